"""The letter that carries a one-time link, sent aside so that the answer takes as long for a stranger."""

import logging
import threading
import tomllib
from pathlib import Path

from app.accounts.post_box import letter_sender
from app.accounts.secrets_at_rest import at_rest
from app.config import Settings
from bots.post.sender import MaybeSent, NotSent
from bots.post.smtp import SmtpUrlError

_LETTER = tomllib.loads(Path(__file__).with_name("letters.toml").read_text("utf-8"))["sign_in"]
log = logging.getLogger(__name__)


def send_link(settings: Settings, to: str, name: str, link: str) -> threading.Thread:
    """Send the link aside; a letter that can't be sent is told to the log alone. Returns the thread."""
    text = _LETTER["text"].strip().format(name=name, link=link)
    worker = threading.Thread(target=_send, args=(settings, to, text, at_rest(link)), daemon=True)
    worker.start()
    return worker


def _send(settings: Settings, to: str, text: str, key: str) -> None:
    try:
        letter_sender(settings).send(to, _LETTER["subject"], text, key)
    except (NotSent, MaybeSent, SmtpUrlError, OSError) as error:
        log.warning("a sign-in link could not be sent: %s", type(error).__name__)
