"""From a file in the queue to a report under review: the stages, in order.

received → reading → splitting, with a look for personal data → embedding → proposing → ready
              ↘ refused, with a code and what its sentence needs
"""

import logging
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from ingest.duplicates import sentence_hashes
from ingest.extract.again import proposals_for
from ingest.heartbeat import Heartbeat
from ingest.outcome import RefusalCode, Refused
from ingest.parse.limits import READING, RECOGNISING, Limits
from ingest.parse.sandbox import Sandbox
from ingest.parse.sniff import media_type_of
from ingest.privacy import masked_label, masked_name, spans_of
from ingest.privacy.scan import SCANNER, scan
from ingest.proposing import lessons_that_came_along
from ingest.split import split
from knowledge.errors import InvalidEntry
from knowledge.knowledge_base import KnowledgeBase
from knowledge.language import LanguageDetector
from knowledge.model.job import Job, JobState
from knowledge.model.lesson import LessonProposal
from knowledge.model.passage import PassageDraft
from knowledge.model.personal import PersonalDraft, masked, within, words_to_embed
from knowledge.model.report import ReportDetails
from knowledge.model.report_text import ReportText
from knowledge.model.span import Span
from knowledge.model.stated import details_from
from knowledge.records.passages import content_hash
from knowledge.report_draft import ReportDraft

_log = logging.getLogger(__name__)
_EMBEDDED_AT_ONCE = 16
_ATTEMPTS = 3


@dataclass(frozen=True, slots=True)
class Pipeline:
    """Takes one file at a time through all stages.

    Attributes:
        base: Where the report goes.
        sandbox: Reads files in a child process.
        detector: Tells the language of each passage.
        worker: Name under which jobs are held.
    """

    base: KnowledgeBase
    sandbox: Sandbox
    detector: LanguageDetector
    worker: str

    def take_in(self, job: Job) -> JobState:
        """Take one file through all stages, or refuse it; return how it ended.

        Every failure of the file is written into the job. Only what says that the job is
        no longer ours, or that the base itself is broken, is raised.

        Raises:
            Conflict: If another worker holds the job, or it was deleted meanwhile.
        """
        try:
            self._check_attempts(job)
            draft = self._draft(job, self._read(job))
        except Refused as refusal:
            self.base.queue.refuse(
                job,
                self.worker,
                code=refusal.code,
                data=refusal.data,
                file_name=masked_name(job.file_name),
            )
            return JobState.REFUSED
        self.base.library.store(draft, job=job, worker=self.worker)
        return JobState.READY

    def _check_attempts(self, job: Job) -> None:
        if job.attempt_count > _ATTEMPTS:
            raise Refused(RefusalCode.CRASHED, attempts=_ATTEMPTS)

    def _read(self, job: Job) -> ReportText:
        limits: Limits = RECOGNISING if job.with_ocr else READING
        path: Path = self.base.queue.originals.path(job.sha256)
        with self._held(job, JobState.READING):
            return self.sandbox.read(
                path, file_name=job.file_name, limits=limits, with_ocr=job.with_ocr
            )

    def _draft(self, job: Job, text: ReportText) -> ReportDraft:
        with self._held(job, JobState.SPLITTING):
            drafts = split(text, detect=self.detector)
            if not drafts:
                raise Refused(RefusalCode.EMPTY)
            language = _main_language(drafts)
            found = scan(text, language=language)
        file_name = masked_label(job.file_name, language=language)
        text = replace(text, title=masked_label(text.title, language=language))
        title = text.title.strip() or _first_heading(text) or Path(file_name).stem
        details, hidden = _details(job, language), spans_of(found.personal)
        return ReportDraft(
            title=masked_label(title, language=language),
            media_type=media_type_of(
                self.base.queue.originals.read(job.sha256), file_name=job.file_name
            ),
            language=language,
            text=text,
            passages=tuple(drafts),
            vectors=self._embed(job, text.text, drafts, hidden=hidden),
            model=self.base.embedder.fingerprint,
            details=details,
            sentence_hashes=sentence_hashes(masked(text.text, hidden), drafts),
            personal=found.personal,
            margins=found.margins,
            scanner=SCANNER,
            file_name=file_name,
            lessons=lessons_that_came_along(
                self.base,
                self.sandbox,
                job,
                text,
                language=language,
                hidden=hidden,
            )
            or self._propose(job, text, drafts, found.in_text, details),
        )

    def _embed(
        self, job: Job, text: str, drafts: Sequence[PassageDraft], *, hidden: Sequence[Span]
    ) -> dict[str, NDArray[np.float32]]:
        words = {
            content_hash(draft.span.of(text)): words_to_embed(
                draft.span.of(text), within(draft.span, hidden)
            )
            for draft in drafts
        }
        missing = self.base.missing_vectors(list(words))
        vectors: dict[str, NDArray[np.float32]] = {}
        self._advance(job, JobState.EMBEDDING, done=0, total=len(missing))
        for start in range(0, len(missing), _EMBEDDED_AT_ONCE):
            names = missing[start : start + _EMBEDDED_AT_ONCE]
            rows = self.base.embedder.embed_passages([words[name] for name in names])
            vectors.update(zip(names, rows, strict=True))
            self._advance(job, JobState.EMBEDDING, done=len(vectors), total=len(missing))
        return vectors

    def _propose(
        self,
        job: Job,
        text: ReportText,
        drafts: Sequence[PassageDraft],
        personal: Sequence[PersonalDraft],
        details: ReportDetails,
    ) -> tuple[LessonProposal, ...]:
        facts = details.initiative_facts
        with self._held(job, JobState.PROPOSING):
            return proposals_for(
                self.base,
                text,
                drafts,
                personal=personal,
                places=facts.places if facts is not None else (),
                keep_on=lambda: self._advance(job, JobState.PROPOSING),
            )

    def _advance(self, job: Job, state: JobState, *, done: int = 0, total: int = 0) -> None:
        self.base.queue.advance(job, self.worker, state, done=done, total=total)

    @contextmanager
    def _held(self, job: Job, state: JobState) -> Iterator[None]:
        self._advance(job, state)
        with Heartbeat(lambda: self._advance(job, state)):
            yield


def _details(job: Job, language: str) -> ReportDetails:
    try:
        details = details_from(job.details)
    except InvalidEntry:
        _log.warning("what was stated with job %s cannot be used; left out", job.id)
        details = details_from({})
    title = details.title and masked_label(details.title, language=language)
    return replace(details, title=title)


def _main_language(drafts: Sequence[PassageDraft]) -> str:
    sizes: Counter[str] = Counter()
    for draft in drafts:
        sizes[draft.language] += draft.span.end - draft.span.start
    return sizes.most_common(1)[0][0]


def _first_heading(text: ReportText) -> str:
    return text.headings[0].span.of(text.text) if text.headings else ""
