"""What somebody knows of a place, to hold an initiative's conditions against."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from knowledge.model.condition import ConditionKind, Setting
from knowledge.model.initiative import Level


@dataclass(frozen=True, slots=True)
class PlaceProfile:
    """One place as a person describes it; what is not there is unknown.

    Attributes:
        id: Stable, made by the base; empty before it was saved.
        name: Of the place.
        region: In which it lies, or empty.
        country: ISO 3166-1 alpha-2, or empty.
        level: At which somebody wants to work there; None if unknown.
        settings: One for each kind that is known.
        by: Who described it.
        at: When, UTC; None before it was saved.
    """

    name: str
    region: str = ""
    country: str = ""
    level: Level | None = None
    settings: Mapping[ConditionKind, Setting] = field(default_factory=dict)
    id: str = ""
    by: str = ""
    at: datetime | None = None

    def __post_init__(self) -> None:
        if not self.name.strip():
            raise ValueError("a place needs a name")
        if self.country and not (len(self.country) == 2 and self.country.isupper()):
            raise ValueError(f"a country is two capitals (ISO 3166-1), got {self.country!r}")
        if any(kind is not setting.kind for kind, setting in self.settings.items()):
            raise ValueError("each setting stands under its own kind")
