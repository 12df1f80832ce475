"""`brief write`, `reword`, `cite`, `remove`, `answer` …: the text of a brief."""

import click

from app.brief_words import word_in
from app.cli.brief import brief, write_brief
from app.cli.opened import Opened, as_json, pass_opened


@brief.command("take-in")
@click.argument("brief_id", metavar="BRIEF")
@click.argument("lesson_ids", metavar="LESSON…", nargs=-1, required=True)
@click.option("--section", required=True, metavar="KEY", help="Of the frame.")
@as_json
@pass_opened
def take_in(
    opened: Opened, brief_id: str, lesson_ids: tuple[str, ...], section: str, as_json: bool
) -> None:
    """Draw more lessons into a section, with what says otherwise.

    \b
    Example:
      doorwerk brief take-in bri-7k2m9x4q1c les-7k2m9x4q1c --section advice
    """
    briefs, person = opened.base.briefs, opened.person
    written_in = briefs.brief(brief_id, viewer=person).brief.language
    found = briefs.take_in(brief_id, lesson_ids, section, word=word_in(written_in), by=person)
    write_brief(opened, found, as_json=as_json)


@brief.command("write")
@click.argument("brief_id", metavar="BRIEF")
@click.argument("text")
@click.option("--section", required=True, metavar="KEY", help="Of the frame.")
@click.option("--lesson", "lesson_ids", multiple=True, help="That it rests on; may be repeated.")
@as_json
@pass_opened
def write(
    opened: Opened,
    brief_id: str,
    text: str,
    section: str,
    lesson_ids: tuple[str, ...],
    as_json: bool,
) -> None:
    """Add a sentence of your own; without a lesson it blocks sign-off and export.

    \b
    Example:
      doorwerk brief write bri-7k2m9x4q1c "Dit kost geld." --section advice --lesson les-7k2m9x4q1c
    """
    found = opened.base.briefs.write(
        brief_id, section, text, lesson_ids=lesson_ids, by=opened.person
    )
    write_brief(opened, found, as_json=as_json)


@brief.command("reword")
@click.argument("brief_id", metavar="BRIEF")
@click.argument("sentence_id", metavar="SENTENCE")
@click.argument("text")
@as_json
@pass_opened
def reword(opened: Opened, brief_id: str, sentence_id: str, text: str, as_json: bool) -> None:
    """Give a sentence other words; its lessons stay.

    \b
    Example:
      doorwerk brief reword bri-7k2m9x4q1c sen-7k2m9x4q1c "Een vaste coördinator helpt."
    """
    found = opened.base.briefs.reword(brief_id, sentence_id, text, by=opened.person)
    write_brief(opened, found, as_json=as_json)


@brief.command("cite")
@click.argument("brief_id", metavar="BRIEF")
@click.argument("sentence_id", metavar="SENTENCE")
@click.argument("lesson_ids", metavar="LESSON…", nargs=-1)
@as_json
@pass_opened
def cite(
    opened: Opened,
    brief_id: str,
    sentence_id: str,
    lesson_ids: tuple[str, ...],
    as_json: bool,
) -> None:
    """Say on which lessons a sentence rests, in the place of the earlier ones.

    \b
    Example:
      doorwerk brief cite bri-7k2m9x4q1c sen-7k2m9x4q1c les-7k2m9x4q1c
    """
    found = opened.base.briefs.cite(brief_id, sentence_id, lesson_ids, by=opened.person)
    write_brief(opened, found, as_json=as_json)


@brief.command("remove")
@click.argument("brief_id", metavar="BRIEF")
@click.argument("sentence_id", metavar="SENTENCE")
@as_json
@pass_opened
def remove(opened: Opened, brief_id: str, sentence_id: str, as_json: bool) -> None:
    """Take a sentence out; counter-evidence stays while the brief claims the finding.

    \b
    Example:
      doorwerk brief remove bri-7k2m9x4q1c sen-7k2m9x4q1c
    """
    found = opened.base.briefs.remove(brief_id, sentence_id, by=opened.person)
    write_brief(opened, found, as_json=as_json)


@brief.command("move")
@click.argument("brief_id", metavar="BRIEF")
@click.argument("sentence_id", metavar="SENTENCE")
@click.option("--section", required=True, metavar="KEY", help="Of the frame.")
@click.option("--after", default="", metavar="SENTENCE", help="Else at the end.")
@as_json
@pass_opened
def move(
    opened: Opened, brief_id: str, sentence_id: str, section: str, after: str, as_json: bool
) -> None:
    """Put a sentence elsewhere.

    \b
    Example:
      doorwerk brief move bri-7k2m9x4q1c sen-7k2m9x4q1c --section problem
    """
    found = opened.base.briefs.move(brief_id, sentence_id, section, after=after, by=opened.person)
    write_brief(opened, found, as_json=as_json)


@brief.command("answer")
@click.argument("brief_id", metavar="BRIEF")
@click.argument("lesson_id", metavar="LESSON")
@click.argument("words", metavar="ANSWER")
@click.option("--set-aside", is_flag=True, help="It does not speak against this; say why.")
@as_json
@pass_opened
def answer(
    opened: Opened, brief_id: str, lesson_id: str, words: str, set_aside: bool, as_json: bool
) -> None:
    """Answer counter-evidence; it stays in the brief, with the answer.

    \b
    Example:
      doorwerk brief answer bri-7k2m9x4q1c les-7k2m9x4q1c "Daar was geen geld voor."
    """
    briefs, person = opened.base.briefs, opened.person
    found = briefs.brief(brief_id, viewer=person)
    for finding in found.brief.body.findings:
        if lesson_id in {counter.lesson_id for counter in finding.counters}:
            found = briefs.answer(
                brief_id, finding.id, lesson_id, words, by=person, is_set_aside=set_aside
            )
    write_brief(opened, found, as_json=as_json)


@brief.command("counters")
@click.argument("brief_id", metavar="BRIEF")
@pass_opened
def counters(opened: Opened, brief_id: str) -> None:
    """Put in what says otherwise and came into the base since; write how many lessons.

    \b
    Example:
      doorwerk brief counters bri-7k2m9x4q1c
    """
    click.echo(opened.base.briefs.look_for_counters(brief_id, by=opened.person))
