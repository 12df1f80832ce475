"""`demo`, `serve`: opening the app."""

import json
from pathlib import Path

import click

from app.cli.opened import CliError, Opened, pass_opened
from app.serve import serve as serve_app
from app.words import _, many
from ingest.demo import load_demo
from knowledge.model.person import Person, Role

_LOADER = Person("demo base", frozenset({Role.COORDINATOR}))


@click.command()
@click.option("--load-only", is_flag=True, help="Do not open the app.")
@click.option("--no-browser", is_flag=True, help="Do not open a browser.")
@pass_opened
def demo(opened: Opened, load_only: bool, no_browser: bool) -> None:
    """Load the demo base, once, and open the app.

    \b
    Example:
      doorwerk demo

    The reports were written for demonstration; the initiatives are not real.
    """
    try:
        loaded = load_demo(opened.base, by=_LOADER, tell=_tell)
    except (OSError, json.JSONDecodeError) as error:
        raise CliError(
            _("The demo reports are not in this installation: {error}", error=error)
        ) from error
    click.echo(
        many("{count} demo report was loaded.", "{count} demo reports were loaded.", loaded)
        if loaded
        else _("The demo base is loaded already.")
    )
    if not load_only:
        _serve(opened, no_browser=no_browser)


@click.command()
@click.option("--port", type=click.IntRange(1, 65535), help="On loopback.")
@click.option("--no-browser", is_flag=True, help="Do not open a browser.")
@pass_opened
def serve(opened: Opened, port: int | None, no_browser: bool) -> None:
    """Open the app on this machine, with a worker beside it.

    \b
    Example:
      doorwerk serve --port 8600
    """
    _serve(opened, port=port, no_browser=no_browser)


def _serve(opened: Opened, *, port: int | None = None, no_browser: bool) -> None:
    settings = opened.settings
    # A base that cannot be opened is told here, in one sentence, not from inside the server.
    opened.base.local_person()
    opened.forget()
    serve_app(settings, port=port or settings.port, open_browser=not no_browser)


def _tell(name: str, done: int, total: int) -> None:
    click.echo(f"[{done}/{total}] {Path(name).name}", err=True)


COMMANDS = (demo, serve)
