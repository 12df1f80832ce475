"""`search` and `show`: asking, and opening what was found."""

import click

from app.cli.opened import Opened, as_json, pass_opened, write_json
from app.locators import locator_words
from app.words import LANGUAGES, _, many
from knowledge.errors import NotFound
from knowledge.model.initiative import Level
from knowledge.model.passage import Passage
from knowledge.model.report import Report
from knowledge.model.search import Hit, SearchAnswer, SearchFilter, SearchQuery


@click.command()
@click.argument("question")
@click.option("-l", "--language", "languages", multiple=True, help="Of the passage: nl, en …")
@click.option(
    "--level", "levels", multiple=True, type=click.Choice([str(level) for level in Level])
)
@click.option("--place", "places", multiple=True)
@click.option("--country", "countries", multiple=True)
@click.option("--year", "years", multiple=True, type=int)
@click.option("--kind", "kinds", multiple=True, help='Of initiative: "repair café" …')
@click.option("--theme", "themes", multiple=True, help="Name or id; see `themes list`.")
@click.option("-n", "--limit", type=click.IntRange(1, 200), default=10, show_default=True)
@as_json
@pass_opened
def search(
    opened: Opened,
    question: str,
    languages: tuple[str, ...],
    levels: tuple[str, ...],
    places: tuple[str, ...],
    countries: tuple[str, ...],
    years: tuple[int, ...],
    kinds: tuple[str, ...],
    themes: tuple[str, ...],
    limit: int,
    as_json: bool,
) -> int:
    """Find passages by words and meaning, in every language at once.

    \b
    "exact words" in quotes must occur; -word must not.

    Example:
      doorwerk search "vrijwilligers die stoppen" --country DE -n 5

    Exit code 1 if nothing good was found.
    """
    where = SearchFilter(
        languages=languages,
        levels=tuple(Level(level) for level in levels),
        places=places,
        countries=countries,
        years=years,
        kinds=kinds,
        themes=tuple(_theme_id(name, opened) for name in themes),
    )
    query = SearchQuery(question, where=where, limit=limit)
    answer = opened.base.search(query, viewer=opened.person)
    if as_json:
        write_json(answer)
    else:
        _write_answer(answer)
    return 1 if answer.is_nothing_good else 0


@click.command()
@click.argument("passage_id", metavar="PASSAGE")
@as_json
@pass_opened
def show(opened: Opened, passage_id: str, as_json: bool) -> None:
    """Show a passage with the words around it, its report and its page.

    \b
    Example:
      doorwerk show rep-7k2m9x4q1c.12
    """
    library, viewer = opened.base.library, opened.person
    passage = library.passage(passage_id, viewer=viewer)
    report = library.report(passage.report_id, viewer=viewer)
    if as_json:
        write_json({"passage": passage, "report": report})
        return
    neighbours = library.passages(report.id, viewer=viewer)
    for other in neighbours[max(0, passage.number - 1) : passage.number + 2]:
        click.echo(click.style(other.text, bold=other.id == passage.id) + "\n")
    click.echo(_source(passage, report))


def _theme_id(name: str, opened: Opened) -> str:
    """Return the id of a theme that is named by its id or by what it is called."""
    known = opened.base.themed.themes()
    for theme in known.values():
        labels = {theme.label(code).casefold() for code in LANGUAGES}
        if name == theme.id or name.casefold() in labels:
            return theme.id
    raise NotFound("theme", name)


def _write_answer(answer: SearchAnswer) -> None:
    if answer.is_nothing_good:
        nothing = _("Nothing good found. The nearest that the base has:") + "\n"
        click.echo(nothing if answer.hits else _("Nothing good found"))
    for hit in answer.hits:
        click.echo(click.style(_source(hit.passage, hit.report), bold=True))
        click.echo(f"  {_marked(hit)}\n  {hit.passage.id}\n")
    if not answer.is_nothing_good:
        click.echo(many("{count} passage found", "{count} passages found", answer.total_count))


def _source(passage: Passage, report: Report) -> str:
    parts = [report.title, locator_words(passage.locators), passage.language]
    if report.initiative and report.initiative.places:
        parts.insert(1, ", ".join(report.initiative.places))
    return " · ".join(parts)


def _marked(hit: Hit) -> str:
    text, written, last = hit.passage.text, "", 0
    for mark in hit.marks:
        written += text[last : mark.start] + click.style(mark.of(text), underline=True)
        last = mark.end
    return (written + text[last:]).replace("\n", "\n  ")


COMMANDS = (search, show)
