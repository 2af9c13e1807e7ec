"""How Heard is set up, with every secret left out."""

from dataclasses import dataclass
from typing import Any

from flask import render_template
from sqlalchemy.exc import SQLAlchemyError

from app.access import audience
from app.admin.blueprint import blueprint
from app.wiring import this_house
from surveys.db.book import Book


@dataclass(frozen=True)
class SettingShown:
    """One thing that is set, in words."""

    name: str
    value: str


@blueprint.get("/")
@audience("administrator")
def overview() -> str:
    """What is set, and whether both books answer."""
    house = this_house()
    books = [(book.name, "SQLite" if book.is_sqlite else "PostgreSQL", _answers(book)) for book in
             (house.books.people, house.books.voices)]  # fmt: skip
    return render_template("admin/overview.html", settings=_shown(house.settings), books=books)


def _answers(book: Book) -> bool:
    try:
        return book.answers()
    except SQLAlchemyError:
        return False


def _shown(settings: Any) -> list[SettingShown]:
    council = settings.council
    lines = [*council.help_lines, council.out_of_hours, council.advocate, council.complaints]
    told = {
        "Mode": settings.mode,
        "Address": settings.base_url,
        "Council": council.name,
        "Lines that children can ring": "; ".join(f"{line.name} {line.number}" for line in lines),
        "Slack": "pretend" if settings.slack_is_pretend else "on" if settings.slack_is_on else "off",
        "Letters": "by the mail server" if settings.smtp_url else "into the outbox folder",
        "Quick exit leads to": settings.quick_exit,
    }
    return [SettingShown(name, value) for name, value in told.items()]
