"""Which sender takes the letters of the staff pages: the council's mail server, or the outbox folder."""

from app.config import Settings
from bots.post.console import ConsoleSender
from bots.post.sender import Sender
from bots.post.smtp import SmtpSender, read_smtp_url


def letter_sender(settings: Settings) -> Sender:
    """The sender that the settings name. Raises SmtpUrlError for an address that can't be used."""
    if not settings.smtp_url:
        return ConsoleSender(settings.data / "outbox")
    url = settings.smtp_url
    if settings.mail_from and "from=" not in url:
        url += ("&" if "?" in url else "?") + f"from={settings.mail_from}"
    return SmtpSender(read_smtp_url(url))
