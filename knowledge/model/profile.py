"""What people stated about an initiative: each fact with who said it and when."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from knowledge.model.condition import Condition
from knowledge.model.initiative import Initiative

FactValue = str | int | tuple[str, ...] | None


class Phase(StrEnum):
    """How far an initiative is."""

    IDEA = "idea"
    PREPARING = "preparing"
    STARTING = "starting"
    RUNNING = "running"
    GROWING = "growing"
    HANDED_OVER = "handed_over"
    ENDED = "ended"


class Field(StrEnum):
    """What can be stated about an initiative."""

    KIND = "kind"
    LEVEL = "level"
    PLACES = "places"
    COUNTRY = "country"
    LANGUAGE = "language"
    SUMMARY = "summary"
    PROBLEM = "problem"
    TARGET_GROUP = "target_group"
    APPROACH = "approach"
    FIRST_YEAR = "first_year"
    LAST_YEAR = "last_year"
    PHASE = "phase"
    PARTNERS = "partners"
    FUNDING = "funding"
    NEEDS = "needs"
    OFFERS = "offers"


LISTS = frozenset({Field.PLACES, Field.PARTNERS, Field.FUNDING, Field.NEEDS, Field.OFFERS})
YEARS = frozenset({Field.FIRST_YEAR, Field.LAST_YEAR})


@dataclass(frozen=True, slots=True)
class Fact:
    """One field as it was last stated.

    Attributes:
        field: What it is about.
        value: Text, year or list by the field; None says that nobody knows, which was asked.
        by: Who stated it.
        at: When, UTC.
    """

    field: Field
    value: FactValue
    by: str
    at: datetime


class Standing(StrEnum):
    """What the base knows of a field."""

    KNOWN = "known"
    UNKNOWN = "unknown"
    NEVER_STATED = "never_stated"


@dataclass(frozen=True, slots=True)
class Inspiration:
    """One initiative went by the example of another.

    Attributes:
        child: The initiative that was inspired.
        parent: Its example.
        changed: What was done otherwise; empty if unknown.
        happened: What came of it; empty if unknown.
        by: Who stated it.
        at: When, UTC.
    """

    child: Initiative
    parent: Initiative
    changed: str
    happened: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Profile:
    """An initiative with all that is known of it, but for the contact.

    Attributes:
        initiative: Name, kind, level, places, country.
        facts: As last stated, by field.
        conditions: In the order of their kinds.
        examples: What it was inspired by.
        followers: What it inspired.
    """

    initiative: Initiative
    facts: Mapping[Field, Fact] = field(default_factory=dict)
    conditions: tuple[Condition, ...] = ()
    examples: tuple[Inspiration, ...] = ()
    followers: tuple[Inspiration, ...] = ()

    def standing(self, name: Field) -> Standing:
        """Return whether a field is known, was asked for in vain, or was never stated."""
        fact = self.facts.get(name)
        if fact is None:
            return Standing.NEVER_STATED
        return Standing.KNOWN if fact.value is not None else Standing.UNKNOWN

    def text(self, name: Field) -> str:
        """Return what was stated as text, empty if unknown."""
        fact = self.facts.get(name)
        return fact.value if fact and isinstance(fact.value, str) else ""

    def entries(self, name: Field) -> tuple[str, ...]:
        """Return what was stated as a list, empty if unknown."""
        fact = self.facts.get(name)
        return fact.value if fact and isinstance(fact.value, tuple) else ()

    def year(self, name: Field) -> int | None:
        """Return what was stated as a year."""
        fact = self.facts.get(name)
        return fact.value if fact and isinstance(fact.value, int) else None

    @property
    def phase(self) -> Phase | None:
        """How far it is, None if unknown."""
        stated = self.text(Field.PHASE)
        return Phase(stated) if stated else None

    @property
    def language(self) -> str:
        """The language that its facts are written in (ISO 639-1), "und" if unknown."""
        return self.text(Field.LANGUAGE) or "und"


@dataclass(frozen=True, slots=True)
class Contact:
    """Whom to ask about an initiative: kept only with consent, and apart from all else.

    Attributes:
        name: Of the person.
        email: May be empty if there is a telephone number.
        telephone: May be empty if there is an e-mail address.
        consented_on: The day on which the person agreed to be named here.
        consent_how: In which way, such as "by e-mail".
        by: Who wrote it down.
        at: When, UTC.
    """

    name: str
    email: str
    telephone: str
    consented_on: date
    consent_how: str
    by: str = ""
    at: datetime | None = None

    def __post_init__(self) -> None:
        if not self.name.strip() or not self.consent_how.strip():
            raise ValueError("a contact has a name, and says how the person consented")
        if not (self.email.strip() or self.telephone.strip()):
            raise ValueError("a contact has an e-mail address or a telephone number")
        if self.email and "@" not in self.email:
            raise ValueError("an e-mail address holds an @")
