"""What a feed tells: only what a reader of the base may see, worded in one language."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import quote

from app.components.html import Html, element, joined
from app.lesson_names import lesson_kind_name
from app.locators import locator_words
from app.policy_names import decision_name, uptake_role_name
from app.words import _, speaking
from knowledge.knowledge_base import KnowledgeBase
from knowledge.model.lesson import Lesson
from knowledge.model.person import Person, Role
from knowledge.model.policy import DecisionStep, Uptake
from knowledge.model.theme import DISCOVERED

_ANYBODY = Person("feed", frozenset({Role.READER}))
_MOST_ENTRIES = 200
_LONG_AGO = datetime(2000, 1, 1)  # noqa: DTZ001  of a feed that nothing was ever put in


@dataclass(frozen=True, slots=True)
class Entry:
    """One piece of news.

    Attributes:
        id: Stable.
        title: In plain words.
        link: Path of the page that it is about.
        updated: UTC.
        author: Who learned it, or who decided; empty if unknown.
        content: As HTML.
    """

    id: str
    title: str
    link: str
    updated: datetime
    author: str
    content: Html


@dataclass(frozen=True, slots=True)
class Feed:
    """Lessons and what became of them, the newest first.

    Attributes:
        id: Stable.
        title: In plain words.
        language: That it is worded in, "nl" or "en".
        link: Path of the page that it is about.
        path: Of the feed itself.
        updated: UTC.
        entries: At most 200.
    """

    id: str
    title: str
    language: str
    link: str
    path: str
    updated: datetime
    entries: tuple[Entry, ...]


def feed_path(subject_id: str, language: str, *, scheme: str = DISCOVERED) -> str:
    """Return where the feed of an initiative or a theme is served."""
    kept = "" if scheme == DISCOVERED else f"&scheme={quote(scheme, safe='')}"
    return f"/feeds/{quote(subject_id, safe=':')}.atom?language={language}{kept}"


def feed_of(
    subject_id: str, *, base: KnowledgeBase, language: str, scheme: str = DISCOVERED
) -> Feed:
    """Return the feed of an initiative or a theme, as anybody may see it.

    Args:
        subject_id: Id of an initiative, else of a theme.
        base: To ask.
        language: To word it in, "nl" or "en".
        scheme: Of the theme.

    Raises:
        NotFound: If a reader may see none with this id.
    """
    if subject_id.startswith("ini-"):
        found = base.initiatives.profile(subject_id, viewer=_ANYBODY)
        title, page = found.initiative.name, f"/initiative?id={subject_id}"
        lessons = base.kits.lessons_of(subject_id, viewer=_ANYBODY)
        uptakes = base.uptakes.of_initiative(subject_id, viewer=_ANYBODY)
        began = max((fact.at for fact in found.facts.values()), default=_LONG_AGO)
    else:
        detail = base.themes.theme(subject_id, viewer=_ANYBODY, scheme=scheme)
        title, page = detail.summary.theme.label(language), _theme_page(subject_id, scheme)
        lessons = tuple(placed.told.lesson for placed in detail.lessons)
        ids, began = {lesson.id for lesson in lessons}, _LONG_AGO
        uptakes = tuple(u for u in base.uptakes.everything(viewer=_ANYBODY) if u.lesson.id in ids)
    with speaking(language):
        entries = _newest([*map(_learned, lessons), *_decided(uptakes)])
        return Feed(
            id=f"urn:doorwerk:{subject_id}#feed-{language}",
            title=_("{name}: what was learned, and what became of it", name=title),
            language=language,
            link=page,
            path=feed_path(subject_id, language, scheme=scheme),
            updated=entries[0].updated if entries else began,
            entries=entries,
        )


def _theme_page(theme_id: str, scheme: str) -> str:
    kept = "" if scheme == DISCOVERED else f"&scheme={quote(scheme, safe='')}"
    return f"/theme?id={quote(theme_id, safe=':')}{kept}"


def _newest(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    newest = sorted(entries, key=lambda entry: (entry.updated, entry.id), reverse=True)
    return tuple(newest[:_MOST_ENTRIES])


def _learned(lesson: Lesson) -> Entry:
    kind = lesson_kind_name(lesson.content.kind)
    return Entry(
        id=f"urn:doorwerk:{lesson.id}",
        title=f"{kind}: {lesson.content.statement}",
        link=f"/lesson?id={lesson.id}",
        updated=lesson.decided_at or lesson.proposed_at,
        author=lesson.initiative.name if lesson.initiative else "",
        content=joined(_proofs(lesson)),
    )


def _proofs(lesson: Lesson) -> Iterator[Html]:
    for proof in lesson.quotes:
        place = locator_words(proof.locators)
        source = f"{lesson.report_title}, {place}" if place else lesson.report_title
        yield element("blockquote", proof.exact, lang=lesson.language)
        yield element("p", source)


def _decided(uptakes: Iterable[Uptake]) -> Iterator[Entry]:
    for uptake in uptakes:
        for number, step in enumerate(uptake.steps, start=1):
            yield _step(uptake, number, step)


def _step(uptake: Uptake, number: int, step: DecisionStep) -> Entry:
    lesson, policy = uptake.lesson, uptake.policy
    return Entry(
        id=f"urn:doorwerk:{uptake.id}#{number}",
        title=f"{decision_name(step.decision)}: {policy.title}",
        link=f"/policy?id={policy.id}",
        updated=step.noted_at,
        author=step.body,
        content=joined(
            [
                element("p", element("strong", lesson.content.statement)),
                element("p", uptake_role_name(uptake.role), ":"),
                element("blockquote", uptake.passage),
                element("p", step.reason) if step.reason else None,
            ]
        ),
    )
