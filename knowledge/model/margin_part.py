"""Where in a file words stand that its canonical text leaves out."""

from enum import StrEnum


class MarginPart(StrEnum):
    """What holds words beside the text; whoever is given the file is given them too."""

    EDGE = "edge"
    """A header or footer, the frame of a web page, or what is printed sideways."""
    BESIDE = "beside"
    """Shown, but no part of the running text: a form field, a text box of a sheet."""
    COMMENT = "comment"
    CHANGE = "change"
    """Words that were deleted while changes were tracked, and who changed some."""
    HIDDEN = "hidden"
    """Hidden or invisible words, sheets and shapes, or words off the page."""
    PROPERTIES = "properties"
    """What the file states of itself, such as its author."""
    ENVELOPE = "envelope"
    """Senders, receivers and names of attachments of a mail."""
    ATTACHED = "attached"
    """A file within the file."""
    CODE = "code"
    """Descriptions of pictures, and words in the source of a page."""
    LINK = "link"
    """A mail address or telephone number to which a link leads."""

    @property
    def is_shown(self) -> bool:
        """Whether somebody who looks at the pages sees it."""
        return self in (MarginPart.EDGE, MarginPart.BESIDE)


UNSEEN_PREFIX = "holds_"
"""Of the codes in a report's warnings that name what its file holds and its pages do not show."""


def unseen_code(part: MarginPart) -> str:
    """Return the code that says in a report's warnings that its file holds such words."""
    return f"{UNSEEN_PREFIX}{part}"


def unseen_parts(warnings: tuple[str, ...]) -> tuple[MarginPart, ...]:
    """Return what a report's file holds that its pages do not show."""
    return tuple(part for part in MarginPart if unseen_code(part) in warnings)
