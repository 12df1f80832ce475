"""Tells which passages stand in which theme, worked out once for each state of the base."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from sqlalchemy import Connection

from knowledge.model.theme import DISCOVERED, Theme, ThemeSet
from knowledge.model.themed import Themed
from knowledge.records import lessons, theme_edits, theme_runs
from knowledge.records.database import Database
from knowledge.themes.runs import stand


class ThemedPassages:
    """Keeps the answer until another run stands, a person shapes a theme or a lesson changes."""

    def __init__(self, database: Database) -> None:
        """Work out nothing yet: the first question does."""
        self._database = database
        self._held: tuple[tuple[str, int, str], Themed] | None = None

    def __call__(self, connection: Connection) -> Themed:
        """Return what stands in which theme now."""
        run = theme_runs.current(connection, DISCOVERED)
        version = (
            run.id if run else "",
            theme_edits.newest(connection, DISCOVERED),
            lessons.version(connection),
        )
        held = self._held
        if held is None or held[0] != version:
            quoted = lessons.quoted_passages(connection)
            held = (version, _themed(stand(connection, DISCOVERED), quoted))
            self._held = held
        return held[1]

    def themes(self) -> Mapping[str, Theme]:
        """Return the themes that are not hidden, by id, parts too."""
        with self._database.reading() as connection:
            return self(connection).themes


def _themed(stood: ThemeSet, quoted: Iterable[tuple[str, str]]) -> Themed:
    hidden = {theme.id for theme in stood.themes if theme.is_hidden}
    shown = {theme.id: theme for theme in stood.themes if not hidden & {theme.id, theme.parent_id}}
    lesson_ids: dict[str, set[str]] = defaultdict(set)
    passage_ids: dict[str, set[str]] = defaultdict(set)
    of_passage: dict[str, set[str]] = defaultdict(set)
    for lesson_id, passage_id in quoted:
        one = stood.placements.get(lesson_id)
        if one is None or one.theme_id not in shown:
            continue
        of_passage[passage_id].add(one.theme_id)
        for theme_id in {one.theme_id, one.part_id} & set(shown):
            lesson_ids[theme_id].add(lesson_id)
            passage_ids[theme_id].add(passage_id)
    for old, now in stood.merged.items():
        lesson_ids[old], passage_ids[old] = lesson_ids[now], passage_ids[now]
    return Themed(
        themes=shown,
        lessons={name: frozenset(ids) for name, ids in lesson_ids.items()},
        passages={name: frozenset(ids) for name, ids in passage_ids.items()},
        of_passage={name: tuple(sorted(ids)) for name, ids in of_passage.items()},
    )
