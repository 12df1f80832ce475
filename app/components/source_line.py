"""Where a passage stands, in the words with which a reader would cite it."""

from collections.abc import Iterable

from app.components.html import Html, element, joined
from app.locators import locator_words
from app.names import country_name, language_name
from app.words import _
from knowledge.model.initiative import Initiative
from knowledge.model.passage import Passage
from knowledge.model.report import Report


def facts_line(facts: Iterable[str], *, remark: str = "", label: str | None = None) -> Html:
    """Return facts as one line, parted by dots; those that are empty are left out.

    Args:
        facts: In order.
        remark: At the end, set off from the others; may be empty.
        label: What the line is, where what stands around it does not say so.
    """
    items = [element("li", fact) for fact in facts if fact]
    if remark:
        items.append(element("li", remark, class_="dw-remark"))
    return element("ul", joined(items), class_="dw-source", aria_label=label)


def whose(initiative: Initiative | None) -> list[str]:
    """Return name, two places and country of an initiative; what is unknown is left out."""
    if initiative is None:
        return []
    words = [initiative.name, ", ".join(initiative.places[:2])]
    words.append(country_name(initiative.country) if initiative.country else "")
    return [word for word in words if word]


def source_words(report: Report, passage: Passage) -> list[str]:
    """Return initiative, place, country, year, page and language; what is unknown is left out."""
    return [
        *whose(report.initiative),
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
    return facts_line(words, remark=remark, label=_("Source"))
