"""Who acts, in which roles, with which rights."""

from dataclasses import dataclass
from enum import StrEnum

from knowledge.errors import NotAllowed


class Role(StrEnum):
    """What a person does here; one person may hold several."""

    READER = "reader"
    WRITER = "writer"
    COORDINATOR = "coordinator"
    ANALYST = "analyst"
    ADMIN = "admin"


class Right(StrEnum):
    """What a role allows; every use case names the one that it needs."""

    SEARCH = "search"
    SEE_TEAM_REPORTS = "see_team_reports"
    BRING_IN = "bring_in"
    REVIEW = "review"
    PUBLISH = "publish"
    DELETE = "delete"
    TRACK_UPTAKE = "track_uptake"
    KEEP_INDEXES = "keep_indexes"
    KEEP_DIRECTORY = "keep_directory"
    SEE_CONTACTS = "see_contacts"
    WRITE_BRIEFS = "write_briefs"
    SIGN_OFF = "sign_off"
    SHAPE_THEMES = "shape_themes"


_TEAM = frozenset({Right.SEARCH, Right.SEE_TEAM_REPORTS, Right.SEE_CONTACTS})
_RIGHTS: dict[Role, frozenset[Right]] = {
    Role.READER: frozenset({Right.SEARCH}),
    Role.WRITER: _TEAM | {Right.TRACK_UPTAKE, Right.WRITE_BRIEFS, Right.SIGN_OFF},
    Role.ANALYST: _TEAM | {Right.TRACK_UPTAKE, Right.WRITE_BRIEFS, Right.SHAPE_THEMES},
    Role.COORDINATOR: _TEAM
    | {
        Right.BRING_IN,
        Right.REVIEW,
        Right.PUBLISH,
        Right.DELETE,
        Right.TRACK_UPTAKE,
        Right.KEEP_DIRECTORY,
        Right.WRITE_BRIEFS,
        Right.SIGN_OFF,
    },
    Role.ADMIN: frozenset(Right),
}


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who uses the base.

    Attributes:
        name: As it stands in the record of who did what.
        roles: At least one.
    """

    name: str
    roles: frozenset[Role]

    def __post_init__(self) -> None:
        if not self.name.strip() or self.name != self.name.strip() or len(self.name) > 80:
            raise ValueError("a name has 1 to 80 characters, without spaces around it")
        if not self.roles:
            raise ValueError("a person holds at least one role")

    def may(self, right: Right) -> bool:
        """Say whether one of the person's roles gives the right."""
        return any(right in _RIGHTS[role] for role in self.roles)

    def require(self, right: Right) -> None:
        """Return quietly if the person has the right.

        Raises:
            NotAllowed: If no role of the person gives it.
        """
        if not self.may(right):
            raise NotAllowed(self.name, right)
