"""A demonstration text: what its front matter says and what its body holds."""

import hashlib
import re
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

import yaml

from data.demo.builders.blocks import (
    Block,
    Body,
    Heading,
    Paragraph,
    Quotation,
    read_body,
    words_of,
    words_of_block,
)

FORMATS = {
    "pdf": "pdf",
    "pdf-two-column": "pdf",
    "pdf-scan": "pdf",
    "docx": "docx",
    "odt": "odt",
    "pptx": "pptx",
    "html": "html",
    "xlsx": "xlsx",
    "eml": "eml",
    "md": "md",
}
"""The formats that a text may ask for, and the ending of the file that it becomes."""

_NOTICE = re.compile(
    r"demonstr|démonstr|vorführ|vorzuführ|anschauung|übungstext|übung |beispieltext"
    r"|verzonnen|verzinsel|oefentekst|made up|thought up|invented|fictitious"
    r"|fictif|fictive|fiction|cas d.école|inventé|imaginé|imaginaire",
    re.IGNORECASE,
)
"""What a sentence holds that tells the reader that a report is not of a real initiative."""

_REQUIRED = ("id", "title", "language", "format", "initiative", "kind", "level", "country", "year")


@dataclass(frozen=True, slots=True)
class DemoText:
    """One invented report as written: the source of one file.

    `notice` is the paragraph that says that the report was written for demonstration, `lead` what
    stands between the title and it (by whom, for whom); `body` is the rest, its headings from
    level 2. `source_sha256` is of the Markdown file's bytes.
    """

    id: str
    title: str
    language: str
    format: str
    initiative: str
    kind: str
    level: str
    places: tuple[str, ...]
    country: str
    year: int
    period: str
    published: bool
    version_of: str | None
    personal: tuple[str, ...]
    header: str
    mail: dict[str, str]
    lead: tuple[str, ...]
    notice: str
    body: Body
    markdown: str
    source_sha256: str

    @property
    def where_and_when(self) -> str:
        """The places and the period in one line."""
        return " · ".join(part for part in (", ".join(self.places), self.period) if part)

    @property
    def word_count(self) -> int:
        """The number of words in the body."""
        return sum(len(words_of_block(block).split()) for block in self.body.blocks)

    @property
    def file_name(self) -> str:
        """The name of the file that this text becomes."""
        return f"{self.id}.{FORMATS[self.format]}"

    @property
    def stamp(self) -> datetime:
        """The moment that the file says it was made: always the same for the same text."""
        day = 1 + int(self.source_sha256[:4], 16) % 28
        return datetime(self.year, 10, day, 10, 30)  # noqa: DTZ001 files keep local time


def read_text(path: Path) -> DemoText:
    """The text in a Markdown file with YAML front matter.

    Raises:
        ValueError: If the front matter lacks a key, names an unknown format, the file's name is
            not its id, or the first blocks do not say that the report is for demonstration.
    """
    raw = path.read_bytes()
    _, front, markdown = raw.decode("utf-8").split("---\n", 2)
    keys = yaml.safe_load(front)
    missing = [key for key in _REQUIRED if not keys.get(key)]
    if missing:
        raise ValueError(f"{path.name}: front matter lacks {', '.join(missing)}")
    if keys["format"] not in FORMATS:
        raise ValueError(f"{path.name}: unknown format {keys['format']!r}")
    if keys["id"] != path.stem:
        raise ValueError(f"{path.name}: its id is {keys['id']!r}")
    try:
        lead, notice, body = _opened(read_body(markdown))
    except ValueError as problem:
        raise ValueError(f"{path.name}: {problem}") from problem
    return DemoText(
        id=keys["id"],
        title=keys["title"],
        language=keys["language"],
        format=keys["format"],
        initiative=keys["initiative"],
        kind=keys["kind"],
        level=keys["level"],
        places=tuple(keys.get("places") or ()),
        country=keys["country"],
        year=int(keys["year"]),
        period=str(keys.get("period") or keys["year"]),
        published=bool(keys.get("published", True)),
        version_of=keys.get("version_of") or None,
        personal=tuple(keys.get("personal") or ()),
        header=keys.get("header") or keys["title"],
        mail={key: _plain(keys[key]) for key in ("from", "to", "cc", "date") if keys.get(key)}
        | {"subject": str(keys.get("subject") or keys["title"])},
        lead=lead,
        notice=notice,
        body=body,
        markdown=markdown.lstrip("\n"),
        source_sha256=hashlib.sha256(raw).hexdigest(),
    )


def _plain(value: object) -> str:
    return value.isoformat() if isinstance(value, date) else str(value)


def _opened(body: Body) -> tuple[tuple[str, ...], str, Body]:
    """The lead, the notice, and the body without these and the title."""
    blocks = list(body.blocks)
    if blocks and isinstance(blocks[0], Heading) and blocks[0].level == 1:
        blocks.pop(0)
    for index, block in enumerate(blocks[:4]):
        words = words_of_block(block)
        if isinstance(block, Paragraph | Quotation) and _NOTICE.search(words):
            lead = tuple(words_of_block(before) for before in blocks[:index])
            return lead, words, Body(_lifted(blocks[index + 1 :]), body.notes)
    raise ValueError("the first blocks do not say that the report is for demonstration")


def _lifted(blocks: list[Block]) -> tuple[Block, ...]:
    """The blocks with their highest heading at level 2: level 1 is the title's."""
    levels = [block.level for block in blocks if isinstance(block, Heading)]
    shift = 2 - min(levels, default=2)
    return tuple(
        Heading(block.level + shift, block.runs) if isinstance(block, Heading) else block
        for block in blocks
    )


def heading_words(text: DemoText) -> tuple[str, ...]:
    """The words of the text's headings, in order."""
    return tuple(words_of(block.runs) for block in text.body.blocks if isinstance(block, Heading))
