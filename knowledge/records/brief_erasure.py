"""Takes the words of deleted reports out of briefs, and out of their versions."""

from collections.abc import Collection
from typing import Any

from sqlalchemy import Connection, select, update

from knowledge.records.brief_rows import seal
from knowledge.records.brief_tables import brief_lessons, brief_versions, briefs

_OUR_WORDS = frozenset({"breadth", "own"})
"""Sentences that the program counted or a person wrote hold no words of a report."""


def erase_words(connection: Connection, lesson_ids: Collection[str]) -> int:
    """Empty every sentence that has its words from these lessons; return in how many briefs.

    The sentences stay, empty and marked, so that whoever used the lessons is told. Versions
    are sealed anew: what the law wants gone is gone from them too.
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
            update(briefs).where(briefs.c.key == row.key).values(body=_without(row.body, gone))
        )
    kept = select(brief_versions).where(brief_versions.c.brief_key.in_(keys))
    for row in connection.execute(kept).all():
        body = _without(row.body, gone)
        connection.execute(
            update(brief_versions)
            .where(
                brief_versions.c.brief_key == row.brief_key,
                brief_versions.c.number == row.number,
            )
            .values(body=body, sha256=seal(body))
        )
    return len(keys)


def _without(body: dict[str, Any], gone: set[str]) -> dict[str, Any]:
    return {
        **body,
        "sections": [
            {**section, "sentences": [_emptied(s, gone) for s in section["sentences"]]}
            for section in body["sections"]
        ],
    }


def _emptied(sentence: dict[str, Any], gone: set[str]) -> dict[str, Any]:
    cited = sentence["lesson_ids"]
    has_their_words = (
        sentence["kind"] not in _OUR_WORDS
        and cited
        and (cited[0] in gone or gone.issuperset(cited))
    )
    if not has_their_words:
        return sentence
    is_quote = sentence["kind"] == "quote"
    emptied = {**sentence, "text": "", "quote": None}
    return {**emptied, "kind": "statement"} if is_quote else emptied
