"""`ingest`, `worker`, `jobs`: bringing files in."""

import signal
from pathlib import Path

import click

from app.cli.opened import CliError, Opened, as_json, or_say, pass_opened, write_json
from app.looks import look_sentence
from app.outcomes import advice_is_ocr, refusal, state_word
from app.words import _, many
from ingest.collect import collect as collect_files
from ingest.collect.handing_in import hand_in
from ingest.collect.looking import Looking
from ingest.collect.watched import WatchedFolder
from ingest.worker import Worker
from knowledge.model.job import Job, JobState, Receipt
from knowledge.model.origin import Origin, OriginKind
from knowledge.model.person import Person, Role

_FOLDER = Person("watched folder", frozenset({Role.COORDINATOR}))


@click.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
@click.option("--initiative", metavar="NAME", help="Whose reports these are.")
@click.option("--year", type=click.IntRange(1900, 2100), help="Of the experience.")
@click.option("--ocr", is_flag=True, help="Recognise the words of scans.")
@click.option("--wait", is_flag=True, help="Read them here and now, and tell how each ended.")
@as_json
@pass_opened
def ingest(
    opened: Opened,
    paths: tuple[Path, ...],
    initiative: str | None,
    year: int | None,
    ocr: bool,
    wait: bool,
    as_json: bool,
) -> int:
    """Bring files, folders and zips in; returns at once, a worker reads them.

    \b
    Example:
      doorwerk ingest jaarverslagen/ --initiative "Repaircafé De Schroef" --wait

    Exit code 1 if a file was refused. What was read waits for `doorwerk publish`.
    """
    details = {"initiative": initiative or "", "year": year or ""}
    stated = {name: value for name, value in details.items() if value}
    answers = list(
        hand_in(opened.base, collect_files(paths), by=opened.person, details=stated, with_ocr=ocr)
    )
    if wait:
        Worker(opened.base).run(until_empty=True)
        answers = [_renewed(opened, answer) for answer in answers]
    if as_json:
        write_json(answers)
    else:
        for answer in answers:
            click.echo(_line(answer))
    refused = [answer for answer in answers if answer.job.state is JobState.REFUSED]
    return 1 if refused else 0


@click.command()
@click.option("--until-empty", is_flag=True, help="End when nothing waits.")
@pass_opened
def worker(opened: Opened, until_empty: bool) -> None:
    """Read what waits in the queue, until stopped; `serve` starts one by itself.

    \b
    Example:
      doorwerk worker --until-empty
    """
    working = _worker(opened, opened.settings.watch_folder)
    signal.signal(signal.SIGTERM, lambda *_: working.stop())
    ended = working.run(until_empty=until_empty, tell=_tell)
    click.echo(many("{count} file ended.", "{count} files ended.", ended))


@click.command()
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@click.option("--until-empty", is_flag=True, help="End when nothing waits in it.")
@pass_opened
def watch(opened: Opened, folder: Path, until_empty: bool) -> None:
    """Bring in what is put in a folder, and move it to done/ or refused/.

    \b
    Example:
      doorwerk watch ~/inbox-doorwerk

    A file that is still being written waits. What was refused lies in refused/ with the
    reason in a file beside it. The worker does the same for DOORWERK_WATCH_FOLDER.
    """
    working = _worker(opened, str(folder))
    signal.signal(signal.SIGTERM, lambda *_: working.stop())
    ended = working.run(until_empty=until_empty, tell=_tell)
    click.echo(many("{count} file ended.", "{count} files ended.", ended))


@click.command()
@click.argument("address", required=False)
@click.option("--mailbox", is_flag=True, help="Look into the mailbox of the settings now.")
@click.option("--forget", "forgotten", metavar="ORIGIN", help="Look at this origin no more.")
@as_json
@pass_opened
def collect(
    opened: Opened, address: str | None, mailbox: bool, forgotten: str | None, as_json: bool
) -> int:
    """Fetch a page, a file or the new entries of a feed; without an address, list them.

    \b
    Example:
      doorwerk collect https://dorpsraad.example/jaarverslag.pdf
      doorwerk collect https://dorpsraad.example/feed.xml
      doorwerk collect --mailbox

    Only public addresses; what a site's robots.txt keeps to itself is left alone. A worker
    looks at a feed again every six hours. Exit code 1 if it could not be fetched.
    """
    origins, person = opened.base.origins, opened.person
    if forgotten:
        origins.forget(forgotten, by=person)
    looking = Looking(opened.base)
    looked: tuple[Origin, ...] = ()
    if address:
        looked = (looking.look_at(origins.add(address, by=person, is_due=False)),)
    if mailbox:
        looked = (*looked, looking.look_at(_mailbox(looking, opened)))
    found = looked or origins.everything(viewer=person)
    if as_json:
        write_json(found)
    else:
        for one in or_say(found, _("No page, feed or mailbox is looked at.")):
            click.echo(f"{one.id}  {one.address}: {look_sentence(one)}")
    return 1 if any(origin.code for origin in looked) else 0


@click.command()
@click.option("--retry", "retry_id", metavar="JOB", help="Let a refused file wait again.")
@click.option("--discard", "discard_id", metavar="JOB", help="Forget a refused file.")
@click.option("--ocr", is_flag=True, help="With --retry: recognise the words of scans.")
@click.option("--limit", type=click.IntRange(1, 10_000), default=50, show_default=True)
@as_json
@pass_opened
def jobs(
    opened: Opened,
    retry_id: str | None,
    discard_id: str | None,
    ocr: bool,
    limit: int,
    as_json: bool,
) -> None:
    """Show the queue: every file that was handed in and where it stands.

    \b
    Example:
      doorwerk jobs --retry job-7k2m9x4q1c --ocr
    """
    queue = opened.base.queue
    if retry_id:
        queue.retry(retry_id, by=opened.person, with_ocr=ocr)
    if discard_id:
        queue.discard(discard_id, by=opened.person)
    found = queue.jobs(limit=limit)
    if as_json:
        write_json(found)
        return
    for job in or_say(found, _("Nothing was brought in yet.")):
        click.echo(_job_line(job))


def _mailbox(looking: Looking, opened: Opened) -> Origin:
    if looking.mailbox is None:
        raise CliError(
            _(
                "No mailbox is set; set {names} first.",
                names="DOORWERK_MAIL_HOST, …_USER, …_PASSWORD",
            ),
            exit_code=2,
        )
    return opened.base.origins.add(
        looking.mailbox.address, by=opened.person, kind=OriginKind.MAILBOX, is_due=False
    )


def _worker(opened: Opened, folder: str) -> Worker:
    base = opened.base
    watched = None
    if folder:
        path = Path(folder).expanduser().resolve()
        if path == base.settings.data or path in base.settings.data.parents:
            raise CliError(_("The base itself lies in this folder; choose another."), exit_code=2)
        watched = WatchedFolder(path, base, _FOLDER, lambda job: " ".join(refusal(job)))
    return Worker(base, folder=watched, looking=Looking(base))


def _renewed(opened: Opened, answer: Receipt) -> Receipt:
    if not answer.job.sha256:
        return answer
    job = opened.base.queue.job(answer.job.id)
    return Receipt(job, answer.is_new, answer.known_report_id, answer.known_since)


def _line(answer: Receipt) -> str:
    if not answer.is_new and answer.known_since is not None:
        since = f"{answer.known_since:%Y-%m-%d}"
        if answer.known_report_id:
            return _(
                "{name}: already here since {since}, as {report}",
                name=answer.job.file_name,
                since=since,
                report=answer.known_report_id,
            )
        return _("{name}: already on its way since {since}", name=answer.job.file_name, since=since)
    return _job_line(answer.job)


def _job_line(job: Job) -> str:
    words = [f"{job.file_name}: {state_word(job.state)}"]
    if job.state is JobState.REFUSED:
        words += _refusal(job)
    elif job.state is JobState.EMBEDDING:
        words.append(f"{job.done_count}/{job.total_count}")
    elif job.report_id:
        words.append(job.report_id)
    return " · ".join(words) + f"  [{job.id}]"


def _refusal(job: Job) -> tuple[str, str]:
    """Return what is wrong and what to do; a button is called a command here."""
    wrong, advice = refusal(job)
    if advice_is_ocr(job) and not job.data.get("ocr_missing"):
        advice = _(
            "Run `doorwerk jobs --retry {job} --ocr` to have the words read from the pictures.",
            job=job.id,
        )
    return wrong, advice


def _tell(job: Job, state: JobState) -> None:
    click.echo(f"{job.file_name}: {state_word(state)}")


COMMANDS = (ingest, watch, collect, worker, jobs)
