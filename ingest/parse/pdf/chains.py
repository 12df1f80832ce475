"""Blocks in reading order, paragraphs joined over columns and pages."""

import re
from collections.abc import Sequence

from ingest.parse.pdf.blocks import Block, Kind

_ENDED = re.compile(r"[.!?:…][)\]”’\"»]*$")
_RUNNING = frozenset({Kind.PROSE, Kind.ITEM, Kind.NOTE})

Chain = tuple[Block, ...]


def chains_of(pages: Sequence[Sequence[Block]]) -> list[Chain]:
    """Return the blocks of a document in reading order, as chains of one or more.

    A paragraph that ends a column in mid-sentence takes up the one that begins the next
    column or page. What stood between them (tables, captions, notes, boxes) goes before
    the paragraph if it is of the earlier page, and after it otherwise, so that each
    page's text stays in one stretch and no sentence is interrupted.

    Args:
        pages: Each page's blocks in order, its footnotes last.
    """
    chains: list[Chain] = []
    open_at: int | None = None
    for blocks in pages:
        for block in blocks:
            if open_at is not None and _goes_on(chains[open_at][-1], block):
                open_at = _joined(chains, open_at, block)
            else:
                chains.append((block,))
                open_at = _still_open(chains, open_at)
            if open_at is not None and chains[open_at][-1].page < block.page - 1:
                open_at = None
    return chains


def _still_open(chains: list[Chain], open_at: int | None) -> int | None:
    """Return where the paragraph is that a coming block may go on with."""
    block = chains[-1][-1]
    if block.is_floating:
        return open_at
    is_open = block.kind in {Kind.PROSE, Kind.ITEM} and block.is_column_end
    return len(chains) - 1 if is_open else None


def _goes_on(end: Block, start: Block) -> bool:
    if start.kind is not Kind.PROSE or start.is_floating or not start.is_column_start:
        return False
    if start.page not in {end.page, end.page + 1}:
        return False
    if abs(end.size - start.size) > 0.06 * max(end.size, start.size):
        return False
    text, first = end.text, start.lines[0].text[:1]
    if _ENDED.search(text):
        return False
    if text.endswith("-") or first.islower():
        return True
    return end.is_full and not start.is_indented and (first.isalnum() or first in "(“‘„«\"'")


def _joined(chains: list[Chain], open_at: int, block: Block) -> int | None:
    chain = chains[open_at]
    between = chains[open_at + 1 :]
    if any(other[-1].page > chain[-1].page for other in between) and block.page == chain[-1].page:
        chains.append((block,))
        return len(chains) - 1
    earlier = [c for c in between if c[-1].page < block.page]
    later = [c for c in between if c[-1].page >= block.page]
    chains[open_at:] = [*earlier, (*chain, block), *later]
    return open_at + len(earlier) if block.is_column_end else None
