"""`check-draft` and `policy …`: a draft held against the lessons, and what became of them."""

from datetime import date, datetime
from functools import partial
from pathlib import Path

import click

from app.cli.files import write_file
from app.cli.opened import CliError, Opened, as_json, or_say, pass_opened, write_json
from app.figures import calendar_day
from app.lesson_names import lesson_kind_name
from app.outcomes import refusal_sentences
from app.policy_names import (
    bearing_name,
    decision_name,
    policy_kind_name,
    stage_name,
    uptake_role_name,
)
from app.theme_breadth import recurrence_words
from app.words import _
from ingest.outcome import Refused
from ingest.parse.sandbox import read_in_child
from knowledge.errors import DayBeforeText, InvalidEntry
from knowledge.model.initiative import Level
from knowledge.model.policy import (
    Decision,
    PolicyDraft,
    PolicyKind,
    PolicyStage,
    Uptake,
    UptakeRole,
)
from knowledge.model.report_text import ReportText
from knowledge.model.span import Span

_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
_DAY = click.DateTime(["%Y-%m-%d"])


@click.command(name="check-draft")
@click.argument("path", metavar="FILE", type=_FILE)
@as_json
@pass_opened
def check_draft(opened: Opened, path: Path, as_json: bool) -> int:
    """Hold each paragraph of a draft against what was learned.

    \b
    Example:
      doorwerk check-draft concept.docx

    Exit code 1 if a paragraph has no lesson that bears it out.
    """
    checked = opened.base.draft_check.check(_text_of(path).text, viewer=opened.person)
    claims = [paragraph for paragraph in checked if not paragraph.is_heading]
    if as_json:
        write_json(checked)
        return int(any(paragraph.is_unsupported for paragraph in claims))
    for number, paragraph in enumerate(checked, start=1):
        if paragraph.is_heading:
            continue
        click.echo(f"{number}. {paragraph.text[:90]}")
        if not paragraph.lessons:
            click.echo("   " + _("The base has no lesson on this."))
        for found in paragraph.lessons:
            lesson = found.hit.lesson
            click.echo(
                f"   {bearing_name(found.bearing)}: {lesson.content.statement}  [{lesson.id}]"
            )
            for words in found.forgotten:
                note = _("The paragraph does not speak of this condition:")
                click.echo(f"      {note} {words}")
    return int(any(paragraph.is_unsupported for paragraph in claims))


@click.group()
def policy() -> None:
    """Register policy texts, link lessons to them, and note what was decided."""


@policy.command(name="add")
@click.argument("path", metavar="FILE", type=_FILE)
@click.option("--title", default="", help="Else as the file states it, or its name.")
@click.option("--kind", type=click.Choice([*map(str, PolicyKind)]), default="policy_plan")
@click.option("--stage", type=click.Choice([*map(str, PolicyStage)]), default="draft")
@click.option("--level", type=click.Choice([*map(str, Level)]))
@click.option("--body", default="", help="Who decides.")
@click.option("--language", default="und", help="nl, en, de, fr …")
@click.option("--dated", type=_DAY, help="On the text itself: 2026-05-03.")
@as_json
@pass_opened
def add(
    opened: Opened,
    path: Path,
    title: str,
    kind: str,
    stage: str,
    level: str | None,
    body: str,
    language: str,
    dated: datetime | None,
    as_json: bool,
) -> None:
    """Register a policy text from a file; its words never change after.

    \b
    Example:
      doorwerk policy add motie.docx --kind motion --body "Gemeenteraad Zwolle"
    """
    text = _text_of(path)
    made = opened.base.uptakes.register(
        PolicyDraft(
            title=title or text.title.strip() or path.stem,
            text=text.text,
            kind=PolicyKind(kind),
            stage=PolicyStage(stage),
            level=Level(level) if level else None,
            body=body,
            language=language,
            source=path.name,
            dated=dated.date() if dated else None,
        ),
        by=opened.person,
    )
    if as_json:
        write_json(made)
    else:
        click.echo(f"{made.id}  {made.title}")


@policy.command(name="list")
@as_json
@pass_opened
def listing(opened: Opened, as_json: bool) -> None:
    """List the registered policy texts, those that came last first.

    \b
    Example:
      doorwerk policy list
    """
    found = opened.base.uptakes.policies(viewer=opened.person)
    if as_json:
        write_json(found)
        return
    for text in or_say(found, _("No policy text is registered yet.")):
        facts = ", ".join(filter(None, [policy_kind_name(text.kind), text.body]))
        click.echo(f"{text.id}  {stage_name(text.stage):16} {text.title} ({facts})")


@policy.command()
@click.argument("policy_id", metavar="POLICY")
@click.option("--suggest", is_flag=True, help="Tell which lessons may bear on each paragraph.")
@as_json
@pass_opened
def show(opened: Opened, policy_id: str, suggest: bool, as_json: bool) -> None:
    """Show a policy text's paragraphs with the lessons in them.

    \b
    Example:
      doorwerk policy show pol-7k2m9x4q1c --suggest
    """
    uptakes, viewer = opened.base.uptakes, opened.person
    text = uptakes.policy(policy_id, viewer=viewer)
    linked = uptakes.of_policy(policy_id, viewer=viewer)
    suggested = uptakes.suggest(policy_id, viewer=viewer) if suggest else ()
    if as_json:
        write_json({"policy": text, "uptakes": linked, "suggestions": suggested})
        return
    for number, span in enumerate(text.paragraphs(), start=1):
        click.echo(f"{number}. {span.of(text.text)}")
        for uptake in linked:
            if uptake.span == span:
                click.echo("   " + _line(uptake))
        for hit in next((one.hits for one in suggested if one.span == span), ()):
            click.echo(f"   ? {hit.lesson.content.statement}  [{hit.lesson.id}]")


@policy.command()
@click.argument("policy_id", metavar="POLICY")
@click.argument("paragraph", type=click.IntRange(min=1))
@click.argument("lesson_id", metavar="LESSON")
@click.option("--role", type=click.Choice([*map(str, UptakeRole)]), default="evidence")
@pass_opened
def link(opened: Opened, policy_id: str, paragraph: int, lesson_id: str, role: str) -> None:
    """Link a lesson to a paragraph of a policy text, counted from 1.

    \b
    Example:
      doorwerk policy link pol-7k2m9x4q1c 2 les-3f8w2k9d0q --role evidence
    """
    uptakes = opened.base.uptakes
    spans = uptakes.policy(policy_id, viewer=opened.person).paragraphs()
    if paragraph > len(spans):
        raise InvalidEntry("paragraph", f"this text has {len(spans)} paragraphs")
    span: Span = spans[paragraph - 1]
    made = uptakes.link(lesson_id, policy_id, span=span, role=UptakeRole(role), by=opened.person)
    click.echo(_line(made))


@policy.command()
@click.argument("uptake_id", metavar="UPTAKE")
@pass_opened
def unlink(opened: Opened, uptake_id: str) -> None:
    """Take back a link that was a mistake and on which nothing is decided.

    \b
    Example:
      doorwerk policy unlink upt-5h1t8p2v7m

    A letter to the initiative that has not left is withdrawn; where one has left, a correction
    is drafted.
    """
    opened.base.uptakes.unlink(uptake_id, by=opened.person)
    click.echo(_("The link is taken back."))


@policy.command()
@click.argument("uptake_id", metavar="UPTAKE")
@click.argument("decision", type=click.Choice(["adopted", "adapted", "rejected"]))
@click.option("--reason", default="", help="Needed unless it is adopted as it is.")
@click.option("--on", "decided_on", type=_DAY, help="Day of the decision; else today.")
@click.option("--body", default="", help="Who decided; else the body of the text.")
@click.option("--yes", is_flag=True, help="Do not ask about a day before that of the text.")
@pass_opened
def decide(
    opened: Opened,
    uptake_id: str,
    decision: str,
    reason: str,
    decided_on: datetime | None,
    body: str,
    yes: bool,
) -> None:
    """Note what was decided about a lesson; earlier steps stay.

    \b
    Example:
      doorwerk policy decide upt-5h1t8p2v7m rejected --reason "geen geld in 2026"
    """
    note = partial(
        opened.base.uptakes.decide,
        uptake_id,
        Decision(decision),
        reason=reason,
        decided_on=decided_on.date() if decided_on else date.today(),  # noqa: DTZ011  their day
        body=body,
        by=opened.person,
    )
    try:
        decided = note(is_sure=yes)
    except DayBeforeText as early:
        question = _(
            "This day lies before that of the text, {day}. Is it right?",
            day=calendar_day(early.text_day),
        )
        click.confirm(question, abort=True)
        decided = note(is_sure=True)
    click.echo(_line(decided))


@policy.command()
@click.argument("policy_id", metavar="POLICY")
@click.option("--yes", is_flag=True, help="Do not ask.")
@pass_opened
def delete(opened: Opened, policy_id: str, yes: bool) -> None:
    """Delete a policy text for good; its lessons keep a note of how they stood in it.

    \b
    Example:
      doorwerk policy delete pol-7k2m9x4q1c --yes
    """
    uptakes, person = opened.base.uptakes, opened.person
    text = uptakes.policy(policy_id, viewer=person)
    if not yes:
        click.confirm(_("Delete “{title}” for good?", title=text.title), abort=True)
    uptakes.delete_policy(policy_id, by=person)
    click.echo(_("Deleted: {title}", title=text.title))


@policy.command()
@click.argument("policy_id", metavar="POLICY")
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="Else on stdout.")
@pass_opened
def export(opened: Opened, policy_id: str, out: Path | None) -> None:
    """Write a policy text's uptake as JSON-LD: CiTO, Web Annotation, PROV.

    \b
    Example:
      doorwerk policy export pol-7k2m9x4q1c --out motie.jsonld
    """
    from app.uptake_linked_data import uptake_as_json_ld

    uptakes, viewer = opened.base.uptakes, opened.person
    data = uptake_as_json_ld(
        uptakes.policy(policy_id, viewer=viewer),
        uptakes.citable(policy_id, viewer=viewer),
        address=opened.settings.web_address,
    )
    if out is None:
        click.echo(data, nl=False)
        return
    write_file(out, data)
    click.echo(_("Written: {file}", file=out))


@policy.command()
@click.option("--months", type=click.IntRange(min=0), default=3, help="Waiting at least so long.")
@as_json
@pass_opened
def unanswered(opened: Opened, months: int, as_json: bool) -> None:
    """List what was proposed and has no answer, oldest first.

    \b
    Example:
      doorwerk policy unanswered --months 6
    """
    today = date.today()  # noqa: DTZ011  the day where the person is
    found = opened.base.uptakes.unanswered(months=months, today=today, viewer=opened.person)
    if as_json:
        write_json(found)
        return
    for uptake in or_say(found, _("Nothing has waited that long.")):
        click.echo(f"{_line(uptake)}  ({calendar_day(uptake.steps[0].decided_on)})")


@policy.command()
@click.option(
    "--initiatives", type=click.IntRange(min=1), default=2, help="At least so many on their own."
)
@as_json
@pass_opened
def recurring(opened: Opened, initiatives: int, as_json: bool) -> None:
    """List what several initiatives learned in nearly the same words and no text took up.

    \b
    Example:
      doorwerk policy recurring

    `themes recurring` lists the themes of which no lesson was taken up.
    """
    found = opened.base.uptakes.recurring_without_uptake(
        viewer=opened.person, least_initiatives=initiatives
    )
    if as_json:
        write_json(found)
        return
    for group in or_say(
        found, _("Nothing was learned by more than one initiative without being taken up.")
    ):
        click.echo(f"{', '.join(recurrence_words(group.breadth))}:")
        for lesson in group.lessons:
            click.echo(f"  {lesson.content.statement}  [{lesson.id}]")


@policy.command()
@click.argument("year", type=click.IntRange(1900, 2100))
@as_json
@pass_opened
def adopted(opened: Opened, year: int, as_json: bool) -> None:
    """List what was adopted, as it is or with changes, in a year.

    \b
    Example:
      doorwerk policy adopted 2026
    """
    found = opened.base.uptakes.adopted_in(year, viewer=opened.person)
    if as_json:
        write_json(found)
        return
    for uptake in or_say(found, _("Nothing was adopted in this year.")):
        click.echo(_line(uptake))


def _line(uptake: Uptake) -> str:
    lesson = uptake.lesson
    return (
        f"{uptake.id}  {decision_name(uptake.decision)}: {lesson.content.statement} "
        f"({lesson_kind_name(lesson.content.kind)}, {uptake_role_name(uptake.role)})"
    )


def _text_of(path: Path) -> ReportText:
    try:
        return read_in_child(path, file_name=path.name)
    except Refused as refused:
        raise CliError(" ".join(refusal_sentences(refused.code, refused.data))) from refused


COMMANDS = (check_draft, policy)
