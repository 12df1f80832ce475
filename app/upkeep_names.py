"""Checks of the doctor in words."""

from app.words import _


def check_name(check: str) -> str:
    """Return what a check of the doctor looks at, in words."""
    return {
        "quotes": _("Quotes"),
        "lesson_quotes": _("Quotes of lessons"),
        "originals": _("Originals"),
        "unused_originals": _("Unused files"),
        "vectors": _("Vectors"),
        "lexical_index": _("Lexical index"),
        "lesson_index": _("Index of lessons"),
        "analyser": _("How words are taken apart"),
        "vector_index": _("Vector index"),
        "audit": _("Record of acts"),
    }.get(check, check)


def check_meaning(check: str) -> str:
    """Return what holds where a check of the doctor finds everything in order."""
    return {
        "quotes": _("Every passage is, letter by letter, what its report says there."),
        "lesson_quotes": _("Every quote of a lesson stands on its page, letter by letter."),
        "originals": _("Every file is there, and its bytes are those that came in."),
        "unused_originals": _("No file lies on the disk that nothing speaks of."),
        "vectors": _("Every searchable passage has a vector of this embedder."),
        "lexical_index": _("The index of words holds just the searchable passages."),
        "lesson_index": _("The index of lessons holds just the confirmed ones."),
        "analyser": _("The words of each index were taken apart as those of a question are now."),
        "vector_index": _("The index of meanings holds just the searchable passages."),
        "audit": _("No line of who did what was changed or removed."),
    }.get(check, "")
