"""`reports`, `describe`, `publish`, `withdraw`, `delete`: what a coordinator does."""

from datetime import UTC, datetime

import click

from app.cli.opened import CliError, Opened, as_json, or_say, pass_opened, write_json
from app.cli.rights import rights_options, stated_rights
from app.cli.said import said
from app.words import _, many
from knowledge.errors import Conflict, NotFound, PersonalDataOpen
from knowledge.library import Library
from knowledge.model.initiative import Initiative, Level
from knowledge.model.report import Audience, Report, ReportDetails, ReportStatus


@click.command()
@click.option(
    "--status",
    type=click.Choice([str(status) for status in ReportStatus]),
    help="Only those that stand so.",
)
@click.option("--past-keep-until", is_flag=True, help="Only those kept longer than agreed.")
@as_json
@pass_opened
def reports(opened: Opened, status: str | None, past_keep_until: bool, as_json: bool) -> None:
    """List the reports of the base, those that came last first.

    \b
    Example:
      doorwerk reports --status under_review
      doorwerk reports --past-keep-until
    """
    found = opened.base.library.reports(
        viewer=opened.person,
        statuses=(ReportStatus(status),) if status else (),
        kept_too_long_on=datetime.now(UTC).astimezone().date() if past_keep_until else None,
    )
    if as_json:
        write_json(found)
        return
    for report in or_say(found, _("There is no such report.")):
        click.echo(f"{report.id}  {report.status:13} {_line(report)}")


@click.command()
@click.argument("report_id", metavar="REPORT")
@click.option("--title")
@click.option("--initiative", metavar="NAME")
@click.option("--kind", default="", help='Of the initiative, in English: "repair café".')
@click.option(
    "--level", type=click.Choice([str(level) for level in Level]), help="Of the initiative."
)
@click.option("--place", "places", multiple=True, help="Of the initiative; may be repeated.")
@click.option("--country", default="", help="Of the initiative: NL, DE …")
@click.option("--year", type=click.IntRange(1900, 2100))
@click.option(
    "--audience",
    type=click.Choice([str(audience) for audience in Audience]),
    help="Who may find it.",
)
@click.option("--version-of", metavar="REPORT", help="An earlier version of it.")
@rights_options
@pass_opened
def describe(
    opened: Opened,
    /,
    report_id: str,
    title: str | None,
    initiative: str | None,
    kind: str,
    level: str | None,
    places: tuple[str, ...],
    country: str,
    year: int | None,
    audience: str | None,
    version_of: str | None,
    **rights: str | None,
) -> None:
    """State what a report is: whose, from when, where, and what may be done with it.

    \b
    Example:
      doorwerk describe rep-7k2m9x4q1c --initiative "Stadstuin Zuid" --place Rotterdam --year 2021
      doorwerk describe rep-7k2m9x4q1c --may-share-file no --keep-until 2031-12-31
    """
    library, person = opened.base.library, opened.person
    report = library.report(report_id, viewer=person)
    known = report.initiative
    facts = None
    if kind or level or places or country:
        name = initiative or (known.name if known else "")
        facts = _facts(library, name, kind, level, places, country.upper())
        initiative = name
    details = ReportDetails(
        title=title,
        initiative=initiative,
        year=year,
        audience=Audience(audience) if audience else None,
        version_of=version_of,
        initiative_facts=facts,
        rights=stated_rights(report.rights, rights),
    )
    click.echo(_line(library.describe(report_id, details, by=person)))


@click.command()
@click.argument("report_ids", metavar="REPORT…", nargs=-1)
@click.option("--all", "everything", is_flag=True, help="All that wait for review.")
@pass_opened
def publish(opened: Opened, report_ids: tuple[str, ...], everything: bool) -> int:
    """Let reports be found, after you have looked at them.

    \b
    Example:
      doorwerk publish rep-7k2m9x4q1c

    One that cannot be published yet does not stop the others. Exit code 1 if one was not.
    """
    library, person = opened.base.library, opened.person
    if everything:
        waiting = library.reports(viewer=person, statuses=(ReportStatus.UNDER_REVIEW,))
        report_ids = tuple(report.id for report in waiting)
    elif not report_ids:
        raise CliError(_("Name at least one report, or say --all."), exit_code=2)
    reasons = []
    for report_id in report_ids:
        try:
            library.publish(report_id, by=person)
        except (PersonalDataOpen, Conflict, NotFound) as error:
            if len(report_ids) == 1:
                raise
            reasons.append(said(error))
    for reason in reasons:
        click.echo(reason, err=True)
    done = len(report_ids) - len(reasons)
    click.echo(many("{count} report published.", "{count} reports published.", done))
    return 1 if reasons else 0


@click.command()
@click.argument("report_id", metavar="REPORT")
@pass_opened
def withdraw(opened: Opened, report_id: str) -> None:
    """Take a report out of search; it stays in the base.

    \b
    Example:
      doorwerk withdraw rep-7k2m9x4q1c
    """
    click.echo(_line(opened.base.library.withdraw(report_id, by=opened.person)))


@click.command()
@click.argument("report_id", metavar="REPORT")
@click.option("--yes", is_flag=True, help="Do not ask.")
@pass_opened
def delete(opened: Opened, report_id: str, yes: bool) -> None:
    """Delete a report for good: from search, from the indexes, from the disk.

    \b
    Example:
      doorwerk delete rep-7k2m9x4q1c --yes
    """
    library, person = opened.base.library, opened.person
    report = library.report(report_id, viewer=person)
    if not yes:
        click.confirm(_("Delete “{title}” for good?", title=report.title), abort=True)
    library.delete(report_id, by=person)
    click.echo(_("Deleted: {title}", title=report.title))


def _facts(
    library: Library, name: str, kind: str, level: str | None, places: tuple[str, ...], country: str
) -> Initiative:
    """Return what is stated of an initiative; what is not stated stays as the base knows it."""
    known = next(
        (i for i in library.initiatives() if i.name.casefold() == name.strip().casefold()), None
    )
    try:
        return Initiative(
            id="",
            name=name,
            kind=kind or (known.kind if known else ""),
            level=Level(level) if level else (known.level if known else None),
            places=places or (known.places if known else ()),
            country=country or (known.country if known else ""),
        )
    except ValueError as error:
        raise CliError(str(error), exit_code=2) from error


def _line(report: Report) -> str:
    parts = [report.title, report.language]
    if report.initiative:
        parts.append(report.initiative.name)
    if report.year:
        parts.append(str(report.year))
    parts.append(many("{count} passage", "{count} passages", report.passage_count))
    return " · ".join(parts)


COMMANDS = (reports, describe, publish, withdraw, delete)
