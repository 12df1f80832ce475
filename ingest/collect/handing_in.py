"""Collected sources put in the queue, one answer for each."""

from collections.abc import Iterable, Iterator, Mapping

from ingest.collect.source import Source
from ingest.privacy import masked_name
from knowledge.knowledge_base import KnowledgeBase
from knowledge.model.job import Receipt
from knowledge.model.person import Person


def hand_in(
    base: KnowledgeBase,
    sources: Iterable[Source],
    *,
    by: Person,
    details: Mapping[str, str | int],
    with_ocr: bool = False,
) -> Iterator[Receipt]:
    """Put each source in the queue; one that could not be opened is refused there.

    Numbers of people and e-mail addresses are taken out of file names before anything is kept.

    Args:
        base: Whose queue it is.
        sources: As collected.
        by: Needs the right to bring reports in.
        details: What is known of all of them.
        with_ocr: Whether words may be recognised from pictures.
    """
    for source in sources:
        name = masked_name(source.file_name)
        if source.refusal is None:
            yield base.queue.receive(name, source.data, by=by, details=details, with_ocr=with_ocr)
            continue
        job = base.queue.refuse_at_the_door(
            name, code=source.refusal.code, data=source.refusal.data, by=by
        )
        yield Receipt(job, is_new=True)
