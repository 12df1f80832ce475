"""Which lessons and passages stand in which theme, as the themes stand now."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from knowledge.model.theme import Theme


@dataclass(frozen=True, slots=True)
class Themed:
    """Themes with what stands in them; a hidden theme holds nothing.

    A passage stands in the themes of the confirmed lessons that are quoted in it.

    Attributes:
        themes: That are not hidden, parts too, by id.
        lessons: Ids of the lessons of each theme and part, by its id; the id of a theme that
            was merged into another leads to the same.
        passages: Ids of the passages, likewise.
        of_passage: By the id of a passage, the ids of the themes that it stands in.
    """

    themes: Mapping[str, Theme] = field(default_factory=dict)
    lessons: Mapping[str, frozenset[str]] = field(default_factory=dict)
    passages: Mapping[str, frozenset[str]] = field(default_factory=dict)
    of_passage: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def lessons_of(self, theme_ids: Iterable[str]) -> frozenset[str] | None:
        """Return the ids of the lessons of any of the themes; None if no theme is named."""
        return _any_of(self.lessons, theme_ids)

    def passages_of(self, theme_ids: Iterable[str]) -> frozenset[str] | None:
        """Return the ids of the passages of any of the themes; None if no theme is named."""
        return _any_of(self.passages, theme_ids)


def _any_of(held: Mapping[str, frozenset[str]], theme_ids: Iterable[str]) -> frozenset[str] | None:
    groups = [held.get(theme_id, frozenset()) for theme_id in theme_ids]
    return frozenset().union(*groups) if groups else None
