"""`brief submit`, `sign-off`, `comment`, `versions` …: what colleagues do with a brief."""

import click

from app.cli.brief import brief, write_brief
from app.cli.opened import Opened, as_json, pass_opened, write_json
from app.words import _


@brief.command("comment")
@click.argument("brief_id", metavar="BRIEF")
@click.argument("text")
@click.option("--sentence", "sentence_id", default="", metavar="SENTENCE", help="On which.")
@as_json
@pass_opened
def comment(opened: Opened, brief_id: str, text: str, sentence_id: str, as_json: bool) -> None:
    """Say something of a brief, or of one of its sentences.

    \b
    Example:
      doorwerk brief comment bri-7k2m9x4q1c "Te stellig." --sentence sen-7k2m9x4q1c
    """
    found = opened.base.brief_review.comment(
        brief_id, text, sentence_id=sentence_id, by=opened.person
    )
    write_brief(opened, found, as_json=as_json)


@brief.command("settle")
@click.argument("brief_id", metavar="BRIEF")
@click.argument("comment_id", metavar="COMMENT")
@as_json
@pass_opened
def settle(opened: Opened, brief_id: str, comment_id: str, as_json: bool) -> None:
    """Note that a comment is settled.

    \b
    Example:
      doorwerk brief settle bri-7k2m9x4q1c com-7k2m9x4q1c
    """
    found = opened.base.brief_review.settle(brief_id, comment_id, by=opened.person)
    write_brief(opened, found, as_json=as_json)


@brief.command("versions")
@click.argument("brief_id", metavar="BRIEF")
@as_json
@pass_opened
def versions(opened: Opened, brief_id: str, as_json: bool) -> None:
    """List the kept versions of a brief, the first one first.

    \b
    Example:
      doorwerk brief versions bri-7k2m9x4q1c
    """
    found = opened.base.brief_review.versions(brief_id, viewer=opened.person)
    if as_json:
        write_json(found)
        return
    for kept in found:
        click.echo(f"{kept.number:3}  {kept.at:%Y-%m-%d %H:%M}  {kept.by}  {kept.note}")


@brief.command("keep")
@click.argument("brief_id", metavar="BRIEF")
@click.option("--note", default="", help="Why.")
@pass_opened
def keep(opened: Opened, brief_id: str, note: str) -> None:
    """Keep the text as it stands, for ever.

    \b
    Example:
      doorwerk brief keep bri-7k2m9x4q1c --note "naar de wethouder"
    """
    number = opened.base.brief_review.keep_version(brief_id, note=note, by=opened.person)
    click.echo(_("Kept as version {number}.", number=number))


@brief.command("submit")
@click.argument("brief_id", metavar="BRIEF")
@as_json
@pass_opened
def submit(opened: Opened, brief_id: str, as_json: bool) -> None:
    """Ask a second person to sign a brief off; it rests from now on.

    \b
    Example:
      doorwerk brief submit bri-7k2m9x4q1c
    """
    found = opened.base.brief_review.submit(brief_id, by=opened.person)
    write_brief(opened, found, as_json=as_json)


@brief.command("sign-off")
@click.argument("brief_id", metavar="BRIEF")
@as_json
@pass_opened
def sign_off(opened: Opened, brief_id: str, as_json: bool) -> None:
    """Put your name under a brief that somebody else wrote.

    \b
    Example:
      doorwerk --as "Bram" brief sign-off bri-7k2m9x4q1c
    """
    found = opened.base.brief_review.sign_off(brief_id, by=opened.person)
    write_brief(opened, found, as_json=as_json)


@brief.command("send-back")
@click.argument("brief_id", metavar="BRIEF")
@click.option("--reason", required=True)
@as_json
@pass_opened
def send_back(opened: Opened, brief_id: str, reason: str, as_json: bool) -> None:
    """Give a brief back to its authors, with the reason as a comment.

    \b
    Example:
      doorwerk brief send-back bri-7k2m9x4q1c --reason "Te kort."
    """
    found = opened.base.brief_review.send_back(brief_id, reason=reason, by=opened.person)
    write_brief(opened, found, as_json=as_json)


@brief.command("reopen")
@click.argument("brief_id", metavar="BRIEF")
@as_json
@pass_opened
def reopen(opened: Opened, brief_id: str, as_json: bool) -> None:
    """Make a brief a draft again; what was signed off stays as a version.

    \b
    Example:
      doorwerk brief reopen bri-7k2m9x4q1c
    """
    found = opened.base.brief_review.reopen(brief_id, by=opened.person)
    write_brief(opened, found, as_json=as_json)


@brief.command("delete")
@click.argument("brief_id", metavar="BRIEF")
@pass_opened
def delete(opened: Opened, brief_id: str) -> None:
    """Delete a brief that you wrote, with its versions and comments.

    \b
    Example:
      doorwerk brief delete bri-7k2m9x4q1c
    """
    opened.base.briefs.remove_brief(brief_id, by=opened.person)
