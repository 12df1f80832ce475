"""`letter`, `letters`, `answers`: asking initiatives whether their lessons were read right."""

from contextlib import nullcontext
from pathlib import Path

import click

from app.cli.files import whole_file
from app.cli.opened import CliError, Opened, as_json, or_say, pass_opened, write_json
from app.letter_names import answer_words, letter_words
from app.letters.letter_text import letter_text
from app.letters.link import link_of
from app.words import _
from knowledge.letters import USUAL_DAYS
from knowledge.model.letter import LETTER_LANGUAGES, MOST_DAYS

_ENDINGS = (".docx", ".eml", ".html")


@click.command()
@click.argument("report_id", metavar="REPORT")
@click.option(
    "--language", type=click.Choice(LETTER_LANGUAGES), help="Of the letter; else the report's."
)
@click.option(
    "--days",
    type=click.IntRange(1, MOST_DAYS),
    default=USUAL_DAYS,
    show_default=True,
    help="How long its link works.",
)
@click.option(
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write it to a .docx, .eml or .html file; else as text.",
)
@as_json
@pass_opened
def letter(
    opened: Opened,
    report_id: str,
    language: str | None,
    days: int,
    out: Path | None,
    as_json: bool,
) -> None:
    """Ask an initiative whether the confirmed lessons of its report were read right.

    The letter holds a link that opens these lessons without an account, and nothing else.

    \b
    Example:
      doorwerk letter rep-7k2m9x4q1c --language de --out brief.docx
    """
    # It builds HTML with what the pages build theirs with; `doorwerk --help` should not.
    from app.letters import letter_files

    base, person = opened.base, opened.person
    if out is not None and out.suffix not in _ENDINGS:
        raise CliError(_("Name a file that ends in .docx, .eml or .html."), exit_code=2)
    spoken = language or base.library.report(report_id, viewer=person).language
    spoken = spoken if spoken in LETTER_LANGUAGES else "en"
    with nullcontext() if out is None else whole_file(out) as file:
        written = base.letters.write(report_id, language=spoken, days=days, by=person)
        link = link_of(written.token, base.settings)
        text = letter_text(base.letters.opened(written.token), link=link)
        if out is not None and file is not None:
            file.write(letter_files.in_form(text, out.suffix))
    if as_json:
        write_json({"letter": written.letter, "link": link, "file": str(out or "")})
    elif out is not None:
        click.echo(_("Written: {file}", file=out))
    else:
        click.echo(letter_files.as_plain(text), nl=False)


@click.command()
@click.option("--report", "report_id", metavar="REPORT", default="", help="About this report only.")
@click.option("--revoke", metavar="LETTER", help="Let the link of a letter lead nowhere.")
@as_json
@pass_opened
def letters(opened: Opened, report_id: str, revoke: str | None, as_json: bool) -> None:
    """List the letters that were written, or take the link of one back.

    \b
    Example:
      doorwerk letters --revoke let-7k2m9x4q1c
    """
    base, person = opened.base.letters, opened.person
    if revoke:
        base.revoke(revoke, by=person)
    found = base.letters(report_id, viewer=person)
    if as_json:
        write_json(found)
        return
    for one in or_say(found, _("No letter was written.")):
        click.echo(f"{one.id}  {one.report_title}: {letter_words(one)}")


@click.command()
@click.option("--report", "report_id", metavar="REPORT", default="", help="About this report only.")
@click.option("--all", "everything", is_flag=True, help="Also those that were dealt with.")
@click.option("--handled", metavar="ANSWER", help="Note that you dealt with an answer.")
@as_json
@pass_opened
def answers(
    opened: Opened, report_id: str, everything: bool, handled: str | None, as_json: bool
) -> None:
    """List what initiatives answered, oldest first; none of it changes a lesson by itself.

    \b
    Example:
      doorwerk answers --handled ans-7k2m9x4q1c
    """
    base, person = opened.base.letters, opened.person
    if handled:
        base.handle(handled, by=person)
    found = base.answers(viewer=person, report_id=report_id, only_open=not everything)
    if as_json:
        write_json(found)
        return
    for one in or_say(found, _("No answer came in.")):
        click.echo(f"{one.id}  {one.report_title}: {answer_words(one)}")


COMMANDS = (letter, letters, answers)
