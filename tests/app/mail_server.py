"""A real mail server on this machine, with STARTTLS, a login and a certificate of its own."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import SMTP as LINES
from pathlib import Path

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

from tests.certificate import certified

USER, PASSWORD = "doorwerk", "een geheim"


@dataclass
class Letterbox:
    """What the server took, and how it behaves.

    Attributes:
        port: That it listens on.
        mails: Received ones, the first one first.
        recipients: Of each of them.
        answer: What it says to a mail; "hang up" breaks the connection instead.
        knows_nobody: Whether it refuses every address.
    """

    port: int = 0
    mails: list[EmailMessage] = field(default_factory=list)
    recipients: list[list[str]] = field(default_factory=list)
    answer: str = "250 OK"
    knows_nobody: bool = False

    async def handle_RCPT(  # noqa: N802 - aiosmtpd's names
        self,
        _server: SMTP,
        _session: Session,
        envelope: Envelope,
        address: str,
        _options: list[str],
    ) -> str:
        """Take an address, or refuse it."""
        if self.knows_nobody:
            return f"550 no {address} here"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, _session: Session, envelope: Envelope) -> str:  # noqa: N802
        """Keep the mail, or break off before saying whether it was taken."""
        if self.answer == "hang up":
            assert server.transport is not None
            server.transport.close()
            return "421 gone"
        if self.answer.startswith("250"):
            assert isinstance(envelope.content, bytes)
            mail = message_from_bytes(envelope.content, policy=LINES)
            assert isinstance(mail, EmailMessage)
            self.mails.append(mail)
            self.recipients.append(envelope.rcpt_tos)
        return self.answer


@contextmanager
def mail_server(folder: Path) -> Iterator[tuple[Letterbox, Path]]:
    """Run the server; give its letterbox, and the certificate that a client has to trust."""
    context, certificate = certified(folder)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        box = Letterbox(probe.getsockname()[1])
    controller = Controller(
        box,
        hostname="127.0.0.1",
        port=box.port,
        tls_context=context,
        require_starttls=True,
        auth_required=True,
        authenticator=_knows,
    )
    controller.start()
    try:
        yield box, certificate
    finally:
        controller.stop()


def _knows(
    _server: SMTP, _session: Session, _envelope: Envelope, _mechanism: str, given: LoginPassword
) -> AuthResult:
    is_known = (given.login, given.password) == (USER.encode(), PASSWORD.encode())
    return AuthResult(success=is_known, handled=False)
