"""What a follow-up says, drafted from the records alone."""

from collections.abc import Iterator
from dataclasses import dataclass

from app.letters.follow_up_wording import FollowUpWording, follow_up_wording
from app.letters.letter_text import long_day, printable, where_quoted
from app.letters.wording import wording_of
from knowledge.model.brief import Brief
from knowledge.model.follow_up import WAITING, FollowUpState, News
from knowledge.model.lesson import Lesson
from knowledge.model.policy import PolicyText, Uptake
from knowledge.open_follow_up import OpenFollowUp, tells_the_same

_MARKS = {"nl": "“{}”", "en": "“{}”", "de": "„{}“", "fr": "« {} »"}


@dataclass(frozen=True, slots=True)
class FollowUpText:
    """A follow-up, ready to be shown, edited, written to a file or sent.

    Attributes:
        language: Of the letter.
        subject: Of the mail, and title of the document.
        drafted: Paragraphs parted by an empty line, as the records have it now; empty once the
            letter has left or was overtaken.
        drafted_before: As the records had it when a person last kept the letter; empty where
            nobody did, or the records have not changed since.
        words: The letter as a person left it; as drafted until they touched it. Empty once they
            were erased.
        signed: Name of who approved it, or who would.
    """

    language: str
    subject: str
    drafted: str
    drafted_before: str
    words: str
    signed: str

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """What it says, paragraph by paragraph."""
        parts = (part.strip() for part in self.words.replace("\r\n", "\n").split("\n\n"))
        return tuple(part for part in parts if part)


def follow_up_text(opened: OpenFollowUp, *, address: str, signed: str) -> FollowUpText:
    """Return what a follow-up says.

    Args:
        opened: With the records that it is drafted from.
        address: Under which others open this base, without a slash at its end; where it is
            empty the letter gives the codes of what it speaks of instead.
        signed: Name under it until somebody approves it.
    """
    found = opened.follow_up
    wording = follow_up_wording(found.language)
    who = found.approved_by or signed
    drafted = ""
    if found.state in WAITING:
        drafted = "\n\n".join(_paragraphs(opened, wording, address, who))
    kept = found.drafted_words
    is_outdated = bool(kept and drafted) and not tells_the_same(kept, drafted)
    is_for_a_person = found.is_edited or found.state is not FollowUpState.DRAFTED
    return FollowUpText(
        language=found.language,
        subject=wording.subjects[found.news],
        drafted=drafted,
        drafted_before=kept if is_outdated else "",
        words=found.words if is_for_a_person else drafted,
        signed=who,
    )


def _paragraphs(
    opened: OpenFollowUp, wording: FollowUpWording, address: str, signed: str
) -> Iterator[str]:
    found, shared = opened.follow_up, wording_of(opened.follow_up.language)
    yield shared.greeting.format(initiative=printable(found.initiative.name))
    if found.news is News.TAKEN_BACK and opened.policy is not None:
        yield _no_longer_in_policy(opened.policy, wording)
    if opened.brief is not None:
        is_used = found.news is News.BRIEF_SIGNED
        sentence = wording.brief if is_used else wording.no_longer_in_brief
        yield _brief_words(opened.brief, sentence, found.language)
    for lesson in opened.lessons:
        yield from _lesson_words(lesson, wording, found.language)
    if opened.uptake is not None:
        yield from _uptake_words(opened.uptake, wording, found.language)
    yield "\n".join([wording.at if address else wording.under, *_addresses(opened, address)])
    yield wording.ask
    yield f"{shared.closing}\n{signed}"


def _lesson_words(lesson: Lesson, wording: FollowUpWording, language: str) -> Iterator[str]:
    yield wording.learned.format(title=printable(lesson.report_title))
    yield printable(lesson.content.statement)
    for quote in lesson.quotes:
        where = where_quoted(quote.locators, language)
        yield f"{where}\n{_quoted(quote.exact, language)}"


def _uptake_words(uptake: Uptake, wording: FollowUpWording, language: str) -> Iterator[str]:
    policy, step = uptake.policy, uptake.steps[-1]
    passage = wording.passage.format(
        role=wording.roles[uptake.role],
        title=printable(policy.title),
        body=_body(policy, wording),
    )
    yield f"{passage}\n{_quoted(uptake.passage, language)}"
    decided = wording.decisions[News(uptake.decision)].format(
        day=long_day(step.decided_on, language), who=printable(step.body) or wording.somebody
    )
    reason = wording.reason.format(reason=_one_run(step.reason)) if step.reason else ""
    yield "\n".join(filter(None, [decided, reason]))


def _no_longer_in_policy(policy: PolicyText, wording: FollowUpWording) -> str:
    title, body = printable(policy.title), _body(policy, wording)
    return wording.no_longer_in_policy.format(title=title, body=body)


def _body(policy: PolicyText, wording: FollowUpWording) -> str:
    return wording.body.format(body=printable(policy.body)) if policy.body else ""


def _brief_words(brief: Brief, sentence: str, language: str) -> str:
    day = long_day((brief.signed_at or brief.changed_at).date(), language)
    return sentence.format(title=printable(brief.body.title), day=day)


def _addresses(opened: OpenFollowUp, address: str) -> Iterator[str]:
    pages = [("lesson", lesson.id) for lesson in opened.lessons]
    if opened.policy is not None:
        pages.append(("policy", opened.policy.id))
    if opened.brief is not None:
        pages.append(("brief", opened.brief.id))
    for page, identifier in pages:
        yield f"{address}/{page}?id={identifier}" if address else identifier


def _quoted(words: str, language: str) -> str:
    return _MARKS.get(language, "“{}”").format(_one_run(words))


def _one_run(words: str) -> str:
    """Return words on one line, so that no empty line cuts a paragraph in two."""
    return printable(" ".join(words.split()))
