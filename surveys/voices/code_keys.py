"""What a words-code opens: ids and a key derived from it by argon2id and peppers from the key folder.

Source of the parameters: OWASP's advice for argon2id (19 MiB, 2 passes).
"""

import hmac
import secrets
from contextlib import suppress
from dataclasses import dataclass

from nacl.exceptions import CryptoError
from nacl.pwhash import argon2id
from nacl.secret import SecretBox

from surveys.keys.folder import KeyFolder, KeyMissing
from surveys.voices.envelope import SittingSecret
from surveys.voices.round_keys import pepper

CODES_PEPPER = "care/codes-pepper"
MEMORY = 19 * 1024 * 1024
PASSES = 2
BOX_PLAIN = 22  # a sitting's secret as text


def make_codes_pepper(folder: KeyFolder) -> None:
    """Make the council's pepper for words-codes, once."""
    if not folder.has(CODES_PEPPER):
        folder.make(CODES_PEPPER, secrets.token_bytes(32))


@dataclass(frozen=True)
class StretchedCode:
    """A words-code after argon2id. Everything else is derived from it cheaply."""

    key: bytes

    @property
    def reader_id(self) -> str:
        """Leads to a round's public answers after the mix."""
        return _mac(self.key, b"reader").hex()[:32]

    @property
    def thread(self) -> str:
        """Leads to replies to a concern."""
        return _mac(self.key, b"thread").hex()[:32]

    def in_round(self, folder: KeyFolder, round_id: str) -> "CodeInRound":
        """The code under one round's pepper. Raises KeyMissing once the round is mixed."""
        key = _mac(self.key, pepper(folder, round_id))
        return CodeInRound(_mac(key, b"sitting").hex()[:32], _mac(key, b"box"))


@dataclass(frozen=True)
class CodeInRound:
    """A code's id and box key in one round; both die with the round's pepper."""

    code_id: str
    box_key: bytes

    def box(self, secret: SittingSecret) -> bytes:
        """The sitting's secret, sealed under the code."""
        return bytes(SecretBox(self.box_key).encrypt(secret.encode()))

    def unbox(self, sealed: bytes) -> SittingSecret | None:
        """The sitting's secret, or None."""
        with suppress(CryptoError, ValueError):
            return SittingSecret(SecretBox(self.box_key).decrypt(sealed).decode())
        return None


def stretch(folder: KeyFolder, code: str) -> StretchedCode:
    """argon2id over the code; about 25 ms, so never inside a unit of work. Raises KeyMissing."""
    council = folder.read(CODES_PEPPER)
    salt = _mac(council, b"salt")[: argon2id.SALTBYTES]
    stretched = argon2id.kdf(32, code.encode(), salt, opslimit=PASSES, memlimit=MEMORY)
    return StretchedCode(_mac(council, stretched))


def in_open_round(code: StretchedCode, folder: KeyFolder, round_id: str) -> CodeInRound | None:
    """`in_round`, or None when the round's pepper is gone."""
    with suppress(KeyMissing):
        return code.in_round(folder, round_id)
    return None


def _mac(key: bytes, text: bytes) -> bytes:
    return hmac.digest(key, text, "sha256")
