"""Breadth: who copied from whom never counts twice, whatever the lineage."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.breadth import (
    Breadth,
    Origins,
    Voice,
    breadth,
    effective_number,
    independent_count,
    share_of,
)
from knowledge.lineage import Link, independent

_NAMES = [f"i{number}" for number in range(8)]
_LINKS = st.lists(st.tuples(st.integers(0, 7), st.integers(0, 7)), max_size=12)
_TOLD = st.lists(st.sampled_from(["", *_NAMES]), max_size=20)


def lineage(links: list[tuple[int, int]]) -> Origins:
    """Return the origins of a lineage in which the later were inspired by the earlier."""
    drawn = [Link(f"i{max(pair)}", f"i{min(pair)}") for pair in links if pair[0] != pair[1]]
    return lambda initiatives: independent(initiatives, drawn)


def voices(tellers: list[str]) -> list[Voice]:
    return [Voice(f"l{number}", one, country="NL") for number, one in enumerate(tellers)]


@given(_LINKS, _TOLD)
def test_a_copy_never_counts_beside_its_example(
    links: list[tuple[int, int]], tellers: list[str]
) -> None:
    found = breadth(voices(tellers), origins=lineage(links))

    named = set(tellers) - {""}
    for pair in links:
        copy, example = f"i{max(pair)}", f"i{min(pair)}"
        if copy != example and {copy, example} <= named:
            without = [teller for teller in tellers if teller != copy]
            assert (
                found.initiative_count
                <= breadth(voices(without), origins=lineage(links)).initiative_count
            )
    assert found.initiative_count <= found.named_count == len(named)


@given(_TOLD, st.data())
def test_ten_that_copied_one_example_count_once(tellers: list[str], data: st.DataObject) -> None:
    parents = [data.draw(st.integers(0, max(0, number - 1))) for number in range(8)]
    links = [(number, parent) for number, parent in enumerate(parents) if number]

    found = breadth(voices(tellers), origins=lineage(links))

    assert found.initiative_count == bool(set(tellers) - {""})


@given(_TOLD)
def test_a_lesson_that_comes_twice_counts_once(tellers: list[str]) -> None:
    said = voices(tellers)

    assert breadth([*said, *said]) == breadth(said)


@given(_TOLD)
def test_the_effective_number_lies_between_one_and_the_number_of_initiatives(
    tellers: list[str],
) -> None:
    found = breadth(voices(tellers))

    if found.initiative_count:
        assert 1 <= found.effective_count <= found.initiative_count + 1e-9
    else:
        assert found.effective_count == 0


def test_one_that_does_nearly_all_the_telling_is_nearly_the_only_one() -> None:
    assert effective_number([1, 1, 1]) == pytest.approx(3)
    assert effective_number([98, 1, 1]) == pytest.approx(1.04, abs=0.01)


def test_a_lesson_of_nobody_known_counts_as_no_initiative() -> None:
    found = breadth([Voice("a"), Voice("b", "i1")])

    assert (found.lesson_count, found.initiative_count, found.unknown_count) == (2, 1, 1)


def test_places_countries_languages_and_years_are_named_once() -> None:
    said = [
        Voice("a", "i1", ("Utrecht",), ("Utrecht",), "NL", "nl", "application/pdf", 2021),
        Voice("b", "i2", ("Gent", "Utrecht"), (), "BE", "nl", "application/pdf", 2024),
    ]

    assert breadth(said) == Breadth(
        lesson_count=2,
        initiative_count=2,
        named_count=2,
        places=("Gent", "Utrecht"),
        main_places=("Gent", "Utrecht"),
        regions=("Utrecht",),
        countries=("BE", "NL"),
        languages=("nl",),
        source_types=("application/pdf",),
        effective_count=2.0,
        first_year=2021,
        last_year=2024,
    )


def test_what_lies_around_a_place_is_no_second_place() -> None:
    said = [
        Voice("a", "i1", ("Sint Jansklooster", "Steenwijkerland")),
        Voice("b", "i2", ("Grou", "Leeuwarden")),
    ]

    assert breadth(said).main_places == ("Grou", "Sint Jansklooster")


def test_independence_is_counted_without_lineage_too() -> None:
    assert independent_count(["i1", "i2", "i1"]) == 2


@given(st.integers(0, 200), st.integers(0, 200))
def test_a_share_lies_inside_its_interval(count: int, more: int) -> None:
    found = share_of(count, count + more)

    assert 0 <= found.low <= found.share <= found.high <= 1
    assert found.is_enough == (count + more >= 5)


def test_the_interval_is_wilsons() -> None:
    found = share_of(8, 10)  # 0.4902 to 0.9433: Newcombe, Statistics in Medicine 17:857, 1998

    assert (round(found.low, 4), round(found.high, 4)) == (0.4902, 0.9433)


def test_more_than_all_is_no_share() -> None:
    with pytest.raises(ValueError, match="no share"):
        share_of(3, 2)
