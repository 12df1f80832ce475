"""What stands at the address of something that is gone: what happened, and where to go."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

import streamlit as st

from app.components.frame import page_titles
from app.components.sorry import sentence
from app.figures import day
from app.roles import PAGES, opens
from app.words import _
from knowledge.errors import NotFound, RightsForbid
from knowledge.knowledge_base import KnowledgeBase
from knowledge.model.person import Person


@dataclass(frozen=True, slots=True)
class _Kind:
    """How to speak of one kind of thing that is gone.

    Attributes:
        title: Of the page.
        deleted: What went with it, said of the day on which somebody deleted it.
        perhaps: What may have happened, where nobody noted that it was deleted.
        pages: Where to go on, by the names of their views.
    """

    title: str
    perhaps: str
    pages: tuple[str, ...]
    deleted: str = ""


@contextmanager
def or_gone(base: KnowledgeBase, person: Person) -> Iterator[None]:
    """Look up what a page is about; where it is gone or closed, say so instead of the page.

    Only the look-up stands inside, before the page has a title of its own.

    Args:
        base: Knows what was deleted.
        person: Who looks.
    """
    try:
        yield
    except NotFound as error:
        kind = _KINDS.get(error.what)
        if kind is None:
            raise
        _say(kind(), base.deleted_at(error.identifier, viewer=person), person)
        st.stop()
    except RightsForbid as error:
        st.title(_("These words are not shown"))
        st.info(sentence(error))
        _ways((), person)
        st.stop()


def _say(kind: _Kind, deleted_at: datetime | None, person: Person) -> None:
    st.title(kind.title)
    if deleted_at is not None and kind.deleted:
        st.info(kind.deleted.format(day=day(deleted_at)))
    else:
        mistyped = _("Or the address was not typed or copied whole.")
        st.info(f"{kind.perhaps} {mistyped}")
    _ways(kind.pages, person)


def _ways(pages: Sequence[str], person: Person) -> None:
    """Draw links to pages that the person may open, and to Search."""
    opened = {page.name for page in PAGES if opens(page, person)}
    titles = page_titles()
    with st.container(horizontal=True, gap="medium", key="gone-ways"):
        for name in (*pages, "search"):
            if name in opened:
                st.page_link(f"views/{name}.py", label=titles[name])


def _report() -> _Kind:
    return _Kind(
        _("This report is not here"),
        _("Perhaps it was withdrawn or deleted, is not published yet, or only others may read it."),
        ("reports",),
        _("It was deleted on {day}, and its file, its text and its lessons with it."),
    )


def _passage() -> _Kind:
    return _Kind(
        _("This passage is not here"),
        _("Perhaps its report was withdrawn, deleted or replaced by a newer version."),
        (),
    )


def _lesson() -> _Kind:
    return _Kind(
        _("This lesson is not here"),
        _("Perhaps it was rejected or withdrawn, or its report was withdrawn or deleted."),
        ("review",),
    )


def _theme() -> _Kind:
    return _Kind(
        _("This theme is not here"),
        _(
            "Perhaps its lessons went to other themes when themes were made anew, or none that "
            "you may see is left in it."
        ),
        ("themes",),
    )


def _initiative() -> _Kind:
    return _Kind(
        _("This initiative is not here"),
        _("Perhaps it was deleted."),
        ("initiatives",),
        _("It was deleted on {day}, and all that was known of it."),
    )


def _brief() -> _Kind:
    return _Kind(
        _("This brief is not here"),
        _("Perhaps its author deleted it."),
        ("briefs",),
        _("It was deleted on {day}, with its versions and comments. The lessons stay."),
    )


def _policy() -> _Kind:
    return _Kind(
        _("This policy text is not here"),
        _("Perhaps it was deleted."),
        ("policies",),
        _("It was deleted on {day}, with what was decided about the lessons in it."),
    )


def _letter() -> _Kind:
    return _Kind(
        _("This letter is not here"),
        _("Perhaps what it was about was deleted."),
        ("follow_ups",),
    )


def _sample() -> _Kind:
    return _Kind(
        _("This sample is not here"), _("Perhaps it was drawn in another base."), ("agreement",)
    )


# By what `NotFound` says is missing.
_KINDS: dict[str, Callable[[], _Kind]] = {
    "report": _report,
    "text of report": _report,
    "passage": _passage,
    "lesson": _lesson,
    "theme": _theme,
    "initiative": _initiative,
    "brief": _brief,
    "policy text": _policy,
    "follow-up": _letter,
    "sample": _sample,
}
