"""Follow-ups in the visitor's words."""

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


def log_words(event: AuditEvent) -> str:
    """Return one step of a follow-up: what was done, by whom and when."""
    form = str(event.data.get("form", "")).upper()
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
        "did_not_send_follow_up": _("not sent"),
        "sent_follow_up": _("sent by mail"),
        "saved_follow_up": _("taken along as {form}", form=form),
    }.get(event.act, event.act)
    return f"{day_and_time(event.at)} · {event.who}: {done}"
