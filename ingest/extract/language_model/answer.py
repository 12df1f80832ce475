"""What a language model may say: numbers of sentences that it was shown, each with a kind."""

import json
import re
import unicodedata
from dataclasses import dataclass
from typing import Any, Final

from ingest.extract.kinds import KINDS

MOST_GLOSS_CHARS: Final = 200
_MOST_CHARS: Final = 100_000
_FENCE: Final = re.compile(r"^```(?:json)?[ \t]*\n(.*)\n```$", re.DOTALL)
_ADDRESS: Final = re.compile(r"://|www\.|mailto:|[<>]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Pick:
    """A sentence that the model takes for a lesson.

    Attributes:
        number: Of the sentence, as it was shown.
        kind: One of our kinds, or empty.
        gloss: What it says of the sentence, one plain line, to be shown as machine-written;
            may be empty.
    """

    number: int
    kind: str = ""
    gloss: str = ""


def read_answer(text: str, *, shown_count: int) -> tuple[Pick, ...]:
    """Return the sentences that an answer picks, each once, in the order of their numbers.

    An answer is one JSON object {"lessons": [{"number": 3, "kind": "obstacle", "gloss": "…"}]},
    at most in a code fence. Anything around it, or anything broken, makes the whole answer
    count for nothing. An entry whose number was not shown is left out; an unknown kind, and a
    gloss that is too long or holds an address or a tag, are dropped from theirs.

    Args:
        text: As the model gave it.
        shown_count: Sentences were numbered 1 to this.
    """
    picks: dict[int, Pick] = {}
    for entry in _entries(text):
        number = entry.get("number") if isinstance(entry, dict) else None
        # True is an integer to Python, and no number of a sentence.
        if type(number) is int and 1 <= number <= shown_count and number not in picks:
            kind = entry.get("kind")
            picks[number] = Pick(
                number=number,
                kind=kind if isinstance(kind, str) and kind in KINDS else "",
                gloss=_gloss(entry.get("gloss")),
            )
    return tuple(picks[number] for number in sorted(picks))


def read_object(text: str) -> dict[str, Any] | None:
    """Return the one JSON object that an answer is, at most in a code fence, else None."""
    if len(text) > _MOST_CHARS:
        return None
    bare = text.strip()
    fenced = _FENCE.match(bare)
    try:
        content = json.loads(fenced.group(1) if fenced else bare)
    except (ValueError, RecursionError):
        return None
    return content if isinstance(content, dict) else None


def _entries(text: str) -> list[Any]:
    entries = (read_object(text) or {}).get("lessons")
    return entries if isinstance(entries, list) else []


def _gloss(gloss: object) -> str:
    if not isinstance(gloss, str):
        return ""
    plain = "".join(c if unicodedata.category(c)[0] != "C" else " " for c in gloss[:1_000])
    line = " ".join(plain.split())
    return "" if len(line) > MOST_GLOSS_CHARS or _ADDRESS.search(line) else line
