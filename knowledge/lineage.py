"""Lineage: which initiatives go back to the same origin, and so are no independent proof.

The themes and briefs count breadth with `independent`: ten initiatives that all copied one
example tell once, not ten times, that it works.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Link:
    """One initiative was inspired by another.

    Attributes:
        child: Id of the one that was inspired.
        parent: Id of its example.
    """

    child: str
    parent: str


def closes_circle(links: Iterable[Link], new: Link) -> bool:
    """Say whether the new link would make an initiative its own ancestor."""
    return new.child in ancestors(links, new.parent)


def ancestors(links: Iterable[Link], initiative: str) -> frozenset[str]:
    """Return the initiative and all that it goes back to."""
    return _reached(_parents(links), initiative)


def origins(links: Iterable[Link], initiative: str) -> frozenset[str]:
    """Return those among the ancestors that were inspired by nobody known.

    One that was inspired by nobody is its own origin.
    """
    parents = _parents(links)
    return frozenset(name for name in _reached(parents, initiative) if not parents.get(name))


def independent(initiatives: Collection[str], links: Iterable[Link]) -> tuple[frozenset[str], ...]:
    """Return groups of one origin: how many of these initiatives stand on their own.

    The fewest origins that explain all of them, chosen greedily (the one that explains
    most first, ties by id; Chvátal 1979), so that every two in a group share an origin.
    Their number is the breadth of what these initiatives agree on. An origin need not be
    among the initiatives itself: two that copied a third are one group.

    Args:
        initiatives: Ids; ones without any link are groups of their own.
        links: Of the whole base, without circles.

    Returns:
        Groups without overlap, the largest first, ties by their smallest id.
    """
    parents = _parents(links)
    left: dict[str, frozenset[str]] = {}
    for name in initiatives:
        left[name] = frozenset(one for one in _reached(parents, name) if not parents.get(one))
    groups: list[frozenset[str]] = []
    while left:
        explained: dict[str, set[str]] = {}
        for name, its_origins in left.items():
            for origin in its_origins:
                explained.setdefault(origin, set()).add(name)
        best = min(explained, key=lambda origin: (-len(explained[origin]), origin))
        groups.append(frozenset(explained[best]))
        for name in explained[best]:
            del left[name]
    return tuple(sorted(groups, key=lambda group: (-len(group), min(group))))


def _parents(links: Iterable[Link]) -> Mapping[str, set[str]]:
    parents: dict[str, set[str]] = {}
    for link in links:
        parents.setdefault(link.child, set()).add(link.parent)
    return parents


def _reached(parents: Mapping[str, set[str]], start: str) -> frozenset[str]:
    reached, waiting = {start}, [start]
    while waiting:
        for parent in parents.get(waiting.pop(), ()):
            if parent not in reached:
                reached.add(parent)
                waiting.append(parent)
    return frozenset(reached)
