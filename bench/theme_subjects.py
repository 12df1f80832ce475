"""What drawing lessons to subjects and taking their kinds out does to themes, and costs."""

import time
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np

from bench.demo_base import opened_demo
from bench.groups import v_measure
from bench.theme_methods import centred
from bench.theme_sets import ThemeSet, drawn
from bench.theme_stability import bootstrap, graph_of_rows
from bench.theme_threshold import print_threshold
from bench.vectors import CachedEmbedder
from knowledge.centring import centring_for
from knowledge.embedding.choose import choose_embedder
from knowledge.grouping.centred import centre_by_kind
from knowledge.grouping.levels import grouped
from knowledge.model.person import Person, Role
from knowledge.ports import Embedder, Vectors
from knowledge.themes.material import gather
from knowledge.themes.subjects import Subjects, subjects_for

_BY = Person("bench", frozenset({Role.COORDINATOR}))
Change = Callable[[Vectors], Vectors]


def print_subjects(
    sets: Sequence[ThemeSet], sizes: Sequence[int], embedder: CachedEmbedder, loaded: Path | None
) -> None:
    """Print quality with and without the step, its CPU seconds, and from what nearness it draws.

    Args:
        sets: With labels; none of them knows kinds of lesson.
        sizes: Numbers of vectors to measure the cost on.
        embedder: Its model reads the vocabulary.
        loaded: Folder of a loaded demonstration base; without one the base is left out.
    """
    model = choose_embedder("onnx", threads=1)
    priors = centring_for(model.fingerprint).documents
    started = time.process_time()
    subjects = subjects_for(model, priors=priors)
    read_seconds = time.process_time() - started
    print("## Subjects: drawing lessons to what they are about\n")
    print("| set | V | with it | ARI on 80 % | with it |")
    print("|---|---:|---:|---:|---:|")
    rows = [_labelled(item, embedder.fingerprint, subjects) for item in sets]
    print(f"| mean | {' | '.join(f'{one:.3f}' for one in np.mean(rows, axis=0))} |\n", flush=True)
    if loaded is None:
        print("No loaded demonstration base was named (--data): it is left out.\n")
    else:
        _print_demo(loaded, model, subjects)
    print(f"Reading the vocabulary, once a run: {read_seconds:.1f} CPU s.\n")
    print("| vectors | draw to subjects, CPU s |\n|---:|---:|")
    for size in sizes:
        vectors = drawn(sets, size, model=embedder.fingerprint).vectors
        started = time.process_time()
        _drawn(subjects)(vectors)
        print(f"| {size:,} | {time.process_time() - started:.2f} |", flush=True)
    print()
    print_threshold(sets, embedder.fingerprint, subjects, loaded)


def _labelled(item: ThemeSet, model: str, subjects: Subjects) -> tuple[float, ...]:
    rows = centred(item, model)
    found = []
    for change in (_as_they_are, _drawn(subjects)):
        labels, steady = _groups(rows, change)
        found.append((v_measure(item.labels, labels), steady))
    (v, ari), (v_with, ari_with) = found
    print(f"| {item.name} | {v:.3f} | {v_with:.3f} | {ari:.3f} | {ari_with:.3f} |", flush=True)
    return v, v_with, ari, ari_with


def _print_demo(loaded: Path, model: Embedder, subjects: Subjects) -> None:
    with opened_demo(loaded, by=_BY) as base:
        priors = centring_for(model.fingerprint).documents
        material = gather(base.database, base.embedder, priors)
    kinds = [str(lesson.content.kind or "") for lesson in material.lessons]
    rows, apart = material.rows, centre_by_kind(material.rows, kinds)
    languages = [lesson.language for lesson in material.lessons]
    print(f"| demonstration base, {len(rows)} lessons | V against kind | against language | ARI |")
    print("|---|---:|---:|---:|")
    for name, own, change in (
        ("as they are", rows, _as_they_are),
        ("kinds taken out", apart, _as_they_are),
        ("drawn to subjects", rows, _drawn(subjects)),
        ("both, as the app does", apart, _drawn(subjects)),
    ):
        found, steady = _groups(own, change)
        print(
            f"| {name} | {v_measure(kinds, found):.3f} | {v_measure(languages, found):.3f} "
            f"| {steady:.3f} |",
            flush=True,
        )
    print()


def _groups(rows: Vectors, change: Change) -> tuple[list[int], float]:
    """Return the group of each changed row, and how steady groups are by a bootstrap."""
    whole = grouped(graph_of_rows(change(rows)))
    rng = np.random.default_rng(1)
    held = bootstrap(len(rows), whole, lambda some: graph_of_rows(change(rows[some])), rng)
    return whole.outer.tolist(), held


def _as_they_are(rows: Vectors) -> Vectors:
    return rows


def _drawn(subjects: Subjects) -> Change:
    def change(rows: Vectors) -> Vectors:
        return subjects.drawn(rows, subjects.about(rows))

    return change
