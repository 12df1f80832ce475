"""What a picture states of itself: who made it, what is on it, that it tells where it was taken."""

import io
import re
import warnings
from collections.abc import Iterator
from typing import Final

from PIL import Image, ImageFile, IptcImagePlugin

from ingest.parse.margins.gathering import NOT_LOOKED_INTO, Gathering
from ingest.parse.margins.xmp import gather_packets
from ingest.parse.sniff import Kind
from knowledge.model.margin_part import MarginPart

PLACES = "beside_picture_places"
"""Warning: pictures in the file tell where they were taken."""
DRAWINGS = "beside_drawings"
"""Warning: pictures in the file are drawn from records or a program, words among them."""

_MAKERS: Final = {0x013B: "Artist", 0x9C9D: "Author", 0xA430: "Owner of the camera"}
_STATED: Final = {
    0x010D: "Document",
    0x010E: "Description",
    0x8298: "Copyright",
    0x9286: "Comment",
    0x9C9B: "Title",
    0x9C9C: "Comment",
    0x9C9E: "Keywords",
    0x9C9F: "Subject",
}
_WIDE: Final = range(0x9C9B, 0x9CA0)  # XPTitle … XPSubject: UTF-16
_DETAILS, _GPS, _GPS_SPOT = 0x8769, 0x8825, {2, 4}
_CODE_CHARS: Final = 8  # names the character code of a comment (Exif 2.32, 4.6.5)
_IPTC_MAKERS: Final = {80: "Author", 122: "Writer"}
_IPTC_STATED: Final = (5, 25, 105, 110, 116, 118, 120)
_METAFILE: Final = (b"\xd7\xcd\xc6\x9a", b"\x01\x00\x09\x00", b"\x02\x00\x09\x00")
_POSTSCRIPT: Final = (b"%!PS", b"\xc5\xd0\xd3\xc6", b"%PDF-")
_PACKED: Final = b"\x1f\x8b"  # EMZ, WMZ and SVGZ: a drawing in gzip
_SVG: Final = re.compile(rb"<(?:\w{1,20}:)?svg[\s>]")
_HEAD_BYTES: Final = 4_000
_MARKS: Final = (b"Exif\0", b"<x:xmpmeta", b"Photoshop 3.0")


def gather(data: bytes, _kind: Kind, gathering: Gathering) -> None:
    """Keep what a picture that came as a file states of itself."""
    gather_picture(data, gathering)


def gather_picture(data: bytes, gathering: Gathering) -> None:
    """Keep the makers and words that a picture carries (EXIF, IPTC, XMP, comments).

    What is drawn on it is not looked at, nor is a picture of a kind that nobody here knows.
    Where words are drawn as words, that is told.
    """
    gather_packets(data, gathering)
    if _is_drawing(data):
        gathering.warn(DRAWINGS)
        return
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            picture = Image.open(io.BytesIO(data))
        _exif(picture, gathering)
        _iptc(picture, gathering)
        for name, value in picture.info.items():
            if name != "xmp" and isinstance(value, (str, bytes)):
                for words in _texts(value) if name == "comment" or isinstance(value, str) else ():
                    gathering.add(MarginPart.PROPERTIES, words, label="Picture")
    except Exception:  # a picture may be broken in any way, and is shown as such
        if any(mark in data for mark in _MARKS):
            gathering.warn(NOT_LOOKED_INTO)


def _is_drawing(data: bytes) -> bool:
    """Say whether a picture is drawn anew from what it holds, so that its words are words."""
    is_enhanced = data.startswith(b"\x01\x00\x00\x00") and data[40:44] == b" EMF"
    return (
        is_enhanced
        or data.startswith((*_METAFILE, *_POSTSCRIPT, _PACKED))
        or _SVG.search(data[:_HEAD_BYTES]) is not None
    )


def _exif(picture: Image.Image, gathering: Gathering) -> None:
    stated = picture.getexif()
    if stated.get_ifd(_GPS).keys() >= _GPS_SPOT:
        gathering.warn(PLACES)
    for tag, value in (*stated.items(), *stated.get_ifd(_DETAILS).items()):
        for words in _texts(value, is_wide=tag in _WIDE) if tag in _MAKERS | _STATED else ():
            if tag in _MAKERS:
                gathering.add(MarginPart.PROPERTIES, label=_MAKERS[tag], who=words)
            else:
                gathering.add(MarginPart.PROPERTIES, words, label=_STATED[tag])


def _iptc(picture: ImageFile.ImageFile, gathering: Gathering) -> None:
    stated = IptcImagePlugin.getiptcinfo(picture) or {}
    for (record, number), value in stated.items():
        for words in _texts(value) if record == 2 else ():
            if number in _IPTC_MAKERS:
                gathering.add(MarginPart.PROPERTIES, label=_IPTC_MAKERS[number], who=words)
            elif number in _IPTC_STATED:
                gathering.add(MarginPart.PROPERTIES, words, label="Picture")


def _texts(value: object, *, is_wide: bool = False) -> Iterator[str]:
    """Yield the words of a field, in whichever of the codes that cameras and programs use."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, bytes):
        if value[:_CODE_CHARS].rstrip(b"\0 ") in (b"ASCII", b"UNICODE", b"JIS"):
            is_wide = is_wide or value.startswith(b"UNICODE")
            value = value[_CODE_CHARS:]
        yield value.decode("utf-16" if is_wide else "utf-8", "replace").replace("\0", " ")
    elif isinstance(value, (tuple, list)):
        if is_wide and all(isinstance(part, int) for part in value):
            yield from _texts(bytes(value), is_wide=True)
            return
        for part in value:
            yield from _texts(part)
