"""Sends an approved follow-up to the contact of its initiative, once."""

from email.utils import localtime

from app.letters.follow_up_files import follow_up_mail
from app.letters.follow_up_text import FollowUpText, follow_up_text
from app.letters.post import MailNotSent, MailPerhapsSent, post
from knowledge.errors import Conflict
from knowledge.knowledge_base import KnowledgeBase
from knowledge.model.follow_up import FollowUp
from knowledge.model.person import Person
from knowledge.open_follow_up import OpenFollowUp


def text_of(opened: OpenFollowUp, *, base: KnowledgeBase, person: Person) -> FollowUpText:
    """Return what a follow-up says, as this base is reached by others."""
    return follow_up_text(opened, address=base.settings.address.rstrip("/"), signed=person.name)


def send(follow_up_id: str, *, base: KnowledgeBase, by: Person) -> FollowUp:
    """Send an approved follow-up through the mail server of the settings.

    Raises:
        Conflict: If it may not leave, see `FollowUps.begin_sending`, or no server is set.
        MailNotSent: If it did not leave; it is approved as before.
        MailPerhapsSent: If nobody knows; it stays as being sent until a person says.
    """
    settings = base.settings
    if not settings.smtp_host:
        raise Conflict("no mail server is set (DOORWERK_SMTP_HOST); save the letter as a file")
    letter = text_of(base.follow_ups.opened(follow_up_id, viewer=by), base=base, person=by)
    _going, address = base.follow_ups.begin_sending(follow_up_id, drafted=letter.drafted, by=by)
    try:
        mail = follow_up_mail(letter)
        mail["Date"] = localtime()
        mail["Message-ID"] = f"<{follow_up_id}@{settings.smtp_from.rpartition('@')[2]}>"
        post(mail, to=address, settings=settings)
    except MailNotSent as error:
        base.follow_ups.end_sending(follow_up_id, arrived=False, by=by, why=error.why)
        raise
    except MailPerhapsSent:
        base.follow_ups.end_sending(follow_up_id, arrived=None, by=by)
        raise
    return base.follow_ups.end_sending(follow_up_id, arrived=True, by=by)
