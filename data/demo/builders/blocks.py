"""Read a text's Markdown into the few kinds of block that every format can show."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin

Align = Literal["left", "center", "right"]


@dataclass(frozen=True, slots=True)
class Run:
    """Words in one typeface; or, with `note` above 0, the mark of that footnote."""

    text: str
    bold: bool = False
    italic: bool = False
    code: bool = False
    link: str = ""
    note: int = 0


Runs = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 2 is the first below the title."""

    level: int
    runs: Runs


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text."""

    runs: Runs


@dataclass(frozen=True, slots=True)
class Item:
    """One entry of a list; `number` is 0 in a bulleted list, `depth` 0 outermost."""

    runs: Runs
    depth: int
    number: int


@dataclass(frozen=True, slots=True)
class Listing:
    """A list, nested lists flattened into the depth of their items."""

    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table with one header row; every row has as many cells as `header`."""

    header: tuple[Runs, ...]
    rows: tuple[tuple[Runs, ...], ...]
    aligns: tuple[Align, ...]


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quoted voice or a box beside the text."""

    paragraphs: tuple[Runs, ...]


Block = Heading | Paragraph | Listing | Table | Quotation


@dataclass(frozen=True, slots=True)
class Body:
    """A whole text: its blocks in order and its footnotes, numbered from 1."""

    blocks: tuple[Block, ...]
    notes: tuple[Runs, ...]


def words_of(runs: Runs) -> str:
    """The bare words of some runs, without the marks of footnotes."""
    return "".join(run.text for run in runs)


def words_of_block(block: Block) -> str:
    """The bare words of a block, its parts separated by spaces."""
    match block:
        case Heading(runs=runs) | Paragraph(runs=runs):
            return words_of(runs)
        case Listing(items=items):
            return " ".join(words_of(item.runs) for item in items)
        case Quotation(paragraphs=paragraphs):
            return " ".join(words_of(runs) for runs in paragraphs)
        case Table(header=header, rows=rows):
            return " ".join(words_of(cell) for row in (header, *rows) for cell in row)


def read_body(markdown: str) -> Body:
    """The blocks and footnotes of a Markdown text.

    Raises:
        ValueError: If the text uses something that no builder can show (an image, raw HTML).
    """
    reader = MarkdownIt("commonmark", {"html": False}).enable("table").use(footnote_plugin)
    tokens = reader.parse(markdown)
    for index, token in enumerate(tokens):
        if token.type == "footnote_block_open":
            return Body(tuple(_blocks(tokens[:index])), tuple(_notes(tokens[index:])))
    return Body(tuple(_blocks(tokens)), ())


def _blocks(tokens: Sequence[Token]) -> Iterator[Block]:
    index = 0
    while index < len(tokens):
        token = tokens[index]
        end = _closing(tokens, index)
        inner = tokens[index + 1 : end]
        match token.type:
            case "heading_open":
                yield Heading(int(token.tag[1]), _runs(inner[0]))
            case "paragraph_open":
                yield Paragraph(_runs(inner[0]))
            case "bullet_list_open" | "ordered_list_open":
                yield Listing(tuple(_items(tokens[index : end + 1], depth=0)))
            case "table_open":
                yield _table(inner)
            case "blockquote_open":
                yield Quotation(tuple(_runs(part) for part in inner if part.type == "inline"))
            case "hr":
                pass
            case _:
                raise ValueError(f"no builder can show {token.type!r} at line {token.map}")
        index = end + 1


def _closing(tokens: Sequence[Token], index: int) -> int:
    """The index of the token that closes the one at `index` (itself, if it opens nothing)."""
    depth = 0
    for position in range(index, len(tokens)):
        depth += tokens[position].nesting
        if depth == 0:
            return position
    raise ValueError(f"{tokens[index].type!r} is never closed")


def _items(tokens: Sequence[Token], *, depth: int) -> Iterator[Item]:
    ordered = tokens[0].type == "ordered_list_open"
    number = int(tokens[0].attrs.get("start", 1)) if ordered else 0
    index = 1
    while index < len(tokens) - 1:
        end = _closing(tokens, index)
        position = index + 1
        while position < end:
            part_end = _closing(tokens, position)
            if tokens[position].type == "paragraph_open":
                yield Item(_runs(tokens[position + 1]), depth, number)
            elif tokens[position].type.endswith("list_open"):
                yield from _items(tokens[position : part_end + 1], depth=depth + 1)
            position = part_end + 1
        number += 1 if ordered else 0
        index = end + 1


def _table(tokens: Sequence[Token]) -> Table:
    rows: list[list[Runs]] = []
    aligns: list[Align] = []
    for index, token in enumerate(tokens):
        if token.type == "tr_open":
            rows.append([])
        elif token.type in {"th_open", "td_open"}:
            rows[-1].append(_runs(tokens[index + 1]))
            if len(rows) == 1:
                aligns.append(_align(str(token.attrs.get("style", ""))))
    return Table(tuple(rows[0]), tuple(tuple(row) for row in rows[1:]), tuple(aligns))


def _align(style: str) -> Align:
    if "right" in style:
        return "right"
    return "center" if "center" in style else "left"


def _notes(tokens: Sequence[Token]) -> Iterator[Runs]:
    runs: list[Run] = []
    for token in tokens:
        if token.type == "inline":
            runs += ([Run(" ")] if runs else []) + list(_runs(token))
        elif token.type == "footnote_close":
            yield tuple(runs)
            runs = []


def _runs(inline: Token) -> Runs:
    runs: list[Run] = []
    depth = {"strong": 0, "em": 0}
    link = ""
    for token in inline.children or ():
        kind = token.type.removesuffix("_open").removesuffix("_close")
        if kind in depth:
            depth[kind] += token.nesting
        elif kind == "link":
            link = str(token.attrs.get("href", ""))
        elif kind != "footnote_anchor":
            words = _leaf(token)
            face = replace(words, bold=depth["strong"] > 0, italic=depth["em"] > 0, link=link)
            runs.append(words if words.note or words.text == "\n" else face)
    return _merged(runs)


def _leaf(token: Token) -> Run:
    """The run of a token that holds words or stands for a sign."""
    match token.type:
        case "text":
            return Run(token.content)
        case "code_inline":
            return Run(token.content, code=True)
        case "softbreak":
            return Run(" ")
        case "hardbreak":
            return Run("\n")
        case "footnote_ref":
            return Run("", note=int(token.meta["id"]) + 1)
        case _:
            raise ValueError(f"no builder can show {token.type!r} inside a line")


def _merged(runs: list[Run]) -> Runs:
    """Neighbouring runs of one typeface joined, so that no word is cut in two."""
    merged: list[Run] = []
    for run in runs:
        last = merged[-1] if merged else None
        if not run.text and not run.note:
            continue
        if last and not run.note and not last.note and _face(run) == _face(last):
            merged[-1] = Run(last.text + run.text, run.bold, run.italic, run.code, run.link)
        else:
            merged.append(run)
    return tuple(merged)


def _face(run: Run) -> tuple[bool, bool, bool, str]:
    return (run.bold, run.italic, run.code, run.link)
