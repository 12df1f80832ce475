"""Where a sentence stands in its report, and what that tells beside its own words."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Protocol

import numpy as np

from ingest.extract.cues import FEATURE_COUNT as CUE_COUNT
from ingest.extract.cues import cues_in, features
from ingest.extract.headings import HeadingSign, sign_of
from ingest.extract.kinds import NO_LESSON, UNTYPED
from ingest.extract.logistic import Matrix
from ingest.extract.statement import has_marker

_MIDDLE: Final = 0.5
# Title page, notice and summary come first; few reports tell lessons before an eighth is over.
_FRONT_SHARE: Final = 0.12
# What is shorter is more often a fragment, an announcement or a story's middle.
_SHORT_WORDS: Final = 12
_ADVISING: Final = frozenset({"recommendation", "open_problem", "condition"})

SIGN_COUNT: Final = CUE_COUNT + 8
"""Columns of `signs_of`."""


@dataclass(frozen=True, slots=True)
class Setting:
    """Where a sentence stands.

    Attributes:
        headings: Above it, outermost first; () for a sentence that came without its report.
        before: The sentence before it under the same headings, "" if it is the first.
        after: The one after it, likewise.
        place: Share of the report's sentences that come before it, 0 to 1.
    """

    headings: tuple[str, ...] = ()
    before: str = ""
    after: str = ""
    place: float = _MIDDLE


class Placed(Protocol):
    """A sentence with the headings above it."""

    @property
    def text(self) -> str:
        """Its words."""

    @property
    def heading_path(self) -> tuple[str, ...]:
        """Outermost first."""


LOOSE: Final = Setting()
"""Of a sentence that came without its report."""


def settings_of(sentences: Sequence[Placed]) -> tuple[Setting, ...]:
    """Return where each sentence stands.

    Args:
        sentences: All candidates of one report, in order.
    """
    texts = ["", *(sentence.text for sentence in sentences), ""]
    paths = [None, *(sentence.heading_path for sentence in sentences), None]
    return tuple(
        Setting(
            headings=sentence.heading_path,
            before=texts[n] if paths[n] == sentence.heading_path else "",
            after=texts[n + 2] if paths[n + 2] == sentence.heading_path else "",
            place=(n + 1) / len(sentences),
        )
        for n, sentence in enumerate(sentences)
    )


def signs_of(texts: Sequence[str], languages: Sequence[str], settings: Sequence[Setting]) -> Matrix:
    """Return what can be told without vectors, (n_texts, `SIGN_COUNT`).

    First the cues, then the heading above (advice or what is open; what worked, did not, or
    stood in the way; lessons of any kind; none expected), whether it is an item of a list, how
    far in front and how far on it stands, and how short it is. Of a sentence that came without
    its report the last three tell nothing.
    """
    told = [
        (
            *features(cues_in(text, language)),
            *_heading(sign_of(setting.headings)),
            float(has_marker(text)),
            *_position(setting),
            _shortness(text, setting),
        )
        for text, language, setting in zip(texts, languages, settings, strict=True)
    ]
    return np.array(told, np.float64).reshape(len(texts), SIGN_COUNT)


def _heading(sign: HeadingSign | None) -> tuple[float, ...]:
    kind = "" if sign is None else sign.kind
    groups = (
        kind in _ADVISING,
        kind not in (*_ADVISING, UNTYPED, NO_LESSON, ""),
        kind == UNTYPED,
        kind == NO_LESSON,
    )
    return tuple(map(float, groups))


def _position(setting: Setting) -> tuple[float, float]:
    if not setting.headings:
        return 0.0, 0.0
    return max(0.0, _FRONT_SHARE - setting.place) / _FRONT_SHARE, setting.place - _MIDDLE


def _shortness(text: str, setting: Setting) -> float:
    """Return 0 for twelve words and more, .69 for six, 2.5 for one."""
    if not setting.headings:
        return 0.0
    return math.log(_SHORT_WORDS / min(_SHORT_WORDS, max(1, len(text.split()))))
