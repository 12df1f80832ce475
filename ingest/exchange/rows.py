"""One initiative as one row of named cells, and what a row states."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ingest.exchange.cells import joined, parted
from knowledge.errors import InvalidEntry
from knowledge.model.condition import Bearing, Condition, ConditionKind, Setting
from knowledge.model.profile import (
    LISTS,
    YEARS,
    FactValue,
    Field,
    Inspiration,
    Profile,
    Standing,
)
from knowledge.setting_text import setting_from, setting_text

UNKNOWN = "unknown"
"""The cell of a field that nobody knows; an empty cell says nothing about it."""

COLUMNS = ("id", "name", *(str(field) for field in Field), "conditions", "inspired_by")
_BETWEEN_PARTS = " | "


@dataclass(frozen=True, slots=True)
class StatedCondition:
    """A condition as a row states it; its source is who brings the row in."""

    setting: Setting
    bearing: Bearing
    note: str


@dataclass(frozen=True, slots=True)
class StatedLink:
    """What a row says of an example: its name, what was changed, what happened."""

    parent: str
    changed: str
    happened: str


@dataclass(frozen=True, slots=True)
class StatedRow:
    """What a row states of one initiative.

    Attributes:
        id: Of an initiative of this base, or empty.
        name: Of the initiative.
        facts: By field; only what the row speaks of.
        conditions: All of them.
        examples: Whose example it followed.
    """

    id: str
    name: str
    facts: Mapping[Field, FactValue]
    conditions: tuple[StatedCondition, ...]
    examples: tuple[StatedLink, ...]


def row_of(profile: Profile) -> dict[str, str]:
    """Return an initiative as cells by column; the contact is not among them."""
    initiative = profile.initiative
    cells = {"id": initiative.id, "name": initiative.name}
    cells.update({str(field): _cell(profile, field) for field in Field})
    cells["conditions"] = joined(tuple(condition_text(c) for c in profile.conditions))
    cells["inspired_by"] = joined(tuple(link_text(link) for link in profile.examples))
    return cells


def stated_row(cells: Mapping[str, str]) -> StatedRow:
    """Return what a row states.

    Raises:
        InvalidEntry: If a cell cannot be used.
    """
    name = cells.get("name", "").strip()
    if not name:
        raise InvalidEntry("name", "a row names its initiative")
    return StatedRow(
        id=cells.get("id", "").strip(),
        name=name,
        facts={
            field: field_value(field, cells[field].strip())
            for field in Field
            if cells.get(field, "").strip()
        },
        conditions=tuple(_condition(text) for text in parted(cells.get("conditions", ""))),
        examples=tuple(_link(text) for text in parted(cells.get("inspired_by", ""))),
    )


def _cell(profile: Profile, field: Field) -> str:
    initiative = profile.initiative
    if profile.standing(field) is Standing.UNKNOWN:
        return UNKNOWN
    own = {
        Field.KIND: initiative.kind,
        Field.LEVEL: str(initiative.level or ""),
        Field.COUNTRY: initiative.country,
        Field.PLACES: joined(initiative.places),
    }
    if field in own:
        return own[field]
    if field in LISTS:
        return joined(profile.entries(field))
    year = profile.year(field) if field in YEARS else None
    return str(year) if year is not None else profile.text(field)


def field_value(field: Field, cell: str) -> FactValue:
    """Return what a cell states of a field.

    Raises:
        InvalidEntry: If it should be a year and is none.
    """
    if cell == UNKNOWN:
        return None
    if field in LISTS:
        return parted(cell)
    if field in YEARS:
        digits = cell.removesuffix(".0")
        if not digits.isdecimal():
            raise InvalidEntry(field, f"{cell!r} is not a year")
        return int(digits)
    return cell


def condition_text(condition: Condition | StatedCondition) -> str:
    """Return a condition as an entry: "needed population 5000..20000 | in words"."""
    kind = condition.setting.kind
    said = f"{condition.bearing} {kind} {setting_text(condition.setting)}"
    return _parts(said, condition.note)


def link_text(link: Inspiration | StatedLink) -> str:
    """Return an example as an entry: "its name | what was changed | what happened"."""
    parent = link.parent if isinstance(link.parent, str) else link.parent.name
    return _parts(parent, link.changed, link.happened)


def stated_facts(stated: Mapping[str, Any]) -> dict[Field, FactValue]:
    """Return facts as JSON keeps them: lists as lists, what nobody knows as null."""
    return {
        Field(name): tuple(value) if isinstance(value, list) else value
        for name, value in stated.items()
    }


def _condition(text: str) -> StatedCondition:
    said, note = _split(text, 2)
    words = said.split()
    try:
        bearing, kind, value = Bearing(words[0]), ConditionKind(words[1]), words[2]
    except (ValueError, IndexError) as error:
        raise InvalidEntry(
            "conditions", f"{said!r} is not like “needed population 5000..20000”"
        ) from error
    return StatedCondition(setting_from(kind, value), bearing, note)


def _link(text: str) -> StatedLink:
    parent, changed, happened = _split(text, 3)
    return StatedLink(parent, changed, happened)


def _parts(*texts: str) -> str:
    """Return texts as one entry, parted by bars; those at the end that are empty left out."""
    written = _BETWEEN_PARTS.join(" ".join(text.replace("|", "/").split()) for text in texts)
    return written.rstrip(" |")


def _split(entry: str, count: int) -> list[str]:
    parts = [part.strip() for part in entry.split("|", count - 1)]
    return parts + [""] * (count - len(parts))
