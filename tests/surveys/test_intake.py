"""The one door: nothing is lost, nothing is doubled, and words that worry us reach a person first."""

from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import func, select

from surveys.db.book import Books
from surveys.intake import CLOSED, NO_ROUND, NOT_BEGUN, STALE, Press, ask_for_contact, finish, take_answer
from surveys.questions import Answer, RawAnswer
from surveys.safeguarding.care_box import care_private
from surveys.safeguarding.concern import Concern
from surveys.safeguarding.desk import read
from surveys.safeguarding.reading_item import ReadingItem
from surveys.safeguarding.reading_list import mark_read, open_list
from surveys.voices.envelope import new_secret
from surveys.voices.sitting import Sitting
from surveys.voices.sittings import find_draft
from tests.support.rounds import CLOSES, SampleRound, path_answers, sample_round

WORRYING = "my stepdad hits me and i dont want to go home"


@pytest.fixture
def sample(books: Books, tmp_path: Path) -> SampleRound:
    return sample_round(books.voices, tmp_path)


def count(sample: SampleRound, table: type) -> int:
    with sample.voices.read() as session:
        return session.scalar(select(func.count()).select_from(table)) or 0


def words_question(sample: SampleRound) -> str:
    return next(
        one.id
        for one in sample.questionnaire.questions_for(sample.band)
        if one.kind == "words" and not one.ask_if
    )


def first_question(sample: SampleRound) -> tuple[str, RawAnswer]:
    return path_answers(sample.questionnaire, sample.band)[0]


def test_an_answer_is_stored_and_read_back_with_the_secret(sample: SampleRound) -> None:
    secret = new_secret()
    question_id, raw = first_question(sample)
    assert sample.press(secret, question_id, raw).stored
    with sample.voices.read() as session:
        found = find_draft(session, secret)
    assert found and found[1].body.answers == {question_id: Answer(values=raw.values)}


def test_W8_the_same_press_twice_makes_one_sitting_and_one_answer(sample: SampleRound) -> None:
    secret = new_secret()
    question_id, raw = first_question(sample)
    assert sample.press(secret, question_id, raw, seen=0).stored
    assert sample.press(secret, question_id, raw, seen=0).stored
    assert count(sample, Sitting) == 1


def test_a_late_retry_does_not_overwrite_a_newer_answer(sample: SampleRound) -> None:
    secret, question = new_secret(), words_question(sample)
    sample.press(secret, question, RawAnswer(words="The garden is nice"), seen=0)
    sample.press(secret, question, RawAnswer(words="The garden is muddy"), seen=1)
    late = sample.press(secret, question, RawAnswer(words="The garden is nice"), seen=0)
    assert (late.stored, late.refusal) == (False, STALE)
    assert late.draft and late.draft.body.answers[question].words == "The garden is muddy"


def test_G1_words_that_worry_us_are_a_concern_at_once_and_do_not_also_lie_in_the_sitting(
    sample: SampleRound,
) -> None:
    secret, question = new_secret(), words_question(sample)
    outcome = sample.press(secret, question, RawAnswer(words=WORRYING))
    assert outcome.stored and outcome.level == "red"
    assert outcome.draft and outcome.draft.body.answers[question].words == ""
    with sample.voices.write() as session:
        concern = session.scalars(select(Concern)).one()
        opened = read(session, care_private(sample.keys), concern.id, "dana", sample.now)
    assert opened.words == WORRYING and opened.reasons


@pytest.mark.parametrize("how", ["late", "too long", "dead link", "no such question", "not begun"])
def test_G1_a_refused_answer_is_read_all_the_same(sample: SampleRound, how: str) -> None:
    question = words_question(sample)
    words = WORRYING + (" and more" * 500 if how == "too long" else "")
    now = CLOSES + timedelta(days=1) if how == "late" else sample.now
    press = Press(
        round_id=None if how == "dead link" else sample.round_id,
        audience="children",
        secret=None if how == "not begun" else new_secret(),
        question_id="nothing" if how == "no such question" else question,
        raw=RawAnswer(words=words),
        band=sample.band,
    )
    with sample.voices.write() as session:
        outcome = take_answer(session, press, now)
    assert not outcome.stored and outcome.refusal in (CLOSED, NO_ROUND, NOT_BEGUN, "too_long", "no_question")
    assert count(sample, Concern) == 1 and count(sample, Sitting) == 0


def test_the_same_worrying_words_twice_are_one_concern(sample: SampleRound) -> None:
    secret, question = new_secret(), words_question(sample)
    for _ in range(2):
        assert sample.press(secret, question, RawAnswer(words=WORRYING), seen=0).level == "red"
    assert count(sample, Concern) == 1


def test_G0_every_other_free_text_of_a_child_waits_on_the_reading_list_until_it_is_read(
    sample: SampleRound,
) -> None:
    question, key = words_question(sample), care_private(sample.keys)
    texts = {f"I like the blue room number {number}" for number in range(12)}
    for text in texts:
        sample.press(new_secret(), question, RawAnswer(words=text))
    sample.press(new_secret(), question, RawAnswer(passing="skip"))
    with sample.voices.write() as session:
        shown, empty = open_list(session, key, limit=50)
        assert {item.words for item in shown} == texts
        mark_read(session, [item.id for item in shown] + empty, sample.now.date())
    assert count(sample, ReadingItem) == 0


def test_a_skipped_question_looks_like_a_written_one_from_outside(sample: SampleRound) -> None:
    question = words_question(sample)
    sample.press(new_secret(), question, RawAnswer(words="Short"))
    sample.press(new_secret(), question, RawAnswer(words="x" * 2000))
    sample.press(new_secret(), question, RawAnswer(passing="skip"))
    with sample.voices.read() as session:
        sizes = {len(sealed) for sealed in session.scalars(select(ReadingItem.sealed))}
    assert count(sample, ReadingItem) == 3 and len(sizes) == 1


def test_P4_every_sitting_has_the_same_size(sample: SampleRound) -> None:
    question_id, raw = first_question(sample)
    sample.press(new_secret(), question_id, raw)
    sample.answer_all(path_answers(sample.questionnaire, sample.band, "\U0001f600" * 2000))
    sample.answer_all(path_answers(sample.questionnaire, sample.band))
    with sample.voices.read() as session:
        assert len({len(sealed) for sealed in session.scalars(select(Sitting.sealed))}) == 1


def test_asking_to_be_contacted_is_a_concern_in_the_same_thread(sample: SampleRound) -> None:
    secret = new_secret()
    sample.press(secret, words_question(sample), RawAnswer(words=WORRYING))
    with sample.voices.write() as session:
        ask_for_contact(session, secret, sample.round_id, {"name": "Sam", "how": "at school"}, sample.now)
    with sample.voices.read() as session:
        assert len(set(session.scalars(select(Concern.thread)))) == 1


def test_a_worrying_choice_shows_the_help_card_and_is_kept(sample: SampleRound) -> None:
    worrying = next(one for one in sample.questionnaire.questions_for(sample.band) if one.worrying_values)
    value = next(iter(worrying.worrying_values))
    outcome = sample.press(new_secret(), worrying.id, RawAnswer(values=(value,)))
    assert outcome.stored and outcome.help_card
    assert count(sample, Concern) == 1


def test_nothing_is_taken_after_the_round_has_closed(sample: SampleRound) -> None:
    secret = sample.answer_all(path_answers(sample.questionnaire, sample.band), done=False)
    with sample.voices.write() as session:
        assert finish(session, secret, CLOSES).refusal == CLOSED


def test_G1_a_wish_for_contact_that_worries_us_is_as_urgent_as_any_words(sample: SampleRound) -> None:
    wish = {"name": "Sam", "how": "", "safe_time": "now, my stepdad hits me"}
    with sample.voices.write() as session:
        ask_for_contact(session, None, sample.round_id, wish, sample.now)
    with sample.voices.read() as session:
        concern = session.scalars(select(Concern)).one()
        opened = read(session, care_private(sample.keys), concern.id, "dora", sample.now)
    assert concern.level == "red"
    assert {reason[0] for reason in opened.reasons} >= {"asked_for_contact", "hurt_physical"}
    assert all(reason[3:] == [0, 0] for reason in opened.reasons)
