"""The characters of a text file whose encoding nobody states."""

import codecs
import re

from charset_normalizer import from_bytes

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_WESTERN = "cp1252"
_FAMILIES = (
    "iso8859", "ascii", "cp", "mac", "koi8", "shift_jis", "euc", "gb", "big5", "iso2022", "tis",
    "kz1048", "ptcp154", "johab", "hz",
)  # fmt: skip
_CANDIDATES = [
    "cp1250",
    "cp1251",
    "cp1253",
    "cp1254",
    "cp1256",
    "shift_jis",
    "euc_jp",
    "gb18030",
    "big5",
]
_SAMPLE_BYTES = 200_000
_LETTER_RUN = re.compile(r"[A-Za-z]{2,}")


def decode(data: bytes, *, declared: str = "", is_cut: bool = False) -> str:
    """Return the text of the bytes, whatever their encoding.

    A byte order mark rules; then UTF-8 if the bytes are valid as such; then UTF-16 and
    UTF-32 by the place of their zero bytes; then what the file declares; then a guess.
    Bytes that the encoding lacks become U+FFFD. Say `is_cut` if the bytes are only the
    beginning and may end within a character.
    """
    for mark, name in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return data.decode(name, errors="replace")
    wide = _wide_encoding(data)
    if wide:
        return data.decode(wide, errors="replace")
    try:
        return codecs.getincrementaldecoder("utf-8")().decode(data, final=not is_cut)
    except UnicodeDecodeError:
        pass
    known = _known(declared)
    if known and known != _WESTERN:  # many programs state that one whatever they write
        return data.decode(known, errors="replace")
    return data.decode(_guess(data[:_SAMPLE_BYTES]), errors="replace")


def _known(name: str) -> str:
    """Return Python's name of an encoding, as browsers take it, or nothing."""
    try:
        found = codecs.lookup(name.strip()).name
    except (LookupError, ValueError):
        return ""
    if not found.startswith(_FAMILIES):
        return ""  # no text encoding, or a Unicode one, which the bytes have just ruled out
    return _WESTERN if found in {"iso8859-1", "ascii"} else found


def _wide_encoding(data: bytes) -> str:
    """Return the UTF-16 or UTF-32 that Latin text without a byte order mark is in."""
    sample = data[: min(len(data), 4_000) // 4 * 4]
    if len(sample) < 8 or b"\0" not in sample:
        return ""
    quarter = len(sample) / 4
    zeros = [sample[place::4].count(0) / quarter for place in range(4)]
    if min(zeros[1:]) > 0.9:
        return "utf-32-le"
    if min(zeros[:3]) > 0.9:
        return "utf-32-be"
    if min(zeros[1], zeros[3]) > 0.6 and max(zeros[0], zeros[2]) < 0.2:
        return "utf-16-le"
    if min(zeros[0], zeros[2]) > 0.6 and max(zeros[1], zeros[3]) < 0.2:
        return "utf-16-be"
    return ""


def _guess(data: bytes) -> str:
    """Return Western European unless the bytes speak for another alphabet.

    In Western European text the accented letters stand alone among plain ones; a run of
    four or more bytes above 127, or more of them than plain letters, means otherwise.
    """
    high = sum(1 for byte in data if byte > 0x7F)
    plain = sum(len(run) for run in _LETTER_RUN.findall(data.decode("latin-1")))
    if high <= plain and not re.search(rb"[\xc0-\xff]{4}", data):
        return _central_or_western(data)
    best = from_bytes(data, cp_isolation=[*_CANDIDATES, _WESTERN]).best()
    return best.encoding if best is not None else _WESTERN


def _central_or_western(data: bytes) -> str:
    """Tell Polish, Czech and Hungarian from Western European by the letters they need."""
    western = set("àâäåæçèéêëìíîïñòóôöùúûüßœ«»“”‘’„–—…€°·")
    central = set("ąćęłńśźżčďěňřšťůžőűăâîșț“”‘’„–—…áéíóöúüýäß")
    high = bytes(byte for byte in data if byte > 0x7F)
    fit_western = sum(char in western for char in high.decode(_WESTERN, "replace").lower())
    fit_central = sum(char in central for char in high.decode("cp1250", "replace").lower())
    return "cp1250" if fit_central > fit_western * 1.2 else _WESTERN
