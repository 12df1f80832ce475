"""Reader of Rich Text Format, by its own token stream (RTF specification 1.9.1)."""

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from ingest.parse.docx.styles import heading_level
from ingest.parse.ooxml import iso_date, plausible_title
from ingest.parse.text_builder import TextBuilder
from knowledge.model.report_text import ReportText

READER = "rtf/1"

_TOKEN = re.compile(
    r"\\([a-z]{1,32})(-?\d{1,10})?[ ]?|\\'([0-9a-f]{2})|\\([^a-z])|([{}])|[\r\n]+|([^\\{}\r\n]+)",
    re.IGNORECASE,
)
# fcharset → code page (RTF specification, "Font Table").
_CHARSETS = {
    77: "mac_roman", 128: "cp932", 129: "cp949", 130: "johab", 134: "gbk", 136: "big5",
    161: "cp1253", 162: "cp1254", 163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257",
    204: "cp1251", 222: "cp874", 238: "cp1250", 254: "cp437", 255: "cp850",
}  # fmt: skip
_SKIPPED = {
    "colortbl", "header", "headerf", "headerl", "headerr", "footer", "footerf", "footerl",
    "footerr", "pict", "objdata", "fldinst", "annotation", "atnid", "atnauthor", "xe", "tc",
    "themedata", "shprslt", "nonshppict", "sp", "pntext", "listtext", "filetbl", "revtbl",
    "private", "author", "operator", "company", "subject", "keywords", "comment", "doccomm",
    "printim", "buptim", "revtim", "do", "bkmkstart", "bkmkend", "rxe", "ftnsep", "ftnsepc",
    "aftnsep", "aftnsepc", "datafield", "formfield", "latentstyles", "listtable",
    "listoverridetable", "datastore", "generator", "xmlnstbl", "rsidtbl", "mmathPr",
}  # fmt: skip
_STARRED_KEPT = {"shpinst", "shptxt", "footnote", "ud"}
_CHARACTERS = {
    "tab": " ", "line": "\n", "lbr": "\n", "emdash": "—", "endash": "–", "bullet": "•",
    "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”", "emspace": " ",
    "enspace": " ", "qmspace": " ",
}  # fmt: skip
_SYMBOLS = {"~": " ", "_": "-", "-": "", "{": "{", "}": "}", "\\": "\\", "\n": "\n", "\r": "\n"}
_PARAGRAPH_ENDS = {"par", "sect", "page", "column"}


@dataclass(slots=True)
class _State:
    """What holds within one group, undone where it closes."""

    destination: str = ""
    is_skipped: bool = False
    is_hidden: bool = False
    is_starred: bool = False
    font: int = -1
    fallback_chars: int = 1
    style: int = -1


@dataclass(slots=True)
class _Paragraph:
    r"""What holds for one paragraph, undone by `\pard`."""

    style: int = 0
    level: int = 0
    is_item: bool = False
    is_in_table: bool = False


@dataclass(slots=True)
class _Document:
    """What the preamble states."""

    code_page: str = "cp1252"
    default_font: int = 0
    fonts: dict[int, str] = field(default_factory=dict)
    style_names: dict[int, str] = field(default_factory=dict)
    style_levels: dict[int, int] = field(default_factory=dict)
    title: str = ""
    created: dict[str, int] = field(default_factory=dict)


def read(data: bytes) -> ReportText:
    """Return the text of an RTF file.

    Kept: headings by style or outline level, paragraphs, lists, tables, text boxes;
    footnotes after their section. Dropped: hidden and deleted words, comments, headers and
    footers, field codes, pictures.

    Raises:
        Refused: EMPTY.
    """
    reader = _Reader(data.decode("latin-1"))
    return reader.read()


class _Reader:
    """Walks the tokens, one group within another."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._document = _Document()
        self._builder = TextBuilder(READER, has_sections=True)
        self._state = _State()
        self._stack: list[_State] = []
        self._paragraph = _Paragraph()
        self._bytes = bytearray()
        self._pieces: list[str] = []
        self._cells: list[str] = []
        self._outer: list[tuple[list[str], _Paragraph, list[str]]] = []
        self._notes: list[str] = []
        self._to_skip = 0
        self._info: list[str] = []

    def read(self) -> ReportText:
        for match in self._tokens():
            word, number, code, symbol, brace, text = match.groups()
            if brace:
                self._brace(brace)
            elif word:
                self._word(word.lower() if word.isupper() else word, number)
            elif code:
                self._add_bytes(bytes([int(code, 16)]))
            elif symbol:
                self._symbol(symbol)
            elif text:
                self._add_bytes(text.encode("latin-1"))
        self._end_paragraph()
        self._end_row()
        self._flush_notes()
        if self._stack:
            self._builder.warn("truncated")
        made = self._document.created
        stamp = f"{made.get('yr', 0):04}-{made.get('mo', 0):02}-{made.get('dy', 0):02}"
        return self._builder.build(
            title=plausible_title(self._document.title), created=iso_date(stamp)
        )

    def _tokens(self) -> Iterator[re.Match[str]]:
        position = 0
        while match := _TOKEN.match(self._source, position):
            position = match.end()
            if match[1] == "bin" and match[2]:
                position += max(0, int(match[2]))
            else:
                yield match

    def _brace(self, brace: str) -> None:
        self._decode()
        self._to_skip = 0
        if brace == "{":
            self._stack.append(self._state)
            self._state = replace(self._state, is_starred=False)
            return
        closed = self._state
        self._state = self._stack.pop() if self._stack else _State()
        if closed.destination == "footnote" and self._state.destination != "footnote":
            self._notes.append(" ".join("".join(self._pieces).split("\n")))
            self._pieces, self._paragraph, self._cells = self._outer.pop()
        elif closed.destination == "shptxt" and self._state.destination != "shptxt":
            self._end_paragraph()
        elif closed.destination == "title" and self._state.destination != "title":
            self._document.title = "".join(self._info)
        elif closed.destination == "stylesheet" and closed.style >= 0:
            self._name_style(closed.style)

    def _name_style(self, style: int) -> None:
        name = "".join(self._info).strip().rstrip(";")
        self._info = []
        if self._state.style < 0:
            self._document.style_names[style] = name
            level = 1 if name.lower() in ("title", "titel") else heading_level(name)
            if level:
                self._document.style_levels[style] = level

    def _symbol(self, symbol: str) -> None:
        if symbol == "*":
            self._state.is_starred = True
        elif symbol in "\r\n":
            self._end_paragraph()
        elif symbol in _SYMBOLS:
            self._add(_SYMBOLS[symbol])

    def _word(self, word: str, digits: str | None) -> None:
        number = int(digits) if digits else None
        if self._state.is_starred:
            self._state.is_starred = False
            if word not in _STARRED_KEPT:
                self._state.is_skipped = True
        if self._state.is_skipped and word != "shptxt":
            return
        if word in _SKIPPED:
            self._state.is_skipped = True
            self._paragraph.is_item |= word in ("pntext", "listtext")
        elif word in ("fonttbl", "stylesheet", "info", "title", "creatim", "footnote", "shptxt"):
            self._open(word)
        elif self._state.destination in ("fonttbl", "stylesheet", "creatim"):
            self._preamble(word, number)
        elif word == "u" and number is not None:
            self._add(chr(number % 0x10000))
            self._to_skip = self._state.fallback_chars
        elif word in _CHARACTERS:
            self._add(_CHARACTERS[word])
        else:
            self._format(word, number)

    def _open(self, word: str) -> None:
        self._decode()
        if word == "title" and self._state.destination != "info":
            return
        self._state.destination = word
        self._state.is_skipped = False
        self._info = []
        if word == "footnote":
            self._outer.append((self._pieces, self._paragraph, self._cells))
            self._pieces, self._paragraph, self._cells = [], _Paragraph(), []
        elif word == "shptxt":
            self._end_paragraph()

    def _preamble(self, word: str, number: int | None) -> None:
        if number is None:
            return
        if word == "f":
            self._state.font = number
        elif word == "fcharset" and number in _CHARSETS:
            self._document.fonts[self._state.font] = _CHARSETS[number]
        elif word == "s":
            self._state.style = number
            self._info = []
        elif word == "outlinelevel" and 0 <= number < 9 and self._state.style >= 0:
            self._document.style_levels.setdefault(self._state.style, number + 1)
        elif word in ("yr", "mo", "dy"):
            self._document.created[word] = number

    def _format(self, word: str, number: int | None) -> None:
        if word in _PARAGRAPH_ENDS:
            self._end_paragraph()
        elif word in ("cell", "nestcell"):
            self._decode()
            self._cells.append("".join(self._pieces))
            self._pieces = []
        elif word in ("row", "nestrow"):
            self._end_row()
        elif word == "pard":
            self._paragraph = _Paragraph()
        elif word == "intbl":
            self._paragraph.is_in_table = True
        elif word == "s" and number is not None:
            self._paragraph.style = number
        elif word == "outlinelevel" and number is not None:
            self._paragraph.level = number + 1 if 0 <= number < 9 else 0
        elif word == "ls":
            self._paragraph.is_item = True
        else:
            self._character(word, number)

    def _character(self, word: str, number: int | None) -> None:
        if word in ("v", "deleted"):
            self._decode()
            self._state.is_hidden = number != 0
        elif word == "plain":
            self._decode()
            self._state.is_hidden = False
            self._state.font = -1
        elif word == "f" and number is not None:
            self._decode()
            self._state.font = number
        elif word == "uc" and number is not None:
            self._state.fallback_chars = max(0, number)
        elif word == "ansicpg" and number:
            self._document.code_page = _codec(f"cp{number}")
        elif word == "mac":
            self._document.code_page = "mac_roman"
        elif word == "deff" and number is not None:
            self._document.default_font = number

    def _add_bytes(self, data: bytes) -> None:
        if self._to_skip:
            skipped = min(self._to_skip, len(data))
            self._to_skip -= skipped
            data = data[skipped:]
        if not self._is_silent():
            self._bytes += data

    def _add(self, text: str) -> None:
        self._decode()
        if not self._is_silent():
            self._sink().append(text)

    def _is_silent(self) -> bool:
        return (
            self._state.is_skipped
            or self._state.is_hidden
            or self._state.destination in ("fonttbl", "info", "creatim")
        )

    def _decode(self) -> None:
        if not self._bytes:
            return
        font = self._state.font if self._state.font >= 0 else self._document.default_font
        codec = self._document.fonts.get(font, self._document.code_page)
        text = self._bytes.decode(codec, errors="replace")
        self._bytes.clear()
        self._sink().append(text)

    def _sink(self) -> list[str]:
        is_named = self._state.destination in ("title", "stylesheet")
        return self._info if is_named else self._pieces

    def _end_paragraph(self) -> None:
        self._decode()
        if self._state.destination == "footnote" or self._paragraph.is_in_table:
            self._pieces.append("\n")
            return
        self._end_row()
        text = _joined(self._pieces)
        self._pieces = []
        paragraph = self._paragraph
        level = paragraph.level or self._document.style_levels.get(paragraph.style, 0)
        if level and text.strip():
            self._flush_notes()
            self._builder.heading(text, level)
        elif paragraph.is_item:
            self._builder.item(text)
        else:
            self._builder.paragraph(text)
        paragraph.is_item = False

    def _end_row(self) -> None:
        self._decode()
        if self._cells:
            self._builder.row([_joined([cell]) for cell in self._cells])
            self._cells = []
            self._pieces = []

    def _flush_notes(self) -> None:
        for note in self._notes:
            self._builder.paragraph(_joined([note]))
        self._notes = []


def _codec(name: str) -> str:
    try:
        return codecs.lookup(name).name
    except LookupError:
        return "cp1252"


def _joined(pieces: list[str]) -> str:
    """Return the pieces as one text; two halves of a character beyond 16 bits become one."""
    text = "".join(pieces)
    if any("\ud800" <= char <= "\udfff" for char in text):
        text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return text
