"""`brief`: drawn from lessons, edited, signed off, exported."""

from pathlib import Path

import click

from app.brief_document import document
from app.brief_export.forms import FORMS, exported
from app.brief_export.markdown import as_markdown
from app.brief_frames import frame, frames, frames_left_out
from app.brief_words import problem_words, state_name, word_in
from app.cli.files import write_file
from app.cli.opened import Opened, as_json, or_say, pass_opened, write_json
from app.words import LANGUAGES, _, language
from knowledge.brief_drawing import Order
from knowledge.model.brief import Problem
from knowledge.model.initiative import Level
from knowledge.model.search import SearchFilter
from knowledge.open_brief import OpenBrief


@click.group()
def brief() -> None:
    """Draw a text for policy from lessons, edit it, sign it off, export it."""


@brief.command("frames")
@as_json
@pass_opened
def list_frames(opened: Opened, as_json: bool) -> None:
    """List the kinds of text that a brief can become.

    \b
    Example:
      doorwerk brief frames
    """
    found = {
        name: known.name.in_language(language())
        for name, known in frames(opened.settings.data).items()
    }
    if as_json:
        write_json(found)
        return
    for name, title in found.items():
        click.echo(f"{name:18} {title}")
    for name, problem in frames_left_out(opened.settings.data).items():
        click.echo(
            _("The frame in {file} is left out: {problem}", file=name, problem=problem), err=True
        )


@brief.command("draft")
@click.argument("lesson_ids", metavar="LESSON…", nargs=-1)
@click.option("--title", required=True)
@click.option("--question", default="", help="That the brief answers.")
@click.option("--basket", "basket_id", metavar="BASKET", help="Take its lessons.")
@click.option("--frame", "frame_id", default="policy_brief", show_default=True)
@click.option("--in", "written_in", type=click.Choice([*LANGUAGES]), help="Language of the brief.")
@click.option("--place", "places", multiple=True, help="Filter of the question.")
@click.option("--country", "countries", multiple=True, help="Filter of the question.")
@click.option(
    "--level",
    "levels",
    multiple=True,
    type=click.Choice([str(level) for level in Level]),
    help="Filter of the question.",
)
@as_json
@pass_opened
def draft_brief(
    opened: Opened,
    lesson_ids: tuple[str, ...],
    title: str,
    question: str,
    basket_id: str | None,
    frame_id: str,
    written_in: str | None,
    places: tuple[str, ...],
    countries: tuple[str, ...],
    levels: tuple[str, ...],
    as_json: bool,
) -> None:
    """Draw a brief from lessons alone, with what says otherwise.

    \b
    Example:
      doorwerk brief draft --basket bas-7k2m9x4q1c --title "Vrijwilligers" --frame motion
    """
    chosen = lesson_ids
    if basket_id:
        chosen += opened.base.baskets.basket(basket_id, of=opened.person).lesson_ids
    order = Order(
        title=title,
        question=question,
        lesson_ids=chosen,
        language=written_in or language(),
        where=SearchFilter(
            places=places, countries=countries, levels=tuple(Level(name) for name in levels)
        ),
    )
    drawn = opened.base.briefs.draft(
        order,
        frame=frame(frame_id, opened.settings.data),
        word=word_in(order.language),
        by=opened.person,
    )
    write_brief(opened, drawn, as_json=as_json)


@brief.command("list")
@as_json
@pass_opened
def list_briefs(opened: Opened, as_json: bool) -> None:
    """List the briefs, the last changed first; marked ones rest on a lesson that fell.

    \b
    Example:
      doorwerk brief list --json
    """
    found = opened.base.briefs.listing(viewer=opened.person)
    if as_json:
        write_json(found)
        return
    for entry in or_say(found, _("There is no brief yet.")):
        mark = _("rests on a lesson that was withdrawn") if entry.is_marked else ""
        parts = [entry.brief.body.title, state_name(entry.brief.state), mark]
        click.echo(f"{entry.brief.id}  " + " · ".join(part for part in parts if part))


@brief.command("show")
@click.argument("brief_id", metavar="BRIEF")
@as_json
@pass_opened
def show_brief(opened: Opened, brief_id: str, as_json: bool) -> int:
    """Show a brief with its notes, and what is wrong with it.

    \b
    Example:
      doorwerk brief show bri-7k2m9x4q1c

    Exit code 1 if something keeps it from being signed off and exported.
    """
    found = opened.base.briefs.brief(brief_id, viewer=opened.person)
    write_brief(opened, found, as_json=as_json)
    return 1 if found.blocking else 0


@brief.command("export")
@click.argument("brief_id", metavar="BRIEF")
@click.option("--form", type=click.Choice([*FORMS]), default="docx", show_default=True)
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    help="File to write; else its own name here.",
)
@pass_opened
def export_brief(opened: Opened, brief_id: str, form: str, output: Path | None) -> None:
    """Write a brief to a file; every quote is held against its page first.

    \b
    Example:
      doorwerk brief export bri-7k2m9x4q1c --form docx -o notitie.docx

    A brief with a sentence that no lesson bears is not exported.
    """
    made = exported(opened.base, brief_id, form, by=opened.person)
    target = output or Path(made.file_name)
    write_file(target, made.data)
    click.echo(_("Written: {folder}", folder=target))


def write_brief(opened: Opened, found: OpenBrief, *, as_json: bool) -> None:
    """Write a brief with its notes and what is wrong with it."""
    if as_json:
        write_json({"brief": found.brief, "problems": found.problems, "comments": found.comments})
        return
    shown = document(found, address=opened.settings.web_address)
    click.echo(as_markdown(shown).decode())
    for problem in found.problems:
        click.echo(_problem_line(problem), err=True)
    click.echo(f"{found.brief.id} · {state_name(found.brief.state)}")


def _problem_line(problem: Problem) -> str:
    where = problem.sentence_id or problem.lesson_id
    return f"{where}  {problem_words(problem.kind)}".strip()
