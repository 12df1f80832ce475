"""Which atoms of a section make one passage: near the target, on the best borders."""

from collections.abc import Iterator, Sequence

from ingest.split.atoms import Atom, Border
from ingest.split.limits import CHAR_LIMIT, TOKEN_LIMIT

_COST = {Border.BLOCK: 0.0, Border.LINE: 0.5, Border.SENTENCE: 1.0}
_AFTER_INTRO_COST = 4.0


def pack(atoms: Sequence[Atom], *, target_words: int) -> Iterator[Sequence[Atom]]:
    """Yield the atoms in runs of about the target, no atom left out or cut.

    A run has at most 4/3 of the target in words, unless one atom alone has more; the last
    two runs of a section share what is left evenly. A border costs 0 between blocks, 0.5
    between lines, 1 between sentences and 4 after an introduction such as "We learned:";
    a length costs its distance from the aim, in thirds of the target, squared. Time grows
    linearly with the number of atoms.
    """
    remaining = sum(atom.word_count for atom in atoms)
    start = 0
    while start < len(atoms):
        reach = _reach(atoms, start, max_words=target_words * 4 // 3)
        end = reach
        if reach < len(atoms):
            end = _best_end(atoms, start, reach, remaining=remaining, target_words=target_words)
        yield atoms[start:end]
        remaining -= sum(atom.word_count for atom in atoms[start:end])
        start = end


def _reach(atoms: Sequence[Atom], start: int, *, max_words: int) -> int:
    """Return the end of the longest run from here that one passage may hold."""
    word_count, token_count = 0, 0.0
    for end in range(start, len(atoms)):
        atom = atoms[end]
        word_count += atom.word_count
        token_count += atom.token_count
        is_long = atom.span.end - atoms[start].span.start > CHAR_LIMIT
        if end > start and (word_count > max_words or token_count > TOKEN_LIMIT or is_long):
            return end
    return len(atoms)


def _best_end(
    atoms: Sequence[Atom], start: int, reach: int, *, remaining: int, target_words: int
) -> int:
    is_last_pair = remaining <= 2 * (target_words * 4 // 3)
    aim = remaining / 2 if is_last_pair else target_words
    best_end, best_cost, word_count = reach, float("inf"), 0
    for end in range(start + 1, reach + 1):
        word_count += atoms[end - 1].word_count
        cost = (3 * (word_count - aim) / target_words) ** 2 + _COST[atoms[end].border]
        if atoms[end - 1].is_intro:
            cost += _AFTER_INTRO_COST
        if cost < best_cost:
            best_end, best_cost = end, cost
    return best_end
