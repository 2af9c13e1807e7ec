"""Accounts and their roles."""

import tomllib
from pathlib import Path

from flask import abort, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from app.access import audience
from app.accounts.here import me
from app.admin import accounts
from app.admin.accounts import AccountRefused
from app.admin.blueprint import blueprint
from app.wiring import this_house
from surveys.people.audit_entry import note

ROLE_WORDS: dict[str, list[str]] = tomllib.loads(Path(__file__).with_name("roles.toml").read_text("utf-8"))


@blueprint.get("/accounts")
@audience("administrator")
def account_list() -> str:
    """Everybody with an account, and the form for a new one."""
    with this_house().books.people.read() as session:
        found = accounts.everybody(session)
    return render_template("admin/accounts.html", accounts=found, roles=ROLE_WORDS)


@blueprint.post("/accounts")
@audience("administrator")
def make_account() -> Response:
    """A new account."""
    form, house = request.form, this_house()
    handle = form.get("handle", "").strip()
    try:
        with house.books.people.write() as session:
            account = accounts.make(
                session, handle, form.get("name", ""), form.get("email", ""), form.getlist("roles")
            )
            note(
                session, me().handle, "made an account", f"{handle}: {', '.join(account.roles)}", house.now()
            )
    except AccountRefused as why:
        return redirect(url_for("admin.account_list", done=str(why)), 303)
    return redirect(url_for("admin.account_list", done="account_kept"), 303)


@blueprint.post("/accounts/<handle>")
@audience("administrator")
def change_account(handle: str) -> Response:
    """Other roles, or off and on. It counts from the account's next press. Nobody changes their own: an
    administrator would be one press away from every child's words."""
    form, house = request.form, this_house()
    if handle == me().handle:
        return redirect(url_for("admin.account_list", done="own_account"), 303)
    active = form.get("active") == "yes"
    try:
        with house.books.people.write() as session:
            account = accounts.change(session, handle, form.getlist("roles"), active)
            told = f"{handle}: {', '.join(account.roles)}{'' if active else ', switched off'}"
            note(session, me().handle, "changed an account", told[:120], house.now())
    except LookupError:
        abort(404)
    except AccountRefused as why:
        return redirect(url_for("admin.account_list", done=str(why)), 303)
    return redirect(url_for("admin.account_list", done="account_kept"), 303)
