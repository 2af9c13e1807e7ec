"""Sends letters through a council's own mail server, named by one URL."""

import smtplib
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from email.message import EmailMessage
from email.utils import parseaddr
from urllib.parse import parse_qs, unquote, urlsplit

from bots.post.sender import MaybeSent, NotSent

SECONDS = 20
PORTS = {"smtp": 587, "smtps": 465, "smtp+plain": 25}


class SmtpUrlError(ValueError):
    """The mail server's URL can't be used; the text is one plain sentence."""


@dataclass(frozen=True)
class MailServer:
    """Where letters are handed over. `smtp` starts TLS, `smtps` speaks it at once, `smtp+plain` never."""

    scheme: str
    host: str
    port: int
    user: str
    password: str
    sender: str


def read_smtp_url(url: str) -> MailServer:
    """`smtp://user:password@host:587?from=heard@council.example`. Raises SmtpUrlError."""
    parts = urlsplit(url)
    if parts.scheme not in PORTS:
        raise SmtpUrlError("The mail server's address must start with smtp://, smtps:// or smtp+plain://.")
    if not parts.hostname:
        raise SmtpUrlError("The mail server's address names no host.")
    sender = parse_qs(parts.query).get("from", [""])[0]
    if "@" not in parseaddr(sender)[1]:
        raise SmtpUrlError("The mail server's address must end with ?from= and the sender's e-mail address.")
    try:
        port = parts.port or PORTS[parts.scheme]
    except ValueError:
        raise SmtpUrlError("The mail server's port is not a number that a port can be.") from None
    user, password = unquote(parts.username or ""), unquote(parts.password or "")
    return MailServer(parts.scheme, parts.hostname, port, user, password, sender)


class SmtpSender:
    """A Sender that speaks SMTP, one connection a letter."""

    def __init__(self, server: MailServer, seconds: float = SECONDS) -> None:
        self._server = server
        self._seconds = seconds

    def send(self, to: str, subject: str, text: str, key: str) -> None:
        """Hands one letter over; see `Sender.send`."""
        letter = _letter(self._server, to, subject, text, key)
        with self._connection() as smtp:
            try:
                smtp.send_message(letter)
            except smtplib.SMTPRecipientsRefused as error:
                code = next(iter(error.recipients.values()))[0]
                raise NotSent(f"refused_{code}", permanent=code >= 500) from None
            except smtplib.SMTPResponseException as error:
                raise NotSent(f"refused_{error.smtp_code}", permanent=False) from None
            except (OSError, smtplib.SMTPException):
                raise MaybeSent("connection_lost") from None

    @contextmanager
    def _connection(self) -> Iterator[smtplib.SMTP]:
        """A connection that is ready; whatever goes wrong before it is, nothing was sent."""
        try:
            smtp = self._opened()
        except smtplib.SMTPAuthenticationError:
            raise NotSent("login_refused", permanent=False) from None
        except (OSError, smtplib.SMTPException):
            raise NotSent("not_connected", permanent=False) from None
        try:
            yield smtp
        finally:
            smtp.close()

    def _opened(self) -> smtplib.SMTP:
        server = self._server
        smtp: smtplib.SMTP
        if server.scheme == "smtps":
            context = ssl.create_default_context()
            smtp = smtplib.SMTP_SSL(server.host, server.port, timeout=self._seconds, context=context)
        else:
            smtp = smtplib.SMTP(server.host, server.port, timeout=self._seconds)
        if server.scheme == "smtp":
            smtp.starttls(context=ssl.create_default_context())
        if server.user:
            smtp.login(server.user, server.password)
        return smtp


def _letter(server: MailServer, to: str, subject: str, text: str, key: str) -> EmailMessage:
    """Raises NotSent for an address or a subject that could smuggle in a header."""
    letter = EmailMessage()
    try:
        letter["From"], letter["To"], letter["Subject"] = server.sender, to, subject
        domain = parseaddr(server.sender)[1].split("@")[1]
        letter["Message-ID"] = f"<{key}@{domain}>"
        letter["Auto-Submitted"] = "auto-generated"
    except ValueError:
        raise NotSent("bad_address", permanent=True) from None
    letter.set_content(text)
    return letter
