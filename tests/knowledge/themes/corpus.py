"""A small base of confirmed lessons on five subjects, each told by several initiatives."""

from dataclasses import replace

from knowledge.knowledge_base import KnowledgeBase
from knowledge.model.lesson import LessonContent, LessonKind, LessonProposal
from knowledge.model.person import Person, Role
from tests.knowledge.test_search import bring_in
from tests.samples import COORDINATOR

ANALYST = Person("Noor", frozenset({Role.ANALYST}))

SUBJECTS: dict[str, tuple[str, ...]] = {
    "vrijwilligers": (
        "Vrijwilligers blijven als een coördinator het rooster van vrijwilligers maakt.",
        "Zonder coördinator en rooster stoppen vrijwilligers met hun dienst.",
        "Vrijwilligers vragen de coördinator om een rooster met korte diensten.",
        "Een coördinator die vrijwilligers bedankt houdt het rooster vol.",
    ),
    "netaansluiting": (
        "De netbeheerder gaf de batterij pas na drie jaar een netaansluiting.",
        "Vraag de netbeheerder vroeg om een netaansluiting voor de batterij.",
        "De netbeheerder rekent de netaansluiting van een batterij dubbel.",
        "Een batterij achter een oude netaansluiting spaart de netbeheerder een kabel.",
    ),
    "huur": (
        "De huur van het buurthuis eet de begroting van het buurthuis op.",
        "Een huurcontract van tien jaar houdt de huur van het buurthuis laag.",
        "Met lage huur kan het buurthuis elke avond open, zegt het huurcontract.",
        "Het buurthuis betaalt huur volgens een huurcontract dat niemand begrijpt.",
    ),
    "groente": (
        "De moestuin geeft groente aan de voedselbank als de oogst goed is.",
        "Oogst van groente in de moestuin lukt met een waterput.",
        "Kinderen zien in de moestuin hoe groente groeit tot de oogst.",
        "De voedselbank haalt groente uit de moestuin na elke oogst.",
    ),
    "subsidie": (
        "De subsidie van de provincie stopte toen de aanvraag te laat kwam.",
        "Een aanvraag voor subsidie bij de provincie kost dertig uur.",
        "Subsidie van de provincie in een aanvraag is beter dan in drie.",
        "De penningmeester wacht lang op subsidie na de aanvraag bij de provincie.",
    ),
}
_KINDS = (
    LessonKind.WORKED,
    LessonKind.DID_NOT_WORK,
    LessonKind.OBSTACLE,
    LessonKind.OPEN_PROBLEM,
)
_PLACES = ("Utrecht", "Zwolle", "Assen")


def tell(
    base: KnowledgeBase,
    sentences: tuple[str, ...],
    *,
    initiative: str,
    year: int = 2024,
    place: str = "Utrecht",
    country: str = "NL",
    language: str = "nl",
    kinds: tuple[LessonKind, ...] = _KINDS,
) -> tuple[str, ...]:
    """Bring a report in, publish it, and confirm each sentence as a lesson; return the ids."""
    report_id = bring_in(
        base,
        sentences,
        f"Verslag van {initiative}",
        language=language,
        initiative=initiative,
        kind="buurtinitiatief",
        level="neighbourhood",
        places=place,
        country=country,
        year=year,
    )
    text = base.library.text(report_id, viewer=COORDINATOR).text
    spans = [segment.span for segment in base.library.text(report_id, viewer=COORDINATOR).segments]
    proposals = [
        LessonProposal(
            LessonContent(span.of(text), (span,), kind=kinds[number % len(kinds)]), language
        )
        for number, span in enumerate(spans)
    ]
    made = base.lessons.propose(report_id, proposals, by="worker")
    return tuple(base.lessons.confirm(one, by=COORDINATOR).id for one in made)


def fill(base: KnowledgeBase, *, initiatives: int = 3, start: int = 0) -> dict[str, list[str]]:
    """Let some initiatives tell all subjects; return the ids of the lessons by subject."""
    told: dict[str, list[str]] = {subject: [] for subject in SUBJECTS}
    for number in range(start, start + initiatives):
        sentences = tuple(
            f"{sentence[:-1]} ({number})." for said in SUBJECTS.values() for sentence in said
        )
        ids = tell(
            base,
            sentences,
            initiative=f"Initiatief {number}",
            year=2020 + number % 5,
            place=_PLACES[number % len(_PLACES)],
        )
        for subject, start_row in zip(SUBJECTS, range(0, len(ids), 4), strict=True):
            told[subject].extend(ids[start_row : start_row + 4])
    return told


def found(base: KnowledgeBase, **parameters: object) -> str:
    """Ask for themes and do the run; return its id."""
    from knowledge.model.theme import RunParameters

    wanted = replace(RunParameters(), **parameters)  # type: ignore[arg-type] # by name
    run = base.themes.runs.request(wanted, by=ANALYST)
    assert base.themes.runs.work("here:1")
    return run.id
