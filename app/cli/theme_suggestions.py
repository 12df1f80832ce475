"""`themes suggest`, `suggested` …: names from a language model, if one is set."""

import click

from app.cli.opened import CliError, Opened, as_json, pass_opened, write_json
from app.cli.themes import of_scheme, themes
from app.theme_suggestion_names import refusals_words, suggestion_state_name
from app.words import _, many
from ingest.theme_naming import name_next
from knowledge.model.theme_suggestion import ThemeSuggestion


@themes.command()
@click.argument("theme_ids", metavar="THEME…", nargs=-1)
@click.option("--all", "all_unnamed", is_flag=True, help="All themes that no person has named.")
@click.option("--later", is_flag=True, help="Leave it to the worker.")
@of_scheme
@as_json
@pass_opened
def suggest(
    opened: Opened,
    theme_ids: tuple[str, ...],
    all_unnamed: bool,
    later: bool,
    scheme: str,
    as_json: bool,
) -> int:
    """Ask the language model what to call themes; nothing changes until you take a name over.

    It gets the theme's terms and five quotes, with what the program takes for personal data
    blanked out, and nothing else.

    \b
    Example:
      doorwerk themes suggest thm-7k2m9x4q1c

    Exit code 1 if a suggestion was refused or no answer came.
    """
    suggestions = opened.base.themes.suggestions
    wanted = list(theme_ids)
    if all_unnamed:
        wanted += [one.id for one in suggestions.unnamed(viewer=opened.person, scheme=scheme)]
    if not wanted:
        raise CliError(_("Name at least one theme, or --all."), exit_code=2)
    asked = [
        suggestions.ask(theme_id, by=opened.person, scheme=scheme)
        for theme_id in dict.fromkeys(wanted)
    ]
    while not later and name_next(opened.base, by="command line:0"):
        pass
    found = [
        one
        for before in asked
        for one in suggestions.of_theme(before.theme_id, viewer=opened.person, scheme=scheme)
        if one.id == before.id
    ]
    _tell(found, as_json=as_json)
    return 1 if any(one.refusals or one.state == "failed" for one in found) else 0


@themes.command()
@click.argument("theme_id", metavar="THEME")
@of_scheme
@as_json
@pass_opened
def suggested(opened: Opened, theme_id: str, scheme: str, as_json: bool) -> None:
    """List what the language model suggested to call a theme, the newest first.

    \b
    Example:
      doorwerk themes suggested thm-7k2m9x4q1c
    """
    suggestions = opened.base.themes.suggestions
    _tell(suggestions.of_theme(theme_id, viewer=opened.person, scheme=scheme), as_json=as_json)


@themes.command(name="take-name")
@click.argument("suggestion_id", metavar="SUGGESTION")
@click.option("--only", type=click.Choice(["name", "description"]), help="Take this alone.")
@pass_opened
def take_name(opened: Opened, suggestion_id: str, only: str | None) -> None:
    """Take a suggested name and description over; `themes history --undo` undoes it.

    \b
    Example:
      doorwerk themes take-name sug-7k2m9x4q1c --only name
    """
    opened.base.themes.suggestions.accept(
        suggestion_id,
        by=opened.person,
        name=only != "description",
        description=only != "name",
    )
    click.echo(_("Taken over, with your name."))


@themes.command(name="leave-name")
@click.argument("suggestion_id", metavar="SUGGESTION")
@pass_opened
def leave_name(opened: Opened, suggestion_id: str) -> None:
    """Leave a theme as it is called, and drop the suggestion.

    \b
    Example:
      doorwerk themes leave-name sug-7k2m9x4q1c
    """
    opened.base.themes.suggestions.drop(suggestion_id, by=opened.person)
    click.echo(_("Dropped; the theme is called as before."))


def _tell(found: list[ThemeSuggestion] | tuple[ThemeSuggestion, ...], *, as_json: bool) -> None:
    if as_json:
        write_json(found)
        return
    for one in found:
        click.echo(f"{one.id}  {one.theme_id}  {suggestion_state_name(one.state)}  {one.model}")
        for name, about in (
            (one.words.name.nl, one.words.description.nl),
            (one.words.name.en, one.words.description.en),
        ):
            if name:
                click.echo(f"  {name}\n    {about}")
        for told in refusals_words(one.refusals):
            click.echo(f"  {told}")
    if not found:
        click.echo(many("{count} suggestion", "{count} suggestions", 0))
