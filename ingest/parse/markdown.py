"""Reader of Markdown (CommonMark with tables), Quarto and R Markdown included."""

import re

from markdown_it import MarkdownIt
from markdown_it.token import Token

from ingest.outcome import RefusalCode, Refused
from ingest.parse.encoding import decode
from ingest.parse.html import lay_html, parse_html
from ingest.parse.ooxml import iso_date, language_code
from ingest.parse.text_builder import TextBuilder
from knowledge.model.report_text import ReportText

READER = "md/1"

_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(.{0,20000}?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_FIELD = re.compile(
    r"^(title|date|lang|language):[ \t]*[\"']?(.{1,300}?)[\"']?[ \t]*$", re.MULTILINE
)
_CODE = ("`r ", "{{", "<%")
_TAG_LINE = re.compile(r"^[ \t]*(?:<[^<>\n]{1,500}>[ \t]*){1,50}$", re.MULTILINE)
_NESTING = 100  # what lies deeper is lost, so that marks beyond any use are cut first
_QUOTES = re.compile(r"^((?:[ \t]{0,3}>){20})[> \t]{1,100000}", re.MULTILINE)
_FENCE_DIV = re.compile(r"^:{3,}.*$", re.MULTILINE)
_ATTRIBUTES = re.compile(r"\s*\{[#.:][^{}]{0,200}\}\s*$")


def read(data: bytes) -> ReportText:
    """Return the text of a Markdown file without its marks.

    Kept: headings, paragraphs, lists, tables, the words of links, HTML's words, code that is
    shown. Dropped: front matter (its title, date and language are taken), code that is run,
    pictures.

    Raises:
        Refused: EMPTY, or DAMAGED if elements are nested beyond reason.
    """
    text = decode(data).replace("\r\n", "\n").replace("\r", "\n").lstrip("\ufeff")
    stated: dict[str, str] = {}
    match = _FRONT_MATTER.match(text)
    if match:
        stated = dict(_FIELD.findall(match[1]))
        text = text[match.end() :]
    builder = TextBuilder(READER, has_sections=True)
    _Layer(builder).lay(_parsed(_FENCE_DIV.sub("", text)))
    title = stated.get("title", "")
    if not title or any(mark in title for mark in _CODE):
        title = builder.first_heading
    return builder.build(
        title=title,
        language=language_code(stated.get("lang", stated.get("language", ""))),
        created=iso_date(stated.get("date", "")),
    )


def _parsed(text: str) -> list[Token]:
    parser = (
        MarkdownIt("commonmark", {"maxNesting": _NESTING}).enable("table").enable("strikethrough")
    )
    try:
        return parser.parse(_QUOTES.sub(r"\1", text))
    except RecursionError as error:
        raise Refused(RefusalCode.DAMAGED, detail="nested_too_deep") from error


class _Layer:
    """Lays the parser's tokens block by block."""

    def __init__(self, builder: TextBuilder) -> None:
        self._builder = builder
        self._item_depth = 0
        self._heading = 0
        self._cells: list[str] | None = None

    def lay(self, tokens: list[Token]) -> None:
        for token in tokens:
            if token.type == "inline":
                self._inline(inline_words(token))
            elif token.type in ("fence", "code_block"):
                self._code(token)
            elif token.type == "html_block":
                self._html(token.content)
            else:
                self._frame(token)

    def _frame(self, token: Token) -> None:
        if token.type in ("list_item_open", "list_item_close"):
            self._item_depth += token.nesting
        elif token.type in ("bullet_list_open", "ordered_list_open", "table_open"):
            if not self._item_depth:
                self._builder.end_group()
        elif token.type == "heading_open":
            self._heading = int(token.tag[1:])
        elif token.type == "heading_close":
            self._heading = 0
        elif token.type == "tr_open":
            self._cells = []
        elif token.type == "tr_close":
            self._builder.row(self._cells or [])
            self._cells = None

    def _inline(self, words: str) -> None:
        if self._cells is not None:
            self._cells.append(words)
        elif self._heading:
            self._builder.heading(_ATTRIBUTES.sub("", words), self._heading)
        elif self._item_depth:
            self._builder.item(words)
        else:
            self._builder.paragraph(words)

    def _code(self, token: Token) -> None:
        if not token.info.strip().startswith("{"):
            self._builder.paragraph(token.content)

    def _html(self, content: str) -> None:
        bare = _TAG_LINE.sub("", content)
        if "<" not in bare:  # only tags stood around it, so that it is Markdown after all
            self.lay(_parsed(bare) if bare.strip() else [])
            return
        root = parse_html(content.encode("utf-8", "ignore"))
        lay_html(root, self._builder)


def inline_words(token: Token) -> str:
    """Return the words of an inline token: links by their text, pictures not at all."""
    pieces = []
    for part in token.children or []:
        if part.type == "softbreak":
            pieces.append(" ")
        elif part.type == "hardbreak" or (
            part.type == "html_inline" and part.content.lower().startswith("<br")
        ):
            pieces.append("\n")
        elif part.type in ("text", "code_inline"):
            pieces.append("" if part.content.startswith("r ") else part.content)
    return "".join(pieces)
