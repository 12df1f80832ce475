"""Rows of what people did to themes: appended, never changed."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, func, select

from knowledge.model.theme import EditKind, ThemeEdit
from knowledge.records.clock import now
from knowledge.records.theme_tables import theme_edits


def append(
    connection: Connection,
    kind: EditKind,
    *,
    scheme: str,
    theme_id: str,
    who: str,
    data: Mapping[str, Any],
) -> int:
    """Append an edit; return its number."""
    made = connection.execute(
        theme_edits.insert().values(
            at=now(), who=who, scheme=scheme, kind=kind, theme_id=theme_id, data=dict(data)
        )
    )
    return int((made.inserted_primary_key or (0,))[0])


def of_scheme(connection: Connection, scheme: str) -> tuple[ThemeEdit, ...]:
    """Return the edits of a scheme's themes, oldest first."""
    rows = connection.execute(
        select(theme_edits).where(theme_edits.c.scheme == scheme).order_by(theme_edits.c.sequence)
    )
    return tuple(
        ThemeEdit(
            sequence=row.sequence,
            at=row.at,
            who=row.who,
            scheme=row.scheme,
            kind=EditKind(row.kind),
            theme_id=row.theme_id,
            data=row.data,
        )
        for row in rows
    )


def newest(connection: Connection, scheme: str) -> int:
    """Return the number of the last edit of a scheme, 0 if there is none."""
    wanted = select(func.max(theme_edits.c.sequence)).where(theme_edits.c.scheme == scheme)
    return int(connection.execute(wanted).scalar() or 0)
