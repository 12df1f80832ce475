"""What a person types, taken apart: words, exact phrases, and what must not occur."""

import re
from dataclasses import dataclass

from knowledge.analysis import words_of

_PART = re.compile(r'(?P<minus>(?<!\S)-)?(?:"(?P<phrase>[^"]{1,300})"|(?P<word>[^\s"]+))')
_SIGNS = re.compile(r'["“”„‟«»″]|(?<!\w)-(?=\w)')
_QUOTES = str.maketrans(dict.fromkeys("“”„‟«»″", '"'))
_SHAPES = str.maketrans({**dict.fromkeys("‘’‚‛", "'"), **dict.fromkeys("‐‑‒–—", "-")})


@dataclass(frozen=True, slots=True)
class Question:
    """A question taken apart.

    Attributes:
        text: What is asked for, without what must not occur; for the embedder.
        words: Free words and those of the phrases, as typed.
        phrases: Must occur as they are, white space, case and quote shape aside.
        excluded_words: Must not occur.
        excluded_phrases: Must not occur as they are.
    """

    text: str
    words: tuple[str, ...]
    phrases: tuple[str, ...] = ()
    excluded_words: tuple[str, ...] = ()
    excluded_phrases: tuple[str, ...] = ()

    @property
    def asks_exact_words_only(self) -> bool:
        """Whether nothing is asked for but phrases: a passage that holds them answers it."""
        return bool(self.phrases) and self.text == " ".join(" ".join(self.phrases).split())


def parse(typed: str) -> Question:
    """Return the parts of what was typed; any string is a question.

    A hyphen excludes only at the beginning of a word: "zee-egel" is one word.
    """
    asked: list[str] = []
    phrases: list[str] = []
    no_words: list[str] = []
    no_phrases: list[str] = []
    for part in _PART.finditer(typed.translate(_QUOTES)):
        phrase, word = part["phrase"], part["word"]
        if part["minus"]:
            (no_phrases if phrase else no_words).append(phrase or word)
        else:
            asked.append(phrase or word)
            phrases.extend([phrase] if phrase and phrase.strip() else [])
    text = " ".join(" ".join(asked).split())
    return Question(
        text=text,
        words=tuple(word.text for word in words_of(text)),
        phrases=tuple(phrases),
        excluded_words=tuple(word.text for part in no_words for word in words_of(part)),
        excluded_phrases=tuple(part for part in no_phrases if part.strip()),
    )


def without_signs(text: str) -> str:
    """Return prose without what a question would take for signs, white space as single spaces.

    Quotation marks ask for exact words and a hyphen before a word excludes it; in a plan or a
    draft they mean neither.
    """
    return " ".join(_SIGNS.sub(" ", text).split())


def holds_phrase(text: str, phrase: str) -> bool:
    """Say whether the phrase stands in the text, word for word."""
    return find_phrase(text, phrase) is not None


def find_phrase(text: str, phrase: str) -> re.Match[str] | None:
    """Return where the phrase stands in the text, white space, case and quotes aside."""
    pattern = r"\s+".join(re.escape(word) for word in plain(phrase).split())
    return re.search(rf"(?<!\w){pattern}(?!\w)", plain(text)) if pattern else None


def plain(text: str) -> str:
    """Return the text with one shape of quotes and dashes, in lower case, as long as before."""
    return "".join(
        low if len(low := char.lower()) == 1 else char
        for char in text.translate(_QUOTES).translate(_SHAPES)
    )
