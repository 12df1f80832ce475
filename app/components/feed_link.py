"""A link to the Atom feed of what the page is about."""

from app.components.html import element, show
from app.feeds.atom import MEDIA_TYPE
from app.feeds.news import feed_path
from app.words import _, language
from knowledge.model.theme import DISCOVERED


def feed_link(subject_id: str, *, scheme: str = DISCOVERED) -> None:
    """Draw the link to the feed of an initiative or a theme, in the visitor's language."""
    show(
        element(
            "p",
            element(
                "a",
                _("Follow this as a feed (Atom)"),
                href=feed_path(subject_id, language(), scheme=scheme),
                type=MEDIA_TYPE,
                rel="alternate",
            ),
            class_="dw-note",
        )
    )
