"""Who may open which page: every view names its audience, and nothing runs before that is checked.

`app.accounts` knows who is signed in and checks the token of staff forms; the factory hands both to `guard`.
"""

from collections.abc import Callable, Collection
from typing import Any, Protocol, TypeVar, cast

from flask import Flask, abort, current_app, redirect, request, url_for
from werkzeug.wrappers import Response

from app.wiring import House
from surveys.people.audit_entry import note

ANYONE = "anyone"
SLACK = "slack"  # Slack's own machines: the view checks their signature before anything else
STAFF = "staff"  # anybody signed in, whatever their roles
ROLES = ("team_member", "duty_lead", "deputy", "manager", "board_reader", "administrator")
AUDITED_BLUEPRINTS = frozenset({"desk", "safeguarding_desk"})  # a refusal there is written into the audit log
CHANGING = frozenset({"POST", "PUT", "PATCH", "DELETE"})

View = TypeVar("View", bound=Callable[..., Any])


class Staff(Protocol):
    """Somebody signed in, with the roles they hold at this moment."""

    @property
    def handle(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def roles(self) -> Collection[str]: ...


StaffOf = Callable[[], Staff | None]
CheckForm = Callable[[], None]  # refuses a press that came from no form of this session


def audience(*roles: str) -> Callable[[View], View]:
    """Say who may open a view: anyone, slack, staff or some of ROLES. Raises ValueError for another word."""
    unknown = set(roles) - {ANYONE, SLACK, STAFF, *ROLES}
    if unknown or not roles:
        raise ValueError(f"nobody is called {sorted(unknown)}; a view is for anyone, staff or a role")

    def name_audience(view: View) -> View:
        view.audience = frozenset(roles)  # type: ignore[attr-defined]
        return view

    return name_audience


def audience_of(app: Flask, endpoint: str) -> frozenset[str] | None:
    """Whom a view is for; None when it never said, and then nobody may open it."""
    return cast("frozenset[str] | None", getattr(app.view_functions[endpoint], "audience", None))


def may_open(app: Flask, endpoint: str, roles: Collection[str]) -> bool:
    """True when somebody with these roles may open the view."""
    wanted = audience_of(app, endpoint) or frozenset()
    return bool({ANYONE, STAFF, *roles} & wanted) if roles else ANYONE in wanted


def guard(app: Flask, house: House, staff_of: StaffOf, check_form: CheckForm) -> None:
    """Check every request of `app` against the audience of its view, before the view runs."""

    def check() -> Response | None:
        if request.method in CHANGING and request.headers.get("Sec-Fetch-Site") == "cross-site":
            abort(403)  # another site's page pressed one of our buttons
        if request.endpoint is None:
            return None  # no such page: the error page answers
        wanted = audience_of(current_app, request.endpoint)
        if wanted is None:
            raise LookupError(f"the view {request.endpoint} names no audience")
        if wanted & {ANYONE, SLACK}:
            return None
        refused = _check_staff(house, wanted, staff_of())
        if refused is None:
            check_form()
        return refused

    app.before_request(check)


def _check_staff(house: House, wanted: frozenset[str], staff: Staff | None) -> Response | None:
    if staff is None:
        if request.method in CHANGING:
            abort(403)
        return redirect(url_for("accounts.sign_in"), 303)
    if STAFF not in wanted and not set(staff.roles) & wanted:
        if request.blueprint in AUDITED_BLUEPRINTS:
            _note_refusal(house, staff)
        abort(403)
    return None


def _note_refusal(house: House, staff: Staff) -> None:
    # The page alone: the id of a concern belongs to the voices book and must not stand in this one.
    with house.books.people.write() as session:
        note(session, staff.handle, "was refused", str(request.endpoint), house.now())
