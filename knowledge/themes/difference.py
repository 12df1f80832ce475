"""What changes from one standing of themes to another."""

from collections import Counter

from knowledge.model.theme import Growth, Move, Theme, ThemeDiff, ThemeSet


def difference(run_id: str, before: ThemeSet, after: ThemeSet) -> ThemeDiff:
    """Return what changes if `after` takes the place of `before`; parts are not looked at.

    Args:
        run_id: The run that `after` comes from.
        before: As themes stand.
        after: As they would.
    """
    sizes = [Counter(one.theme_id for one in both.placements.values()) for both in (before, after)]
    old, new = ({theme.id for theme in both.top if sizes[n][theme.id]} for n, both in
                enumerate((before, after)))  # fmt: skip
    moves = tuple(
        Move(lesson_id, before.placements[lesson_id].theme_id, one.theme_id)
        for lesson_id, one in sorted(after.placements.items())
        if lesson_id in before.placements and before.placements[lesson_id].theme_id != one.theme_id
    )
    kept = [(one, theme) for one in before.top if (theme := after.theme(one.id))
            and one.id in old and one.id in new]  # fmt: skip
    growths = [
        Growth(one, sizes[0][one.id], sizes[1][one.id])
        for one, _ in kept
        if sizes[0][one.id] != sizes[1][one.id]
    ]
    growths.sort(key=lambda one: (-abs(one.after_count - one.before_count), one.theme.id))
    return ThemeDiff(
        run_id=run_id,
        moves=moves,
        arrived_count=len(after.placements.keys() - before.placements.keys()),
        gone_count=len(before.placements.keys() - after.placements.keys()),
        new_themes=tuple(theme for theme in after.top if theme.id in new - old),
        gone_themes=tuple(theme for theme in before.top if theme.id in old - new),
        growths=tuple(growths),
        renamed=tuple((one, theme) for one, theme in kept if _names(one) != _names(theme)),
    )


def _names(theme: Theme) -> tuple[str, ...]:
    return tuple(theme.label(language) for language in ("nl", "en"))
