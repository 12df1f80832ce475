"""A policy text that comes in: pasted, or read from a file in a child process."""

import tempfile
from dataclasses import dataclass
from pathlib import Path

import streamlit as st

from app.outcomes import refusal_sentences
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


def text_in(*, key: str, label: str) -> TextIn | None:
    """Draw a box to paste into and a place for a file; return what came in, None if nothing.

    Call it inside a form. A file goes before pasted words.
    """
    pasted = st.text_area(label, key=f"{key}-pasted", height=240, max_chars=_LONGEST_CHARS)
    file = st.file_uploader(
        _("… or a file: Word, OpenDocument, PDF, Markdown or text"), type=_TYPES, key=f"{key}-file"
    )
    if file is not None:
        return _read(file.getvalue(), file.name)
    words = "\n\n".join(part.strip() for part in pasted.split("\n\n") if part.strip())
    return TextIn(words) if words else None


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
