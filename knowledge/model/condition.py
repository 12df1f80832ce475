"""Under which conditions an initiative worked, in kinds that a place can be held against."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Urbanity(StrEnum):
    """How dense a place is: Eurostat's degree of urbanisation (DEGURBA, 2021)."""

    CITY = "city"
    TOWN = "town"
    RURAL = "rural"


class Partner(StrEnum):
    """Who an initiative works with."""

    MUNICIPALITY = "municipality"
    REGIONAL_AUTHORITY = "regional_authority"
    HOUSING_ASSOCIATION = "housing_association"
    WELFARE_ORGANISATION = "welfare_organisation"
    CARE_PROVIDER = "care_provider"
    HEALTH_INSURER = "health_insurer"
    SCHOOL = "school"
    LIBRARY = "library"
    CHURCH = "church"
    BUSINESSES = "businesses"
    FARMERS = "farmers"
    FOUNDATION = "foundation"
    BANK = "bank"
    WASTE_COMPANY = "waste_company"
    GRID_OPERATOR = "grid_operator"
    TRANSPORT_COMPANY = "transport_company"
    FOOD_BANK = "food_bank"
    RESIDENTS_ASSOCIATION = "residents_association"
    UMBRELLA_ORGANISATION = "umbrella_organisation"


class TargetGroup(StrEnum):
    """Whom an initiative is for."""

    ALL_RESIDENTS = "all_residents"
    OLDER_PEOPLE = "older_people"
    YOUNG_PEOPLE = "young_people"
    NEWCOMERS = "newcomers"
    PEOPLE_ON_LOW_INCOME = "people_on_low_income"
    PEOPLE_IN_DEBT = "people_in_debt"
    PEOPLE_WHO_NEED_CARE = "people_who_need_care"
    INFORMAL_CARERS = "informal_carers"
    PEOPLE_WITH_DEMENTIA = "people_with_dementia"
    PEOPLE_OUT_OF_WORK = "people_out_of_work"
    LONELY_PEOPLE = "lonely_people"
    MEN = "men"
    HOME_OWNERS = "home_owners"
    TENANTS = "tenants"
    HOUSE_SEEKERS = "house_seekers"


class ConditionKind(StrEnum):
    """What a condition is about."""

    POPULATION = "population"
    URBANITY = "urbanity"
    TARGET_GROUP = "target_group"
    PARTNERS = "partners"
    PREMISES = "premises"
    LAND = "land"
    PAID_COORDINATION = "paid_coordination"
    VOLUNTEERS = "volunteers"
    FIRST_MONEY = "first_money"
    BUDGET = "budget"
    PERMISSION = "permission"


RANGES: Mapping[ConditionKind, str] = {
    ConditionKind.POPULATION: "inhabitants",
    ConditionKind.PAID_COORDINATION: "hours a week",
    ConditionKind.VOLUNTEERS: "people",
    ConditionKind.FIRST_MONEY: "euro",
    ConditionKind.BUDGET: "euro a year",
}
CHOICES: Mapping[ConditionKind, type[StrEnum]] = {
    ConditionKind.URBANITY: Urbanity,
    ConditionKind.TARGET_GROUP: TargetGroup,
    ConditionKind.PARTNERS: Partner,
}
YES_OR_NO = frozenset({ConditionKind.PREMISES, ConditionKind.LAND, ConditionKind.PERMISSION})


class Bearing(StrEnum):
    """How much hangs on a condition, as its source says."""

    NEEDED = "needed"
    HELPED = "helped"
    WAS_SO = "was_so"


@dataclass(frozen=True, slots=True)
class Setting:
    """A value of a condition: a range, codes, or yes or no, by its kind.

    Attributes:
        kind: Says which of the others holds.
        least: From here, in the unit of RANGES; None for no lower end.
        most: Up to here; None for no upper end.
        codes: Of CHOICES, in their order, for kinds with codes.
        is_there: For kinds of YES_OR_NO.
    """

    kind: ConditionKind
    least: float | None = None
    most: float | None = None
    codes: tuple[str, ...] = ()
    is_there: bool | None = None

    def __post_init__(self) -> None:
        has_range = self.least is not None or self.most is not None
        held = (has_range, bool(self.codes), self.is_there is not None)
        wanted = (self.kind in RANGES, self.kind in CHOICES, self.kind in YES_OR_NO)
        if held != wanted:
            raise ValueError(f"{self.kind} takes another sort of value")
        if any(end is not None and not 0 <= end < 1e12 for end in (self.least, self.most)):
            raise ValueError(f"{self.kind} counts from 0")
        if self.least is not None and self.most is not None and self.least > self.most:
            raise ValueError(f"{self.kind} runs from less to more")
        if self.kind in CHOICES:
            order = [str(code) for code in CHOICES[self.kind]]
            if list(self.codes) != [code for code in order if code in self.codes]:
                raise ValueError(f"{self.kind} has codes of its list, each once, in its order")


def chosen(kind: ConditionKind, codes: tuple[str, ...]) -> Setting:
    """Return a setting of codes in any order.

    Raises:
        ValueError: If one is not of the kind's list, or there is none.
    """
    order = [str(code) for code in CHOICES[kind]]
    if unknown := sorted(set(codes) - set(order)):
        raise ValueError(f"{kind} has no {', '.join(unknown)}")
    return Setting(kind, codes=tuple(code for code in order if code in codes))


@dataclass(frozen=True, slots=True)
class Source:
    """Where a condition was read; without both ids it is the word of who stated it.

    Attributes:
        lesson_id: A lesson that says so, or empty.
        passage_id: A passage that says so, or empty.
        quote: Exactly as it stands in the passage; empty where the reader may not see it.
    """

    lesson_id: str = ""
    passage_id: str = ""
    quote: str = ""

    @property
    def is_a_person(self) -> bool:
        """Whether nothing but a person's word stands behind it."""
        return not (self.lesson_id or self.passage_id)


@dataclass(frozen=True, slots=True)
class Condition:
    """One condition of an initiative.

    Attributes:
        id: Stable, made by the base.
        setting: What was, or has to be.
        bearing: How much hangs on it.
        note: In the words of who stated it; may be empty.
        source: See Source.
        by: Who stated it.
        at: When, UTC.
    """

    id: str
    setting: Setting
    bearing: Bearing
    note: str
    source: Source
    by: str
    at: datetime

    @property
    def kind(self) -> ConditionKind:
        """What it is about."""
        return self.setting.kind
