"""A theme: lessons that speak of one subject, and what people made of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Final

DISCOVERED: Final = "discovered"
"""Name of the scheme of themes that nobody wrote down before."""

LEAST_LESSONS: Final = 5
"""A theme of fewer lessons is thin: shown as such, never as a finding."""

LEAST_INITIATIVES: Final = 2
"""A theme of fewer initiatives is thin too: one initiative's story is no theme yet."""


class ThemeOrigin(StrEnum):
    """Where a theme came from."""

    DISCOVERED = "discovered"
    SCHEME = "scheme"
    PERSON = "person"


class RunState(StrEnum):
    """Where a run stands, in the order in which states come."""

    WAITING = "waiting"
    RUNNING = "running"
    READY = "ready"
    ACCEPTED = "accepted"
    DROPPED = "dropped"
    TAKEN_BACK = "taken_back"
    FAILED = "failed"

    @property
    def is_open(self) -> bool:
        """Whether the worker has something to do with it."""
        return self in (RunState.WAITING, RunState.RUNNING)

    @property
    def has_outcome(self) -> bool:
        """Whether what it found is kept, to compare or to let stand."""
        return self in (RunState.READY, RunState.ACCEPTED, RunState.TAKEN_BACK)


class EditKind(StrEnum):
    """What a person did to themes."""

    RENAMED = "renamed"
    DESCRIBED = "described"
    MERGED = "merged"
    SPLIT = "split"
    MOVED = "moved"
    PINNED = "pinned"
    UNPINNED = "unpinned"
    LOCKED = "locked"
    UNLOCKED = "unlocked"
    HIDDEN = "hidden"
    SHOWN = "shown"
    TAKEN_BACK = "taken_back"


@dataclass(frozen=True, slots=True)
class InBoth:
    """Words in the two languages of the pages; either may be missing.

    Attributes:
        nl: In Dutch.
        en: In English.
    """

    nl: str = ""
    en: str = ""

    def __bool__(self) -> bool:
        return bool(self.nl or self.en)

    def in_language(self, language: str) -> str:
        """Return the words in the language, else in the other one."""
        return (self.nl or self.en) if language == "nl" else (self.en or self.nl)


@dataclass(frozen=True, slots=True)
class Theme:
    """A theme as it stands now.

    Attributes:
        id: Stable; part of its address, whatever it is called.
        scheme: DISCOVERED, or id of the scheme that it belongs to.
        origin: See ThemeOrigin.
        parent_id: Of the theme that it is a part of, or empty.
        code: Of the scheme's entry, or empty.
        name: Given by a person or the scheme; empty until then.
        suggested: A name that the program suggests, until a person gives one; may be empty.
        terms: Words that set it apart, by language of the pages, the most telling first.
        description: Written by a person; may be empty.
        central_ids: Lessons nearest its middle, each of another initiative where it can be.
        is_locked: Whether grouping anew takes no lesson out of it.
        is_hidden: Whether readers do not see it.
        is_held: Whether a person shaped it (merged, split, locked), so that its lessons stay.
    """

    id: str
    scheme: str = DISCOVERED
    origin: ThemeOrigin = ThemeOrigin.DISCOVERED
    parent_id: str = ""
    code: str = ""
    name: InBoth = InBoth()
    suggested: InBoth = InBoth()
    terms: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    description: InBoth = InBoth()
    central_ids: tuple[str, ...] = ()
    is_locked: bool = False
    is_hidden: bool = False
    is_held: bool = False

    def label(self, language: str) -> str:
        """Return what to call it in a language: its name, else a suggested one, else its terms.

        Words of two languages are never mixed in one label. What has no words is called by
        its id.
        """
        other = "en" if language == "nl" else "nl"
        for found in (language, other):
            for name in (self.name, self.suggested):
                if words := getattr(name, found, ""):
                    return str(words)
            if self.terms.get(found):
                return ", ".join(self.terms[found])
        return self.id

    def is_named(self, language: str) -> bool:
        """Say whether what it is called in a language was given, not suggested."""
        return bool(getattr(self.name, language, ""))


@dataclass(frozen=True, slots=True)
class Placement:
    """Where a lesson stands.

    Attributes:
        lesson_id: The lesson.
        theme_id: Of the theme; empty if it is outside every theme of the scheme.
        part_id: Of the part of the theme, or empty.
        confidence: 0 to 1: how much of its nearness to other lessons stays in the theme.
        part_confidence: The same for the part; 0 where there is none.
        is_pinned: Whether a person put it there; then it stays.
        x: On the map, -1 to 1.
        y: On the map, -1 to 1.
    """

    lesson_id: str
    theme_id: str
    part_id: str = ""
    confidence: float = 0.0
    part_confidence: float = 0.0
    is_pinned: bool = False
    x: float = 0.0
    y: float = 0.0


@dataclass(frozen=True, slots=True)
class RunParameters:
    """How themes are to be found.

    Attributes:
        scheme: DISCOVERED, or id of a scheme whose themes are given.
        is_fresh: Whether to think anew, instead of growing out of what stands.
        with_proposed: Whether lessons count that nobody has confirmed yet.
        neighbour_count: Nearest lessons that each is linked to.
        resolution: Above 1 gives more and smaller themes.
        seed: The same seed gives the same themes.
    """

    scheme: str = DISCOVERED
    is_fresh: bool = False
    with_proposed: bool = False
    neighbour_count: int = 15
    resolution: float = 1.0
    seed: int = 0

    def __post_init__(self) -> None:
        if not 3 <= self.neighbour_count <= 100:
            raise ValueError("each lesson has 3 to 100 neighbours")
        if not 0.05 <= self.resolution <= 20:
            raise ValueError("the resolution lies between .05 and 20")


@dataclass(frozen=True, slots=True)
class ThemeRun:
    """One time that themes were found: what was asked, and how it went.

    Attributes:
        id: Stable.
        parameters: See RunParameters.
        state: See RunState.
        requested_at: UTC.
        requested_by: Name of who asked.
        done_count: Steps done so far.
        total_count: Steps in all.
        finished_at: When it was ready or failed; None until then.
        decided_at: When it was accepted, dropped or taken back; None until then.
        decided_by: Who did; empty until then.
        lesson_count: Lessons placed.
        theme_count: Themes, parts not counted.
        after_edit: The last edit that it knew of.
        problem: Code of why it failed, or empty.
    """

    id: str
    parameters: RunParameters
    state: RunState
    requested_at: datetime
    requested_by: str
    done_count: int = 0
    total_count: int = 0
    finished_at: datetime | None = None
    decided_at: datetime | None = None
    decided_by: str = ""
    lesson_count: int = 0
    theme_count: int = 0
    after_edit: int = 0
    problem: str = ""


@dataclass(frozen=True, slots=True)
class ThemeEdit:
    """One thing that a person did to themes; never changed afterwards.

    Attributes:
        sequence: Counts up.
        at: UTC.
        who: Name of the person.
        scheme: Whose themes.
        kind: See EditKind.
        theme_id: The theme that it was done to.
        data: What the kind needs: words, ids of themes and lessons.
    """

    sequence: int
    at: datetime
    who: str
    scheme: str
    kind: EditKind
    theme_id: str
    data: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class ThemeSet:
    """All themes of a scheme, with where each lesson stands.

    Attributes:
        scheme: DISCOVERED, or id of the scheme.
        run_id: The accepted run that it grew out of, or empty.
        themes: In the order of their size, parts after all themes.
        placements: By lesson id.
        edit_count: Edits that it holds.
        merged: By id of a theme that was merged into another, the id of that.
        gone: The themes that were merged into others, as they were called.
    """

    scheme: str
    run_id: str = ""
    themes: tuple[Theme, ...] = ()
    placements: Mapping[str, Placement] = field(default_factory=dict)
    edit_count: int = 0
    merged: Mapping[str, str] = field(default_factory=dict)
    gone: tuple[Theme, ...] = ()

    @property
    def top(self) -> tuple[Theme, ...]:
        """The themes that are no parts of another."""
        return tuple(theme for theme in self.themes if not theme.parent_id)

    @property
    def outside(self) -> tuple[str, ...]:
        """Ids of the lessons that no theme of the scheme asks about."""
        return tuple(one.lesson_id for one in self.placements.values() if not one.theme_id)

    def parts(self, theme_id: str) -> tuple[Theme, ...]:
        """Return the parts of a theme."""
        return tuple(theme for theme in self.themes if theme.parent_id == theme_id)

    def theme(self, theme_id: str) -> Theme | None:
        """Return one theme or part, or None."""
        return next((theme for theme in self.themes if theme.id == theme_id), None)

    def members(self, theme_id: str) -> tuple[str, ...]:
        """Return the ids of the lessons of a theme or part, the surest first."""
        mine = [
            (-(one.confidence if one.theme_id == theme_id else one.part_confidence), one.lesson_id)
            for one in self.placements.values()
            if theme_id and theme_id in (one.theme_id, one.part_id)
        ]
        return tuple(lesson_id for _, lesson_id in sorted(mine))


@dataclass(frozen=True, slots=True)
class Move:
    """A lesson that a run would put elsewhere.

    Attributes:
        lesson_id: The lesson.
        from_theme_id: Where it stands.
        to_theme_id: Where the run puts it.
    """

    lesson_id: str
    from_theme_id: str
    to_theme_id: str


@dataclass(frozen=True, slots=True)
class Growth:
    """How the size of a theme changes.

    Attributes:
        theme: As it stands.
        before_count: Lessons now.
        after_count: Lessons if the run is accepted.
    """

    theme: Theme
    before_count: int
    after_count: int


@dataclass(frozen=True, slots=True)
class ThemeDiff:
    """What accepting a run would change.

    Attributes:
        run_id: The run.
        moves: Lessons that go from one theme to another.
        arrived_count: Lessons that stand in no theme yet.
        gone_count: Lessons that are no longer there.
        new_themes: Themes that are not there yet.
        gone_themes: Themes that no lesson is left in.
        growths: Themes of both whose size changes, the largest change first.
        renamed: Themes that are called otherwise, as they stand and as the run would have them.
    """

    run_id: str
    moves: tuple[Move, ...] = ()
    arrived_count: int = 0
    gone_count: int = 0
    new_themes: tuple[Theme, ...] = ()
    gone_themes: tuple[Theme, ...] = ()
    growths: tuple[Growth, ...] = ()
    renamed: tuple[tuple[Theme, Theme], ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether accepting the run changes nothing."""
        counts = self.moves or self.arrived_count or self.gone_count
        return not (counts or self.new_themes or self.renamed)
