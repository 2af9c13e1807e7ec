"""Who is signed in on a request: reads the server-side session that the browser's cookie names."""

from flask import Request

from app.accounts import cookie
from app.accounts.sessions import SignedIn, find_staff, needs_touch, touch
from app.wiring import this_house


def staff_of(request: Request) -> SignedIn | None:
    """Who is signed in, with their roles as they are at this moment; None for anybody else."""
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
