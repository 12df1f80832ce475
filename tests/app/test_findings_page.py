"""For and against: side by side, never counted together; contradictions are a person's word."""

import pytest
from streamlit.testing.v1 import AppTest

from app.theme_export import as_csv
from app.theme_finding_sheets import contradictions_sheet, findings_sheet
from app.words import speaking
from knowledge.errors import NotAllowed, NotFound
from knowledge.knowledge_base import KnowledgeBase
from knowledge.model.person import Role
from knowledge.themes.contradictions import Contradiction
from tests.app.test_pages import html_of
from tests.app.themed_base import OpenThemed
from tests.knowledge.themes.corpus import ANALYST
from tests.samples import READER


def _pair(base: KnowledgeBase) -> Contradiction:
    """Return the pair of the initiatives Wel and Niet."""
    return next(
        pair
        for pair in base.theme_figures.contradictions(viewer=ANALYST)
        if {"Wel", "Niet"}
        == {one.lesson.initiative.name for one in (pair.worked, pair.failed) if one.initiative_id
            and one.lesson.initiative}
    )  # fmt: skip


def test_each_theme_tells_for_and_against_and_opens(
    open_themed: OpenThemed, themed_base: KnowledgeBase
) -> None:
    both = next(
        one
        for one in themed_base.theme_figures.findings(viewer=READER)
        if one.worked_ids and one.failed_ids
    )

    table = html_of(open_themed("findings", Role.READER))
    opened = open_themed("findings", Role.READER, theme=both.theme.id)

    assert f"/findings?theme={both.theme.id}" in table
    shown = html_of(opened)
    assert not opened.exception
    assert [s.value for s in opened.subheader][:2] == ["Werkte", "Werkte niet, of stond in de weg"]
    assert "Onafhankelijke initiatieven" in shown
    assert "Effectief aantal" in shown


def test_a_reader_sees_no_candidate_and_an_analyst_decides_on_it(
    open_themed: OpenThemed, themed_base: KnowledgeBase
) -> None:
    pair = _pair(themed_base)
    name = f"{pair.worked.lesson.id}-{pair.failed.lesson.id}"
    reader = open_themed("findings", Role.READER)
    assert "Nog niemand heeft er een bevestigd." in [m.value for m in reader.markdown]

    theme = themed_base.themes.standing(viewer=ANALYST).placements[pair.worked.lesson.id].theme_id
    app = open_themed("findings", theme=theme)
    app.text_input(key=f"differs-{name}").set_value("betaald of niet")
    app.button(key=f"yes-{name}").click().run()

    (said,) = themed_base.theme_figures.contradictions(viewer=READER)
    assert said.verdict is not None
    assert (said.verdict.by, said.verdict.differs_in) == ("Anneke", "betaald of niet")
    shown = html_of(open_themed("findings", Role.READER))
    assert "Ze spreken elkaar tegen; wat verschilt: betaald of niet (Anneke," in shown


def test_the_fields_and_buttons_of_each_pair_have_a_name_of_their_own(
    open_themed: OpenThemed,
) -> None:
    app = open_themed("findings")

    names = [one.label for one in (*app.button, *app.text_input)]
    verdicts = [name for name in names if name.startswith("Paar ")]
    assert len(verdicts) >= 4
    assert len(names) == len(set(names))


def test_what_was_said_of_a_pair_is_taken_back(
    open_themed: OpenThemed, themed_base: KnowledgeBase
) -> None:
    figures = themed_base.theme_figures
    pair = figures.contradictions(viewer=ANALYST)[0]
    ids = pair.worked.lesson.id, pair.failed.lesson.id
    figures.judge(*ids, is_contradiction=True, by=ANALYST)
    app = open_themed("findings")
    app.button(key=f"unjudge-{'-'.join(ids)}").click().run()

    assert not app.error
    assert "weer een kandidaat" in app.success[0].value
    assert figures.contradictions(viewer=READER) == ()
    with pytest.raises(NotFound):
        figures.unjudge(*ids, by=ANALYST)
    with pytest.raises(NotAllowed):
        figures.unjudge(*ids, by=READER)


def test_the_address_of_a_theme_that_is_gone_says_so(open_themed: OpenThemed) -> None:
    app = open_themed("findings", theme="thm-gone")

    assert "er niet meer" in app.info[0].value


def test_what_somebody_decided_on_is_never_cut_off(themed_base: KnowledgeBase) -> None:
    figures = themed_base.theme_figures
    last = figures.contradictions(viewer=ANALYST)[-1]
    ids = last.worked.lesson.id, last.failed.lesson.id

    figures.judge(*ids, is_contradiction=False, by=ANALYST)

    kept = [one for one in figures.contradictions(viewer=ANALYST) if one.verdict]
    assert [(one.worked.lesson.id, one.failed.lesson.id) for one in kept] == [ids]


def test_both_sides_and_the_pairs_go_into_a_file(themed_base: KnowledgeBase) -> None:
    figures = themed_base.theme_figures
    with speaking("en"):
        sides = findings_sheet(figures.findings(viewer=ANALYST))
        pairs = contradictions_sheet(figures.contradictions(viewer=ANALYST))

    for sheet in (sides, pairs):
        assert {len(row) for row in sheet.rows} == {len(sheet.columns)}
        assert as_csv(sheet)
    assert {row[1] for row in sides.rows} == {"Worked", "Did not work, or stood in the way"}
    assert {row[7] for row in pairs.rows} == {""}


def test_what_was_learned_often_opens_at_its_own_tab(open_themed: OpenThemed) -> None:
    label = "Vaak geleerd, niet overgenomen"
    (link,) = [one for one in open_themed("findings").page_link if one.proto.label == label]
    assert link.proto.query_string == "tab=recurring"

    opened = open_themed("policies", tab="recurring")
    elsewhere = open_themed("policies", tab="nowhere")

    assert opened.tabs[_open_tab(opened)].label == label
    assert _open_tab(elsewhere) == 0


def _open_tab(app: AppTest) -> int:
    """Return the number of the tab that a page opens at."""
    (tabs,) = app.get("tab_container")
    return int(tabs.proto.tab_container.default_tab_index)
