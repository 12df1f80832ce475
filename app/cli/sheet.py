"""`sheet` and `lesson`: lessons and initiatives that come without a report."""

from pathlib import Path

import click

from app.cli.opened import CliError, Opened, as_json, pass_opened, write_json
from app.lesson_questions import questions, title_of_answers
from app.outcomes import refusal_sentences
from app.personal_words import kinds_within
from app.sheet_words import field_name, heading_doubt, problem_sentence
from app.words import _, many
from ingest.collect.form import (
    Answers,
    details_of_answers,
    personal_in_answers,
    source_of_answers,
)
from ingest.collect.sheet.checking import column_name
from ingest.collect.sheet.intake import (
    OpenedSheet,
    open_sheet,
    take_in_initiatives,
    take_in_lessons,
)
from ingest.outcome import Refused
from knowledge.model.sheet import FIELDS, ColumnMapping, SheetField, SheetKind


@click.command()
@click.argument(
    "path", metavar="FILE", type=click.Path(exists=True, dir_okay=False, path_type=Path)
)
@click.option(
    "--kind",
    type=click.Choice([str(kind) for kind in SheetKind]),
    default="lessons",
    show_default=True,
    help="What its rows are.",
)
@click.option(
    "--column",
    "columns",
    metavar="FIELD=COLUMN",
    multiple=True,
    help='Which column says what, by its name or letter: "statement=Les"; may be repeated.',
)
@click.option(
    "--initiative", metavar="NAME", help="Whose lessons these are; else the one named in every row."
)
@click.option("--take-in", is_flag=True, help="Confirm the columns and take the rows in.")
@as_json
@pass_opened
def sheet(
    opened: Opened,
    path: Path,
    kind: str,
    columns: tuple[str, ...],
    initiative: str | None,
    take_in: bool,
    as_json: bool,
) -> int:
    """Take in a sheet (CSV, XLSX, ODS) of lessons or initiatives.

    \b
    Example:
      doorwerk sheet lessen.xlsx
      doorwerk sheet lessen.xlsx --column "statement=Wat leerden we" --take-in

    Without --take-in it tells which column seems to say what, and what is wrong in which
    row and column. What is confirmed is remembered for sheets with the same headers. Exit
    code 1 if rows are left out.
    """
    data = path.read_bytes()
    found = _opened(opened, data, path.name, SheetKind(kind))
    mapping = _with_columns(found, columns)
    if not mapping.is_complete:
        names = ", ".join(filter(None, found.sheet.headers))
        raise CliError(
            _(
                "Say which column holds “{field}” with --column {code}=NAME; there are: {names}",
                field=field_name(mapping.needed),
                code=mapping.needed,
                names=names,
            ),
            exit_code=2,
        )
    checked = found.checked(mapping)
    if as_json:
        write_json({"columns": mapping.columns, "headers": mapping.headers, "checked": checked})
    else:
        _tell(found, mapping)
    if take_in:
        click.echo(_take_in(opened, data, found, mapping, initiative), err=as_json)
    return 1 if checked.left_out_count else 0


@click.command()
@click.option("--tried", required=True, help="What did you try?")
@click.option("--happened", required=True, help="What happened?")
@click.option("--why", default="", help="Why, do you think?")
@click.option("--advice", required=True, help="What would you advise others?")
@click.option("--fails-when", default="", help="When does it not hold?")
@click.option("--initiative", metavar="NAME", default="", help="Who learned it.")
@as_json
@pass_opened
def lesson(
    opened: Opened,
    tried: str,
    happened: str,
    why: str,
    advice: str,
    fails_when: str,
    initiative: str,
    as_json: bool,
) -> None:
    """Tell one lesson without a report; your answers become a small one.

    \b
    Example:
      doorwerk lesson --tried "Een pomp delen" --happened "Niemand onderhield hem" \\
        --advice "Spreek af wie de pomp nakijkt."

    Once it is read, its lesson waits for review like any other, quoted from your answers.
    """
    answers = Answers(tried, happened, advice, why, fails_when)
    found = personal_in_answers(answers)
    if found:
        kinds = kinds_within(found)
        raise CliError(_("Take out what tells who somebody is: {kinds}.", kinds=kinds), exit_code=2)
    person, title = opened.person, title_of_answers(tried)
    source = source_of_answers(answers, title=title, questions=questions())
    details = details_of_answers(answers, title=title, person=person.name)
    if initiative:
        details["initiative"] = initiative
    receipt = opened.base.queue.receive(source.file_name, source.data, by=person, details=details)
    if as_json:
        write_json(receipt)
        return
    click.echo(_("Taken down as “{title}”; it waits for review.", title=title))


def _opened(opened: Opened, data: bytes, name: str, kind: SheetKind) -> OpenedSheet:
    try:
        return open_sheet(opened.base, data, file_name=name, kind=kind, by=opened.person)
    except Refused as refusal:
        raise CliError(" ".join(refusal_sentences(refusal.code, refusal.data))) from refusal


def _with_columns(found: OpenedSheet, stated: tuple[str, ...]) -> ColumnMapping:
    """Return the mapping with what was stated in place of what was guessed."""
    columns = dict(found.mapping.columns)
    kind, headers = found.mapping.kind, found.sheet.headers
    for pair in stated:
        name, _equals, column = pair.partition("=")
        at = _position(column, headers)
        if name not in [*FIELDS[kind]] or at is None:
            raise CliError(_("There is no such field or column: {pair}", pair=pair), exit_code=2)
        columns = {f: tuple(p for p in places if p != at) for f, places in columns.items()}
        columns[SheetField(name)] = (at,)
    return ColumnMapping(kind, headers, {f: places for f, places in columns.items() if places})


def _position(column: str, headers: tuple[str, ...]) -> int | None:
    names = [header.casefold() for header in headers]
    if column.casefold() in names:
        return names.index(column.casefold())
    letters = [column_name(at, ()) for at in range(len(headers))]
    return letters.index(column.upper()) if column.upper() in letters else None


def _tell(found: OpenedSheet, mapping: ColumnMapping) -> None:
    doubt = heading_doubt(found.sheet)
    if doubt and not found.is_remembered:
        click.echo(doubt)
    for field, places in mapping.columns.items():
        names = ", ".join(column_name(at, mapping.headers) for at in places)
        click.echo(f"{field}: {names}")
    used = {at for places in mapping.columns.values() for at in places}
    unused = [
        column_name(at, mapping.headers) for at in range(len(mapping.headers)) if at not in used
    ]
    if unused:
        click.echo(_("Not used: {columns}", columns=", ".join(unused)))
    checked = found.checked(mapping)
    for problem in checked.problems:
        value = f" “{problem.value}”" if problem.value else ""
        click.echo(f"{problem.row}, {problem.column}:{value} {problem_sentence(problem)}")
    click.echo(many("{count} row fits.", "{count} rows fit.", len(checked.rows)))


def _take_in(
    opened: Opened, data: bytes, found: OpenedSheet, mapping: ColumnMapping, initiative: str | None
) -> str:
    if mapping.kind is SheetKind.INITIATIVES:
        new, known = take_in_initiatives(opened.base, found, mapping, by=opened.person)
        return _("New initiatives: {new}. Known before: {known}.", new=new, known=known)
    whose = initiative or found.checked(mapping).only_initiative
    details: dict[str, str | int] = {"initiative": whose} if whose else {}
    receipt = take_in_lessons(opened.base, data, found, mapping, by=opened.person, details=details)
    if not receipt.is_new:
        return _("This sheet was here already.")
    return _("Taken in; once it is read, its rows wait for review as lessons.")


COMMANDS = (sheet, lesson)
