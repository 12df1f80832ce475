"""Personal data: what the detectors find on real and on our own sentences, and what they miss.

    python -m bench.personal_data [--eval ../shared/eval] [--misses]

Found means that every letter and digit of it lies under a finding, of whatever kind: what is
removed is gone. Precision counts findings that touch anything marked. Our own sentences stand in
`data/gold/personal_*.tsv`; the English set is presidio-research's (MIT), the numbers are
python-stdnum's examples, whose check digits we use, so that they prove shapes only.
"""

import argparse
import json
import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from ingest.privacy import find_personal
from knowledge.model.personal import PersonalDraft, PersonalKind
from knowledge.model.span import Span

LANGUAGES = ("nl", "en", "de", "fr")
GOLD = Path("data/gold")
_MARK = re.compile(r"\{(\w+):([^}]*)\}")
# Only those kinds of the English set that ours name; its countries and dates are none.
_PRESIDIO = {
    "CREDIT_CARD": "card",
    "IBAN_CODE": "iban",
    "US_SSN": "national_number",
    "EMAIL_ADDRESS": "email",
    "PHONE_NUMBER": "phone",
    "STREET_ADDRESS": "address",
    "PERSON": "name",
}
_STRUCTURED = ("bsn", "national_number", "identity_document", "iban", "card", "email", "phone")
_NUMBERS = {
    "be_rijksregister": "nl",
    "de_steuer_id": "de",
    "es_dni": "en",
    "fr_nir": "fr",
    "gb_nhs": "en",
    "iban": "en",
    "it_codicefiscale": "en",
    "nl_bsn": "nl",
}
_NAMED = {"gb_nhs": "NHS number "}


@dataclass(frozen=True, slots=True)
class Case:
    """A text with what it tells about people.

    Attributes:
        text: Plain.
        language: ISO 639-1.
        marked: What is to be found, with its kind.
        others: What else is marked in it, so that a finding there is not called wrong.
    """

    text: str
    language: str
    marked: tuple[tuple[Span, str], ...]
    others: tuple[Span, ...] = ()


@dataclass(slots=True)
class Tally:
    """Counts over cases, by kind."""

    wanted: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)
    wrong: Counter[str] = field(default_factory=Counter)
    misses: list[str] = field(default_factory=list)


def main() -> None:
    """Print what is found a kind, and how often a finding is right."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--eval", type=Path, default=Path("../shared/eval"))
    parser.add_argument("--misses", action="store_true", help="Show what was missed or wrong.")
    options = parser.parse_args()
    for name, cases in sets(options.eval):
        tally = measured(cases)
        show(name, tally)
        if options.misses:
            print("\n".join(tally.misses))
    numbers(options.eval)


def sets(folder: Path) -> Iterator[tuple[str, list[Case]]]:
    """Yield our own sentences by language, all of them, and the English set if it is there."""
    own = {language: list(own_cases(language)) for language in LANGUAGES}
    for language, cases in own.items():
        yield f"own sentences, {language}", cases
    yield "own sentences, all", [case for cases in own.values() for case in cases]
    path = folder / "pii" / "pii_en_presidio.jsonl"
    if path.is_file():
        yield "presidio, en", list(presidio_cases(path))
    else:
        print(f"{path} is absent: own sentences only")


def own_cases(language: str) -> Iterator[Case]:
    """Yield the sentences of a language; ¶ stands for a line break."""
    lines = (GOLD / f"personal_{language}.tsv").read_text("utf-8").splitlines()
    for line in lines:
        if line and not line.startswith("#"):
            yield marked_case(line.split("\t")[1].replace("¶", "\n"), language)


def marked_case(sentence: str, language: str) -> Case:
    """Return a sentence without its marks, and where they stood."""
    text, marked, last = "", [], 0
    for mark in _MARK.finditer(sentence):
        text += sentence[last : mark.start()]
        marked.append((Span(len(text), len(text) + len(mark[2])), mark[1]))
        text += mark[2]
        last = mark.end()
    return Case(text + sentence[last:], language, tuple(marked))


def presidio_cases(path: Path) -> Iterator[Case]:
    """Yield the texts of the English set."""
    for line in path.read_text("utf-8").splitlines():
        row = json.loads(line)
        spans = [(Span(start, end), _PRESIDIO.get(kind, "")) for start, end, kind in row["spans"]]
        yield Case(
            row["text"],
            "en",
            tuple((span, kind) for span, kind in spans if kind),
            tuple(span for span, kind in spans if not kind),
        )


def measured(cases: Iterable[Case]) -> Tally:
    """Return what was found of what is marked, and which findings are right."""
    tally = Tally()
    for case in cases:
        found = find_personal(case.text, language=case.language)
        _count_found(tally, case, found)
        for draft in found:
            _count_right(tally, case, draft)
    return tally


def _count_found(tally: Tally, case: Case, found: Sequence[PersonalDraft]) -> None:
    covered = {place for draft in found for place in range(draft.span.start, draft.span.end)}
    for span, kind in case.marked:
        tally.wanted[kind] += 1
        letters = [p for p in range(span.start, span.end) if case.text[p].isalnum()]
        is_found = all(place in covered for place in letters)
        tally.found[kind] += is_found
        if not is_found:
            tally.misses.append(f"  missed {kind}: {span.of(case.text)!r} in {case.text[:90]!r}")


def _count_right(tally: Tally, case: Case, draft: PersonalDraft) -> None:
    touched = {kind for span, kind in case.marked if span.overlaps(draft.span)}
    is_name = draft.kind is PersonalKind.NAME
    is_right = "name" in touched if is_name else bool(touched)
    if not is_name and any(span.overlaps(draft.span) for span in case.others):
        return
    (tally.right if is_right else tally.wrong)[draft.kind] += 1
    if not is_right:
        words = draft.span.of(case.text)
        tally.misses.append(f"  wrong {draft.kind}: {words!r} in {case.text[:90]!r}")


def show(name: str, tally: Tally) -> None:
    """Print one set's table."""
    print(f"\n## {name}\n\n| kind | marked | found | share found | findings | share right |")
    print("|---|---|---|---|---|---|")
    for kind in sorted(tally.wanted | tally.wrong):
        _line(kind, tally, [kind])
    _line("**numbers, accounts, e-mail, phone**", tally, _STRUCTURED)
    _line("**all but names**", tally, [k for k in {*tally.wanted, *tally.wrong} if k != "name"])


def _line(label: str, tally: Tally, kinds: Sequence[str]) -> None:
    wanted, found = (sum(c[k] for k in kinds) for c in (tally.wanted, tally.found))
    right, wrong = (sum(c[k] for k in kinds) for c in (tally.right, tally.wrong))
    print(
        f"| {label} | {wanted} | {found} | {_share(found, wanted)} "
        f"| {right + wrong} | {_share(right, right + wrong)} |"
    )


def _share(part: int, whole: int) -> str:
    if not whole:
        return "–"
    low, high = wilson(part, whole)
    return f"{part / whole:.3f} ({low:.2f}–{high:.2f})"


def wilson(part: int, whole: int, *, z: float = 1.96) -> tuple[float, float]:
    """Return the 95 % interval of a share (Wilson 1927)."""
    share, width = part / whole, z * z / whole
    middle = (share + width / 2) / (1 + width)
    half = z * math.sqrt(share * (1 - share) / whole + width / (4 * whole)) / (1 + width)
    return max(0.0, middle - half), min(1.0, middle + half)


def numbers(folder: Path) -> None:
    """Print how many of python-stdnum's examples are told apart, alone in a plain sentence."""
    path = folder / "pii" / "numbers" / "numbers.tsv"
    if not path.is_file():
        print(f"{path} is absent")
        return
    counts: dict[str, Counter[str]] = {}
    for line in path.read_text("utf-8").splitlines()[1:]:
        kind, number, valid, _source = line.split("\t")
        if kind not in _NUMBERS:
            continue
        text = f"Zie {_NAMED.get(kind, '')}{number} hier."
        place = text.index(number)
        found = find_personal(text, language=_NUMBERS[kind])
        is_found = any(d.span.start <= place and d.span.end >= place + len(number) for d in found)
        counts.setdefault(kind, Counter())[f"{valid}{int(is_found)}"] += 1
    print("\n## example numbers\n\n| kind | valid, found | of | invalid, found | of |")
    print("|---|---|---|---|---|")
    for kind, tally in sorted(counts.items()):
        right, wrong = tally["11"] + tally["10"], tally["01"] + tally["00"]
        print(f"| {kind} | {tally['11']} | {right} | {tally['01']} | {wrong} |")


if __name__ == "__main__":
    main()
