"""Rows of what a language model suggests to call themes; a worker holds one by a lease."""

from collections.abc import Collection, Sequence
from datetime import timedelta
from typing import Any, Final

from sqlalchemy import Connection, Row, and_, or_, select, update

from knowledge.model.theme import InBoth
from knowledge.model.theme_suggestion import (
    Fault,
    Refusal,
    SuggestionState,
    ThemeSuggestion,
    ThemeWords,
)
from knowledge.records.clock import new_id, now
from knowledge.records.theme_tables import theme_suggestions

LEASE_SECONDS: Final = 300
"""Longer than a language model may take for one answer."""

_NO_WORDS: Final = {"name_nl": "", "name_en": "", "about_nl": "", "about_en": ""}


def add(connection: Connection, theme_id: str, *, scheme: str, by: str) -> str:
    """Store a new one, waiting; return its id."""
    suggestion_id = new_id("sug")
    connection.execute(
        theme_suggestions.insert().values(
            id=suggestion_id,
            scheme=scheme,
            theme_id=theme_id,
            state=SuggestionState.WAITING,
            asked_at=now(),
            asked_by=by,
            lesson_ids=[],
            refusals=[],
            edits=[],
        )
    )
    return suggestion_id


def claim(connection: Connection, worker: str) -> ThemeSuggestion | None:
    """Take the one that waits longest, or whose worker is gone; None if there is none."""
    moment = now()
    table = theme_suggestions.c
    free = or_(
        table.state == SuggestionState.WAITING,
        and_(table.state == SuggestionState.RUNNING, table.leased_until < moment),
    )
    row = connection.execute(select(table.id).where(free).order_by(table.key).limit(1)).first()
    if row is None:
        return None
    leased_until = moment + timedelta(seconds=LEASE_SECONDS)
    _change(
        connection,
        row.id,
        state=SuggestionState.RUNNING,
        worker=worker,
        leased_until=leased_until,
    )
    return by_id(connection, row.id)


def note_sent(
    connection: Connection,
    suggestion_id: str,
    *,
    model: str,
    host: str,
    prompt_sha256: str,
    lesson_ids: Sequence[str],
) -> None:
    """Write what is about to be sent, and to whom."""
    _change(
        connection,
        suggestion_id,
        model=model,
        host=host,
        prompt_sha256=prompt_sha256,
        lesson_ids=[*lesson_ids],
    )


def answer(
    connection: Connection,
    suggestion_id: str,
    worker: str,
    *,
    state: SuggestionState,
    words: ThemeWords,
    refusals: Sequence[Refusal],
) -> bool:
    """Write what came of asking; False if another worker has it now, or it was dropped."""
    table = theme_suggestions.c
    changed = connection.execute(
        update(theme_suggestions)
        .where(
            table.id == suggestion_id,
            table.worker == worker,
            table.state == SuggestionState.RUNNING,
        )
        .values(
            state=state,
            leased_until=None,
            answered_at=now(),
            refusals=[{"fault": str(one.fault), "words": one.words} for one in refusals],
            name_nl=words.name.nl,
            name_en=words.name.en,
            about_nl=words.description.nl,
            about_en=words.description.en,
        )
    )
    return changed.rowcount > 0


def decide(
    connection: Connection,
    suggestion_id: str,
    state: SuggestionState,
    *,
    by: str,
    edits: Sequence[int] = (),
) -> None:
    """Write that a person accepted or dropped one."""
    _change(connection, suggestion_id, state=state, decided_at=now(), decided_by=by, edits=[*edits])


def by_id(connection: Connection, suggestion_id: str) -> ThemeSuggestion | None:
    """Return the one, or None."""
    row = connection.execute(
        select(theme_suggestions).where(theme_suggestions.c.id == suggestion_id)
    ).first()
    return _read(row) if row else None


def of_theme(connection: Connection, theme_id: str, *, scheme: str) -> tuple[ThemeSuggestion, ...]:
    """Return what was suggested for a theme, the newest first."""
    table = theme_suggestions.c
    rows = connection.execute(
        select(theme_suggestions)
        .where(table.theme_id == theme_id, table.scheme == scheme)
        .order_by(table.key.desc())
    )
    return tuple(_read(row) for row in rows)


def forget_lessons(connection: Connection, lesson_ids: Collection[str]) -> int:
    """Take out the words that rest on quotes of lessons that are deleted; return how many.

    What nobody has decided on yet is dropped; who asked what and when stays.
    """
    gone = set(lesson_ids)
    table = theme_suggestions.c
    rows = connection.execute(select(table.id, table.state, table.lesson_ids)).all()
    mine = [row for row in rows if not gone.isdisjoint(row.lesson_ids)]
    for row in mine:
        is_decided = row.state in (SuggestionState.ACCEPTED, SuggestionState.DROPPED)
        state = row.state if is_decided else SuggestionState.DROPPED
        _change(connection, row.id, state=state, refusals=[], **_NO_WORDS)
    return len(mine)


def _change(connection: Connection, suggestion_id: str, **values: Any) -> None:
    connection.execute(
        update(theme_suggestions).where(theme_suggestions.c.id == suggestion_id).values(**values)
    )


def _read(row: Row[Any]) -> ThemeSuggestion:
    return ThemeSuggestion(
        id=row.id,
        scheme=row.scheme,
        theme_id=row.theme_id,
        state=SuggestionState(row.state),
        asked_at=row.asked_at,
        asked_by=row.asked_by,
        model=row.model,
        host=row.host,
        prompt_sha256=row.prompt_sha256,
        lesson_ids=tuple(row.lesson_ids),
        words=ThemeWords(InBoth(row.name_nl, row.name_en), InBoth(row.about_nl, row.about_en)),
        refusals=tuple(Refusal(Fault(one["fault"]), one["words"]) for one in row.refusals),
        answered_at=row.answered_at,
        decided_at=row.decided_at,
        decided_by=row.decided_by,
        edits=tuple(row.edits),
    )
