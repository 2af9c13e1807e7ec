"""Tokens for links: made once, sent once, and kept as hashes only."""

import hashlib
import hmac
import secrets

TOKEN_BYTES = 16  # 128 random bits


def new_token() -> str:
    """A fresh token as text for a link."""
    return secrets.token_urlsafe(TOKEN_BYTES)


def token_hash(token: str) -> str:
    """What is kept of a token. It is random and long, so a plain hash can't be guessed back."""
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()


def address_hash(key: bytes, address: str) -> str:
    """The keyed hash of an address, for the list of those who asked us to stop."""
    return hmac.digest(key, address.strip().lower().encode(), "sha256").hex()
