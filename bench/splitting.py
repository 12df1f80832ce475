"""Sentence ends: our rules beside other libraries, on hand-labelled cases and on real text.

    python -m bench.splitting [--eval ../shared/eval]

Peers are development-only (pysbd, sentencesplit, sentencex, syntok, nupunkt, nltk-punkt,
choppa-srx); one that is not installed is left out. The cases in data/gold/sentence_ends were
written before our rules, but the rules were finished on them, so the joined sentences of
Tatoeba and SIB-200, which no rule was made for, are the fairer table.
"""

import argparse
import json
import random
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from knowledge.analysis.sentences import sentences_in
from knowledge.model.span import Span

LANGUAGES = ("nl", "en", "de", "fr")
GOLD = Path("data/gold/sentence_ends")
Splitter = Callable[[str, str], Sequence[str]]
Case = tuple[str, ...]


def main() -> None:
    """Print how often each library finds exactly the sentences, and its speed."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--eval", type=Path, default=Path("../shared/eval"))
    options = parser.parse_args()
    sets = {f"gold {name}": (name, gold_cases(name)) for name in LANGUAGES}
    sets |= real_cases(options.eval)
    print(f"{'':14}" + "".join(f"{name:>9}" for name in sets) + f"{'words/s':>11}")
    for name, splitter in splitters():
        shares, speed = measure(splitter, sets)
        print(f"{name:14}" + "".join(f"{s:9.3f}" for s in shares) + f"{speed:11,.0f}")


def measure(
    splitter: Splitter, sets: dict[str, tuple[str, list[Case]]]
) -> tuple[list[float], float]:
    """Return the share of sentence borders right per set (F1), and words a second."""
    shares, word_count, started = [], 0, time.perf_counter()
    for language, cases in sets.values():
        found = [(case, splitter(" ".join(case), language)) for case in cases]
        word_count += sum(len(" ".join(case).split()) for case in cases)
        shares.append(border_f1(found))
    return shares, word_count / (time.perf_counter() - started)


def border_f1(found: Sequence[tuple[Sequence[str], Sequence[str]]]) -> float:
    """Return the F1 of inner sentence borders, counted in characters that are no space."""
    right = asked = given = 0
    for gold, ours in found:
        truth, answer = borders(gold), borders(ours)
        right += len(truth & answer)
        asked += len(truth)
        given += len(answer)
    return 2 * right / (asked + given) if asked + given else 1.0


def borders(sentences: Sequence[str]) -> frozenset[int]:
    """Return where sentences end, in characters without white space, the last end aside."""
    ends, total = [], 0
    for sentence in sentences:
        total += len("".join(sentence.split()))
        ends.append(total)
    return frozenset(ends) - {total}


def gold_cases(language: str) -> list[Case]:
    """Return the hand-labelled cases of a language."""
    lines = (GOLD / f"{language}.txt").read_text(encoding="utf-8").splitlines()
    return [tuple(line.split(" ¶ ")) for line in lines if line and not line.startswith("#")]


def real_cases(folder: Path) -> dict[str, tuple[str, list[Case]]]:
    """Return real sentences joined five by five, or nothing where the folder is absent."""
    if not folder.is_dir():
        print(f"{folder} is absent: gold only")
        return {}
    order = random.Random(7)  # noqa: S311 - an order, no secret
    sets = {}
    for language in LANGUAGES:
        rows = list(json_lines(folder / f"themes/sib200_{language}.jsonl"))
        sets[f"sib {language}"] = (language, joined([row["text"] for row in rows], order))
    for language in ("nl", "de", "fr"):
        rows = list(json_lines(folder / f"bitext/tatoeba_{language}_en.jsonl"))
        sets[f"tato {language}"] = (language, joined([row["a"] for row in rows], order))
    return sets


def joined(sentences: list[str], order: random.Random) -> list[Case]:
    """Return full sentences in a random order, five to a case."""
    kept = [s for s in dict.fromkeys(sentences) if s.rstrip("\"'”’»").endswith((".", "!", "?"))]
    order.shuffle(kept)
    return [tuple(kept[i : i + 5]) for i in range(0, len(kept), 5)]


def json_lines(path: Path) -> Iterator[dict[str, str]]:
    """Yield the rows of a file with one JSON object a line."""
    with path.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def splitters() -> Iterator[tuple[str, Splitter]]:
    """Yield ours and each installed peer."""
    yield (
        "ours",
        lambda text, language: [
            span.of(text) for span in sentences_in(text, Span(0, len(text)), language=language)
        ],
    )
    for name, make in PEERS.items():
        try:
            yield name, make()
        except ImportError:
            print(f"{name:14} not installed")


def _pysbd() -> Splitter:
    import pysbd  # type: ignore[import-not-found]

    made = {name: pysbd.Segmenter(language=name, clean=False) for name in LANGUAGES}
    return lambda text, language: made[language].segment(text)


def _sentencesplit() -> Splitter:
    import sentencesplit  # type: ignore[import-not-found]

    made = {name: sentencesplit.Segmenter(language=name) for name in LANGUAGES}
    return lambda text, language: [str(piece) for piece in made[language].segment(text)]


def _sentencex() -> Splitter:
    import sentencex  # type: ignore[import-not-found]

    return lambda text, language: list(sentencex.segment(language, text))


def _syntok() -> Splitter:
    from syntok import segmenter  # type: ignore[import-not-found]

    def split(text: str, _: str) -> list[str]:
        found = (tokens for paragraph in segmenter.analyze(text) for tokens in paragraph)
        return ["".join(token.spacing + token.value for token in tokens) for tokens in found]

    return split


def _nupunkt() -> Splitter:
    import nupunkt  # type: ignore[import-not-found]

    return lambda text, _: nupunkt.sent_tokenize(text)


def _punkt() -> Splitter:
    import punkt  # type: ignore[import-not-found]

    names = {"nl": "dutch", "en": "english", "de": "german", "fr": "french"}
    made = {
        short: punkt.PunktSentenceTokenizer(punkt.load_model(name)) for short, name in names.items()
    }
    return lambda text, language: made[language].tokenize(text)


def _srx() -> Splitter:
    import choppa  # type: ignore[import-not-found]
    from choppa.iterators import SrxTextIterator  # type: ignore[import-not-found]
    from choppa.srx_parser import SrxDocument  # type: ignore[import-not-found]

    rules = Path(choppa.__file__).parent / "data/srx/languagetool_segment.srx"
    document = SrxDocument(ruleset=rules)
    return lambda text, language: list(SrxTextIterator(document, f"{language}_two", text))


PEERS: dict[str, Callable[[], Splitter]] = {
    "pysbd": _pysbd,
    "sentencesplit": _sentencesplit,
    "sentencex": _sentencex,
    "syntok": _syntok,
    "nupunkt": _nupunkt,
    "nltk-punkt": _punkt,
    "choppa-srx": _srx,
}


if __name__ == "__main__":
    main()
