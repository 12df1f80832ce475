"""The address of what is gone says what happened, under a heading, and where to go on."""

import pytest

from app.brief_words import word_in
from app.figures import day, utc_now
from app.services import knowledge_base
from knowledge.brief_drawing import Order
from knowledge.model.document_rights import DocumentRights, Permission
from knowledge.model.person import Person, Role
from knowledge.model.policy import PolicyDraft, PolicyKind
from knowledge.model.report import ReportDetails
from tests.app.lessons_base import Desk, lessons, press, report_id
from tests.app.test_lesson_pages import links, opened
from tests.knowledge.brief_samples import FRAME
from tests.samples import ADMIN, COORDINATOR, READER

EVERYTHING = Person("Noor", frozenset(Role))


def titles(name: str, **address: str) -> tuple[list[str], str]:
    """Return the titles of a page and what it tells."""
    app = opened(name, **address)
    return [title.value for title in app.title], " ".join(info.value for info in app.info)


@pytest.mark.parametrize(
    ("page", "title"),
    [
        ("report", "Dit verslag is er niet"),
        ("reports", "Dit verslag is er niet"),
        ("review", "Dit verslag is er niet"),
        ("letter", "Dit verslag is er niet"),
        ("lesson", "Deze les is er niet"),
        ("theme", "Dit thema is er niet"),
        ("initiative", "Dit initiatief is er niet"),
        ("brief", "Deze notitie is er niet"),
        ("policy", "Deze beleidstekst is er niet"),
        ("follow_ups", "Deze brief is er niet"),
        ("agreement", "Deze steekproef is er niet"),
    ],
)
def test_an_address_that_leads_to_nothing_has_one_heading_and_a_reason(
    desk: Desk, page: str, title: str
) -> None:
    desk()
    knowledge_base().introduce(EVERYTHING)

    shown, told = titles(page, id="nope-1")

    assert shown == [title]
    assert told.endswith("Of het adres is niet in zijn geheel getypt of gekopieerd.")


def test_a_figure_without_its_theme_and_a_passage_that_is_gone_have_a_heading(desk: Desk) -> None:
    desk()

    assert titles("theme_lessons", theme="nope-1")[0] == ["Dit thema is er niet"]
    assert titles("search", like="nope-1")[0] == ["Deze passage is er niet"]


def test_a_deleted_report_says_when_it_was_deleted_and_its_lesson_why_it_is_gone(
    desk: Desk,
) -> None:
    press(desk(), "accept")
    gone, lesson = report_id(), lessons()[0].id
    knowledge_base().library.delete(gone, by=ADMIN)

    shown, told = titles("report", id=gone)

    assert (shown, told) == (
        ["Dit verslag is er niet"],
        f"Het is verwijderd op {day(utc_now())}, en het bestand, de tekst en de lessen ervan ook.",
    )
    assert titles("lesson", id=lesson)[1].startswith("Misschien is ze afgewezen of ingetrokken")
    assert links(opened("report", id=gone))[-2:] == ["Verslagen", "Zoeken"]


def test_a_deleted_policy_text_brief_and_initiative_say_when_they_were_deleted(desk: Desk) -> None:
    press(desk(), "accept")
    base = knowledge_base()
    base.introduce(EVERYTHING)
    policy = base.uptakes.register(PolicyDraft("Nota", "Eén.", PolicyKind.MOTION), by=EVERYTHING)
    order = Order("Vrijwilligers", "", (lessons()[0].id,), "nl")
    brief = base.briefs.draft(order, frame=FRAME, word=word_in("nl"), by=EVERYTHING).brief
    initiative = base.initiatives.add("De Schroef", by=EVERYTHING)
    base.uptakes.delete_policy(policy.id, by=EVERYTHING)
    base.briefs.remove_brief(brief.id, by=EVERYTHING)
    base.initiatives.remove(initiative, by=EVERYTHING)

    told = [
        titles(name, id=identifier)[1]
        for name, identifier in (
            ("policy", policy.id),
            ("brief", brief.id),
            ("initiative", initiative),
        )
    ]

    today = day(utc_now())
    assert told == [
        f"Ze is verwijderd op {today}, met wat over de lessen erin was besloten.",
        f"Ze is verwijderd op {today}, met haar versies en opmerkingen. De lessen blijven.",
        f"Het is verwijderd op {today}, met alles wat ervan bekend was.",
    ]


def test_a_withdrawn_report_is_not_said_to_be_deleted(desk: Desk) -> None:
    desk()
    base = knowledge_base()
    base.library.withdraw(report_id(), by=COORDINATOR)
    withdrawn = report_id()
    base.introduce(READER)

    shown, told = titles("report", id=withdrawn)

    assert shown == ["Dit verslag is er niet"]
    assert told.startswith("Misschien is het ingetrokken of verwijderd")


def test_neighbours_of_words_that_may_not_be_quoted_are_refused_under_a_heading(
    desk: Desk,
) -> None:
    desk()
    base = knowledge_base()
    passage = base.library.passages(report_id(), viewer=COORDINATOR)[0].id
    rights = DocumentRights(may_quote=Permission.NO)
    base.library.describe(report_id(), ReportDetails(rights=rights), by=COORDINATOR)
    base.introduce(READER)

    shown, told = titles("search", like=passage)

    assert shown == ["Deze woorden worden niet getoond"]
    assert told.startswith("Wie de rechten op dit verslag heeft")


def test_a_report_says_that_the_passage_of_its_address_is_gone(desk: Desk) -> None:
    desk()

    assert titles("report", id=report_id(), passage="pas-gone")[1].startswith("De passage van dit")
    assert titles("report", id=report_id())[1] == ""
