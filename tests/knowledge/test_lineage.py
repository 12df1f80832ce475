"""Lineage: no circles, and copies of one example count once."""

from hypothesis import given
from hypothesis import strategies as st

from knowledge.lineage import Link, ancestors, closes_circle, independent, origins

NAMES = "abcdefgh"


@st.composite
def lineages(draw: st.DrawFn) -> list[Link]:
    """Links in which a name only goes back to earlier letters, so without circles."""
    pairs = draw(st.lists(st.tuples(st.sampled_from(NAMES), st.sampled_from(NAMES))))
    return [Link(max(pair), min(pair)) for pair in pairs if pair[0] != pair[1]]


def test_two_copies_of_one_example_are_one_group() -> None:
    links = [Link("deventer", "amsterdam"), Link("leith", "amsterdam")]

    assert independent(["deventer", "leith"], links) == (frozenset({"deventer", "leith"}),)


def test_initiatives_without_links_each_stand_alone() -> None:
    assert len(independent(["a", "b", "c"], [])) == 3


def test_a_child_of_two_examples_does_not_make_the_examples_one() -> None:
    links = [Link("child", "one"), Link("child", "two")]

    assert len(independent(["one", "two", "child"], links)) == 2


def test_two_that_share_one_of_their_examples_are_one_group() -> None:
    links = [Link("x", "one"), Link("x", "two"), Link("y", "two")]

    assert independent(["x", "y"], links) == (frozenset({"x", "y"}),)


def test_an_initiative_cannot_inspire_its_own_example() -> None:
    links = [Link("b", "a"), Link("c", "b")]

    assert closes_circle(links, Link("a", "c"))
    assert closes_circle(links, Link("a", "a"))
    assert not closes_circle(links, Link("c", "a"))


def test_ancestors_go_all_the_way_back() -> None:
    links = [Link("b", "a"), Link("c", "b")]

    assert ancestors(links, "c") == {"a", "b", "c"}
    assert origins(links, "c") == {"a"}


@given(lineages(), st.sets(st.sampled_from(NAMES)))
def test_every_initiative_stands_in_one_group_and_shares_its_origin(
    links: list[Link], wanted: set[str]
) -> None:
    groups = independent(wanted, links)

    assert sorted(name for group in groups for name in group) == sorted(wanted)
    for group in groups:
        assert frozenset.intersection(*(origins(links, name) for name in group))


@given(lineages(), st.sets(st.sampled_from(NAMES)))
def test_groups_never_outnumber_initiatives_nor_depend_on_the_order(
    links: list[Link], wanted: set[str]
) -> None:
    groups = independent(sorted(wanted), links)

    assert len(groups) <= len(wanted)
    assert groups == independent(sorted(wanted, reverse=True), list(reversed(links)))


@given(lineages(), st.sampled_from(NAMES), st.sampled_from(NAMES))
def test_a_link_that_closes_no_circle_leaves_the_lineage_without_one(
    links: list[Link], child: str, parent: str
) -> None:
    new = Link(child, parent)
    if not closes_circle(links, new):
        grown = [*links, new]
        assert all(link.child not in ancestors(grown, link.parent) for link in grown)
