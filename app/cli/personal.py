"""`personal`: what a report tells about people, and what is decided about it."""

import click

from app.beside_words import beside_warnings, unseen_sentence
from app.cli.opened import CliError, Opened, as_json, pass_opened, write_json
from app.personal_words import decision_name, personal_kind_name, place_words
from app.words import _, many
from ingest.privacy.removal import blacken_pdf
from ingest.rescanning import rescan as rescan_reports
from knowledge.model.person import Right
from knowledge.model.personal import PersonalDecision, ShownFinding
from knowledge.rescanning import Rescan

_NUMBERS = "N[,N…]"


@click.command()
@click.argument("report_id", metavar="REPORT")
@click.option("--remove", metavar=_NUMBERS, help="For good, from the text and the disk.")
@click.option(
    "--function", metavar=_NUMBERS, help="The same; what a person is stands for the name."
)
@click.option("--consented", metavar=_NUMBERS, help="The person agreed that it stays.")
@click.option("--public-office", metavar=_NUMBERS, help="It belongs to a public office.")
@click.option("--not-personal", metavar=_NUMBERS, help="It is something else.")
@click.option("--reopen", metavar=_NUMBERS, help="Nothing is decided any more.")
@click.option("--alike", is_flag=True, help="Also all undecided ones that say the same.")
@as_json
@pass_opened
def personal(
    opened: Opened,
    report_id: str,
    remove: str | None,
    function: str | None,
    consented: str | None,
    public_office: str | None,
    not_personal: str | None,
    reopen: str | None,
    alike: bool,
    as_json: bool,
) -> int:
    """Show what a report tells about people, and decide about it.

    N is the number in front of a finding, or "all". A report is published only once
    something is decided about each, names aside. It misses some: look yourself too.

    \b
    Example:
      doorwerk personal rep-7k2m9x4q1c --remove 1,2 --not-personal 5

    Removing cannot be undone. Of a PDF a copy with black bars is kept, of other formats the
    text alone.

    Exit code 1 while something keeps the report from being published.
    """
    data, person = opened.base.personal_data, opened.person
    decisions = {
        PersonalDecision.CONSENTED: consented,
        PersonalDecision.PUBLIC_OFFICE: public_office,
        PersonalDecision.NOT_PERSONAL: not_personal,
        PersonalDecision.UNDECIDED: reopen,
    }
    for decision, named in decisions.items():
        if named:
            found = data.findings(report_id, viewer=person)
            data.decide(report_id, _numbers(named, found, alike=alike), decision, by=person)
    for removed, names_function in ((remove, False), (function, True)):
        if removed:
            found = data.findings(report_id, viewer=person)
            data.remove(
                report_id,
                _numbers(removed, found, alike=alike),
                by=person,
                blacken=blacken_pdf,
                names_function=names_function,
            )
    found = data.findings(report_id, viewer=person)
    open_count = sum(shown.finding.is_open for shown in found)
    if as_json:
        write_json(found)
    else:
        _tell(found, open_count)
        report = opened.base.library.report(report_id, viewer=person)
        for words in filter(None, (unseen_sentence(report), *beside_warnings(report))):
            click.echo(words)
    return 1 if open_count else 0


@click.command()
@as_json
@pass_opened
def rescan(opened: Opened, as_json: bool) -> int:
    """Look over again what older rules for personal data looked over.

    The worker does so by itself when it has nothing else to do. A published report in which
    something new is found leaves the search until somebody has decided about it.

    \b
    Example:
      doorwerk rescan

    Exit code 1 if a published report was taken out of search.
    """
    opened.person.require(Right.REVIEW)
    found = tuple(rescan_reports(opened.base, by=opened.person.name))
    if as_json:
        write_json(found)
    else:
        for looked in found:
            if looked.found_count:
                click.echo(_rescan_line(looked))
        click.echo(
            many(
                "{count} report was looked over again.",
                "{count} reports were looked over again.",
                len(found),
            )
        )
    return 1 if any(looked.is_held_back for looked in found) else 0


def _rescan_line(looked: Rescan) -> str:
    parts = [
        f"{looked.report_id}  {looked.title}",
        many("{count} finding more", "{count} findings more", looked.found_count),
        _("out of search until decided about") if looked.is_held_back else "",
    ]
    return " · ".join(part for part in parts if part)


def _tell(found: tuple[ShownFinding, ...], open_count: int) -> None:
    for shown in found:
        click.echo(_line(shown))
    if open_count:
        click.echo(
            many(
                "{count} finding keeps this report from being published.",
                "{count} findings keep this report from being published.",
                open_count,
            )
        )
    else:
        click.echo(_("Nothing found keeps this report from being published; look yourself too."))


def _numbers(named: str, found: tuple[ShownFinding, ...], *, alike: bool) -> set[int]:
    """Return the numbers that "3", "1,4" or "all" stand for."""
    if named == "all":
        removed = PersonalDecision.REMOVED
        return {s.finding.number for s in found if s.finding.decision is not removed}
    parts = [part.strip() for part in named.split(",")]
    if not all(part.isdecimal() for part in parts):
        raise CliError(_("Name findings by their numbers, such as 1,4, or say all."), exit_code=2)
    numbers = {int(part) for part in parts}
    if alike:
        numbers |= {n for s in found if s.finding.number in numbers for n in s.alike}
    return numbers


def _line(shown: ShownFinding) -> str:
    finding = shown.finding
    words = " ".join(f"{shown.before[-20:]}[{shown.words}]{shown.after[:20]}".split())
    parts = [
        f"{finding.number:3}  {personal_kind_name(finding.kind)}",
        place_words(shown),
        decision_name(finding.decision),
        f"…{words}…",
    ]
    return " · ".join(part for part in parts if part)


COMMANDS = (personal, rescan)
