"""Info cards: seen, and nothing more."""

from typing import Any

from surveys.questions import Answer, Info, RawAnswer


def test_going_on_is_the_whole_answer(make: Any) -> None:
    assert make(Info).read(RawAnswer(values=("x",), words="y", passing="z")) == Answer()


def test_a_card_offers_no_passes_and_counts_nothing(make: Any) -> None:
    card = make(Info)
    assert not card.offers_passes
    assert card.all_values() == ()
    assert card.values_counted(Answer()) == ()
