"""`done-before`, `fit`, `places`: who did this, and would it work here."""

import click

from app.cli.opened import CliError, Opened, as_json, or_say, pass_opened, write_json
from app.directory_names import (
    bearing_name,
    condition_kind_name,
    level_or_unknown,
    outcome_name,
    setting_words,
)
from app.lesson_names import lesson_kind_name
from app.names import country_name, strength_name
from app.words import _
from knowledge.fit import Fit, compare
from knowledge.model.condition import Bearing, ConditionKind, Setting
from knowledge.model.initiative import Level
from knowledge.model.place_profile import PlaceProfile
from knowledge.model.precedent import Precedent
from knowledge.model.profile import Field
from knowledge.setting_text import setting_from


@click.command("done-before")
@click.argument("plan")
@click.option("-n", "--limit", type=click.IntRange(1, 50), default=5, show_default=True)
@as_json
@pass_opened
def done_before(opened: Opened, plan: str, limit: int, as_json: bool) -> int:
    """Find initiatives that did what you plan, or met the problem that you see.

    \b
    Example:
      doorwerk done-before "we willen de laatste winkel in ons dorp openhouden"

    Exit code 1 if none comes near.
    """
    viewer = opened.person
    answer = opened.base.precedents.done_before(plan, viewer=viewer, limit=limit)
    if as_json:
        write_json(answer)
    else:
        if answer.is_nothing_good:
            click.echo(_("Nobody in this base has done this"))
        for precedent in answer.precedents:
            _write_precedent(opened, precedent)
    return 1 if answer.is_nothing_good else 0


@click.command()
@click.argument("initiative_id", metavar="INITIATIVE")
@click.argument("place_id", metavar="PLACE")
@as_json
@pass_opened
def fit(opened: Opened, initiative_id: str, place_id: str, as_json: bool) -> None:
    """Hold an initiative's conditions against a place: same, different, unknown.

    \b
    Example:
      doorwerk fit ini-7k2m9x4q1c pla-3h8d5s2t7v
    """
    profile = opened.base.initiatives.profile(initiative_id, viewer=opened.person)
    found = compare(profile, opened.base.places.place(place_id, viewer=opened.person))
    if as_json:
        write_json(found)
    else:
        _write_fit(found)


@click.group()
def places() -> None:
    """Describe places, to hold initiatives' conditions against."""


@places.command("list")
@as_json
@pass_opened
def list_(opened: Opened, as_json: bool) -> None:
    """List the places that were described.

    \b
    Example:
      doorwerk places list
    """
    found = opened.base.places.everything(viewer=opened.person)
    if as_json:
        write_json(found)
        return
    for place in or_say(found, _("No place is described yet.")):
        parts = [place.name, place.region, country_name(place.country) if place.country else ""]
        click.echo(f"{place.id}  {' · '.join(filter(None, parts))}")


@places.command()
@click.argument("name")
@click.option("--region", default="", help="In which it lies.")
@click.option("--country", default="", help="NL, DE …")
@click.option(
    "--level",
    type=click.Choice([str(level) for level in Level]),
    help="At which you want to work there.",
)
@click.option(
    "--set",
    "stated",
    multiple=True,
    metavar="KIND=VALUE",
    help="population=3200, partners=school+farmers, premises=yes …; may be repeated.",
)
@click.option("--id", "place_id", default="", help="Of a place to write over.")
@pass_opened
def save(
    opened: Opened,
    name: str,
    region: str,
    country: str,
    level: str | None,
    stated: tuple[str, ...],
    place_id: str,
) -> None:
    """Describe a place; what you leave out is unknown. Prints its id.

    \b
    Example:
      doorwerk places save Beltrum --country NL --set population=1800 --set urbanity=rural
    """
    try:
        place = PlaceProfile(
            name=name,
            region=region,
            country=country.upper(),
            level=Level(level) if level else None,
            settings=_settings(stated),
            id=place_id,
        )
    except ValueError as error:
        raise CliError(str(error), 2) from error
    click.echo(opened.base.places.save(place, by=opened.person).id)


@places.command()
@click.argument("place_id", metavar="PLACE")
@pass_opened
def forget(opened: Opened, place_id: str) -> None:
    """Forget a place.

    \b
    Example:
      doorwerk places forget pla-3h8d5s2t7v
    """
    opened.base.places.remove(place_id, by=opened.person)


def _settings(stated: tuple[str, ...]) -> dict[ConditionKind, Setting]:
    settings = {}
    for text in stated:
        name, _is, value = text.partition("=")
        if name.strip() not in [*ConditionKind]:
            known = ", ".join(ConditionKind)
            raise CliError(_("{name} is no kind; kinds are: {known}", name=name, known=known), 2)
        kind = ConditionKind(name.strip())
        settings[kind] = setting_from(kind, value)
    return settings


def _write_precedent(opened: Opened, precedent: Precedent) -> None:
    profile, initiative = precedent.profile, precedent.profile.initiative
    head = " · ".join(filter(None, (initiative.name, ", ".join(initiative.places[:2]))))
    click.echo(click.style(f"{head} · {strength_name(precedent.strength)}", bold=True))
    if summary := profile.text(Field.SUMMARY):
        click.echo(f"  {summary}")
    for condition in profile.conditions:
        if condition.bearing is Bearing.NEEDED:
            click.echo(
                f"  {bearing_name(condition.bearing)}: "
                f"{condition_kind_name(condition.kind)}: {setting_words(condition.setting)}"
            )
    for lesson in precedent.pitfalls:
        click.echo(f"  {lesson_kind_name(lesson.content.kind)}: {lesson.content.statement}")
    contact = opened.base.initiatives.contact(initiative.id, viewer=opened.person)
    if contact is not None:
        click.echo(
            "  " + " · ".join(filter(None, (contact.name, contact.email, contact.telephone)))
        )
    click.echo(f"  {initiative.id}\n")


def _write_fit(fit: Fit) -> None:
    initiative, place = fit.profile.initiative, fit.place
    click.echo(click.style(f"{initiative.name} · {place.name}", bold=True))
    rows = [
        (fit.level, _("Level"), level_or_unknown(initiative.level), level_or_unknown(place.level)),
        (fit.country, _("Country"), initiative.country or "?", place.country or "?"),
    ]
    rows += [
        (
            found.outcome,
            condition_kind_name(found.condition.kind),
            f"{setting_words(found.condition.setting)} ({bearing_name(found.condition.bearing)})",
            setting_words(found.there) if found.there else "?",
        )
        for found in fit.comparisons
    ]
    for outcome, what, there, here in rows:
        click.echo(f"{outcome_name(outcome):10} {what}: {there} | {here}")


COMMANDS = (done_before, fit, places)
