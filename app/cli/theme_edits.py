"""`themes rename`, `merge`, `split` …: shaping themes; every act is kept."""

from collections.abc import Callable

import click

from app.cli.opened import CliError, Opened, as_json, or_say, pass_opened, write_json
from app.cli.themes import of_scheme, themes
from app.words import _, language, many
from knowledge.model.theme import InBoth, ThemeSet
from knowledge.themes.edits import NewPart


@themes.command()
@click.argument("theme_id", metavar="THEME")
@click.option("--nl", default="", help="In Dutch.")
@click.option("--en", default="", help="In English.")
@of_scheme
@pass_opened
def rename(opened: Opened, theme_id: str, nl: str, en: str, scheme: str) -> None:
    """Call a theme by a name, in one or both languages.

    \b
    Example:
      doorwerk themes rename thm-7k2m9x4q1c --nl Buurtbatterij --en "Local battery"
    """
    edits = opened.base.themes.edits
    _tell(edits.rename(theme_id, nl=nl, en=en, by=opened.person, scheme=scheme))


@themes.command(name="describe")
@click.argument("theme_id", metavar="THEME")
@click.option("--nl", default="", help="In Dutch.")
@click.option("--en", default="", help="In English.")
@of_scheme
@pass_opened
def describe_theme(opened: Opened, theme_id: str, nl: str, en: str, scheme: str) -> None:
    """Write what a theme is about.

    \b
    Example:
      doorwerk themes describe thm-7k2m9x4q1c --nl "Stroom die een buurt samen bewaart."
    """
    edits = opened.base.themes.edits
    _tell(edits.describe(theme_id, nl=nl, en=en, by=opened.person, scheme=scheme))


@themes.command(name="merge")
@click.argument("theme_ids", metavar="THEME…", nargs=-1, required=True)
@click.option("--into", required=True, metavar="THEME")
@of_scheme
@pass_opened
def merge_themes(opened: Opened, theme_ids: tuple[str, ...], into: str, scheme: str) -> None:
    """Let the lessons of some themes stand in another.

    \b
    Example:
      doorwerk themes merge thm-7k2m9x4q1c --into thm-3b8n1v5r0d
    """
    edits = opened.base.themes.edits
    _tell(edits.merge(theme_ids, into, by=opened.person, scheme=scheme))


@themes.command(name="split")
@click.argument("theme_id", metavar="THEME")
@click.option("--nl", default="", help="Name of the new theme in Dutch.")
@click.option("--en", default="", help="In English.")
@click.option("--example", "examples", multiple=True, required=True, metavar="LESSON")
@of_scheme
@pass_opened
def split_theme(
    opened: Opened, theme_id: str, nl: str, en: str, examples: tuple[str, ...], scheme: str
) -> None:
    """Split a theme off by examples; lessons near them go along.

    \b
    Example:
      doorwerk themes split thm-7k2m9x4q1c --nl Opslag --example les-5d0c8w2t7p
    """
    part = NewPart(InBoth(nl, en), examples)
    edits = opened.base.themes.edits
    _tell(edits.split(theme_id, [part], by=opened.person, scheme=scheme))


@themes.command()
@click.argument("lesson_ids", metavar="LESSON…", nargs=-1, required=True)
@click.option("--to", required=True, metavar="THEME")
@of_scheme
@pass_opened
def move(opened: Opened, lesson_ids: tuple[str, ...], to: str, scheme: str) -> None:
    """Put lessons into a theme or part; they stay there.

    \b
    Example:
      doorwerk themes move les-5d0c8w2t7p --to thm-7k2m9x4q1c
    """
    _tell(opened.base.themes.edits.move(lesson_ids, to, by=opened.person, scheme=scheme))


@themes.command()
@click.argument("lesson_ids", metavar="LESSON…", nargs=-1, required=True)
@click.option("--off", is_flag=True, help="Let the next run place them again.")
@of_scheme
@pass_opened
def pin(opened: Opened, lesson_ids: tuple[str, ...], off: bool, scheme: str) -> None:
    """Let lessons stay where they are, whatever is found later.

    \b
    Example:
      doorwerk themes pin les-5d0c8w2t7p
    """
    edits = opened.base.themes.edits
    act = edits.unpin if off else edits.pin
    _tell(act(lesson_ids, by=opened.person, scheme=scheme))


@themes.command()
@click.argument("theme_id", metavar="THEME")
@click.option("--off", is_flag=True, help="Take the lock away.")
@of_scheme
@pass_opened
def lock(opened: Opened, theme_id: str, off: bool, scheme: str) -> None:
    """Let no run take a lesson out of a theme.

    \b
    Example:
      doorwerk themes lock thm-7k2m9x4q1c
    """
    edits = opened.base.themes.edits
    act: Callable[..., ThemeSet] = edits.unlock if off else edits.lock
    _tell(act(theme_id, by=opened.person, scheme=scheme))


@themes.command()
@click.argument("theme_id", metavar="THEME")
@click.option("--off", is_flag=True, help="Show it to readers again.")
@of_scheme
@pass_opened
def hide(opened: Opened, theme_id: str, off: bool, scheme: str) -> None:
    """Show a theme to those who shape themes alone.

    \b
    Example:
      doorwerk themes hide thm-7k2m9x4q1c
    """
    edits = opened.base.themes.edits
    act: Callable[..., ThemeSet] = edits.show if off else edits.hide
    _tell(act(theme_id, by=opened.person, scheme=scheme))


@themes.command()
@click.option("--theme", "theme_id", default="", metavar="THEME")
@click.option("--undo", type=int, default=0, metavar="NUMBER", help="Undo one act.")
@of_scheme
@as_json
@pass_opened
def history(opened: Opened, theme_id: str, undo: int, scheme: str, as_json: bool) -> None:
    """List what people did to themes, the newest first.

    \b
    Example:
      doorwerk themes history --undo 12
    """
    edits = opened.base.themes.edits
    if undo < 0:
        raise CliError(_("An act has a number above 0."), exit_code=2)
    if undo:
        edits.take_back(undo, by=opened.person, scheme=scheme)
    found = edits.history(viewer=opened.person, theme_id=theme_id, scheme=scheme)
    if as_json:
        write_json(found)
        return
    for edit in or_say(found, _("Nobody has changed these themes yet.")):
        when = f"{edit.at:%Y-%m-%d %H:%M}"
        click.echo(f"{edit.sequence}  {when}  {edit.who}  {edit.kind}  {edit.theme_id}")


def _tell(stood: ThemeSet) -> None:
    click.echo(many("{count} theme stands.", "{count} themes stand.", len(stood.top)))
    for theme in stood.top:
        click.echo(f"{theme.id}  {theme.label(language())}  {len(stood.members(theme.id))}")
