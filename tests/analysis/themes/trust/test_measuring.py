"""A card is measured from remarks drawn by lot, as they were suggested before anybody read them."""

from collections.abc import Iterable
from datetime import date

import pytest

from analysis.themes.trust.card import Card, Mark
from analysis.themes.trust.lot_sample import lot_sample, newest_reading, read_twice, still_drawn
from analysis.themes.trust.measuring import ReadAgain, measure
from analysis.themes.trust.score_store import is_measured, keep_card, newest_card, newest_cards
from surveys.voices.codebook_edition import MergedTheme
from surveys.voices.coded_remark import CodedRemark
from surveys.voices.next_to_read import NextToRead
from surveys.voices.remark import Remark
from surveys.voices.round import Round
from tests.analysis.conftest import Council

MARK = Mark(readings=1, codebook="c", model="m")
TODAY = date(2026, 9, 30)
LISTENED, PLACEMENTS, PARKING = "being-listened-to", "placements", "parking"


@pytest.fixture
def summer(council: Council) -> Round:
    return council.round("children", "Summer", date(2026, 6, 12), 60)


@pytest.fixture
def autumn_round(council: Council) -> Round:
    return council.round("children", "Autumn", date(2026, 9, 11), 60)


def a_remark(council: Council, made: Round) -> Remark:
    return council.remark(made, "Some words", {}, "g")


def reads(
    council: Council,
    remark: Remark,
    themes: Iterable[str] | None,
    suggested: Iterable[str] = (),
    handle: str = "ada",
    by_lot: bool = True,
    second: bool = False,
) -> None:
    council.session.add(
        CodedRemark(
            remark_id=remark.id, handle=handle, themes=None if themes is None else list(themes),
            suggested=list(suggested), suggested_by="rules", by_lot=by_lot, second=second, coded_on=TODAY,
        )
    )  # fmt: skip
    council.session.flush()


def read_many(council: Council, made: Round, many: int, themes: list[str], suggested: list[str]) -> None:
    for _ in range(many):
        reads(council, a_remark(council, made), themes, suggested)


def card_of(council: Council, again: ReadAgain | None = None) -> Card:
    card = measure(council.session, council.codebook, "children", MARK, again)
    assert card is not None
    return card


def test_only_first_readings_as_far_as_the_lot_reached_count(council: Council, summer: Round) -> None:
    remarks = sorted((a_remark(council, summer) for _ in range(5)), key=lambda one: one.id)
    reads(council, remarks[1], [LISTENED], [LISTENED])
    reads(council, remarks[2], [LISTENED], second=True)
    reads(council, remarks[3], [LISTENED])
    reads(council, remarks[3], None)
    reads(council, remarks[4], [LISTENED], by_lot=False)
    assert [one.remark_id for one in lot_sample(council.session, "children")] == [remarks[1].id]
    assert lot_sample(council.session, "staff") == []


def test_a_remark_that_a_turn_took_before_the_lot_reached_it_is_in_the_sample(
    council: Council, summer: Round
) -> None:
    first, last = sorted((a_remark(council, summer) for _ in range(2)), key=lambda one: one.id)
    reads(council, first, [LISTENED], by_lot=False)
    reads(council, last, [LISTENED])
    assert {one.remark_id for one in lot_sample(council.session, "children")} == {first.id, last.id}


def test_the_newest_word_counts(council: Council, summer: Round) -> None:
    remark = a_remark(council, summer)
    reads(council, remark, [LISTENED], [PARKING])
    reads(council, remark, [PLACEMENTS], [PARKING])
    (read,) = lot_sample(council.session, "children")
    assert (read.said, read.suggested) == ({PLACEMENTS}, {PARKING})
    assert newest_reading(council.session, "children") == 2


def test_merged_themes_are_read_as_their_heir(council: Council, summer: Round) -> None:
    council.session.add(MergedTheme(code=PARKING, into=PLACEMENTS))
    reads(council, a_remark(council, summer), [PARKING], [PLACEMENTS, PARKING])
    (read,) = lot_sample(council.session, "children")
    assert (read.said, read.suggested) == ({PLACEMENTS}, {PLACEMENTS})


def test_two_readings_by_one_person_are_no_agreement(council: Council, summer: Round) -> None:
    one, other = a_remark(council, summer), a_remark(council, summer)
    for remark, handle in ((one, "ada"), (other, "bo")):
        reads(council, remark, [LISTENED], by_lot=False)
        reads(council, remark, [], handle=handle, second=True)
    assert [twice.remark_id for twice in read_twice(council.session, "children")] == [other.id]


def test_what_was_drawn_and_waits_is_counted(council: Council, summer: Round) -> None:
    for place, by_lot in enumerate((True, True, False)):
        drawn = NextToRead(
            remark_id=a_remark(council, summer).id, round_id=summer.id, place=place, by_lot=by_lot, theme=""
        )
        council.session.add(drawn)
    council.session.flush()
    assert still_drawn(council.session, "children") == 2


def test_without_a_reading_there_is_no_card(council: Council, summer: Round) -> None:
    assert measure(council.session, council.codebook, "children", MARK) is None


def test_a_card_holds_counts_figures_and_what_is_still_needed(council: Council, summer: Round) -> None:
    read_many(council, summer, 12, [LISTENED], [LISTENED])
    read_many(council, summer, 3, [], [LISTENED])
    read_many(council, summer, 15, [PARKING], [])
    card = card_of(council)
    line = next(line for line in card.lines if line.theme == LISTENED)
    assert (card.remarks, line.score.suggested, line.score.said, line.score.right) == (30, 15, 12, 12)
    assert (line.score.precision, line.score.trusted, line.more) == (0.8, True, 0)
    assert (card.whole.k, card.whole.makers, card.whole.before) == (10, (("rules", 30),), None)
    assert all(line.drift is None and line.stayed is None for line in card.lines)
    assert card.whole.together.people.hidden


def test_the_newest_round_is_compared_with_the_one_before(
    council: Council, summer: Round, autumn_round: Round
) -> None:
    read_many(council, summer, 100, [], [])
    read_many(council, autumn_round, 30, [LISTENED], [LISTENED])
    read_many(council, autumn_round, 70, [], [])
    card = card_of(council)
    assert card.whole.before is not None
    assert (card.whole.now.id, card.whole.before.id) == (autumn_round.id, summer.id)
    drift = next(line.drift for line in card.lines if line.theme == LISTENED)
    assert drift is not None
    assert drift.share is not None
    assert drift.share.clear


def test_a_theme_changed_since_the_round_before_is_not_compared(
    council: Council, summer: Round, autumn_round: Round
) -> None:
    read_many(council, summer, 100, [], [])
    read_many(council, autumn_round, 100, [LISTENED], [LISTENED])
    theme = council.codebook.theme(LISTENED).model_copy(update={"since": date(2026, 7, 1)})
    others = [one for one in council.codebook.themes if one.code != LISTENED]
    card = measure(council.session, council.codebook.with_themes([theme, *others]), "children", MARK)
    assert card is not None
    assert [line.drift for line in card.lines if line.theme == LISTENED] == [None]


def test_imports_from_another_source_are_not_compared(council: Council) -> None:
    for source, closed in (("Forum", date(2026, 6, 1)), ("Complaints", date(2026, 9, 1))):
        made = council.round("import", source, closed, 50, source=source)
        read_many(council, made, 20, [PARKING], [PARKING])
    card = measure(council.session, council.codebook, "import", MARK)
    assert card is not None
    assert card.whole.before is None


def test_two_people_and_the_machine_are_compared_on_the_same_remarks(council: Council, summer: Round) -> None:
    for number in range(30):
        remark = a_remark(council, summer)
        said = [LISTENED] if number % 2 else [PARKING]
        reads(council, remark, said, [LISTENED])
        reads(council, remark, said, handle="bo", second=True)
    card = card_of(council)
    together = card.whole.together
    assert (together.people.both_read, together.people.f1) == (30, 1.0)
    assert together.machine_first.f1 == together.machine_second.f1 == 0.5
    assert {line.theme: line.people.kappa for line in card.lines}[LISTENED] == 1.0


def test_what_stays_when_words_are_misspelt_stands_by_theme(council: Council, summer: Round) -> None:
    read_many(council, summer, 20, [LISTENED], [LISTENED])
    ids = [one.remark_id for one in lot_sample(council.session, "children")]
    wrong = [{LISTENED}] * 15 + [set[str]()] * 5
    card = card_of(council, ReadAgain(ids, [{LISTENED}] * 20, wrong))
    stays = {line.theme: line.stayed for line in card.lines}[LISTENED]
    assert stays is not None
    assert (stays.suggested, stays.kept, stays.f1) == (20, 15, 1.0)
    assert card.whole.stayed == stays


def test_a_card_is_read_back_as_it_was_written(council: Council, summer: Round, autumn_round: Round) -> None:
    read_many(council, summer, 40, [LISTENED], [LISTENED])
    read_many(council, autumn_round, 40, [PARKING], [LISTENED])
    card = card_of(council)
    assert newest_card(council.session, "children") is None
    assert not is_measured(council.session, "children", MARK)
    keep_card(council.session, "children", card, TODAY)
    council.session.expire_all()
    (kept,) = newest_cards(council.session)
    assert (kept.card, kept.kind, kept.made_on) == (card, "children", TODAY)
    assert is_measured(council.session, "children", MARK)
    assert newest_card(council.session, "children", up_to=date(2026, 9, 29)) is None


def test_a_remark_that_left_while_it_was_read_again_is_left_out(council: Council, summer: Round) -> None:
    read_many(council, summer, 12, [LISTENED], [LISTENED])
    ids = [one.remark_id for one in lot_sample(council.session, "children")]
    card = card_of(council, ReadAgain([*ids, "gone"], [{LISTENED}] * 13, [{LISTENED}] * 13))
    assert card.whole.stayed is not None
    assert card.whole.stayed.suggested == 12
