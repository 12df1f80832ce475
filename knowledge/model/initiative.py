"""A citizens' initiative: who learned what the reports tell."""

from dataclasses import dataclass
from enum import StrEnum


class Level(StrEnum):
    """How wide an initiative works, from a neighbourhood to the world."""

    NEIGHBOURHOOD = "neighbourhood"
    MUNICIPALITY = "municipality"
    REGION = "region"
    PROVINCE = "province"
    NATION = "nation"
    EUROPEAN_UNION = "european_union"
    WORLD = "world"


@dataclass(frozen=True, slots=True)
class Initiative:
    """A citizens' initiative.

    Attributes:
        id: Stable, made by the base.
        name: Unique in the base, whatever the case of its letters.
        kind: In English, such as "repair café"; empty if unknown.
        level: None if unknown.
        places: Names of places where it works; may be empty.
        country: ISO 3166-1 alpha-2, or empty.
    """

    id: str
    name: str
    kind: str = ""
    level: Level | None = None
    places: tuple[str, ...] = ()
    country: str = ""

    def __post_init__(self) -> None:
        if not self.name.strip():
            raise ValueError("an initiative needs a name")
        if self.country and not (len(self.country) == 2 and self.country.isupper()):
            raise ValueError(f"a country is two capitals (ISO 3166-1), got {self.country!r}")
