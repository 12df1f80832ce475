"""A policy text that comes in: pasted, or read from a file in a child process."""

import tempfile
from dataclasses import dataclass
from pathlib import Path

import streamlit as st

from app.outcomes import refusal_sentences
from app.pasted_text import as_paragraphs
from app.plain import plain
from app.words import _
from ingest.outcome import Refused
from ingest.parse.sandbox import read_in_child

_TYPES = ["docx", "odt", "pdf", "md", "txt", "html", "rtf"]
_LONGEST_CHARS = 400_000


@dataclass(frozen=True, slots=True)
class TextIn:
    """A text that came in.

    Attributes:
        words: Paragraphs parted by an empty line.
        source: Name of the file, empty for a pasted text.
        title: As the file states it, or empty.
    """

    words: str
    source: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class Handed:
    """What stands in the box and at the place for a file; nothing of it was read yet.

    Attributes:
        pasted: Words in the box.
        file_name: Of the file, empty if there is none; it goes before pasted words.
        data: Of the file.
    """

    pasted: str
    file_name: str = ""
    data: bytes = b""

    def read(self) -> TextIn | None:
        """Return the text, or say on the page why there is none; for once the form was sent."""
        came = _read(self.data, self.file_name) if self.file_name else TextIn(self.pasted)
        if came is not None and not came.words.strip():
            st.error(_("There are no words yet: paste them, or choose a file that has some."))
            return None
        return came


def text_in(*, key: str, label: str) -> Handed:
    """Draw a box to paste into and a place for a file; return what stands there.

    Call it inside a form.
    """
    pasted = st.text_area(label, key=f"{key}-pasted", height=240, max_chars=_LONGEST_CHARS)
    file = st.file_uploader(
        _("… or a file: Word, OpenDocument, PDF, Markdown or text"), type=_TYPES, key=f"{key}-file"
    )
    if file is not None:
        return Handed("", file.name, file.getvalue())
    return Handed(as_paragraphs(pasted))


def _read(data: bytes, name: str) -> TextIn | None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "text"
        path.write_bytes(data)
        try:
            text = read_in_child(path, file_name=name)
        except Refused as refused:
            st.error(plain(" ".join(refusal_sentences(refused.code, refused.data))))
            return None
    return TextIn(text.text, name, text.title)
