"""`themes matrix`, `trend`, `pairs`, `problems`, `export`: themes in numbers."""

from collections.abc import Iterator
from pathlib import Path

import click

from app.cli.files import write_file
from app.cli.opened import Opened, as_json, or_say, pass_opened, write_json
from app.cli.themes import of_scheme, themes
from app.theme_breadth import recurrence_words
from app.theme_export import Sheet, as_csv, as_xlsx, lessons_sheet, themes_sheet
from app.theme_values import value_name
from app.words import _, language
from knowledge.themes.slices import CellState, Trend
from knowledge.themes.themes import PlacedLesson
from knowledge.themes.told import Dimension


@themes.command()
@click.argument("dimension", type=click.Choice([str(one) for one in Dimension]))
@of_scheme
@as_json
@pass_opened
def matrix(opened: Opened, dimension: str, scheme: str, as_json: bool) -> None:
    """Set themes out by level, place, kind …, in independent initiatives.

    \b
    Example:
      doorwerk themes matrix level

    A dot is no answer found, a blank no report in the base.
    """
    found = opened.base.theme_figures.matrix(
        Dimension(dimension), viewer=opened.person, scheme=scheme
    )
    if as_json:
        write_json(found)
        return
    names = [value_name(found.dimension, value) for value in found.columns]
    click.echo(" | ".join(["", *names]))
    signs = {CellState.NO_ANSWER: "·", CellState.NO_REPORT: ""}
    for theme, cells in found.rows:
        counts = [signs.get(cell.state, str(cell.initiative_count)) for cell in cells]
        click.echo(" | ".join([theme.label(language()), *counts]))


@themes.command()
@of_scheme
@as_json
@pass_opened
def trend(opened: Opened, scheme: str, as_json: bool) -> None:
    """Tell each theme's share of the initiatives that reported in each year.

    \b
    Example:
      doorwerk themes trend --json
    """
    found = opened.base.theme_figures.trends(viewer=opened.person, scheme=scheme)
    if as_json:
        write_json(found)
        return
    for one in or_say(found, _("Nothing to count yet.")):
        click.echo(one.theme.label(language()))
        _write_years(one)


@themes.command()
@of_scheme
@as_json
@pass_opened
def pairs(opened: Opened, scheme: str, as_json: bool) -> None:
    """List lessons near in meaning and opposite in outcome; a person says if they clash.

    \b
    Example:
      doorwerk themes pairs
    """
    found = opened.base.theme_figures.contradictions(viewer=opened.person, scheme=scheme)
    if as_json:
        write_json(found)
        return
    for one in or_say(found, _("No two lessons were found that may contradict each other.")):
        click.echo(f"{one.nearness:.2f}")
        click.echo(f"  + {one.worked.lesson.id}  {one.worked.lesson.content.statement}")
        click.echo(f"  - {one.failed.lesson.id}  {one.failed.lesson.content.statement}")


@themes.command()
@click.argument("one_id", metavar="LESSON")
@click.argument("other_id", metavar="LESSON")
@click.option("--no", "is_none", is_flag=True, help="They do not contradict each other.")
@click.option("--differs-in", default="", help="The condition that differs.")
@click.option("--take-back", "is_back", is_flag=True, help="Nobody has said anything of them.")
@pass_opened
def judge(
    opened: Opened, one_id: str, other_id: str, is_none: bool, differs_in: str, is_back: bool
) -> None:
    """Say whether two lessons contradict each other, or take that back.

    \b
    Example:
      doorwerk themes judge les-5d0c8w2t7p les-1k9z3x6m2q --differs-in "paid coordinator"
    """
    if is_back:
        opened.base.theme_figures.unjudge(one_id, other_id, by=opened.person)
        click.echo(_("Taken back; the pair is a candidate again."))
        return
    opened.base.theme_figures.judge(
        one_id, other_id, is_contradiction=not is_none, differs_in=differs_in, by=opened.person
    )
    click.echo(_("Kept."))


@themes.command()
@of_scheme
@as_json
@pass_opened
def problems(opened: Opened, scheme: str, as_json: bool) -> None:
    """List what nobody has solved yet, with what was tried.

    \b
    Example:
      doorwerk themes problems
    """
    found = opened.base.theme_figures.open_problems(viewer=opened.person, scheme=scheme)
    if as_json:
        write_json(found)
        return
    for one in or_say(found, _("No problem without an answer was found.")):
        click.echo(f"{one.told.lesson.id}  {one.told.lesson.content.statement}")
        for tried in one.tried:
            click.echo(f"    {tried.lesson.id}  {tried.lesson.content.statement}")


@themes.command()
@of_scheme
@as_json
@pass_opened
def recurring(opened: Opened, scheme: str, as_json: bool) -> None:
    """List what three or more initiatives learned and no policy text has taken up.

    \b
    Example:
      doorwerk themes recurring
    """
    found = opened.base.theme_figures.recurrences(viewer=opened.person, scheme=scheme)
    if as_json:
        write_json(found)
        return
    for one in or_say(
        found, _("Policy took up every theme that three initiatives or more speak of.")
    ):
        counted = ", ".join(recurrence_words(one.breadth))
        click.echo(f"{one.theme.label(language())}  {counted}")


@themes.command(name="export")
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--table",
    type=click.Choice(["themes", "lessons"]),
    default="lessons",
    show_default=True,
    help="Which one, for CSV.",
)
@of_scheme
@pass_opened
def export_themes(opened: Opened, file: Path, table: str, scheme: str) -> None:
    """Write themes and lessons as XLSX, or one of them as CSV, by the name of the file.

    \b
    Example:
      doorwerk themes export themes.xlsx
    """
    overview = themes_sheet(opened.base.themes.overview(viewer=opened.person, scheme=scheme))
    lessons = lessons_sheet(_lessons(opened, scheme))
    if file.suffix.lower() == ".xlsx":
        write_file(file, as_xlsx((overview, lessons)))
    else:
        chosen: Sheet = overview if table == "themes" else lessons
        write_file(file, as_csv(chosen))
    click.echo(_("Written: {folder}", folder=file))


def _lessons(opened: Opened, scheme: str) -> Iterator[tuple[str, str, PlacedLesson]]:
    stood = opened.base.themes.standing(viewer=opened.person, scheme=scheme)
    for theme in stood.top:
        if not stood.members(theme.id):
            continue
        found = opened.base.themes.theme(theme.id, viewer=opened.person, scheme=scheme)
        labels = {part.id: part.label(language()) for part in stood.parts(theme.id)}
        for placed in found.lessons:
            yield theme.label(language()), labels.get(placed.placement.part_id, ""), placed


def _write_years(found: Trend) -> None:
    for one in found.years:
        share = one.share
        bounds = f"{100 * share.low:.0f}-{100 * share.high:.0f}"
        few = "" if share.is_enough else "  " + _("too few for a line")
        told = f"{share.count}/{share.total_count}"
        click.echo(f"  {one.year}  {told}  {100 * share.share:.0f} % ({bounds}){few}")
