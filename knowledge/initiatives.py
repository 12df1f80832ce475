"""The directory of initiatives: what people state of them, with who said it and when."""

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from sqlalchemy import Connection

from knowledge.directory_filter import counted, fits
from knowledge.errors import Conflict, InvalidEntry, NotFound
from knowledge.initiative_entries import checked_facts, checked_name
from knowledge.lineage import Link, closes_circle, independent
from knowledge.model.condition import Bearing, Setting, Source
from knowledge.model.directory import Directory, DirectoryEntry, DirectoryFacet, DirectoryFilter
from knowledge.model.initiative import Initiative, Level
from knowledge.model.person import Person, Right
from knowledge.model.profile import Contact, Fact, FactValue, Field, Profile
from knowledge.model.report import Report, ReportStatus
from knowledge.records import (
    audit,
    conditions,
    contacts,
    facts,
    initiative_links,
    initiatives,
    passages,
    profiles,
    reports,
)
from knowledge.records.database import Database

_COLUMNS = frozenset({Field.KIND, Field.LEVEL, Field.PLACES, Field.COUNTRY})


@dataclass(frozen=True, slots=True)
class Initiatives:
    """Initiatives with their facts, conditions, lineage and, apart, contacts."""

    database: Database

    def directory(self, where: DirectoryFilter = DirectoryFilter(), *, viewer: Person) -> Directory:
        """Return the initiatives that a filter lets through, by name, with counts.

        An initiative stands in it as soon as somebody stated a fact of it, or the viewer may
        see one of its reports.
        """
        viewer.require(Right.SEARCH)
        with self.database.reading() as connection:
            entries = _entries(connection, viewer)
        shown = tuple(entry for entry in entries if fits(entry, where))
        facets = {facet: counted(entries, where, facet) for facet in DirectoryFacet}
        return Directory(shown, facets, len(entries))

    def profile(self, initiative_id: str, *, viewer: Person) -> Profile:
        """Return all that is known of one initiative, but for the contact.

        Raises:
            NotFound: If there is none with this id that the viewer may see.
        """
        viewer.require(Right.SEARCH)
        with self.database.reading() as connection:
            return _profile(connection, initiative_id, viewer)

    def history(self, initiative_id: str, *, viewer: Person) -> tuple[Fact, ...]:
        """Return everything that was ever stated of an initiative, oldest first."""
        with self.database.reading() as connection:
            _profile(connection, initiative_id, viewer)
            return facts.history(connection, _key(connection, initiative_id))

    def reports(self, initiative_id: str, *, viewer: Person) -> tuple[Report, ...]:
        """Return the published reports of an initiative that the viewer may see, newest first."""
        viewer.require(Right.SEARCH)
        with self.database.reading() as connection:
            found = [
                report
                for report in _published(connection, viewer)
                if report.initiative and report.initiative.id == initiative_id
            ]
        return tuple(sorted(found, key=lambda report: (-(report.year or 0), report.title)))

    def add(self, name: str, *, by: Person) -> str:
        """Enter an initiative that has no report yet; return its id.

        Raises:
            Conflict: If the base has one of this name.
        """
        by.require(Right.KEEP_DIRECTORY)
        with self.database.writing() as connection:
            if initiatives.by_name(connection, checked_name(name)) is not None:
                raise Conflict(f"the base has an initiative {name!r} already")
            key = initiatives.find_or_add(connection, name, by=by.name)
            found = initiatives.by_keys(connection, [key])[key]
            audit.record(connection, by.name, "entered", found.id)
            return found.id

    def state(
        self, initiative_id: str, stated: Mapping[Field, FactValue], *, by: Person
    ) -> Profile:
        """Write facts of an initiative; None says that nobody knows, which was asked.

        What stood there before stays in the history.

        Raises:
            InvalidEntry: If a value cannot be used; nothing is written then.
        """
        by.require(Right.KEEP_DIRECTORY)
        usable = checked_facts(stated)
        with self.database.writing() as connection:
            key = _key(connection, initiative_id)
            changed = [
                field
                for field, value in usable.items()
                if facts.state(connection, key, field, value, by=by.name)
            ]
            if _COLUMNS & set(changed):
                known = initiatives.by_keys(connection, [key])[key]
                initiatives.state_facts(connection, key, _with_columns(known, usable))
            if changed:
                audit.record(connection, by.name, "stated", initiative_id, fields=len(changed))
            return _profile(connection, initiative_id, by)

    def rename(self, initiative_id: str, name: str, *, by: Person) -> None:
        """Give an initiative another name; its address stays.

        Raises:
            Conflict: If another initiative has this name.
        """
        by.require(Right.KEEP_DIRECTORY)
        with self.database.writing() as connection:
            key = _key(connection, initiative_id)
            if initiatives.by_name(connection, checked_name(name)) not in (None, key):
                raise Conflict(f"the base has an initiative {name!r} already")
            initiatives.rename(connection, key, name)
            audit.record(connection, by.name, "renamed", initiative_id)

    def remove(self, initiative_id: str, *, by: Person) -> None:
        """Delete an initiative that no report speaks of, with all that was stated of it.

        Raises:
            Conflict: If a report speaks of it.
        """
        by.require(Right.DELETE)
        with self.database.writing() as connection:
            key = _key(connection, initiative_id)
            if any(
                report.initiative and report.initiative.id == initiative_id
                for report in reports.listing(connection, statuses=set(ReportStatus))
            ):
                raise Conflict("reports speak of this initiative; delete them first")
            facts.forget(connection, key)
            audit.record(connection, by.name, "deleted", initiative_id)
        self.database.forget_deleted()

    def add_condition(
        self,
        initiative_id: str,
        setting: Setting,
        *,
        bearing: Bearing,
        by: Person,
        note: str = "",
        source: Source = Source(),
    ) -> str:
        """State a condition of an initiative; return its id.

        Raises:
            InvalidEntry: If the quote does not stand in the passage, or the passage is not
                one of this initiative that can be found.
        """
        by.require(Right.KEEP_DIRECTORY)
        with self.database.writing() as connection:
            key = _key(connection, initiative_id)
            condition_id = conditions.add(
                connection,
                key,
                setting,
                bearing=bearing,
                note=note.strip(),
                source=source,
                start=_start_of_quote(connection, initiative_id, source, by),
                by=by.name,
            )
            audit.record(
                connection, by.name, "stated_condition", initiative_id, condition=condition_id
            )
        return condition_id

    def remove_condition(self, condition_id: str, *, by: Person) -> None:
        """Take a condition back."""
        by.require(Right.KEEP_DIRECTORY)
        with self.database.writing() as connection:
            if not conditions.remove(connection, condition_id):
                raise NotFound("condition", condition_id)
            audit.record(connection, by.name, "took_back_condition", condition_id)

    def link(
        self,
        child_id: str,
        parent_id: str,
        *,
        by: Person,
        changed: str = "",
        happened: str = "",
    ) -> None:
        """State that one initiative was inspired by another, what it changed, what came of it.

        Raises:
            InvalidEntry: If the example goes back to the initiative itself.
        """
        by.require(Right.KEEP_DIRECTORY)
        with self.database.writing() as connection:
            child, parent = _key(connection, child_id), _key(connection, parent_id)
            if closes_circle(initiative_links.everything(connection), Link(child_id, parent_id)):
                raise InvalidEntry("parent", "an initiative cannot go back to itself")
            initiative_links.put(
                connection,
                child,
                parent,
                changed=changed.strip(),
                happened=happened.strip(),
                by=by.name,
            )
            audit.record(connection, by.name, "linked", child_id, parent=parent_id)

    def unlink(self, child_id: str, parent_id: str, *, by: Person) -> None:
        """Take back that one initiative was inspired by another."""
        by.require(Right.KEEP_DIRECTORY)
        with self.database.writing() as connection:
            child, parent = _key(connection, child_id), _key(connection, parent_id)
            if not initiative_links.remove(connection, child, parent):
                raise NotFound("link", f"{child_id} → {parent_id}")
            audit.record(connection, by.name, "unlinked", child_id, parent=parent_id)

    def links(self) -> tuple[Link, ...]:
        """Return the lineage of all initiatives."""
        with self.database.reading() as connection:
            return initiative_links.everything(connection)

    def independent(self, initiative_ids: Collection[str]) -> tuple[frozenset[str], ...]:
        """Return groups of one origin, see `knowledge.lineage.independent`."""
        return independent(initiative_ids, self.links())

    def state_contact(self, initiative_id: str, contact: Contact, *, by: Person) -> None:
        """Keep whom to ask, with the day and the way of their consent."""
        by.require(Right.KEEP_DIRECTORY)
        with self.database.writing() as connection:
            contacts.put(connection, _key(connection, initiative_id), contact, by=by.name)
            audit.record(connection, by.name, "stated_contact", initiative_id)

    def withdraw_contact(self, initiative_id: str, *, by: Person) -> None:
        """Forget whom to ask: the consent is gone, and so is the name."""
        by.require(Right.KEEP_DIRECTORY)
        with self.database.writing() as connection:
            if not contacts.remove(connection, _key(connection, initiative_id)):
                raise NotFound("contact", initiative_id)
            audit.record(connection, by.name, "withdrew_contact", initiative_id)
        self.database.forget_deleted()

    def contact(self, initiative_id: str, *, viewer: Person) -> Contact | None:
        """Return whom to ask, None if nobody consented or the viewer may not see contacts."""
        if not viewer.may(Right.SEE_CONTACTS):
            return None
        with self.database.reading() as connection:
            return contacts.of_initiative(connection, _key(connection, initiative_id))


def _key(connection: Connection, initiative_id: str) -> int:
    key = initiatives.key_of(connection, initiative_id)
    if key is None:
        raise NotFound("initiative", initiative_id)
    return key


def _published(connection: Connection, viewer: Person) -> tuple[Report, ...]:
    return reports.listing(
        connection,
        statuses={ReportStatus.PUBLISHED},
        see_team=viewer.may(Right.SEE_TEAM_REPORTS),
    )


def _entries(connection: Connection, viewer: Person) -> tuple[DirectoryEntry, ...]:
    see_team = viewer.may(Right.SEE_TEAM_REPORTS)
    published = _published(connection, viewer)
    counts = Counter(report.initiative.id for report in published if report.initiative)
    keys = initiatives.keys_by_id(connection)
    stated = facts.stated_keys(connection)
    if not viewer.may(Right.REVIEW):
        keys = {name: key for name, key in keys.items() if key in stated or counts[name]}
    known = profiles.read(connection, list(keys.values()), see_team=see_team)
    found = [DirectoryEntry(known[key], counts[name]) for name, key in keys.items() if key in known]
    return tuple(sorted(found, key=lambda entry: entry.profile.initiative.name.casefold()))


def _profile(connection: Connection, initiative_id: str, viewer: Person) -> Profile:
    key = _key(connection, initiative_id)
    see_team = viewer.may(Right.SEE_TEAM_REPORTS)
    profile = profiles.read(connection, [key], see_team=see_team)[key]
    if profile.facts or viewer.may(Right.REVIEW):
        return profile
    published = _published(connection, viewer)
    if not any(r.initiative and r.initiative.id == initiative_id for r in published):
        raise NotFound("initiative", initiative_id)
    return profile


def _with_columns(known: Initiative, stated: Mapping[Field, FactValue]) -> Initiative:
    """Return the initiative with those of the facts that are part of it."""
    level, places = stated.get(Field.LEVEL), stated.get(Field.PLACES)
    return replace(
        known,
        kind=str(stated.get(Field.KIND, known.kind) or ""),
        country=str(stated.get(Field.COUNTRY, known.country) or ""),
        level=(Level(str(level)) if level else None) if Field.LEVEL in stated else known.level,
        places=(places if isinstance(places, tuple) else ())
        if Field.PLACES in stated
        else known.places,
    )


def _start_of_quote(
    connection: Connection, initiative_id: str, source: Source, by: Person
) -> int | None:
    if not source.passage_id:
        return None
    see_team = by.may(Right.SEE_TEAM_REPORTS)
    passage = passages.visible(connection, [source.passage_id], see_team=see_team).get(
        source.passage_id
    )
    report = reports.by_id(connection, passage.report_id) if passage else None
    if passage is None or report is None or not report.initiative:
        raise InvalidEntry("source", f"no passage {source.passage_id!r} that can be found")
    if report.initiative.id != initiative_id:
        raise InvalidEntry("source", "the passage is of another initiative")
    start = passage.text.find(source.quote)
    if not source.quote.strip() or start < 0:
        raise InvalidEntry("quote", "these words do not stand in the passage")
    return start
