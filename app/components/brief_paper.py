"""A brief as it reads: sections with their notes, what is wrong marked where it is wrong."""

from collections.abc import Mapping, Sequence

from app.brief_document import Document, Note, Paragraph, Part, Run, Style
from app.brief_words import problem_words
from app.components.html import Html, element, joined
from app.words import _
from knowledge.model.brief import Problem

Flaws = Mapping[str, Sequence[Problem]]


def flaws_of(problems: Sequence[Problem]) -> Flaws:
    """Return the problems by the sentence that they are in; each kind once a sentence."""
    found: dict[str, list[Problem]] = {}
    for problem in problems:
        known = found.setdefault(problem.sentence_id, [])
        if problem.kind not in {other.kind for other in known}:
            known.append(problem)
    return found


def part_text(part: Part, *, language: str, flaws: Flaws) -> Html:
    """Return the paragraphs under one heading."""
    return element(
        "div",
        *(_paragraph(paragraph, language, flaws) for paragraph in part.paragraphs),
        class_="dw-paper",
        lang=language,
    )


def notes_list(document: Document) -> Html:
    """Return the notes as a list; each leads to its page in the base."""
    return element(
        "ol", *(_note(note) for note in document.notes), class_="dw-notes", lang=document.language
    )


def _paragraph(paragraph: Paragraph, language: str, flaws: Flaws) -> Html:
    words = joined((_run(run, paragraph.style, language, flaws) for run in paragraph.runs), by=" ")
    match paragraph.style:
        case Style.QUOTE:
            return element("blockquote", element("p", words), class_="dw-quote")
        case _:
            return element("p", words, class_=f"dw-{paragraph.style}")


def _run(run: Run, style: Style, language: str, flaws: Flaws) -> Html:
    wrong = flaws.get(run.sentence_id, ()) if run.sentence_id else ()
    is_label = style is Style.COUNTER and not run.sentence_id
    gone = _("(these words were deleted with their report)")
    pieces = [_piece(words, spoken, language) for words, spoken in run.pieces or ((gone, "und"),)]
    words = element("strong" if is_label else "span", *pieces)
    marks = [_mark(number) for number in run.notes]
    said_in = element("span", run.said_in, class_="dw-said-in") if run.said_in else None
    noted = element("sup", joined(marks, by=", ")) if marks else None
    if not wrong:
        return joined([joined([words, said_in], by=" "), noted])
    remarks = [
        element("span", problem_words(problem.kind), class_="dw-flaw-words") for problem in wrong
    ]
    blocks = any(problem.blocks for problem in wrong)
    marked = element("mark", words, class_="dw-flaw" if blocks else "dw-remark-mark")
    return joined([marked, said_in, noted, *remarks], by=" ")


def _piece(words: str, spoken: str, language: str) -> Html | str:
    return words if spoken in (language, "und") else element("span", words, lang=spoken)


def _mark(number: int) -> Html:
    return element(
        "a", str(number), href=f"#note-{number}", aria_label=_("Note {number}", number=number)
    )


def _note(note: Note) -> Html:
    return element(
        "li",
        note.source,
        ". ",
        element("a", _("Open in the report"), href=note.link, aria_label=_open_label(note)),
        id=f"note-{note.number}",
        value=note.number,
    )


def _open_label(note: Note) -> str:
    return _("Open in the report: note {number}", number=note.number)
