"""What every command shares: the opened base, who acts, and how answers are written."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, is_dataclass
from datetime import datetime
from enum import StrEnum
from typing import TypeVar

import click

from knowledge.bootstrap import open_base
from knowledge.errors import KnowledgeError
from knowledge.knowledge_base import KnowledgeBase
from knowledge.model.person import Person, Role
from knowledge.settings import Settings, read_settings

Listed = TypeVar("Listed")
as_json = click.option("--json", "as_json", is_flag=True, help="Write JSON, for a machine.")


class CliError(KnowledgeError):
    """A command that ends with a sentence and an exit code of its own."""

    def __init__(self, sentence: str, exit_code: int = 1) -> None:
        super().__init__(sentence)
        self.exit_code = exit_code


class Opened:
    """Opens the base when a command first needs it, and closes it at the end."""

    def __init__(self, environment: Mapping[str, str], name: str | None) -> None:
        """Remember where and as whom; open nothing yet."""
        self._environment = environment
        self._name = name
        self._base: KnowledgeBase | None = None

    @property
    def settings(self) -> Settings:
        """The settings of this environment."""
        return read_settings(self._environment)

    @property
    def base(self) -> KnowledgeBase:
        """The knowledge base, opened now if it was not."""
        if self._base is None:
            self._base = open_base(self.settings)
        return self._base

    @property
    def person(self) -> Person:
        """Who acts: the person of this machine, under the name given if one was.

        Whoever can run commands on the data folder can do everything to it, so that on the
        command line a person who was never introduced acts in all roles.
        """
        known = self.base.local_person()
        if known is not None and self._name in (None, known.name):
            return known
        try:
            return Person(self._name or "command line", frozenset(Role))
        except ValueError as error:
            raise CliError(str(error), exit_code=2) from error

    def close(self) -> None:
        """Close the base if it was opened."""
        if self._base is not None:
            self._base.close()

    def forget(self) -> None:
        """Close the base and let its memory go: another process part takes over."""
        self.close()
        self._base = None


pass_opened = click.make_pass_decorator(Opened)


def or_say(found: Sequence[Listed], words: str) -> Sequence[Listed]:
    """Return what a list holds; if that is nothing, say so, beside what a pipe reads."""
    if not found:
        click.echo(words, err=True)
    return found


def write_json(value: object) -> None:
    """Write a value of the model as JSON on stdout."""
    click.echo(json.dumps(value, default=_plain, ensure_ascii=False, indent=2))


def _plain(value: object) -> object:
    if is_dataclass(value) and not isinstance(value, type):
        return asdict(value)
    if isinstance(value, datetime):
        return value.isoformat(timespec="seconds") + "Z"
    if isinstance(value, StrEnum):
        return str(value)
    if isinstance(value, Mapping):
        return dict(value)
    if isinstance(value, frozenset | set):
        return sorted(value)
    return str(value)
