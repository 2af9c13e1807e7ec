"""Signing in and out, and the first page after it."""

from flask import Blueprint, make_response, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from app.access import audience
from app.accounts import cookie, sessions
from app.accounts.here import check_form, signed_in
from app.accounts.letters import send_link
from app.accounts.links import account_for, is_good, make_sign_in_link, may_ask, use_link
from app.wiring import this_house
from surveys.people.audit_entry import note

accounts = Blueprint("accounts", __name__)


@accounts.get("/sign-in")
@audience("anyone")
def sign_in() -> str:
    """Ask for the address that the link goes to."""
    return render_template("accounts/sign_in.html")


@accounts.post("/sign-in")
@audience("anyone")
def ask_for_link() -> AnyResponse:
    """Send a link when the address is known; answer the same when it isn't."""
    email = request.form.get("email", "")[:254]
    with this_house().books.people.write() as session:
        account = account_for(session, email)
        asks = account is not None and may_ask(session, account.handle, this_house().now())
        token = make_sign_in_link(session, account.handle, this_house().now()) if account and asks else ""
    if account and token:
        # The address of the house stands in its settings: a forged Host header must not travel in a letter.
        link = this_house().settings.base_url.rstrip("/") + url_for("accounts.confirm", token=token)
        send_link(this_house().settings, account.email, account.name, link)
    return redirect(url_for("accounts.link_sent"), 303)


@accounts.get("/sign-in/sent")
@audience("anyone")
def link_sent() -> str:
    """Where to look for the link."""
    return render_template("accounts/link_sent.html")


@accounts.get("/sign-in/<token>")
@audience("anyone")
def confirm(token: str) -> tuple[str, int]:
    """A button. Looking at the link doesn't use it up, because mail scanners look."""
    with this_house().books.people.read() as session:
        good = is_good(session, token, this_house().now())
    return render_template("accounts/confirm.html", token=token, good=good), 200 if good else 404


@accounts.post("/sign-in/<token>")
@audience("anyone")
def use(token: str) -> AnyResponse:
    """Use the link up and begin a new session; whatever session the browser held before ends."""
    with this_house().books.people.write() as session:
        handle = use_link(session, token, this_house().now())
        if handle:
            sessions.end(session, cookie.token_in(request))
            fresh = sessions.begin(session, handle, this_house().now())
            note(session, handle, "signed in", "", this_house().now())
    if not handle:
        return make_response(render_template("accounts/confirm.html", token="", good=False), 404)
    response = redirect(url_for("accounts.home"), 303)
    cookie.put(response, fresh)
    return response


@accounts.post("/sign-out")
@audience("anyone")
def sign_out() -> AnyResponse:
    """End the session here and on the server."""
    if signed_in():
        check_form()
        with this_house().books.people.write() as session:
            sessions.end(session, cookie.token_in(request))
    response = redirect(url_for("accounts.sign_in", done="signed_out"), 303)
    cookie.take_away(response)
    return response


@accounts.get("/staff")
@audience("staff")
def home() -> str:
    """The rooms that this person's roles open."""
    return render_template("accounts/home.html")
