"""The one cookie of these pages: the sitting's secret, for as long as the sitting is open in this browser."""

import re

from flask import request
from werkzeug.wrappers import Response

from app.wiring import this_house
from surveys.voices.envelope import SittingSecret

_SECRET = re.compile(r"[A-Za-z0-9_-]{22}")  # 16 random bytes, safe in an address


def cookie_name() -> str:
    """`__Host-heard` over https; browsers refuse that name on plain http, so a try-out has a plain one."""
    return "__Host-heard" if this_house().settings.https else "heard"


def as_secret(text: str) -> SittingSecret | None:
    """The text as a secret, when it has a secret's shape."""
    return SittingSecret(text) if _SECRET.fullmatch(text) else None


def secret_in_cookie() -> SittingSecret | None:
    """The secret that this browser holds, or None."""
    return as_secret(request.cookies.get(cookie_name(), ""))


def put_cookie(response: Response, secret: SittingSecret) -> None:
    """Let this browser hold the secret until it is closed, or until finish or leave."""
    https = this_house().settings.https
    response.set_cookie(cookie_name(), secret, path="/", httponly=True, secure=https, samesite="Lax")


def take_cookie_away(response: Response) -> None:
    """Make this browser forget the secret."""
    if cookie_name() in request.cookies:
        https = this_house().settings.https
        response.delete_cookie(cookie_name(), path="/", httponly=True, secure=https, samesite="Lax")
