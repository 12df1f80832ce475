"""Why no scheme can be made of a sheet, in words that say what to do now."""

from app.words import _
from knowledge.errors import UnusableSheet
from knowledge.model.scheme import (
    LEAST_ENTRIES,
    MOST_CHAPTER_CHARS,
    MOST_CODE_CHARS,
    MOST_ENTRIES,
)


def flaw_words(error: UnusableSheet) -> str:
    """Return what is wrong with a sheet, and what to do."""
    match error.flaw:
        case "too_large":
            return _("The sheet has more than 2 MB. Keep the chapters alone, one on each row.")
        case "unreadable":
            return _("The sheet cannot be read; it may be damaged. Save it anew as XLSX or CSV.")
        case "no_names":
            return _no_names(error.at)
        case "too_few" | "too_many":
            return _(
                "The sheet has {count} rows with a name; a programme has {least} to {most}.",
                count=error.at,
                least=LEAST_ENTRIES,
                most=MOST_ENTRIES,
            )
        case "code_twice":
            return _("The code “{code}” stands there twice. Give each chapter its own.",
                     code=error.at)  # fmt: skip
        case "name_twice":
            return _("“{name}” stands there twice. Leave one out, or give it another name.",
                     name=error.at)  # fmt: skip
        case "long_code":
            return _("The code “{code}” is too long; use at most {most} characters.",
                     code=error.at, most=MOST_CODE_CHARS)  # fmt: skip
        case "long_name":
            return _(
                "The name of chapter {code} is too long; use at most {most} characters, and put "
                "the rest in a column “about_nl” or “toelichting”.",
                code=error.at,
                most=MOST_CHAPTER_CHARS,
            )
        case _:
            return _("A row is a part of “{code}”, and no chapter has that code.", code=error.at)


def _no_names(seen: str) -> str:
    if not seen:
        return _("The sheet is empty. Its first row names the columns, each next row a chapter.")
    return _(
        "The first row names no column for the name, such as “nl”, “naam” or “hoofdstuk”; it "
        "says: {seen}.",
        seen=seen,
    )
