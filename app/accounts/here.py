"""Who is signed in on this request, and what every staff form must carry."""

import hmac

from flask import abort, g, request
from markupsafe import Markup

from app.access import CHANGING
from app.accounts import cookie
from app.accounts.sessions import SignedIn, find_staff, needs_touch, touch
from app.wiring import this_house

FIELD = "form_token"


def signed_in() -> SignedIn | None:
    """Who is signed in, with their roles as they are at this moment; None for anybody else.

    Read once a request.
    """
    if "signed_in" not in g:
        g.signed_in = _look()
    found: SignedIn | None = g.signed_in
    return found


def me() -> SignedIn:
    """Who is signed in, in a view that only signed-in people reach."""
    staff = signed_in()
    if staff is None:
        abort(403)
    return staff


def form_field() -> Markup:
    """The hidden field of every staff form."""
    staff = signed_in()
    return Markup('<input type="hidden" name="{}" value="{}">').format(FIELD, staff.csrf if staff else "")


def check_form() -> None:
    """Refuse a press that did not come from a form of this session (403)."""
    if request.method not in CHANGING:
        return
    staff = signed_in()
    told = request.form.get(FIELD, "")
    if staff is None or not hmac.compare_digest(told.encode("utf-8", "replace"), staff.csrf.encode()):
        abort(403)


def _look() -> SignedIn | None:
    token = cookie.token_in(request)
    if not token:
        return None
    house = this_house()
    now = house.now()
    with house.books.people.read() as session:
        staff = find_staff(session, token, now)
        stale = staff is not None and needs_touch(session, token, now)
    if stale:
        with house.books.people.write() as session:
            touch(session, token, now)
    return staff
