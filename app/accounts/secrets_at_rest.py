"""Tokens that a person carries and that we only keep as a hash."""

import hashlib
import hmac
import secrets

TOKEN_BYTES = 32


def new_token() -> str:
    """A new token of 256 random bits, safe in an address."""
    return secrets.token_urlsafe(TOKEN_BYTES)


def at_rest(token: str) -> str:
    """How a token stands in the book: nobody who reads the book can use it."""
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()


def form_token(session_token: str) -> str:
    """The token that every form of this session carries; worked out from its own, stored nowhere."""
    return hmac.new(session_token.encode("utf-8", "replace"), b"heard staff form", hashlib.sha256).hexdigest()


def same(one: str, other: str) -> bool:
    """Compare two tokens in constant time, whatever characters stand in them."""
    return hmac.compare_digest(one.encode("utf-8", "replace"), other.encode("utf-8", "replace"))
