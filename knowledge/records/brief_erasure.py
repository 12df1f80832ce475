"""Takes the words of deleted reports out of briefs, and out of their versions."""

from collections.abc import Callable, Collection
from typing import Any

from sqlalchemy import Connection, select, update

from knowledge.records.brief_rows import seal
from knowledge.records.brief_tables import brief_lessons, brief_versions, briefs

_OUR_WORDS = frozenset({"breadth", "own"})
"""Sentences that the program counted or a person wrote hold no words of a report."""


def erase_words(
    connection: Connection, lesson_ids: Collection[str], *, clean: Callable[[str], str]
) -> int:
    """Empty every sentence that has its words from these lessons.

    The sentences stay, empty and marked, so that whoever used the lessons is told. Versions
    are sealed anew: what the law wants gone is gone from them too.

    Args:
        connection: Of the transaction.
        lesson_ids: Of the reports that are deleted.
        clean: Takes what these lessons say out of words that people wrote.

    Returns:
        In how many briefs.
    """
    gone = set(lesson_ids)
    keys = set(
        connection.execute(
            select(brief_lessons.c.brief_key).where(brief_lessons.c.lesson_id.in_(gone))
        ).scalars()
    )
    for row in connection.execute(
        select(briefs.c.key, briefs.c.body).where(briefs.c.key.in_(keys))
    ):
        connection.execute(
            update(briefs)
            .where(briefs.c.key == row.key)
            .values(body=_without(row.body, gone, clean))
        )
    kept = select(brief_versions).where(brief_versions.c.brief_key.in_(keys))
    for row in connection.execute(kept).all():
        body = _without(row.body, gone, clean)
        connection.execute(
            update(brief_versions)
            .where(
                brief_versions.c.brief_key == row.brief_key,
                brief_versions.c.number == row.number,
            )
            .values(body=body, sha256=seal(body))
        )
    return len(keys)


def _without(body: dict[str, Any], gone: set[str], clean: Callable[[str], str]) -> dict[str, Any]:
    return {
        **body,
        "title": clean(body["title"]),
        "question": clean(body["question"]),
        "sections": [
            {**section, "sentences": [_emptied(s, gone, clean) for s in section["sentences"]]}
            for section in body["sections"]
        ],
        "findings": [
            {**f, "counters": [{**c, "answer": clean(c["answer"])} for c in f["counters"]]}
            for f in body["findings"]
        ],
    }


def _emptied(
    sentence: dict[str, Any], gone: set[str], clean: Callable[[str], str]
) -> dict[str, Any]:
    cited = sentence["lesson_ids"]
    has_their_words = (
        sentence["kind"] not in _OUR_WORDS
        and cited
        and (cited[0] in gone or gone.issuperset(cited))
    )
    if not has_their_words:
        is_ours = sentence["kind"] in _OUR_WORDS or sentence["changed_by"]
        return {**sentence, "text": clean(sentence["text"])} if is_ours else sentence
    is_quote = sentence["kind"] == "quote"
    emptied = {**sentence, "text": "", "quote": None}
    return {**emptied, "kind": "statement"} if is_quote else emptied
