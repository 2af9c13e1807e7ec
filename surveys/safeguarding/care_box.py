"""The care box: what is sealed to the care key, in one of two sizes, so that a length tells nothing."""

import json
from dataclasses import dataclass
from datetime import date
from typing import Any

from nacl.exceptions import CryptoError
from nacl.public import PrivateKey, PublicKey, SealedBox
from sqlalchemy import select
from sqlalchemy.orm import Session

from surveys.keys.folder import KeyFolder
from surveys.keys.padding import LENGTH_BYTES, pad, unpad
from surveys.safeguarding.care_key import CareKey

PRIVATE = "care/private"
RECOVERY = "care/recovery-copy"
USUAL_SIZE = 12_288  # any free text that a question takes: 2,000 characters of 4 bytes, and its frame
LONG_SIZE = 147_456  # a text that was too long for its question, up to the largest request


class CareBoxBroken(Exception):
    """Sealed words that the care key doesn't open: told to the duty lead, never skipped in silence."""


@dataclass(frozen=True)
class CareWords:
    """Words of a person and where they were said."""

    words: str
    about: dict[str, Any]


def make_care_key(session: Session, folder: KeyFolder, today: date) -> None:
    """Make the care key once: the public half into the voices book, the private half into the key folder."""
    if session.scalar(select(CareKey)) is not None:
        return
    if not folder.has(PRIVATE):
        folder.make(PRIVATE, bytes(PrivateKey.generate()))
    folder.make(RECOVERY, folder.read(PRIVATE))
    public = bytes(PrivateKey(folder.read(PRIVATE)).public_key)
    session.add(CareKey(id=1, public_key=public, made_on=today))
    session.flush()


def care_public(session: Session) -> bytes:
    """The public half. Raises LookupError before the care key was made."""
    key = session.scalar(select(CareKey))
    if key is None:
        raise LookupError("there is no care key yet: run `heard upgrade`")
    return bytes(key.public_key)


def care_private(folder: KeyFolder) -> PrivateKey:
    """The private half, for the safeguarding desk. Raises KeyMissing."""
    return PrivateKey(folder.read(PRIVATE))


def care_key_fits(session: Session, folder: KeyFolder) -> bool:
    """True when the key folder's private half opens what the voices book seals."""
    if not folder.has(PRIVATE):
        return False
    return bytes(care_private(folder).public_key) == care_public(session)


def seal_to_care(public_key: bytes, told: CareWords) -> bytes:
    """Seal words to the care key. Longer than the long size can't come through the door's byte cap."""
    about = json.dumps(told.about).encode()
    words = told.words.encode("utf-8", "surrogatepass")
    plain = len(about).to_bytes(LENGTH_BYTES, "big") + about + words
    size = USUAL_SIZE if len(plain) + LENGTH_BYTES <= USUAL_SIZE else LONG_SIZE
    return bytes(SealedBox(PublicKey(public_key)).encrypt(pad(plain, size)))


def open_with_care(private_key: PrivateKey, sealed: bytes) -> CareWords:
    """What `seal_to_care` sealed. Raises CareBoxBroken."""
    try:
        plain = unpad(SealedBox(private_key).decrypt(sealed))
        length = int.from_bytes(plain[:LENGTH_BYTES], "big") + LENGTH_BYTES
        about = json.loads(plain[LENGTH_BYTES:length])
        return CareWords(plain[length:].decode("utf-8", "surrogatepass"), about)
    except (CryptoError, ValueError) as error:
        raise CareBoxBroken("the care key doesn't open this") from error
