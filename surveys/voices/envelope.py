"""Sealing a sitting: one body, one key made anew at each press, and two ways to that key.

    head for the person    the key and what only they need, sealed under their secret
    head for the mixer     the key and the ids, sealed to the round's public key
    body                   everything said, padded to the round's one size, sealed under the key

The web process holds no private key: it can't open what it sealed unless the person brings their secret.
"""

import hashlib
import json
import secrets
from dataclasses import dataclass
from typing import NewType

from nacl.exceptions import CryptoError
from nacl.public import PrivateKey, PublicKey, SealedBox
from nacl.secret import SecretBox

from surveys.keys.padding import pad, unpad
from surveys.voices.body import Body, body_from_bytes, body_to_bytes

SittingSecret = NewType("SittingSecret", str)

SECRET_BYTES = 16
PERSON_PLAIN = 512
PERSON_HEAD = PERSON_PLAIN + SecretBox.NONCE_SIZE + SecretBox.MACBYTES
MIXER_PLAIN = SecretBox.KEY_SIZE + 16 + 16  # the key, the round's id, the sitting's id
MIXER_HEAD = MIXER_PLAIN + 48  # what a SealedBox adds: a one-time public key and a tag
BODY_EXTRA = SecretBox.NONCE_SIZE + SecretBox.MACBYTES


class WillNotOpen(Exception):
    """The seal is broken, of another round, or of another sitting."""


@dataclass
class Draft:
    """What a person's secret opens: the body, and what only they need."""

    body: Body
    code: str  # their words-code
    door: str  # the card's words or the invitation's token: the way back in
    thread: str  # under which replies to a concern of theirs are found


def new_secret() -> SittingSecret:
    """128 random bits, as text for a cookie. Stored nowhere."""
    return SittingSecret(secrets.token_urlsafe(SECRET_BYTES))


def sitting_id(secret: SittingSecret) -> str:
    """The random id of the sitting that this secret opens."""
    return _derive(secret, b"heard sitting", 16).hex()


def sealed_size(body_size: int) -> int:
    """Bytes of a sealed sitting whose body is padded to `body_size`."""
    return PERSON_HEAD + MIXER_HEAD + body_size + BODY_EXTRA


def seal(draft: Draft, secret: SittingSecret, public_key: bytes, size: int) -> bytes:
    """Seal a sitting to exactly `size` bytes. Raises TooLong when its body doesn't fit."""
    body = draft.body
    key = secrets.token_bytes(SecretBox.KEY_SIZE)
    for_person = json.dumps([key.hex(), draft.code, draft.door, draft.thread]).encode()
    person_head = SecretBox(_person_key(secret)).encrypt(pad(for_person, PERSON_PLAIN))
    ids = bytes.fromhex(body.round_id) + bytes.fromhex(body.sitting_id)
    mixer_head = SealedBox(PublicKey(public_key)).encrypt(key + ids)
    padded = pad(body_to_bytes(body), size - PERSON_HEAD - MIXER_HEAD - BODY_EXTRA)
    return bytes(person_head) + bytes(mixer_head) + bytes(SecretBox(key).encrypt(padded))


def open_for_person(secret: SittingSecret, sealed: bytes) -> Draft:
    """The draft, for whoever holds the secret. Raises WillNotOpen."""
    try:
        head = unpad(SecretBox(_person_key(secret)).decrypt(sealed[:PERSON_HEAD]))
        key, code, door, thread = json.loads(head)
        body = _open_body(bytes.fromhex(key), sealed)
    except (CryptoError, ValueError, TypeError) as error:
        raise WillNotOpen("this secret doesn't open this sitting") from error
    return Draft(body, code, door, thread)


def open_for_mixer(private_key: PrivateKey, sealed: bytes, round_id: str, row_id: str) -> Body:
    """The body, for the mixer. The ids inside must be those of the row. Raises WillNotOpen."""
    try:
        head = SealedBox(private_key).decrypt(sealed[PERSON_HEAD : PERSON_HEAD + MIXER_HEAD])
        if head[SecretBox.KEY_SIZE :] != bytes.fromhex(round_id) + bytes.fromhex(row_id):
            raise WillNotOpen("sealed for another round or sitting")
        body = _open_body(head[: SecretBox.KEY_SIZE], sealed)
    except (CryptoError, ValueError, TypeError) as error:
        raise WillNotOpen("the envelope is broken") from error
    if (body.round_id, body.sitting_id) != (round_id, row_id):
        raise WillNotOpen("the body is of another round or sitting")
    return body


def _open_body(key: bytes, sealed: bytes) -> Body:
    return body_from_bytes(unpad(SecretBox(key).decrypt(sealed[PERSON_HEAD + MIXER_HEAD :])))


def _person_key(secret: SittingSecret) -> bytes:
    return _derive(secret, b"heard draft", SecretBox.KEY_SIZE)


def _derive(secret: SittingSecret, purpose: bytes, size: int) -> bytes:
    return hashlib.blake2b(secret.encode(), digest_size=size, person=purpose).digest()
