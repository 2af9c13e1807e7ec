"""A mood or sentiment is put into words as no more than a hint, and why a remark is read now is said."""

from app.team.words import hint_words, why_this
from surveys.voices.hint import Hint
from surveys.voices.next_to_read import NextToRead


def hint(polarity: float = 0.0, knows: bool = True, mood: int | None = None, chance: float = 0.62) -> Hint:
    return Hint(
        remark_id="a", polarity=polarity, subjectivity=0, knows_words=knows, made_by="x", mood=mood,
        mood_chance=None if mood is None else chance,
    )  # fmt: skip


def test_a_mood_comes_with_how_unsure_it_is() -> None:
    assert hint_words(hint(mood=4)) == (
        "a weak hint: the mood may be negative; the machine gives that 6 in 10"
    )
    assert "gives that 9 in 10" in hint_words(hint(mood=1, chance=1.0))
    assert "1 times in 10" not in hint_words(hint(mood=1, chance=0.3))


def test_without_a_mood_the_words_alone_give_the_hint() -> None:
    assert hint_words(None) == ""
    assert hint_words(hint(0.5)) == "a weak hint: reads slightly positive"
    assert hint_words(hint(-0.5)) == "a weak hint: reads slightly negative"
    assert hint_words(hint(0.01)) == "a weak hint: reads neither way"
    assert hint_words(hint(knows=False)) == "no hint: none of the words is known to it"


def test_why_a_remark_is_read_now() -> None:
    planned = NextToRead(remark_id="a", round_id="r", place=1, by_lot=False, theme="food")
    drawn = NextToRead(remark_id="a", round_id="r", place=1, by_lot=True, theme="")
    assert why_this("plan", planned, "Food").startswith("The turn of the theme “Food”")
    assert why_this("plan", drawn, "").startswith("Drawn by lot.")
    assert why_this("sure", drawn, "") == "The surest suggestions come first."
    assert why_this("plan", None, "") == ""
