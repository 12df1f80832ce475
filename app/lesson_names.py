"""Codes of lessons in words: kinds, states, addressees, how well they are borne out."""

from app.words import LANGUAGES, _, speaking
from knowledge.model.lesson import (
    NOT_FOUND,
    Addressee,
    Evidence,
    LessonKind,
    LessonSource,
    LessonStatus,
)

_MOVED = "moved_to:"


def lesson_kind_name(kind: LessonKind | None) -> str:
    """Return what sort of thing was learned, in words."""
    if kind is None:
        return _("Kind unknown")
    return {
        LessonKind.WORKED: _("Worked"),
        LessonKind.DID_NOT_WORK: _("Did not work"),
        LessonKind.OBSTACLE: _("Obstacle"),
        LessonKind.CONDITION: _("Condition"),
        LessonKind.RECOMMENDATION: _("Recommendation"),
        LessonKind.OPEN_PROBLEM: _("Open problem"),
    }[kind]


def lesson_status_name(status: LessonStatus) -> str:
    """Return the word for where a lesson stands."""
    return {
        LessonStatus.PROPOSED: _("Proposed"),
        LessonStatus.CONFIRMED: _("Confirmed"),
        LessonStatus.REJECTED: _("Rejected"),
        LessonStatus.MERGED: _("Merged"),
        LessonStatus.WITHDRAWN: _("Taken back"),
    }[status]


def addressee_name(addressee: Addressee | None) -> str:
    """Return who could act on a lesson, in words."""
    if addressee is None:
        return _("Addressee unknown")
    return {
        Addressee.INITIATIVES: _("Initiatives"),
        Addressee.MUNICIPALITIES: _("Municipalities"),
        Addressee.PROVINCES: _("Provinces"),
        Addressee.NATION: _("National government"),
        Addressee.EUROPEAN_UNION: _("European Union"),
        Addressee.FUNDERS: _("Funders"),
        Addressee.PARTNERS: _("Partner organisations"),
    }[addressee]


def evidence_name(evidence: Evidence) -> str:
    """Return how well a report bears a lesson out, in words."""
    return {
        Evidence.DESCRIBED: _("Described"),
        Evidence.SUBSTANTIATED: _("Substantiated"),
        Evidence.EFFECTIVE: _("Shown to be effective"),
        Evidence.UNKNOWN: _("Evidence unknown"),
    }[evidence]


def lesson_theme_name(theme: str) -> str:
    """Return what a lesson is about, in words; what a person wrote stays as it is."""
    return _suggested_themes().get(theme, theme)


def lesson_theme_of(words: str) -> str:
    """Return the theme that a person means by these words, in either language of the pages."""
    for language in LANGUAGES:
        with speaking(language):
            named = {name: theme for theme, name in _suggested_themes().items()}
        if words.casefold() in named:
            return named[words.casefold()]
    return words


def _suggested_themes() -> dict[str, str]:
    return {
        "energy": _("energy"),
        "care": _("care"),
        "mobility": _("mobility"),
        "food": _("food"),
        "housing": _("housing"),
        "participation": _("participation"),
        "circular economy": _("circular economy"),
        "volunteers": _("volunteers"),
        "money": _("money"),
        "rules": _("rules"),
    }


def source_name(source: LessonSource) -> str:
    """Return what a proposal came from, in words."""
    return {
        LessonSource.RULES: _("heading, cue words and classifier"),
        LessonSource.LANGUAGE_MODEL: _("a language model"),
        LessonSource.PERSON: _("a person"),
        LessonSource.INITIATIVE: _("the initiative itself"),
        LessonSource.SHEET: _("a sheet"),
        LessonSource.EARLIER_VERSION: _("an earlier version of the report"),
    }[source]


def rejections() -> dict[str, str]:
    """Return the usual reasons why something is not a lesson, by the code that is kept."""
    return {
        "plan": _("A plan or a wish: nothing was learned yet"),
        "activity": _("Tells what was done, not what came of it"),
        "elsewhere": _("Somebody else’s experience"),
        "vague": _("Too vague to act on"),
        "broken": _("The words are cut off or misread"),
        "repeated": _("Stands in another lesson already"),
    }


def note_words(note: str) -> str:
    """Return the note of a lesson in words: a code in the visitor's language, else as written."""
    if note.startswith(NOT_FOUND):
        return _("Its words are not found in the new version of the report.")
    if note.startswith(_MOVED):
        return _("Now proven by other words, in the new version of the report.")
    return rejections().get(note, note)
