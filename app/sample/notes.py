"""The sample council's notes of staff engagement sessions: an import, as `heard import comments` makes it."""

from sqlalchemy import select

from app.sample.meaning import theme
from app.sample.reading import DATA, SampleCouncil
from app.wiring import House
from surveys.imports.comments_file import Columns, read_comments
from surveys.imports.take import take_comments
from surveys.people.audit_entry import note
from surveys.voices.round import Round


def take_notes(house: House, council: SampleCouncil) -> None:
    """Import the notes once, and theme them. Repeatable."""
    told = council.notes
    with house.books.voices.write() as voices:
        there = voices.scalar(select(Round.id).where(Round.source == told["source"]).limit(1))
        if there is None:
            columns = Columns(text=told["text"], question=told["question"], group=told["group"])
            rows = read_comments((DATA / told["file"]).read_bytes(), columns)
            taken = take_comments(voices, rows, told["source"], "staff", house.now())
    if there is None:
        with house.books.people.write() as people:
            note(people, "sample", "imported comments", taken.round_id, house.now())
    theme(house)
