"""The mixer: all is counted once, nothing joins a person's answers, and each step can be repeated."""

from collections.abc import Iterable
from pathlib import Path

import pytest
from sqlalchemy import func, select

from surveys.db.book import Books
from surveys.keys.folder import KeyMissing
from surveys.questions import RawAnswer
from surveys.voices.code_reader import CodeReader
from surveys.voices.mixer import close_round, destroy_keys, mark_truncated, mix
from surveys.voices.quarantine import Quarantined
from surveys.voices.remark import Remark
from surveys.voices.round import Round, State
from surveys.voices.round_keys import private_key
from surveys.voices.sitting import Sitting
from surveys.voices.tally import Tally
from tests.support.rounds import CLOSES, SampleRound, path_answers, sample_round

TODAY = CLOSES.date()


def state(sample: SampleRound) -> str:
    with sample.voices.read() as session:
        return session.get_one(Round, sample.round_id).state


def rows(sample: SampleRound, table: type) -> list:
    with sample.voices.read() as session:
        return list(session.scalars(select(table)))


def fill(sample: SampleRound, people: int, words: str = "") -> None:
    for number in range(people):
        said = path_answers(sample.questionnaire, sample.band, f"{words} {number}" if words else "")
        sample.answer_all(said, cells={"setting": "Garden House"})


def test_enough_sittings_become_tallies_and_remarks_and_no_sitting_is_left(
    books: Books, tmp_path: Path
) -> None:
    sample = sample_round(books.voices, tmp_path, dimensions=[["band"], ["setting"]])
    fill(sample, 30, "I like the garden")
    mixed = sample.close_and_mix()
    assert (mixed.state, mixed.people, state(sample)) == (State.MIXED, 30, State.MIXED)
    assert not rows(sample, Sitting)
    everybody = [one for one in rows(sample, Tally) if not one.dimension]
    assert {one.base for one in everybody} == {30}
    remarks = rows(sample, Remark)
    asked_for_words = {one.question_id for one in remarks}
    assert len(remarks) == 30 * len(asked_for_words)
    assert len({one.group_id for one in remarks}) == 30
    assert len(rows(sample, CodeReader)) == 30


def test_P15_too_few_people_are_destroyed_where_no_window_follows(books: Books, tmp_path: Path) -> None:
    sample = sample_round(books.voices, tmp_path)
    fill(sample, 29)
    assert sample.close_and_mix().state == State.DESTROYED
    assert not rows(sample, Sitting) and not rows(sample, Tally) and not rows(sample, Remark)


def test_P15_too_few_people_stay_sealed_and_join_the_next_window(books: Books, tmp_path: Path) -> None:
    first = sample_round(books.voices, tmp_path, chain="garden")
    fill(first, 20)
    assert first.close_and_mix().state == State.HELD
    assert len(rows(first, Sitting)) == 20 and not rows(first, Tally)
    from_here = sample_round_again(first)
    fill(from_here, 12)
    assert from_here.close_and_mix().people == 32
    assert state(first) == State.MIXED and not rows(first, Sitting)


def sample_round_again(before: SampleRound) -> SampleRound:
    from surveys.voices.planning import Door, RoundPlan, open_round, plan_round
    from surveys.voices.round_keys import make_round_keys
    from tests.support.rounds import OPENS

    with before.voices.write() as session:
        plan = RoundPlan(
            title="The next window",
            questionnaire=before.questionnaire,
            opens_at=OPENS,
            closes_at=CLOSES,
            invited=False,
            doors=(Door("cloud-tin-apple", before.band),),
            chain="garden",
        )
        round_ = plan_round(session, plan)
        open_round(session, round_.id, make_round_keys(before.keys, round_.id), OPENS)
    return SampleRound(
        before.voices, before.keys, before.questionnaire, round_.id, before.band, before.audience
    )


def test_P19_of_three_sittings_of_one_invitation_the_latest_finished_one_counts(
    books: Books, tmp_path: Path
) -> None:
    sample = sample_round(books.voices, tmp_path, invited=True)
    for person in range(10):
        for start_number, done in ((1, True), (2, True), (3, False)):
            said = path_answers(sample.questionnaire, sample.band, f"words {person} of start {start_number}")
            sample.answer_all(said, done=done, tag=f"tag{person}", start_number=start_number)
    mixed = sample.close_and_mix()
    assert mixed.people == 10
    assert all("of start 2" in one.words for one in rows(sample, Remark))


def test_cells_of_fewer_than_k_people_are_never_written(books: Books, tmp_path: Path) -> None:
    sample = sample_round(books.voices, tmp_path, dimensions=[["setting"]], remark_dimension="setting")
    said = path_answers(sample.questionnaire, sample.band, "fine")
    for number in range(40):
        setting = "Garden House" if number < 20 else "Hill House" if number < 30 else f"House {number % 2}"
        sample.answer_all(said, cells={"setting": setting})
    sample.close_and_mix()
    assert {one.cell for one in rows(sample, Tally)} == {"", "Garden House", "Hill House"}
    assert {one.cell for one in rows(sample, Remark)} == {"", "Garden House", "Hill House"}


def test_a_second_mix_changes_nothing(books: Books, tmp_path: Path) -> None:
    sample = sample_round(books.voices, tmp_path)
    fill(sample, 30, "words")
    sample.close_and_mix()
    before = len(rows(sample, Remark))
    with sample.voices.write() as session:
        mix(session, sample.keys, sample.round_id, TODAY)
    assert len(rows(sample, Remark)) == before


def test_an_envelope_that_will_not_open_goes_to_quarantine_and_the_rest_is_mixed(
    books: Books, tmp_path: Path
) -> None:
    sample = sample_round(books.voices, tmp_path)
    fill(sample, 31)
    with sample.voices.write() as session:
        row = session.scalars(select(Sitting).limit(1)).one()
        row.sealed = bytes(len(row.sealed))
    assert sample.close_and_mix().quarantined == 1
    assert len(rows(sample, Quarantined)) == 1


def test_two_swapped_envelopes_are_noticed(books: Books, tmp_path: Path) -> None:
    sample = sample_round(books.voices, tmp_path)
    fill(sample, 32)
    with sample.voices.write() as session:
        one, other = session.scalars(select(Sitting).limit(2)).all()
        one.sealed, other.sealed = other.sealed, one.sealed
    assert sample.close_and_mix().quarantined == 2


def test_the_key_is_destroyed_only_after_a_backup_or_where_none_is_asked_for(
    books: Books, tmp_path: Path
) -> None:
    sample = sample_round(books.voices, tmp_path)
    fill(sample, 30)
    sample.close_and_mix()
    with sample.voices.write() as session:
        assert not destroy_keys(session, sample.keys, sample.round_id, without_backup=False)
        assert private_key(sample.keys, sample.round_id)
        session.get_one(Round, sample.round_id).backed_up = True
        session.flush()
        assert destroy_keys(session, sample.keys, sample.round_id, without_backup=False)
    assert state(sample) == State.KEY_GONE
    with pytest.raises(KeyMissing):
        private_key(sample.keys, sample.round_id)
    assert books.voices.truncate_journal()
    with sample.voices.write() as session:
        mark_truncated(session, sample.round_id)
    assert state(sample) == State.TRUNCATED


def test_a_round_without_its_key_is_left_as_it_is(books: Books, tmp_path: Path) -> None:
    sample = sample_round(books.voices, tmp_path)
    fill(sample, 30)
    with sample.voices.write() as session:
        close_round(session, sample.round_id, CLOSES)
    sample.keys.destroy(f"rounds/{sample.round_id}")
    with pytest.raises(KeyMissing), sample.voices.write() as session:
        mix(session, sample.keys, sample.round_id, TODAY)
    assert len(rows(sample, Sitting)) == 30


def test_skips_are_counted_and_are_no_answers(books: Books, tmp_path: Path) -> None:
    sample = sample_round(books.voices, tmp_path)
    question = path_answers(sample.questionnaire, sample.band)[0][0]
    for number in range(30):
        raw = (
            RawAnswer(passing="skip") if number < 5 else path_answers(sample.questionnaire, sample.band)[0][1]
        )
        sample.answer_all([(question, raw)])
    sample.close_and_mix()
    tallies = _everybody(rows(sample, Tally), question)
    assert tallies["pass:skipped"].count == 5
    assert {one.base for one in tallies.values()} == {25}


def _everybody(tallies: Iterable[Tally], question: str) -> dict[str, Tally]:
    return {one.value: one for one in tallies if not one.dimension and one.question_id == question}


def test_the_round_says_how_many_finished(books: Books, tmp_path: Path) -> None:
    sample = sample_round(books.voices, tmp_path)
    fill(sample, 28)
    for _ in range(4):
        sample.answer_all(path_answers(sample.questionnaire, sample.band)[:2], done=False)
    sample.close_and_mix()
    with sample.voices.read() as session:
        round_ = session.get_one(Round, sample.round_id)
        assert (round_.people, round_.finished) == (32, 28)
        assert session.scalar(select(func.count()).select_from(Sitting)) == 0
