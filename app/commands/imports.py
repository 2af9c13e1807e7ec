"""Commands that bring in what others hold: comments collected elsewhere, and contacts."""

from pathlib import Path

import click
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.commands.house import ready_house
from app.slack import OPT_OUT_KEY
from surveys.imports.comments_file import Columns, CommentsRefused, read_comments
from surveys.imports.take import SourceRefused, keep_comments, look_at
from surveys.people.audience import Audience
from surveys.people.audit_entry import note
from surveys.people.contact_list import ContactsRefused, read_contacts, take_contacts

CSV_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
MOST_OF_NAME = 120


@click.group(name="import")
def imports() -> None:
    """Bring in comments or contacts from a CSV file: all or nothing."""


@imports.command()
@click.argument("file", type=CSV_FILE)
@click.option("--source", required=True, help="Where they come from, as reports will say.")
@click.option("--text", required=True, help="The column with the words.")
@click.option("--question", default="", help="The column with the question that was asked.")
@click.option("--date", default="", help="The column with the date, as 2026-03-31 or 31/03/2026.")
@click.option("--group", default="", help="The column with a group.")
@click.option(
    "--respondent", default="", help="The column that tells who is whom; hashed in memory and dropped."
)
@click.option("--translation", default="", help="The column with the English of words in another language.")
@click.option("--language", default="", help="The column with the language of the words: Polish, or pl.")
@click.option(
    "--sentiment", default="", help="The column with how it was read, 1 very positive … 5 very negative."
)
@click.option(
    "--audience",
    type=click.Choice(["children", "staff"]),
    default="children",
    show_default=True,
    help="Whose words they are: children's go onto the reading list.",
)
def comments(file: Path, source: str, audience: str, **columns: str) -> None:
    """Import comments that were collected elsewhere."""
    house = ready_house()
    try:
        rows = read_comments(file.read_bytes(), Columns(**columns))
        looked_at = look_at(rows, audience)
        with house.books.voices.write() as voices:
            taken = keep_comments(voices, looked_at, source, audience, house.now())
    except CommentsRefused as refused:
        raise _refusal(file, refused.faults) from None
    except SourceRefused as refused:
        raise _refusal(file, [str(refused)]) from None
    with house.books.people.write() as people:
        note(people, "command", "imported comments", taken.round_id, house.now())
    click.echo(
        f"{taken.rows} rows from {source}: {taken.remarks} remarks, "
        f"{taken.concerns} to the safeguarding desk."
    )


@imports.command()
@click.argument("file", type=CSV_FILE)
@click.option("--audience", required=True, help="The audience's name; it is made when it isn't there.")
@click.option("--kind", type=click.Choice(["staff", "children"]), default="staff", show_default=True)
def contacts(file: Path, audience: str, kind: str) -> None:
    """Bring an audience up to a list with the columns name, email, slack, group."""
    house = ready_house()
    try:
        rows = read_contacts(file.read_bytes())
    except ContactsRefused as refused:
        raise _refusal(file, refused.faults) from None
    with house.books.people.write() as people:
        there = _audience(people, audience.strip(), kind)
        taken = take_contacts(people, house.keys.read(OPT_OUT_KEY), there, rows, house.now().date())
        note(people, "command", "imported contacts", there.id, house.now())
    click.echo(
        f"{taken.rows} rows: {taken.new} new, {taken.changed} known, {taken.left} left, "
        f"{taken.opted_out} opted out and stay so."
    )


def _audience(people: Session, name: str, kind: str) -> Audience:
    there = people.scalar(select(Audience).where(Audience.name == name))
    if there is None:
        if not 0 < len(name) <= MOST_OF_NAME:
            raise click.ClickException(f"An audience's name has 1 to {MOST_OF_NAME} characters.")
        there = Audience(name=name, kind=kind)
        people.add(there)
        people.flush()
    if there.kind != kind:
        raise click.ClickException(f"The audience {name} is one of {there.kind}: give --kind {there.kind}.")
    return there


def _refusal(file: Path, faults: list[str]) -> click.ClickException:
    return click.ClickException("\n".join([f"{file.name} was not imported:", *faults]))
