"""How themes stand: what the last accepted run found, and what people did since.

Names, locks, pins and merges hold whatever is found later. Where a lesson stands is taken
from the run, which knew every edit made before it; later edits are laid over it.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from knowledge.model.theme import (
    EditKind,
    InBoth,
    Placement,
    Theme,
    ThemeEdit,
    ThemeOrigin,
    ThemeSet,
)


@dataclass(frozen=True, slots=True)
class Found:
    """What a run found.

    Attributes:
        run_id: Of the run; empty if there was none.
        after_edit: The last edit that the run knew of.
        themes: With parents, terms and central lessons; names only from a scheme.
        placements: By lesson id.
    """

    run_id: str = ""
    after_edit: int = 0
    themes: tuple[Theme, ...] = ()
    placements: Mapping[str, Placement] = field(default_factory=dict)


def standing(scheme: str, found: Found, edits: Sequence[ThemeEdit]) -> ThemeSet:
    """Return the themes of a scheme as they stand.

    Args:
        scheme: Whose themes.
        found: What the last accepted run found.
        edits: Of the scheme, in their order.
    """
    fold = _Fold(
        themes={theme.id: theme for theme in found.themes},
        placements=dict(found.placements),
        after=found.after_edit,
    )
    held = effective(edits)
    for edit in held:
        fold.take(edit)
    return ThemeSet(
        scheme=scheme,
        run_id=found.run_id,
        themes=fold.in_order(),
        placements=fold.placed(),
        edit_count=len(held),
        merged={theme_id: fold.now(theme_id) for theme_id in fold.merged},
        gone=tuple(theme for theme in fold.themes.values() if theme.id in fold.merged),
    )


def effective(edits: Iterable[ThemeEdit]) -> tuple[ThemeEdit, ...]:
    """Return the edits that hold, without those that were taken back."""
    everything = tuple(edits)
    undone = {edit.data["edit"] for edit in everything if edit.kind is EditKind.TAKEN_BACK}
    return tuple(
        edit
        for edit in everything
        if edit.kind is not EditKind.TAKEN_BACK and edit.sequence not in undone
    )


@dataclass(slots=True)
class _Fold:
    themes: dict[str, Theme]
    placements: dict[str, Placement]
    after: int
    merged: dict[str, str] = field(default_factory=dict)
    pins: dict[str, str] = field(default_factory=dict)

    def take(self, edit: ThemeEdit) -> None:
        """Lay one edit over what stands."""
        match edit.kind:
            case EditKind.SPLIT:
                self._split(edit)
            case EditKind.MERGED:
                self._merge(edit)
            case EditKind.MOVED | EditKind.PINNED:
                for lesson_id in _ids(edit, "lessons"):
                    self.pins[lesson_id] = edit.theme_id
            case EditKind.UNPINNED:
                for lesson_id in _ids(edit, "lessons"):
                    self._unpin(edit, lesson_id)
            case _:
                self._mark(edit)

    def _mark(self, edit: ThemeEdit) -> None:
        theme_id = self.now(edit.theme_id)
        theme = self.themes.get(theme_id)
        if theme is None:
            return
        match edit.kind:
            case EditKind.RENAMED:
                theme = replace(theme, name=_words(edit))
            case EditKind.DESCRIBED:
                theme = replace(theme, description=_words(edit))
            case EditKind.LOCKED | EditKind.UNLOCKED:
                is_locked = edit.kind is EditKind.LOCKED
                theme = replace(theme, is_locked=is_locked, is_held=is_locked or theme.is_held)
            case EditKind.HIDDEN | EditKind.SHOWN:
                theme = replace(theme, is_hidden=edit.kind is EditKind.HIDDEN)
        self.themes[theme_id] = theme

    def _merge(self, edit: ThemeEdit) -> None:
        into = self.now(edit.theme_id)
        for theme_id in _ids(edit, "themes"):
            if self.now(theme_id) != into:
                self.merged[self.now(theme_id)] = into
        for theme in list(self.themes.values()):
            if theme.parent_id in self.merged:
                self.themes[theme.id] = replace(theme, parent_id=into)
        if into in self.themes:
            self.themes[into] = replace(self.themes[into], is_held=True)

    def _split(self, edit: ThemeEdit) -> None:
        whole = self.themes.get(self.now(edit.theme_id))
        parts = edit.data["parts"]
        if not isinstance(parts, list):
            return
        for part in parts:
            known = self.themes.get(part["id"])
            self.themes[part["id"]] = replace(
                known or Theme(id=part["id"], scheme=edit.scheme),
                origin=ThemeOrigin.PERSON,
                parent_id=whole.parent_id if whole else (known.parent_id if known else ""),
                name=InBoth(part["nl"], part["en"]),
                is_held=True,
            )
            if edit.sequence > self.after:
                for lesson_id in part["lessons"]:
                    self._put(lesson_id, part["id"])
        if whole is not None:
            self.themes[whole.id] = replace(whole, is_held=True)

    def _unpin(self, edit: ThemeEdit, lesson_id: str) -> None:
        theme_id = self.pins.pop(lesson_id, "")
        if theme_id and edit.sequence > self.after:
            self._put(lesson_id, theme_id)

    def _put(self, lesson_id: str, theme_id: str) -> None:
        """Put a lesson into a theme or part, as a person says: surely."""
        now = self.now(theme_id)
        theme, known = self.themes.get(now), self.placements.get(lesson_id)
        if theme is None or known is None or now in (known.theme_id, known.part_id):
            return
        if theme.parent_id:
            self.placements[lesson_id] = replace(
                known,
                theme_id=theme.parent_id,
                part_id=now,
                confidence=1.0,
                part_confidence=1.0,
            )
        else:
            self.placements[lesson_id] = replace(
                known, theme_id=now, part_id="", confidence=1.0, part_confidence=0.0
            )

    def now(self, theme_id: str) -> str:
        """Return the theme in which another is now, merges followed."""
        seen = set()
        while theme_id in self.merged and theme_id not in seen:
            seen.add(theme_id)
            theme_id = self.merged[theme_id]
        return theme_id

    def placed(self) -> dict[str, Placement]:
        """Return where each lesson stands, merges and pins done."""
        for lesson_id, one in list(self.placements.items()):
            theme_id, part_id = self.now(one.theme_id), self.now(one.part_id)
            part = self.themes.get(part_id)
            if part is not None and part.parent_id:
                theme_id = part.parent_id
            self.placements[lesson_id] = replace(one, theme_id=theme_id, part_id=part_id)
        for lesson_id, theme_id in self.pins.items():
            if lesson_id in self.placements and self.now(theme_id) in self.themes:
                self._put(lesson_id, theme_id)
                pinned = replace(self.placements[lesson_id], is_pinned=True)
                self.placements[lesson_id] = pinned
        return self.placements

    def in_order(self) -> tuple[Theme, ...]:
        """Return the themes that stand, the largest first, parts after all themes."""
        sizes: dict[str, int] = {}
        for one in self.placed().values():
            for theme_id in (one.theme_id, one.part_id):
                sizes[theme_id] = sizes.get(theme_id, 0) + 1
        kept = [
            theme
            for theme in self.themes.values()
            if theme.id not in self.merged
            and (sizes.get(theme.id) or theme.is_locked or theme.origin is ThemeOrigin.SCHEME)
        ]
        kept.sort(key=lambda theme: (bool(theme.parent_id), -sizes.get(theme.id, 0), theme.id))
        return tuple(kept)


def _ids(edit: ThemeEdit, name: str) -> list[str]:
    found = edit.data.get(name, ())
    return [str(one) for one in found] if isinstance(found, list | tuple) else []


def _words(edit: ThemeEdit) -> InBoth:
    return InBoth(str(edit.data.get("nl", "")), str(edit.data.get("en", "")))
