"""The pages of themes: the list with its runs and rules, and one theme being shaped."""

from collections.abc import Callable
from html import unescape
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from app.theme_names import theme_label
from knowledge.bootstrap import open_base
from knowledge.knowledge_base import KnowledgeBase
from knowledge.model.person import Role
from knowledge.model.theme import DISCOVERED, RunParameters, RunState
from knowledge.settings import Settings
from tests.app.test_pages import html_of as raw_html
from tests.app.themed_base import OpenThemed
from tests.knowledge.themes.corpus import ANALYST, fill, found, tell

Open = Callable[..., AppTest]


@pytest.fixture(scope="session")
def themed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A base with five subjects told by three initiatives, and the first run accepted."""
    folder = tmp_path_factory.mktemp("themed")
    base = open_base(Settings(data=folder, embedder="hashing"))
    fill(base)
    found(base)
    base.close()
    return folder


@pytest.fixture
def own(themed_base: KnowledgeBase) -> KnowledgeBase:
    """The copy of this module's base."""
    return themed_base


@pytest.fixture
def page(open_themed: OpenThemed) -> Open:
    def opened(name: str, role: Role = Role.ANALYST, **address: str) -> AppTest:
        app = open_themed(name, role, **address)
        assert not app.exception
        return app

    return opened


def html_of(app: AppTest) -> str:
    return unescape(raw_html(app))


def press(app: AppTest, key: str) -> AppTest:
    app.button(key=key).click().run()
    assert not app.exception
    assert [error.value for error in app.error] == []
    return app


def links(app: AppTest) -> list[str]:
    return [link.value for link in app.page_link]


def ids(base: KnowledgeBase) -> list[str]:
    return [one.theme.id for one in base.themes.overview(viewer=ANALYST)]


def headings(app: AppTest) -> list[str]:
    return [heading.value for heading in (*app.header, *app.subheader)]


def test_a_reader_sees_the_themes_counted_in_initiatives_and_nothing_to_change(page: Open) -> None:
    app = page("themes", Role.READER)

    assert "5 thema's" in headings(app)
    assert "3 onafhankelijke initiatieven" in html_of(app)
    assert "2020–2022" in html_of(app)
    assert not app.tabs
    assert [button.label for button in app.button] == []


def test_a_base_without_themes_says_who_makes_them(base: KnowledgeBase, open_app: Open) -> None:
    app = open_app(Role.READER).switch_page("views/themes.py").run()

    assert "Nog geen lessen" in headings(app)
    assert "Een coördinator doet dat." in " ".join(text.value for text in app.markdown)


def test_lessons_without_themes_tell_a_reader_who_makes_them(page: Open) -> None:
    app = page("themes", Role.READER, scheme="sdg")

    assert "Een analist maakt ze." in " ".join(text.value for text in app.markdown)


def test_an_analyst_makes_the_first_themes_with_one_button(
    base: KnowledgeBase, open_app: Open
) -> None:
    app = open_app(Role.ANALYST).switch_page("views/themes.py").run()
    app = press(app, "make_themes")

    assert "Thema's worden gemaakt" in html_of(app)
    (run,) = base.themes.runs.listing(viewer=ANALYST)
    press(app, f"stop-{run.id}")
    assert base.themes.runs.run(run.id, viewer=ANALYST).state is RunState.DROPPED
    assert not base.themes.runs.work("here:1")


def test_a_later_run_is_shown_as_what_changes_and_then_accepted(
    page: Open, own: KnowledgeBase
) -> None:
    app = page("themes")
    app.checkbox(key="run_fresh").check()
    press(app, "make_themes")
    tell(own, ("De huur van het buurthuis steeg.",), initiative="Nieuw")
    own.themes.runs.work("here:1")

    app = page("themes")
    assert "Nieuwe thema's wachten op uw besluit" in headings(app)
    assert "1 les is nieuw." in html_of(app)
    press(app, "accept_run")

    newest = own.themes.runs.listing(viewer=ANALYST)[0]
    assert newest.state is RunState.ACCEPTED
    assert newest.parameters.is_fresh


def test_runs_are_kept_compared_and_taken_back(page: Open, own: KnowledgeBase) -> None:
    first = own.themes.runs.listing(viewer=ANALYST)[0]
    second = found(own, is_fresh=True, resolution=0.4)
    own.themes.runs.accept(second, by=ANALYST)

    app = page("themes")
    assert "Twee rondes vergelijken" in headings(app)
    assert "minder en grotere thema's (0,4)" in html_of(app)
    press(app, "take_back_run")

    assert own.themes.standing(viewer=ANALYST).run_id == first.id


def test_the_rules_of_a_good_set_are_named_and_a_broken_one_leads_to_its_theme(
    page: Open, own: KnowledgeBase
) -> None:
    app = page("themes")

    assert "Geen twee thema's betekenen bijna hetzelfde." in html_of(app)
    assert html_of(app).count("dw-in-order") == 5
    one, *others = ids(own)
    own.themes.edits.merge(others[:3], one, by=ANALYST)
    assert f'href="/theme?id={one}"' in html_of(page("themes"))


def test_lessons_are_placed_with_a_scheme_and_the_rest_is_a_list_of_its_own(
    page: Open, own: KnowledgeBase
) -> None:
    own.themes.runs.request(RunParameters(scheme="sdg"), by=ANALYST)
    own.themes.runs.work("here:1")

    app = page("themes", Role.READER, scheme="sdg")

    assert app.selectbox(key="theme_scheme").value == "sdg"
    assert "Buiten het programma" in headings(app)
    assert any("dan het toeval geeft" in caption.value for caption in app.caption)


def test_a_programme_comes_in_from_a_sheet(page: Open, own: KnowledgeBase) -> None:
    app = page("themes")
    app.text_input(key="scheme_name").set_value("Programma 2026")
    app.file_uploader(key="scheme_file").upload(
        "programma.csv", b"nl,about_nl\nWonen,Huur en buurthuis\nEten,Groente\n", "text/csv"
    )
    press(app, "scheme_add")

    made = own.themes.schemes.everything(viewer=ANALYST)[-1]
    assert (made.name.nl, len(made.entries)) == ("Programma 2026", 2)
    assert app.selectbox(key="theme_scheme").value == made.id


def test_a_sheet_without_chapters_is_told_what_it_needs(page: Open) -> None:
    app = page("themes")
    app.text_input(key="scheme_name").set_value("Leeg")
    app.file_uploader(key="scheme_file").upload("leeg.csv", b"foo\nbar\n", "text/csv")
    app.button(key="scheme_add").click().run()

    assert "noemt geen kolom voor de naam" in app.error[0].value
    assert "foo" in app.error[0].value


def test_a_theme_shows_three_voices_all_lessons_and_files_to_take_along(
    page: Open, own: KnowledgeBase
) -> None:
    app = page("theme", Role.READER, id=ids(own)[0])

    assert html_of(app).count('class="dw-kind') == 3
    assert "3 initiatieven vertellen ze" in html_of(app)
    assert "12 lessen" in headings(app)
    assert len(app.get("download_button")) == 2
    assert not app.expander
    assert not app.checkbox


def test_a_theme_is_named_and_described_in_both_languages(page: Open, own: KnowledgeBase) -> None:
    theme = ids(own)[0]
    app = page("theme", id=theme)
    app.text_input(key=f"name-nl-{theme}").set_value("Ruimte in de buurt")
    app.text_input(key=f"name-en-{theme}").set_value("Room in the neighbourhood")
    app.text_area(key=f"about-nl-{theme}").set_value("Waar het gebeurt.")
    press(app, f"save_name-{theme}")

    stood = own.themes.standing(viewer=ANALYST).theme(theme)
    assert stood is not None
    assert (stood.name.en, stood.description.nl) == (
        "Room in the neighbourhood",
        "Waar het gebeurt.",
    )
    assert app.title[0].value == "Ruimte in de buurt"


def test_two_themes_are_merged_told_in_the_history_and_parted_again(
    page: Open, own: KnowledgeBase
) -> None:
    one, other = ids(own)[:2]
    app = page("theme", id=one)
    app.multiselect(key=f"merge_with-{one}").set_value([other])
    press(app, f"merge-{one}")

    assert other not in ids(own)
    assert "24 lessen" in headings(app)
    assert page("theme", id=other).title[0].value == app.title[0].value
    assert "samengevoegd" in html_of(app)
    (act,) = own.themes.edits.history(viewer=ANALYST)
    press(app, f"undo-{act.sequence}")
    assert other in ids(own)


def test_chosen_lessons_are_moved_pinned_and_split_off(page: Open, own: KnowledgeBase) -> None:
    one, other = ids(own)[:2]
    lessons = own.themes.standing(viewer=ANALYST).members(one)
    app = page("theme", id=one)
    app.checkbox(key=f"choose-{lessons[0]}").check().run()
    app.selectbox(key=f"move_to-{one}").set_value(other).run()
    press(app, f"move-{one}")
    assert lessons[0] in own.themes.standing(viewer=ANALYST).members(other)

    app.checkbox(key=f"choose-{lessons[1]}").check().run()
    press(app, f"pin-{one}")
    assert own.themes.standing(viewer=ANALYST).placements[lessons[1]].is_pinned

    app = page("theme", id=one)
    app.checkbox(key=f"choose-{lessons[2]}").check().run()
    app.text_input(key=f"split_nl-{one}").set_value("Afgesplitst")
    press(app, f"split-{one}")
    names = [theme.name.nl for theme in own.themes.standing(viewer=ANALYST).top]
    assert "Afgesplitst" in names


def test_a_name_that_a_colleague_gave_meanwhile_is_not_written_over(
    page: Open, own: KnowledgeBase
) -> None:
    theme = ids(own)[0]
    app = page("theme", id=theme)
    own.themes.edits.rename(theme, nl="Van een ander", en="Another's", by=ANALYST)
    app.text_area(key=f"about-nl-{theme}").set_value("Waar het gebeurt.")
    press(app, f"save_name-{theme}")

    stood = own.themes.standing(viewer=ANALYST).theme(theme)
    assert stood is not None
    assert (stood.name.nl, stood.description.nl) == ("Van een ander", "Waar het gebeurt.")


def test_who_was_slower_sees_the_other_name_before_theirs_takes_its_place(
    page: Open, own: KnowledgeBase
) -> None:
    theme = ids(own)[0]
    app = page("theme", id=theme)
    own.themes.edits.rename(theme, nl="Van een ander", en="Another's", by=ANALYST)
    app.text_input(key=f"name-nl-{theme}").set_value("Van mij")
    app.button(key=f"save_name-{theme}").click().run()

    assert "“Van een ander”" in app.error[0].value
    press(app, f"save_name-{theme}")
    stood = own.themes.standing(viewer=ANALYST).theme(theme)
    assert stood is not None
    assert (stood.name.nl, stood.name.en) == ("Van mij", "Another's")


def test_an_act_on_a_theme_that_was_merged_meanwhile_does_not_hit_the_other(
    page: Open, own: KnowledgeBase
) -> None:
    one, other = ids(own)[:2]
    app = page("theme", id=other)
    own.themes.edits.merge([other], one, by=ANALYST)
    app.button(key=f"hide_theme-{other}").click().run()

    kept = own.themes.standing(viewer=ANALYST).theme(one)
    assert kept is not None
    assert not kept.is_hidden
    assert "in dit thema samengevoegd" in app.info[0].value


def test_the_history_names_a_theme_that_was_merged(page: Open, own: KnowledgeBase) -> None:
    one, other = ids(own)[:2]
    own.themes.edits.rename(other, nl="Moestuinen", by=ANALYST)
    own.themes.edits.merge([other], one, by=ANALYST)

    assert "met Moestuinen" in html_of(page("theme", id=one))


def test_what_was_moved_out_of_a_theme_is_told_and_undone_there_too(
    page: Open, own: KnowledgeBase
) -> None:
    one, other = ids(own)[:2]
    lesson = own.themes.standing(viewer=ANALYST).members(one)[0]
    own.themes.edits.rename(other, nl="Moestuinen", by=ANALYST)
    own.themes.edits.move([lesson], other, by=ANALYST)
    own.themes.edits.unpin([lesson], by=ANALYST)

    app = page("theme", id=one)
    assert "lessen verplaatst naar “Moestuinen”" in html_of(app)
    assert "lessen losgelaten" not in html_of(app)
    assert "lessen hierheen verplaatst" in html_of(page("theme", id=other))
    moved = own.themes.edits.history(viewer=ANALYST, theme_id=one)[0]
    press(app, f"undo-{moved.sequence}")
    assert lesson in own.themes.standing(viewer=ANALYST).members(one)


def test_a_split_without_a_name_says_what_it_needs(page: Open, own: KnowledgeBase) -> None:
    theme = ids(own)[0]
    lesson = own.themes.standing(viewer=ANALYST).members(theme)[0]
    app = page("theme", id=theme)
    app.checkbox(key=f"choose-{lesson}").check().run()
    app.button(key=f"split-{theme}").click().run()

    assert "Geef het nieuwe thema een naam" in app.error[0].value


def test_a_hidden_theme_is_gone_for_readers(page: Open, own: KnowledgeBase) -> None:
    theme = ids(own)[0]
    press(page("theme", id=theme), f"hide_theme-{theme}")

    assert "4 thema's" in headings(page("themes", Role.READER))
    app = press(page("theme", id=theme), f"lock_theme-{theme}")
    assert "verborgen · op slot" in html_of(app)


def test_a_lesson_leads_to_its_theme(page: Open, own: KnowledgeBase) -> None:
    theme = own.themes.overview(viewer=ANALYST)[0].theme
    lesson = own.themes.standing(viewer=ANALYST).members(theme.id)[0]
    own.themes.edits.rename(theme.id, nl="Ruimte", by=ANALYST)

    app = page("lesson", Role.READER, id=lesson)

    assert "Ruimte" in links(app)
    assert own.themes.standing(viewer=ANALYST).scheme == DISCOVERED


def test_search_is_narrowed_by_theme_in_the_words_of_the_themes_page(
    own: KnowledgeBase, page: Open
) -> None:
    theme = own.themes.overview(viewer=ANALYST)[0].theme

    found = page("search", q="subsidie huur vrijwilligers", theme=theme.id)

    chosen = found.multiselect(key="choose_theme")
    assert chosen.label == "Thema"
    assert chosen.value == [theme.id]
    assert any(option.startswith(theme_label(theme)) for option in chosen.options)
