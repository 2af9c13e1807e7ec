"""A form's token: bound to the sitting's secret, the question and what the form knew, so none is made up."""

import hashlib
import hmac

from surveys.voices.envelope import SittingSecret

_PURPOSE = b"heard form"


def form_token(secret: SittingSecret, question_id: str, seen: int) -> str:
    """The token of one form. Without the secret nobody can make it, and it says nothing about the secret."""
    told = f"{question_id}|{seen}".encode()
    return hashlib.blake2b(told, key=secret.encode(), digest_size=12, person=_PURPOSE).hexdigest()


def is_token(secret: SittingSecret, question_id: str, seen: int, token: str) -> bool:
    """True when the token is that of this form."""
    return hmac.compare_digest(
        form_token(secret, question_id, seen).encode(), token.encode("utf-8", "replace")
    )
