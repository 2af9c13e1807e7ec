"""Tokens for links: kept as hashes only. A link can be made again with a key that lies outside the books."""

import base64
import hashlib
import hmac
import secrets

TOKEN_BYTES = 16  # 128 random bits


def new_token() -> str:
    """A fresh token as text for a link."""
    return secrets.token_urlsafe(TOKEN_BYTES)


def link_token(key: bytes, invitation_id: str) -> str:
    """The token of an invitation's link, the same each time, so that a reminder carries the same link.

    It is derived from a key in the key folder: the book alone, even stolen whole, opens no link.
    """
    derived = hmac.digest(key, b"link of invitation " + invitation_id.encode(), "sha256")
    return base64.urlsafe_b64encode(derived[:TOKEN_BYTES]).decode().rstrip("=")


def token_hash(token: str) -> str:
    """What is kept of a token. It is random and long, so a plain hash can't be guessed back."""
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()


def address_hash(key: bytes, address: str) -> str:
    """The keyed hash of an address, for the list of those who asked us to stop."""
    return hmac.digest(key, address.strip().lower().encode(), "sha256").hex()
