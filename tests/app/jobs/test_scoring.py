"""Score cards are written each night where something new was read, and only then."""

from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import delete, select

from analysis.themes.coding.coded import note_coded, plan_reading
from analysis.themes.coding.store import Coder
from analysis.themes.trust.score_store import newest_card
from app.jobs import scoring
from app.jobs.scoring import score_themes
from app.library import codebook_in_use
from app.wiring import House
from surveys.db.book import Books
from surveys.voices.next_to_read import NextToRead
from surveys.voices.remark import Remark
from surveys.voices.score_card import ScoreCard
from tests.support.scored import LISTENED, SAID, Lot, a_round, read_lots, two_rounds
from tests.support.staff import build_staff_house


@pytest.fixture
def house(books: Books, tmp_path: Path) -> House:
    return build_staff_house(books, tmp_path, people=0).house


def cards(house: House) -> int:
    with house.books.voices.read() as voices:
        return voices.query(ScoreCard).count()


def test_without_a_reading_nothing_is_written(house: House) -> None:
    assert score_themes(house) == 0
    assert cards(house) == 0


def test_a_card_is_written_once_and_again_after_something_new_was_read(house: House) -> None:
    with house.books.voices.write() as voices:
        two_rounds(voices)
    assert (score_themes(house), score_themes(house), cards(house)) == (1, 0, 1)
    with house.books.voices.write() as voices:
        later = a_round(voices, "Winter", date(2026, 9, 12))
        read_lots(voices, later, [Lot(5, SAID["listened"], (LISTENED,), (LISTENED,))])
    assert (score_themes(house), cards(house)) == (1, 2)


def test_the_card_says_what_stays_when_words_are_misspelt(house: House) -> None:
    with house.books.voices.write() as voices:
        two_rounds(voices)
    score_themes(house)
    with house.books.voices.read() as voices:
        kept = newest_card(voices, "children")
    assert kept is not None
    assert kept.made_on == house.now().date()
    assert kept.card.whole.mark.model == f"rules {codebook_in_use(house).version}"
    stayed = kept.card.whole.stayed
    assert stayed is not None
    assert 0 < stayed.kept < stayed.suggested
    assert kept.card.whole.stayed_remarks == kept.card.remarks == 191


def test_each_kind_has_its_own_card_and_ones_trouble_holds_up_no_other(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    with house.books.voices.write() as voices:
        two_rounds(voices)
        made = a_round(voices, "Staff", date(2026, 9, 1), "staff", k=5)
        read_lots(voices, made, [Lot(12, "Caseloads are too high", ("caseload",), ("caseload",))])
    measure = scoring.measure

    def breaks(voices: object, codebook: object, kind: str, *rest: object) -> object:
        if kind == "children":
            raise RuntimeError
        return measure(voices, codebook, kind, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(scoring, "measure", breaks)
    assert score_themes(house) == 1
    monkeypatch.undo()
    assert score_themes(house) == 1
    assert cards(house) == 2


def test_what_people_read_is_measured_as_far_as_the_lot_reached(house: House) -> None:
    codebook, today = codebook_in_use(house), house.now().date()
    with house.books.voices.write() as voices:
        made = a_round(voices, "Autumn", date(2026, 9, 1))
        read_lots(voices, made, [], waiting=60)
        ids = list(voices.scalars(select(Remark.id).order_by(Remark.id)))
        voices.execute(delete(NextToRead))
        likely = {one: [1 / (1 + at % 7)] for at, one in enumerate(ids)}
        plan_reading(voices, made.id, likely, [LISTENED], 60)
        order = list(voices.scalars(select(NextToRead).order_by(NextToRead.place)))
        drawn = {one.remark_id for one in order if one.by_lot}
        for one in order[:30]:
            note_coded(voices, one.remark_id, Coder("ada", today, codebook), [LISTENED], [], "rules 1")
        read = {one.remark_id for one in order[:30]}
    assert score_themes(house) == 1
    with house.books.voices.read() as voices:
        kept = newest_card(voices, "children")
    assert kept is not None
    reached = max(drawn & read)
    assert kept.card.remarks == len({one for one in read if one <= reached})
    assert 0 < len(drawn & read) < kept.card.remarks <= 30
