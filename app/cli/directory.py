"""`initiatives`: the directory, each part of it stated by somebody."""

from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path

import click

from app.cli.files import write_file
from app.cli.opened import CliError, Opened, as_json, pass_opened, write_json
from app.directory_names import (
    bearing_name,
    condition_kind_name,
    fact_words,
    field_name,
    setting_words,
)
from app.names import country_name, kind_name, level_name
from app.row_words import why
from app.words import _, many
from ingest.exchange import bring_in, field_value, read_table, row_of, write_csv, write_xlsx
from knowledge.model.condition import Bearing, ConditionKind, Source
from knowledge.model.directory import DirectoryFacet, DirectoryFilter
from knowledge.model.initiative import Initiative, Level
from knowledge.model.profile import Contact, FactValue, Field, Inspiration, Phase
from knowledge.setting_text import setting_from

_DAY = click.DateTime(["%Y-%m-%d"])


@click.group()
def initiatives() -> None:
    """Work with the directory of initiatives."""


@initiatives.command("list")
@click.argument("words", required=False, default="")
@click.option("--kind", "kinds", multiple=True, help='In English: "repair café" …')
@click.option(
    "--level", "levels", multiple=True, type=click.Choice([str(level) for level in Level])
)
@click.option("--country", "countries", multiple=True)
@click.option("--place", "places", multiple=True)
@click.option(
    "--phase", "phases", multiple=True, type=click.Choice([str(phase) for phase in Phase])
)
@as_json
@pass_opened
def list_(
    opened: Opened,
    words: str,
    kinds: tuple[str, ...],
    levels: tuple[str, ...],
    countries: tuple[str, ...],
    places: tuple[str, ...],
    phases: tuple[str, ...],
    as_json: bool,
) -> None:
    """List the initiatives, by name.

    \b
    Example:
      doorwerk initiatives list --kind "repair café" --country NL
    """
    chosen = {
        DirectoryFacet.KIND: kinds,
        DirectoryFacet.LEVEL: levels,
        DirectoryFacet.COUNTRY: countries,
        DirectoryFacet.PLACE: places,
        DirectoryFacet.PHASE: phases,
    }
    found = opened.base.initiatives.directory(DirectoryFilter(words, chosen), viewer=opened.person)
    if as_json:
        write_json(found)
        return
    for entry in found.entries:
        reports = many("{count} report", "{count} reports", entry.report_count)
        click.echo(f"{entry.profile.initiative.id}  {_line(entry.profile.initiative)} · {reports}")
    click.echo(
        many("{count} of {total} initiatives", "{count} of {total} initiatives",
             len(found.entries), total=found.total_count)
    )  # fmt: skip


@initiatives.command()
@click.argument("initiative_id", metavar="INITIATIVE")
@as_json
@pass_opened
def show(opened: Opened, initiative_id: str, as_json: bool) -> None:
    """Show all that is known of an initiative, but for the contact.

    \b
    Example:
      doorwerk initiatives show ini-7k2m9x4q1c
    """
    profile = opened.base.initiatives.profile(initiative_id, viewer=opened.person)
    if as_json:
        write_json(profile)
        return
    click.echo(click.style(profile.initiative.name, bold=True))
    for field in Field:
        if words := fact_words(profile, field):
            click.echo(f"{field_name(field)}: {words}")
    for condition in profile.conditions:
        click.echo(
            f"{condition.id}  {bearing_name(condition.bearing)}: "
            f"{condition_kind_name(condition.kind)}: {setting_words(condition.setting)}"
            + (f" · {condition.note}" if condition.note else "")
            + (f" · “{condition.source.quote}”" if condition.source.quote else "")
        )
    for link in profile.examples:
        click.echo(_link_line(_("Inspired by {name}", name=link.parent.name), link))
    for link in profile.followers:
        click.echo(_link_line(_("Inspired {name}", name=link.child.name), link))


@initiatives.command()
@click.argument("name")
@pass_opened
def add(opened: Opened, name: str) -> None:
    """Enter an initiative that has no report yet; prints its id.

    \b
    Example:
      doorwerk initiatives add "Repaircafé Bathmen"
    """
    click.echo(opened.base.initiatives.add(name, by=opened.person))


@initiatives.command()
@click.argument("initiative_id", metavar="INITIATIVE")
@click.option(
    "--set", "stated", multiple=True, metavar="FIELD=VALUE", help="May be repeated; lists by “;”."
)
@click.option("--name", help="Another name; the address stays.")
@click.option("--remove", is_flag=True, help="Delete one that no report speaks of.")
@pass_opened
def state(
    opened: Opened, initiative_id: str, stated: tuple[str, ...], name: str | None, remove: bool
) -> None:
    """State facts of an initiative; “unknown” says that nobody knows.

    \b
    Example:
      doorwerk initiatives state ini-7k2m9x4q1c --set phase=running --set "needs=fixers; a room"
    """
    directory = opened.base.initiatives
    if remove:
        directory.remove(initiative_id, by=opened.person)
        return
    if name:
        directory.rename(initiative_id, name, by=opened.person)
    profile = directory.state(initiative_id, _facts(stated), by=opened.person)
    click.echo(_line(profile.initiative))


@initiatives.command()
@click.argument("initiative_id", metavar="INITIATIVE")
@click.argument("kind", type=click.Choice([str(kind) for kind in ConditionKind]))
@click.argument("value")
@click.option(
    "--bearing",
    type=click.Choice([str(bearing) for bearing in Bearing]),
    default=str(Bearing.WAS_SO),
    show_default=True,
)
@click.option("--note", default="", help="In your words.")
@click.option("--passage", "passage_id", default="", help="Where it stands.")
@click.option("--quote", default="", help="The very words of the passage.")
@click.option("--lesson", "lesson_id", default="", help="That says so.")
@pass_opened
def condition(
    opened: Opened,
    initiative_id: str,
    kind: str,
    value: str,
    bearing: str,
    note: str,
    passage_id: str,
    quote: str,
    lesson_id: str,
) -> None:
    """State a condition: 5000..20000, library+municipality, yes; prints its id.

    \b
    Example:
      doorwerk initiatives condition ini-7k2m9x4q1c paid_coordination 8.. --bearing needed
    """
    click.echo(
        opened.base.initiatives.add_condition(
            initiative_id,
            setting_from(ConditionKind(kind), value),
            bearing=Bearing(bearing),
            note=note,
            source=Source(lesson_id, passage_id, quote),
            by=opened.person,
        )
    )


@initiatives.command()
@click.argument("condition_id", metavar="CONDITION")
@pass_opened
def uncondition(opened: Opened, condition_id: str) -> None:
    """Take a condition back.

    \b
    Example:
      doorwerk initiatives uncondition con-7k2m9x4q1c
    """
    opened.base.initiatives.remove_condition(condition_id, by=opened.person)


@initiatives.command()
@click.argument("child_id", metavar="INITIATIVE")
@click.argument("parent_id", metavar="EXAMPLE")
@click.option("--changed", default="", help="What was done otherwise.")
@click.option("--happened", default="", help="What came of it.")
@click.option("--undo", is_flag=True, help="Take it back.")
@pass_opened
def link(
    opened: Opened, child_id: str, parent_id: str, changed: str, happened: str, undo: bool
) -> None:
    """State that one initiative was inspired by another.

    \b
    Example:
      doorwerk initiatives link ini-7k2m9x4q1c ini-3h8d5s2t7v --changed "No entry desk."
    """
    if undo:
        opened.base.initiatives.unlink(child_id, parent_id, by=opened.person)
    else:
        opened.base.initiatives.link(
            child_id, parent_id, changed=changed, happened=happened, by=opened.person
        )


@initiatives.command()
@click.argument("initiative_id", metavar="INITIATIVE")
@click.option("--name")
@click.option("--email", default="")
@click.option("--telephone", default="")
@click.option("--consented-on", type=_DAY, help="The day on which they agreed: 2026-03-01.")
@click.option("--consent-how", default="", help="In which way: “by e-mail”.")
@click.option("--withdraw", is_flag=True, help="Forget the contact.")
@as_json
@pass_opened
def contact(
    opened: Opened,
    initiative_id: str,
    name: str | None,
    email: str,
    telephone: str,
    consented_on: datetime | None,
    consent_how: str,
    withdraw: bool,
    as_json: bool,
) -> int:
    """Show, keep or forget whom to ask; kept only with consent, never exported.

    \b
    Example:
      doorwerk initiatives contact ini-7k2m9x4q1c --withdraw

    Exit code 1 if there is none to show.
    """
    directory = opened.base.initiatives
    if withdraw:
        directory.withdraw_contact(initiative_id, by=opened.person)
        return 0
    if name:
        day = consented_on.date() if consented_on else None
        kept = _contact(name, email, telephone, day, consent_how)
        directory.state_contact(initiative_id, kept, by=opened.person)
        return 0
    found = directory.contact(initiative_id, viewer=opened.person)
    if as_json:
        write_json(found)
    else:
        click.echo(
            " · ".join(filter(None, (found.name, found.email, found.telephone)))
            if found
            else _("Nobody agreed to be named, or your roles do not show it.")
        )
    return 0 if found else 1


@initiatives.command("export")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@pass_opened
def export_(opened: Opened, file: Path) -> None:
    """Write the directory as CSV, or as XLSX if the file's name ends so; without contacts.

    \b
    Example:
      doorwerk initiatives export initiatieven.csv
    """
    entries = opened.base.initiatives.directory(viewer=opened.person).entries
    rows = [row_of(entry.profile) for entry in entries]
    write = write_xlsx if file.suffix.casefold() == ".xlsx" else write_csv
    write_file(file, write(rows))
    click.echo(many("{count} initiative written.", "{count} initiatives written.", len(rows)))


@initiatives.command("import")
@click.argument("file", type=click.Path(exists=True, path_type=Path, dir_okay=False))
@as_json
@pass_opened
def import_(opened: Opened, file: Path, as_json: bool) -> int:
    """Bring a CSV or XLSX table in; each cell counts as your word.

    \b
    Example:
      doorwerk initiatives import initiatieven.csv

    Exit code 1 if a row was refused.
    """
    outcomes = bring_in(read_table(file.read_bytes()), base=opened.base, by=opened.person)
    refused = [outcome for outcome in outcomes if outcome.problem]
    if as_json:
        write_json(outcomes)
    else:
        for outcome in refused:
            click.echo(f"{outcome.number}: {outcome.name}: {why(outcome)}")
        click.echo(
            _(
                "{done} rows came in, {new} of them new initiatives; {refused} were refused.",
                done=len(outcomes) - len(refused),
                new=sum(outcome.is_new for outcome in outcomes),
                refused=len(refused),
            )
        )
    return 1 if refused else 0


def _facts(stated: tuple[str, ...]) -> Mapping[Field, FactValue]:
    facts: dict[Field, FactValue] = {}
    for text in stated:
        name, _is, value = text.partition("=")
        if name.strip() not in [*Field]:
            known = ", ".join(Field)
            raise CliError(_("{name} is no field; fields are: {known}", name=name, known=known), 2)
        field = Field(name.strip())
        facts[field] = field_value(field, value)
    return facts


def _contact(name: str, email: str, telephone: str, day: date | None, how: str) -> Contact:
    try:
        if day is None:
            raise CliError(_("Say on which day the person agreed: --consented-on."), 2)
        return Contact(name, email, telephone, day, how)
    except ValueError as error:
        raise CliError(str(error), 2) from error


def _line(initiative: Initiative) -> str:
    parts = [initiative.name]
    if initiative.kind:
        parts.append(kind_name(initiative.kind))
    if initiative.level:
        parts.append(level_name(initiative.level))
    parts += [", ".join(initiative.places[:2])] if initiative.places else []
    parts += [country_name(initiative.country)] if initiative.country else []
    return " · ".join(parts)


def _link_line(head: str, link: Inspiration) -> str:
    return " · ".join(filter(None, (head, link.changed, link.happened)))


COMMANDS = (initiatives,)
