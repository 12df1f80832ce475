"""The small language in which cue phrases are written, as bounded regular expressions."""

import re
from typing import Final

from knowledge.analysis import fold

_GAP: Final = r"(?:\W{1,3}\w{1,40}){0,6}?\W{1,3}"
_BREAK: Final = r"\W{1,3}"
_PART: Final = re.compile(r" \* |[ '’]+|\\d|[~()|^$]|[^ '’~()|^$*\\]+")
_MARKS: Final = {
    " * ": _GAP,
    "~": r"\w{0,20}",
    "(": "(?:",
    ")": ")",
    "|": "|",
    "^": r"^\W{0,4}",
    "$": r"\W{0,3}$",
    r"\d": r"\d",
}


def compile_phrase(phrase: str) -> re.Pattern[str]:
    r"""Return the expression of a phrase, to be searched for in a folded sentence.

    A space parts words, ~ is any ending, * is up to six words between, (a|b) is either,
    (a |)b may lack the a, ^ begins the sentence, $ ends it, \d is a digit. No quantifier is
    without a bound, so that time grows linearly with the sentence.

    Raises:
        ValueError: If the phrase cannot be read.
    """
    parts = _PART.findall(phrase)
    if not parts or "".join(parts) != phrase:
        raise ValueError(f"not a cue phrase: {phrase!r}")
    start = "" if phrase.startswith("^") else r"(?<!\w)"
    end = "" if phrase.endswith(("~", "$")) else r"(?!\w)"
    try:
        return re.compile(f"{start}(?:{''.join(map(_expression, parts))}){end}")
    except re.error as error:
        raise ValueError(f"not a cue phrase: {phrase!r}: {error}") from error


def _expression(part: str) -> str:
    if part in _MARKS:
        return _MARKS[part]
    return re.escape(fold(part)) if part.strip(" '’") else _BREAK
