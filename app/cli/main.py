"""`doorwerk`: the commands, in the order in which a newcomer needs them."""

import logging
import os
import sys

import click

from app.cli import (
    briefs,
    directory,
    duplicates,
    feed,
    find,
    follow_ups,
    keep,
    kits,
    lessons,
    letters,
    personal,
    policy,
    proposals,
    review,
    run,
    sheet,
    spread,
    take_in,
)
from app.cli.all_themes import THEME_COMMANDS
from app.cli.opened import CliError, Opened
from app.cli.said import said
from app.words import _
from knowledge.errors import (
    KnowledgeError,
    NotAllowed,
    NotFound,
    StoreBusy,
    StoreDamaged,
)


class StoryGroup(click.Group):
    """Commands in the order in which they were added, not by the alphabet."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """Return the names in the order of the story."""
        return list(self.commands)


@click.group(
    cls=StoryGroup,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(package_name="doorwerk", prog_name="doorwerk")
@click.option("--as", "name", metavar="NAME", help="Who acts; else the person of this machine.")
@click.option("-v", "--verbose", is_flag=True, help="Tell on stderr what happens inside.")
@click.pass_context
def doorwerk(context: click.Context, name: str | None, verbose: bool) -> None:
    """From what citizens' initiatives learned to what policy says.

    Bring reports in, look at them, publish them; then ask, in any of four languages, and
    get the passage with its page. Everything stays on this machine, in the folder that
    DOORWERK_DATA names.

    \b
    A first walk:
      doorwerk demo                       load the demo base and open the app
      doorwerk ingest reports/            bring your own files in
      doorwerk publish --all              after you have looked at them
      doorwerk search "vrijwilligers die stoppen"
    """
    logging.basicConfig(
        level=logging.INFO if verbose else logging.WARNING,
        format="%(asctime)s %(levelname)s %(name)s: %(message)s",
    )
    context.obj = Opened(dict(os.environ), name)
    context.call_on_close(context.obj.close)


for command in proposals.COMMANDS:
    lessons.lessons.add_command(command)

for command in (
    *run.COMMANDS,
    *take_in.COMMANDS,
    *personal.COMMANDS,
    *sheet.COMMANDS,
    *review.COMMANDS,
    *lessons.COMMANDS,
    *letters.COMMANDS,
    *duplicates.COMMANDS,
    *find.COMMANDS,
    *directory.COMMANDS,
    *policy.COMMANDS,
    *follow_ups.COMMANDS,
    *feed.COMMANDS,
    *briefs.COMMANDS,
    *THEME_COMMANDS,
    *spread.COMMANDS,
    *kits.COMMANDS,
    *keep.COMMANDS,
):
    doorwerk.add_command(command)


def main() -> None:
    """Run the command line; every error that a person can act on is one sentence."""
    try:
        code = doorwerk.main(standalone_mode=False)
    except click.exceptions.Abort:
        _end(_("Stopped."), 130)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except KnowledgeError as error:
        _end(said(error), _exit_code(error))
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(0)
    sys.exit(code if isinstance(code, int) else 0)


def _exit_code(error: KnowledgeError) -> int:
    if isinstance(error, CliError):
        return error.exit_code
    if isinstance(error, NotFound):
        return 3
    if isinstance(error, NotAllowed):
        return 4
    if isinstance(error, StoreBusy | StoreDamaged):
        return 5
    return 1


def _end(sentence: str, code: int) -> None:
    click.echo(sentence, err=True)
    sys.exit(code)
