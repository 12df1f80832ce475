"""Coding: a sample is drawn, people code it blind, and the page shows how far they agree."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

import numpy as np

from knowledge.errors import Conflict, InvalidEntry, NotFound
from knowledge.model.coding import LEAST_CODED, Agreement, CodingSample, Correction
from knowledge.model.lesson import Lesson
from knowledge.model.person import Person, Right
from knowledge.model.theme import DISCOVERED, Theme
from knowledge.records import audit, codings
from knowledge.themes.agreement import agreement
from knowledge.themes.runs import stand
from knowledge.themes.themes import Themes


@dataclass(frozen=True, slots=True)
class ToCode:
    """A lesson to be coded, without a word of what the machine made of it.

    Attributes:
        lesson: The lesson.
        theme_ids: What this person said of it, None until they did.
    """

    lesson: Lesson
    theme_ids: frozenset[str] | None


@dataclass(frozen=True, slots=True)
class ThemeCoding:
    """Measures, in the app, how far people and the machine agree on themes."""

    themes: Themes

    def draw(
        self, *, by: Person, count: int = 40, scheme: str = DISCOVERED, seed: int = 0
    ) -> CodingSample:
        """Draw lessons at random for people to code.

        Args:
            by: Needs the right to shape themes.
            count: At least 30.
            scheme: Whose themes.
            seed: The same seed draws the same lessons of the same themes.

        Raises:
            InvalidEntry: If fewer than 30 are asked for.
            Conflict: If there are not so many lessons in themes.
        """
        by.require(Right.SHAPE_THEMES)
        if count < LEAST_CODED:
            raise InvalidEntry("count", f"draw at least {LEAST_CODED} lessons")
        stood, told = self.themes.seen(by, scheme)
        known = [one for one in stood.placements if one in told]
        if len(known) < count:
            raise Conflict(f"there are {len(known)} lessons in these themes, fewer than {count}")
        drawn = np.random.default_rng(seed).choice(len(known), size=count, replace=False)
        answers = {known[n]: stood.placements[known[n]].theme_id for n in drawn.tolist()}
        with self.themes.database.writing() as connection:
            sample_id = codings.add(
                connection, answers, scheme=scheme, run_id=stood.run_id, seed=seed, by=by.name
            )
            audit.record(connection, by.name, "drew_sample", sample_id, lessons=count)
        return self.sample(sample_id, viewer=by)

    def samples(self, *, viewer: Person) -> tuple[CodingSample, ...]:
        """Return the samples, the newest first."""
        viewer.require(Right.SHAPE_THEMES)
        with self.themes.database.reading() as connection:
            return codings.everything(connection)

    def sample(self, sample_id: str, *, viewer: Person) -> CodingSample:
        """Return one sample.

        Raises:
            NotFound: If there is none with this id.
        """
        viewer.require(Right.SHAPE_THEMES)
        with self.themes.database.reading() as connection:
            found = codings.by_id(connection, sample_id)
        if found is None:
            raise NotFound("sample", sample_id)
        return found

    def choices(self, sample_id: str, *, viewer: Person) -> tuple[Theme, ...]:
        """Return the themes to choose from, by their label, so that none seems the likely one."""
        sample = self.sample(sample_id, viewer=viewer)
        stood, _ = self.themes.seen(viewer, sample.scheme)
        return tuple(sorted(stood.top, key=lambda theme: theme.label("en").casefold()))

    def to_code(self, sample_id: str, *, viewer: Person) -> tuple[ToCode, ...]:
        """Return the lessons of a sample in its order, with what this person said of each.

        A theme that was merged into another since is that one.
        """
        sample = self.sample(sample_id, viewer=viewer)
        _, told = self.themes.seen(viewer, sample.scheme)
        with self.themes.database.reading() as connection:
            mine = codings.coded(connection, sample_id).get(viewer.name, {})
            merged = stand(connection, sample.scheme).merged
        said = {one: _followed(theme_ids, merged) for one, theme_ids in mine.items()}
        return tuple(
            ToCode(told[one].lesson, said.get(one)) for one in sample.answers if one in told
        )

    def code(
        self, sample_id: str, lesson_id: str, theme_ids: Collection[str], *, by: Person
    ) -> None:
        """Say which themes a lesson belongs to; none at all is an answer too.

        Said again, it corrects what this person said, and nobody else's word; see `corrections`.

        Raises:
            NotFound: If the lesson is not in the sample, or a theme does not stand.
        """
        sample = self.sample(sample_id, viewer=by)
        if lesson_id not in sample.answers:
            raise NotFound("lesson in this sample", lesson_id)
        known = {theme.id for theme in self.choices(sample_id, viewer=by)}
        for theme_id in theme_ids:
            if theme_id not in known:
                raise NotFound("theme", theme_id)
        with self.themes.database.writing() as connection:
            codings.code(connection, sample_id, lesson_id, set(theme_ids), coder=by.name)

    def corrections(self, sample_id: str, *, viewer: Person) -> tuple[Correction, ...]:
        """Return what coders changed of what they had said, the newest first.

        Who has lessons left to code sees their own alone: those of others would lead them.
        """
        left = any(one.theme_ids is None for one in self.to_code(sample_id, viewer=viewer))
        sample = self.sample(sample_id, viewer=viewer)
        with self.themes.database.reading() as connection:
            found = codings.corrections(connection, sample_id)
            merged = stand(connection, sample.scheme).merged
        return tuple(
            replace(one, before=_followed(one.before, merged), after=_followed(one.after, merged))
            for one in found
            if not left or one.coder == viewer.name
        )

    def agreements(self, sample_id: str, *, viewer: Person) -> tuple[Agreement, ...]:
        """Return how far each coder agrees with the machine, and coders with each other.

        A theme that was merged into another since counts as that one, whoever named it.

        Raises:
            Conflict: If the viewer has begun to code the sample and not finished: what
                others said would lead them.
        """
        sample = self.sample(sample_id, viewer=viewer)
        with self.themes.database.reading() as connection:
            by_coder = codings.coded(connection, sample_id)
            merged = stand(connection, sample.scheme).merged
        left = sum(one.theme_ids is None for one in self.to_code(sample_id, viewer=viewer))
        if viewer.name in by_coder and left:
            raise Conflict(f"code the other {left} lessons first; what others said would lead you")
        machine = {one: _followed({theme}, merged) for one, theme in sample.answers.items()}
        by_coder = {
            name: {one: _followed(said, merged) for one, said in answers.items()}
            for name, answers in by_coder.items()
        }
        names = sorted(by_coder)
        with_machine = [agreement(name, "", by_coder[name], machine) for name in names]
        among = [
            agreement(one, other, by_coder[one], by_coder[other])
            for number, one in enumerate(names)
            for other in names[number + 1 :]
        ]
        return (*with_machine, *among)


def _followed(theme_ids: Collection[str], merged: Mapping[str, str]) -> frozenset[str]:
    """Return the themes in which these stand now; no theme at all is left out."""
    return frozenset(merged.get(one, one) for one in theme_ids) - {""}
