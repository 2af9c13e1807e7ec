"""The cookie of a signed-in browser: HttpOnly, SameSite=Lax, `__Host-` over https."""

from flask import Request
from werkzeug.wrappers import Response as AnyResponse

from app.wiring import this_house

NAME = "heard-staff"


def name_here() -> str:
    """The cookie's name: browsers take `__Host-` only over https, so loopback http has a plain one."""
    return f"__Host-{NAME}" if this_house().settings.https else NAME


def token_in(request: Request) -> str:
    """The session token that the browser sent, or nothing."""
    return request.cookies.get(name_here(), "")


def put(response: AnyResponse, token: str) -> None:
    """Give the browser a session's token. It ends with the browser, and on the server before that."""
    secure = this_house().settings.https
    response.set_cookie(name_here(), token, path="/", secure=secure, httponly=True, samesite="Lax")


def take_away(response: AnyResponse) -> None:
    """Take the token back."""
    secure = this_house().settings.https
    response.delete_cookie(name_here(), path="/", secure=secure, httponly=True, samesite="Lax")
