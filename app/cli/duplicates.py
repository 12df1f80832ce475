"""`duplicates`: reports that share sentences, and what a coordinator says of them."""

import click

from app.cli.opened import CliError, Opened, as_json, or_say, pass_opened, write_json
from app.likeness import likeness_sentence, verdict_name
from app.words import _
from knowledge.model.resemblance import Resemblance, Verdict


@click.command()
@click.option("--decide", "resemblance_id", metavar="QUESTION", help="The question to answer.")
@click.option(
    "--is",
    "verdict",
    type=click.Choice([str(verdict) for verdict in Verdict]),
    help="What the later report is to the older one.",
)
@as_json
@pass_opened
def duplicates(
    opened: Opened, resemblance_id: str | None, verdict: str | None, as_json: bool
) -> None:
    """List reports that look like another one, and say what they are to it.

    \b
    Example:
      doorwerk duplicates
      doorwerk duplicates --decide res-7k2m9x4q1c --is replaces

    A report that replaces an older one takes its place when it is published; until then
    both stay as they are. Nothing is merged by itself.
    """
    if bool(resemblance_id) != bool(verdict):
        raise CliError(_("Give --decide and --is together."), exit_code=2)
    asked = opened.base.duplicates
    if resemblance_id and verdict:
        decided = asked.decide(resemblance_id, Verdict(verdict), by=opened.person)
        found: tuple[Resemblance, ...] = (decided,)
    else:
        found = asked.questions(viewer=opened.person)
    if as_json:
        write_json(found)
        return
    for question in or_say(found, _("No report waits for such a decision.")):
        click.echo(_line(question))


def _line(question: Resemblance) -> str:
    answer = f" · {verdict_name(question.verdict)}" if question.verdict else ""
    pair = f"{question.report_id} → {question.other_id}"
    return f"{question.id}  {pair}  {likeness_sentence(question)}{answer}"


COMMANDS = (duplicates,)
