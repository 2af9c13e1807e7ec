"""Answering back needs an owner, a date, and words for every band; it shows when published."""

import dataclasses
from datetime import date

import pytest

from analysis.actions import (
    ActionNotReady,
    Answer,
    problems_of,
    publish_action,
    published_actions,
    write_action,
)
from tests.analysis.conftest import Council

GOOD = Answer(
    "cannot",
    {"8-10": "You said you want to stay up late.", "11-17": "You said bedtimes are too early."},
    {
        "8-10": "We can't change this. Sleep helps you grow.",
        "11-17": "We can't change this, because of sleep.",
    },
    "Head of residential care",
    date(2026, 12, 1),
)
BANDS = ("8-10", "11-17")


def changed(**changes: object) -> Answer:
    return dataclasses.replace(GOOD, **changes)  # type: ignore[arg-type]


def test_a_whole_answer_has_no_problems() -> None:
    assert problems_of(GOOD, BANDS) == {}


@pytest.mark.parametrize(
    ("answer", "field"),
    [
        (changed(kind="maybe"), "kind"),
        (changed(owner=" "), "owner"),
        (changed(due=None), "due"),
        (changed(you_said={"11-17": "You said."}), "you_said:8-10"),
        (changed(answer=GOOD.answer | {"8-10": "x" * 501}), "answer:8-10"),
        (
            changed(answer=GOOD.answer | {"8-10": "Prioritisation of accommodation sufficiency."}),
            "answer:8-10",
        ),
    ],
)
def test_each_thing_missing_is_named_in_plain_words(answer: Answer, field: str) -> None:
    problems = problems_of(answer, BANDS)
    assert list(problems) == [field] and problems[field].endswith(".")


def test_an_answer_shows_once_published_in_the_bands_words(council: Council) -> None:
    made = council.round("children", "R", date(2026, 9, 1), 40)
    action = write_action(council.session, made.id, GOOD, "sam")
    assert published_actions(council.session, made.id, "8-10") == []
    publish_action(council.session, action.id, date(2026, 10, 1))
    (shown,) = published_actions(council.session, made.id, "8-10")
    assert str(shown.answer) == "We can't change this. Sleep helps you grow."
    assert (shown.kind, shown.owner, shown.due) == ("cannot", "Head of residential care", date(2026, 12, 1))


def test_the_wall_shows_every_rounds_answers_newest_first(council: Council) -> None:
    for day in (1, 2):
        made = council.round("children", f"R{day}", date(2026, 9, day), 40)
        publish_action(
            council.session, write_action(council.session, made.id, GOOD, "sam").id, date(2026, 10, day)
        )
    days = [shown.published_on.day for shown in published_actions(council.session, None, "11-17")]
    assert days == [2, 1]


def test_another_bands_words_stand_in_the_simplest_first(council: Council) -> None:
    made = council.round("children", "R", date(2026, 9, 1), 40)
    publish_action(council.session, write_action(council.session, made.id, GOOD, "sam").id, date(2026, 10, 1))
    (shown,) = published_actions(council.session, made.id, "staff")
    assert str(shown.you_said) == GOOD.you_said["8-10"]


def test_publishing_again_keeps_the_first_day(council: Council) -> None:
    made = council.round("children", "R", date(2026, 9, 1), 40)
    action = write_action(council.session, made.id, GOOD, "sam")
    publish_action(council.session, action.id, date(2026, 10, 1))
    assert publish_action(council.session, action.id, date(2026, 10, 9)).published_on == date(2026, 10, 1)


def test_an_unfinished_answer_is_refused_whole(council: Council) -> None:
    made = council.round("children", "R", date(2026, 9, 1), 40)
    with pytest.raises(ActionNotReady) as refused:
        write_action(council.session, made.id, changed(owner="", due=None), "sam")
    assert set(refused.value.problems) == {"owner", "due"}
