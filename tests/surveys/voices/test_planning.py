"""Planning a round: rules said in plain words, and nothing opens before its key is on the disk."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from surveys.db.book import Books
from surveys.questionnaires.starters import catalogue
from surveys.voices.card import Card
from surveys.voices.planning import Door, RoundNotPlanned, RoundPlan, open_round, plan_round
from surveys.voices.round import Round, State
from tests.support.rounds import CLOSES, OPENS

KEY = b"k" * 32
CHILDREN, STAFF = catalogue()["how_is_it_going"], catalogue()["staff_pulse"]


def plan(**changes: Any) -> RoundPlan:
    told: dict[str, Any] = {
        "title": "How is it going?",
        "questionnaire": CHILDREN,
        "opens_at": OPENS,
        "closes_at": CLOSES,
        "invited": False,
        "doors": (Door("river-lamp-otter", "8-10", "Garden House"),),
        "round_id": "a" * 32,
    }
    return RoundPlan(**{**told, **changes})


def planned(books: Books, **changes: Any) -> Round:
    with books.voices.write() as voices:
        return plan_round(voices, plan(**changes))


def test_a_planned_round_has_its_edition_its_size_and_its_cards(books: Books) -> None:
    round_ = planned(books)
    assert (round_.state, round_.k, round_.kind) == (State.PLANNED, 10, "children")
    assert round_.sealed_size > 10_000 and round_.public_key is None
    with books.voices.read() as voices:
        card = voices.scalars(select(Card)).one()
    assert (card.words, card.round_id, card.setting) == ("river-lamp-otter", round_.id, "Garden House")


def test_the_same_round_planned_twice_is_one(books: Books) -> None:
    assert planned(books).id == planned(books, title="Another title").id
    with books.voices.read() as voices:
        assert [one.title for one in voices.scalars(select(Round))] == ["How is it going?"]


def test_k_can_be_raised(books: Books) -> None:
    assert planned(books, k=12).k == 12


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"k": 9}, "k can only be raised"),
        ({"closes_at": OPENS}, "closes after it opens"),
        ({"doors": ()}, "invitations or at least one card"),
        ({"dimensions": [["postcode"]]}, "not by postcode"),
        ({"remark_dimension": "name"}, "not by name"),
        ({"doors": (Door("a-b-c", "12-99"),)}, "no band 12-99"),
        ({"doors": (Door("a-b-c", "8-10"), Door("a-b-c", "11-17"))}, "leads to another door"),
        ({"doors": (Door("a-b-c", "8-10", "x" * 81),)}, "at most 80"),
        ({"title": ""}, "title"),
        ({"title": "x" * 161}, "title"),
        ({"questionnaire": catalogue()["engagement_session"]}, "not asked in rounds"),
    ],
)
def test_a_rule_that_is_broken_is_said_in_words_and_nothing_is_kept(
    books: Books, changes: dict[str, Any], why: str
) -> None:
    with pytest.raises(RoundNotPlanned, match=why):
        planned(books, **changes)
    with books.voices.read() as voices:
        assert voices.scalars(select(Round)).all() == []


def test_a_card_of_another_round_is_refused(books: Books) -> None:
    planned(books)
    with pytest.raises(RoundNotPlanned, match="leads to another door"):
        planned(books, round_id="b" * 32)


def test_a_round_opens_once_at_its_time_under_its_key(books: Books) -> None:
    planned(books)
    tries = [OPENS - timedelta(seconds=1), OPENS, OPENS]
    opened = []
    for now in tries:
        with books.voices.write() as voices:
            opened.append(open_round(voices, "a" * 32, KEY, now, asked=7))
    assert opened == [False, True, False]
    with books.voices.read() as voices:
        round_ = voices.get_one(Round, "a" * 32)
    assert (round_.state, round_.public_key, round_.asked) == (State.OPEN, KEY, 7)


def test_no_such_round_opens_nothing(books: Books) -> None:
    with books.voices.write() as voices:
        assert not open_round(voices, "f" * 32, KEY, OPENS)
