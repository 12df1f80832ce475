"""A brief opened: with the lessons that it names as they are now, and what is wrong with it."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import Connection

from knowledge.brief_checks import problems
from knowledge.model.brief import Brief, CitedLesson, Comment, Problem
from knowledge.records import briefs, lessons, reports, texts


@dataclass(frozen=True, slots=True)
class OpenBrief:
    """A brief with all that is needed to show it.

    Attributes:
        brief: As it stands.
        cited: The lessons that it names, by id; one that is missing is gone from the base.
        problems: What is wrong with it, in reading order.
        comments: The first one first.
    """

    brief: Brief
    cited: Mapping[str, CitedLesson]
    problems: tuple[Problem, ...]
    comments: tuple[Comment, ...]

    @property
    def blocking(self) -> tuple[Problem, ...]:
        """The problems that keep it from being signed off and exported."""
        return tuple(problem for problem in self.problems if problem.blocks)


def open_brief(connection: Connection, brief: Brief) -> OpenBrief:
    """Return a brief held against the base: every lesson, every quote on its page."""
    found = lessons.by_ids(connection, brief.body.lesson_ids)
    known = reports.by_ids(connection, {lesson.report_id for lesson in found.values()})
    cited = {
        name: CitedLesson(lesson, known[lesson.report_id])
        for name, lesson in found.items()
        if lesson.report_id in known
    }
    held = {}
    for report_id in known:
        text = texts.of_report(connection, report_id)
        if text is not None:
            held[report_id] = text
    return OpenBrief(
        brief, cited, problems(brief.body, cited, held), briefs.comments(connection, brief.id)
    )


def what_blocks(opened: OpenBrief) -> str:
    """Return in one sentence what keeps a brief from being signed off and exported."""
    kinds = ", ".join(sorted({problem.kind.replace("_", " ") for problem in opened.blocking}))
    return (
        f"{len(opened.blocking)} things are wrong with brief {opened.brief.id}: {kinds}; "
        "open it and mend them first"
    )
