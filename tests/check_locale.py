"""Holds the Dutch words to the program: all there, none stale, the same {placeholders}."""

import ast
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

ROOT = Path(__file__).resolve().parent.parent
_KEYWORDS = {"_": None, "many": (1, 2), "gettext": None, "noted": None}
_MESSAGE_ID = re.compile(r'^msgid ((?:"(?:[^"\\\n]|\\.)*"\n)+)', re.MULTILINE)
_QUOTED = re.compile(r'"((?:[^"\\\n]|\\.)*)"')
_PLACEHOLDER = re.compile(r"\{(\w*)\}")


def used() -> Catalog:
    """Return every message that the app shows, with its plural where it has one."""
    found = Catalog()
    for _file, _line, message, _comments, _context in extract_from_dir(
        str(ROOT / "app"), method_map=[("**.py", "python")], keywords=_KEYWORDS
    ):
        found.add(message)
    return found


def translated(language: str = "nl") -> Catalog:
    """Return the messages of a language's file."""
    with (ROOT / "app" / "locale" / f"{language}.po").open("rb") as file:
        return read_po(file, locale=language, abort_invalid=True)


def hidden() -> Iterator[str]:
    """Yield one line for each message within an f-string, where it is not looked for."""
    for path in sorted((ROOT / "app").rglob("*.py")):
        for piece in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(piece, ast.JoinedStr) and any(map(_is_message, ast.walk(piece))):
                yield f"within an f-string: {path.relative_to(ROOT)}:{piece.lineno}"


def _is_message(node: ast.AST) -> bool:
    return (
        isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in _KEYWORDS
    )


def written_twice(language: str = "nl") -> Iterator[str]:
    """Yield one line for each message that a language's file translates more than once."""
    text = (ROOT / "app" / "locale" / f"{language}.po").read_text("utf-8")
    names = Counter("".join(_QUOTED.findall(written)) for written in _MESSAGE_ID.findall(text))
    for name, count in names.items():
        if count > 1:
            yield f"translated {count} times: {name!r}"


def problems(wanted: Catalog, found: Catalog) -> Iterator[str]:
    """Yield one line for each message that is missing, stale or not like its original."""
    names = {_name(message) for message in wanted if message.id}
    for message in found:
        if message.id and _name(message) not in names:
            yield f"nothing shows any more: {_name(message)!r}"
    for message in wanted:
        if message.id:
            yield from _problems_of(message, found.get(_name(message)))


def _problems_of(message: Message, translation: Message | None) -> Iterator[str]:
    name = _name(message)
    if translation is None or not all(_forms(translation.string)):
        yield f"not translated: {name!r}"
        return
    if translation.fuzzy:
        yield f"marked as unsure: {name!r}"
    if isinstance(message.id, tuple) and len(_forms(translation.string)) < 2:
        yield f"lacks its plural: {name!r}"
    expected = set().union(*(_PLACEHOLDER.findall(form) for form in _forms(message.id)))
    for form in _forms(translation.string):
        if set(_PLACEHOLDER.findall(form)) - {"count"} != expected - {"count"}:
            yield f"other placeholders than its original: {name!r}: {form!r}"


def _name(message: Message) -> str:
    return _forms(message.id)[0]


def _forms(text: str | tuple[str, ...] | list[str] | None) -> tuple[str, ...]:
    if text is None:
        return ("",)
    return (text,) if isinstance(text, str) else tuple(text)


def main() -> int:
    """Print what is wrong; 1 if something is."""
    found = [*hidden(), *written_twice(), *problems(used(), translated())]
    for line in found:
        print(line, file=sys.stderr)  # noqa: T201 - that is what it is for
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
