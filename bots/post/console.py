"""The sender for trying out: writes each letter into a folder, and tells the log only that one went."""

import hashlib
import logging
from pathlib import Path

log = logging.getLogger(__name__)


class ConsoleSender:
    """A Sender that keeps letters in an outbox folder; the same key is the same file, so nothing doubles."""

    def __init__(self, outbox: Path) -> None:
        self._outbox = outbox

    def send(self, to: str, subject: str, text: str, key: str) -> None:
        """Writes the letter; see `Sender.send`. Raises OSError when the folder can't be written."""
        self._outbox.mkdir(parents=True, exist_ok=True, mode=0o700)
        name = hashlib.sha256(key.encode()).hexdigest()[:16]
        letter = self._outbox / f"{name}.txt"
        letter.write_text(f"To: {to}\nSubject: {subject}\n\n{text}\n", encoding="utf-8")
        letter.chmod(0o600)
        log.info("a letter went into the outbox folder")
