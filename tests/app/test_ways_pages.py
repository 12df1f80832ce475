"""The page of the other ways in, as a coordinator uses it."""

from collections.abc import Callable, Iterator

import pytest
from streamlit.testing.v1 import AppTest

from ingest.worker import Worker
from knowledge.knowledge_base import KnowledgeBase
from knowledge.model.origin import OriginKind
from knowledge.model.person import Role
from tests.app.conftest import COORDINATOR
from tests.ingest.collect.sheets import LESSONS, csv_of

Open = Callable[..., AppTest]


@pytest.fixture
def ways(open_app: Open, base: KnowledgeBase) -> Iterator[Callable[[str], AppTest]]:
    before = {report.id for report in base.library.reports(viewer=COORDINATOR)}

    def opened(way: str) -> AppTest:
        app = open_app(Role.COORDINATOR).switch_page("views/ways.py").run()
        app.button_group(key="way").set_value(way)
        return app.run()

    yield opened
    Worker(base).run(until_empty=True)
    for report in base.library.reports(viewer=COORDINATOR):
        if report.id not in before:
            base.library.delete(report.id, by=COORDINATOR)
    for origin in base.origins.everything(viewer=COORDINATOR):
        base.origins.forget(origin.id, by=COORDINATOR)


def words(app: AppTest) -> str:
    shown = (*app.get("html"), *app.markdown, *app.error, *app.success, *app.warning, *app.info)
    return " ".join(str(getattr(e.proto, "body", "")) for e in shown)


@pytest.mark.parametrize("way", ["lesson", "sheet", "address", "folder", "mailbox"])
def test_every_way_opens(ways: Callable[[str], AppTest], way: str) -> None:
    assert not ways(way).exception


def test_five_answers_become_a_report_on_its_way(
    ways: Callable[[str], AppTest], base: KnowledgeBase
) -> None:
    app = ways("lesson")
    app.text_area(key="lesson_tried").set_value("We deelden een pomp met drie tuinen.")
    app.text_area(key="lesson_happened").set_value("Niemand keek hem na.")
    app.text_area(key="lesson_advice").set_value("Spreek af wie de pomp nakijkt.")

    app.button(key="lesson_send").click().run()
    Worker(base).run(until_empty=True)
    report = next(
        r for r in base.library.reports(viewer=COORDINATOR) if r.file_name == "lesson.html"
    )

    assert not app.exception
    assert report.title == "We deelden een pomp met drie tuinen."
    assert report.rights.source == "Anneke"
    assert len(base.lessons.of_report(report.id, viewer=COORDINATOR)) == 1
    assert "wacht op beoordeling" in words(app)


def test_a_lesson_without_advice_is_not_sent(
    ways: Callable[[str], AppTest], base: KnowledgeBase
) -> None:
    before = len(base.queue.jobs())
    app = ways("lesson")
    app.text_area(key="lesson_tried").set_value("We deelden een pomp.")

    app.button(key="lesson_send").click().run()

    assert "Zeg wat u probeerde" in words(app)
    assert len(base.queue.jobs()) == before


def test_a_sheet_shows_its_columns_and_faults_and_is_taken_in_once_confirmed(
    ways: Callable[[str], AppTest], base: KnowledgeBase
) -> None:
    app = ways("sheet")
    rows = (*LESSONS, ("", "leeg", "werkte", "", "", ""), ("Iets anders.", "", "xyz", "", "", ""))
    app.file_uploader(key="sheet-0").upload("lessen.csv", csv_of(rows))
    app.run()
    shown = words(app)
    named = [field for field in app.selectbox if str(field.key).startswith("column-")]

    app.button(key="sheet_take_in").click().run()
    Worker(base).run(until_empty=True)
    report = next(
        r for r in base.library.reports(viewer=COORDINATOR) if r.file_name == "lessen.csv"
    )

    assert not app.exception
    assert "C (Soort)" in shown
    assert [field.label[0] for field in named] == sorted(field.label[0] for field in named)
    assert [field.value for field in app.file_uploader] == [None]
    assert "de rij blijft weg" in shown
    assert len(base.lessons.of_report(report.id, viewer=COORDINATOR)) == 3


@pytest.mark.parametrize(
    ("other", "whose"), [("pompbuurt", "Pompbuurt"), ("Tuinbuurt", "")], ids=["one", "several"]
)
def test_lessons_of_a_sheet_are_of_the_initiative_that_all_rows_name(
    ways: Callable[[str], AppTest], base: KnowledgeBase, other: str, whose: str
) -> None:
    app = ways("sheet")
    rows = f"Les;Initiatief\nSpreek af wie nakijkt.;Pompbuurt\nDeel het gereedschap.;{other}\n"
    app.file_uploader(key="sheet-0").upload("pomp.csv", rows.encode())
    app.run()

    app.button(key="sheet_take_in").click().run()
    Worker(base).run(until_empty=True)
    report = next(r for r in base.library.reports(viewer=COORDINATOR) if r.file_name == "pomp.csv")

    assert not app.exception
    assert (report.initiative.name if report.initiative else "") == whose


def test_a_sheet_that_cannot_be_read_says_what_to_do(ways: Callable[[str], AppTest]) -> None:
    app = ways("sheet")
    app.file_uploader(key="sheet-0").upload("leeg.csv", b"")

    app.run()

    assert not app.exception
    assert "geen tekst in dit bestand" in words(app)


def test_an_address_is_noted_for_the_worker(
    ways: Callable[[str], AppTest], base: KnowledgeBase
) -> None:
    app = ways("address")
    app.text_input(key="origin_address").set_value("https://dorp.example/feed.xml")

    app.button(key="origin_send").click().run()

    origin = base.origins.everything(viewer=COORDINATOR)[0]
    assert not app.exception
    assert (origin.address, origin.kind) == ("https://dorp.example/feed.xml", OriginKind.PAGE)
    assert origin.due_at is not None
    assert "dorp.example" in words(app)


@pytest.mark.parametrize("address", ["file:///etc/passwd", "dorp.example", "ftp://dorp.example/"])
def test_what_is_no_address_is_told_at_once(
    ways: Callable[[str], AppTest], base: KnowledgeBase, address: str
) -> None:
    app = ways("address")
    app.text_input(key="origin_address").set_value(address)

    app.button(key="origin_send").click().run()

    assert "geen adres van een openbare pagina" in words(app)
    assert base.origins.everything(viewer=COORDINATOR) == ()


def test_an_origin_can_be_forgotten(ways: Callable[[str], AppTest], base: KnowledgeBase) -> None:
    origin = base.origins.add("https://dorp.example/", by=COORDINATOR)
    app = ways("address")

    app.button(key=f"forget-{origin.id}").click().run()

    assert base.origins.everything(viewer=COORDINATOR) == ()


def test_answers_that_tell_who_somebody_is_are_not_sent(
    ways: Callable[[str], AppTest], base: KnowledgeBase
) -> None:
    before = len(base.queue.jobs())
    app = ways("lesson")
    app.text_area(key="lesson_tried").set_value("We deelden een pomp.")
    app.text_area(key="lesson_happened").set_value("Bel jan@dorp.example maar.")
    app.text_area(key="lesson_advice").set_value("Kijk hem na.")

    app.button(key="lesson_send").click().run()

    assert "Haal weg waaraan iemand te herkennen is" in words(app)
    assert len(base.queue.jobs()) == before
