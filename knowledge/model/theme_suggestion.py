"""A suggestion: what a language model would call a theme, until a person accepts or drops it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from knowledge.model.theme import InBoth


class SuggestionState(StrEnum):
    """Where a suggestion stands, in the order in which states come."""

    WAITING = "waiting"
    RUNNING = "running"
    OFFERED = "offered"
    REFUSED = "refused"
    FAILED = "failed"
    ACCEPTED = "accepted"
    DROPPED = "dropped"

    @property
    def is_open(self) -> bool:
        """Whether the worker has something to do with it."""
        return self in (SuggestionState.WAITING, SuggestionState.RUNNING)


class Fault(StrEnum):
    """What is wrong with the words of a language model, so that nobody is shown them."""

    SHAPE = "shape"
    LENGTH = "length"
    LANGUAGE = "language"
    LINK = "link"
    FIGURE = "figure"
    NAME = "name"
    FAR = "far"
    TAKEN = "taken"


@dataclass(frozen=True, slots=True)
class Refusal:
    """One reason why words are not shown.

    Attributes:
        fault: See Fault.
        words: The figure, name, language or text that it is about; empty where it is all.
    """

    fault: Fault
    words: str = ""


@dataclass(frozen=True, slots=True)
class ThemeWords:
    """A name and a description in both languages.

    Attributes:
        name: Of a theme.
        description: What it is about.
    """

    name: InBoth = InBoth()
    description: InBoth = InBoth()


@dataclass(frozen=True, slots=True)
class ThemeMaterial:
    """All that a language model is shown of a theme.

    Attributes:
        terms: Words that set the theme apart, by language of the pages.
        quotes: (language, words) of lessons in its middle, without what identifies people.
    """

    terms: Mapping[str, tuple[str, ...]]
    quotes: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class ThemeSuggestion:
    """What was asked of a language model about one theme, and what came of it.

    Attributes:
        id: Stable.
        scheme: DISCOVERED, or id of the theme's scheme.
        theme_id: The theme.
        state: See SuggestionState.
        asked_at: UTC.
        asked_by: Name of who asked.
        model: Name of the language model; empty until it was asked.
        host: That got the terms and quotes; empty until then.
        prompt_sha256: Of all that was sent, instruction included.
        lesson_ids: Whose quotes were sent.
        words: What it suggests; empty unless they passed every check.
        refusals: Why its words are not shown.
        answered_at: When it answered or failed; None until then.
        decided_at: When a person accepted or dropped it; None until then.
        decided_by: Who did; empty until then.
        edits: Numbers of the edits that accepting made.
    """

    id: str
    scheme: str
    theme_id: str
    state: SuggestionState
    asked_at: datetime
    asked_by: str
    model: str = ""
    host: str = ""
    prompt_sha256: str = ""
    lesson_ids: tuple[str, ...] = ()
    words: ThemeWords = ThemeWords()
    refusals: tuple[Refusal, ...] = ()
    answered_at: datetime | None = None
    decided_at: datetime | None = None
    decided_by: str = ""
    edits: tuple[int, ...] = ()
