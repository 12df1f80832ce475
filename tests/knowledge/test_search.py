"""Search: what must be found, what must never be, and that no question breaks it."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from knowledge.bootstrap import open_base
from knowledge.errors import NotFound
from knowledge.knowledge_base import KnowledgeBase
from knowledge.model.initiative import Level
from knowledge.model.report import Audience, ReportDetails
from knowledge.model.search import Facet, SearchFilter, SearchQuery, Strength
from knowledge.model.stated import details_from
from knowledge.records.passages import content_hash
from knowledge.settings import Settings
from tests.samples import COORDINATOR, READER, WRITER, draft_of, store

REPAIR = (
    "De balie bij de ingang schrijft elk apparaat in, zodat niemand lang wacht.",
    "De balie kostte twee vrijwilligers per middag.",
)
ENERGY = ("De netbeheerder liet ons drie jaar wachten op een aansluiting.",)
GARDEN = ("The garden needs a fence before it needs plants.",)


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Iterator[KnowledgeBase]:
    folder: Path = tmp_path_factory.mktemp("search")
    opened = open_base(Settings(data=folder, embedder="hashing"))
    bring_in(
        opened,
        REPAIR,
        "Schroef",
        initiative="Schroef",
        places="Deventer",
        year=2021,
        country="NL",
        level="neighbourhood",
        kind="repair café",
    )
    bring_in(
        opened,
        ENERGY,
        "Stroom",
        initiative="Stroom",
        places="Bronckhorst",
        year=2023,
        country="NL",
        level="municipality",
        kind="energy co-operative",
    )
    bring_in(
        opened,
        GARDEN,
        "Garden",
        language="en",
        initiative="Garden",
        places="Leith",
        year=2021,
        country="GB",
        level="neighbourhood",
        kind="community garden",
    )
    yield opened
    opened.close()


def bring_in(
    base: KnowledgeBase,
    paragraphs: tuple[str, ...],
    title: str,
    *,
    language: str = "nl",
    publish: bool = True,
    **details: str | int,
) -> str:
    draft = draft_of(paragraphs, title=title, language=language)
    rows = base.embedder.embed_passages(paragraphs)
    vectors = {content_hash(p): row for p, row in zip(paragraphs, rows, strict=True)}
    draft = replace(
        draft, vectors=vectors, model=base.embedder.fingerprint, details=details_from(details)
    )
    return store(base.queue, base.library, draft, publish=publish)


def titles(base: KnowledgeBase, text: str, **where: object) -> list[str]:
    query = SearchQuery(text, where=SearchFilter(**where))  # type: ignore[arg-type]
    answer = base.search(query, viewer=READER)
    return [] if answer.is_nothing_good else [hit.report.title for hit in answer.hits]


def test_the_passage_with_the_words_comes_first_with_its_words_marked(
    base: KnowledgeBase,
) -> None:
    hit = base.search(SearchQuery("balie vrijwilligers"), viewer=READER).hits[0]

    assert hit.passage.text == REPAIR[1]
    assert [mark.of(hit.passage.text) for mark in hit.marks] == ["balie", "vrijwilligers"]
    assert hit.best_sentence is not None


def test_an_exact_phrase_must_occur(base: KnowledgeBase) -> None:
    answer = base.search(SearchQuery('"drie jaar wachten"'), viewer=READER)

    assert [hit.report.title for hit in answer.hits] == ["Stroom"]
    assert [hit.strength for hit in answer.hits] == [Strength.STRONG]


def test_a_phrase_that_nobody_wrote_finds_nothing(base: KnowledgeBase) -> None:
    answer = base.search(SearchQuery('"vier jaar wachten"'), viewer=READER)

    assert answer.hits == ()
    assert answer.is_nothing_good


def test_an_excluded_word_does_not_occur(base: KnowledgeBase) -> None:
    answer = base.search(SearchQuery("balie -vrijwilligers"), viewer=READER)

    assert REPAIR[1] not in [hit.passage.text for hit in answer.hits]
    assert REPAIR[0] in [hit.passage.text for hit in answer.hits]


def test_an_excluded_phrase_does_not_occur_though_its_words_may(base: KnowledgeBase) -> None:
    by_phrase = base.search(SearchQuery('balie -"twee vrijwilligers"'), viewer=READER)
    by_other_order = base.search(SearchQuery('balie -"vrijwilligers twee"'), viewer=READER)

    assert REPAIR[1] not in [hit.passage.text for hit in by_phrase.hits]
    assert REPAIR[1] in [hit.passage.text for hit in by_other_order.hits]


@pytest.mark.parametrize(
    ("where", "allowed"),
    [
        ({"languages": ("en",)}, {"Garden"}),
        ({"places": ("Deventer",)}, {"Schroef"}),
        ({"countries": ("NL",), "years": (2023,)}, {"Stroom"}),
        ({"levels": (Level.NEIGHBOURHOOD,)}, {"Schroef", "Garden"}),
        ({"kinds": ("repair café",)}, {"Schroef"}),
    ],
    ids=["language", "place", "country and year", "level", "kind"],
)
def test_a_filter_lets_nothing_else_through(
    base: KnowledgeBase, where: dict[str, object], allowed: set[str]
) -> None:
    query = SearchQuery("balie wachten garden", where=SearchFilter(**where))  # type: ignore[arg-type]
    answer = base.search(query, viewer=READER)

    assert {hit.report.title for hit in answer.hits} <= allowed
    assert answer.hits


def test_a_chosen_filter_still_shows_what_else_could_be_chosen(base: KnowledgeBase) -> None:
    query = SearchQuery("balie vrijwilligers", where=SearchFilter(places=("Deventer",)))

    facets = base.search(query, viewer=READER).facets

    places = {value.value: value.count for value in facets[Facet.PLACE]}
    assert places["Deventer"] >= 1


def test_facets_count_the_passages_that_were_found(base: KnowledgeBase) -> None:
    answer = base.search(SearchQuery('"balie"'), viewer=READER)

    counts = {
        facet: {value.value: value.count for value in values}
        for facet, values in answer.facets.items()
    }
    assert answer.total_count == 2
    assert counts.pop(Facet.INITIATIVE).popitem()[1] == 2
    assert counts == {
        Facet.LANGUAGE: {"nl": 2},
        Facet.LEVEL: {"neighbourhood": 2},
        Facet.PLACE: {"Deventer": 2},
        Facet.COUNTRY: {"NL": 2},
        Facet.YEAR: {"2021": 2},
        Facet.KIND: {"repair café": 2},
        Facet.THEME: {},
    }


def test_a_filter_tells_how_many_of_the_passages_found_are_of_each_value(
    base: KnowledgeBase,
) -> None:
    answer = base.search(SearchQuery("vrijwilligers balie"), viewer=READER)

    counted = {value.value: value.count for value in answer.facets[Facet.LANGUAGE]}
    found = Counter(hit.passage.language for hit in answer.hits)
    assert answer.total_count == len(answer.hits)
    assert counted == dict(found)


def test_beyond_the_last_page_there_is_nothing_and_the_total_stays(base: KnowledgeBase) -> None:
    answer = base.search(SearchQuery('"balie"', offset=1_000), viewer=READER)

    assert answer.hits == ()
    assert answer.total_count == 2


def test_pages_of_results_follow_each_other(base: KnowledgeBase) -> None:
    query = SearchQuery("balie wachten", limit=1)
    first = base.search(query, viewer=READER)

    second = base.search(replace(query, offset=1), viewer=READER)

    assert first.total_count == second.total_count >= 2
    assert first.hits[0].passage.id != second.hits[0].passage.id


def test_what_is_not_published_or_not_for_you_is_never_found(base: KnowledgeBase) -> None:
    hidden = bring_in(base, ("De geheime kelder staat vol fietsen.",), "Kelder", publish=False)
    team = bring_in(base, ("De teamzolder staat vol fietsen.",), "Zolder")
    base.library.describe(team, ReportDetails(audience=Audience.TEAM), by=COORDINATOR)
    query = SearchQuery("vol fietsen kelder zolder")

    reader = {hit.report.id for hit in base.search(query, viewer=READER).hits}
    writer = {hit.report.id for hit in base.search(query, viewer=WRITER).hits}

    assert not reader & {hidden, team}
    assert team in writer
    assert hidden not in writer


def test_what_is_withdrawn_is_found_no_more_by_words_meaning_or_likeness(
    base: KnowledgeBase,
) -> None:
    report_id = bring_in(base, ("De regenton staat achter het buurthuis.",), "Regenton")
    query = SearchQuery("regenton")
    found = base.search(query, viewer=COORDINATOR).hits[0].passage

    base.library.withdraw(report_id, by=COORDINATOR)

    assert report_id not in {h.report.id for h in base.search(query, viewer=COORDINATOR).hits}
    with pytest.raises(NotFound):
        base.more_like(found.id, viewer=COORDINATOR)


def test_more_like_a_passage_are_passages_of_other_reports(base: KnowledgeBase) -> None:
    hit = base.search(SearchQuery("balie"), viewer=READER).hits[0]

    answer = base.more_like(hit.passage.id, viewer=READER)

    assert answer.hits
    assert hit.report.id not in {other.report.id for other in answer.hits}


def test_more_like_a_passage_that_is_not_there_says_so(base: KnowledgeBase) -> None:
    with pytest.raises(NotFound):
        base.more_like("rep-none.0", viewer=READER)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        '"',
        '""""',
        "“”",
        "-",
        "--",
        '-""',
        "x" * 10_000,
        "balie " * 1_700,
        "🔧👩‍🌾🇳🇱",
        "\0",
    ],
)
def test_an_odd_question_is_answered_like_any_other(base: KnowledgeBase, text: str) -> None:
    answer = base.search(SearchQuery(text), viewer=READER)

    assert len(answer.hits) <= 10
    assert answer.total_count == 0 or "balie" in text


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.one_of(st.text(max_size=200), st.sampled_from(['"', "-", '-"', '""', "balie " * 2000])))
def test_no_question_breaks_the_search(base: KnowledgeBase, text: str) -> None:
    answer = base.search(SearchQuery(text), viewer=READER)

    for hit in answer.hits:
        assert all(mark.end <= len(hit.passage.text) for mark in hit.marks)
