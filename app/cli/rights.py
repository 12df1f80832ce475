"""The options of `describe` that state the rights on a document."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import click

from app.cli.opened import CliError
from knowledge.errors import InvalidEntry
from knowledge.model.document_rights import DocumentRights, Permission, PersonalData
from knowledge.model.stated import rights_from

_Command = Callable[..., Any]
_ALLOWED = click.Choice([str(permission) for permission in Permission])
_OPTIONS = (
    click.option("--holder", help="Who holds the rights on the document."),
    click.option("--licence", help='As the holder states it: "CC BY 4.0".'),
    click.option("--may-quote", type=_ALLOWED, help="Whether its words may be quoted."),
    click.option("--may-share-file", type=_ALLOWED, help="Whether the file may be handed on."),
    click.option("--source", help="Where it came from."),
    click.option("--retrieved", metavar="DAY", help="When it was taken from there: 2026-11-25."),
    click.option("--keep-until", metavar="DAY", help="Last day to be kept; empty for none."),
    click.option(
        "--personal-data",
        type=click.Choice([str(found) for found in PersonalData]),
        help="Whether people can be recognised.",
    ),
)


def rights_options(command: _Command) -> _Command:
    """Add the options to a command; it gets what was stated as keywords."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def stated_rights(known: DocumentRights, stated: dict[str, str | None]) -> DocumentRights | None:
    """Return the rights with what was stated now, None if nothing was.

    Raises:
        CliError: If a day cannot be read.
    """
    given = {name: value for name, value in stated.items() if value is not None}
    if not given:
        return None
    try:
        read = rights_from(given)
    except InvalidEntry as error:
        raise CliError(str(error), exit_code=2) from error
    return replace(known, **{name: getattr(read, name) for name in given})
