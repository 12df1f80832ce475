"""Briefs of whose words some were removed from a report: they say what the report says now."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select, update

from knowledge.model.quote import CONTEXT_CHARS
from knowledge.records.brief_rows import seal
from knowledge.records.brief_tables import brief_versions, briefs
from knowledge.records.clock import now
from knowledge.records.forgetting import cleaned
from knowledge.records.lesson_redaction import Restated
from knowledge.records.tables import lessons, reports

Clean = Callable[[str], str]
_WORDS_OF_A_QUOTE = ("exact", "prefix", "suffix")


@dataclass(frozen=True, slots=True)
class _Rewriting:
    """What becomes of the words of briefs.

    Attributes:
        report_id: From which words were removed.
        lesson_ids: Of its lessons.
        restated: Says what its words are now.
        everywhere: Cleans words that are of no report.
    """

    report_id: str
    lesson_ids: frozenset[str]
    restated: Restated
    everywhere: Clean

    def body(self, body: Mapping[str, Any]) -> dict[str, Any]:
        """Return the text of a brief as it reads now."""
        cites = any(self._is_own(s) for part in body["sections"] for s in part["sentences"])
        clean = self.restated.words if cites else self.everywhere
        return {
            **body,
            "title": clean(body["title"]),
            "question": clean(body["question"]),
            "where": cleaned(body["where"], self.everywhere),
            "sections": [
                {**part, "sentences": [self._sentence(s, clean) for s in part["sentences"]]}
                for part in body["sections"]
            ],
            "findings": [self._finding(finding, clean) for finding in body["findings"]],
        }

    def _is_own(self, sentence: Mapping[str, Any]) -> bool:
        return not self.lesson_ids.isdisjoint(sentence["lesson_ids"])

    def _sentence(self, sentence: dict[str, Any], clean: Clean) -> dict[str, Any]:
        quote = sentence["quote"]
        if quote and quote["report_id"] != self.report_id:
            return sentence
        if quote:
            said = self._quote(quote)
            return {**sentence, "text": self._said(sentence, quote, said), "quote": said}
        if self._is_own(sentence):
            return {**sentence, "text": self.restated.words(sentence["text"])}
        is_of_others = sentence["lesson_ids"] and not sentence["changed_by"]
        return sentence if is_of_others else {**sentence, "text": clean(sentence["text"])}

    def _said(
        self, sentence: Mapping[str, Any], before: Mapping[str, Any], after: Mapping[str, Any]
    ) -> str:
        is_verbatim = sentence["text"] == before["exact"]
        return str(after["exact"]) if is_verbatim else self.restated.words(sentence["text"])

    def _quote(self, quote: Mapping[str, Any]) -> dict[str, Any]:
        start, end, after = quote["start"], quote["end"], self.restated.after
        if self.restated.before[start:end] != quote["exact"]:
            words = {name: self.restated.words(quote[name]) for name in _WORDS_OF_A_QUOTE}
            return {**quote, **words}
        return {
            **quote,
            "exact": after[start:end],
            "prefix": after[max(0, start - CONTEXT_CHARS) : start],
            "suffix": after[end : end + CONTEXT_CHARS],
            "locators": [[k, self.restated.clean(label), n] for k, label, n in quote["locators"]],
        }

    def _finding(self, finding: dict[str, Any], clean: Clean) -> dict[str, Any]:
        counters = [{**c, "answer": clean(c["answer"])} for c in finding["counters"]]
        return {**finding, "counters": counters}


def rewrite(
    connection: Connection, report_id: str, restated: Restated, *, everywhere: Clean
) -> tuple[str, ...]:
    """Let every brief, and every kept version, say what the report says now.

    Versions are sealed anew: what the law wants gone is gone from them too. A sentence of
    another report stays as it is; that report is decided about by itself.

    Args:
        connection: Of the transaction.
        report_id: From which words were removed.
        restated: Its text before and after; used in whatever cites its lessons.
        everywhere: For words that people wrote in other briefs.

    Returns:
        The ids of the briefs that read otherwise now.
    """
    rewriting = _Rewriting(report_id, _lesson_ids(connection, report_id), restated, everywhere)
    changed: dict[str, None] = {}
    for row in connection.execute(select(briefs)).all():
        body = rewriting.body(row.body)
        if body != row.body:
            changed[row.id] = None
            connection.execute(
                update(briefs)
                .where(briefs.c.key == row.key)
                .values(body=body, revision=row.revision + 1, changed_at=now())
            )
    for row in connection.execute(
        select(brief_versions, briefs.c.id).join(briefs, briefs.c.key == brief_versions.c.brief_key)
    ).all():
        body = rewriting.body(row.body)
        if body != row.body:
            changed[row.id] = None
            _write_version(connection, row.brief_key, row.number, body)
    return tuple(changed)


def _write_version(
    connection: Connection, brief_key: int, number: int, body: Mapping[str, Any]
) -> None:
    mine = (brief_versions.c.brief_key == brief_key) & (brief_versions.c.number == number)
    connection.execute(
        update(brief_versions).where(mine).values(body=body, sha256=seal(dict(body)))
    )


def _lesson_ids(connection: Connection, report_id: str) -> frozenset[str]:
    wanted = (
        select(lessons.c.id)
        .join(reports, reports.c.key == lessons.c.report_key)
        .where(reports.c.id == report_id)
    )
    return frozenset(connection.execute(wanted).scalars())
