"""Follow-ups in the visitor's words."""

from collections.abc import Mapping

from app.figures import day, day_and_time
from app.policy_names import decision_name
from app.words import _
from knowledge.model.follow_up import FollowUp, FollowUpState, News
from knowledge.model.policy import Decision
from knowledge.records.audit import AuditEvent


def news_name(news: News) -> str:
    """Return what happened to lessons, in words."""
    own = {
        News.BRIEF_SIGNED: _("Used in a brief"),
        News.PROPOSED: _("Put before policy"),
        News.TAKEN_BACK: _("No longer used"),
    }
    return own.get(news) or decision_name(Decision(news))


def follow_up_state_name(state: FollowUpState) -> str:
    """Return where a follow-up stands, in words."""
    return {
        FollowUpState.DRAFTED: _("To look at"),
        FollowUpState.APPROVED: _("Approved, still here"),
        FollowUpState.SENDING: _("Perhaps sent"),
        FollowUpState.SENT: _("Sent"),
        FollowUpState.SAVED: _("Taken along as a file"),
        FollowUpState.SUPERSEDED: _("Overtaken"),
        FollowUpState.SET_ASIDE: _("Not needed"),
    }[state]


def standing_words(found: FollowUp) -> str:
    """Return where a follow-up stands, with who and when."""
    if found.delivered_at is not None:
        who, at = found.delivered_by, found.delivered_at
    elif found.set_aside_at is not None:
        who, at = found.set_aside_by, found.set_aside_at
    elif found.approved_at is not None:
        who, at = found.approved_by, found.approved_at
    else:
        return _("drafted {day}", day=day(found.drafted_at))
    return _(
        "{state}, {day}, by {who}", state=follow_up_state_name(found.state), day=day(at), who=who
    )


def why_names() -> Mapping[str, str]:
    """Return why the mail server did not get a letter, in words, by its code."""
    return {
        "unreachable": _("the mail server cannot be reached"),
        "encryption": _("the certificate or encryption of the mail server is not in order"),
        "login": _("the mail server does not know the user or the password"),
        "address": _("the address of the contact was refused"),
        "refused": _("the mail server refused the letter"),
    }


def log_words(event: AuditEvent) -> str:
    """Return one step of a follow-up: what was done, by whom and when."""
    form, why = str(event.data.get("form", "")).upper(), str(event.data.get("why", ""))
    done = {
        "drafted_follow_up": _("drafted, as the change was noted"),
        "edited_follow_up": _("edited"),
        "approved_follow_up": _("approved"),
        "reopened_follow_up": _("made a draft again"),
        "changed_follow_up": _("made a draft again: what it tells of had changed"),
        "set_aside_follow_up": _("set aside as not needed"),
        "took_up_follow_up": _("made a draft again"),
        "superseded_follow_up": _("overtaken by a later change"),
        "began_sending_follow_up": _("handed to the mail server"),
        "lost_follow_up": _("the connection broke: nobody knows whether it left"),
        "did_not_send_follow_up": _("not sent: {why}", why=why_names()[why])
        if why
        else _("not sent"),
        "sent_follow_up": _("sent by mail"),
        "saved_follow_up": _("taken along as {form}", form=form),
    }.get(event.act, event.act)
    return f"{day_and_time(event.at)} · {event.who}: {done}"
