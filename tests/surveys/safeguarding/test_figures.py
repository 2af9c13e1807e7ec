"""Figures for the board: how many, how fast, how many in time."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from surveys.db.book import Books
from surveys.keys.folder import KeyFolder
from surveys.safeguarding import desk
from surveys.safeguarding.care_box import CareWords, care_private, make_care_key
from surveys.safeguarding.concerns import raise_concern
from surveys.safeguarding.figures import safeguarding_figures
from surveys.safeguarding.triage import triage_words

NOW = datetime(2026, 11, 16, 10, 40, tzinfo=UTC)
DAY = date(2026, 11, 16)


def test_reading_in_time_is_told_by_the_exact_clock(books: Books, tmp_path: Path) -> None:
    folder = KeyFolder(tmp_path / "keys")
    words = "my dad hits me"
    with books.voices.write() as session:
        make_care_key(session, folder, DAY)
        names = [
            raise_concern(session, triage_words(words, "children"), CareWords(words, {}), None, "", NOW).id
            for _ in range(4)
        ]
    key = care_private(folder)
    with books.voices.write() as session:
        desk.read(session, key, names[0], "dora", NOW + timedelta(minutes=10))
        desk.read(session, key, names[1], "dora", NOW + timedelta(minutes=55))  # the same hour, and too late
        desk.read(session, key, names[2], "dora", NOW + timedelta(hours=3))
        desk.read(session, key, names[2], "dev", NOW + timedelta(hours=9))
        figures = safeguarding_figures(session, DAY, DAY)
    assert (figures.concerns, figures.unread) == (4, 1)
    assert figures.median_hours_to_read == 1
    assert figures.share_inside_clocks == 0.25


def test_no_concern_gives_no_share(books: Books) -> None:
    with books.voices.read() as session:
        figures = safeguarding_figures(session, DAY, DAY)
    assert (figures.concerns, figures.median_hours_to_read, figures.share_inside_clocks) == (0, None, None)
