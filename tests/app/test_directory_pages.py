"""The directory's pages: the list and its filters, one initiative, a plan, a place."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from app.components.initiative_form import changed_facts
from app.components.place_form import with_inhabitants
from app.directory_address import address_of, filter_from, map_from
from knowledge.knowledge_base import KnowledgeBase
from knowledge.model.condition import Bearing, ConditionKind, Setting, Source
from knowledge.model.directory import DirectoryFacet, DirectoryFilter
from knowledge.model.person import Role
from knowledge.model.place_profile import PlaceProfile
from knowledge.model.profile import Contact, FactValue, Field
from tests.app.conftest import COORDINATOR
from tests.app.test_pages import html_of

Open = Callable[..., AppTest]


@pytest.fixture
def garden(base: KnowledgeBase) -> Iterator[str]:
    """An initiative with everything that a page shows, taken away again."""
    directory = base.initiatives
    garden = directory.add("Tuin <b>Zuid</b>", by=COORDINATOR)
    directory.state(
        garden,
        {
            Field.KIND: "community garden",
            Field.PLACES: ("Rotterdam",),
            Field.COUNTRY: "NL",
            Field.LANGUAGE: "nl",
            Field.SUMMARY: "Buren <script>alert(1)</script> telen samen groente.",
            Field.NEEDS: ("water",),
            Field.FUNDING: None,
        },
        by=COORDINATOR,
    )
    directory.add_condition(
        garden,
        Setting(ConditionKind.LAND, is_there=True),
        bearing=Bearing.NEEDED,
        note="voor vijf jaar",
        by=COORDINATOR,
    )
    contact = Contact("Anna Invented", "anna@example.org", "", date(2026, 3, 1), "per e-mail")
    directory.state_contact(garden, contact, by=COORDINATOR)
    yield garden
    directory.remove(garden, by=COORDINATOR)


def opened(open_app: Open, view: str, *roles: Role, **address: str) -> AppTest:
    app = open_app(*roles).switch_page(f"views/{view}.py")
    for name, value in address.items():
        app.query_params[name] = value
    return app.run()


def test_the_list_and_the_map_hold_the_same_initiatives(open_app: Open, garden: str) -> None:
    app = opened(open_app, "initiatives", Role.READER)

    shown = html_of(app)
    assert not app.exception
    assert any("Tuin" in link.value for link in app.page_link)
    assert f'href="/initiative?id={garden}"' in shown
    assert 'title="Rotterdam: Tuin &lt;b&gt;Zuid&lt;/b&gt;"' in shown
    assert "<script" not in shown


def test_a_filter_stands_in_the_address_and_narrows(open_app: Open, garden: str) -> None:
    app = opened(open_app, "initiatives", Role.READER)

    app.multiselect(key="directory_kind").set_value(["community garden"]).run()

    assert app.query_params["kind"] == "community garden"
    assert "1 van" in app.header[0].value or any("1 van" in h.value for h in app.header)


def test_a_page_tells_needs_conditions_and_what_nobody_knows(open_app: Open, garden: str) -> None:
    app = opened(open_app, "initiative", Role.READER, id=garden)

    shown = html_of(app)
    assert "water" in shown
    assert "voor vijf jaar" in shown
    assert "Onbekend" in shown
    assert "Nog niet gezegd" in shown


def test_a_reader_sees_no_contact_and_a_writer_does(open_app: Open, garden: str) -> None:
    reader = html_of(opened(open_app, "initiative", Role.READER, id=garden))
    writer = html_of(opened(open_app, "initiative", Role.WRITER, id=garden))

    assert "Invented" not in reader
    assert "anna@example.org" in writer


def test_a_coordinator_states_a_fact_and_a_reader_cannot(
    open_app: Open, base: KnowledgeBase, garden: str
) -> None:
    reader = opened(open_app, "initiative", Role.READER, id=garden)
    assert "fact_approach" not in {area.key for area in reader.text_area}

    app = opened(open_app, "initiative", Role.COORDINATOR, id=garden)
    app.text_area(key="fact_approach").set_value("Eén bak, twee huishoudens.")
    app.button(key="facts_save").click().run()

    profile = base.initiatives.profile(garden, viewer=COORDINATOR)
    assert profile.text(Field.APPROACH) == "Eén bak, twee huishoudens."
    assert {fact.field for fact in base.initiatives.history(garden, viewer=COORDINATOR)} == {
        Field.KIND, Field.PLACES, Field.COUNTRY, Field.LANGUAGE, Field.SUMMARY, Field.NEEDS,
        Field.FUNDING, Field.APPROACH,
    }  # fmt: skip


def test_a_plan_finds_the_initiative_with_what_it_needed(open_app: Open, garden: str) -> None:
    app = opened(open_app, "done_before", Role.WRITER, plan="buren telen samen groente")

    assert any("Tuin" in link.value for link in app.page_link)
    assert "voor vijf jaar" in html_of(app)
    assert "anna@example.org" in html_of(app)


def test_a_plan_that_nobody_had_is_told(open_app: Open, garden: str) -> None:
    app = opened(open_app, "done_before", Role.READER, plan="quantum xylofoon raketten")

    assert "Niemand in deze kennisbank heeft dit gedaan" in [h.value for h in app.header]


def test_a_place_is_described_and_compared_condition_by_condition(
    open_app: Open, base: KnowledgeBase, garden: str
) -> None:
    app = opened(open_app, "fit", Role.READER, initiative=garden)
    app.text_input(key="place_name").set_value("Beltrum")
    app.selectbox(key="place_land").select("no")

    app.button(key="place_save").click().run()

    (place,) = base.places.everything(viewer=COORDINATOR)
    assert place.settings[ConditionKind.POPULATION].least == 1285
    shown = html_of(app)
    assert "≠ Anders" in shown
    assert "? Onbekend" in shown
    base.places.remove(place.id, by=COORDINATOR)


@pytest.fixture
def beltrum(base: KnowledgeBase) -> Iterator[PlaceProfile]:
    """A place that somebody else may change, forgotten again."""
    place = PlaceProfile("Beltrum", region="Achterhoek", country="NL")
    saved = base.places.save(place, by=COORDINATOR)
    yield saved
    base.places.remove(saved.id, by=COORDINATOR)


def test_what_two_people_wrote_in_other_fields_of_a_place_is_both_kept(
    open_app: Open, base: KnowledgeBase, beltrum: PlaceProfile
) -> None:
    app = opened(open_app, "fit", Role.COORDINATOR, place=beltrum.id)
    base.places.save(replace(beltrum, region="Gelderland"), by=COORDINATOR)
    app.text_input(key=f"place-{beltrum.id}-name").set_value("Beltrum-Zuid")

    app.button(key="place_save").click().run()

    (place,) = base.places.everything(viewer=COORDINATOR)
    assert (place.name, place.region) == ("Beltrum-Zuid", "Gelderland")


def test_what_somebody_else_wrote_of_a_place_is_told_before_it_is_written_over(
    open_app: Open, base: KnowledgeBase, beltrum: PlaceProfile
) -> None:
    app = opened(open_app, "fit", Role.COORDINATOR, place=beltrum.id)
    base.places.save(replace(beltrum, region="Gelderland"), by=COORDINATOR)
    app.text_input(key=f"place-{beltrum.id}-region").set_value("Oost")

    app.button(key="place_save").click().run()

    assert [e.value for e in app.error if "Gelderland" in e.value]
    assert base.places.place(beltrum.id, viewer=COORDINATOR).region == "Gelderland"
    app.button(key="place_save").click().run()
    assert base.places.place(beltrum.id, viewer=COORDINATOR).region == "Oost"


def test_an_address_of_what_is_gone_says_so_where_it_is_chosen(
    open_app: Open, base: KnowledgeBase, garden: str
) -> None:
    app = opened(open_app, "fit", Role.READER, initiative="ini-gone", place="pla-gone")
    told = [info.value for info in app.info]

    assert [words.split(" van dit adres")[0] for words in told] == ["Het initiatief", "De plaats"]
    kit = opened(open_app, "kit", Role.READER, kind="moon base")
    assert [info.value for info in kit.info if "soort van dit adres" in info.value]


def test_another_place_is_shown_with_its_own_words(
    open_app: Open, base: KnowledgeBase, beltrum: PlaceProfile
) -> None:
    other = base.places.save(PlaceProfile("Austin", country="US"), by=COORDINATOR)
    app = opened(open_app, "fit", Role.COORDINATOR, place=beltrum.id)
    app.query_params["place"] = other.id

    app.run()
    app.button(key="place_save").click().run()

    kept = base.places.place(other.id, viewer=COORDINATOR)
    assert (kept.name, kept.region, kept.country) == ("Austin", "", "US")
    base.places.remove(other.id, by=COORDINATOR)


@pytest.mark.parametrize("locale", ["nl-NL", "en-GB"])
def test_every_page_of_the_directory_opens_in_both_languages(
    open_app: Open, garden: str, locale: str
) -> None:
    for view in ("initiatives", "initiative", "done_before", "fit"):
        app = open_app(Role.ADMIN, locale=locale).switch_page(f"views/{view}.py").run()
        assert not app.exception


def test_an_address_of_the_directory_narrows_and_reads_back() -> None:
    where = DirectoryFilter(
        "groente tuin", dict.fromkeys(DirectoryFacet, ()) | {DirectoryFacet.KIND: ("x",)}
    )

    address = address_of(where, on="low-countries")

    assert filter_from(address) == where
    assert map_from(address) == "low-countries"
    assert map_from({"map": ["moon"]}) == "europe"
    assert filter_from({"level": ["galaxy"]}).chosen[DirectoryFacet.LEVEL] == ()


def test_a_form_that_was_only_looked_at_states_nothing(base: KnowledgeBase, garden: str) -> None:
    profile = base.initiatives.profile(garden, viewer=COORDINATOR)
    same: dict[Field, FactValue] = {
        Field.KIND: "community garden",
        Field.NEEDS: ("water",),
        Field.FUNDING: (),
        Field.SUMMARY: profile.text(Field.SUMMARY),
    }

    assert changed_facts(profile, same, frozenset({Field.FUNDING})) == {Field.FUNDING: None}
    assert changed_facts(profile, same, frozenset()) == {}
    assert changed_facts(profile, {**same, Field.NEEDS: ()}, frozenset()) == {Field.NEEDS: None}


def test_the_gazetteer_fills_in_inhabitants_only_where_it_knows_the_place() -> None:
    known = with_inhabitants(PlaceProfile("Beltrum", country="NL"))
    unknown = with_inhabitants(PlaceProfile("Nergenshuizen"))

    assert known.settings[ConditionKind.POPULATION] == Setting(ConditionKind.POPULATION, 1285, 1285)
    assert unknown.settings == {}


def test_a_source_without_ids_is_a_persons_word() -> None:
    assert Source().is_a_person
    assert not Source(passage_id="rep-1.2", quote="x").is_a_person


def test_the_kit_and_the_gaps_open_and_say_what_is_missing(open_app: Open, garden: str) -> None:
    kit = opened(open_app, "kit", Role.READER, kind="community garden")
    gaps = opened(open_app, "gaps", Role.READER, problem="quantum xylofoon")

    assert not kit.exception
    assert "De kennisbank heeft geen les voor deze fase." in html_of(kit)
    assert not gaps.exception
    assert "Geen verslag in de kennisbank spreekt erover" in [h.value for h in gaps.header]
