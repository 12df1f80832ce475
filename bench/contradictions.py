"""Whether pairs of lessons that contradict each other are put before a person, and others not.

    python -m bench.contradictions

Takes data/gold/contradictions.tsv: thirty things that initiatives tried, in four languages, each
with a lesson that contradicts it, one that failed under another condition, one that agrees, and
one that is about something else or another point of it. Wanted are the first two. The threshold
of each way was chosen on one half (F.5: a pair that is looked at in vain costs more than one
that is missed) and is judged on the other, in two ways: on the pairs as they are written down,
and on every pair of a lesson for and one against of that half, as a base would pair them.
Beside ours, in the same run: all pairs of opposite kinds, cosine alone, and both.
"""

import csv
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bench.personal_data import wilson
from bench.vectors import CachedEmbedder
from knowledge.centring import centring_for
from knowledge.embedding.choose import choose_embedder
from knowledge.grouping.centred import centre_by_language
from knowledge.model.lesson import LessonKind
from knowledge.themes.contradictions import AGAINST, CANDIDATE_LIKENESS, FOR, likeness
from knowledge.themes.subjects import subjects_for

_GOLD = Path(__file__).resolve().parents[1] / "data" / "gold" / "contradictions.tsv"
_WANTED = frozenset({"contradict", "condition"})
_STEPS = np.linspace(0.05, 0.6, 56)


@dataclass(frozen=True, slots=True)
class _Said:
    """One lesson of the gold.

    Attributes:
        text: Its statement.
        kind: As a person would label it.
        language: Of it.
        half: "choose" or "judge".
        about: The statement that it was written for.
        relation: To that one; empty for itself.
    """

    text: str
    kind: LessonKind
    language: str
    half: str
    about: str
    relation: str


@dataclass(frozen=True, slots=True)
class _Score:
    """How a rule did: pairs put forward, those of them that are wanted, all that are wanted."""

    shown: int
    right: int
    wanted: int

    def f_half(self) -> float:
        """Return F.5, which weighs precision twice."""
        precision, recall = self.right / max(1, self.shown), self.right / max(1, self.wanted)
        return 1.25 * precision * recall / max(0.25 * precision + recall, 1e-9)

    def cells(self) -> str:
        """Return precision and recall with their intervals, as cells of a table."""
        return " | ".join(_share(self.right, whole) for whole in (self.shown, self.wanted))


def main() -> None:
    """Print the table."""
    said = _gold()
    embedder = choose_embedder("onnx", threads=1)
    priors = centring_for(embedder.fingerprint).documents
    raw = CachedEmbedder().passages([one.text for one in said])
    rows = centre_by_language(raw, [one.language for one in said], priors=priors)
    cosines = rows @ rows.T
    ours = likeness(rows, [str(one.kind) for one in said], subjects_for(embedder, priors=priors))
    opposite = _opposite(said)
    ways: dict[str, NDArray[np.float32]] = {
        "cosine alone": cosines,
        "cosine, opposite kinds": np.where(opposite, cosines, -1),
        "ours": np.where(opposite, ours, -1),
    }
    print("| way | from | pairs as written: P | R | all pairs of the half: P | R |")
    print("|---|---:|---:|---:|---:|---:|")
    print(f"| opposite kinds | – | {_judged(said, np.where(opposite, 1.0, -1.0), 0.5)} |")
    for name, near in ways.items():
        chosen = max(_STEPS, key=lambda step: _paired(said, near, step, "choose").f_half())
        print(f"| {name} | {chosen:.2f} | {_judged(said, near, float(chosen))} |")
    print(f"| ours as shipped | {CANDIDATE_LIKENESS} | ", end="")
    print(f"{_judged(said, ways['ours'], CANDIDATE_LIKENESS)} |")


def _judged(said: list[_Said], near: NDArray[np.float32], least: float) -> str:
    written = _written(said, near, least, "judge")
    return f"{written.cells()} | {_paired(said, near, least, 'judge').cells()}"


def _gold() -> list[_Said]:
    found: dict[str, _Said] = {}
    with _GOLD.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            first, half = row["statement"], row["half"]
            found[first] = _Said(first, LessonKind(row["kind"]), row["language"], half, first, "")
            other = row["other_statement"]
            found[other] = _Said(
                other,
                LessonKind(row["other_kind"]),
                row["other_language"],
                half,
                first,
                row["relation"],
            )
    return list(found.values())


def _opposite(said: list[_Said]) -> NDArray[np.bool_]:
    is_for = np.array([one.kind in FOR for one in said])
    is_against = np.array([one.kind in AGAINST for one in said])
    return np.asarray(is_for[:, None] & is_against[None, :], dtype=np.bool_)


def _written(said: list[_Said], near: NDArray[np.float32], least: float, half: str) -> _Score:
    """Score the pairs as they are written: each statement with what was written for it."""
    places = {one.text: place for place, one in enumerate(said)}
    others = [one for one in said if one.relation and one.half == half]
    shown = [one for one in others if near[places[one.about], places[one.text]] >= least]
    return _Score(
        len(shown),
        sum(one.relation in _WANTED for one in shown),
        sum(one.relation in _WANTED for one in others),
    )


def _paired(said: list[_Said], near: NDArray[np.float32], least: float, half: str) -> _Score:
    """Score every pair of two lessons of a half, told by different statements or not."""
    shown = right = wanted = 0
    either = np.maximum(near, near.T)
    own = [place for place, one in enumerate(said) if one.half == half]
    for row, column in combinations(own, 2):
        is_wanted = _is_wanted(said[row], said[column]) or _is_wanted(said[column], said[row])
        is_shown = bool(either[row, column] >= least)
        wanted += is_wanted
        shown += is_shown
        right += is_wanted and is_shown
    return _Score(shown, right, wanted)


def _is_wanted(one: _Said, other: _Said) -> bool:
    """Say whether one tells for what the other tells against."""
    return (
        one.about == other.about
        and one.relation in ("", "same")
        and one.kind in FOR
        and other.relation in _WANTED
    )


def _share(part: int, whole: int) -> str:
    if not whole:
        return "–"
    low, high = wilson(part, whole)
    return f"{part / whole:.2f} [{low:.2f}, {high:.2f}] of {whole}"


if __name__ == "__main__":
    main()
