"""Two versions of a text: the paragraphs that differ, with what went and what came marked."""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from app.components.html import Html, element, joined

_ALIKE = 0.5
"""Share of words that two paragraphs have in common, from which they are shown as one."""


def changed_words(before: str, after: str, *, language: str) -> Html:
    """Return the paragraphs of two texts that differ, as a list; what is the same is left out.

    Args:
        before: Paragraphs parted by an empty line.
        after: The same, later.
        language: Of both, so that they are spoken right.
    """
    old, new = _paragraphs(before), _paragraphs(after)
    steps = SequenceMatcher(a=old, b=new, autojunk=False).get_opcodes()
    items = (
        element("li", words)
        for step, i, j, k, m in steps
        if step != "equal"
        for words in _pairs(old[i:j], new[k:m])
    )
    return element("ul", joined(items), class_="dw-changes", lang=language)


def _pairs(gone: Sequence[str], come: Sequence[str]) -> Iterator[Html]:
    """Give each paragraph that went or came, those that are much alike as one."""
    waiting = list(come)
    for old in gone:
        near = next((new for new in waiting if _matcher(old, new).ratio() >= _ALIKE), None)
        if near is None:
            yield element("del", old)
            continue
        for new in waiting[: waiting.index(near)]:
            yield element("ins", new)
        del waiting[: waiting.index(near) + 1]
        yield _marked(old, near)
    for new in waiting:
        yield element("ins", new)


def _marked(old: str, new: str) -> Html:
    before, after = old.split(), new.split()
    parts: list[str | None] = []
    for step, i, j, k, m in _matcher(old, new).get_opcodes():
        was, now = " ".join(before[i:j]), " ".join(after[k:m])
        if step == "equal":
            parts.append(now)
            continue
        parts += [element("del", was) if was else None, element("ins", now) if now else None]
    return joined(parts, by=" ")


def _matcher(old: str, new: str) -> SequenceMatcher[str]:
    return SequenceMatcher(a=old.split(), b=new.split(), autojunk=False)


def _paragraphs(text: str) -> list[str]:
    parts = (part.strip() for part in text.replace("\r\n", "\n").split("\n\n"))
    return [part for part in parts if part]
