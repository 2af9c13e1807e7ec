"""People decide above rules, every step is kept, and every step can be turned."""

from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest
from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from analysis.codebook import Stance, UnknownTheme, read_codebook
from analysis.themes.coding.store import (
    Coder,
    NotSuggested,
    UnknownRemark,
    accept,
    add,
    current_codings,
    reject,
    reopen,
    steps_of,
)
from surveys.db.book import Books
from surveys.voices.codebook_edition import MergedTheme
from surveys.voices.coding import Coding
from surveys.voices.edition import Edition
from surveys.voices.remark import Remark
from surveys.voices.round import Round

DAY = date(2023, 2, 2)
CODEBOOK = read_codebook('[[theme]]\nname = "Food"\ncues = ["food"]\n[[theme]]\nname = "Staff"\n', "c.toml")
ANNA, BEN = Coder("anna", DAY, CODEBOOK), Coder("ben", DAY, CODEBOOK)


@pytest.fixture
def session(books: Books) -> Iterator[Session]:
    with books.voices.read() as session:
        at = datetime(2023, 1, 9, tzinfo=UTC)
        session.add(Edition(id="e", questionnaire="q", frozen="{}"))
        session.flush()
        session.add(
            Round(
                id="r",
                kind="children",
                title="R",
                edition_id="e",
                invited=False,
                state="mixed",
                opens_at=at,
                closes_at=at,
                k=10,
                dimensions=[],
            )
        )
        session.flush()
        session.add_all(
            [Remark(id=key, round_id="r", question_id="q1", words="food", group_id="g") for key in "ab"]
        )
        session.flush()
        session.add(
            Coding(
                remark_id="a",
                theme="food",
                state="suggested",
                stance="problem",
                origin="rules",
                made_by="rules 1",
                codebook="1",
                score=0.35,
                reasons=[[0, 4, "food"]],
                made_on=DAY,
            )
        )
        session.flush()
        yield session


def standing(session: Session, remark: str = "a") -> list[tuple[str, str, str]]:
    return [
        (each.theme, each.state, each.stance.value) for each in current_codings(session, [remark])[remark]
    ]


def test_a_suggestion_stands_until_a_person_decides(session: Session) -> None:
    assert standing(session) == [("food", "suggested", "problem")]
    assert not current_codings(session, ["a"])["a"][0].confirmed


def test_every_remark_asked_for_comes_back(session: Session) -> None:
    assert current_codings(session, ["a", "b"])["b"] == []


def test_accepting_keeps_the_stance_and_the_words_that_led_to_it(session: Session) -> None:
    current = accept(session, "a", "food", ANNA)
    assert (current.state, current.stance, current.made_by) == ("accepted", "problem", "anna")
    assert current.reasons == ((0, 4, "food"),)
    assert current.confirmed


def test_accepting_may_correct_the_stance(session: Session) -> None:
    accept(session, "a", "food", ANNA, Stance.PRAISE)
    assert standing(session) == [("food", "accepted", "praise")]


def test_what_is_rejected_no_longer_stands(session: Session) -> None:
    reject(session, "a", "food", ANNA)
    assert standing(session) == []


def test_a_rejection_can_be_turned_and_all_steps_are_kept(session: Session) -> None:
    reject(session, "a", "food", ANNA)
    accept(session, "a", "food", BEN)
    assert standing(session) == [("food", "accepted", "problem")]
    steps = steps_of(session, ["a"])["a"]
    assert [(step.state, step.made_by) for step in steps] == [
        ("suggested", "rules 1"),
        ("rejected", "anna"),
        ("accepted", "ben"),
    ]


def test_a_decision_can_be_taken_back(session: Session) -> None:
    accept(session, "a", "food", ANNA, Stance.PRAISE)
    reopen(session, "a", "food", ANNA)
    assert standing(session) == [("food", "suggested", "problem")]


def test_a_theme_that_a_person_added_can_be_taken_back_and_added_again(session: Session) -> None:
    add(session, "b", "staff", ANNA, Stance.IDEA)
    assert standing(session, "b") == [("staff", "added", "idea")]
    reopen(session, "b", "staff", ANNA)
    assert standing(session, "b") == []
    accept(session, "b", "staff", ANNA, Stance.IDEA)
    assert standing(session, "b") == [("staff", "added", "idea")]


def test_reopening_what_nobody_decided_changes_nothing(session: Session) -> None:
    reopen(session, "a", "food", ANNA)
    assert len(steps_of(session, ["a"])["a"]) == 1


def test_a_second_press_is_no_second_decision(session: Session) -> None:
    accept(session, "a", "food", ANNA)
    accept(session, "a", "food", BEN)
    assert len(steps_of(session, ["a"])["a"]) == 2


def test_adding_what_was_suggested_accepts_it(session: Session) -> None:
    assert add(session, "a", "food", ANNA, Stance.PROBLEM).state == "accepted"


def test_a_newer_suggestion_does_not_outweigh_a_person(session: Session) -> None:
    reject(session, "a", "food", ANNA)
    session.add(
        Coding(
            remark_id="a",
            theme="food",
            state="suggested",
            origin="rules",
            made_by="rules 2",
            codebook="2",
            score=0.7,
            reasons=[[0, 4, "food"]],
            made_on=DAY,
        )
    )
    session.flush()
    assert standing(session) == []


def test_what_was_never_suggested_cannot_be_accepted_or_rejected(session: Session) -> None:
    with pytest.raises(NotSuggested):
        accept(session, "b", "food", ANNA)
    with pytest.raises(NotSuggested):
        reject(session, "b", "food", ANNA)


def test_a_theme_outside_the_codebook_cannot_be_added(session: Session) -> None:
    with pytest.raises(UnknownTheme):
        add(session, "a", "garden", ANNA, Stance.IDEA)


def test_an_unknown_remark_is_an_error_of_its_own(session: Session) -> None:
    with pytest.raises(UnknownRemark):
        add(session, "z", "food", ANNA, Stance.IDEA)
    assert session.scalar(select(func.count()).select_from(Coding)) == 1


def suggest_by_rule(session: Session, theme: str, state: str = "suggested", remark: str = "a") -> None:
    session.add(
        Coding(
            remark_id=remark,
            theme=theme,
            state=state,
            origin="rules",
            made_by="rules 2",
            codebook="2",
            score=0.7,
            reasons=[[0, 4, "food"]],
            made_on=DAY,
        )
    )
    session.flush()


def merge(session: Session, code: str, into: str) -> None:
    session.add(MergedTheme(code=code, into=into))
    session.flush()


def test_a_merged_theme_stands_as_its_heir_and_by_itself_again_once_the_merge_is_undone(
    session: Session,
) -> None:
    add(session, "b", "staff", ANNA, Stance.IDEA)
    merge(session, "staff", "food")
    assert standing(session, "b") == [("food", "added", "idea")]
    session.execute(delete(MergedTheme))
    assert standing(session, "b") == [("staff", "added", "idea")]


def test_what_falls_together_stands_once_and_where_a_person_confirmed_either(session: Session) -> None:
    suggest_by_rule(session, "staff")
    accept(session, "a", "food", ANNA)
    reject(session, "a", "staff", ANNA)
    merge(session, "staff", "food")
    assert standing(session) == [("food", "accepted", "problem")]


def test_a_code_that_the_rules_withdrew_does_not_pull_its_heir_down(session: Session) -> None:
    suggest_by_rule(session, "staff")
    suggest_by_rule(session, "staff", "rejected")
    merge(session, "staff", "food")
    assert standing(session) == [("food", "suggested", "problem")]


def test_turning_down_a_heir_turns_down_all_that_fell_together(session: Session) -> None:
    suggest_by_rule(session, "staff")
    accept(session, "a", "staff", ANNA)
    merge(session, "staff", "food")
    reject(session, "a", "food", BEN)
    assert standing(session) == []
    reopen(session, "a", "food", BEN)
    assert [state for _, state, _ in standing(session)] == ["suggested"]


def test_accepting_what_was_suggested_under_its_old_code_keeps_the_reasons(session: Session) -> None:
    suggest_by_rule(session, "staff", remark="b")
    merge(session, "staff", "food")
    current = accept(session, "b", "food", ANNA)
    assert (current.theme, current.state) == ("food", "accepted")
    assert current_codings(session, ["b"])["b"][0].reasons == ((0, 4, "food"),)
