"""A frame: which parts a kind of text has, and which lessons belong in each."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from knowledge.errors import InvalidEntry
from knowledge.model.brief import SentenceKind
from knowledge.model.lesson import LessonKind

UNKNOWN_KIND: Final = "unknown"
"""In a frame's `kinds`: lessons of which nobody has said what sort they are."""

_FALLBACK_LANGUAGE = "en"
_DRAWN = frozenset(SentenceKind) - {SentenceKind.OWN, SentenceKind.COUNTER}


@dataclass(frozen=True, slots=True)
class Wording:
    """The same words in several languages.

    Attributes:
        by_language: ISO 639-1 to words.
    """

    by_language: Mapping[str, str]

    def in_language(self, language: str) -> str:
        """Return the words in a language, else in English, else in the first one, else ""."""
        words = self.by_language
        if language in words:
            return words[language]
        return words.get(_FALLBACK_LANGUAGE) or next(iter(words.values()), "")


@dataclass(frozen=True, slots=True)
class FrameSection:
    """One part of a frame.

    Attributes:
        key: Unique in its frame.
        heading: Over the section.
        lead: Before the sentences, such as "constaterende dat"; may be empty.
        guidance: For the writer, never exported; may be empty.
        closing: After the sentences; may be empty.
        kinds: Of findings that are drawn here; None is the unknown kind. Empty: a person
            fills it.
        parts: Which sentences of a finding are drawn here, in this order.
    """

    key: str
    heading: Wording
    lead: Wording
    guidance: Wording
    closing: Wording
    kinds: frozenset[LessonKind | None]
    parts: tuple[SentenceKind, ...]


@dataclass(frozen=True, slots=True)
class Frame:
    """A kind of text.

    Attributes:
        id: Short, safe in a file's name.
        name: Shown to choose by.
        sections: In order, at least one.
    """

    id: str
    name: Wording
    sections: tuple[FrameSection, ...]


def frame_from(frame_id: str, toml: str) -> Frame:
    """Return the frame that a TOML file describes.

    Raises:
        InvalidEntry: If the file is no frame; its sentence names what is wrong.
    """
    try:
        read = tomllib.loads(toml)
        sections = tuple(_section(part) for part in read["sections"])
        name = _wording(read["name"])
    except tomllib.TOMLDecodeError as error:
        raise InvalidEntry(f"frame {frame_id}", f"is not TOML: {error}") from error
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        raise InvalidEntry(f"frame {frame_id}", f"lacks or misuses {error}") from error
    keys = [section.key for section in sections]
    if not keys or len(keys) != len(set(keys)):
        raise InvalidEntry(f"frame {frame_id}", "needs sections, each with a key of its own")
    return Frame(frame_id, name, sections)


def _section(read: Mapping[str, Any]) -> FrameSection:
    parts = tuple(SentenceKind(part) for part in read.get("parts", []))
    if not _DRAWN.issuperset(parts):
        raise ValueError(f"parts: choose from {', '.join(sorted(_DRAWN))}")
    return FrameSection(
        key=str(read["key"]),
        heading=_wording(read["heading"]),
        lead=_wording(read.get("lead", {})),
        guidance=_wording(read.get("guidance", {})),
        closing=_wording(read.get("closing", {})),
        kinds=frozenset(_kind(kind) for kind in read.get("kinds", [])),
        parts=parts,
    )


def _wording(read: Mapping[str, str]) -> Wording:
    return Wording({str(language): str(words) for language, words in read.items()})


def _kind(name: str) -> LessonKind | None:
    return None if name == UNKNOWN_KIND else LessonKind(name)
