"""A brief as a document, in its own language: what every export and the page are made from."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from app.brief_ground import ground_lines
from app.lesson_names import lesson_kind_name
from app.locators import locator_words
from app.names import language_name
from app.other_language import stands_out
from app.report_address import quote_link
from app.words import _, speaking
from knowledge.model.brief import (
    BriefBody,
    BriefState,
    CitedLesson,
    Section,
    Sentence,
    SentenceKind,
)
from knowledge.model.quote import Quote
from knowledge.open_brief import OpenBrief

_JOINS = frozenset({SentenceKind.BREADTH, SentenceKind.CONDITION, SentenceKind.ADDRESSEE})


class Style(StrEnum):
    """How a paragraph is set."""

    PLAIN = "plain"
    LEAD = "lead"
    LISTED = "listed"
    QUOTE = "quote"
    COUNTER = "counter"
    ANSWER = "answer"
    GROUND = "ground"


@dataclass(frozen=True, slots=True)
class Note:
    """Where a lesson comes from, as a footnote gives it.

    Attributes:
        number: From 1, in the order of first mention.
        lesson_id: Of the lesson.
        initiative: Its name, or "unknown initiative".
        initiative_id: Its id, or empty.
        report_id: Of the report.
        report_title: Of the report.
        year: Of the report, or empty.
        place: "p. 12", or empty for a text without places.
        licence: Of the report, or empty.
        statement: What was learned.
        kind: Of the lesson, in words.
        language: Of its words, ISO 639-1 or "und".
        quotes: That prove the lesson.
        link: To the page in the base.
    """

    number: int
    lesson_id: str
    initiative: str
    initiative_id: str
    report_id: str
    report_title: str
    year: str
    place: str
    licence: str
    statement: str
    kind: str
    language: str
    quotes: tuple[Quote, ...]
    link: str

    @property
    def source(self) -> str:
        """Initiative, report, year and page on one line, without the link."""
        title = f"“{self.report_title}”"
        return ", ".join(p for p in (self.initiative, title, self.year, self.place) if p)


@dataclass(frozen=True, slots=True)
class Run:
    """Words with the notes that bear them.

    Attributes:
        text: The words.
        language: Of the words, ISO 639-1 or "und".
        notes: Numbers of the notes behind the words; may be empty.
        sentence_id: Of the brief's sentence, or empty for fixed words.
        kind: Of that sentence, or None.
        said_in: "(in English)", where the words are no quote and not in the brief's language.
        borrowed: Words of lessons within the text, each with its own language.
    """

    text: str
    language: str
    notes: tuple[int, ...] = ()
    sentence_id: str = ""
    kind: SentenceKind | None = None
    said_in: str = ""
    borrowed: tuple[tuple[str, str], ...] = ()

    @property
    def pieces(self) -> tuple[tuple[str, str], ...]:
        """The text in stretches of one language each, in order; none if there is no text."""
        found: list[tuple[str, str]] = []
        place = 0
        known = sorted((self.text.find(words), words, spoken) for words, spoken in self.borrowed)
        for start, words, spoken in known:
            if start < place:
                continue
            found += [(self.text[place:start], self.language), (words, spoken)]
            place = start + len(words)
        found.append((self.text[place:], self.language))
        return tuple((words, spoken) for words, spoken in found if words)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Runs that stand together.

    Attributes:
        style: See Style.
        runs: In order; they are parted by a space.
    """

    style: Style
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """A heading with what stands under it."""

    heading: str
    paragraphs: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """A brief ready to be written in any format.

    Attributes:
        brief_id: Of the brief.
        title: Of the brief.
        language: ISO 639-1.
        standing: "Draft", or who signed it off.
        parts: Sections, and at the end what the brief was drawn from.
        notes: In the order of their numbers.
        notes_heading: For formats that set the notes at the end.
        authors: Names, the one who began it first.
        signed_by: Name of who signed it off, or empty.
        question: That it answers, or empty.
        frame_id: Of its frame.
        drawn_at: UTC.
        changed_at: UTC.
        link: To the brief in the base.
    """

    brief_id: str
    title: str
    language: str
    standing: str
    parts: tuple[Part, ...]
    notes: tuple[Note, ...]
    notes_heading: str
    authors: tuple[str, ...]
    signed_by: str
    question: str
    frame_id: str
    drawn_at: datetime
    changed_at: datetime
    link: str

    @property
    def by_number(self) -> Mapping[int, Note]:
        """The notes by their numbers."""
        return {note.number: note for note in self.notes}


def document(opened: OpenBrief, *, address: str) -> Document:
    """Return a brief as a document.

    Args:
        opened: The brief with its lessons.
        address: Of the base, such as "http://localhost:8501", for links to pages.
    """
    brief = opened.brief
    with speaking(brief.language):
        numbers = _numbers(brief.body)
        notes = [
            _note(number, opened.cited[lesson_id], address)
            for lesson_id, number in numbers.items()
            if lesson_id in opened.cited
        ]
        parts = [_part(section, opened, numbers) for section in brief.body.sections]
        ground = _ground(opened, numbers)
        return Document(
            brief_id=brief.id,
            title=brief.body.title,
            language=brief.language,
            standing=_standing(opened),
            parts=(*(part for part in parts if part.paragraphs), ground),
            notes=tuple(notes),
            notes_heading=_("Sources"),
            authors=brief.authors,
            signed_by=brief.signed_by,
            question=brief.body.question,
            frame_id=brief.frame_id,
            drawn_at=brief.body.ground.drawn_at,
            changed_at=brief.changed_at,
            link=f"{address}/brief?id={brief.id}",
        )


def _numbers(body: BriefBody) -> dict[str, int]:
    """Number the lessons in the order in which sentences, then answers, mention them."""
    mentioned = [name for sentence in body.sentences() for name in sentence.lesson_ids]
    mentioned += [
        counter.lesson_id
        for finding in body.findings
        for counter in finding.counters
        if counter.is_set_aside and body.claims(finding)
    ]
    return {name: number for number, name in enumerate(dict.fromkeys(mentioned), start=1)}


def _note(number: int, known: CitedLesson, address: str) -> Note:
    lesson, report = known.lesson, known.report
    return Note(
        number=number,
        lesson_id=lesson.id,
        initiative=lesson.initiative.name if lesson.initiative else _("unknown initiative"),
        initiative_id=lesson.initiative.id if lesson.initiative else "",
        report_id=report.id,
        report_title=report.title,
        year=str(report.year or ""),
        place=locator_words(lesson.quotes[0].locators),
        licence=report.rights.licence,
        statement=lesson.content.statement,
        kind=lesson_kind_name(lesson.content.kind),
        language=lesson.language,
        quotes=lesson.quotes,
        link=quote_link(lesson.quotes[0], base_address=address),
    )


def _part(section: Section, opened: OpenBrief, numbers: dict[str, int]) -> Part:
    paragraphs = list(_paragraphs(section, opened, numbers))
    if not paragraphs:
        return Part(section.heading, ())
    language = opened.brief.language
    lead = [_fixed(Style.LEAD, section.lead, language)] if section.lead else []
    closing = [_fixed(Style.LEAD, section.closing, language)] if section.closing else []
    return Part(section.heading, (*lead, *paragraphs, *closing))


def _paragraphs(
    section: Section, opened: OpenBrief, numbers: dict[str, int]
) -> Iterator[Paragraph]:
    together: list[Run] = []
    usual = Style.LISTED if section.lead else Style.PLAIN
    for sentence in section.sentences:
        is_alone = sentence.kind in (SentenceKind.QUOTE, SentenceKind.COUNTER)
        is_elsewhere = sentence.kind is SentenceKind.CONDITION and not _shares(
            together, sentence, numbers
        )
        if together and (is_alone or is_elsewhere or sentence.kind not in _JOINS):
            yield Paragraph(usual, tuple(together))
            together = []
        if sentence.kind is SentenceKind.QUOTE:
            yield Paragraph(Style.QUOTE, (_quoted(sentence, numbers),))
        elif sentence.kind is SentenceKind.COUNTER:
            yield from _counter(sentence, opened, numbers)
        else:
            together.append(_joined(sentence, opened, numbers))
    if together:
        yield Paragraph(usual, tuple(together))


def _shares(together: Sequence[Run], sentence: Sentence, numbers: dict[str, int]) -> bool:
    """Say whether a sentence rests on a lesson that the words before it rest on."""
    own = {numbers[name] for name in sentence.lesson_ids}
    return any(not own.isdisjoint(run.notes) for run in together)


def _counter(sentence: Sentence, opened: OpenBrief, numbers: dict[str, int]) -> Iterator[Paragraph]:
    known = opened.cited.get(sentence.lesson_ids[0])
    named = known.lesson.initiative if known else None
    label = _("Against this, {initiative}:", initiative=named.name) if named else _("Against this:")
    language = opened.brief.language
    told = _run(sentence, numbers, sentence.text, language)
    yield Paragraph(Style.COUNTER, (Run(label, language), told))
    for words in _answers(opened.brief.body, sentence.lesson_ids[0]):
        yield _fixed(Style.ANSWER, _("Our answer: {words}", words=words), language)


def _answers(body: BriefBody, lesson_id: str) -> Sequence[str]:
    return list(
        dict.fromkeys(
            counter.answer
            for finding in body.findings
            for counter in finding.counters
            if counter.lesson_id == lesson_id and counter.answer and not counter.is_set_aside
        )
    )


def _ground(opened: OpenBrief, numbers: dict[str, int]) -> Part:
    body, language = opened.brief.body, opened.brief.language
    lines = [_fixed(Style.GROUND, line, language) for line in ground_lines(opened)]
    for finding in body.findings:
        for counter in finding.counters:
            known = opened.cited.get(counter.lesson_id)
            if not counter.is_set_aside or not body.claims(finding) or known is None:
                continue
            words = _(
                "{person} judged that “{statement}” does not speak against this: {answer}",
                person=counter.answered_by,
                statement=known.lesson.content.statement,
                answer=counter.answer,
            )
            lesson = known.lesson
            borrowed = ((lesson.content.statement, lesson.language),)
            run = Run(words, language, (numbers[counter.lesson_id],), borrowed=borrowed)
            lines.append(Paragraph(Style.GROUND, (run,)))
    return Part(_("What this rests on"), tuple(lines))


def _run(sentence: Sentence, numbers: dict[str, int], text: str, language: str) -> Run:
    """Return a sentence as words; those in another language than the brief's say so."""
    notes = tuple(sorted(numbers[name] for name in sentence.lesson_ids))
    spoken = [sentence.language] if text and stands_out(sentence.language, language) else []
    return Run(text, sentence.language, notes, sentence.id, sentence.kind, _said_in(spoken))


def _joined(sentence: Sentence, opened: OpenBrief, numbers: dict[str, int]) -> Run:
    """Return a sentence that others stand beside; a drawn one may have words of its lessons."""
    run = _run(sentence, numbers, sentence.text, opened.brief.language)
    if sentence.changed_by or run.said_in:
        return run
    borrowed = tuple(dict.fromkeys(_borrowed(sentence, opened)))
    return replace(run, borrowed=borrowed, said_in=_said_in(spoken for _words, spoken in borrowed))


def _borrowed(sentence: Sentence, opened: OpenBrief) -> Iterator[tuple[str, str]]:
    """Yield words of lessons in a sentence that are not in its language, with their own."""
    if sentence.kind not in (SentenceKind.BREADTH, SentenceKind.CONDITION):
        return
    for name in sentence.lesson_ids:
        known = opened.cited.get(name)
        if known is None or not stands_out(known.lesson.language, opened.brief.language):
            continue
        content = known.lesson.content
        for words in (content.statement, content.holds_when, content.fails_when):
            if (bare := words.strip().rstrip(".")) and bare in sentence.text:
                yield bare, known.lesson.language


def _said_in(spoken: Iterable[str]) -> str:
    """Return "(in English)" for languages that are not the brief's; nothing for none."""
    names = ", ".join(language_name(code) for code in dict.fromkeys(spoken))
    return _("(in {language})", language=names) if names else ""


def _quoted(sentence: Sentence, numbers: dict[str, int]) -> Run:
    """Return a quote, which is in the words of its report and needs no remark."""
    return _run(sentence, numbers, f"“{sentence.text}”", sentence.language)


def _fixed(style: Style, text: str, language: str) -> Paragraph:
    return Paragraph(style, (Run(text, language),))


def _standing(opened: OpenBrief) -> str:
    brief = opened.brief
    if brief.state is BriefState.SIGNED_OFF:
        return _("Signed off by {person}", person=brief.signed_by)
    return _("Draft, not signed off")
