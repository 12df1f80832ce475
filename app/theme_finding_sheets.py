"""What worked and what did not as tables for a file, with the pairs that contradict."""

from collections.abc import Iterable

from app.figures import day
from app.lesson_names import lesson_kind_name
from app.names import country_name, language_name, source_type_name
from app.theme_export import Sheet, Value
from app.theme_names import theme_label
from app.words import _
from knowledge.breadth import Breadth
from knowledge.themes.contradictions import Contradiction
from knowledge.themes.findings import ForAndAgainst


def findings_sheet(found: Iterable[ForAndAgainst]) -> Sheet:
    """Return what worked and what did not, two rows a theme."""
    rows: list[tuple[Value, ...]] = []
    for one in found:
        for side, broad, ids in (
            (_("Worked"), one.worked, one.worked_ids),
            (_("Did not work, or stood in the way"), one.failed, one.failed_ids),
        ):
            rows.append((theme_label(one.theme), side, *_breadth(broad), "; ".join(ids)))
    columns = (
        (_("Theme"), _("Its name, or the words that set it apart.")),
        (_("Outcome"), _("What came of it; the two are never counted together.")),
        (_("Lessons"), _("How many lessons were counted.")),
        (
            _("Independent initiatives"),
            _("How many initiatives tell it; of those with one origin, one counts."),
        ),
        (_("Initiatives by name"), _("Copies and examples included.")),
        (_("Initiative unknown"), _("Lessons whose initiative nobody has named.")),
        (
            _("Effective number"),
            _("1/Σp²: how many equal tellers would be as uneven; 1 if one tells all."),
        ),
        (_("Places"), _("The first-named place of each lesson.")),
        (_("Regions"), _("In which regions the places lie.")),
        (_("Countries"), _("In which countries.")),
        (_("Languages"), _("In which languages it was told.")),
        (_("Types of source"), _("Sorts of files and pages that it comes from.")),
        (_("First year"), _("Of the earliest report.")),
        (_("Last year"), _("Of the latest report.")),
        (_("Ids of lessons"), _("Permanent names of the lessons that were counted.")),
    )
    return Sheet(_("For and against"), columns, tuple(rows))


def contradictions_sheet(found: Iterable[Contradiction]) -> Sheet:
    """Return pairs that may contradict each other, with what a person said of them."""
    rows = [_pair(one) for one in found]
    columns = (
        (_("First lesson"), _("Permanent name of the one that worked.")),
        (_("Kind of the first"), _("What sort of thing was learned.")),
        (_("First says"), _("What was learned, as a person confirmed it.")),
        (_("Second lesson"), _("Permanent name of the one that did not work.")),
        (_("Kind of the second"), _("What sort of thing was learned.")),
        (_("Second says"), _("What was learned, as a person confirmed it.")),
        (_("Nearness"), _("Of their meaning, -1 to 1, by the program.")),
        (_("Contradiction"), _("What a person said; empty: nobody has looked yet.")),
        (_("What differs"), _("In that person's words.")),
        (_("Said by"), _("Who said so.")),
        (_("Said on"), _("On which day.")),
    )
    return Sheet(_("Contradictions"), columns, tuple(rows))


def _breadth(broad: Breadth) -> tuple[Value, ...]:
    return (
        broad.lesson_count,
        broad.initiative_count,
        broad.named_count,
        broad.unknown_count,
        round(broad.effective_count, 2),
        "; ".join(broad.main_places),
        "; ".join(broad.regions),
        "; ".join(country_name(code) for code in broad.countries),
        "; ".join(language_name(code) for code in broad.languages),
        "; ".join(source_type_name(one) for one in broad.source_types),
        broad.first_year,
        broad.last_year,
    )


def _pair(one: Contradiction) -> tuple[Value, ...]:
    verdict = one.verdict
    said: tuple[Value, ...] = ("", "", "", "")
    if verdict is not None:
        is_one = _("Yes") if verdict.is_contradiction else _("No")
        said = (is_one, verdict.differs_in, verdict.by, day(verdict.at))
    both = (one.worked.lesson, one.failed.lesson)
    words = [
        part
        for lesson in both
        for part in (lesson.id, lesson_kind_name(lesson.content.kind), lesson.content.statement)
    ]
    return (*words, one.nearness, *said)
