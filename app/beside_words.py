"""Words for what a file holds beside its text, and for what of that nobody looked over."""

from app.personal_words import part_names
from app.words import _
from knowledge.model.margin_part import unseen_parts
from knowledge.model.report import Report


def unseen_words(report: Report) -> str:
    """Return what goes along with a file unseen, as a list in words; empty for nothing."""
    if not report.is_original:
        return ""
    return ", ".join(part_names()[part] for part in unseen_parts(report.warnings))


def unseen_sentence(report: Report) -> str:
    """Return what goes along with a file unseen, as a sentence; empty for nothing."""
    held = unseen_words(report)
    if not held:
        return ""
    return _(
        "Whoever gets the file also gets what its pages do not show: {parts}. What was found "
        "there about people stands in the list; look at the rest in the file itself.",
        parts=held,
    )


def beside_warnings(report: Report) -> list[str]:
    """Return what nobody looked over, and what is in the text though a program hides it."""
    if not report.is_original:
        return []
    sentences = {
        "hidden_rows_or_columns": _(
            "Rows or columns are hidden in this sheet. Here they are part of the text."
        ),
        "beside_picture_places": _(
            "Pictures in this file tell where they were taken, which may be somebody's home. "
            "Better not hand it on as it is."
        ),
        "beside_drawings": _(
            "There are drawings in this file (EMF, WMF, SVG and the like) whose words were not "
            "looked over. Look at them before you publish or hand it on."
        ),
        "beside_embedded_files": _(
            "There are files within this file that were not looked over. Open it before you hand "
            "it on."
        ),
        "beside_attachments": _(
            "Some attachments of this mail were not looked over as a part of it. Open them before "
            "you hand the mail on."
        ),
        "beside_too_long": _(
            "The file holds more beside its text than is looked over. Better not hand it on."
        ),
        "beside_not_looked_into": _(
            "What the file holds beside its text could not be looked over in full. Open it before "
            "you hand it on."
        ),
    }
    return [words for code, words in sentences.items() if code in report.warnings]
