"""The end of a brief in words: question, filters, date, size of the base, what was not found."""

from collections.abc import Iterator

from app.figures import day
from app.lesson_names import lesson_kind_name
from app.names import country_name, kind_name, language_name, level_name
from app.words import _, many
from knowledge.model.brief import Ground
from knowledge.model.search import SearchFilter
from knowledge.open_brief import OpenBrief


def ground_lines(opened: OpenBrief) -> Iterator[str]:
    """Yield what a brief was drawn from, one sentence or two a line, in the language spoken."""
    brief, body = opened.brief, opened.brief.body
    if body.question:
        yield _("Question: {question}", question=body.question)
    filters = filter_words(body.where)
    yield _("Filters: {filters}.", filters=filters) if filters else _("Filters: none.")
    yield _drawn(body.ground)
    if body.question:
        yield _found(len(body.ground.found_ids), len(body.unused_ids))
    if body.ground.kinds_not_found and body.ground.found_ids:
        kinds = ", ".join(lesson_kind_name(kind).lower() for kind in body.ground.kinds_not_found)
        yield _("On this question, no lesson of this kind was found: {kinds}.", kinds=kinds)
    if body.empty_sections:
        headings = ", ".join(f"“{section.heading}”" for section in body.empty_sections)
        yield _("Nothing stands under: {headings}.", headings=headings)
    yield from _not_translated(opened)
    yield _("Written by {names}.", names=", ".join(brief.authors))
    if brief.signed_at is not None:
        yield _(
            "Signed off by {person} on {day}.", person=brief.signed_by, day=day(brief.signed_at)
        )


def _not_translated(opened: OpenBrief) -> Iterator[str]:
    """Yield how many sentences keep the language of their report, if any do."""
    foreign = [
        sentence.language
        for sentence in opened.brief.body.sentences()
        if sentence.language not in (opened.brief.language, "und")
    ]
    if foreign:
        yield many(
            "{count} sentence or quote stands in the language of its report ({languages}); the "
            "program translates nothing.",
            "{count} sentences and quotes stand in the language of their report ({languages}); "
            "the program translates nothing.",
            len(foreign),
            languages=", ".join(dict.fromkeys(language_name(code) for code in foreign)),
        )


def filter_words(where: SearchFilter) -> str:
    """Return the filters of a question in words; empty if there are none."""
    named = [
        *(language_name(code) for code in where.languages),
        *(level_name(level) for level in where.levels),
        *where.places,
        *(country_name(code) for code in where.countries),
        *(str(year) for year in where.years),
        *(kind_name(kind) for kind in where.kinds),
    ]
    if where.initiatives:
        named.append(many("{count} initiative", "{count} initiatives", len(where.initiatives)))
    if where.themes:
        named.append(many("{count} theme", "{count} themes", len(where.themes)))
    if where.reports:
        named.append(many("{count} report", "{count} reports", len(where.reports)))
    return ", ".join(named)


def _drawn(ground: Ground) -> str:
    return _(
        "Drawn on {day} from a base of {report_count} reports of {initiative_count} initiatives, "
        "with {lesson_count} confirmed lessons.",
        day=day(ground.drawn_at),
        report_count=ground.report_count,
        initiative_count=ground.initiative_count,
        lesson_count=ground.lesson_count,
    )


def _found(found_count: int, unused_count: int) -> str:
    if not found_count:
        return _("No lesson in the base bears on the question as it was asked.")
    told = many(
        "{count} lesson bears on the question.",
        "{count} lessons bear on the question.",
        found_count,
    )
    if not unused_count:
        return told
    return " ".join(
        [told, many("{count} of them is not used.", "{count} of them are not used.", unused_count)]
    )
