"""`lessons propose`, `lessons retrain`: what the machine suggests as lessons."""

import click

from app.cli.opened import Opened, as_json, pass_opened, write_json
from app.words import _, many
from ingest.extract.again import propose_again
from ingest.extract.retraining import Retraining
from ingest.extract.retraining import retrain as train_again


@click.command()
@click.argument("report_id", metavar="REPORT")
@as_json
@pass_opened
def propose(opened: Opened, report_id: str, as_json: bool) -> None:
    """Propose the lessons of a report anew; what people decided on stays.

    \b
    Example:
      doorwerk lessons propose rep-7k2m9x4q1c
    """
    made = propose_again(opened.base, report_id, by=opened.person)
    if as_json:
        write_json(made)
        return
    click.echo(many("{count} lesson is proposed.", "{count} lessons are proposed.", len(made)))


@click.command()
@as_json
@pass_opened
def retrain(opened: Opened, as_json: bool) -> int:
    """Let the classifier learn from what was confirmed and rejected, if that makes it no worse.

    \b
    Example:
      doorwerk lessons retrain

    Exit code 1 if the new model is worse and the old one stays.
    """
    told = train_again(opened.base, by=opened.person)
    if as_json:
        write_json(told)
    else:
        click.echo(_line(told))
    return 0 if told.is_taken_over else 1


def _line(told: Retraining) -> str:
    facts = {
        "decisions": told.decision_count,
        "reports": told.report_count,
        "before": f"{told.before:.3f}",
        "after": f"{told.after:.3f}",
    }
    if told.is_taken_over:
        return _(
            "Learned from {decisions} decisions in {reports} reports; AUC on them {before} before, "
            "{after} now. The new model proposes from now on.",
            **facts,
        )
    return _(
        "Learned from {decisions} decisions in {reports} reports; AUC on them {before} before, "
        "{after} with them. That is worse on them or on the gold sentences; the old model stays.",
        **facts,
    )


COMMANDS = (propose, retrain)
