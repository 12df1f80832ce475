"""The doctor: holds originals, records and indexes against each other, and says what is off."""

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import Connection

from knowledge.analysis import ANALYSER_VERSION
from knowledge.model.lesson import Lesson, LessonStatus
from knowledge.model.report_text import ReportText
from knowledge.nearest import Nearest
from knowledge.ports import LexicalIndex
from knowledge.records import audit, jobs, lessons, passages, reports, texts, vectors
from knowledge.records.database import Database
from knowledge.records.originals import Originals

_SHOWN = 5
_WORDS = ("lexical_index", "lesson_index")


@dataclass(frozen=True, slots=True)
class Finding:
    """What one check found.

    Attributes:
        check: Name of the check; "quotes", "lesson_quotes", "originals", "unused_originals",
            "vectors", "lexical_index", "lesson_index", "analyser", "vector_index", "audit".
        checked_count: How many things were looked at.
        broken: Ids of those that are off, at most five of them.
        broken_count: How many are off.
        can_be_mended: Whether the records hold what mending needs.
        made_by: What made what is off, where that is not what would make it now: another
            version of the analyser ("?" if unknown), or the models of the vectors.
        now: What would make it now; empty where `made_by` is.
    """

    check: str
    checked_count: int
    broken: tuple[str, ...]
    broken_count: int
    can_be_mended: bool
    made_by: str = ""
    now: str = ""

    @property
    def is_in_order(self) -> bool:
        """Whether nothing is off."""
        return not self.broken_count


def examine(
    database: Database,
    *,
    originals: Originals,
    lexical: Callable[[Connection], LexicalIndex],
    lesson_lexical: Callable[[Connection], LexicalIndex],
    nearest: Nearest,
    model: str,
) -> tuple[Finding, ...]:
    """Return one finding a check, all of them, whether in order or not."""
    with database.reading() as connection:
        searchable = frozenset(passages.searchable_ids(connection))
        learned = lessons.everything(connection)
        confirmed = frozenset(one.id for one in learned if one.status is LessonStatus.CONFIRMED)
        embedded = frozenset(vectors.searchable_ids(connection, model))
        findings = (
            _quotes(connection),
            _lesson_quotes(connection, learned),
            _originals(connection, originals),
            _unused_originals(connection, originals),
            _vectors(connection, searchable, embedded, model),
            _same("lexical_index", searchable, lexical(connection).ids()),
            _same("lesson_index", confirmed, lesson_lexical(connection).ids()),
            _analyser(lexical(connection), lesson_lexical(connection)),
            _audit(connection),
        )
    return (*findings, _same("vector_index", embedded, nearest.passage_ids()))


def _quotes(connection: Connection) -> Finding:
    """Every passage and sentence is, character by character, what its report says there."""

    def off() -> Iterator[str]:
        for report in reports.listing(connection):
            text = texts.of_report(connection, report.id)
            for passage in passages.of_report(connection, report.id):
                if text is None or text.text[passage.span.start : passage.span.end] != passage.text:
                    yield passage.id

    return _finding("quotes", passages.count(connection), off, can_be_mended=False)


def _lesson_quotes(connection: Connection, learned: Sequence[Lesson]) -> Finding:
    """Every lesson's quote is, character by character, what its report says on that page."""

    def off() -> Iterator[str]:
        known: dict[str, ReportText | None] = {}
        for lesson in learned:
            if lesson.report_id not in known:
                known[lesson.report_id] = texts.of_report(connection, lesson.report_id)
            text = known[lesson.report_id]
            spans = tuple(quote.span for quote in lesson.quotes)
            is_whole = text is not None and all(q.is_held_by(text) for q in lesson.quotes)
            if not is_whole or spans != lesson.content.spans:
                yield lesson.id

    return _finding("lesson_quotes", len(learned), off, can_be_mended=False)


def _originals(connection: Connection, originals: Originals) -> Finding:
    """Every report's original is there, and its bytes are those that came in."""
    expected = reports.known_hashes(connection)

    def off() -> Iterator[str]:
        for sha256 in sorted(expected):
            path = originals.path(sha256)
            if not path.is_file() or _hash_of(path.read_bytes()) != sha256:
                yield sha256

    return _finding("originals", len(expected), off, can_be_mended=False)


def _unused_originals(connection: Connection, originals: Originals) -> Finding:
    """No file lies in the store that neither a report nor a job speaks of."""
    known = originals.known()
    replaced = reports.replaced_hashes(connection)
    used = reports.known_hashes(connection) | (jobs.known_hashes(connection) - replaced)
    return _finding("unused_originals", len(known), lambda: iter(sorted(known - used)))


def _vectors(
    connection: Connection, searchable: frozenset[str], embedded: frozenset[str], model: str
) -> Finding:
    """Every passage that can be found has a vector of this embedder."""
    found = _same("vectors", searchable, embedded)
    if found.is_in_order:
        return found
    others = ", ".join(sorted(vectors.models(connection) - {model}))
    return replace(found, made_by=others, now=model if others else "")


def _analyser(*indexes: LexicalIndex) -> Finding:
    """The words of each index were taken apart as this program takes a question apart."""
    made_by = {name: index.made_by() for name, index in zip(_WORDS, indexes, strict=True)}
    older = {name: version for name, version in made_by.items() if version != ANALYSER_VERSION}
    found = _finding("analyser", len(made_by), lambda: iter(older))
    if found.is_in_order:
        return found
    versions = sorted({version or "?" for version in older.values()})
    return replace(found, made_by=", ".join(versions), now=ANALYSER_VERSION)


def _audit(connection: Connection) -> Finding:
    """No row of who did what was changed or removed."""
    broken = audit.first_broken_seal(connection)
    return _finding(
        "audit",
        audit.count(connection),
        lambda: iter(() if broken is None else (str(broken),)),
        can_be_mended=False,
    )


def _same(check: str, expected: frozenset[str], present: frozenset[str]) -> Finding:
    return _finding(check, len(expected), lambda: iter(sorted(expected ^ present)))


def _finding(
    check: str, count: int, off: Callable[[], Iterator[str]], *, can_be_mended: bool = True
) -> Finding:
    broken = list(off())
    return Finding(check, count, tuple(broken[:_SHOWN]), len(broken), can_be_mended)


def _hash_of(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
