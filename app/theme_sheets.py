"""The sheets of each figure: its table, the lessons behind it, and what was chosen."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from app.theme_address import Looked
from app.theme_export import Sheet, lessons_sheet, matrix_sheet
from app.theme_finding_sheets import contradictions_sheet, findings_sheet
from app.theme_names import scheme_name, theme_label
from app.theme_share_sheets import comparison_sheet, map_sheet, trends_sheet
from app.theme_values import dimension_name, value_name
from app.words import _
from knowledge.knowledge_base import KnowledgeBase
from knowledge.model.person import Person
from knowledge.model.theme import DISCOVERED, ThemeSet
from knowledge.themes.contradictions import Contradiction
from knowledge.themes.figures import Behind
from knowledge.themes.findings import ForAndAgainst
from knowledge.themes.slices import Comparison, Matrix, Trend
from knowledge.themes.theme_map import ThemeMap
from knowledge.themes.themes import PlacedLesson


def matrix_sheets(
    found: Matrix, looked: Looked, *, base: KnowledgeBase, viewer: Person
) -> tuple[Sheet, ...]:
    """Return a matrix, the lessons that it was counted from, and what was chosen."""
    names = [value_name(found.dimension, value) for value in found.columns]
    return (
        matrix_sheet(found, names),
        _lessons(looked, base=base, viewer=viewer),
        choice_sheet(looked, base=base, viewer=viewer),
    )


def trend_sheets(
    found: Sequence[Trend], looked: Looked, *, base: KnowledgeBase, viewer: Person
) -> tuple[Sheet, ...]:
    """Return themes by year, the lessons that they were counted from, and what was chosen."""
    return (
        trends_sheet(found),
        _lessons(looked, base=base, viewer=viewer),
        choice_sheet(looked, base=base, viewer=viewer),
    )


def map_sheets(
    found: ThemeMap, looked: Looked, *, base: KnowledgeBase, viewer: Person
) -> tuple[Sheet, ...]:
    """Return themes and lessons with their places on the map, and what was chosen."""
    return (
        map_sheet(found),
        _lessons(looked, base=base, viewer=viewer),
        choice_sheet(looked, base=base, viewer=viewer),
    )


def comparison_sheets(
    found: Sequence[Comparison], looked: Looked, *, base: KnowledgeBase, viewer: Person
) -> tuple[Sheet, ...]:
    """Return two slices beside each other, their lessons, and what was chosen."""
    both = replace(looked, values=(*looked.one, *looked.other))
    return (
        comparison_sheet(found),
        _lessons(both, base=base, viewer=viewer),
        choice_sheet(looked, base=base, viewer=viewer),
    )


def finding_sheets(
    found: Sequence[ForAndAgainst],
    pairs: Sequence[Contradiction],
    looked: Looked,
    *,
    base: KnowledgeBase,
    viewer: Person,
) -> tuple[Sheet, ...]:
    """Return what worked and what did not, the pairs, the lessons, and what was chosen."""
    return (
        findings_sheet(found),
        contradictions_sheet(pairs),
        _lessons(looked, base=base, viewer=viewer),
        choice_sheet(looked, base=base, viewer=viewer),
    )


def behind_sheets(
    behind: Behind, looked: Looked, *, base: KnowledgeBase, viewer: Person
) -> tuple[Sheet, ...]:
    """Return the lessons behind one figure, and what was chosen."""
    stood = base.themes.standing(viewer=viewer, scheme=looked.scheme)
    return (
        lessons_sheet(_labelled(stood, behind.lessons)),
        choice_sheet(looked, base=base, viewer=viewer),
    )


def choice_sheet(looked: Looked, *, base: KnowledgeBase, viewer: Person) -> Sheet:
    """Return what a figure was narrowed by, so that its numbers can be read later."""
    rows = [(_("Themes"), _scheme_name(looked.scheme, base=base, viewer=viewer))]
    rows += [
        (dimension_name(one), "; ".join(value_name(one, value) for value in values))
        for one, values in looked.where.items()
    ]
    for title, values in (
        (dimension_name(looked.by), looked.values),
        (_("First slice"), looked.one),
        (_("Second slice"), looked.other),
    ):
        if values:
            rows.append((title, "; ".join(value_name(looked.by, value) for value in values)))
    columns = (
        (_("Chosen"), _("What the lessons were narrowed by.")),
        (_("Value"), _("Lessons with one of these count; the others do not.")),
    )
    return Sheet(_("What was chosen"), columns, tuple(rows))


def _scheme_name(scheme: str, *, base: KnowledgeBase, viewer: Person) -> str:
    is_given = scheme != DISCOVERED
    return scheme_name(base.themes.schemes.scheme(scheme, viewer=viewer) if is_given else None)


def _lessons(looked: Looked, *, base: KnowledgeBase, viewer: Person) -> Sheet:
    stood, told = base.themes.seen(viewer, looked.scheme)
    where = looked.cell
    return lessons_sheet(
        _labelled(
            stood,
            (
                PlacedLesson(told[one], stood.placements[one])
                for theme in stood.top
                for one in stood.members(theme.id)
                if where.holds(told[one])
            ),
        )
    )


def _labelled(
    stood: ThemeSet, lessons: Iterable[PlacedLesson]
) -> Sequence[tuple[str, str, PlacedLesson]]:
    labels = {theme.id: theme_label(theme) for theme in stood.themes}
    return [
        (
            labels.get(one.placement.theme_id, ""),
            labels.get(one.placement.part_id, ""),
            one,
        )
        for one in lessons
    ]
