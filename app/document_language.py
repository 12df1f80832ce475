"""Says in which language a Word or OpenDocument text is, for spelling and for reading aloud.

Sources: ECMA-376 part 1 (2016), §17.3.2.20 lang, §17.7.5.1 docDefaults; OpenDocument 1.3 part 3
(2021), §16.4 default-style.
"""

from typing import Any

from docx.document import Document as WordDocument
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

_UNKNOWN = "und"


def speak_word(word: WordDocument, language: str) -> None:
    """Make a language that of a Word document, but for words that name their own.

    Args:
        word: A new one, or a team's template.
        language: ISO 639-1; "und" leaves the document as it is.
    """
    if language == _UNKNOWN:
        return
    word.core_properties.language = language
    styles = word.styles.element
    defaults = _child(styles, "w:docDefaults")
    _speak(_child(_child(defaults, "w:rPrDefault"), "w:rPr"), language)
    for named in styles.iterfind(f"{qn('w:style')}/{qn('w:rPr')}/{qn('w:lang')}"):
        named.set(qn("w:val"), language)


def speak_run(run: Any, language: str) -> None:
    """Say in which language some words of a Word document are; "und" says nothing."""
    if language != _UNKNOWN:
        _speak(run._r.get_or_add_rPr(), language)  # noqa: SLF001 - python-docx has no door to it


def speak_odt(odf: Any, language: str) -> None:
    """Make a language that of an OpenDocument text, but for words that name their own.

    Args:
        odf: An odfdo document.
        language: ISO 639-1; "und" leaves the document as it is.
    """
    if language == _UNKNOWN:
        return
    for style in odf.get_part("styles.xml").get_elements("//style:default-style"):
        for told in style.get_elements("style:text-properties"):
            told.set_attribute("fo:language", language)
            told.set_attribute("fo:country", "none")


def _speak(properties: Any, language: str) -> None:
    lang = properties.find(qn("w:lang"))
    if lang is None:
        lang = OxmlElement("w:lang")
        properties.append(lang)
    lang.set(qn("w:val"), language)


def _child(parent: Any, name: str) -> Any:
    """Return a part of the defaults of a Word document; it stands first where it was missing."""
    found = parent.find(qn(name))
    if found is None:
        found = OxmlElement(name)
        parent.insert(0, found)
    return found
