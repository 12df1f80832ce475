"""What a person states of an initiative, made usable or refused with the field's name."""

from collections.abc import Mapping

from knowledge.errors import InvalidEntry
from knowledge.model.initiative import Initiative, Level
from knowledge.model.profile import LISTS, YEARS, FactValue, Field, Phase

_LONGEST_TEXT_CHARS = 2000
_LONGEST_ENTRY_CHARS = 300
_MOST_ENTRIES = 30


def checked_name(name: str) -> str:
    """Return a name with single spaces.

    Raises:
        InvalidEntry: If it is empty or very long.
    """
    clean = " ".join(name.split())
    if not clean or len(clean) > _LONGEST_ENTRY_CHARS:
        raise InvalidEntry("name", "an initiative has a name of at most 300 characters")
    return clean


def checked_facts(stated: Mapping[Field, FactValue]) -> dict[Field, FactValue]:
    """Return the values as they are kept; empty text and empty lists mean unknown.

    Raises:
        InvalidEntry: If a value cannot be used.
    """
    usable = {field: _checked(field, value) for field, value in stated.items()}
    first, last = usable.get(Field.FIRST_YEAR), usable.get(Field.LAST_YEAR)
    if isinstance(first, int) and isinstance(last, int) and first > last:
        raise InvalidEntry(Field.LAST_YEAR, "an initiative ends after it began")
    return usable


def _checked(field: Field, value: FactValue) -> FactValue:
    if value is None or value in ("", ()):
        return None
    if field in LISTS:
        return _checked_list(field, value)
    if field in YEARS:
        if not isinstance(value, int) or not 1800 <= value <= 2100:
            raise InvalidEntry(field, "a year is between 1800 and 2100")
        return value
    if not isinstance(value, str):
        raise InvalidEntry(field, "this is a text")
    return _checked_text(field, _printable(value))


def _checked_list(field: Field, value: FactValue) -> FactValue:
    if not isinstance(value, tuple):
        raise InvalidEntry(field, "this is a list")
    words = (" ".join(_printable(entry).split()) for entry in value)
    entries = tuple(dict.fromkeys(entry for entry in words if entry))
    if len(entries) > _MOST_ENTRIES or any(len(e) > _LONGEST_ENTRY_CHARS for e in entries):
        raise InvalidEntry(field, "at most 30 entries of at most 300 characters")
    return entries or None


def _printable(text: str) -> str:
    """Return the text without control signs; new lines stay, every other space is a plain one."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    signs = (" " if sign.isspace() and sign != "\n" else sign for sign in lines)
    return "".join(sign for sign in signs if sign == "\n" or sign.isprintable()).strip()


def _checked_text(field: Field, text: str) -> FactValue:
    if not text:
        return None
    if len(text) > _LONGEST_TEXT_CHARS:
        raise InvalidEntry(field, "at most 2000 characters")
    try:
        if field is Field.LEVEL:
            return str(Level(text))
        if field is Field.PHASE:
            return str(Phase(text))
        if field is Field.COUNTRY:
            return Initiative("", "any", country=text).country
    except ValueError as error:
        raise InvalidEntry(field, str(error)) from error
    if field is Field.LANGUAGE and not (len(text) in (2, 3) and text.isalpha() and text.islower()):
        raise InvalidEntry(field, "a language is its ISO 639-1 code, such as nl")
    return text
