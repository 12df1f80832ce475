"""How long a brief of many lessons takes to draft, and to export in each form.

    python -m bench.brief [--data FOLDER] [--lessons 40]

Takes the first confirmed lessons of the demonstration base, drafts them in each frame and exports
the first of these briefs, as the pages do: each export holds every quote against its page first.
FOLDER holds a loaded demonstration base; without it one is loaded first (minutes).
"""

import argparse
import time
from pathlib import Path

from app.brief_export.forms import FORMS, exported
from app.brief_frames import frames
from app.brief_words import word_in
from bench.demo_base import opened_demo
from knowledge.brief_drawing import Order
from knowledge.knowledge_base import KnowledgeBase
from knowledge.model.frame import Frame
from knowledge.model.person import Person, Role

_WRITER = Person("bench", frozenset({Role.WRITER, Role.COORDINATOR}))
_QUESTION = "Wat houdt een initiatief van bewoners overeind?"
_DRAFT_MARK_SECONDS, _EXPORT_MARK_SECONDS = 2.0, 5.0


def main() -> None:
    """Print both tables and the marks."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, help="a loaded demonstration base")
    parser.add_argument("--lessons", type=int, default=40)
    options = parser.parse_args()
    with opened_demo(options.data, by=_WRITER) as base:
        _measure(base, options.lessons)


def _measure(base: KnowledgeBase, lesson_count: int) -> None:
    chosen = tuple(one.id for one in base.lessons.confirmed(viewer=_WRITER)[:lesson_count])
    known = frames(base.settings.data)
    _draft(base, chosen[:1], next(iter(known.values())))  # the model is loaded at the first
    print(f"| frame, {len(chosen)} lessons | seconds | sentences |\n|---|---:|---:|")
    drafts = {name: _draft(base, chosen, frame) for name, frame in known.items()}
    for name, (seconds, _, count) in drafts.items():
        print(f"| {name} | {seconds:.2f} | {count} |")
    print("\n| form | seconds | kB |\n|---|---:|---:|")
    longest = max(drafts.values(), key=lambda draft: draft[2])[1]
    exports = {form: _export(base, longest, form) for form in FORMS}
    for form, (seconds, size) in exports.items():
        print(f"| {form} | {seconds:.2f} | {size / 1000:.0f} |")
    print()
    print(_mark("draft", max(draft[0] for draft in drafts.values()), _DRAFT_MARK_SECONDS))
    print(_mark("export", max(export[0] for export in exports.values()), _EXPORT_MARK_SECONDS))


def _draft(
    base: KnowledgeBase, lesson_ids: tuple[str, ...], frame: Frame
) -> tuple[float, str, int]:
    """Return the seconds, the id of the brief, and how many sentences it has."""
    order = Order("Bench", _QUESTION, lesson_ids, "nl")
    began = time.perf_counter()
    made = base.briefs.draft(order, frame=frame, word=word_in("nl"), by=_WRITER)
    seconds = time.perf_counter() - began
    return seconds, made.brief.id, sum(1 for _ in made.brief.body.sentences())


def _export(base: KnowledgeBase, brief_id: str, form: str) -> tuple[float, int]:
    """Return the seconds and the bytes."""
    began = time.perf_counter()
    size = len(exported(base, brief_id, form, by=_WRITER).data)
    return time.perf_counter() - began, size


def _mark(what: str, seconds: float, mark: float) -> str:
    verdict = "mark held" if seconds <= mark else "mark MISSED"
    return f"- slowest {what}: {seconds:.2f} s of {mark:g} s: {verdict}"


if __name__ == "__main__":
    main()
