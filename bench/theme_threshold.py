"""From what nearness on subjects draw lessons: chosen on one half, shown on the other, in turn.

Each labelled set is halved by its texts, the demonstration base by its reports. The rule was set
before looking: of the thresholds with which V on the labelled sets falls at most .01 below that of
no drawing, the one with the highest mean of ARI on 80 % and of 1 - V against the kind of lesson
(the demonstration base alone knows kinds).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from bench.demo_base import opened_demo
from bench.groups import v_measure
from bench.theme_methods import centred
from bench.theme_sets import ThemeSet
from bench.theme_stability import bootstrap, graph_of_rows
from knowledge.centring import centring_for
from knowledge.grouping.centred import centre_by_kind
from knowledge.grouping.graph import Graph
from knowledge.grouping.levels import grouped
from knowledge.model.person import Person, Role
from knowledge.ports import Vectors
from knowledge.themes.material import gather
from knowledge.themes.subjects import NOTHING_BELOW, Subjects

_BY = Person("bench", frozenset({Role.COORDINATOR}))
_NO_DRAWING = 9.0  # no subject is so many times as near as the nearest lessons
_THRESHOLDS = (0.3, 0.4, NOTHING_BELOW, 0.6, 0.7, 0.8, _NO_DRAWING)
_LOSS_ALLOWED = 0.01
_HALVES = ("first", "second")


@dataclass(frozen=True, slots=True)
class _Half:
    """Half of a set: its rows, and what its groups are held against."""

    rows: Vectors
    labels: Sequence[str]
    are_kinds: bool = False


@dataclass(frozen=True, slots=True)
class _Found:
    """What a threshold gives on one half of everything, in the mean."""

    v: float
    steady: float
    against_kind: float | None

    @property
    def worth(self) -> float:
        """What the rule takes the highest of."""
        if self.against_kind is None:
            return self.steady
        return (self.steady + 1 - self.against_kind) / 2


def print_threshold(
    sets: Sequence[ThemeSet], model: str, subjects: Subjects, loaded: Path | None
) -> None:
    """Print what each threshold gives on either half, and what choosing on one gives on the other.

    Args:
        sets: With labels.
        model: Fingerprint of the embedder that made their vectors.
        subjects: The vocabulary.
        loaded: Folder of a loaded demonstration base; without one steadiness alone decides.
    """
    halves = _halves(sets, model, loaded)
    print("## From what nearness on subjects draw: each half chooses for the other\n")
    print("| from | half | V | ARI on 80 % | V against kind, demonstration base |")
    print("|---:|---|---:|---:|---:|")
    found: list[dict[float, _Found]] = [{}, {}]
    for threshold in _THRESHOLDS:
        for number, half in enumerate(halves):
            one = found[number][threshold] = _measured(half, subjects, threshold)
            print(f"| {_told(threshold)} | {_HALVES[number]} | {_figures(one)} |", flush=True)
    print()
    for number, name in enumerate(_HALVES):
        chosen = _chosen(found[number])
        print(f"The {name} half chooses {_told(chosen)}. On the other half, figures as above:\n")
        for threshold in dict.fromkeys((chosen, NOTHING_BELOW, _NO_DRAWING)):
            figures = _figures(found[1 - number][threshold]).replace(" | ", ", ")
            shipped = " (shipped)" if threshold == NOTHING_BELOW else ""
            print(f"- {_told(threshold)}{shipped}: {figures}")
        print()


def _halves(
    sets: Sequence[ThemeSet], model: str, loaded: Path | None
) -> tuple[list[_Half], list[_Half]]:
    halves: tuple[list[_Half], list[_Half]] = ([], [])
    for item in sets:
        rows = centred(item, model)
        for number, half in enumerate(halves):
            half.append(_Half(rows[number::2], item.labels[number::2]))
    if loaded is not None:
        with opened_demo(loaded, by=_BY) as base:
            priors = centring_for(model).documents
            material = gather(base.database, base.embedder, priors)
        reports = sorted({lesson.report_id for lesson in material.lessons})
        kinds = [str(lesson.content.kind or "") for lesson in material.lessons]
        for number, half in enumerate(halves):
            chosen = set(reports[number::2])
            own = [n for n, one in enumerate(material.lessons) if one.report_id in chosen]
            named = [kinds[n] for n in own]
            half.append(_Half(centre_by_kind(material.rows[own], named), named, are_kinds=True))
    return halves


def _measured(half: Sequence[_Half], subjects: Subjects, threshold: float) -> _Found:
    v, steady, against = [], [], None
    for one in half:

        def graph_of(some: np.ndarray, rows: Vectors = one.rows) -> Graph:
            own = rows[some]
            drawn = subjects.drawn(own, subjects.about(own, nothing_below=threshold))
            return graph_of_rows(drawn)

        whole = grouped(graph_of(np.arange(len(one.rows))))
        agreement = v_measure(one.labels, whole.outer.tolist())
        steady.append(bootstrap(len(one.rows), whole, graph_of, np.random.default_rng(1)))
        if one.are_kinds:
            against = agreement
        else:
            v.append(agreement)
    return _Found(float(np.mean(v)), float(np.mean(steady)), against)


def _chosen(found: Mapping[float, _Found]) -> float:
    least = found[_NO_DRAWING].v - _LOSS_ALLOWED
    allowed = [threshold for threshold, one in found.items() if one.v >= least]
    return max(allowed, key=lambda threshold: found[threshold].worth)


def _told(threshold: float) -> str:
    return "not drawn" if threshold == _NO_DRAWING else f"{threshold:.1f}"


def _figures(one: _Found) -> str:
    against = "" if one.against_kind is None else f"{one.against_kind:.3f}"
    return f"{one.v:.3f} | {one.steady:.3f} | {against}"
