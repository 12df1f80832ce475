"""Blocks as HTML, for web pages and e-mails."""

from html import escape

from data.demo.builders.blocks import (
    Block,
    Body,
    Heading,
    Item,
    Listing,
    Paragraph,
    Quotation,
    Runs,
    Table,
)


def blocks_html(body: Body, *, note_heading: str) -> str:
    """A body's blocks, one a line, and its notes as a list at the end with links both ways."""
    lines = [_block(block) for block in body.blocks]
    if body.notes:
        notes = "".join(
            f'<li id="note-{number}">{runs_html(runs)} <a href="#ref-{number}">↩</a></li>'
            for number, runs in enumerate(body.notes, start=1)
        )
        lines.append(f'<section class="notes"><h2>{note_heading}</h2><ol>{notes}</ol></section>')
    return "\n".join(lines)


def runs_html(runs: Runs) -> str:
    """Words with their typeface, links and note marks."""
    parts = []
    for run in runs:
        if run.note:
            parts.append(
                f'<sup><a id="ref-{run.note}" href="#note-{run.note}">{run.note}</a></sup>'
            )
            continue
        words = escape(run.text, quote=False).replace("\n", "<br>")
        for is_set, tag in ((run.code, "code"), (run.italic, "em"), (run.bold, "strong")):
            words = f"<{tag}>{words}</{tag}>" if is_set else words
        parts.append(f'<a href="{escape(run.link)}">{words}</a>' if run.link else words)
    return "".join(parts)


def _block(block: Block) -> str:
    match block:
        case Heading(level=level, runs=runs):
            return f"<h{level}>{runs_html(runs)}</h{level}>"
        case Paragraph(runs=runs):
            return f"<p>{runs_html(runs)}</p>"
        case Listing(items=items):
            return _list(list(items), depth=0)
        case Quotation(paragraphs=paragraphs):
            inside = "".join(f"<p>{runs_html(runs)}</p>" for runs in paragraphs)
            return f"<blockquote>{inside}</blockquote>"
        case Table(header=header, rows=rows, aligns=aligns):
            head = _row(header, aligns, tag="th")
            body = "\n".join(_row(row, aligns, tag="td") for row in rows)
            return f"<table>\n<thead>{head}</thead>\n<tbody>\n{body}\n</tbody>\n</table>"


def _row(row: tuple[Runs, ...], aligns: tuple[str, ...], *, tag: str) -> str:
    cells = "".join(
        f'<{tag} class="{align}">{runs_html(cell)}</{tag}>'
        for cell, align in zip(row, aligns, strict=True)
    )
    return f"<tr>{cells}</tr>"


def _list(items: list[Item], *, depth: int) -> str:
    tag = "ol" if items[0].number else "ul"
    start = f' start="{items[0].number}"' if items[0].number > 1 else ""
    parts = [f"<{tag}{start}>"]
    while items:
        item = items.pop(0)
        deeper = []
        while items and items[0].depth > depth:
            deeper.append(items.pop(0))
        inner = _list(deeper, depth=depth + 1) if deeper else ""
        parts.append(f"<li>{runs_html(item.runs)}{inner}</li>")
    return "".join([*parts, f"</{tag}>"])
