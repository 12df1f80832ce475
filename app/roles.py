"""Which pages a person sees, by the rights of their roles; the use cases check again."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from knowledge.model.person import Person, Right, Role


class Section(StrEnum):
    """Under what the menu lists a page; a page of TOP stands in the menu itself."""

    TOP = ""
    REPORTS = "reports"
    POLICY = "policy"
    BASE = "base"


@dataclass(frozen=True, slots=True)
class PageEntry:
    """A page of the app.

    Attributes:
        name: Of its file in `views/`, and its address.
        roles: Any of these opens it; none means that everybody has it.
        right: Without it the page would be empty; None if none is needed.
        section: Under which the menu lists it.
        is_in_menu: Whether the menu shows it; the others are reached by links.
    """

    name: str
    roles: frozenset[Role] = frozenset()
    right: Right | None = Right.SEARCH
    section: Section = Section.TOP
    is_in_menu: bool = True

    @property
    def address(self) -> str:
        """The path under which the page is served."""
        return "/" if self.name == "search" else f"/{self.name}"


PAGES: tuple[PageEntry, ...] = (
    PageEntry("search"),
    PageEntry("report", is_in_menu=False),
    PageEntry("basket", right=Right.WRITE_BRIEFS, section=Section.POLICY),
    PageEntry("briefs", right=Right.WRITE_BRIEFS, section=Section.POLICY),
    PageEntry("brief", right=Right.WRITE_BRIEFS, is_in_menu=False),
    PageEntry("lesson", is_in_menu=False),
    PageEntry("themes"),
    PageEntry("theme", is_in_menu=False),
    PageEntry("initiatives"),
    PageEntry("initiative", is_in_menu=False),
    PageEntry("done_before", is_in_menu=False),
    PageEntry("fit", is_in_menu=False),
    PageEntry("kit", is_in_menu=False),
    PageEntry("gaps", is_in_menu=False),
    PageEntry("theme_matrix", is_in_menu=False),
    PageEntry("theme_lessons", is_in_menu=False),
    PageEntry("theme_trend", is_in_menu=False),
    PageEntry("theme_compare", is_in_menu=False),
    PageEntry("theme_map", is_in_menu=False),
    PageEntry("findings", is_in_menu=False),
    PageEntry("agreement", right=Right.SHAPE_THEMES, is_in_menu=False),
    PageEntry("reports", right=Right.REVIEW, section=Section.REPORTS),
    PageEntry("review", right=Right.REVIEW, section=Section.REPORTS),
    PageEntry("follow_ups", right=Right.REVIEW, section=Section.POLICY),
    PageEntry("letter", right=Right.REVIEW, is_in_menu=False),
    PageEntry("upload", right=Right.BRING_IN, section=Section.REPORTS),
    PageEntry("draft", section=Section.POLICY),
    PageEntry("policies", section=Section.POLICY),
    PageEntry("policy", is_in_menu=False),
    PageEntry("ways", right=Right.BRING_IN, section=Section.REPORTS),
    PageEntry("status", roles=frozenset({Role.ADMIN, Role.ANALYST}), section=Section.BASE),
    PageEntry("about", right=None, section=Section.BASE),
    PageEntry("person", right=None, is_in_menu=False),
    PageEntry("not_found", right=None, is_in_menu=False),
)


def pages_of(person: Person) -> Sequence[PageEntry]:
    """Return the pages that one of the person's roles opens, in the order of the menu."""
    return tuple(page for page in PAGES if opens(page, person))


def opens(page: PageEntry, person: Person) -> bool:
    """Say whether one of the person's roles opens the page."""
    has_role = not page.roles or bool(page.roles & person.roles)
    return has_role and (page.right is None or person.may(page.right))


def roles_that_open(page: PageEntry) -> Sequence[Role]:
    """Return the roles of which each alone opens the page."""
    return tuple(role for role in Role if opens(page, Person("somebody", frozenset({role}))))
