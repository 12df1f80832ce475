"""`themes schemes`, `import`, `outside`: themes that are given."""

from pathlib import Path

import click

from app.cli.opened import Opened, as_json, pass_opened, write_json
from app.cli.themes import of_scheme, themes
from app.words import _, language, many
from ingest.scheme_sheet import scheme_rows
from knowledge.model.theme import InBoth


@themes.command()
@as_json
@pass_opened
def schemes(opened: Opened, as_json: bool) -> None:
    """List the schemes whose themes lessons can be placed with.

    \b
    Example:
      doorwerk themes schemes
    """
    found = opened.base.themes.schemes.everything(viewer=opened.person)
    if as_json:
        write_json(found)
        return
    for one in found:
        counted = many("{count} theme", "{count} themes", len(one.parts("")))
        click.echo(f"{one.id}  {one.name.in_language(language())}  {counted}")


@themes.command(name="import")
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--name", required=True, help="What the programme is called.")
@as_json
@pass_opened
def import_scheme(opened: Opened, file: Path, name: str, as_json: bool) -> None:
    """Bring in a programme's chapters from a CSV, XLSX or ODS sheet.

    \b
    Its first row names the columns: nl or en, and where known code, parent, about_nl, about_en.

    Example:
      doorwerk themes import programma.xlsx --name "Programma 2026"
    """
    rows = scheme_rows(file.name, file.read_bytes())
    made = opened.base.themes.schemes.add(InBoth(nl=name), rows, by=opened.person)
    if as_json:
        write_json(made)
        return
    counted = many("{count} theme", "{count} themes", len(made.parts("")))
    click.echo(f"{made.id}  {name}  {counted}")


@themes.command()
@of_scheme
@as_json
@pass_opened
def outside(opened: Opened, scheme: str, as_json: bool) -> None:
    """List what people learn that no chapter of a scheme asks about.

    \b
    Example:
      doorwerk themes outside --scheme volt
    """
    found = opened.base.themes.outside(viewer=opened.person, scheme=scheme)
    if as_json:
        write_json(found)
        return
    for placed in found:
        lesson = placed.told.lesson
        click.echo(f"{lesson.id}  {lesson.content.statement}")
    click.echo(many("{count} lesson", "{count} lessons", len(found)))


@themes.command(name="forget-scheme")
@click.argument("scheme_id", metavar="SCHEME")
@pass_opened
def forget_scheme(opened: Opened, scheme_id: str) -> None:
    """Forget a scheme of your own that lessons were never placed with.

    \b
    Example:
      doorwerk themes forget-scheme sch-7k2m9x4q1c
    """
    opened.base.themes.schemes.remove(scheme_id, by=opened.person)
    click.echo(_("Forgotten."))
