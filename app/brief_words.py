"""What a brief's drawn sentences say, in the brief's language."""

from collections.abc import Sequence

from app.lesson_names import addressee_name
from app.words import _, many, speaking
from knowledge.drafting import Point, Word
from knowledge.model.brief import BriefState, ProblemKind, SentenceKind
from knowledge.model.lesson import Addressee

_MOST_PLACES_NAMED = 3


def word_in(language: str) -> Word:
    """Return what puts points in words of a language."""

    def word(point: Point) -> str:
        with speaking(language):
            return sentence_of(point)

    return word


def sentence_of(point: Point) -> str:
    """Return a point as one or two sentences, in the language spoken now.

    Raises:
        ValueError: If the point has its words from a report.
    """
    match point.kind:
        case SentenceKind.BREADTH:
            told = [_for_it(point)] if point.breadth.initiative_count else []
            return " ".join([*told, *_unnamed_for(point), *_against_it(point)])
        case SentenceKind.CONDITION:
            return _condition(point)
        case SentenceKind.ADDRESSEE:
            return _("Who could act on it: {names}.", names=_names(point.addressees))
        case _:
            raise ValueError(f"a {point.kind} has its words from a report")


def _condition(point: Point) -> str:
    if point.about:
        sentence = (
            _("“{statement}” does not hold when: {condition}.")
            if point.is_failing
            else _("“{statement}” holds when: {condition}.")
        )
        return sentence.format(statement=point.about, condition=point.condition)
    if point.is_failing:
        return _("It does not hold when: {condition}.", condition=point.condition)
    return _("It holds when: {condition}.", condition=point.condition)


def _for_it(point: Point) -> str:
    count, places = point.breadth.initiative_count, point.breadth.main_places
    if point.teller and len(places) <= _MOST_PLACES_NAMED:
        if not places:
            return _("{initiative} learned this.", initiative=point.teller)
        where = _listed(places)
        return _("{initiative} learned this, in {places}.", initiative=point.teller, places=where)
    if not places:
        return many("{count} initiative learned this.", "{count} initiatives learned this.", count)
    if len(places) <= _MOST_PLACES_NAMED:
        return many(
            "{count} initiative learned this, in {places}.",
            "{count} initiatives learned this, in {places}.",
            count,
            places=_listed(places),
        )
    return many(
        "{count} initiative learned this, in {place_count} places.",
        "{count} initiatives learned this, in {place_count} places.",
        count,
        place_count=len(places),
    )


def _unnamed_for(point: Point) -> list[str]:
    """Return what lessons say that count for no initiative, since nobody has named theirs."""
    count = point.breadth.unknown_count
    if not count:
        return []
    return [
        many(
            "{count} lesson says so whose initiative nobody has named.",
            "{count} lessons say so whose initiatives nobody has named.",
            count,
        )
    ]


def _against_it(point: Point) -> list[str]:
    return [*_named_against(point), *_unnamed_against(point)]


def _unnamed_against(point: Point) -> list[str]:
    count = point.against.unknown_count
    if not count:
        return []
    return [
        many(
            "{count} lesson says otherwise whose initiative nobody has named.",
            "{count} lessons say otherwise whose initiatives nobody has named.",
            count,
        )
    ]


def _named_against(point: Point) -> list[str]:
    count = point.against.initiative_count
    if not count:
        return []
    told = many("{count} says otherwise.", "{count} say otherwise.", count)
    if point.against_teller:
        told = _("{initiative} says otherwise.", initiative=point.against_teller)
    naming, condition = point.against_condition_count, point.against_condition
    if not condition:
        return [told]
    if naming < count:
        return [
            told,
            many(
                "Of those, {count} names this condition: {condition}.",
                "Of those, {count} name this condition: {condition}.",
                naming,
                condition=condition,
            ),
        ]
    if point.against_teller:
        return [
            _(
                "{initiative} says otherwise, under this condition: {condition}.",
                initiative=point.against_teller,
                condition=condition,
            )
        ]
    if count == 1:
        return [_("1 says otherwise, under this condition: {condition}.", condition=condition)]
    if count == 2:
        return [_("2 say otherwise, both under this condition: {condition}.", condition=condition)]
    return [
        _(
            "{count} say otherwise, all under this condition: {condition}.",
            count=count,
            condition=condition,
        )
    ]


def state_name(state: BriefState) -> str:
    """Return the word for where a brief stands."""
    return {
        BriefState.DRAFT: _("Draft"),
        BriefState.FOR_SIGN_OFF: _("Waits for sign-off"),
        BriefState.SIGNED_OFF: _("Signed off"),
    }[state]


def sentence_kind_name(kind: SentenceKind) -> str:
    """Return what a sentence tells, in words."""
    return {
        SentenceKind.STATEMENT: _("What was learned"),
        SentenceKind.BREADTH: _("How broadly"),
        SentenceKind.CONDITION: _("Condition"),
        SentenceKind.QUOTE: _("Quote, as the report has it"),
        SentenceKind.ADDRESSEE: _("Who could act"),
        SentenceKind.COUNTER: _("What says otherwise, as the lesson has it"),
        SentenceKind.OWN: _("Own sentence"),
    }[kind]


def form_name(form: str) -> str:
    """Return what a format is for, in words; one that is not known stays as it is."""
    return {
        "docx": _("Word (DOCX), with footnotes"),
        "odt": _("LibreOffice (ODT), with footnotes"),
        "pdf": _("PDF, notes at the end"),
        "markdown": _("Markdown"),
        "html": _("Web page (HTML)"),
        "csv": _("Table of citations (CSV)"),
        "xlsx": _("Table of citations (XLSX)"),
        "ris": _("Sources for reference managers (RIS)"),
        "csl-json": _("Sources for reference managers (CSL-JSON)"),
        "json-ld": _("Linked data (JSON-LD)"),
    }.get(form, form)


def version_note(note: str) -> str:
    """Return why a version was kept; what a person wrote stays as it is."""
    return {
        "drafted": _("as it was drawn"),
        "submitted": _("as it was sent for sign-off"),
        "signed_off": _("as it was signed off"),
    }.get(note, note)


def problem_words(kind: ProblemKind) -> str:
    """Return what is wrong, and what to do about it, in one sentence."""
    return {
        ProblemKind.NOT_SUPPORTED: _("No lesson bears this sentence: name one, or take it out."),
        ProblemKind.UNKNOWN_LESSON: _(
            "A lesson that this rests on is gone from the base: name another, or take it out."
        ),
        ProblemKind.WITHDRAWN_LESSON: _(
            "A lesson that this rests on was withdrawn: name another, or take it out."
        ),
        ProblemKind.QUOTE_DIFFERS: _("The quote is not what its page says: take it out."),
        ProblemKind.COUNTER_MISSING: _(
            "A lesson says otherwise and is not in the text: look for counter-evidence again."
        ),
        ProblemKind.ERASED: _("The report of these words was deleted: take the sentence out."),
        ProblemKind.EMPTY: _("The brief says nothing yet."),
        ProblemKind.LESSON_CHANGED: _(
            "The lesson was worded otherwise since; the sentence keeps the earlier words."
        ),
        ProblemKind.TEAM_ONLY: _(
            "The report behind this is for the team only: ask before it leaves the house."
        ),
        ProblemKind.HELD_BACK: _(
            "The report behind this is looked over for personal data: wait, or take it out."
        ),
        ProblemKind.NOT_QUOTABLE: _(
            "The holder of the report behind this does not allow quoting: take it out, or ask."
        ),
        ProblemKind.REDACTED: _(
            "Words about a person were removed here: see whether the sentence still reads."
        ),
    }[kind]


def _names(addressees: Sequence[Addressee]) -> str:
    """Return who could act, as words within a sentence."""
    names = [addressee_name(addressee) for addressee in addressees]
    return _listed([name[:1].lower() + name[1:] for name in names])


def _listed(words: Sequence[str]) -> str:
    if len(words) == 1:
        return words[0]
    return _("{first} and {last}", first=", ".join(words[:-1]), last=words[-1])
