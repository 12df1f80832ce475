"""`follow-up …`: letters that tell initiatives what became of their lessons."""

from pathlib import Path

import click

from app.cli.files import whole_file
from app.cli.opened import CliError, Opened, as_json, or_say, pass_opened, write_json
from app.figures import day_and_time
from app.follow_up_names import follow_up_state_name, log_words, news_name
from app.letters.follow_up_text import FollowUpText
from app.words import _, many
from knowledge.follow_ups import FORMS
from knowledge.model.follow_up import FollowUp, FollowUpState
from knowledge.open_follow_up import OpenFollowUp

_ID = click.argument("follow_up_id", metavar="FOLLOW-UP")


@click.group(name="follow-up")
def follow_up() -> None:
    """Look at the letters back to initiatives, approve them, send or save them."""


@follow_up.command(name="list")
@click.option("--state", type=click.Choice([*map(str, FollowUpState)]), help="Only these.")
@as_json
@pass_opened
def listing(opened: Opened, state: str | None, as_json: bool) -> None:
    """List the letters that were drafted, the newest first.

    \b
    Example:
      doorwerk follow-up list --state drafted
    """
    base, person = opened.base.follow_ups, opened.person
    found = [f for f in base.everything(viewer=person) if state in (None, f.state)]
    if as_json:
        write_json(found)
        return
    subjects = base.subjects(found, viewer=person)
    for letter in or_say(found, _("There is no such letter.")):
        click.echo(_line(letter, subjects.get(letter.subject_id, "")))


@follow_up.command()
@pass_opened
def draft(opened: Opened) -> None:
    """Draft what initiatives were never told of how things stand now.

    \b
    Example:
      doorwerk follow-up draft

    Each change drafts its letters by itself; this is for an initiative that was named only
    after its lesson was taken up, and for changes from before there were such letters.
    """
    count = opened.base.follow_ups.draft_missing(by=opened.person)
    click.echo(many("{count} letter was drafted.", "{count} letters were drafted.", count))


@follow_up.command()
@_ID
@as_json
@pass_opened
def show(opened: Opened, follow_up_id: str, as_json: bool) -> None:
    """Show what a letter says, and who did what to it.

    \b
    Example:
      doorwerk follow-up show fup-7k2m9x4q1c
    """
    found, letter = _letter(opened, follow_up_id)
    log = opened.base.follow_ups.log(follow_up_id, viewer=opened.person)
    if as_json:
        write_json({"follow_up": found.follow_up, "letter": letter, "log": log})
        return
    if letter.drafted_before:
        click.echo(_("What this letter tells of has changed since. Before, it was drafted so:"))
        click.echo(f"\n{letter.drafted_before}\n\n---\n")
    click.echo(f"{letter.subject}\n\n{letter.words}\n")
    if found.follow_up.set_aside_reason:
        click.echo(_("Not needed: {reason}", reason=found.follow_up.set_aside_reason) + "\n")
    for event in log:
        click.echo(log_words(event))


@follow_up.command()
@_ID
@click.argument(
    "path", metavar="FILE", type=click.Path(exists=True, dir_okay=False, path_type=Path)
)
@pass_opened
def edit(opened: Opened, follow_up_id: str, path: Path) -> None:
    """Put the words of a text file in the place of a draft; its quotes have to stay.

    \b
    Example:
      doorwerk follow-up edit fup-7k2m9x4q1c brief.txt
    """
    _found, letter = _letter(opened, follow_up_id)
    words, edit = path.read_text("utf-8"), opened.base.follow_ups.edit
    _tell(edit(follow_up_id, words, drafted=letter.drafted, by=opened.person))


@follow_up.command()
@_ID
@pass_opened
def approve(opened: Opened, follow_up_id: str) -> None:
    """Say that a letter may leave the base as `follow-up show` has it.

    \b
    Example:
      doorwerk follow-up approve fup-7k2m9x4q1c
    """
    _found, letter = _letter(opened, follow_up_id)
    approve = opened.base.follow_ups.approve
    _tell(approve(follow_up_id, letter.words, drafted=letter.drafted, by=opened.person))


@follow_up.command()
@_ID
@pass_opened
def reopen(opened: Opened, follow_up_id: str) -> None:
    """Make an approved letter a draft again.

    \b
    Example:
      doorwerk follow-up reopen fup-7k2m9x4q1c
    """
    _tell(opened.base.follow_ups.reopen(follow_up_id, by=opened.person))


@follow_up.command()
@_ID
@click.option("--reason", required=True, help="Why nobody has to be told.")
@pass_opened
def aside(opened: Opened, follow_up_id: str, reason: str) -> None:
    """Set a letter aside that is not needed; it stays, with the reason.

    \b
    Example:
      doorwerk follow-up aside fup-7k2m9x4q1c --reason "we told them on the telephone"
    """
    _found, letter = _letter(opened, follow_up_id)
    set_aside = opened.base.follow_ups.set_aside
    _tell(set_aside(follow_up_id, reason=reason, drafted=letter.drafted, by=opened.person))


@follow_up.command(name="take-up")
@_ID
@pass_opened
def take_up(opened: Opened, follow_up_id: str) -> None:
    """Make a letter that was set aside a draft again.

    \b
    Example:
      doorwerk follow-up take-up fup-7k2m9x4q1c
    """
    _tell(opened.base.follow_ups.take_up(follow_up_id, by=opened.person))


@follow_up.command()
@_ID
@pass_opened
def send(opened: Opened, follow_up_id: str) -> None:
    """Send an approved letter to the contact of its initiative, through the mail server.

    \b
    Example:
      doorwerk follow-up send fup-7k2m9x4q1c

    It leaves once. Where the connection breaks halfway, nobody knows whether it left; see
    `follow-up settle`.
    """
    from app.letters.sending import send as send_it

    _tell(send_it(follow_up_id, base=opened.base, by=opened.person))


@follow_up.command()
@_ID
@click.argument("path", metavar="FILE", type=click.Path(dir_okay=False, path_type=Path))
@pass_opened
def save(opened: Opened, follow_up_id: str, path: Path) -> None:
    """Take an approved letter along as a .docx or .eml file; that counts as having left.

    \b
    Example:
      doorwerk follow-up save fup-7k2m9x4q1c brief.docx
    """
    from app.letters.follow_up_files import follow_up_file

    form = path.suffix.removeprefix(".")
    if form not in FORMS:
        raise CliError(_("Name a file that ends in .docx or .eml."), exit_code=2)
    _found, letter = _letter(opened, follow_up_id)
    data, save = follow_up_file(letter, form), opened.base.follow_ups.save
    with whole_file(path) as file:
        file.write(data)
        file.flush()
        saved = save(follow_up_id, form, drafted=letter.drafted, by=opened.person)
    _tell(saved)


@follow_up.command()
@_ID
@click.argument("arrived", type=click.Choice(["arrived", "not-left"]))
@pass_opened
def settle(opened: Opened, follow_up_id: str, arrived: str) -> None:
    """Say whether a letter has left whose sending broke off.

    \b
    Example:
      doorwerk follow-up settle fup-7k2m9x4q1c not-left
    """
    has_arrived = arrived == "arrived"
    _tell(opened.base.follow_ups.settle(follow_up_id, arrived=has_arrived, by=opened.person))


def _letter(opened: Opened, follow_up_id: str) -> tuple[OpenFollowUp, FollowUpText]:
    from app.letters.sending import text_of

    found = opened.base.follow_ups.opened(follow_up_id, viewer=opened.person)
    return found, text_of(found, base=opened.base, person=opened.person)


def _tell(letter: FollowUp) -> None:
    click.echo(f"{letter.id}  {follow_up_state_name(letter.state)}")


def _line(letter: FollowUp, subject: str) -> str:
    told = ", ".join(filter(None, [news_name(letter.news), subject, letter.language]))
    when = day_and_time(letter.drafted_at)
    state = follow_up_state_name(letter.state)
    return f"{letter.id}  {state:22} {letter.initiative.name}: {told} ({when})"


COMMANDS = (follow_up,)
