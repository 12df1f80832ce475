"""The desk: each act does what it says, goes on to the next lesson, and can be taken back."""

from streamlit.testing.v1 import AppTest

from app.lesson_names import lesson_theme_name
from app.plain import plain
from app.services import knowledge_base
from app.words import speaking
from ingest.extract.suggestions import known_themes
from knowledge.model.lesson import LessonKind, LessonProposal, LessonStatus, ProposalReason
from knowledge.model.person import Person, Role
from tests.app.conftest import COORDINATOR, MAIN
from tests.app.lessons_base import Desk, lessons, press, report_id, statement
from tests.app.test_pages import html_of


def test_a_card_shows_why_it_was_proposed(desk: Desk) -> None:
    shown = html_of(desk())

    assert "onder het kopje “Geleerde lessen”" in shown
    assert "met de woorden “houdt vast”" in shown
    assert "sterke tekens" in shown
    assert "model 3f9a2c" in shown


def test_an_accepted_lesson_makes_place_for_the_next(desk: Desk) -> None:
    app = press(desk(), "accept")

    assert statement(app) == "Een vaste coördinator houdt ze vast."
    assert lessons()[0].status is LessonStatus.CONFIRMED
    assert not lessons()[0].is_edited


def test_nothing_suggested_is_filled_in_by_accepting_alone(desk: Desk) -> None:
    app = press(desk(), "turn-N")
    assert "Deventer (suggestie)" in html_of(app)

    press(app, "accept")

    confirmed = lessons()[1].confirmed
    assert confirmed is not None
    assert (confirmed.kind, confirmed.level, confirmed.places) == (None, None, ())


def test_suggestions_are_taken_by_one_key_or_with_the_acceptance(desk: Desk) -> None:
    app = press(desk(), "turn-N", "take")
    assert "Deventer (suggestie)" not in html_of(app)
    assert "Deventer" in html_of(app)

    press(app, "accept", "undo", "accept_all")

    confirmed = lessons()[1].confirmed
    assert confirmed is not None
    assert (confirmed.kind, confirmed.places) == (LessonKind.WORKED, ("Deventer",))


def test_suggested_themes_speak_dutch_and_are_kept_alike_whatever_the_language(desk: Desk) -> None:
    app = press(desk(), "turn-N")
    assert "vrijwilligers (suggestie)" in html_of(app)
    assert "tuinieren (suggestie)" in html_of(app)

    app = press(app, "take")
    field = app.text_input(key=f"themes-{lessons()[1].id}")
    assert field.value == "vrijwilligers, tuinieren"
    field.set_value("Geld, vrijwilligers, rules, moestuinen").run()
    press(app, "accept")

    themes = lessons()[1].content.themes
    assert themes == ("money", "volunteers", "rules", "moestuinen")


def test_every_theme_that_is_suggested_has_a_dutch_name() -> None:
    with speaking("nl"):
        names = {theme: lesson_theme_name(theme) for theme in known_themes()}

    assert len(names) == 10
    assert all(theme != name for theme, name in names.items())


def test_who_wrote_the_gloss_of_a_proposal_is_named(desk: Desk) -> None:
    base, report = knowledge_base(), report_id()
    first = lessons()[0].proposed
    reason = ProposalReason(model="blend/3f9a2c", gloss="keep them", glossed_by="tiny")
    base.lessons.replace_open(report, [LessonProposal(first, "nl", reason)], by="worker")

    assert "Geschreven door het taalmodel tiny: keep them" in html_of(desk())


def test_a_statement_can_be_worded_anew_and_the_quote_stays(desk: Desk) -> None:
    app = desk()
    app.text_area(key="statement-words").set_value("Bedank vrijwilligers.").run()

    press(app, "kind_recommendation", "accept")

    done = lessons()[0]
    assert done.content.statement == "Bedank vrijwilligers."
    assert done.content.kind is LessonKind.RECOMMENDATION
    assert done.quotes[0].exact == "De vrijwilligers stoppen als niemand ze bedankt."
    assert done.is_edited


def test_a_long_statement_is_not_accepted_and_the_card_stays(desk: Desk) -> None:
    app = desk()
    app.text_area(key="statement-words").set_value("woord " * 31).run()

    press(app, "accept")

    assert [info.value for info in app.info] == [
        r"De zin heeft 31 woorden\; zeg het in hoogstens 30 \(E om te wijzigen\)\."
    ]
    assert lessons()[0].status is LessonStatus.PROPOSED


def test_the_statement_follows_the_quote_while_it_is_the_quote(desk: Desk) -> None:
    app = press(desk(), "edge-Shift+L", "edge-J")

    assert statement(app) == (
        "vrijwilligers stoppen als niemand ze bedankt. Een vaste coördinator houdt ze vast."
    )
    press(app, "edge-H", "edge-K", "accept")
    assert lessons()[0].quotes[0].exact.endswith("coördinator houdt ze")


def test_a_rejection_keeps_its_reason_and_is_undone(desk: Desk) -> None:
    app = press(desk(), "reject", "why_plan")
    assert (lessons()[0].status, lessons()[0].note) == (LessonStatus.REJECTED, "plan")

    app = press(app, "undo")

    assert statement(app) == "De vrijwilligers stoppen als niemand ze bedankt."
    assert lessons()[0].status is LessonStatus.PROPOSED


def test_a_rejection_takes_other_words_too(desk: Desk) -> None:
    app = press(desk(), "reject")

    app.text_input(key="reason").set_value("dit is een grap").run()

    assert lessons()[0].note == "dit is een grap"


def test_a_lesson_is_split_at_a_sentence_and_both_halves_have_their_own_quote(desk: Desk) -> None:
    app = press(desk(), "edge-Shift+L", "split", "accept")

    done = [lesson for lesson in lessons() if lesson.status is LessonStatus.CONFIRMED]
    assert [lesson.quotes[0].exact for lesson in done] == [
        "De vrijwilligers stoppen als niemand ze bedankt.",
        "Een vaste coördinator houdt ze vast.",
    ]
    press(app, "undo")
    assert sum(lesson.status is LessonStatus.PROPOSED for lesson in lessons()) == 4


def test_two_lessons_of_a_report_become_one_with_both_quotes(desk: Desk) -> None:
    app = desk()
    other = lessons()[1]

    app = press(app, "same", f"same-{other.id}")

    kept = next(lesson for lesson in lessons() if lesson.id == other.id)
    assert len(kept.quotes) == 2
    assert "Samengevoegd" in app.info[0].value


def test_two_become_one_in_the_words_on_the_desk_without_what_is_only_suggested(
    desk: Desk,
) -> None:
    app = press(desk(), "turn-N")
    app.text_area(key="statement-words").set_value("Een vaste coördinator loont.").run()
    other = lessons()[1]

    press(app, "turn-P", "same", f"same-{other.id}")

    kept = next(lesson for lesson in lessons() if lesson.id == other.id)
    assert kept.content.statement == "Een vaste coördinator loont."
    assert (kept.content.kind, kept.content.places) == (None, ())


def test_two_do_not_become_one_that_is_too_long_and_the_page_says_what_to_do(desk: Desk) -> None:
    app = press(desk(), "turn-N")
    app.text_area(key="statement-words").set_value("woord " * 31).run()
    other = lessons()[1]

    app = press(app, "turn-P", "same", f"same-{other.id}")

    assert "De les die blijft heeft 31 woorden" in app.info[0].value
    assert {lesson.status for lesson in lessons()} == {LessonStatus.PROPOSED}


def test_a_lesson_of_another_report_is_linked_and_both_stay(desk: Desk) -> None:
    press(desk("twee.md"), "accept")
    other = lessons("twee.md")[0]
    app = press(desk(), "turn-N", "same", f"same-{other.id}")

    (linked,) = knowledge_base().lessons.same_as(lessons()[1].id, viewer=COORDINATOR)

    assert linked.id == other.id
    assert statement(app) == "Een vaste coördinator houdt ze vast."


def test_weaker_proposals_come_when_they_are_asked_for(desk: Desk) -> None:
    app = press(desk(), "accept", "accept", "accept")
    assert [header.value for header in app.header] == ["Elke les van dit verslag is bekeken"]

    app = press(app, "more")

    assert statement(app) == "Volgend jaar willen wij een tweede balie openen."


def test_what_was_decided_comes_back_on_the_desk(desk: Desk) -> None:
    app = press(desk(), "accept")

    app = press(app, f"again-{lessons()[0].id}")

    assert statement(app) == "De vrijwilligers stoppen als niemand ze bedankt."


def test_keys_can_be_shown_and_turned_off(desk: Desk) -> None:
    app = press(desk(), "desk_help")
    assert "dw-keys" in html_of(app)

    app = press(app, "desk_keys")

    assert "dw-keys-on" not in html_of(app)


def test_the_queue_tells_what_waits_and_how_it_goes(desk: Desk) -> None:
    press(desk(), "accept")
    app = AppTest.from_file(str(MAIN), default_timeout=30)
    app.context = {"locale": "nl-NL"}
    app.run().switch_page("views/review.py").run()

    assert "2 lessen te bekijken" in html_of(app)
    assert "100 %" in html_of(app)


def test_a_report_taken_at_the_desk_stands_in_ones_own_queue(desk: Desk) -> None:
    app = desk("twee.md")
    assert app.button(key="reviewer").label == "Ik beoordeel dit verslag"

    app.button(key="reviewer").click().run()

    assert app.button(key="reviewer").label == "Aan anderen laten"
    assert [notice.value for notice in app.success] == [
        plain("Dit verslag staat nu in uw rij; collega's zien dat u het hebt.")
    ]
    queue = AppTest.from_file(str(MAIN), default_timeout=30)
    queue.context = {"locale": "nl-NL"}
    queue.run().switch_page("views/review.py").run()
    assert [header.value for header in queue.header][:2] == ["In uw rij", "Nog te bekijken"]


def test_a_report_of_a_colleague_is_told_and_can_be_taken_over(desk: Desk) -> None:
    noor = Person("Noor", frozenset({Role.COORDINATOR}))
    knowledge_base().reviewers.take(report_id("een.md"), by=noor)
    app = desk("een.md")
    assert "Noor heeft dit verslag" in [text.value for text in app.text]

    app.button(key="reviewer").click().run()

    assert knowledge_base().reviewers.of_report(report_id("een.md"), viewer=noor) == "Fatma"


def test_the_queue_tells_which_colleague_has_a_report(desk: Desk) -> None:
    knowledge_base().reviewers.take(
        report_id("een.md"), by=Person("Noor", frozenset({Role.COORDINATOR}))
    )
    app = AppTest.from_file(str(MAIN), default_timeout=30)
    app.context = {"locale": "nl-NL"}
    app.run().switch_page("views/review.py").run()

    assert [header.value for header in app.header][:2] == ["Nog te bekijken", "Bij collega's"]
    assert "genomen door Noor" in html_of(app)


def test_a_report_that_a_colleague_took_while_the_desk_stood_open_stays_theirs(
    desk: Desk,
) -> None:
    app = desk("een.md")
    noor = Person("Noor", frozenset({Role.COORDINATOR}))
    knowledge_base().reviewers.take(report_id("een.md"), by=noor)

    app.button(key="reviewer").click().run()

    assert [error.value for error in app.error] == [
        plain("Een collega was u voor; kijk wie het nu heeft.")
    ]
    assert "Noor heeft dit verslag" in [text.value for text in app.text]
