"""Runs: themes found anew by the worker, held against those that stand, accepted or dropped."""

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from sqlalchemy import Connection

from knowledge.errors import Conflict, NotFound, RunOutdated
from knowledge.model.person import Person, Right
from knowledge.model.scheme import Scheme
from knowledge.model.theme import (
    DISCOVERED,
    RunParameters,
    RunState,
    ThemeDiff,
    ThemeRun,
    ThemeSet,
)
from knowledge.ports import Embedder, Vectors
from knowledge.records import audit, schemes, theme_edits, theme_runs
from knowledge.records.clock import new_id
from knowledge.records.database import Database
from knowledge.themes.difference import difference
from knowledge.themes.finding import FoundThemes, discover
from knowledge.themes.material import Material, gather
from knowledge.themes.placing import place
from knowledge.themes.schemes import shipped
from knowledge.themes.standing import Found, standing
from knowledge.themes.subjects import Subjects

_log = logging.getLogger(__name__)
_STEPS = 4


@dataclass(frozen=True, slots=True)
class ThemeRuns:
    """Asks for themes to be found, finds them, and lets a person accept what was found.

    A first run is accepted at once: there is nothing that it could take away. Every later
    one waits until a person has seen what it would change.
    """

    database: Database
    embedder: Embedder
    priors: Mapping[str, Vectors]
    subjects: Callable[[], Subjects]

    def request(self, parameters: RunParameters | None = None, *, by: Person) -> ThemeRun:
        """Let a run wait for the worker.

        Raises:
            NotAllowed: If the person may not shape themes.
            NotFound: If there is no such scheme.
            Conflict: If a run of the scheme is on its way, or waits to be accepted.
        """
        by.require(Right.SHAPE_THEMES)
        wanted = parameters or RunParameters()
        if wanted.scheme != DISCOVERED:
            self._scheme(wanted.scheme)
        with self.database.writing() as connection:
            for run in theme_runs.listing(connection, scheme=wanted.scheme):
                if run.state.is_open or run.state is RunState.READY:
                    raise Conflict(
                        f"run {run.id} of these themes is {run.state}; accept or drop it first"
                    )
            run = theme_runs.add(connection, wanted, by=by.name)
            audit.record(connection, by.name, "asked_for_themes", run.id)
        return run

    def work(self, worker: str, *, tell: Callable[[ThemeRun], None] | None = None) -> bool:
        """Do the run that waits longest; say whether there was one.

        Args:
            worker: Name under which the run is held.
            tell: Called whenever a step is done.
        """
        with self.database.writing() as connection:
            run = theme_runs.claim(connection, worker)
        if run is None:
            return False
        try:
            self._do(run, worker, tell)
        except Conflict as conflict:
            _log.warning("left run %s: %s", run.id, conflict)
        except Exception:
            _log.exception("run %s failed", run.id)
            with self.database.writing() as connection:
                theme_runs.fail(connection, run.id, worker, problem="crashed")
        return True

    def listing(self, *, viewer: Person, scheme: str | None = None) -> tuple[ThemeRun, ...]:
        """Return the runs, the newest first."""
        viewer.require(Right.SEARCH)
        with self.database.reading() as connection:
            return theme_runs.listing(connection, scheme=scheme)

    def run(self, run_id: str, *, viewer: Person) -> ThemeRun:
        """Return one run.

        Raises:
            NotFound: If there is none with this id.
        """
        viewer.require(Right.SEARCH)
        with self.database.reading() as connection:
            return _known(connection, run_id)

    def diff(self, run_id: str, *, viewer: Person) -> ThemeDiff:
        """Return what accepting a run would change, or did change to what stands now.

        Raises:
            Conflict: If the run has found nothing yet, or what it found was dropped.
        """
        viewer.require(Right.SHAPE_THEMES)
        with self.database.reading() as connection:
            run = _with_outcome(connection, run_id)
            now = stand(connection, run.parameters.scheme)
            then = _if_accepted(connection, run)
        return difference(run_id, now, then)

    def compare(self, earlier_id: str, later_id: str, *, viewer: Person) -> ThemeDiff:
        """Return what changes from one run to another, edits laid over both.

        Raises:
            Conflict: If one has found nothing, its outcome was dropped, or the two are of
                different schemes.
        """
        viewer.require(Right.SHAPE_THEMES)
        with self.database.reading() as connection:
            earlier, later = (_with_outcome(connection, one) for one in (earlier_id, later_id))
            if earlier.parameters.scheme != later.parameters.scheme:
                raise Conflict("only runs of one scheme can be compared")
            before, after = (_if_accepted(connection, run) for run in (earlier, later))
        return difference(later_id, before, after)

    def accept(self, run_id: str, *, by: Person) -> ThemeRun:
        """Let what a run found stand.

        Raises:
            Conflict: If it is not ready, or somebody edited themes since it was made.
        """
        by.require(Right.SHAPE_THEMES)
        with self.database.writing() as connection:
            run = _known(connection, run_id)
            if run.state is not RunState.READY:
                raise Conflict(f"run {run_id} is {run.state}; only a ready one can be accepted")
            if theme_edits.newest(connection, run.parameters.scheme) > run.after_edit:
                raise RunOutdated(
                    "themes were edited since this run was made; drop it and run again, "
                    "so that it knows the edits"
                )
            return _decide(connection, run_id, RunState.ACCEPTED, by)

    def drop(self, run_id: str, *, by: Person) -> ThemeRun:
        """Leave themes as they stand, and forget what the run found.

        One that is on its way is stopped: its worker finds that it holds the run no longer.
        """
        by.require(Right.SHAPE_THEMES)
        with self.database.writing() as connection:
            run = _known(connection, run_id)
            if not (run.state.is_open or run.state in (RunState.READY, RunState.FAILED)):
                raise Conflict(f"run {run_id} is {run.state}; it cannot be dropped")
            theme_runs.forget_outcome(connection, run_id)
            return _decide(connection, run_id, RunState.DROPPED, by)

    def take_back(self, run_id: str, *, by: Person) -> ThemeRun:
        """Let the run that was accepted before this one stand again.

        Raises:
            Conflict: If it is not the one that stands, or it is the first.
        """
        by.require(Right.SHAPE_THEMES)
        with self.database.writing() as connection:
            run = _known(connection, run_id)
            now = theme_runs.current(connection, run.parameters.scheme)
            if now is None or now.id != run_id:
                raise Conflict(f"run {run_id} is not the one that stands")
            decided = _decide(connection, run_id, RunState.TAKEN_BACK, by)
            if theme_runs.current(connection, run.parameters.scheme) is None:
                raise Conflict(f"run {run_id} is the first; there is nothing before it")
            return decided

    def _do(self, run: ThemeRun, worker: str, tell: Callable[[ThemeRun], None] | None) -> None:
        done = 0

        def step() -> None:
            nonlocal done
            done += 1
            self._advance(run, worker, done, tell)

        material = gather(
            self.database,
            self.embedder,
            self.priors,
            with_proposed=run.parameters.with_proposed,
            tell=lambda _done, _total: self._advance(run, worker, done, tell),
        )
        with self.database.reading() as connection:
            stood = stand(connection, run.parameters.scheme)
            after_edit = theme_edits.newest(connection, run.parameters.scheme)
        step()
        found = self._find(run, material, stood, step)
        self._keep(run, worker, found, after_edit)

    def _find(
        self, run: ThemeRun, material: Material, stood: ThemeSet, step: Callable[[], None]
    ) -> FoundThemes:
        parameters = run.parameters
        if parameters.scheme == DISCOVERED:
            return discover(
                material,
                stood,
                parameters,
                subjects=self.subjects(),
                new_id=lambda: new_id("thm"),
                tell=step,
            )
        return place(
            material,
            self._scheme(parameters.scheme),
            stood,
            parameters,
            self.embedder,
            priors=self.priors,
            subjects=self.subjects(),
            tell=step,
        )

    def _scheme(self, scheme_id: str) -> Scheme:
        with self.database.reading() as connection:
            known = (*shipped(), *schemes.everything(connection))
        found = [scheme for scheme in known if scheme.id == scheme_id]
        if not found:
            raise NotFound("scheme", scheme_id)
        return found[0]

    def _keep(self, run: ThemeRun, worker: str, found: FoundThemes, after_edit: int) -> None:
        with self.database.writing() as connection:
            is_first = theme_runs.current(connection, run.parameters.scheme) is None
            if not theme_runs.finish(
                connection,
                run.id,
                worker,
                themes=found.themes,
                placements=found.placements,
                after_edit=after_edit,
            ):
                raise Conflict(f"run {run.id} is no longer held by {worker}")
            audit.record(
                connection,
                worker,
                "found_themes",
                run.id,
                themes=len(found.themes),
                lessons=len(found.placements),
            )
            if is_first and found.placements:
                theme_runs.decide(connection, run.id, RunState.ACCEPTED, by=run.requested_by)

    def _advance(
        self,
        run: ThemeRun,
        worker: str,
        done: int,
        tell: Callable[[ThemeRun], None] | None,
    ) -> None:
        with self.database.writing() as connection:
            if not theme_runs.advance(connection, run.id, worker, done=done, total=_STEPS):
                raise Conflict(f"run {run.id} is no longer held by {worker}")
            if tell is not None:
                tell(_known(connection, run.id))


def stand(connection: Connection, scheme: str) -> ThemeSet:
    """Return the themes of a scheme as they stand."""
    run = theme_runs.current(connection, scheme)
    edits = theme_edits.of_scheme(connection, scheme)
    return standing(scheme, _found(connection, run) if run else Found(), edits)


def _if_accepted(connection: Connection, run: ThemeRun) -> ThemeSet:
    edits = theme_edits.of_scheme(connection, run.parameters.scheme)
    return standing(run.parameters.scheme, _found(connection, run), edits)


def _with_outcome(connection: Connection, run_id: str) -> ThemeRun:
    run = _known(connection, run_id)
    if not run.state.has_outcome:
        raise Conflict(f"run {run_id} is {run.state}; there is nothing to compare")
    return run


def _found(connection: Connection, run: ThemeRun) -> Found:
    return Found(
        run_id=run.id,
        after_edit=run.after_edit,
        themes=theme_runs.themes_of(connection, run),
        placements=theme_runs.placements_of(connection, run),
    )


def _decide(connection: Connection, run_id: str, state: RunState, by: Person) -> ThemeRun:
    theme_runs.decide(connection, run_id, state, by=by.name)
    audit.record(connection, by.name, f"{state}_themes", run_id)
    return _known(connection, run_id)


def _known(connection: Connection, run_id: str) -> ThemeRun:
    run = theme_runs.by_id(connection, run_id)
    if run is None:
        raise NotFound("run", run_id)
    return run
