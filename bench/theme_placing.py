"""Lessons placed with the chapters of a scheme: before and now, on labels and on SIB-200.

    python -m bench.theme_placing --data FOLDER

Reads data/gold/scheme_chapters.tsv: every second lesson of the demonstration base with the codes of
Volt's challenges and of the SDGs under which it belongs, `-` for outside; several codes where
more than one is right, `-` among them where leaving it out is right too. One person labelled them,
from the statement and its first quote, having seen few of the places where the program put them.
The rule: a chapter fits if its line names what the lesson is about; that an initiative about it
tells the lesson is not enough.
What the ways choose was chosen on the half "choose" (every second row); "report" is judged. The
first way set each theme off against its own mean, the second held whole lines against lessons
alone, the third is shipped. FOLDER holds a loaded
demonstration base; it is copied.

On SIB-200 in four languages the themes are its seven labels, each withheld in turn: how many of its
sentences come out under none, and how many of the others.
"""

import argparse
import csv
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bench.demo_base import opened_demo
from bench.theme_sets import folder, mixed
from bench.vectors import CachedEmbedder
from knowledge.centring import centring_for
from knowledge.embedding.choose import choose_embedder
from knowledge.grouping.centred import centre_by_language
from knowledge.grouping.graph import Graph, neighbour_graph
from knowledge.grouping.guided import chance_deviation, guided, smoothed
from knowledge.grouping.neighbours import nearest_neighbours
from knowledge.model.person import Person, Role
from knowledge.model.scheme import SchemeEntry
from knowledge.model.theme import InBoth
from knowledge.ports import Embedder, Vectors
from knowledge.themes.entries import Aspects, entry_aspects, entry_rows, nearness_to
from knowledge.themes.material import gather
from knowledge.themes.placing import STRAY, with_reports
from knowledge.themes.schemes import shipped
from knowledge.themes.subjects import subjects_for

_GOLD = Path(__file__).resolve().parents[1] / "data" / "gold" / "scheme_chapters.tsv"
_BY = Person("bench", frozenset({Role.COORDINATOR, Role.ANALYST}))
_SCHEMES = ("volt", "sdg")
_OUTSIDE = "-"
_BEFORE_BELOW = 0.7
_SIB = {
    "entertainment": InBoth("Amusement", "Entertainment"),
    "geography": InBoth("Aardrijkskunde", "Geography"),
    "health": InBoth("Gezondheid", "Health"),
    "politics": InBoth("Politiek", "Politics"),
    "science/technology": InBoth("Wetenschap en techniek", "Science and technology"),
    "sports": InBoth("Sport", "Sports"),
    "travel": InBoth("Reizen", "Travel"),
}
Places = NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class _Case:
    """Lessons and the themes to place them with.

    Attributes:
        rows: Of the lessons, centred.
        told: The same with what the other lessons of their report say.
        graph: Of the lessons.
        lines: One row a theme: its whole line.
        aspects: Of the themes.
        background: Subjects in general.
    """

    rows: Vectors
    told: Vectors
    graph: Graph
    lines: Vectors
    aspects: tuple[Aspects, ...]
    background: Vectors


Way = Callable[[_Case, float | None], Places]


def main() -> None:
    """Print both tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, help="a loaded demonstration base")
    print_placing(CachedEmbedder(), parser.parse_args().data)


def print_placing(embedder: CachedEmbedder, loaded: Path | None) -> None:
    """Print how rightly lessons are placed, as far as the sets are here.

    Args:
        embedder: Of the sentences of SIB-200.
        loaded: Folder of a loaded demonstration base; without it only SIB-200 is measured.
    """
    print("## Lessons placed with chapters\n")
    if loaded is not None:
        _print_gold(loaded)
    where = folder()
    if where is not None:
        _print_withheld(where, embedder)


def _off_means(case: _Case, stray: float | None) -> Places:
    """Place by deviations from each theme's own mean, as it was at first."""
    cosines = case.rows @ case.lines.T
    apart = (cosines - cosines.mean(axis=0)) / np.maximum(cosines.std(axis=0), 1e-6)
    scores = smoothed(apart.astype(np.float32), case.graph)
    best: Places = scores.argmax(axis=1).astype(np.int32)
    if stray is not None:
        best[scores.max(axis=1) < _BEFORE_BELOW] = -1
    return best


def _by_lines(case: _Case, stray: float | None) -> Places:
    """Place by the whole line of a theme and a lesson alone, as it was next."""
    deviation = chance_deviation(case.rows, case.background, case.graph)
    cosines = case.rows @ case.lines.T
    return guided(cosines, case.graph, deviation=deviation, stray=stray).themes


def _now(case: _Case, stray: float | None) -> Places:
    deviation = chance_deviation(case.told, case.background, case.graph)
    near = nearness_to(case.aspects, case.told, entry_count=len(case.lines))
    return guided(near, case.graph, deviation=deviation, stray=stray).themes


_WAYS: dict[str, Way] = {"off means": _off_means, "whole lines": _by_lines, "now": _now}


def _print_gold(loaded: Path) -> None:
    with _GOLD.open(encoding="utf-8") as file:
        gold = list(csv.DictReader(file, delimiter="\t"))
    with opened_demo(loaded, by=_BY) as base:
        priors = centring_for(base.embedder.fingerprint).documents
        material = gather(base.database, base.embedder, priors)
        background = subjects_for(base.embedder, priors=priors).rows
        schemes = {
            one.id: _read(one.parts(""), base.embedder, priors)
            for one in shipped()
            if one.id in _SCHEMES
        }
    told = with_reports(material.rows, [one.report_id for one in material.lessons])
    graph = neighbour_graph(nearest_neighbours(material.rows))
    said = {one.content.statement: row for row, one in enumerate(material.lessons)}
    known = [row for row in gold if row["statement"] in said]
    print(f"{len(material.lessons)} lessons, of which {len(known)} labelled.\n")
    print(
        "| scheme | way | half | placed | of which right | of those asked about, placed right "
        "| of those outside, left out | right in all | of all lessons, left out |"
    )
    print("|---|---|---|---:|---:|---:|---:|---:|---:|")
    for scheme in _SCHEMES:
        entries, lines, aspects = schemes[scheme]
        case = _Case(material.rows, told, graph, lines, aspects, background)
        for name, way in _WAYS.items():
            found = way(case, STRAY)
            codes = [entries[n].code if n >= 0 else _OUTSIDE for n in found.tolist()]
            for half in ("choose", "report"):
                pairs = [
                    (codes[said[row["statement"]]], row[scheme].split(","))
                    for row in known
                    if row["half"] == half
                ]
                left = float(np.mean(found < 0))
                print(f"| {scheme} | {name} | {half} | {_told(pairs)} | {left:.0%} |")
    print()


def _read(
    entries: tuple[SchemeEntry, ...], embedder: Embedder, priors: Mapping[str, Vectors]
) -> tuple[tuple[SchemeEntry, ...], Vectors, tuple[Aspects, ...]]:
    """Return entries with the rows of their lines and with their aspects."""
    lines = entry_rows(entries, embedder, priors=priors)
    return entries, lines, entry_aspects(entries, embedder, priors=priors)


def _told(pairs: Sequence[tuple[str, list[str]]]) -> str:
    placed = [code in right for code, right in pairs if code != _OUTSIDE]
    asked = [code in right for code, right in pairs if _OUTSIDE not in right]
    outside = [code == _OUTSIDE for code, right in pairs if right == [_OUTSIDE]]
    every = [code in right for code, right in pairs]
    return f"{len(placed)} | " + " | ".join(
        f"{sum(one)} of {len(one)}" for one in (placed, asked, outside, every)
    )


def _print_withheld(where: Path, embedder: CachedEmbedder) -> None:
    model = choose_embedder("onnx", threads=1)
    priors = centring_for(model.fingerprint).documents
    item = mixed(where, embedder)
    rows = centre_by_language(item.vectors, item.languages, priors=priors)
    graph = neighbour_graph(nearest_neighbours(rows))
    background = subjects_for(model, priors=priors).rows
    entries = tuple(SchemeEntry(code, name) for code, name in _SIB.items())
    truth = np.array([list(_SIB).index(label) for label in item.labels])

    def case(some: tuple[SchemeEntry, ...]) -> _Case:
        _, lines, aspects = _read(some, model, priors)
        return _Case(rows, rows, graph, lines, aspects, background)

    whole = case(entries)
    fewer = [case(entries[:n] + entries[n + 1 :]) for n in range(len(entries))]
    print("| SIB-200 | accuracy, all placed | of the withheld, left out | of the others |")
    print("|---|---:|---:|---:|")
    for name, way in _WAYS.items():
        accuracy = np.mean(way(whole, None) == truth)
        left = [way(one, STRAY) < 0 for one in fewer]
        withheld = np.mean([one[truth == n].mean() for n, one in enumerate(left)])
        others = np.mean([one[truth != n].mean() for n, one in enumerate(left)])
        print(f"| {name} | {accuracy:.3f} | {withheld:.0%} | {others:.0%} |")
    print()


if __name__ == "__main__":
    main()
