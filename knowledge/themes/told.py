"""Lessons with what is known of their reports: by what they can be sliced and counted."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import Connection

from knowledge.breadth import Voice
from knowledge.model.lesson import Lesson
from knowledge.model.report import Report, ReportStatus
from knowledge.records import conditions, lessons, reports

RegionsOf = Callable[[Iterable[str], str], tuple[str, ...]]
"""Returns the regions in which places of a country lie; none where that is unknown."""


class Dimension(StrEnum):
    """By what lessons can be set out beside their theme."""

    LEVEL = "level"
    PLACE = "place"
    TARGET_GROUP = "target_group"
    COUNTRY = "country"
    LANGUAGE = "language"
    YEAR = "year"
    ADDRESSEE = "addressee"
    KIND = "kind"
    APPROACH = "approach"


OF_THE_LESSON = frozenset({Dimension.ADDRESSEE, Dimension.KIND})
"""What each lesson says for itself; the others are also known of reports without lessons."""


@dataclass(frozen=True, slots=True)
class Told:
    """One lesson with its report.

    Attributes:
        lesson: The lesson.
        year: Of the report; None if unknown.
        source_type: Media type of the report, without its parameters.
        target_groups: Codes of whom its initiative is for; may be empty.
    """

    lesson: Lesson
    year: int | None = None
    source_type: str = ""
    target_groups: tuple[str, ...] = ()

    @property
    def initiative_id(self) -> str:
        """Who learned it, or empty."""
        return self.lesson.initiative.id if self.lesson.initiative else ""

    @property
    def places(self) -> tuple[str, ...]:
        """Where: as the lesson says, else where its initiative works."""
        return self.lesson.places

    @property
    def country(self) -> str:
        """Of its initiative, or empty."""
        return self.lesson.initiative.country if self.lesson.initiative else ""

    def values(self, dimension: Dimension) -> tuple[str, ...]:
        """Return what the lesson has on a dimension; may be several, may be none."""
        content, initiative = self.lesson.content, self.lesson.initiative
        match dimension:
            case Dimension.LEVEL:
                level = content.level or (initiative.level if initiative else None)
                return (str(level),) if level else ()
            case Dimension.PLACE:
                return self.places
            case Dimension.TARGET_GROUP:
                return self.target_groups
            case Dimension.COUNTRY:
                return (self.country,) if self.country else ()
            case Dimension.LANGUAGE:
                return (self.lesson.language,)
            case Dimension.YEAR:
                return (str(self.year),) if self.year is not None else ()
            case Dimension.ADDRESSEE:
                return (str(content.addressee),) if content.addressee else ()
            case Dimension.KIND:
                return (str(content.kind),) if content.kind else ()
            case Dimension.APPROACH:
                return (initiative.kind,) if initiative and initiative.kind else ()

    def voice(self, regions_of: RegionsOf) -> Voice:
        """Return the lesson as counting needs it."""
        return Voice(
            lesson_id=self.lesson.id,
            initiative_id=self.initiative_id,
            places=self.places,
            regions=regions_of(self.places, self.country),
            country=self.country,
            language=self.lesson.language,
            source_type=self.source_type,
            year=self.year,
        )


@dataclass(frozen=True, slots=True)
class Slice:
    """Which lessons count: on each dimension named, one of its values.

    Attributes:
        values: Allowed values by dimension; a dimension that is not named lets all through.
    """

    values: Mapping[Dimension, frozenset[str]]

    def holds(self, told: Told) -> bool:
        """Say whether a lesson counts."""
        return all(
            not allowed or not allowed.isdisjoint(told.values(dimension))
            for dimension, allowed in self.values.items()
        )

    def lets_through(self, values: Mapping[Dimension, tuple[str, ...]]) -> bool:
        """Say whether something with these values counts; it is not held to what it lacks."""
        return all(
            not allowed or dimension not in values or not allowed.isdisjoint(values[dimension])
            for dimension, allowed in self.values.items()
        )

    def at(self, dimension: Dimension, value: str) -> "Slice":
        """Return the part of this slice that has a value."""
        return Slice({**self.values, dimension: frozenset({value})})


EVERYTHING = Slice({})


def told_lessons(
    connection: Connection, *, see_team: bool, with_proposed: bool = False
) -> dict[str, Told]:
    """Return the lessons that a person may see, by id, with their reports' facts."""
    found = lessons.confirmed(connection, see_team=see_team)
    if with_proposed:
        known = {lesson.id for lesson in found}
        found += tuple(
            lesson
            for lesson in lessons.everything(connection)
            if lesson.id not in known and lesson.is_shown and lesson.confirmed is None
        )
    facts = reports.by_ids(connection, {lesson.report_id for lesson in found})
    groups = conditions.target_groups(connection)
    return {lesson.id: _told(lesson, facts.get(lesson.report_id), groups) for lesson in found}


def reported(
    connection: Connection, *, see_team: bool, where: Slice = EVERYTHING
) -> tuple[tuple[Report, Mapping[Dimension, tuple[str, ...]]], ...]:
    """Return the published reports of a slice, each with its values by dimension.

    What only lessons say for themselves may be in any report: it leaves none out.
    """
    groups = conditions.target_groups(connection)
    found = []
    for report in reports.listing(connection, statuses={ReportStatus.PUBLISHED}, see_team=see_team):
        values = {
            one: _values_of(report, one, groups) for one in Dimension if one not in OF_THE_LESSON
        }
        if where.lets_through(values):
            found.append((report, values))
    return tuple(found)


def reported_values(
    connection: Connection, dimension: Dimension, *, see_team: bool, where: Slice = EVERYTHING
) -> dict[str, int] | None:
    """Return how many reports of a slice there are with each value of a dimension.

    None for what only lessons say for themselves: each value may be in any report.
    """
    if dimension in OF_THE_LESSON:
        return None
    counts: dict[str, int] = {}
    for _, values in reported(connection, see_team=see_team, where=where):
        for value in values[dimension]:
            counts[value] = counts.get(value, 0) + 1
    return counts


def _values_of(
    report: Report, dimension: Dimension, groups: Mapping[str, tuple[str, ...]]
) -> tuple[str, ...]:
    initiative = report.initiative
    match dimension:
        case Dimension.LANGUAGE:
            return (report.language,)
        case Dimension.YEAR:
            return (str(report.year),) if report.year is not None else ()
    if initiative is None:
        return ()
    match dimension:
        case Dimension.LEVEL:
            return (str(initiative.level),) if initiative.level else ()
        case Dimension.PLACE:
            return initiative.places
        case Dimension.TARGET_GROUP:
            return groups.get(initiative.id, ())
        case Dimension.COUNTRY:
            return (initiative.country,) if initiative.country else ()
        case _:
            return (initiative.kind,) if initiative.kind else ()


def _told(lesson: Lesson, report: Report | None, groups: Mapping[str, tuple[str, ...]]) -> Told:
    own = groups.get(lesson.initiative.id, ()) if lesson.initiative else ()
    if report is None:
        return Told(lesson, target_groups=own)
    return Told(lesson, report.year, report.media_type.split(";", 1)[0], own)
