"""`kit`, `gaps`: what to take from others, and what nobody has an answer to."""

from pathlib import Path

import click

from app.cli.files import write_file
from app.cli.opened import CliError, Opened, as_json, or_say, pass_opened, write_json
from app.kit_document import kit_blocks
from app.kit_files import write_docx, write_odt
from app.lesson_names import lesson_kind_name
from app.locators import locator_words
from app.spread_names import kit_phase_name, standing_name
from app.words import _, many
from knowledge.model.gap import ProblemStanding
from knowledge.model.lesson import Lesson
from knowledge.model.search import SearchFilter

_WRITERS = {".docx": write_docx, ".odt": write_odt}


@click.command()
@click.argument("kind")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write a document: its name ends in .docx or .odt.",
)
@as_json
@pass_opened
def kit(opened: Opened, kind: str, output: Path | None, as_json: bool) -> int:
    """Put together what initiatives of a kind learned, by phase.

    \b
    Example:
      doorwerk kit "repair café" --output startpakket.docx

    Exit code 1 if the base has no lesson of that kind.
    """
    viewer = opened.person
    found = opened.base.kits.of_kind(kind, viewer=viewer)
    if output is not None:
        write = _WRITERS.get(output.suffix.casefold())
        if write is None:
            raise CliError(_("The name of the document ends in .docx or .odt."), 2)
        reports = opened.base.library.reports(viewer=viewer)
        address = opened.settings.web_address
        blocks = kit_blocks(kind, found, report_count=len(reports), address=address)
        write_file(output, write(blocks))
        click.echo(many("{count} lesson written.", "{count} lessons written.", found.lesson_count))
    elif as_json:
        write_json(found)
    else:
        for part in found.parts:
            click.echo(click.style(kit_phase_name(part.phase), bold=True))
            for lesson in part.lessons:
                click.echo(f"  {_line(lesson)}")
    return 0 if found.lesson_count else 1


@click.command()
@click.argument("problem", required=False, default="")
@click.option("--kind", "kinds", multiple=True, help='Of initiative: "repair café" …')
@click.option("--country", "countries", multiple=True)
@click.option("--place", "places", multiple=True)
@as_json
@pass_opened
def gaps(
    opened: Opened,
    problem: str,
    kinds: tuple[str, ...],
    countries: tuple[str, ...],
    places: tuple[str, ...],
    as_json: bool,
) -> int:
    """List the problems that initiatives left open, or tell how one stands.

    \b
    Example:
      doorwerk gaps "wie neemt het over als de oprichter vertrekt" --country NL

    Exit code 1 if somebody may have an answer to the problem asked for.
    """
    base, viewer = opened.base, opened.person
    if problem:
        where = SearchFilter(kinds=kinds, countries=countries, places=places)
        asked = base.gaps.asked(problem, viewer=viewer, where=where)
        if as_json:
            write_json(asked)
        else:
            click.echo(click.style(standing_name(asked.standing), bold=True))
            for lesson in (*asked.answers, *asked.in_vain):
                click.echo(f"  {_line(lesson)}")
        return 1 if asked.standing is ProblemStanding.ANSWERED else 0
    found = base.gaps.open_problems(viewer=viewer, kinds=kinds, countries=countries, places=places)
    if as_json:
        write_json(found)
        return 0
    for open_problem in or_say(found, _("No problem without an answer was found.")):
        click.echo(_line(open_problem.lesson))
        for lesson in open_problem.answers:
            click.echo(f"    → {_line(lesson)}")
    return 0


def _line(lesson: Lesson) -> str:
    name = lesson.initiative.name if lesson.initiative else ""
    said = f"{lesson_kind_name(lesson.content.kind)}: {lesson.content.statement}"
    where = locator_words(lesson.quotes[0].locators)
    return " · ".join(filter(None, (said, name, where, lesson.id)))


COMMANDS = (kit, gaps)
