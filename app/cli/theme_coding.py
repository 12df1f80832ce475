"""`themes sample`, `themes code`, `themes agreement`: how far people and machine agree."""

import click

from app.cli.opened import Opened, as_json, pass_opened, write_json
from app.cli.themes import of_scheme, themes
from app.words import _, language, many
from knowledge.model.coding import LEAST_CODED, Agreement


@themes.command()
@click.option("--count", type=click.IntRange(LEAST_CODED), default=40, show_default=True)
@click.option("--seed", type=int, default=0, show_default=True)
@of_scheme
@as_json
@pass_opened
def sample(opened: Opened, count: int, seed: int, scheme: str, as_json: bool) -> None:
    """Draw lessons at random for people to code, and list them with the themes to choose from.

    \b
    Example:
      doorwerk themes sample --count 40
    """
    coding, viewer = opened.base.theme_coding, opened.person
    drawn = coding.draw(by=viewer, count=count, scheme=scheme, seed=seed)
    lessons = coding.to_code(drawn.id, viewer=viewer)
    if as_json:
        write_json({"id": drawn.id, "lessons": [one.lesson.id for one in lessons]})
        return
    click.echo(drawn.id)
    for theme in coding.choices(drawn.id, viewer=viewer):
        click.echo(f"{theme.id}  {theme.label(language())}")
    for one in lessons:
        click.echo(f"{one.lesson.id}  {one.lesson.content.statement}")


@themes.command()
@click.argument("sample_id", metavar="SAMPLE")
@click.argument("lesson_id", metavar="LESSON")
@click.argument("theme_ids", metavar="[THEME]…", nargs=-1)
@pass_opened
def code(opened: Opened, sample_id: str, lesson_id: str, theme_ids: tuple[str, ...]) -> None:
    """Say which themes a lesson of a sample belongs to; naming none says that none fits.

    \b
    Example:
      doorwerk themes code cod-7k2m9x4q1c les-5d0c8w2t7p thm-3b8n1v5r0d
    """
    opened.base.theme_coding.code(sample_id, lesson_id, theme_ids, by=opened.person)
    click.echo(_("Kept."))


@themes.command()
@click.argument("sample_id", metavar="SAMPLE")
@as_json
@pass_opened
def agreement(opened: Opened, sample_id: str, as_json: bool) -> None:
    """Tell how far coders agree with the machine and with each other: F1 per lesson.

    \b
    Example:
      doorwerk themes agreement cod-7k2m9x4q1c
    """
    found = opened.base.theme_coding.agreements(sample_id, viewer=opened.person)
    if as_json:
        write_json(found)
        return
    for one in found:
        click.echo(_line(one))


def _line(one: Agreement) -> str:
    other = one.other or _("the machine")
    coded = many("{count} lesson", "{count} lessons", one.lesson_count)
    if not one.is_enough:
        too_few = _("too few lessons for a figure")
        return f"{one.one}, {other}: {too_few} ({coded})"
    return f"{one.one}, {other}: F1 {one.f1:.2f} ({one.low:.2f}-{one.high:.2f}), {coded}"
