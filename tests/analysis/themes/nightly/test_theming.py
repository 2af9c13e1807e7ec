"""A round is read in bounded lots, as often as one likes, and as many come out as went in."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from analysis.codebook import Stance, read_codebook
from analysis.themes.coding.store import Coder, current_codings, reject, steps_of
from analysis.themes.engine.model import version_of
from analysis.themes.engine.reading import Asked, Coded
from analysis.themes.nightly.finding import Found, find
from analysis.themes.nightly.lessons import Lesson, lesson_in_use
from analysis.themes.nightly.ready import Ready, ready_for
from analysis.themes.nightly.theming import Count, count_round, read_again, theme_round, write_found
from analysis.themes.nightly.waiting import waiting_of
from surveys.db.book import Books
from surveys.voices.coding import Coding
from surveys.voices.hint import Hint
from surveys.voices.remark import Remark
from surveys.voices.translation import Translation
from tests.support.remarks import round_of_remarks

DAY = date(2023, 2, 2)
FOOD = read_codebook('[[theme]]\nname = "Food"\ncues = ["food", "meal*"]\n', "c.toml")
MEALS = read_codebook('[[theme]]\nname = "Food"\ncues = ["meal*"]\n', "c.toml")
WORDS = {"a": "The food is lovely", "b": "meals", "c": "😀", "d": "مجھے", "e": "Tuesday"}


@pytest.fixture
def session(books: Books) -> Iterator[Session]:
    with books.voices.read() as session:
        round_of_remarks(session, [])
        session.add_all(
            [Remark(id=i, round_id="r", question_id="q1", words=w, group_id=i) for i, w in WORDS.items()]
        )
        session.flush()
        yield session


def rows(session: Session, table: type[Coding] | type[Hint]) -> int:
    return session.scalar(select(func.count()).select_from(table)) or 0


def test_every_remark_gets_its_hint_and_the_count_adds_up(session: Session) -> None:
    assert theme_round(session, FOOD, "r", DAY) == Count(remarks=5, themed=2, unthemed=3, left=0)
    assert rows(session, Hint) == 5
    assert count_round(session, "r") == Count(5, 2, 3)


def test_a_suggestion_is_stored_with_its_words_its_stance_and_its_codebook(session: Session) -> None:
    theme_round(session, FOOD, "r", DAY)
    (step,) = steps_of(session, ["a"])["a"]
    assert (step.theme, step.state, step.stance, step.origin) == ("food", "suggested", "praise", "rules")
    assert (step.codebook, step.made_by, step.made_on) == (FOOD.version, f"rules {FOOD.version}", DAY)
    assert step.reasons == [[4, 8, "food"]]


def test_what_the_question_asked_for_gives_the_stance_where_words_do_not(session: Session) -> None:
    round_of_remarks(session, [("ann", "meals")], round_id="s", polarity="negative")
    theme_round(session, FOOD, "s", DAY)
    assert current_codings(session, ["s-0"])["s-0"][0].stance is Stance.PROBLEM


def test_a_second_run_writes_nothing(session: Session) -> None:
    theme_round(session, FOOD, "r", DAY)
    assert theme_round(session, FOOD, "r", DAY) == Count(0, 0, 0, 0)
    assert rows(session, Coding) == 2


def test_lots_are_bounded_and_go_on_where_they_stopped(session: Session) -> None:
    counts = [theme_round(session, FOOD, "r", DAY, limit=2) for _ in range(3)]
    assert [(count.remarks, count.left) for count in counts] == [(2, 3), (2, 1), (1, 0)]
    assert all(count.remarks == count.themed + count.unthemed for count in counts)


def test_a_changed_codebook_reads_again_and_withdraws_what_it_no_longer_finds(session: Session) -> None:
    theme_round(session, FOOD, "r", DAY)
    assert theme_round(session, MEALS, "r", DAY).remarks == 5
    assert current_codings(session, ["a"])["a"] == []
    assert [step.state for step in steps_of(session, ["a"])["a"]] == ["suggested", "rejected"]
    assert [step.state for step in steps_of(session, ["b"])["b"]] == ["suggested"]


def test_a_persons_decision_stays_above_a_changed_codebook(session: Session) -> None:
    theme_round(session, FOOD, "r", DAY)
    reject(session, "b", "food", Coder("anna", DAY, FOOD))
    theme_round(session, MEALS, "r", DAY)
    assert current_codings(session, ["b"])["b"] == []


def test_words_redacted_further_are_read_again(session: Session) -> None:
    theme_round(session, FOOD, "r", DAY)
    remark = session.get_one(Remark, "a")
    remark.words = "[name]: the food is lovely"
    read_again(session, ["a"])
    assert theme_round(session, FOOD, "r", DAY) == Count(1, 1, 0, 0)
    assert current_codings(session, ["a"])["a"][0].reasons == ((12, 16, "food"),)


def test_themes_of_another_audience_are_not_looked_for(session: Session) -> None:
    staff = read_codebook('[[theme]]\nname = "Food"\ncues = ["food"]\naudiences = ["staff"]\n', "c.toml")
    assert theme_round(session, staff, "r", DAY).themed == 0


def test_an_empty_round_is_no_error(session: Session) -> None:
    assert theme_round(session, FOOD, "elsewhere", DAY) == Count(0, 0, 0, 0)


class Changed:
    """A person who changes something between reading and writing."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.ready = ready_for(lesson_in_use(session, FOOD, "children"))
        self.found = find(self.ready, waiting_of(session, WORDS))

    def write(self) -> int:
        return write_found(self.session, self.ready, self.found, DAY)


def test_words_that_changed_meanwhile_are_left_to_be_read_again(session: Session) -> None:
    world = Changed(session)
    session.get_one(Remark, "a").words = "[name]: the food is lovely"
    assert world.write() == 4
    assert session.get(Hint, "a") is None and steps_of(session, ["a"])["a"] == []


def test_a_translation_that_came_meanwhile_is_read_next(session: Session) -> None:
    world = Changed(session)
    session.add(Translation(remark_id="d", words="food", source="person", made_by="ada", made_on=DAY))
    assert world.write() == 4
    theme_round(session, FOOD, "r", DAY)
    assert [step.theme for step in steps_of(session, ["d"])["d"]] == ["food"]


def test_a_remark_that_was_moved_away_meanwhile_comes_back_nowhere(session: Session) -> None:
    world = Changed(session)
    session.delete(session.get_one(Remark, "a"))
    assert world.write() == 4
    assert steps_of(session, ["a"])["a"] == []


def test_what_a_person_pressed_meanwhile_stands(session: Session) -> None:
    theme_round(session, FOOD, "r", DAY)
    read_again(session, ["b"])
    world = Changed(session)
    reject(session, "b", "food", Coder("anna", DAY, FOOD))
    world.write()
    assert current_codings(session, ["b"])["b"] == []


def test_a_chance_that_hardly_moved_writes_no_step_and_one_that_did_writes_one(session: Session) -> None:
    theme_round(session, FOOD, "r", DAY)
    world = Changed(session)
    for more, steps in ((0.01, 1), (0.2, 2)):
        moved = [replace(one, score=one.score + more) for one in world.found[0].themes]
        world.found = [replace(world.found[0], themes=moved)]
        assert world.write() == 1
        assert len(steps_of(session, ["a"])["a"]) == steps


def test_a_model_takes_over_from_the_rules_and_withdraws_what_it_does_not_find(session: Session) -> None:
    theme_round(session, FOOD, "r", DAY)
    world = Changed(session)
    world.ready = learned_ready()
    world.found = [Found(each.waiting, [], each.hint) for each in world.found]
    world.write()
    assert [(step.state, step.origin) for step in steps_of(session, ["a"])["a"]] == [
        ("suggested", "rules"),
        ("rejected", "model"),
    ]
    assert current_codings(session, ["a"])["a"] == []


def learned_ready() -> Ready:
    coded = tuple(Coded(Asked(f"meals {at}"), frozenset({"food"})) for at in range(12))
    return ready_for(Lesson("children", FOOD, 12, version_of(FOOD, coded), 1, coded))
