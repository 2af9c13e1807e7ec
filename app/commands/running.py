"""Commands that run the service: serve, worker, upgrade, sign-in, try-out."""

import logging
import re

import click
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.accounts.links import make_sign_in_link
from app.clock import run_clock, stop_on_signals
from app.commands.house import bring_up, open_house, ready_house
from app.tryout.supervisor import run_try_out
from app.wsgi import serve as serve_pages
from surveys.people.audit_entry import note
from surveys.people.staff_account import ROLES, StaffAccount


def log_plainly() -> None:
    """One line a thing, without addresses, links or words."""
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s %(message)s")
    logging.getLogger("apscheduler").setLevel(logging.ERROR)
    logging.getLogger("alembic").setLevel(logging.WARNING)


@click.command()
def serve() -> None:
    """Serve the web pages."""
    log_plainly()
    house = open_house()
    serve_pages(house)


@click.command()
def worker() -> None:
    """Run the clock: rounds, messages, mixing, theming, alerts."""
    log_plainly()
    house = open_house()
    run_clock(house, stop_on_signals())


@click.command()
def upgrade() -> None:
    """Bring both books to the newest schema. Makes the keys on first use."""
    bring_up(open_house())
    click.echo("Both books are at the newest schema.")


@click.command(name="sign-in")
@click.argument("email")
@click.option("--name", default="", help="Make the account when it isn't there: the person's name.")
@click.option("--handle", default="", help="Its short handle, for the audit log.")
@click.option("--role", "roles", multiple=True, type=click.Choice(ROLES), help="A role of the new account.")
def sign_in(email: str, name: str, handle: str, roles: tuple[str, ...]) -> None:
    """Print a one-time sign-in link for EMAIL.

    Makes the account first when --name, --handle and --role are given.
    """
    house = ready_house()
    email = email.strip().lower()
    with house.books.people.write() as people:
        account = people.scalar(select(StaffAccount).where(StaffAccount.email == email))
        if account is None:
            account = _make_account(people, email, name.strip(), handle.strip(), roles)
            note(people, "command", "made an account", account.handle, house.now())
        elif not account.active:
            raise click.ClickException(f"The account {account.handle} is switched off.")
        token = make_sign_in_link(people, account.handle, house.now())
    click.echo(f"{house.settings.base_url}/sign-in/{token}")


def _make_account(
    people: Session, email: str, name: str, handle: str, roles: tuple[str, ...]
) -> StaffAccount:
    if not (name and handle and roles):
        raise click.ClickException("There is no such account; give --name, --handle and --role to make it.")
    if "@" not in email or len(email) > 254 or len(name) > 120:
        raise click.ClickException("An account needs a real email and a name of at most 120 characters.")
    if not re.fullmatch(r"[a-z][a-z0-9.-]{0,39}", handle):
        raise click.ClickException("A handle is short: lower-case letters, digits, dots and dashes.")
    if people.get(StaffAccount, handle) is not None:
        raise click.ClickException(f"The handle {handle} is another account's: choose another.")
    if "administrator" in roles and len(roles) > 1:
        raise click.ClickException("The administrator's role stands alone: who runs Heard reads no words.")
    account = StaffAccount(handle=handle, name=name, email=email, roles=list(roles))
    people.add(account)
    people.flush()
    return account


@click.command(name="try-out")
def try_out() -> None:
    """Set up the sample council and serve it on this machine only.

    Runs web, worker and the pretend Slack together.
    """
    run_try_out()
