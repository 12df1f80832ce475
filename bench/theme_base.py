"""A base with many confirmed lessons, and runs of themes as the app does them."""

import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from sqlalchemy import select

from bench.own_process import in_own_process, peak_memory_mb
from bench.theme_sets import ThemeSet, drawn
from knowledge.bootstrap import open_base
from knowledge.knowledge_base import KnowledgeBase
from knowledge.lesson_entries import lesson_words
from knowledge.model.lesson import (
    MOST_STATEMENT_WORDS,
    LessonContent,
    LessonKind,
    LessonSource,
    LessonStatus,
    ProposalReason,
)
from knowledge.model.locator import Locator, LocatorKind
from knowledge.model.passage import PassageDraft
from knowledge.model.person import Person, Role
from knowledge.model.quote import cut_quote
from knowledge.model.report import ReportDetails
from knowledge.model.report_text import ReportText, Segment
from knowledge.model.span import Span
from knowledge.model.theme import RunState
from knowledge.ports import Vectors
from knowledge.records import vectors
from knowledge.records.clock import new_id, now
from knowledge.records.lesson_rows import content_row, quote_columns, reason_row
from knowledge.records.passages import content_hash
from knowledge.records.tables import lesson_quotes, lessons, reports
from knowledge.report_draft import ReportDraft
from knowledge.settings import Settings

_BY = Person("bench", frozenset({Role.COORDINATOR, Role.ANALYST}))
_WORKER = "bench:1"
_A_REPORT = 100

_STEPS = ("read", "subjects and neighbours", "groups", "words and names", "map and storing")


def print_runs(sets: Sequence[ThemeSet], sizes: Sequence[int]) -> None:
    """Print what a first and a later run cost, each base in a process of its own.

    The lessons have words of the sets, and vectors between those of the sets.
    """
    print("## Runs as the app does them, CPU seconds\n")
    print(f"| lessons | run | {' | '.join(_STEPS)} | all | themes | MB | of which before |")
    print(f"|---:|---|{'---:|' * (len(_STEPS) + 4)}", flush=True)
    for size in sizes:
        in_own_process(_measure, sets, size, is_copied=False)
    print()


def _measure(sets: Sequence[ThemeSet], size: int) -> None:
    with tempfile.TemporaryDirectory(prefix="doorwerk-bench-") as folder:
        data = Path(folder)
        in_own_process(_fill, sets, size, data)
        base = open_base(Settings(data=data, vector_index="exact"))
        base.embedder.embed_passages(["loads the model"])
        loaded = peak_memory_mb()
        for name in ("first", "later"):
            _print_run(base, name, loaded)
        base.close()


def _print_run(base: KnowledgeBase, name: str, loaded: float) -> None:
    moments = [time.process_time()]
    run = base.themes.runs.request(by=_BY)
    base.themes.runs.work(_WORKER, tell=lambda _: moments.append(time.process_time()))
    moments.append(time.process_time())
    run = base.themes.runs.run(run.id, viewer=_BY)
    if run.state not in (RunState.ACCEPTED, RunState.READY):
        raise RuntimeError(f"the run is {run.state}: {run.problem}")
    steps = [after - before for before, after in zip(moments, moments[1:], strict=False)]
    told = " | ".join(f"{seconds:.1f}" for seconds in steps)
    print(
        f"| {run.lesson_count:,} | {name} | {told} | {sum(steps):.1f} | {run.theme_count} "
        f"| {peak_memory_mb():.0f} | {loaded:.0f} |",
        flush=True,
    )


def _fill(sets: Sequence[ThemeSet], size: int, data: Path) -> None:
    base = open_base(Settings(data=data, vector_index="exact"))
    rows = drawn(sets, size, model=base.embedder.fingerprint).vectors
    said = [
        (" ".join(text.split()[: MOST_STATEMENT_WORDS - 1]), language)
        for one in sets
        for text, language in zip(one.texts, one.languages, strict=True)
    ]
    for start in range(0, size, _A_REPORT):
        numbers = range(start, min(size, start + _A_REPORT))
        own = [(f"{said[n % len(said)][0]} {n}", said[n % len(said)][1]) for n in numbers]
        _learn(base, start, own, rows[start : start + _A_REPORT])
    base.close()


def _learn(
    base: KnowledgeBase, number: int, said: Sequence[tuple[str, str]], rows: Vectors
) -> None:
    """Publish a report of some lessons and confirm them, with the vectors given."""
    spans, position = [], 0
    for words, _ in said:
        spans.append(Span(position, position + len(words)))
        position += len(words) + 2
    draft = _draft(base, number, "\n\n".join(words for words, _ in said), spans, rows)
    base.queue.receive(f"{number}.txt", draft.text.text.encode(), by=_BY)
    job = base.queue.claim(_WORKER)
    if job is None:
        raise RuntimeError("a base that was just opened has a job of ours and no other")
    report_id = base.library.store(draft, job=job, worker=_WORKER)
    base.library.publish(report_id, by=_BY)
    kinds = tuple(LessonKind)
    contents = [
        LessonContent(words, (span,), kind=kinds[(number + n) % len(kinds)])
        for n, ((words, _), span) in enumerate(zip(said, spans, strict=True))
    ]
    names = [content_hash(lesson_words(words, [words])) for words, _ in said]
    with base.database.writing() as connection:
        key = connection.execute(
            select(reports.c.key).where(reports.c.id == report_id)
        ).scalar_one()
        made = [
            _row(key, content, language, name)
            for content, (_, language), name in zip(contents, said, names, strict=True)
        ]
        connection.execute(lessons.insert(), made)
        keys = connection.execute(select(lessons.c.key).where(lessons.c.report_key == key))
        quotes = [cut_quote(report_id, draft.text, span) for span in spans]
        connection.execute(
            lesson_quotes.insert(),
            [
                {"lesson_key": lesson_key, "number": 0, **quote_columns(quote)}
                for lesson_key, quote in zip(sorted(keys.scalars()), quotes, strict=True)
            ],
        )
        rows_by_name = dict(zip(names, rows, strict=True))
        vectors.keep(connection, base.embedder.fingerprint, rows_by_name)


def _row(report_key: int, content: LessonContent, language: str, name: str) -> dict[str, object]:
    """Return the columns of a confirmed lesson: one by one through the app would take hours."""
    moment = now()
    return {
        "id": new_id("les"),
        "report_key": report_key,
        "language": language,
        "status": LessonStatus.CONFIRMED,
        "proposed": content_row(content),
        "confirmed": content_row(content),
        "reason": reason_row(ProposalReason()),
        "source": LessonSource.RULES,
        "is_shown": True,
        "proposed_at": moment,
        "proposed_by": _WORKER,
        "changed_at": moment,
        "content_hash": name,
    }


def _draft(
    base: KnowledgeBase, number: int, text: str, spans: Sequence[Span], rows: Vectors
) -> ReportDraft:
    locator = Locator(LocatorKind.PAGE, "1", 0)
    whole = Span(0, len(text))
    return ReportDraft(
        title=f"Report {number}",
        media_type="text/plain",
        language="und",
        text=ReportText(
            text=text, reader="bench/1", segments=(Segment(whole, locator),), language="und"
        ),
        passages=(PassageDraft(spans[0], "und", (), (locator,), (spans[0],)),),
        vectors={content_hash(spans[0].of(text)): rows[0]},
        model=base.embedder.fingerprint,
        details=ReportDetails(initiative=f"Initiative {number // _A_REPORT}"),
    )
