"""A starter's kit as blocks of a document: headings, lessons, quotes, sources."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

from app.directory_names import bearing_name, condition_kind_name, setting_words
from app.figures import day, number
from app.lesson_names import lesson_kind_name
from app.locators import locator_words
from app.names import kind_name, language_name
from app.other_language import stands_out
from app.report_address import quote_link
from app.spread_names import kit_phase_name
from app.words import _, language, many
from knowledge.model.condition import Bearing
from knowledge.model.lesson import Lesson
from knowledge.model.profile import Field, Profile
from knowledge.model.starter_kit import StarterKit


class BlockKind(StrEnum):
    """How a block is set."""

    TITLE = "title"
    HEADING = "heading"
    SUBHEADING = "subheading"
    TEXT = "text"
    ITEM = "item"
    QUOTE = "quote"
    SOURCE = "source"


@dataclass(frozen=True, slots=True)
class Block:
    """One block of a document.

    Attributes:
        kind: How it is set.
        text: Its words; no markup in them means anything.
        language: ISO 639-1 of these words.
        link: To the page in the base, for a source; else empty.
    """

    kind: BlockKind
    text: str
    language: str
    link: str = ""


def kit_blocks(
    kind: str,
    kit: StarterKit,
    *,
    report_count: int,
    address: str,
    at: datetime | None = None,
) -> tuple[Block, ...]:
    """Return the document of a kit, every lesson with its quote and its source.

    Args:
        kind: Of initiative.
        kit: To be written.
        report_count: Reports that the base holds for who asks, for the last paragraph.
        address: Of the base, such as "http://localhost:8501", for links to pages.
        at: When, UTC; now if not given.
    """
    return tuple(_blocks(kind, kit, report_count, address, at or datetime.now(UTC)))


def _blocks(
    kind: str, kit: StarterKit, report_count: int, address: str, at: datetime
) -> Iterator[Block]:
    name = kind_name(kind)
    yield _own(BlockKind.TITLE, _("Starter's kit: {kind}", kind=name))
    yield _own(
        BlockKind.TEXT,
        many(
            "{lessons} of {count} initiative, of {origins} independent origins.",
            "{lessons} of {count} initiatives, of {origins} independent origins.",
            len(kit.profiles),
            lessons=many("{count} lesson", "{count} lessons", kit.lesson_count),
            origins=kit.origin_count,
        ),
    )
    for part in kit.parts:
        yield _own(BlockKind.HEADING, kit_phase_name(part.phase))
        if not part.lessons:
            yield _own(BlockKind.TEXT, _("No lesson for this phase in the base."))
        for lesson in part.lessons:
            yield from _lesson(lesson, address)
    yield _own(BlockKind.HEADING, _("Who to look at"))
    for profile in kit.profiles:
        yield from _initiative(profile)
    yield _own(BlockKind.HEADING, _("How this was made"))
    yield _own(
        BlockKind.TEXT,
        _(
            "Put together on {day} from the confirmed lessons of all initiatives of the kind "
            "“{kind}” in a base of {reports} reports. Quotes are word for word. A lesson's phase "
            "was found by what it says and only orders reading.",
            day=day(at),
            kind=name,
            reports=number(report_count),
        ),
    )
    if kit.without_lesson:
        names = ", ".join(profile.initiative.name for profile in kit.without_lesson)
        text = _("Without a confirmed lesson in this base: {names}", names=names)
        yield _own(BlockKind.TEXT, text)


def _lesson(lesson: Lesson, address: str) -> Iterator[Block]:
    content, quote = lesson.content, lesson.quotes[0]
    said = f"{lesson_kind_name(content.kind)}: {content.statement}"
    if stands_out(lesson.language, language()):
        said += " " + _("(in {language})", language=language_name(lesson.language))
    yield Block(BlockKind.ITEM, said, lesson.language)
    for heading, text in (
        (_("Holds when"), content.holds_when),
        (_("Does not hold when"), content.fails_when),
    ):
        if text:
            yield Block(BlockKind.TEXT, f"{heading}: {text}", lesson.language)
    yield Block(BlockKind.QUOTE, f"“{quote.exact}”", lesson.language)
    source = " · ".join(_source(lesson))
    link = quote_link(quote, base_address=address)
    yield Block(BlockKind.SOURCE, source, language(), link)


def _source(lesson: Lesson) -> Sequence[str]:
    initiative = lesson.initiative
    places = ", ".join(initiative.places[:2]) if initiative else ""
    return [
        text
        for text in (
            initiative.name if initiative else "",
            places,
            lesson.report_title,
            locator_words(lesson.quotes[0].locators),
            lesson.id,
        )
        if text
    ]


def _initiative(profile: Profile) -> Iterator[Block]:
    initiative = profile.initiative
    places = ", ".join(initiative.places[:2])
    yield _own(BlockKind.SUBHEADING, " · ".join(filter(None, (initiative.name, places))))
    if summary := profile.text(Field.SUMMARY):
        yield Block(BlockKind.TEXT, summary, profile.language)
    for condition in profile.conditions:
        if condition.bearing is not Bearing.WAS_SO:
            words = (
                f"{bearing_name(condition.bearing)}: {condition_kind_name(condition.kind)}: "
                f"{setting_words(condition.setting)}"
            )
            yield _own(BlockKind.ITEM, words)


def _own(kind: BlockKind, text: str) -> Block:
    return Block(kind, text, language())
