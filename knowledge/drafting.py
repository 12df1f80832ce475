"""Draws the sentences of a brief from its findings, in the order of a frame, without a model."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from knowledge.breadth import Breadth
from knowledge.findings import DrawnFinding, shared_condition
from knowledge.model.brief import Counter, Finding, Section, Sentence, SentenceKind
from knowledge.model.frame import Frame, FrameSection
from knowledge.model.lesson import Addressee, Lesson

NewId = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Point:
    """What a sentence is to say, before it is put in words.

    Attributes:
        kind: Of the sentence.
        lessons: That it rests on; a statement or quote has its words from the first one.
        breadth: For BREADTH: of the lessons for the finding.
        teller: For BREADTH: name of the initiative that learned it, where it is one; or empty.
        against: For BREADTH: of those that say otherwise.
        against_teller: For BREADTH: name of the one that says otherwise, where it is one.
        against_condition: For BREADTH: what most of those name as condition, or empty.
        against_condition_count: How many of them name it.
        condition: For CONDITION: when it holds or fails, in a person's words.
        is_failing: For CONDITION: whether it names when the lesson fails.
        about: For CONDITION: the statement that it limits, where that does not stand before it.
        addressees: For ADDRESSEE: who could act.
    """

    kind: SentenceKind
    lessons: tuple[Lesson, ...]
    breadth: Breadth = Breadth()
    teller: str = ""
    against: Breadth = Breadth()
    against_teller: str = ""
    against_condition: str = ""
    against_condition_count: int = 0
    condition: str = ""
    is_failing: bool = False
    about: str = ""
    addressees: tuple[Addressee, ...] = ()


Word = Callable[[Point], str]


def draw(
    findings: Sequence[DrawnFinding], frame: Frame, *, language: str, word: Word, new_id: NewId
) -> tuple[tuple[Section, ...], tuple[Finding, ...]]:
    """Return the sections of a brief, and the findings that they rest on.

    Each finding is drawn in every section that takes its kind; one that no section takes, in
    the first that states anything. What says otherwise follows the finding's first statement.

    Args:
        findings: In the order in which they should stand.
        frame: Gives sections and what is drawn in each.
        language: Of the brief.
        word: Puts breadth, conditions and addressees in words of that language.
        new_id: Makes an id from a prefix.
    """
    named = [(new_id("fin"), finding) for finding in findings]
    placed = {name: _places(finding, frame) for name, finding in named}
    sections = []
    answered: set[str] = set()
    for part in frame.sections:
        sentences: list[Sentence] = []
        for name, finding in named:
            if part not in placed[name]:
                continue
            drawn = list(_sentences(finding, part, language, word, new_id))
            if drawn and name not in answered:
                drawn += [counter_sentence(lesson, new_id) for lesson in finding.against]
                answered.add(name)
            sentences += drawn
        sections.append(_section(part, language, tuple(sentences)))
    return tuple(sections), tuple(as_finding(name, finding) for name, finding in named)


def as_finding(name: str, drawn: DrawnFinding) -> Finding:
    """Return a drawn finding as a brief keeps it."""
    return Finding(
        id=name,
        kind=drawn.kind,
        lesson_ids=tuple(lesson.id for lesson in drawn.lessons),
        counters=tuple(Counter(lesson.id) for lesson in drawn.against),
    )


def counter_sentence(lesson: Lesson, new_id: NewId) -> Sentence:
    """Return the sentence that gives a lesson the word that says otherwise."""
    return Sentence(
        id=new_id("sen"),
        kind=SentenceKind.COUNTER,
        text=lesson.content.statement,
        lesson_ids=(lesson.id,),
        language=lesson.language,
    )


def finding_sentences(
    finding: DrawnFinding, *, language: str, word: Word, new_id: NewId
) -> list[Sentence]:
    """Return what a finding brings along wherever a person puts it."""
    parts = (SentenceKind.STATEMENT, SentenceKind.BREADTH, SentenceKind.QUOTE)
    points = [point for part in parts for point in _points(finding, part)]
    drawn = [_sentence(point, language, word, new_id) for point in points]
    return drawn + [counter_sentence(lesson, new_id) for lesson in finding.against]


def _places(finding: DrawnFinding, frame: Frame) -> tuple[FrameSection, ...]:
    taken = tuple(part for part in frame.sections if finding.kind in part.kinds and part.parts)
    if any(SentenceKind.STATEMENT in part.parts for part in taken):
        return taken
    fallback = next(
        (part for part in frame.sections if SentenceKind.STATEMENT in part.parts), frame.sections[0]
    )
    return (*taken, fallback)


def _sentences(
    finding: DrawnFinding, part: FrameSection, language: str, word: Word, new_id: NewId
) -> Iterator[Sentence]:
    is_stated = SentenceKind.STATEMENT in part.parts
    told: set[tuple[str, ...]] = set()
    for kind in part.parts:
        for point in _points(finding, kind):
            names = tuple(lesson.id for lesson in point.lessons)
            if kind is SentenceKind.CONDITION and not is_stated and names not in told:
                told.add(names)
                point = replace(point, about=_without_stop(point.lessons[0]))
            yield _sentence(point, language, word, new_id)


def _without_stop(lesson: Lesson) -> str:
    return lesson.content.statement.strip().rstrip(".")


def _sentence(point: Point, language: str, word: Word, new_id: NewId) -> Sentence:
    first = point.lessons[0]
    quote = first.quotes[0] if point.kind is SentenceKind.QUOTE else None
    is_stated = point.kind is SentenceKind.STATEMENT
    if quote is not None:
        text = quote.exact
    else:
        text = first.content.statement if is_stated else word(point)
    return Sentence(
        id=new_id("sen"),
        kind=point.kind,
        text=text,
        lesson_ids=tuple(lesson.id for lesson in point.lessons),
        language=first.language if quote or is_stated else language,
        quote=quote,
    )


def _points(finding: DrawnFinding, kind: SentenceKind) -> Iterator[Point]:
    lessons = finding.lessons
    match kind:
        case SentenceKind.STATEMENT:
            yield Point(kind, lessons)
        case SentenceKind.QUOTE:
            yield Point(kind, lessons[:1])
        case SentenceKind.BREADTH:
            condition, count = shared_condition(finding.against)
            yield Point(
                kind,
                (*lessons, *finding.against),
                breadth=finding.breadth,
                teller=_teller(lessons, finding.breadth),
                against=finding.against_breadth,
                against_teller=_teller(finding.against, finding.against_breadth),
                against_condition=condition,
                against_condition_count=count,
            )
        case SentenceKind.CONDITION:
            yield from _conditions(lessons)
        case SentenceKind.ADDRESSEE:
            named = tuple(lesson for lesson in lessons if lesson.content.addressee)
            if named:
                asked = dict.fromkeys(lesson.content.addressee for lesson in named)
                yield Point(kind, named, addressees=tuple(a for a in asked if a is not None))
        case _:
            return


def _teller(lessons: Sequence[Lesson], broad: Breadth) -> str:
    """Return the name of the initiative that learned all this, or nothing if it is not one."""
    names = {lesson.initiative.name for lesson in lessons if lesson.initiative}
    return names.pop() if broad.named_count == len(names) == 1 else ""


def _conditions(lessons: Sequence[Lesson]) -> Iterator[Point]:
    """Yield each condition that a lesson names, once, with all the lessons that name it."""
    naming: dict[tuple[bool, str], list[Lesson]] = {}
    for lesson in lessons:
        for is_failing, words in (
            (False, lesson.content.holds_when),
            (True, lesson.content.fails_when),
        ):
            if words.strip():
                key = (is_failing, words.strip().rstrip(".").casefold())
                naming.setdefault(key, []).append(lesson)
    for (is_failing, _key), named in naming.items():
        content = named[0].content
        words = content.fails_when if is_failing else content.holds_when
        yield Point(
            SentenceKind.CONDITION,
            tuple(named),
            condition=words.strip().rstrip("."),
            is_failing=is_failing,
        )


def _section(part: FrameSection, language: str, sentences: tuple[Sentence, ...]) -> Section:
    return Section(
        key=part.key,
        heading=part.heading.in_language(language),
        lead=part.lead.in_language(language),
        guidance=part.guidance.in_language(language),
        closing=part.closing.in_language(language),
        sentences=sentences,
    )
