"""Letters and answers in the visitor's words."""

from app.figures import day, utc_now
from app.words import _, many
from knowledge.model.letter import Answer, Letter, Verdict


def letter_words(letter: Letter) -> str:
    """Return when a letter was written and by whom, whether its link works, and what came back."""
    written = _("{day}, by {who}", day=day(letter.written_at), who=letter.written_by)
    if letter.revoked_at is not None:
        state = _("link taken back")
    elif letter.is_open(utc_now()):
        state = _("link works until {day}", day=day(letter.expires_at))
    else:
        state = _("link has ended")
    answers = many("{count} answer", "{count} answers", letter.answer_count)
    return f"{written} · {state} · {answers}"


def verdict_name(verdict: Verdict) -> str:
    """Return what the initiative says of a lesson, in words."""
    return {
        Verdict.RIGHT: _("right"),
        Verdict.NOT_QUITE: _("not quite"),
        Verdict.WRONG: _("wrong"),
        Verdict.MISSING: _("something is missing"),
    }[verdict]


def answer_words(answer: Answer) -> str:
    """Return an answer in one line."""
    words = " ".join(answer.words.split())
    about = f"{answer.statement} → " if answer.statement else ""
    return f"{about}{verdict_name(answer.verdict)}{f': {words}' if words else ''}"
