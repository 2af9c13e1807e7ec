"""The letter that carries a one-time link, sent aside so that the answer takes as long for a stranger."""

import logging
import threading
import tomllib
from pathlib import Path

from app.accounts.secrets_at_rest import at_rest
from bots.post.sender import MaybeSent, NotSent, Sender

_LETTER = tomllib.loads(Path(__file__).with_name("letters.toml").read_text("utf-8"))["sign_in"]
log = logging.getLogger(__name__)


def send_link(sender: Sender, to: str, name: str, link: str) -> threading.Thread:
    """Send the link after the response has gone its way. Returns the thread that does it."""
    text = _LETTER["text"].strip().format(name=name, link=link)
    worker = threading.Thread(target=_send, args=(sender, to, text, at_rest(link)), daemon=True)
    worker.start()
    return worker


def _send(sender: Sender, to: str, text: str, key: str) -> None:
    try:
        sender.send(to, _LETTER["subject"], text, key)
    except (NotSent, MaybeSent, OSError) as error:
        log.warning("a sign-in link could not be sent: %s", type(error).__name__)
