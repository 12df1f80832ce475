"""What people do to themes: an append-only log on stable ids, each act with who and when."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from sqlalchemy import Connection

from knowledge.errors import Conflict, InvalidEntry, NotFound, RunOutdated
from knowledge.model.person import Person, Right
from knowledge.model.theme import DISCOVERED, EditKind, InBoth, Theme, ThemeEdit, ThemeSet
from knowledge.ports import Vectors
from knowledge.records import audit, theme_edits, theme_runs
from knowledge.records.clock import new_id
from knowledge.records.database import Database
from knowledge.themes.runs import stand
from knowledge.themes.standing import effective

MOST_NAME_CHARS = 80
MOST_DESCRIPTION_CHARS = 1000
_TAKING_PLACES = frozenset({EditKind.MERGED, EditKind.SPLIT, EditKind.MOVED, EditKind.PINNED})

RowsOf = Callable[[Sequence[str]], Mapping[str, Vectors]]


@dataclass(frozen=True, slots=True)
class NewPart:
    """A theme to be split off.

    Attributes:
        name: At least in one language.
        examples: Ids of lessons that belong there; at least one.
    """

    name: InBoth
    examples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ThemeEdits:
    """Shapes themes; every act is kept, and holds when themes are found anew.

    Each method returns the themes as they stand afterwards.
    """

    database: Database
    rows_of: RowsOf

    def rename(
        self, theme_id: str, *, nl: str = "", en: str = "", by: Person, scheme: str = DISCOVERED
    ) -> ThemeSet:
        """Call a theme by a name of at most 80 characters, in one or both languages.

        With neither it is called by its terms again.
        """
        return self._words(EditKind.RENAMED, theme_id, InBoth(nl, en), by, scheme)

    def describe(
        self, theme_id: str, *, nl: str = "", en: str = "", by: Person, scheme: str = DISCOVERED
    ) -> ThemeSet:
        """Write what a theme is about, in at most 1,000 characters a language."""
        return self._words(EditKind.DESCRIBED, theme_id, InBoth(nl, en), by, scheme)

    def merge(
        self, theme_ids: Sequence[str], into: str, *, by: Person, scheme: str = DISCOVERED
    ) -> ThemeSet:
        """Let the lessons of some themes stand in another; their parts become its parts.

        Raises:
            Conflict: If one is a part of another theme than the rest.
        """
        with self._shaping(by) as connection:
            stood = stand(connection, scheme)
            whole = _known(stood, into)
            others = [_known(stood, theme_id) for theme_id in dict.fromkeys(theme_ids)]
            others = [theme for theme in others if theme.id != into]
            if not others:
                raise InvalidEntry("themes", "name at least one other theme")
            if any(theme.parent_id != whole.parent_id for theme in others):
                raise Conflict("only themes, or parts of one and the same theme, can be merged")
            data = {"themes": [theme.id for theme in others]}
            return _append(connection, EditKind.MERGED, into, data, by=by, scheme=scheme)

    def split(
        self, theme_id: str, parts: Sequence[NewPart], *, by: Person, scheme: str = DISCOVERED
    ) -> ThemeSet:
        """Split themes off by examples; what is left stays in the theme.

        Every lesson of the theme goes where it is nearer: to the middle of a part's
        examples, or to the middle of what is nobody's example. The examples themselves go
        where they were named.

        Raises:
            InvalidEntry: If a part has no name or example, an example is named twice or is
                not in the theme, or nothing would be left.
        """
        by.require(Right.SHAPE_THEMES)
        with self.database.reading() as connection:
            members = stand(connection, scheme).members(theme_id)
        _check_parts(parts, members)
        shares = _shared_out(members, parts, self.rows_of(members))
        data = {
            "parts": [
                {"id": new_id("thm"), "nl": part.name.nl, "en": part.name.en, "lessons": lessons}
                for part, lessons in zip(parts, shares, strict=True)
            ]
        }
        with self._shaping(by) as connection:
            stood = stand(connection, scheme)
            if stood.members(theme_id) != members:
                raise Conflict("the theme changed while it was being split; try again")
            return _append(connection, EditKind.SPLIT, theme_id, data, by=by, scheme=scheme)

    def move(
        self, lesson_ids: Sequence[str], to: str, *, by: Person, scheme: str = DISCOVERED
    ) -> ThemeSet:
        """Put lessons into a theme or part, and let them stay there."""
        return self._pins(EditKind.MOVED, lesson_ids, to, by, scheme)

    def pin(self, lesson_ids: Sequence[str], *, by: Person, scheme: str = DISCOVERED) -> ThemeSet:
        """Let lessons stay where they are, whatever is found later."""
        with self._shaping(by) as connection:
            stood = stand(connection, scheme)
            for lesson_id in lesson_ids:
                one = stood.placements.get(lesson_id)
                if one is None or not one.theme_id:
                    raise NotFound("lesson in a theme", lesson_id)
                theme_id = one.part_id or one.theme_id
                data = {"lessons": [lesson_id], "from": _stood_in(stood, [lesson_id])}
                stood = _append(connection, EditKind.PINNED, theme_id, data, by=by, scheme=scheme)
        return stood

    def unpin(self, lesson_ids: Sequence[str], *, by: Person, scheme: str = DISCOVERED) -> ThemeSet:
        """Let the next run place lessons again."""
        with self._shaping(by) as connection:
            stood = stand(connection, scheme)
            data = {"lessons": list(lesson_ids), "from": _stood_in(stood, lesson_ids)}
            return _append(connection, EditKind.UNPINNED, "", data, by=by, scheme=scheme)

    def lock(self, theme_id: str, *, by: Person, scheme: str = DISCOVERED) -> ThemeSet:
        """Let no run take a lesson out of a theme; new ones may still join it."""
        return self._mark(EditKind.LOCKED, theme_id, by, scheme)

    def unlock(self, theme_id: str, *, by: Person, scheme: str = DISCOVERED) -> ThemeSet:
        """Take a lock away."""
        return self._mark(EditKind.UNLOCKED, theme_id, by, scheme)

    def hide(self, theme_id: str, *, by: Person, scheme: str = DISCOVERED) -> ThemeSet:
        """Show a theme to those who shape themes alone; its lessons stay to be found."""
        return self._mark(EditKind.HIDDEN, theme_id, by, scheme)

    def show(self, theme_id: str, *, by: Person, scheme: str = DISCOVERED) -> ThemeSet:
        """Show a hidden theme again."""
        return self._mark(EditKind.SHOWN, theme_id, by, scheme)

    def take_back(self, sequence: int, *, by: Person, scheme: str = DISCOVERED) -> ThemeSet:
        """Undo one act; that it was done and undone stays in the history.

        Raises:
            NotFound: If there is no such act that holds.
            Conflict: If it moved lessons and a run was accepted since: where they would
                stand without it nobody knows.
        """
        with self._shaping(by) as connection:
            log = effective(theme_edits.of_scheme(connection, scheme))
            edit = next((one for one in log if one.sequence == sequence), None)
            if edit is None:
                raise NotFound("edit", str(sequence))
            run = theme_runs.current(connection, scheme)
            if edit.kind in _TAKING_PLACES and run and sequence <= run.after_edit:
                raise RunOutdated(
                    "a run was accepted since; take the run back first, or move the lessons"
                )
            data = {"edit": sequence}
            return _append(
                connection, EditKind.TAKEN_BACK, edit.theme_id, data, by=by, scheme=scheme
            )

    def history(
        self, *, viewer: Person, theme_id: str = "", scheme: str = DISCOVERED
    ) -> tuple[ThemeEdit, ...]:
        """Return what people did, the newest first; to one theme, or to all of a scheme.

        What was done to the parts of a theme, or took lessons out of it, is done to it too.
        """
        viewer.require(Right.SHAPE_THEMES)
        with self.database.reading() as connection:
            log = theme_edits.of_scheme(connection, scheme)
            parts = stand(connection, scheme).parts(theme_id) if theme_id else ()
        family = {theme_id, *(part.id for part in parts)}
        return tuple(
            edit
            for edit in reversed(log)
            if not theme_id or edit.theme_id in family or family & _named(edit)
        )

    def _words(
        self, kind: EditKind, theme_id: str, words: InBoth, by: Person, scheme: str
    ) -> ThemeSet:
        with self._shaping(by) as connection:
            keep_words(connection, kind, theme_id, words, by=by, scheme=scheme)
            return stand(connection, scheme)

    def _pins(
        self, kind: EditKind, lesson_ids: Sequence[str], to: str, by: Person, scheme: str
    ) -> ThemeSet:
        with self._shaping(by) as connection:
            stood = stand(connection, scheme)
            _known(stood, to)
            for lesson_id in lesson_ids:
                if lesson_id not in stood.placements:
                    raise NotFound("lesson in these themes", lesson_id)
            data = {
                "lessons": list(dict.fromkeys(lesson_ids)),
                "from": _stood_in(stood, lesson_ids),
            }
            return _append(connection, kind, to, data, by=by, scheme=scheme)

    def _mark(self, kind: EditKind, theme_id: str, by: Person, scheme: str) -> ThemeSet:
        with self._shaping(by) as connection:
            _known(stand(connection, scheme), theme_id)
            return _append(connection, kind, theme_id, {}, by=by, scheme=scheme)

    def _shaping(self, by: Person) -> Any:
        by.require(Right.SHAPE_THEMES)
        return self.database.writing()


def keep_words(
    connection: Connection,
    kind: EditKind,
    theme_id: str,
    words: InBoth,
    *,
    by: Person,
    scheme: str,
    model: str = "",
) -> int:
    """Let a theme have a name or a description, in a transaction; return the edit's number.

    Args:
        connection: Of the transaction.
        kind: RENAMED or DESCRIBED.
        theme_id: The theme.
        words: In one or both languages.
        by: Whose act it is.
        scheme: Of the theme.
        model: Name of the language model whose words the person accepts, or empty.
    """
    most = MOST_NAME_CHARS if kind is EditKind.RENAMED else MOST_DESCRIPTION_CHARS
    data = {"nl": " ".join(words.nl.split()), "en": " ".join(words.en.split())}
    if any(len(text) > most for text in data.values()):
        raise InvalidEntry("name", f"use at most {most} characters")
    _known(stand(connection, scheme), theme_id)
    if model:
        data["model"] = model
    return _note(connection, kind, theme_id, data, by=by, scheme=scheme)


def _append(
    connection: Connection,
    kind: EditKind,
    theme_id: str,
    data: Mapping[str, Any],
    *,
    by: Person,
    scheme: str,
) -> ThemeSet:
    _note(connection, kind, theme_id, data, by=by, scheme=scheme)
    return stand(connection, scheme)


def _note(
    connection: Connection,
    kind: EditKind,
    theme_id: str,
    data: Mapping[str, Any],
    *,
    by: Person,
    scheme: str,
) -> int:
    sequence = theme_edits.append(
        connection, kind, scheme=scheme, theme_id=theme_id, who=by.name, data=data
    )
    audit.record(connection, by.name, f"theme_{kind}", theme_id or scheme, edit=sequence)
    return sequence


def _known(stood: ThemeSet, theme_id: str) -> Theme:
    theme = stood.theme(theme_id)
    if theme is None:
        raise NotFound("theme", theme_id)
    return theme


def _named(edit: ThemeEdit) -> set[str]:
    """Return the ids of the other themes that an edit speaks of."""
    parts = edit.data.get("parts", [])
    named: set[str] = set()
    for others in (edit.data.get("themes", []), edit.data.get("from", [])):
        named |= {str(one) for one in others} if isinstance(others, list) else set()
    return named | ({part["id"] for part in parts} if isinstance(parts, list) else set())


def _stood_in(stood: ThemeSet, lesson_ids: Sequence[str]) -> list[str]:
    """Return the themes and parts that lessons stand in, for the history of these."""
    placed = [stood.placements[one] for one in lesson_ids if one in stood.placements]
    found = {name for one in placed for name in (one.theme_id, one.part_id)}
    return sorted(found - {""})


def _check_parts(parts: Sequence[NewPart], members: Sequence[str]) -> None:
    examples = [lesson_id for part in parts for lesson_id in part.examples]
    if not parts or not all(part.name and part.examples for part in parts):
        raise InvalidEntry("parts", "give each new theme a name and at least one example")
    if len(set(examples)) < len(examples):
        raise InvalidEntry("parts", "a lesson can be an example of one theme only")
    if set(examples) - set(members):
        raise InvalidEntry("parts", "examples are lessons of the theme that is split")
    if len(examples) >= len(members):
        raise InvalidEntry("parts", "leave at least one lesson in the theme")


def _shared_out(
    members: Sequence[str], parts: Sequence[NewPart], rows: Mapping[str, Vectors]
) -> list[list[str]]:
    """Return the lessons of each part: its examples, and what is nearer to them than the rest."""
    named = {lesson_id: n for n, part in enumerate(parts) for lesson_id in part.examples}
    free = [one for one in members if one not in named and one in rows]
    middles = [_middle([rows[one] for one in part.examples if one in rows]) for part in parts]
    middles.append(_middle([rows[one] for one in free]))
    shares: list[list[str]] = [list(part.examples) for part in parts]
    for lesson_id in free:
        nearest = int(np.argmax([rows[lesson_id] @ middle for middle in middles]))
        if nearest < len(parts):
            shares[nearest].append(lesson_id)
    return shares


def _middle(rows: Sequence[Vectors]) -> Vectors:
    if not rows:
        return np.zeros(1, np.float32)
    mean = np.mean(rows, axis=0)
    return np.asarray(mean / max(float(np.linalg.norm(mean)), 1e-9), dtype=np.float32)
