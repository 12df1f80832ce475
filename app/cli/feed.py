"""`feed`: lessons of an initiative or a theme, and what became of them, as an Atom file."""

from pathlib import Path

import click

from app.cli.files import write_file
from app.cli.opened import Opened, pass_opened
from app.words import LANGUAGES, _
from knowledge.model.theme import DISCOVERED


@click.command()
@click.argument("subject_id", metavar="ID")
@click.option("--scheme", default=DISCOVERED, show_default=True, help="Of the theme.")
@click.option("--language", type=click.Choice([*LANGUAGES]), default="nl", show_default=True)
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="Else on stdout.")
@pass_opened
def feed(opened: Opened, subject_id: str, scheme: str, language: str, out: Path | None) -> None:
    """Write what anybody may see of an initiative or a theme as an Atom feed.

    \b
    Example:
      doorwerk feed ini-7k2m9x4q1c --out deventer.atom
    """
    from app.feeds.atom import as_atom
    from app.feeds.news import feed_of

    found = feed_of(subject_id, base=opened.base, language=language, scheme=scheme)
    data = as_atom(found, address=opened.settings.web_address)
    if out is None:
        click.echo(data, nl=False)
        return
    write_file(out, data)
    click.echo(_("Written: {file}", file=out))


COMMANDS = (feed,)
