"""A saved view: a page of figures as somebody narrowed it, under a name."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

MOST_NAME_CHARS: Final = 120
_PAGE = re.compile(r"[a-z_]{1,40}")
_MOST_VALUES, _MOST_VALUE_CHARS = 200, 200


@dataclass(frozen=True, slots=True)
class ViewAddress:
    """What opens a view: a page, and what its address says.

    Attributes:
        page: Name of the page.
        values: Of the address, by name.
    """

    page: str
    values: Mapping[str, tuple[str, ...]]

    def __post_init__(self) -> None:
        said = [value for name, values in self.values.items() for value in (name, *values)]
        if not _PAGE.fullmatch(self.page):
            raise ValueError("a page has a name of small letters")
        if len(said) > _MOST_VALUES or any(len(value) > _MOST_VALUE_CHARS for value in said):
            raise ValueError("this is no address of a page of figures")


@dataclass(frozen=True, slots=True)
class SavedView:
    """A view that a person saved; everybody sees it, and sees in it what they may see.

    Attributes:
        id: Stable.
        name: Unique among the views of that person.
        address: What opens it.
        owner: Name of who saved it.
        saved_at: UTC.
    """

    id: str
    name: str
    address: ViewAddress
    owner: str
    saved_at: datetime
