"""Holds the docs to the program: links lead somewhere, every command and setting is described."""

import re
import sys
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

import click

from app.cli.main import doorwerk
from app.roles import PAGES
from ingest.outcome import RefusalCode
from knowledge.settings import Settings

ROOT = Path(__file__).resolve().parent.parent
_LINK = re.compile(r"!?\[[^\]]*\]\(([^)#\s]+)(?:#[^)]*)?\)")


def pages() -> list[Path]:
    """Return every Markdown page of the project that speaks of it."""
    return [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").rglob("*.md"))]


def broken_links() -> Iterator[str]:
    """Yield links to files that are not there."""
    for page in pages():
        for target in _LINK.findall(page.read_text("utf-8")):
            is_elsewhere = target.startswith(("http://", "https://", "mailto:"))
            if not is_elsewhere and not (page.parent / target).exists():
                yield f"{page.relative_to(ROOT)} links to {target}, which is not there"


def unpictured_pages() -> Iterator[str]:
    """Yield pages of the app that docs/pages.md does not show."""
    shown = (ROOT / "docs" / "pages.md").read_text("utf-8")
    for page in PAGES:
        if f"`{page.address}`" not in shown:
            yield f"docs/pages.md does not show {page.address}"


def undescribed_commands() -> Iterator[str]:
    """Yield commands and options that docs/commands.md does not name."""
    described = (ROOT / "docs" / "commands.md").read_text("utf-8")
    for path, command in _commands(doorwerk, "doorwerk"):
        if f"## {path}\n" not in described and f"### {path}\n" not in described:
            yield f"docs/commands.md has no section “{path}”"
        for option in command.params:
            name = max(option.opts, key=len)
            if isinstance(option, click.Option) and name not in described:
                yield f"docs/commands.md does not name {name} of {path}"


def commands_without_example() -> Iterator[str]:
    """Yield commands whose help shows no example."""
    for path, command in _commands(doorwerk, "doorwerk"):
        if "Example" not in (command.help or "") and "walk" not in (command.help or ""):
            yield f"the help of {path} shows no example"


def undescribed_settings() -> Iterator[str]:
    """Yield settings that docs/commands.md does not name."""
    described = (ROOT / "docs" / "commands.md").read_text("utf-8")
    for field in fields(Settings):
        if f"DOORWERK_{field.name.upper()}" not in described:
            yield f"docs/commands.md does not name DOORWERK_{field.name.upper()}"


def undescribed_refusals() -> Iterator[str]:
    """Yield refusal codes that docs/formats.md does not name."""
    described = (ROOT / "docs" / "formats.md").read_text("utf-8")
    for code in RefusalCode:
        if f"`{code}`" not in described:
            yield f"docs/formats.md does not name the refusal {code}"


def _commands(command: click.Command, path: str) -> Iterator[tuple[str, click.Command]]:
    if isinstance(command, click.Group):
        for name, inner in command.commands.items():
            yield from _commands(inner, f"{path} {name}")
    else:
        yield path, command


def findings() -> list[str]:
    """Return everything that is off, one sentence each."""
    return [
        *broken_links(),
        *unpictured_pages(),
        *undescribed_commands(),
        *commands_without_example(),
        *undescribed_settings(),
        *undescribed_refusals(),
    ]


def main() -> int:
    """Print what is off and return 1, or 0 if all is in order."""
    found = findings()
    for finding in found:
        sys.stdout.write(finding + "\n")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
