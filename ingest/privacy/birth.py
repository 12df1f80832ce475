"""Dates of birth, and licence plates: found by the words that introduce them."""

import re
from collections.abc import Iterator

from ingest.privacy.near import Near, any_of
from knowledge.model.personal import PersonalDraft, PersonalKind
from knowledge.model.span import Span

_MONTHS = (
    "januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december|"
    "january|february|march|may|june|july|august|october|"
    "januar|jänner|februar|märz|mai|juni|juli|dezember|"
    "janvier|février|mars|avril|juin|juillet|août|septembre|octobre|novembre|décembre|"
    "jan|feb|mrt|apr|jun|jul|aug|sep|sept|okt|oct|nov|dec|dez|mar|mär|janv|févr|juil|déc"
)
_DATE = re.compile(
    rf"(?<![\w.])(?:\d{{1,2}}(?:er|st|nd|rd|th|e)?\.? ?(?:of )?(?:{_MONTHS})\.?,? ?(?:de )?\d{{4}}|"
    rf"(?:{_MONTHS})\.? \d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}}|"
    r"\d{1,2}[./ -]\d{1,2}[./ -](?:19|20)?\d{2}|(?:19|20)\d{2}[./-]\d{1,2}[./-]\d{1,2})(?!\w)",
    re.IGNORECASE,
)
_WORDS = any_of(
    "geboren|geb|geb.|geboortedatum|geboortedag|geb.datum|geboorte|geboren op|born|date of birth|"
    "birth date|birthdate|birthday|dob|d.o.b|geburtsdatum|geburtstag|jahrgang|né|née|né(e)|"
    "naissance|date de naissance|verjaardag|anniversaire"
)
_BORN = any_of("geboren")  # "op 1 mei 1960 geboren", "am 1. Mai 1960 geboren"
_STAR = re.compile(r"\* ?(?=\d)")
_REACH_CHARS, _STAR_CHARS, _DATE_CHARS = 40, 1, 24
_PLATE = re.compile(
    r"(?<![\w-])(?:[A-Z]{1,3}-\d{1,3}-[A-Z]{1,3}|\d{1,2}-[A-Z]{2,3}-\d{1,2}|"
    r"[A-Z]{2}-[A-Z]{2}-\d{2}|\d{2}-\d{2}-[A-Z]{2}|[A-Z]{2}-\d{2}-\d{2}|"
    r"\d-[A-Z]{3}-\d{2,3}|[A-Z]{1,3}[ -][A-Z]{1,2} ?\d{1,4}|"
    r"[A-Z]{2}-\d{3}-[A-Z]{2}|[A-Z]{2}\d{2} ?[A-Z]{3})(?![\w-])"
)
_PLATE_WORDS = any_of(
    "kenteken*|nummerplaat|nummerbord|licence plate|license plate|registration|number plate|"
    "kennzeichen|nummernschild|immatricul*|plaque"
)


def birth_dates_in(near: Near) -> Iterator[PersonalDraft]:
    """Yield whole dates that a word beside them makes somebody's date of birth."""
    for word in (*_WORDS.finditer(near.lower), *_STAR.finditer(near.text)):
        reach = _STAR_CHARS if word.group().startswith("*") else _REACH_CHARS
        for match in _DATE.finditer(near.text, word.end(), word.end() + reach + _DATE_CHARS):
            if match.start() - word.end() <= reach:
                yield PersonalDraft(Span(*match.span()), PersonalKind.BIRTH_DATE)
    for word in _BORN.finditer(near.lower):
        start = max(0, word.start() - _DATE_CHARS)
        for match in _DATE.finditer(near.text, start, word.start()):
            yield PersonalDraft(Span(*match.span()), PersonalKind.BIRTH_DATE)


def plates_in(near: Near) -> Iterator[PersonalDraft]:
    """Yield licence plates that a word before them names."""
    for word in _PLATE_WORDS.finditer(near.lower):
        for match in _PLATE.finditer(near.text, word.end(), word.end() + _REACH_CHARS):
            yield PersonalDraft(Span(*match.span()), PersonalKind.LICENCE_PLATE)
