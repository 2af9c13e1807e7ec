"""A round's keys: a pair that seals its envelopes and a pepper for its words-codes. They die with the mix."""

import hmac
import secrets

from nacl.public import PrivateKey

from surveys.keys.folder import KeyFolder

PEPPER_SIZE = 32


def make_round_keys(folder: KeyFolder, round_id: str) -> bytes:
    """Make a round's pair and pepper, on the disk before it opens. Returns the public key. Repeatable."""
    folder.make(_private(round_id), bytes(PrivateKey.generate()))
    folder.make(_pepper(round_id), secrets.token_bytes(PEPPER_SIZE))
    return bytes(private_key(folder, round_id).public_key)


def has_round_keys(folder: KeyFolder, round_id: str) -> bool:
    """True while what is sealed in this round can be opened."""
    return folder.has(_private(round_id)) and folder.has(_pepper(round_id))


def private_key(folder: KeyFolder, round_id: str) -> PrivateKey:
    """The private key, for the mixer alone. Raises KeyMissing."""
    return PrivateKey(folder.read(_private(round_id)))


def pepper(folder: KeyFolder, round_id: str) -> bytes:
    """The round's pepper. Raises KeyMissing once the round is mixed."""
    return folder.read(_pepper(round_id))


def invitation_tag(folder: KeyFolder, round_id: str, invitation_id: str) -> str:
    """A tag that tells sittings of one invitation from those of another while the round is open.

    Keyed with the pepper, so that after the mix nobody can make it again.
    """
    return hmac.digest(pepper(folder, round_id), b"invitation " + invitation_id.encode(), "sha256").hex()[:32]


def destroy_round_keys(folder: KeyFolder, round_id: str) -> None:
    """Destroy pair and pepper. Safe to repeat."""
    folder.destroy(_private(round_id))
    folder.destroy(_pepper(round_id))


def _private(round_id: str) -> str:
    return f"rounds/{round_id}"


def _pepper(round_id: str) -> str:
    return f"peppers/{round_id}"
