"""Rounds in the book: found by card, open for their time only, with the edition they were asked in."""

from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import func, select

from surveys.db.book import Books
from surveys.questionnaires.starters import catalogue
from surveys.voices.edition import Edition
from surveys.voices.round import Round, State
from surveys.voices.rounds import is_open, keep_edition, mixed_rounds, questionnaire_of, round_by_card
from tests.support.rounds import CLOSES, DURING, OPENS, sample_round


def test_a_card_leads_to_its_round_and_another_to_none(books: Books, tmp_path: Path) -> None:
    sample = sample_round(books.voices, tmp_path)
    with books.voices.read() as voices:
        found = round_by_card(voices, "river-lamp-otter")
        assert found is not None and (found[0].id, found[1].band) == (sample.round_id, "11-17")
        assert round_by_card(voices, "river-lamp-stone") is None


def test_an_edition_is_kept_once_and_read_as_it_was_asked(books: Books) -> None:
    asked = catalogue()["staff_pulse"]
    with books.voices.write() as voices:
        assert keep_edition(voices, asked) == keep_edition(voices, asked)
        changed = keep_edition(voices, asked.model_copy(update={"title": "Another"}))
    with books.voices.read() as voices:
        assert voices.scalar(select(func.count()).select_from(Edition)) == 2
        assert questionnaire_of(voices, changed).title == "Another"
        with pytest.raises(LookupError):
            questionnaire_of(voices, "0" * 64)


@pytest.mark.parametrize(
    ("state", "now", "open_"),
    [
        (State.OPEN, OPENS, True),
        (State.OPEN, DURING, True),
        (State.OPEN, CLOSES - timedelta(seconds=1), True),
        (State.OPEN, CLOSES, False),
        (State.OPEN, OPENS - timedelta(seconds=1), False),
        (State.PLANNED, DURING, False),
        (State.CLOSED, DURING, False),
        (State.MIXED, DURING, False),
    ],
)
def test_answers_are_taken_while_it_is_open_only(state: State, now: object, open_: bool) -> None:
    round_ = Round(state=state, opens_at=OPENS, closes_at=CLOSES)
    assert is_open(round_, now) is open_  # type: ignore[arg-type]


def test_results_are_listed_newest_first_and_by_kind(books: Books, tmp_path: Path) -> None:
    ids = [sample_round(books.voices, tmp_path, invited=True).round_id for _ in range(3)]
    with books.voices.write() as voices:
        for number, round_id in enumerate(ids):
            round_ = voices.get_one(Round, round_id)
            round_.closes_at = CLOSES + timedelta(days=number)
            round_.state = (State.MIXED, State.TRUNCATED, State.HELD)[number]
    with books.voices.read() as voices:
        assert [one.id for one in mixed_rounds(voices)] == [ids[1], ids[0]]
        assert mixed_rounds(voices, "staff") == []
