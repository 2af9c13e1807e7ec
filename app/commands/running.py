"""Commands that run the service: serve, worker, upgrade, sign-in, try-out."""

import logging

import click

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
    """Bring both books to the newest schema, and make the keys on first use."""
    bring_up(open_house())
    click.echo("Both books are at the newest schema.")


@click.command(name="sign-in")
@click.argument("email")
@click.option("--name", default="", help="Make the account when it isn't there: the person's name.")
@click.option("--handle", default="", help="Its short handle, for the audit log.")
@click.option("--role", "roles", multiple=True, type=click.Choice(ROLES), help="A role of the new account.")
def sign_in(email: str, name: str, handle: str, roles: tuple[str, ...]) -> None:
    """Print a one-time sign-in link for EMAIL; make the account first when --name and --handle are given."""
    house = ready_house()
    with house.books.people.write() as people:
        account = people.query(StaffAccount).filter_by(email=email.strip().lower()).one_or_none()
        if account is None and name and handle and roles:
            account = StaffAccount(handle=handle, name=name, email=email.strip().lower(), roles=list(roles))
            people.add(account)
            people.flush()
            note(people, "command", "made an account", handle, house.now())
        if account is None:
            raise click.ClickException(
                "There is no such account; give --name, --handle and --role to make it."
            )
        token = make_sign_in_link(people, account.handle, house.now())
    click.echo(f"{house.settings.base_url}/sign-in/{token}")


@click.command(name="try-out")
def try_out() -> None:
    """Set up the sample council and run web, worker and the pretend Slack together, on this machine only."""
    run_try_out()
