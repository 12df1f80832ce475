"""Sends mail through the server of the settings, over TLS but for one on this machine."""

import smtplib
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from email.errors import HeaderDefect
from email.headerregistry import Address
from email.message import EmailMessage
from enum import StrEnum

from knowledge.errors import KnowledgeError
from knowledge.settings import Settings

_ANSWER_SECONDS = 30


class Why(StrEnum):
    """Why a letter was not sent, by who can do something about it."""

    UNREACHABLE = "unreachable"
    ENCRYPTION = "encryption"
    LOGIN = "login"
    ADDRESS = "address"
    REFUSED = "refused"


class MailNotSent(KnowledgeError, OSError):
    """The mail server did not take a letter; nothing has left.

    Attributes:
        what: What the server or this machine said.
        why: See Why.
    """

    def __init__(self, what: str, why: Why) -> None:
        super().__init__(
            f"the letter was not sent ({what}); look at the DOORWERK_SMTP_ settings and the "
            "address of the contact, then send it again, or save it as a file"
        )
        self.what = what
        self.why = why


class MailPerhapsSent(KnowledgeError, OSError):
    """The connection broke while a letter was handed over: nobody knows whether it left."""

    def __init__(self, what: str) -> None:
        super().__init__(
            f"it is not known whether the letter left ({what}); ask whoever it went to, or look "
            "into the mail server, then note which it was"
        )
        self.what = what


def post(mail: EmailMessage, *, to: str, settings: Settings) -> None:
    """Hand a mail to the server of the settings; its addresses are written into it here.

    Raises:
        MailNotSent: If it certainly did not leave.
        MailPerhapsSent: If the connection broke after the server was given the letter.
    """
    try:
        mail["From"] = Address(addr_spec=settings.smtp_from)
        mail["To"] = Address(addr_spec=to)
    except (ValueError, IndexError, HeaderDefect) as error:
        raise MailNotSent("the address of the contact cannot be used", Why.ADDRESS) from error
    with _connected(settings) as server:
        try:
            server.send_message(mail)
        except (smtplib.SMTPResponseException, smtplib.SMTPNotSupportedError) as error:
            raise MailNotSent(_said(error), Why.REFUSED) from error
        except smtplib.SMTPRecipientsRefused as error:
            refused = "the server refused the address of the contact"
            raise MailNotSent(refused, Why.ADDRESS) from error
        except (smtplib.SMTPException, OSError) as error:
            raise MailPerhapsSent(_said(error)) from error


@contextmanager
def _connected(settings: Settings) -> Iterator[smtplib.SMTP]:
    """Give a connection that is encrypted and logged in, as the settings ask for."""
    try:
        server = _opened(settings)
    except (smtplib.SMTPException, OSError) as error:
        raise MailNotSent(_said(error), _why(error)) from error
    try:
        yield server
    finally:
        _part(server)


def _opened(settings: Settings) -> smtplib.SMTP:
    host, port = settings.smtp_host, settings.smtp_port
    context = ssl.create_default_context()
    if settings.smtp_security == "tls":
        server: smtplib.SMTP = smtplib.SMTP_SSL(
            host, port, timeout=_ANSWER_SECONDS, context=context
        )
    else:
        server = smtplib.SMTP(host, port, timeout=_ANSWER_SECONDS)
    try:
        if settings.smtp_security == "starttls":
            server.starttls(context=context)
        if settings.smtp_user:
            server.login(settings.smtp_user, settings.smtp_password)
    except BaseException:
        server.close()
        raise
    return server


def _part(server: smtplib.SMTP) -> None:
    """Take leave; what was handed over is with the server, whatever it says to that."""
    try:
        server.quit()
    except (smtplib.SMTPException, OSError):
        server.close()


def _why(error: Exception) -> Why:
    """Return why no connection came about."""
    if isinstance(error, smtplib.SMTPAuthenticationError):
        return Why.LOGIN
    if isinstance(error, ssl.SSLError | smtplib.SMTPNotSupportedError):
        return Why.ENCRYPTION
    return Why.UNREACHABLE


def _said(error: Exception) -> str:
    """Return what went wrong, without an address that the server may have repeated."""
    if isinstance(error, smtplib.SMTPResponseException):
        return f"{type(error).__name__}, code {error.smtp_code}"
    if isinstance(error, ssl.SSLError):
        return f"its certificate or encryption is not in order: {error.reason or error}"
    return type(error).__name__ if isinstance(error, smtplib.SMTPException) else str(error)
