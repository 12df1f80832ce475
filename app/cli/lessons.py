"""`lessons …`: what was learned, and what a coordinator decides on each proposal."""

from collections.abc import Sequence
from dataclasses import asdict, replace

import click

from app.cli.opened import Opened, as_json, or_say, pass_opened, write_json
from app.lesson_draft import draft_of
from app.lesson_names import lesson_kind_name, lesson_status_name
from app.locators import locator_words
from app.words import _, many
from knowledge.model.lesson import (
    Lesson,
    LessonContent,
    LessonKind,
    LessonStatus,
    ReviewQueueEntry,
)

_STATUSES = click.Choice([str(status) for status in LessonStatus])
_KINDS = click.Choice([str(kind) for kind in LessonKind])


@click.group()
def lessons() -> None:
    """Review what was proposed as lessons, and find what was confirmed."""


@lessons.command()
@click.option("--mine", is_flag=True, help="Only reports that you took.")
@as_json
@pass_opened
def queue(opened: Opened, mine: bool, as_json: bool) -> None:
    """Tell how far the review of each report's lessons is, oldest report first.

    \b
    Example:
      doorwerk lessons queue --mine --json
    """
    entries = opened.base.lessons.review_queue(viewer=opened.person)
    if mine:
        entries = tuple(entry for entry in entries if entry.reviewer == opened.person.name)
    if as_json:
        write_json(entries)
        return
    for entry in or_say(entries, _("No report has lessons that wait.")):
        click.echo(_queue_line(entry))


@lessons.command(name="list")
@click.option("--report", "report_id", metavar="REPORT", help="Of this report only.")
@click.option("--status", type=_STATUSES, help="Only those that stand so.")
@as_json
@pass_opened
def listing(opened: Opened, report_id: str | None, status: str | None, as_json: bool) -> None:
    """List lessons: every confirmed one, or all of one report.

    \b
    Example:
      doorwerk lessons list --report rep-7k2m9x4q1c --status proposed
    """
    base, viewer = opened.base.lessons, opened.person
    statuses = (LessonStatus(status),) if status else ()
    found: Sequence[Lesson]
    if report_id:
        opened.base.library.report(report_id, viewer=viewer)
        found = base.of_report(report_id, viewer=viewer, statuses=statuses)
    elif statuses in ((), (LessonStatus.CONFIRMED,)):
        found = base.confirmed(viewer=viewer)
    else:
        found = [
            lesson
            for entry in base.review_queue(viewer=viewer)
            for lesson in base.of_report(entry.report_id, viewer=viewer, statuses=statuses)
        ]
    if as_json:
        write_json(found)
        return
    for lesson in or_say(found, _("There is no such lesson.")):
        click.echo(_line(lesson))


@lessons.command()
@click.argument("lesson_id", metavar="LESSON")
@as_json
@pass_opened
def show(opened: Opened, lesson_id: str, as_json: bool) -> None:
    """Show a lesson: what was proposed, what a person made of it, and its quotes.

    \b
    Example:
      doorwerk lessons show les-7k2m9x4q1c
    """
    lesson = opened.base.lessons.lesson(lesson_id, viewer=opened.person)
    if as_json:
        write_json(lesson)
        return
    click.echo(click.style(lesson.content.statement, bold=True))
    click.echo(f"{_kind_words(lesson)} · {lesson_status_name(lesson.status)}")
    for quote in lesson.quotes:
        place = locator_words(quote.locators)
        click.echo(f"  “{quote.exact}”\n  {lesson.report_title} · {place}")
    if lesson.is_edited:
        click.echo(_("Proposed was: {statement}", statement=lesson.proposed.statement))


@lessons.command()
@click.argument("lesson_id", metavar="LESSON")
@click.option("--statement", help="One sentence of at most 30 words; else as it was proposed.")
@click.option("--kind", type=_KINDS, help="Else unknown, or as it was confirmed before.")
@click.option(
    "--with-suggestions", is_flag=True, help="Take kind, level, places and the like as suggested."
)
@as_json
@pass_opened
def confirm(
    opened: Opened,
    lesson_id: str,
    statement: str | None,
    kind: str | None,
    with_suggestions: bool,
    as_json: bool,
) -> None:
    """Confirm a lesson, as it was proposed or in your own words; its quote stays.

    What is only suggested is left out, unless you take it.

    \b
    Example:
      doorwerk lessons confirm les-7k2m9x4q1c --kind condition
    """
    base, person = opened.base.lessons, opened.person
    draft = draft_of(base.lesson(lesson_id, viewer=person))
    content = (draft.with_suggestions() if with_suggestions else draft).content
    lesson = base.confirm(lesson_id, _worded(content, statement, kind), by=person)
    _tell(lesson, as_json=as_json)


@lessons.command()
@click.argument("lesson_id", metavar="LESSON")
@click.option("--reason", required=True, help="Why it is not a lesson.")
@as_json
@pass_opened
def reject(opened: Opened, lesson_id: str, reason: str, as_json: bool) -> None:
    """Say that a proposal is no lesson; it stays for the record.

    \b
    Example:
      doorwerk lessons reject les-7k2m9x4q1c --reason "a plan, nothing was learned yet"
    """
    _tell(opened.base.lessons.reject(lesson_id, reason=reason, by=opened.person), as_json=as_json)


@lessons.command()
@click.argument("lesson_id", metavar="LESSON")
@click.option("--reason", required=True, help="Why it no longer holds.")
@as_json
@pass_opened
def withdraw(opened: Opened, lesson_id: str, reason: str, as_json: bool) -> None:
    """Take a confirmed lesson back; it can no longer be found or cited.

    \b
    Example:
      doorwerk lessons withdraw les-7k2m9x4q1c --reason "the initiative says otherwise now"
    """
    done = opened.base.lessons.withdraw(lesson_id, reason=reason, by=opened.person)
    _tell(done, as_json=as_json)


@lessons.command()
@click.argument("lesson_id", metavar="LESSON")
@as_json
@pass_opened
def reopen(opened: Opened, lesson_id: str, as_json: bool) -> None:
    """Put a rejected, merged or withdrawn lesson back among the proposals.

    \b
    Example:
      doorwerk lessons reopen les-7k2m9x4q1c
    """
    _tell(opened.base.lessons.reopen(lesson_id, by=opened.person), as_json=as_json)


@lessons.command()
@click.argument("lesson_id", metavar="LESSON")
@click.argument("first")
@click.argument("second")
@as_json
@pass_opened
def split(opened: Opened, lesson_id: str, first: str, second: str, as_json: bool) -> None:
    """Make two lessons of one that says two things; both keep its quotes.

    \b
    Example:
      doorwerk lessons split les-7k2m9x4q1c "Thank volunteers." "Pay one coordinator."
    """
    base, person = opened.base.lessons, opened.person
    content = base.lesson(lesson_id, viewer=person).stated
    one, other = (replace(content, statement=words) for words in (first, second))
    both = base.split(lesson_id, one, other, by=person)
    if as_json:
        write_json(both)
        return
    for lesson in both:
        click.echo(_line(lesson))


@lessons.command()
@click.argument("lesson_id", metavar="LESSON")
@click.argument("other_id", metavar="OTHER")
@as_json
@pass_opened
def same(opened: Opened, lesson_id: str, other_id: str, as_json: bool) -> None:
    """Say that two lessons say the same: of one report they are merged, else linked.

    \b
    Example:
      doorwerk lessons same les-7k2m9x4q1c les-3h8n5w2p6t
    """
    base, person = opened.base.lessons, opened.person
    one, other = (base.lesson(name, viewer=person) for name in (lesson_id, other_id))
    if one.report_id == other.report_id:
        _tell(base.merge(one.id, other.id, by=person), as_json=as_json)
        return
    base.link_same(one.id, other.id, by=person)
    _tell(one, as_json=as_json)


@lessons.command(name="carry-over")
@click.argument("old_id", metavar="EARLIER")
@click.argument("new_id", metavar="NEW")
@as_json
@pass_opened
def carry_over(opened: Opened, old_id: str, new_id: str, as_json: bool) -> None:
    """Find the lessons of an earlier version again in a new one, by their quotes.

    Those whose words are not found go back to review; what was rejected stays so.

    \b
    Example:
      doorwerk lessons carry-over rep-7k2m9x4q1c rep-3h8n5w2p6t
    """
    told = opened.base.lesson_versions.carry_over(old_id, new_id, by=opened.person)
    if as_json:
        write_json(asdict(told))
        return
    click.echo(
        _(
            "{found} found again, {lost} go back to review, {rejected} stay rejected.",
            found=told.found_count,
            lost=told.lost_count,
            rejected=told.rejected_count,
        )
    )


@lessons.command()
@click.argument("report_id", metavar="REPORT")
@as_json
@pass_opened
def undo(opened: Opened, report_id: str, as_json: bool) -> None:
    """Undo your own last act on the lessons of a report.

    \b
    Example:
      doorwerk lessons undo rep-7k2m9x4q1c
    """
    act = opened.base.lessons.undo(report_id, by=opened.person)
    if as_json:
        write_json({"report_id": report_id, "undone": act})
        return
    click.echo(_("Undone: {act}", act=act))


@lessons.command()
@click.argument("report_id", metavar="REPORT")
@click.option("--from", "over_from", metavar="NAME", default="", help="Take it over from them.")
@pass_opened
def take(opened: Opened, report_id: str, over_from: str) -> None:
    """Take a report into your own queue, so that colleagues see that you review it.

    \b
    Example:
      doorwerk lessons take rep-7k2m9x4q1c
    """
    opened.base.reviewers.take(report_id, by=opened.person, over_from=over_from)
    click.echo(_("This report is in your queue now; colleagues see that you have it."))


@lessons.command()
@click.argument("report_id", metavar="REPORT")
@pass_opened
def leave(opened: Opened, report_id: str) -> None:
    """Put a report that you took back for everybody.

    \b
    Example:
      doorwerk lessons leave rep-7k2m9x4q1c
    """
    opened.base.reviewers.leave(report_id, by=opened.person)
    click.echo(_("This report is for everybody again."))


def _kind_words(lesson: Lesson) -> str:
    """Return the kind, visibly a suggestion until a person states it."""
    if lesson.confirmed is None and lesson.proposed.kind is not None:
        return _("{name} (suggested)", name=lesson_kind_name(lesson.proposed.kind))
    return lesson_kind_name(lesson.content.kind)


def _worded(content: LessonContent, statement: str | None, kind: str | None) -> LessonContent:
    return replace(
        content,
        statement=" ".join(statement.split()) if statement else content.statement,
        kind=LessonKind(kind) if kind else content.kind,
    )


def _tell(lesson: Lesson, *, as_json: bool) -> None:
    if as_json:
        write_json(lesson)
    else:
        click.echo(_line(lesson))


def _line(lesson: Lesson) -> str:
    place = locator_words(lesson.quotes[0].locators)
    source = f"{lesson.report_title} · {place}" if place else lesson.report_title
    status = lesson_status_name(lesson.status)
    return f"{lesson.id}  {status:10} {lesson.content.statement}  [{source}]"


def _queue_line(entry: ReviewQueueEntry) -> str:
    words = [
        many("{count} open", "{count} open", entry.open_count),
        many("{count} more", "{count} more", entry.more_count),
        _("{count} confirmed as proposed", count=entry.unchanged_count),
        _("{count} confirmed after a change", count=entry.edited_count),
        many("{count} rejected", "{count} rejected", entry.rejected_count),
        *([_("taken by {name}", name=entry.reviewer)] if entry.reviewer else []),
    ]
    return f"{entry.report_id}  {entry.report_title}: {', '.join(words)}"


COMMANDS = (lessons,)
