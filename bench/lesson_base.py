"""A real base whose confirmed lessons are the documents of a retrieval set."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from bench.retrieval_sets import RetrievalSet
from bench.vectors import CachedEmbedder
from knowledge.bootstrap import lesson_index, open_base
from knowledge.knowledge_base import KnowledgeBase
from knowledge.lesson_writing import LessonWriter, ReadyLesson
from knowledge.model.lesson import MOST_STATEMENT_WORDS, LessonContent, LessonProposal
from knowledge.model.locator import Locator, LocatorKind
from knowledge.model.passage import PassageDraft
from knowledge.model.person import Person, Role
from knowledge.model.quote import cut_quote
from knowledge.model.report import ReportDetails
from knowledge.model.report_text import ReportText, Segment
from knowledge.model.span import Span
from knowledge.ports import Vectors
from knowledge.records.passages import content_hash
from knowledge.report_draft import ReportDraft
from knowledge.settings import Settings

_BY = Person("bench", frozenset({Role.COORDINATOR}))
_WORKER = "bench:1"
_DOCUMENTS_A_REPORT = 100
Document = tuple[str, str]


def base_of_lessons(item: RetrievalSet, folder: Path) -> tuple[KnowledgeBase, dict[str, str]]:
    """Return an open base, and the ids of the documents by those of their lessons.

    Each document is a passage of a report and a lesson whose one quote is the whole of it; a
    hundred of them make a report. Vectors come from the benches' cache.
    """
    base = open_base(Settings(data=folder, vector_index="exact"))
    documents = [(name, " ".join(text.split())) for name, text in item.documents.items()]
    rows = CachedEmbedder().passages([text for _, text in documents])
    vectors = {content_hash(text): row for (_, text), row in zip(documents, rows, strict=True)}
    known: dict[str, str] = {}
    for start in range(0, len(documents), _DOCUMENTS_A_REPORT):
        some = documents[start : start + _DOCUMENTS_A_REPORT]
        draft = _draft(f"{item.name} {start}", some, item.languages[some[0][0]], base, vectors)
        base.queue.receive(f"{start}.txt", draft.text.text.encode(), by=_BY)
        job = base.queue.claim(_WORKER)
        if job is None:
            raise RuntimeError("a base that was just opened has a job of ours and no other")
        report_id = base.library.store(draft, job=job, worker=_WORKER)
        base.library.publish(report_id, by=_BY)
        known |= _learn(base, report_id, draft, [name for name, _ in some])
    return base, known


def _draft(
    title: str,
    documents: Sequence[Document],
    language: str,
    base: KnowledgeBase,
    vectors: Mapping[str, Vectors],
) -> ReportDraft:
    text, segments = "", []
    for number, (_, words) in enumerate(documents):
        text += "\n\n" if text else ""
        span = Span(len(text), len(text) + len(words))
        segments.append(Segment(span, Locator(LocatorKind.PAGE, str(number + 1), number)))
        text += words
    return ReportDraft(
        title=title,
        media_type="text/plain",
        language=language,
        text=ReportText(text=text, reader="bench/1", segments=tuple(segments), language=language),
        passages=tuple(
            PassageDraft(s.span, language, (), (s.locator,), (s.span,)) for s in segments
        ),
        vectors={name: vectors[name] for name in (content_hash(words) for _, words in documents)},
        model=base.embedder.fingerprint,
        details=ReportDetails(),
    )


def _learn(
    base: KnowledgeBase, report_id: str, draft: ReportDraft, names: Sequence[str]
) -> dict[str, str]:
    """Confirm a lesson for each passage with the vector that it has already."""
    spans = [segment.span for segment in draft.text.segments]
    contents = [LessonContent(_statement(span.of(draft.text.text)), (span,)) for span in spans]
    proposals = [LessonProposal(content, draft.language) for content in contents]
    ids = base.lessons.propose(report_id, proposals, by=_WORKER)
    writer = LessonWriter(base.database, base.embedder, lesson_index)
    with base.database.writing() as connection:
        for lesson_id, content in zip(ids, contents, strict=True):
            quote = cut_quote(report_id, draft.text, content.spans[0])
            name = content_hash(quote.exact)
            ready = ReadyLesson(lesson_id, content, (quote,), name, draft.vectors[name])
            writer.write(connection, ready, by=_BY)
    return dict(zip(ids, names, strict=True))


def _statement(text: str) -> str:
    return " ".join(text.split()[:MOST_STATEMENT_WORDS])
