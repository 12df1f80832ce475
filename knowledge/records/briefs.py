"""Rows of briefs, their versions and comments, to the model and back."""

from typing import Any

from sqlalchemy import Connection, Row, delete, func, select, update

from knowledge.errors import NotFound
from knowledge.model.brief import Brief, BriefBody, BriefState, BriefVersion, Comment
from knowledge.records.brief_rows import body_from, body_row, seal
from knowledge.records.brief_tables import (
    brief_comments,
    brief_lessons,
    brief_versions,
    briefs,
)
from knowledge.records.clock import new_id, now


def insert(
    connection: Connection, body: BriefBody, *, frame_id: str, language: str, by: str
) -> str:
    """Store a new brief as a draft; return its id."""
    brief_id, moment = new_id("bri"), now()
    made = connection.execute(
        briefs.insert().values(
            id=brief_id,
            frame_id=frame_id,
            language=language,
            state=BriefState.DRAFT,
            authors=[by],
            body=body_row(body),
            revision=1,
            created_at=moment,
            changed_at=moment,
        )
    )
    _note_lessons(connection, int((made.inserted_primary_key or (0,))[0]), body)
    return brief_id


def read(connection: Connection, brief_id: str, *, for_change: bool = False) -> Brief:
    """Return a brief.

    Args:
        connection: Of the records.
        brief_id: Its id.
        for_change: Whether others who would change it must wait for this transaction.

    Raises:
        NotFound: If there is none with this id.
    """
    wanted = select(briefs).where(briefs.c.id == brief_id)
    row = connection.execute(wanted.with_for_update() if for_change else wanted).first()
    if row is None:
        raise NotFound("brief", brief_id)
    return _brief(row)


def listing(connection: Connection) -> tuple[Brief, ...]:
    """Return every brief, the last changed first."""
    rows = connection.execute(select(briefs).order_by(briefs.c.changed_at.desc(), briefs.c.key))
    return tuple(_brief(row) for row in rows)


def change(connection: Connection, brief: Brief, body: BriefBody, *, by: str) -> None:
    """Write another text; whoever changed it is an author from now on."""
    authors = list(dict.fromkeys([*brief.authors, by]))
    connection.execute(
        update(briefs)
        .where(briefs.c.id == brief.id)
        .values(
            body=body_row(body),
            authors=authors,
            revision=brief.revision + 1,
            changed_at=now(),
        )
    )
    _note_lessons(connection, _key(connection, brief.id), body)


def set_state(
    connection: Connection, brief_id: str, state: BriefState, *, signed_by: str = ""
) -> None:
    """Write where a brief stands, and who signed it off."""
    connection.execute(
        update(briefs)
        .where(briefs.c.id == brief_id)
        .values(
            state=state,
            signed_by=signed_by,
            signed_at=now() if signed_by else None,
            revision=briefs.c.revision + 1,
            changed_at=now(),
        )
    )


def remove(connection: Connection, brief_id: str) -> None:
    """Delete a brief with its versions and comments."""
    connection.execute(delete(briefs).where(briefs.c.id == brief_id))


def keep_version(connection: Connection, brief: Brief, *, by: str, note: str) -> int:
    """Keep the text as it stands; return the version's number."""
    key = _key(connection, brief.id)
    last = connection.execute(
        select(func.max(brief_versions.c.number)).where(brief_versions.c.brief_key == key)
    ).scalar()
    number = (last or 0) + 1
    row = body_row(brief.body)
    connection.execute(
        brief_versions.insert().values(
            brief_key=key, number=number, at=now(), who=by, note=note, body=row, sha256=seal(row)
        )
    )
    return number


def versions(connection: Connection, brief_id: str) -> tuple[BriefVersion, ...]:
    """Return the versions of a brief, the first one first."""
    rows = connection.execute(
        select(brief_versions)
        .where(brief_versions.c.brief_key == _key(connection, brief_id))
        .order_by(brief_versions.c.number)
    )
    return tuple(
        BriefVersion(row.number, row.at, row.who, row.note, body_from(row.body), row.sha256)
        for row in rows
    )


def add_comment(
    connection: Connection, brief_id: str, text: str, *, sentence_id: str, by: str
) -> str:
    """Store a comment; return its id."""
    comment_id = new_id("com")
    connection.execute(
        brief_comments.insert().values(
            id=comment_id,
            brief_key=_key(connection, brief_id),
            sentence_id=sentence_id,
            at=now(),
            who=by,
            text=text,
        )
    )
    return comment_id


def settle_comment(connection: Connection, brief_id: str, comment_id: str, *, by: str) -> None:
    """Note who settled a comment.

    Raises:
        NotFound: If the brief has no such comment.
    """
    changed = connection.execute(
        update(brief_comments)
        .where(
            brief_comments.c.id == comment_id,
            brief_comments.c.brief_key == _key(connection, brief_id),
        )
        .values(settled_by=by)
    )
    if not changed.rowcount:
        raise NotFound("comment", comment_id)


def comments(connection: Connection, brief_id: str) -> tuple[Comment, ...]:
    """Return the comments on a brief, the first one first."""
    rows = connection.execute(
        select(brief_comments)
        .where(brief_comments.c.brief_key == _key(connection, brief_id))
        .order_by(brief_comments.c.key)
    )
    return tuple(
        Comment(row.id, row.sentence_id, row.at, row.who, row.text, row.settled_by) for row in rows
    )


def _note_lessons(connection: Connection, brief_key: int, body: BriefBody) -> None:
    """Note which lessons a brief names; versions keep naming what they named."""
    known = set(
        connection.execute(
            select(brief_lessons.c.lesson_id).where(brief_lessons.c.brief_key == brief_key)
        ).scalars()
    )
    fresh = [name for name in body.lesson_ids if name not in known]
    if fresh:
        connection.execute(
            brief_lessons.insert(),
            [{"brief_key": brief_key, "lesson_id": name} for name in fresh],
        )


def _key(connection: Connection, brief_id: str) -> int:
    key = connection.execute(select(briefs.c.key).where(briefs.c.id == brief_id)).scalar()
    if key is None:
        raise NotFound("brief", brief_id)
    return int(key)


def _brief(row: Row[Any]) -> Brief:
    return Brief(
        id=row.id,
        frame_id=row.frame_id,
        language=row.language,
        state=BriefState(row.state),
        authors=tuple(row.authors),
        body=body_from(row.body),
        revision=row.revision,
        created_at=row.created_at,
        changed_at=row.changed_at,
        signed_at=row.signed_at,
        signed_by=row.signed_by,
    )
