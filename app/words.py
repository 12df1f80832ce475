"""The words shown to people, in Dutch and English: gettext over the .po files in locale/."""

import gettext
import io
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from pathlib import Path
from typing import TypeVar

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

LANGUAGES = {"nl": "Nederlands", "en": "English"}
_FOLDER = Path(__file__).parent / "locale"
_Made = TypeVar("_Made")
_SPOKEN: ContextVar[str] = ContextVar("spoken", default="")


class _Chosen:
    """Whoever runs the app says here where the language of the person is found."""

    source: Callable[[], str] = staticmethod(lambda: language_of_machine())  # noqa: PLW0108


def follow(source: Callable[[], str]) -> None:
    """Ask this function for the language ("nl" or "en") at every word."""
    _Chosen.source = staticmethod(source)


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Word everything inside in one language: that of a text, not of whoever looks."""
    token = _SPOKEN.set(language)
    try:
        yield
    finally:
        _SPOKEN.reset(token)


def spoken_now(make: Callable[[], _Made]) -> Callable[[], _Made]:
    """Return the same work, done later in the language of now.

    What a button makes once it is pressed is made outside of the run that drew the page, where
    nobody's language is known.
    """
    spoken = language()

    def made() -> _Made:
        with speaking(spoken):
            return make()

    return made


def language() -> str:
    """Return the language that words are shown in now."""
    chosen = _SPOKEN.get()
    if chosen in LANGUAGES:
        return chosen
    chosen = _Chosen.source()
    return chosen if chosen in LANGUAGES else "en"


def _(message: str, /, **values: object) -> str:
    """Return the message in the person's language, with {values} filled in."""
    found = catalogue(language()).gettext(message)
    return found.format(**values) if values else found


def noted(message: str, /) -> str:
    """Return the message itself, which `_` words later; so it is known to be one."""
    return message


def many(one: str, more: str, count: int, /, **values: object) -> str:
    """Return the form of the message for a count, filled in; {count} is the number."""
    found = catalogue(language()).ngettext(one, more, count)
    return found.format(count=count, **values)


@cache
def catalogue(language: str) -> gettext.NullTranslations:
    """Return the words of a language; English stands in the code itself."""
    path = _FOLDER / f"{language}.po"
    if not path.is_file():
        return gettext.NullTranslations()
    with path.open("rb") as file:
        messages = read_po(file, locale=language)
    compiled = io.BytesIO()
    write_mo(compiled, messages)
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)


def language_of_machine() -> str:
    """Return "nl" where the machine is set to Dutch, else "en"."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(name, "")
        if value:
            return "nl" if value.lower().startswith("nl") else "en"
    return "en"
