"""A published report with a proposal for each of eight sentences, to be reviewed."""

from pathlib import Path

from ingest.worker import Worker
from knowledge.model.lesson import LessonContent, LessonProposal, ProposalReason
from tests.journeys.conftest import EVERYTHING, RunningApp
from tests.journeys.learned import base_of

_FILE = (
    Path(__file__).resolve().parents[2] / "data" / "demo" / "files" / "nl-repaircafe-deventer.pdf"
)


def propose_eight(app: RunningApp) -> str:
    """Bring a report in, publish it, and propose eight of its sentences; return its id."""
    base = base_of(app)
    base.queue.receive(_FILE.name, _FILE.read_bytes(), by=EVERYTHING)
    while base.queue.open_count:
        Worker(base).run(until_empty=True)
    (report,) = base.library.reports(viewer=EVERYTHING)
    base.library.publish(report.id, by=EVERYTHING)
    text = base.library.text(report.id, viewer=EVERYTHING).text
    sentences = [
        sentence
        for passage in base.library.passages(report.id, viewer=EVERYTHING)
        for sentence in passage.sentences
        if 8 <= len(sentence.of(text).split()) <= 30
    ]
    base.lessons.replace_open(
        report.id,
        [
            LessonProposal(
                LessonContent(" ".join(span.of(text).split()), (span,)),
                "nl",
                ProposalReason("Geleerd", ("niet",), 0.9, "test"),
            )
            for span in sentences[:8]
        ],
        by="worker",
    )
    base.close()
    return str(report.id)
