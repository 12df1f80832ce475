"""Suggestions: a language model may name a theme; its words stand once a person accepts them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from sqlalchemy import Connection

from knowledge.errors import Conflict, NotFound, SettingsError
from knowledge.model.lesson import Lesson
from knowledge.model.person import Person, Right
from knowledge.model.theme import DISCOVERED, EditKind, InBoth, Theme, ThemeOrigin, ThemeSet
from knowledge.model.theme_suggestion import (
    Fault,
    Refusal,
    SuggestionState,
    ThemeMaterial,
    ThemeSuggestion,
    ThemeWords,
)
from knowledge.records import audit, lessons, theme_suggestions
from knowledge.records.database import Database
from knowledge.themes.central import central
from knowledge.themes.edits import RowsOf, keep_words
from knowledge.themes.material import teller
from knowledge.themes.naming import NEAR_FROM, Naming
from knowledge.themes.runs import stand
from knowledge.themes.suggestion_checks import LANGUAGES, WordChecks

QUOTE_COUNT = 5


@dataclass(frozen=True, slots=True)
class Asked:
    """A suggestion that a worker has taken, with what the model may be shown of the theme.

    Attributes:
        suggestion: See ThemeSuggestion.
        theme: As it stands; None if it stands no more.
        lessons: Five in its middle, of different initiatives where that can be; every reader
            may see them.
    """

    suggestion: ThemeSuggestion
    theme: Theme | None
    lessons: tuple[Lesson, ...]


@dataclass(frozen=True, slots=True)
class ThemeSuggestions:
    """Asks for names of themes, checks what comes, and lets a person accept or drop it.

    Attributes:
        is_wanted: Whether a language model is set.
        checks: Of the words.
        naming: Makes what tells how near a name lies to a theme; called when first needed.
    """

    database: Database
    rows_of: RowsOf
    is_wanted: bool
    checks: Callable[[], WordChecks]
    naming: Callable[[], Naming]

    def ask(self, theme_id: str, *, by: Person, scheme: str = DISCOVERED) -> ThemeSuggestion:
        """Let the worker ask the language model about one theme.

        What was offered before and nobody decided on is dropped.

        Raises:
            NotAllowed: If the person may not shape themes.
            SettingsError: If no language model is set.
            NotFound: If there is no such theme.
            Conflict: If its scheme names it, or the model is being asked about it.
        """
        by.require(Right.SHAPE_THEMES)
        if not self.is_wanted:
            raise SettingsError("llm_url", "is empty; no language model is asked before it is set")
        with self.database.writing() as connection:
            theme = stand(connection, scheme).theme(theme_id)
            if theme is None:
                raise NotFound("theme", theme_id)
            if theme.origin is ThemeOrigin.SCHEME:
                raise Conflict("its scheme names this theme; give it another name yourself")
            for one in theme_suggestions.of_theme(connection, theme_id, scheme=scheme):
                if one.state.is_open:
                    raise Conflict("the language model is being asked about this theme; wait")
                if one.state is SuggestionState.OFFERED:
                    theme_suggestions.decide(
                        connection, one.id, SuggestionState.DROPPED, by=by.name
                    )
            suggestion_id = theme_suggestions.add(connection, theme_id, scheme=scheme, by=by.name)
            audit.record(connection, by.name, "asked_for_theme_name", theme_id)
            return _known(connection, suggestion_id)

    def unnamed(self, *, viewer: Person, scheme: str = DISCOVERED) -> tuple[Theme, ...]:
        """Return the themes and parts that no person and no scheme has named in both languages."""
        viewer.require(Right.SHAPE_THEMES)
        with self.database.reading() as connection:
            stood = stand(connection, scheme)
        return tuple(
            theme
            for theme in stood.themes
            if theme.origin is not ThemeOrigin.SCHEME
            and not all(theme.is_named(language) for language in LANGUAGES)
        )

    def of_theme(
        self, theme_id: str, *, viewer: Person, scheme: str = DISCOVERED
    ) -> tuple[ThemeSuggestion, ...]:
        """Return what was asked about a theme and what came of it, the newest first."""
        viewer.require(Right.SHAPE_THEMES)
        with self.database.reading() as connection:
            return theme_suggestions.of_theme(connection, theme_id, scheme=scheme)

    def claim(self, worker: str) -> Asked | None:
        """Take the suggestion that waits longest, for a worker to ask about; None if none does."""
        with self.database.writing() as connection:
            suggestion = theme_suggestions.claim(connection, worker)
            if suggestion is None:
                return None
            stood = stand(connection, suggestion.scheme)
            theme = stood.theme(suggestion.theme_id)
            found = {one.id: one for one in lessons.confirmed(connection, see_team=False)}
        members = [one for one in stood.members(suggestion.theme_id) if one in found]
        chosen = self._central([found[one] for one in members]) if theme else ()
        return Asked(suggestion, theme, chosen)

    def note_sent(self, asked: Asked, *, model: str, host: str, prompt_sha256: str) -> None:
        """Write what is about to be sent and to whom, before it is sent."""
        with self.database.writing() as connection:
            theme_suggestions.note_sent(
                connection,
                asked.suggestion.id,
                model=model,
                host=host,
                prompt_sha256=prompt_sha256,
                lesson_ids=[lesson.id for lesson in asked.lessons],
            )

    def answered(
        self,
        asked: Asked,
        worker: str,
        words: ThemeWords,
        material: ThemeMaterial,
        *,
        refusals: Sequence[Refusal] = (),
    ) -> SuggestionState:
        """Check what a language model said and keep it, or why it is not shown.

        Args:
            asked: What the worker took.
            worker: That took it.
            words: Of the model.
            material: All that it was shown.
            refusals: What the worker itself found wrong.

        Returns:
            OFFERED or REFUSED.
        """
        with self.database.reading() as connection:
            stood = stand(connection, asked.suggestion.scheme)
        found = [*refusals, *self.checks().refusals(words, material, taken=_taken(stood, asked))]
        if not found:
            found += self._far(words.name, stood.members(asked.suggestion.theme_id))
        state = SuggestionState.REFUSED if found else SuggestionState.OFFERED
        self._keep(asked, worker, state, ThemeWords() if found else words, found)
        return state

    def failed(self, asked: Asked, worker: str, *, refusals: Sequence[Refusal] = ()) -> None:
        """Keep that no usable answer came."""
        state = SuggestionState.REFUSED if refusals else SuggestionState.FAILED
        self._keep(asked, worker, state, ThemeWords(), refusals)

    def accept(
        self, suggestion_id: str, *, by: Person, name: bool = True, description: bool = True
    ) -> ThemeSet:
        """Let the suggested words stand, as edits of the person that can be undone.

        Args:
            suggestion_id: Of an offered one.
            by: Needs the right to shape themes.
            name: Whether the name is taken over.
            description: Whether the description is.

        Raises:
            Conflict: If it is not on offer any more, or neither is wanted.
        """
        by.require(Right.SHAPE_THEMES)
        wanted = [EditKind.RENAMED] * name + [EditKind.DESCRIBED] * description
        with self.database.writing() as connection:
            one = _on_offer(connection, suggestion_id)
            if not wanted:
                raise Conflict("accept the name, the description or both; or drop it")
            words = {
                EditKind.RENAMED: one.words.name,
                EditKind.DESCRIBED: one.words.description,
            }
            edits = [
                keep_words(connection, kind, one.theme_id, words[kind], by=by, scheme=one.scheme,
                           model=one.model)
                for kind in wanted
            ]  # fmt: skip
            accepted = SuggestionState.ACCEPTED
            theme_suggestions.decide(connection, one.id, accepted, by=by.name, edits=edits)
            return stand(connection, one.scheme)

    def drop(self, suggestion_id: str, *, by: Person) -> None:
        """Leave the theme as it is called.

        Raises:
            Conflict: If it is not on offer any more.
        """
        by.require(Right.SHAPE_THEMES)
        with self.database.writing() as connection:
            one = _on_offer(connection, suggestion_id)
            theme_suggestions.decide(connection, one.id, SuggestionState.DROPPED, by=by.name)
            audit.record(connection, by.name, "dropped_theme_name", one.theme_id)

    def _central(self, members: Sequence[Lesson]) -> tuple[Lesson, ...]:
        rows = self.rows_of([one.id for one in members])
        known = [one for one in members if one.id in rows]
        if not known:
            return ()
        stacked = np.stack([rows[one.id] for one in known])
        chosen = central(stacked, [teller(one) for one in known], count=QUOTE_COUNT)
        return tuple(known[number] for number in chosen)

    def _far(self, name: InBoth, members: Sequence[str]) -> list[Refusal]:
        rows = [*self.rows_of(members).values()]
        if not rows:
            return []
        naming, middle = self.naming(), np.mean(rows, axis=0)
        return [
            Refusal(Fault.FAR, getattr(name, language))
            for language in LANGUAGES
            if naming.nearness(getattr(name, language), language, middle) < NEAR_FROM
        ]

    def _keep(
        self,
        asked: Asked,
        worker: str,
        state: SuggestionState,
        words: ThemeWords,
        refusals: Sequence[Refusal],
    ) -> None:
        with self.database.writing() as connection:
            is_kept = theme_suggestions.answer(
                connection,
                asked.suggestion.id,
                worker,
                state=state,
                words=words,
                refusals=tuple(dict.fromkeys(refusals)),
            )
            if is_kept:
                audit.record(
                    connection, worker, "asked_language_model", asked.suggestion.theme_id,
                    state=str(state),
                )  # fmt: skip


def _taken(stood: ThemeSet, asked: Asked) -> tuple[InBoth, ...]:
    """Return what the themes beside the one are called."""
    parent_id = asked.theme.parent_id if asked.theme else ""
    return tuple(
        InBoth(*(one.label(language) for language in LANGUAGES))
        for one in stood.themes
        if one.parent_id == parent_id and one.id != asked.suggestion.theme_id
    )


def _known(connection: Connection, suggestion_id: str) -> ThemeSuggestion:
    found = theme_suggestions.by_id(connection, suggestion_id)
    if found is None:
        raise NotFound("suggestion", suggestion_id)
    return found


def _on_offer(connection: Connection, suggestion_id: str) -> ThemeSuggestion:
    one = _known(connection, suggestion_id)
    if one.state is not SuggestionState.OFFERED:
        raise Conflict(f"suggestion {suggestion_id} is {one.state}; ask for another")
    return one
