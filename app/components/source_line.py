"""Where a passage stands, in the words with which a reader would cite it."""

from app.components.html import Html, element
from app.locators import locator_words
from app.names import country_name, language_name
from app.words import _
from knowledge.model.passage import Passage
from knowledge.model.report import Report


def source_words(report: Report, passage: Passage) -> list[str]:
    """Return initiative, place, country, year, page and language; what is unknown is left out."""
    initiative = report.initiative
    return [
        *_initiative_words(report),
        *([country_name(initiative.country)] if initiative and initiative.country else []),
        *([str(report.year)] if report.year else []),
        *filter(None, [locator_words(passage.locators)]),
        language_name(passage.language),
    ]


def source_line(report: Report, passage: Passage, *, remark: str = "") -> Html:
    """Return the source of a passage as one line, with a remark at its end.

    Args:
        report: That the passage stands in.
        passage: With its locators.
        remark: Such as how well it answers.
    """
    words = source_words(report, passage)
    if report.is_ocr:
        words.append(_("words recognised from pictures"))
    items = [element("li", word) for word in words]
    if remark:
        items.append(element("li", remark, class_="dw-remark"))
    return element("ul", *items, class_="dw-source", aria_label=_("Source"))


def _initiative_words(report: Report) -> list[str]:
    if report.initiative is None:
        return []
    places = ", ".join(report.initiative.places[:2])
    return [report.initiative.name, *([places] if places else [])]
