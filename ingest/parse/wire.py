"""A report's text, or the refusal of it, as bytes between two processes.

JSON for the words and packed numbers for the word boxes: nothing in it can run, and a
document of a thousand pages stays small.
"""

import json
from array import array
from dataclasses import dataclass, replace
from typing import Any

from ingest.outcome import RefusalCode, Refused
from ingest.parse.row import Row
from knowledge.model.locator import Locator, LocatorKind
from knowledge.model.plain_margin import margin_from, margin_row
from knowledge.model.report_text import Heading, Margin, PageLayout, ReportText, Segment, WordBox
from knowledge.model.span import Span

_HEAD_BYTES = 8
_BOX_LENGTHS = 4  # left, top, right, bottom


@dataclass(frozen=True, slots=True)
class Answer:
    """What the child says about one file: its text, or why not.

    Attributes:
        text: The report's text, or None.
        refusal: The refusal, or None.
        trace: For developers, where our own code failed; no words of the file.
        file: A copy of the file with words blackened, where that was asked for.
        rows: Of a sheet, where its cells were asked for instead of its text; else None.
    """

    text: ReportText | None = None
    refusal: Refused | None = None
    trace: str = ""
    file: bytes = b""
    rows: tuple[Row, ...] | None = None


def pack(answer: Answer) -> bytes:
    """Return an answer as bytes: the length of the JSON, the JSON, the word boxes."""
    if answer.file:
        head = b'{"file":true}'
        return len(head).to_bytes(_HEAD_BYTES, "big") + head + answer.file
    layouts = answer.text.layouts if answer.text else ()
    spans, lengths = array("q"), array("d")
    for layout in layouts:
        for word in layout.words:
            spans.extend((word.span.start, word.span.end))
            lengths.extend((word.left, word.top, word.right, word.bottom))
    head = json.dumps(_plain(answer), ensure_ascii=False, separators=(",", ":")).encode()
    return len(head).to_bytes(_HEAD_BYTES, "big") + head + spans.tobytes() + lengths.tobytes()


def unpack(data: bytes) -> Answer:
    """Return the answer that `pack` made into bytes.

    Raises:
        ValueError: If the bytes are no such answer, or its text breaks its contract.
    """
    size = int.from_bytes(data[:_HEAD_BYTES], "big")
    try:
        plain = json.loads(data[_HEAD_BYTES : _HEAD_BYTES + size])
        return _answer(plain, data[_HEAD_BYTES + size :])
    except (KeyError, TypeError, AttributeError, IndexError, UnicodeDecodeError) as error:
        raise ValueError(f"not an answer: {error}") from error


def _plain(answer: Answer) -> dict[str, Any]:
    if answer.refusal is not None:
        refusal = {"code": answer.refusal.code.value, "data": dict(answer.refusal.data)}
        return {"refusal": refusal, "trace": answer.trace}
    if answer.rows is not None:
        return {"rows": [(row.sheet, row.number, row.cells) for row in answer.rows]}
    text = answer.text
    if text is None:
        raise ValueError("an answer is a text or a refusal")
    return {
        "text": text.text,
        "reader": text.reader,
        "segments": [
            (s.span.start, s.span.end, s.locator.kind.value, s.locator.label, s.locator.index)
            for s in text.segments
        ],
        "headings": [(h.span.start, h.span.end, h.level) for h in text.headings],
        "title": text.title,
        "language": text.language,
        "created": text.created,
        "is_ocr": text.is_ocr,
        "warnings": text.warnings,
        "layouts": [(p.index, p.width, p.height, len(p.words)) for p in text.layouts],
        "margins": [
            {**margin_row(margin), "people": [(one.start, one.end) for one in margin.people]}
            for margin in text.margins
        ],
    }


def _answer(plain: dict[str, Any], boxes: bytes) -> Answer:
    if "file" in plain:
        return Answer(file=boxes)
    if "refusal" in plain:
        code = RefusalCode(plain["refusal"]["code"])
        return Answer(refusal=Refused(code, **plain["refusal"]["data"]), trace=str(plain["trace"]))
    if "rows" in plain:
        rows = (Row(str(sheet), int(n), tuple(cells)) for sheet, n, cells in plain["rows"])
        return Answer(rows=tuple(rows))
    text = ReportText(
        text=plain["text"],
        reader=plain["reader"],
        segments=tuple(
            Segment(Span(start, end), Locator(LocatorKind(kind), label, index))
            for start, end, kind, label, index in plain["segments"]
        ),
        headings=tuple(Heading(Span(start, end), level) for start, end, level in plain["headings"]),
        title=plain["title"],
        language=plain["language"],
        created=plain["created"],
        is_ocr=plain["is_ocr"],
        warnings=tuple(plain["warnings"]),
        layouts=_layouts(plain["layouts"], boxes),
        margins=tuple(_margin(row) for row in plain["margins"]),
    )
    return Answer(text=text)


def _margin(row: dict[str, Any]) -> Margin:
    people = tuple(Span(start, end) for start, end in row["people"])
    return replace(margin_from(row), people=people)


def _layouts(pages: list[tuple[int, float, float, int]], boxes: bytes) -> tuple[PageLayout, ...]:
    word_count = sum(count for *_, count in pages)
    spans, lengths = array("q"), array("d")
    middle = word_count * 2 * spans.itemsize
    spans.frombytes(boxes[:middle])
    lengths.frombytes(boxes[middle:])
    if len(spans) != 2 * word_count or len(lengths) != _BOX_LENGTHS * word_count:
        raise ValueError(f"word boxes are cut off: {len(boxes)} bytes for {word_count} words")
    layouts, at = [], 0
    for index, width, height, count in pages:
        words = tuple(
            WordBox(
                Span(spans[2 * n], spans[2 * n + 1]),
                *lengths[_BOX_LENGTHS * n : _BOX_LENGTHS * (n + 1)],
            )
            for n in range(at, at + count)
        )
        layouts.append(PageLayout(index, width, height, words))
        at += count
    return tuple(layouts)
