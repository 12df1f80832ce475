"""A mailbox over IMAP, read and never changed: its mails and what hangs on them."""

import contextlib
import imaplib
import logging
import re
import socket
import ssl
import threading
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from ingest.collect.handing_in import hand_in
from ingest.collect.unpacking import sources_within
from ingest.outcome import RefusalCode, Refused
from knowledge.knowledge_base import KnowledgeBase
from knowledge.model.job import JobState
from knowledge.model.origin import Look, Origin, OriginKind
from knowledge.model.person import Person

_log = logging.getLogger(__name__)
_MOST_MAILS = 200
_MOST_BYTES = 50_000_000
_MOST_LINE_BYTES = 20_000_000
_LOOK_SECONDS = 600.0
_ANSWER_SECONDS = 30.0
_SIZE = re.compile(rb"RFC822\.SIZE (\d{1,12})")
_PLAIN = re.compile(r"[^\x00-\x1f\x7f\"\\]{1,200}")


class Bounded(imaplib.IMAP4):
    """IMAP that takes no more from a server than mails may have."""

    _line_bytes = 0

    def read(self, size: int) -> bytes:
        """Return so many bytes of the server's answer.

        Raises:
            imaplib.IMAP4.abort: If that is more than a mail may have.
        """
        if not 0 <= size <= _MOST_BYTES:
            raise self.abort("the server announces more than a mail may have")
        return bytes(super().read(size))

    def readline(self) -> bytes:
        """Return a line of the server's answer.

        Raises:
            imaplib.IMAP4.abort: If its lines have become more than any mailbox needs.
        """
        line = bytes(super().readline())
        self._line_bytes += len(line)
        if self._line_bytes > _MOST_LINE_BYTES:
            raise self.abort("the server talks without end")
        return line


class BoundedImap(Bounded, imaplib.IMAP4_SSL):
    """The same over TLS."""


@dataclass(frozen=True, slots=True)
class Mailbox:
    """Where mails are and how to get in.

    Attributes:
        host: Of the IMAP server.
        user: Name to log in with.
        password: Likewise.
        folder: To look into.
        port: 993 is IMAP over TLS.
        connect: Makes the connection; for tests, which serve without TLS on loopback.
    """

    host: str
    user: str
    password: str
    folder: str = "INBOX"
    port: int = 993
    connect: Callable[["Mailbox"], imaplib.IMAP4] | None = None

    @property
    def address(self) -> str:
        """Under which the base remembers it; without the password."""
        return f"imap://{self.user}@{self.host}/{self.folder}"

    def opened(self) -> imaplib.IMAP4:
        """Return a connection to the server."""
        if self.connect is not None:
            return self.connect(self)
        context = ssl.create_default_context()
        return BoundedImap(self.host, self.port, ssl_context=context, timeout=_ANSWER_SECONDS)


def look_into(
    mailbox: Mailbox,
    origin: Origin,
    *,
    base: KnowledgeBase,
    by: Person,
    look_seconds: float = _LOOK_SECONDS,
) -> Look:
    """Hand in the mails that came since the last look; whatever goes wrong is in the answer.

    The folder is opened by EXAMINE and mails are read by BODY.PEEK: nothing in it changes,
    no mail becomes a read one. Where it was left is remembered by UIDVALIDITY and UID.
    """
    reading = _Reading(mailbox, base, by, Look(kind=OriginKind.MAILBOX, title=mailbox.folder))
    try:
        reading.read(dict(origin.state), look_seconds)
    except Refused as refusal:
        return replace(reading.look, code=refusal.code, data=refusal.data)
    except (TimeoutError, ssl.SSLError, imaplib.IMAP4.error, OSError) as error:
        _log.info("a look into the mailbox ended: %s", type(error).__name__)
        why = _refusal_of(error, is_late=reading.is_late, is_inside=reading.is_inside)
        return replace(reading.look, code=why.code, data=why.data)
    except (ValueError, IndexError, TypeError, LookupError) as error:
        _log.info("the mail server made no sense: %s", type(error).__name__)
        return replace(reading.look, code=RefusalCode.PROTOCOL)
    return reading.look


@dataclass(slots=True)
class _Reading:
    """One look in progress; what was done when it breaks off stays in `look`."""

    mailbox: Mailbox
    base: KnowledgeBase
    by: Person
    look: Look
    is_late: bool = False
    is_inside: bool = False

    def read(self, state: dict[str, str | int], look_seconds: float) -> None:
        server = self.mailbox.opened()
        timer = threading.Timer(look_seconds, self._cut, args=(server,))
        timer.daemon = True
        timer.start()
        try:
            self._log_in(server)
            validity, last = self._examine(server), 0
            if state.get("uidvalidity") == validity:
                last = int(state.get("uid", 0))
            uids = _uids_after(server, last)
            waiting = max(0, len(uids) - _MOST_MAILS)
            self.look = replace(self.look, waiting_count=waiting)
            for uid in uids[:_MOST_MAILS]:
                self._take(server, uid)
                self.look = replace(self.look, state={"uidvalidity": validity, "uid": uid})
        finally:
            timer.cancel()
            with contextlib.suppress(imaplib.IMAP4.error, OSError, ValueError):
                server.shutdown()

    def _cut(self, server: imaplib.IMAP4) -> None:
        self.is_late = True
        with contextlib.suppress(OSError):
            server.socket().shutdown(socket.SHUT_RDWR)

    def _log_in(self, server: imaplib.IMAP4) -> None:
        if not (_PLAIN.fullmatch(self.mailbox.user) and _PLAIN.fullmatch(self.mailbox.folder)):
            raise Refused(RefusalCode.LOGIN, reason="malformed")
        try:
            server.login(self.mailbox.user, self.mailbox.password)
        except imaplib.IMAP4.abort:
            raise
        except imaplib.IMAP4.error as error:
            raise Refused(RefusalCode.LOGIN) from error
        self.is_inside = True

    def _examine(self, server: imaplib.IMAP4) -> int:
        status, _ = server.select(f'"{self.mailbox.folder}"', readonly=True)
        if status != "OK":
            raise Refused(RefusalCode.LOGIN, reason="no_folder")
        _, values = server.response("UIDVALIDITY")
        return int(_bytes(values[0])) if values and values[0] else 0

    def _take(self, server: imaplib.IMAP4, uid: int) -> None:
        _, answer = server.uid("FETCH", str(uid), "(RFC822.SIZE)")
        size = next((int(m[1]) for part in answer if (m := _SIZE.search(_bytes(part)))), 0)
        if size > _MOST_BYTES:
            self._refuse(uid, Refused(RefusalCode.TOO_BIG, byte_limit=_MOST_BYTES))
            return
        _, answer = server.uid("FETCH", str(uid), "(BODY.PEEK[])")
        mail = next((p[1] for p in answer if isinstance(p, tuple) and len(p) > 1), None)
        if not mail:
            return  # it was deleted meanwhile
        details: dict[str, str | int] = {
            "source": self.mailbox.address,
            "retrieved": datetime.now(UTC).astimezone().date().isoformat(),
            "personal_data": "unstated",
            "may_share_file": "no",
        }
        sources = sources_within(bytes(mail), f"mail-{uid}.eml")
        for receipt in hand_in(self.base, sources, by=self.by, details=details):
            self._count(is_new=receipt.is_new, is_refused=receipt.job.state is JobState.REFUSED)

    def _refuse(self, uid: int, refusal: Refused) -> None:
        self.base.queue.refuse_at_the_door(
            f"mail-{uid}.eml", code=refusal.code, data=refusal.data, by=self.by
        )
        self._count(is_new=True, is_refused=True)

    def _count(self, *, is_new: bool, is_refused: bool) -> None:
        self.look = replace(
            self.look,
            taken_count=self.look.taken_count + (is_new and not is_refused),
            known_count=self.look.known_count + (not is_new),
            refused_count=self.look.refused_count + is_refused,
        )


def _uids_after(server: imaplib.IMAP4, last: int) -> list[int]:
    """Return the UIDs above the last one, smallest first.

    `n:*` names the last mail even where its UID is below n (RFC 3501, 6.4.8).
    """
    status, answer = server.uid("SEARCH", f"UID {last + 1}:*")
    if status != "OK":
        raise Refused(RefusalCode.PROTOCOL, reason="search")
    words = _bytes(answer[0]).split() if answer else []
    return sorted({int(word) for word in words if word.isdigit() and int(word) > last})


def _bytes(part: object) -> bytes:
    if isinstance(part, tuple):
        return b" ".join(piece for piece in part if isinstance(piece, bytes))
    return part if isinstance(part, bytes) else b""


def _refusal_of(error: Exception, *, is_late: bool, is_inside: bool) -> Refused:
    """Return why a look ended.

    Args:
        error: That ended it.
        is_late: Whether it was cut because it took too long.
        is_inside: Whether the login had been taken.
    """
    if is_late or isinstance(error, TimeoutError):
        return Refused(RefusalCode.SLOW)
    if is_inside and (isinstance(error, OSError) or "EOF" in str(error)):
        return Refused(RefusalCode.PROTOCOL, reason="cut_off")
    if isinstance(error, ssl.SSLCertVerificationError):
        return Refused(RefusalCode.UNREACHABLE, reason="certificate")
    if isinstance(error, ssl.SSLError):
        return Refused(RefusalCode.UNREACHABLE, reason="no_tls")
    if isinstance(error, socket.gaierror):
        return Refused(RefusalCode.UNREACHABLE, reason="unknown_host")
    is_sense = not isinstance(error, imaplib.IMAP4.error)
    return Refused(RefusalCode.UNREACHABLE if is_sense else RefusalCode.PROTOCOL)
