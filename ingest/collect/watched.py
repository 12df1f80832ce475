"""A watched folder: what is put in is brought in, and moved away when its end is known."""

import logging
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from ingest.collect.folder import collect
from ingest.collect.handing_in import hand_in
from ingest.collect.source import is_passed_over
from ingest.privacy import masked_name
from knowledge.errors import NotFound
from knowledge.knowledge_base import KnowledgeBase
from knowledge.model.job import Job, JobState
from knowledge.model.person import Person

_log = logging.getLogger(__name__)
DONE, REFUSED = "done", "refused"
_UNFINISHED = (".part", ".partial", ".crdownload", ".download", ".tmp", ".filepart")
_MOST_FILES = 1_000

Explain = Callable[[Job], str]


@dataclass(slots=True)
class WatchedFolder:
    """Brings in the files of one folder, not those of folders in it.

    A file is taken when two looks find it with the same size and time of change, so that one
    that is being written waits. When all that came of it has ended it goes to `done/`, or,
    if all of it was refused, to `refused/`, with the reason in a file beside it. Nothing
    there is ever overwritten.

    Attributes:
        folder: That is watched; made if it is not there.
        base: Where files go.
        by: Hands them in.
        explain: Says why a job was refused, in a sentence or two.
    """

    folder: Path
    base: KnowledgeBase
    by: Person
    explain: Explain
    _seen: dict[str, tuple[int, int]] = field(default_factory=dict)
    _jobs: dict[str, list[str]] = field(default_factory=dict)

    def look(self) -> int:
        """Take in what is complete, move away what has ended; return how many were moved."""
        self.folder.mkdir(parents=True, exist_ok=True)
        moved = sum(self._moved(name) for name in list(self._jobs))
        states = dict(self._complete_or_not())
        for name, state in states.items():
            if name not in self._jobs and self._seen.get(name) == state:
                self._take_in(name)
        self._seen = states
        return moved

    @property
    def is_waiting(self) -> bool:
        """Whether files are there that have not been moved away."""
        return bool(self._jobs or self._seen)

    def _complete_or_not(self) -> Iterator[tuple[str, tuple[int, int]]]:
        """Give the files of the folder with size and time of change."""
        with os.scandir(self.folder) as entries:
            names = sorted(entry.name for entry in entries if _is_file(entry))
        for name in names[:_MOST_FILES]:
            try:
                found = (self.folder / name).stat()
            except OSError:
                continue  # it was taken away meanwhile
            yield name, (found.st_size, found.st_mtime_ns)

    def _take_in(self, name: str) -> None:
        try:
            sources = collect([self.folder / name])
            stated = {"source": masked_name(name)}
            receipts = list(hand_in(self.base, sources, by=self.by, details=stated))
        except FileNotFoundError:
            return
        self._jobs[name] = [receipt.job.id for receipt in receipts]

    def _moved(self, name: str) -> bool:
        """Move a file away if all that came of it has ended; say whether it was."""
        jobs = list(self._found(self._jobs[name]))
        if not all(job.state.is_final for job in jobs):
            return False
        refused = [job for job in jobs if job.state is JobState.REFUSED]
        is_refused = bool(jobs) and len(refused) == len(jobs)
        target = self._put_away(name, REFUSED if is_refused else DONE)
        if target is not None and refused:
            reasons = "".join(f"{job.file_name}: {self.explain(job)}\n" for job in refused)
            _write_beside(target, reasons)
        del self._jobs[name]
        return target is not None

    def _found(self, job_ids: list[str]) -> Iterator[Job]:
        for job_id in job_ids:
            try:
                yield self.base.queue.job(job_id)
            except NotFound:
                continue  # a coordinator discarded it, which ends it too

    def _put_away(self, name: str, where: str) -> Path | None:
        """Move a file below the folder under a name that is free; None if it is gone."""
        below = self.folder / where
        below.mkdir(exist_ok=True)
        for target in _free_names(below, name):
            try:
                os.link(self.folder / name, target)  # fails where the name is taken
            except FileExistsError:
                continue
            except FileNotFoundError:
                return None
            except OSError as error:  # no links on this file system
                _log.info("moving without a link: %s", type(error).__name__)
                if target.exists():
                    continue
                (self.folder / name).rename(target)
                return target
            (self.folder / name).unlink()
            return target
        return None


def _is_file(entry: "os.DirEntry[str]") -> bool:
    return (
        entry.is_file(follow_symlinks=False)
        and not is_passed_over(entry.name)
        and not entry.name.lower().endswith(_UNFINISHED)
    )


def _free_names(folder: Path, name: str) -> Iterator[Path]:
    """Give the name, then "name (2)", "name (3)" …, each below the folder."""
    yield folder / name
    path = Path(name)
    for number in range(2, 10_000):
        yield folder / f"{path.stem} ({number}){path.suffix}"


def _write_beside(target: Path, reasons: str) -> None:
    for path in _free_names(target.parent, f"{target.name}.reason.txt"):
        try:
            with path.open("x", encoding="utf-8") as file:
                file.write(reasons)
        except FileExistsError:
            continue
        return
