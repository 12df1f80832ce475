"""What an RTF file holds beside its text: headers, comments, deleted words, its author."""

import re
from dataclasses import dataclass, replace

from ingest.parse.margins.gathering import Gathering
from ingest.parse.margins.package import gather_link
from ingest.parse.margins.picture import gather_picture
from ingest.parse.margins.within import EMBEDDED, from_first_start, look_into
from ingest.parse.sniff import Kind
from knowledge.model.margin_part import MarginPart

_TOKEN = re.compile(
    r"\\([a-z]{1,32})(-?\d{1,10})?[ ]?|\\'([0-9a-f]{2})|\\([^a-z])|([{}])|[\r\n]+|([^\\{}\r\n]+)",
    re.IGNORECASE,
)
_PARTS = {
    **dict.fromkeys(
        ("header", "headerf", "headerl", "headerr", "footer", "footerf", "footerl", "footerr"),
        MarginPart.EDGE,
    ),
    **dict.fromkeys(("annotation", "atnauthor", "atnid"), MarginPart.COMMENT),
    **dict.fromkeys(
        ("title", "author", "operator", "manager", "company", "subject", "keywords", "comment",
         "doccomm", "userprops", "revtbl"),
        MarginPart.PROPERTIES,
    ),
    "fldinst": MarginPart.LINK,
}  # fmt: skip
_PEOPLE = {"author": "Author", "operator": "Last modified by", "manager": "Manager",
           "atnauthor": "", "revtbl": ""}  # fmt: skip
_ENDS = {"par", "line", "cell", "row", "tab", "sect", "page"}
_DIGITS = re.compile(r"(?<![\w\\])[0-9a-fA-F][0-9a-fA-F\s]{60,}")
_HOLDERS, _HEAD_CHARS = (r"\objdata", r"\pict"), 800
_RAW = re.compile(r"\\bin\d{2,}")
_BLIND = {"pict", "objdata", "themedata", "datastore", "colorschememapping", "fonttbl", "colortbl",
          "stylesheet", "listtable", "latentstyles", "blipuid", "background"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _State:
    """What holds within one group."""

    name: str = ""
    is_hidden: bool = False
    is_deleted: bool = False
    is_blind: bool = False
    fallback_chars: int = 1


def gather(data: bytes, _kind: Kind, gathering: Gathering) -> None:
    """Keep what is printed on every page, and what on none."""
    source = data.decode("latin-1")
    _Walk(source, gathering).run()
    for match in _DIGITS.finditer(source):
        head = source[max(0, match.start() - _HEAD_CHARS) : match.start()]
        holder = max(_HOLDERS, key=head.rfind)
        if holder in head:
            digits = "".join(match.group().split())
            _held(bytes.fromhex(digits[: len(digits) // 2 * 2]), holder, gathering)
    if _RAW.search(source):
        gathering.warn(EMBEDDED)


def _held(data: bytes, word: str, gathering: Gathering) -> None:
    """Look into a picture or an object that the source holds in digits."""
    if word == _HOLDERS[1]:
        gather_picture(data, gathering)
        return
    held = from_first_start(data)
    if held is None:
        gathering.warn(EMBEDDED)
    else:
        look_into(held, "", gathering)


class _Walk:
    """Goes through the tokens, group within group, and keeps what the reader leaves out."""

    def __init__(self, source: str, gathering: Gathering) -> None:
        self._source = source
        self._gathering = gathering
        self._state = _State()
        self._stack: list[_State] = []
        self._pieces: list[str] = []
        self._to_skip = 0

    def run(self) -> None:
        position = 0
        while match := _TOKEN.match(self._source, position):
            position = match.end()
            word, number, code, symbol, brace, text = match.groups()
            if word == "bin" and number:
                position += max(0, int(number))
            elif brace:
                self._brace(brace)
            elif word:
                self._word(word.lower(), int(number) if number else None)
            elif code:
                self._add(bytes([int(code, 16)]).decode("cp1252", "replace"))
            elif symbol and symbol in "~-_{}\\":
                self._add({"~": " ", "_": "-", "-": ""}.get(symbol, symbol))
            elif text:
                self._add(text)
        self._flush()

    def _brace(self, brace: str) -> None:
        self._to_skip = 0
        if brace == "{":
            self._stack.append(self._state)
            return
        before = self._stack.pop() if self._stack else _State()
        self._turn(before)

    def _word(self, word: str, number: int | None) -> None:
        if word in _BLIND:
            self._turn(replace(self._state, is_blind=True))
        elif word in _PARTS:
            self._turn(replace(self._state, name=word))
        elif word == "v":
            self._turn(replace(self._state, is_hidden=number != 0))
        elif word == "deleted":
            self._turn(replace(self._state, is_deleted=number != 0))
        elif word == "plain":
            self._turn(replace(self._state, is_hidden=False, is_deleted=False))
        elif word == "uc" and number is not None:
            self._state = replace(self._state, fallback_chars=max(0, number))
        elif word == "u" and number is not None:
            self._add(chr(number % 0x10000))
            self._to_skip = self._state.fallback_chars
        elif word in _ENDS:
            self._add("\n" if word == "par" else " ")

    def _add(self, text: str) -> None:
        if self._to_skip and text.strip():
            cut = min(self._to_skip, len(text))
            self._to_skip -= cut
            text = text[cut:]
        if self._part() is not None:
            self._pieces.append(text)

    def _part(self) -> MarginPart | None:
        state = self._state
        if state.is_blind:
            return None
        if state.name:
            return _PARTS[state.name]
        if state.is_deleted:
            return MarginPart.CHANGE
        return MarginPart.HIDDEN if state.is_hidden else None

    def _turn(self, state: _State) -> None:
        """Go on in another state; what was gathered in this one is kept if it ends here."""
        if (state.name, state.is_hidden, state.is_deleted, state.is_blind) != (
            self._state.name, self._state.is_hidden, self._state.is_deleted, self._state.is_blind,
        ):  # fmt: skip
            self._flush()
        self._state = state

    def _flush(self) -> None:
        words = "".join(self._pieces).encode("utf-16-le", "surrogatepass")
        text = words.decode("utf-16-le", "replace").strip()
        part, self._pieces = self._part(), []
        if part is None or not text:
            return
        name = self._state.name
        if part is MarginPart.LINK:
            gather_link(text, self._gathering)
        elif name in _PEOPLE:
            for who in text.split(";"):
                self._gathering.add(part, label=_PEOPLE[name], who=who)
        else:
            self._gathering.add(part, text)
