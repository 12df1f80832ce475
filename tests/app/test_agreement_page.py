"""The page of agreement: coded blind, one lesson at a time, then held against the machine."""

from app.coding_sheet import agreement_sheet
from app.theme_export import as_csv
from app.words import speaking
from knowledge.knowledge_base import KnowledgeBase
from knowledge.model.coding import Agreement
from knowledge.model.person import Person, Role
from tests.app.test_pages import html_of
from tests.app.themed_base import OpenThemed

_ANNEKE = Person("Anneke", frozenset({Role.ANALYST}))


def test_a_sample_is_drawn_and_coded_without_a_word_of_the_machine(
    open_themed: OpenThemed, themed_base: KnowledgeBase
) -> None:
    app = open_themed("agreement")
    app.number_input(key="sample_count").set_value(30)
    app.button(key="sample_draw").click().run()
    (sample,) = themed_base.theme_coding.samples(viewer=_ANNEKE)
    first, second, *_ = themed_base.theme_coding.to_code(sample.id, viewer=_ANNEKE)
    desk = open_themed("agreement", id=sample.id)
    assert "%" not in html_of(desk)
    assert not desk.header

    desk.button(key="code_keep").click().run()
    assert "Kies een thema" in desk.warning[0].value
    chosen = themed_base.theme_coding.choices(sample.id, viewer=_ANNEKE)[0].id
    desk.pills(key=f"themes-{first.lesson.id}").set_value([chosen])
    desk.button(key="code_keep").click().run()
    desk.button(key="code_none").click().run()

    coded = themed_base.theme_coding.to_code(sample.id, viewer=_ANNEKE)
    assert [one.theme_ids for one in coded[:3]] == [{chosen}, set(), None]
    assert (coded[0].lesson, coded[1].lesson) == (first.lesson, second.lesson)


def test_a_lesson_that_was_coded_is_corrected_from_the_list(
    open_themed: OpenThemed, themed_base: KnowledgeBase
) -> None:
    coding = themed_base.theme_coding
    sample = coding.draw(by=_ANNEKE, count=30)
    one, other = (theme.id for theme in coding.choices(sample.id, viewer=_ANNEKE)[:2])
    lesson_id = next(iter(sample.answers))
    coding.code(sample.id, lesson_id, [one], by=_ANNEKE)
    desk = open_themed("agreement", id=sample.id)
    links = [link.proto.query_string for link in desk.page_link]
    assert any(f"lesson={lesson_id}" in link for link in links)

    again = open_themed("agreement", id=sample.id, lesson=lesson_id)
    assert again.pills(key=f"themes-{lesson_id}").value == [one]
    again.pills(key=f"themes-{lesson_id}").set_value([other])
    again.button(key="code_keep").click().run()

    (made,) = coding.corrections(sample.id, viewer=_ANNEKE)
    assert (made.before, made.after) == (frozenset({one}), frozenset({other}))
    assert "1 correctie" in [box.label for box in open_themed("agreement", id=sample.id).expander]


def test_who_has_coded_all_sees_the_figures_beside_what_people_reach(
    open_themed: OpenThemed, themed_base: KnowledgeBase
) -> None:
    sample = themed_base.theme_coding.draw(by=_ANNEKE, count=30)
    for lesson_id, theme_id in sample.answers.items():
        themed_base.theme_coding.code(sample.id, lesson_id, [theme_id], by=_ANNEKE)

    app = open_themed("agreement", id=sample.id)

    assert "de machine" in html_of(app)
    assert "1–1" in html_of(app)
    assert "0,75" in app.caption[0].value


def test_the_figures_go_into_a_file_only_where_there_are_enough_lessons() -> None:
    with speaking("en"):
        sheet = agreement_sheet(
            [Agreement("Noor", "", 30, 0.81234, 0.7, 0.9), Agreement("Noor", "Sami", 9, 1, 1, 1)]
        )

    assert sheet.rows == (
        ("Noor", "the machine", 30, 0.8123, 0.7, 0.9),
        ("Noor", "Sami", 9, None, None, None),
    )
    assert as_csv(sheet)


def test_a_lesson_that_is_gone_does_not_hold_the_figures_back(
    open_themed: OpenThemed, themed_base: KnowledgeBase
) -> None:
    sample = themed_base.theme_coding.draw(by=_ANNEKE, count=30)
    gone, *others = sample.answers
    for lesson_id in others:
        themed_base.theme_coding.code(sample.id, lesson_id, [], by=_ANNEKE)
    coordinator = Person("Fatma", frozenset({Role.COORDINATOR}))
    themed_base.lessons.withdraw(gone, reason="dubbel", by=coordinator)

    app = open_themed("agreement", id=sample.id)

    assert not app.exception
    assert "te weinig lessen" in html_of(app)


def test_a_reader_codes_nothing(open_themed: OpenThemed) -> None:
    titles = {link.proto.label for link in open_themed("theme_matrix", Role.READER).page_link}

    assert "Vergelijken" in titles
    assert "Overeenstemming" not in titles
