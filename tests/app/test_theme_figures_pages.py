"""Pages of figures: each cell leads to its lessons, or says why there is none."""

import io
from collections.abc import Sequence

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.theme_address import FIGURES, Looked, address_of, looked_from
from app.theme_export import as_xlsx
from app.theme_sheets import comparison_sheets, map_sheets, matrix_sheets, trend_sheets
from app.words import speaking
from knowledge.breadth import share_of
from knowledge.errors import InvalidEntry, NotAllowed, NotFound
from knowledge.knowledge_base import KnowledgeBase
from knowledge.model.person import Person, Role
from knowledge.model.saved_view import ViewAddress
from knowledge.model.theme import Theme
from knowledge.themes.slices import Trend, YearShare
from knowledge.themes.told import Dimension
from tests.app.test_directory_pages import Open, opened
from tests.app.test_pages import html_of
from tests.app.themed_base import OpenThemed
from tests.knowledge.themes.corpus import ANALYST
from tests.samples import READER

_words = st.text(alphabet="abcé -&=", min_size=1, max_size=12).map(lambda t: " ".join(t.split()))
_values = st.lists(_words.filter(bool), max_size=3, unique=True).map(tuple)
_OPEN = [Dimension.PLACE, Dimension.COUNTRY, Dimension.YEAR, Dimension.APPROACH]
_looked = st.builds(
    Looked,
    scheme=st.sampled_from(["discovered", "sdg"]),
    by=st.sampled_from(_OPEN),
    where=st.dictionaries(st.sampled_from(_OPEN), _values.filter(bool)),
    one=_values,
    other=_values,
    themes=_values,
    values=_values,
    came_from=st.sampled_from(FIGURES),
)


@given(_looked)
def test_an_address_shows_again_what_was_shown(looked: Looked) -> None:
    assert looked_from(address_of(looked)) == looked


@given(
    st.dictionaries(
        st.sampled_from(["by", "scheme", "one", "theme", "value", "from", *Dimension]),
        st.lists(st.text(max_size=8), max_size=3),
    )
)
def test_an_address_that_makes_no_sense_is_taken_in(address: dict[str, Sequence[str]]) -> None:
    looked = looked_from(address)

    assert looked_from(address_of(looked)) == looked


def test_an_empty_cell_is_there_and_says_what_it_means(open_themed: OpenThemed) -> None:
    app = open_themed("theme_matrix", Role.READER)

    shown = html_of(app)
    assert not app.exception
    assert "Wereld: geen verslag in de kennisbank" in shown
    assert "Buurt of wijk: 6 initiatieven" in shown
    assert "/theme_lessons?theme=" in shown


def test_a_cell_leads_to_its_lessons_and_back(
    open_themed: OpenThemed, themed_base: KnowledgeBase
) -> None:
    found = themed_base.theme_figures.matrix(Dimension.PLACE, viewer=READER)
    theme, cells = found.rows[0]
    number = next(n for n, cell in enumerate(cells) if cell.lesson_ids)

    app = open_themed(
        "theme_lessons", Role.READER, theme=theme.id, by="place", value=found.columns[number]
    )

    assert html_of(app).count("<q") == len(cells[number].lesson_ids)
    (back,) = (link.proto for link in app.page_link if link.proto.label.startswith("←"))
    assert (back.page, back.query_string) == ("theme_matrix", "by=place")


def test_an_empty_cell_leads_to_the_reports_that_hold_no_answer(
    open_themed: OpenThemed, themed_base: KnowledgeBase
) -> None:
    theme = themed_base.themes.standing(viewer=READER).top[0].id

    no_answer = open_themed("theme_lessons", theme=theme, by="place", value="Luik")
    no_report = open_themed("theme_lessons", theme=theme, by="place", value="Oslo")

    assert [one.value for one in no_answer.header] == ["Geen antwoord gevonden"]
    assert "Leeg" in html_of(no_answer)
    assert [one.value for one in no_report.header] == ["Geen verslag in de kennisbank"]


def test_a_matrix_narrowed_to_one_country_asks_for_reports_of_that_country(
    themed_base: KnowledgeBase,
) -> None:
    where = looked_from({"country": ["BE"], "by": ["place"]}).slice

    found = themed_base.theme_figures.matrix(Dimension.PLACE, viewer=READER, where=where)

    assert found.columns == ("Gent",)


def test_what_is_chosen_stands_in_the_address_and_under_the_title(
    open_themed: OpenThemed,
) -> None:
    app = open_themed("theme_matrix")

    app.multiselect(key="where_country").set_value(["BE"]).run()
    app.selectbox(key="by").select(Dimension.KIND).run()

    assert app.query_params == {"by": "kind", "country": "BE"}
    assert "Land: België" in html_of(app)


def test_a_view_is_saved_under_a_name_and_found_by_others(
    open_themed: OpenThemed, themed_base: KnowledgeBase
) -> None:
    app = open_themed("theme_matrix", by="place", country="BE")
    app.text_input(key="view_name").set_value("  Vlaamse  plaatsen ")
    app.button(key="view_save").click().run()

    (view,) = themed_base.saved_views.everything(viewer=READER)
    assert (view.name, view.owner) == ("Vlaamse plaatsen", "Anneke")
    other = open_themed("theme_matrix", Role.READER)
    link = next(link for link in other.page_link if link.proto.label == view.name)
    assert link.proto.query_string == "by=place&country=BE"
    app = open_themed("theme_matrix")
    app.button(key=f"view_remove_{view.id}").click().run()
    assert themed_base.saved_views.everything(viewer=READER) == ()


def test_a_view_belongs_to_who_saved_it(themed_base: KnowledgeBase) -> None:
    views, address = themed_base.saved_views, ViewAddress("theme_matrix", {"by": ("place",)})
    first = views.save("Plaatsen", address, by=ANALYST)
    second = views.save("Plaatsen", address, by=ANALYST)
    views.save("Plaatsen", address, by=READER)

    assert first.id != second.id
    assert len(views.everything(viewer=READER)) == 2
    with pytest.raises(NotAllowed):
        views.remove(second.id, by=READER)
    with pytest.raises(NotFound):
        views.remove(first.id, by=ANALYST)
    with pytest.raises(InvalidEntry):
        views.save("  ", address, by=ANALYST)
    views.remove(second.id, by=Person("Beheer", frozenset({Role.ADMIN})))
    with pytest.raises(ValueError, match="address"):
        ViewAddress("theme_matrix", {"by": ("x" * 201,)})
    with pytest.raises(ValueError, match="page"):
        ViewAddress("../x", {})


def test_a_workbook_holds_the_figure_its_lessons_and_what_was_chosen(
    themed_base: KnowledgeBase,
) -> None:
    looked = looked_from({"by": ["place"], "country": ["BE"]})
    found = themed_base.theme_figures.matrix(looked.by, viewer=READER, where=looked.slice)

    with speaking("en"):
        sheets = matrix_sheets(found, looked, base=themed_base, viewer=READER)
        written = as_xlsx(sheets)

    book = openpyxl.load_workbook(io.BytesIO(written))
    assert book.sheetnames == ["Matrix", "Lessons", "What was chosen", "Columns"]
    matrix, lessons, chosen, columns = (list(page.values) for page in book)
    assert matrix[0] == ("Theme", "Gent")
    assert sum(row[1] or 0 for row in matrix[1:]) == 1
    assert len(lessons) == 2
    assert ("Country", "Belgium") in chosen
    assert {row[0] for row in columns[1:]} == set(book.sheetnames) - {"Columns"}


def test_years_with_too_few_initiatives_have_counts_and_no_line(
    open_themed: OpenThemed, themed_base: KnowledgeBase
) -> None:
    app = open_themed("theme_trend", Role.READER)

    shown = html_of(app)
    assert not app.exception
    assert "Geen jaar heeft genoeg initiatieven voor een aandeel." in [
        m.value for m in app.markdown
    ]
    assert "1 van 1" in shown
    assert "%" not in shown


def test_two_slices_stand_beside_each_other_and_lead_to_their_lessons(
    open_themed: OpenThemed,
) -> None:
    app = open_themed("theme_compare", Role.READER, by="country")
    assert "Kies voor elk deel minstens één waarde." in [m.value for m in app.markdown]

    app.multiselect(key="slice_one").set_value(["NL"]).run()
    app.multiselect(key="slice_other").set_value(["BE"]).run()

    shown = html_of(app)
    assert app.query_params == {"by": "country", "one": "NL", "other": "BE"}
    assert "6 van 7" in shown
    assert "te weinig initiatieven" in shown
    assert "value=NL&amp;from=theme_compare" in shown


def test_the_map_says_how_it_is_read_and_has_a_table(
    open_themed: OpenThemed, themed_base: KnowledgeBase
) -> None:
    app = open_themed("theme_map", Role.READER)

    found = themed_base.theme_figures.map(viewer=READER)
    assert [one.value for one in app.header] == ["Zo leest u dit", "Hetzelfde als tabel"]
    assert "opiniepeiling" in html_of(app)
    assert all(-1 <= point.x <= 1 and -1 <= point.y <= 1 for point in found.points)
    assert len({one.theme.id for one in found.themes}) == len(found.themes)
    for one in found.themes:
        assert one.theme not in one.beside


@pytest.mark.parametrize("page", FIGURES[:4])
def test_every_figure_opens_where_no_theme_was_found_yet(open_app: Open, page: str) -> None:
    app = open_app(Role.READER, locale="en-GB").switch_page(f"views/{page}.py").run()

    assert not app.exception


def test_shares_and_maps_are_written_with_their_columns_explained(
    themed_base: KnowledgeBase,
) -> None:
    figures = themed_base.theme_figures
    looked = looked_from({"by": ["country"], "one": ["NL"], "other": ["BE"]})
    one, other = looked.part(looked.one), looked.part(looked.other)
    compared = figures.compare(one, other, viewer=READER)

    with speaking("en"):
        made = [
            *trend_sheets(figures.trends(viewer=READER), looked, base=themed_base, viewer=READER),
            *comparison_sheets(compared, looked, base=themed_base, viewer=READER),
            *map_sheets(figures.map(viewer=READER), looked, base=themed_base, viewer=READER),
        ]

    for sheet in made:
        assert all(meaning for _name, meaning in sheet.columns)
        assert {len(row) for row in sheet.rows} == {len(sheet.columns)}
    assert ("First slice", "Netherlands") in made[-1].rows


@given(st.lists(st.tuples(st.integers(2000, 2020), st.integers(0, 9)), unique_by=lambda p: p[0]))
def test_a_line_never_crosses_a_year_with_too_few(years: list[tuple[int, int]]) -> None:
    told = tuple(YearShare(year, share_of(0, total), ()) for year, total in sorted(years))
    trend = Trend(Theme("thm-1"), told)

    for stretch in trend.lines:
        assert len(stretch) >= 2
        assert all(one.share.is_enough for one in stretch)
        assert [one.year for one in stretch] == list(range(stretch[0].year, stretch[-1].year + 1))
    assert trend.has_line == bool(trend.lines)


def test_figures_of_a_theme_that_was_merged_lead_to_the_other(
    open_themed: OpenThemed, themed_base: KnowledgeBase
) -> None:
    one, other = (found.theme.id for found in themed_base.themes.overview(viewer=ANALYST)[:2])
    themed_base.themes.edits.merge([other], one, by=ANALYST)

    titles = [open_themed("theme_lessons", theme=name).title[0].value for name in (one, other)]

    assert titles[0] == titles[1]
    assert themed_base.themes.now_called((other, one, "gone")) == (one, "gone")
    assert themed_base.theme_figures.for_and_against(other, viewer=ANALYST).theme.id == one


def test_an_address_of_a_theme_that_is_gone_leaves_a_way_back(open_themed: OpenThemed) -> None:
    app = open_themed("theme_lessons", theme="thm-gone")

    assert "← Matrix" in [link.proto.label for link in app.page_link]
    assert not app.header


@pytest.mark.parametrize("page", ["theme_matrix", "theme_trend", "theme_map", "findings"])
def test_figures_of_a_scheme_without_themes_say_what_to_do(
    page: str, open_themed: OpenThemed
) -> None:
    app = open_themed(page, scheme="sdg")

    assert "Nog geen thema's" in [one.value for one in app.header]
    assert "Thema's maken" in [link.proto.label for link in app.page_link]
    assert not app.get("download_button")


@pytest.mark.parametrize("page", ["themes", "theme_matrix", "theme_compare", "agreement"])
def test_without_a_lesson_each_page_of_themes_says_where_to_begin(
    page: str, open_app: Open
) -> None:
    app = opened(open_app, page, Role.ANALYST, Role.COORDINATOR)

    assert "Nog geen lessen" in [one.value for one in app.header]
    assert "Voorgestelde lessen beoordelen" in [link.proto.label for link in app.page_link]
