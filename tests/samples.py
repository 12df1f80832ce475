"""Small real things that tests share: people, texts, a library on a fresh database."""

from pathlib import Path

import numpy as np

from knowledge.bootstrap import lesson_index
from knowledge.embedding.hashing import HashingEmbedder
from knowledge.indexes import lexical_tables
from knowledge.indexes.lexical import SqlLexicalIndex
from knowledge.lesson_versions import LessonVersions
from knowledge.lessons import Lessons
from knowledge.library import Library
from knowledge.model.locator import Locator, LocatorKind
from knowledge.model.passage import PassageDraft
from knowledge.model.person import Person, Role
from knowledge.model.report_text import ReportText, Segment
from knowledge.model.span import Span
from knowledge.model.stated import details_from
from knowledge.queue import Queue
from knowledge.records.database import Database
from knowledge.records.migrate import migrate
from knowledge.records.originals import Originals
from knowledge.records.passages import content_hash
from knowledge.report_draft import ReportDraft

MODEL = "test"
COORDINATOR = Person("Fatma", frozenset({Role.COORDINATOR}))
READER = Person("Joris", frozenset({Role.READER}))
WRITER = Person("Anneke", frozenset({Role.WRITER}))
ADMIN = Person("Beheer", frozenset({Role.ADMIN}))

PARAGRAPHS = (
    "De balie bij de ingang schrijft elk apparaat in. Daardoor wacht niemand langer dan een uur.",
    "Zonder betaalde coördinator stopten na een jaar zes van de tien vrijwilligers.",
)


def open_records(folder: Path) -> Database:
    """Return migrated records in a fresh file."""
    database = Database(f"sqlite:///{folder / 'records.sqlite'}")
    migrate(database)
    with database.writing() as connection:
        lexical_tables.metadata.create_all(connection)
    return database


def open_library(folder: Path) -> tuple[Queue, Library]:
    """Return the queue and the library of one fresh data folder."""
    database = open_records(folder)
    originals = Originals(folder / "originals")
    versions = LessonVersions(Lessons(database, HashingEmbedder(), lesson_index))
    library = Library(database, originals, SqlLexicalIndex, lesson_index, versions)
    return Queue(database, originals), library


def text_of(paragraphs: tuple[str, ...], *, language: str = "nl") -> ReportText:
    """Return a canonical text with one page a paragraph."""
    text, segments = "", []
    for number, paragraph in enumerate(paragraphs):
        text += "\n\n" if text else ""
        span = Span(len(text), len(text) + len(paragraph))
        label = str(number + 1)
        segments.append(Segment(span, Locator(LocatorKind.PAGE, label, number)))
        text += paragraph
    return ReportText(text=text, reader="test/1", segments=tuple(segments), language=language)


def draft_of(
    paragraphs: tuple[str, ...] = PARAGRAPHS,
    *,
    title: str = "Verslag",
    language: str = "nl",
    **details: str | int,
) -> ReportDraft:
    """Return a report draft with one passage a paragraph and vectors of four numbers."""
    text = text_of(paragraphs, language=language)
    rng = np.random.default_rng(len(text.text))
    vectors = {}
    for paragraph in paragraphs:
        vector = rng.standard_normal(4).astype(np.float32)
        vectors[content_hash(paragraph)] = vector / np.linalg.norm(vector)
    return ReportDraft(
        title=title,
        media_type="text/plain",
        language=language,
        text=text,
        passages=tuple(
            PassageDraft(s.span, language, ("Geleerd",), (s.locator,), (s.span,))
            for s in text.segments
        ),
        vectors=vectors,
        model=MODEL,
        details=details_from(details),
    )


def store(
    queue: Queue, library: Library, draft: ReportDraft, *, data: bytes = b"", publish: bool = False
) -> str:
    """Bring a draft in as a worker would; return the report's id."""
    queue.receive("verslag.txt", data or draft.text.text.encode(), by=COORDINATOR)
    job = queue.claim("here:1")
    assert job is not None
    report_id = library.store(draft, job=job, worker="here:1")
    if publish:
        library.publish(report_id, by=COORDINATOR)
    return report_id
