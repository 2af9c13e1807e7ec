"""Cues are read as people write them, and refused with what to do."""

import pytest

from analysis.codebook import CueError, CueWord, parse_cue


def test_a_star_leaves_the_ending_open() -> None:
    assert parse_cue("pick up time*").words == (CueWord("pick"), CueWord("up"), CueWord("time", open=True))


def test_three_dots_leave_room_before_the_next_word() -> None:
    assert [word.gap for word in parse_cue("no ... help").words] == [0, 3]
    assert parse_cue("no…help").words == parse_cue("no ... help").words


def test_not_stands_for_any_denial_and_leaves_room() -> None:
    word, listened = parse_cue("not listen*").words
    assert word.denies and word.fits("dont") and word.fits("never") and not word.fits("always")
    assert listened.gap == 2


def test_a_leading_hyphen_names_words_that_do_not_count() -> None:
    assert parse_cue("-annual leave").blocks
    assert not parse_cue("x-ray").blocks


def test_case_and_apostrophes_do_not_matter() -> None:
    assert parse_cue("Didn\u2019t HELP").words == parse_cue("didnt help").words


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("", "holds no word"),
        ("*", "holds no word"),
        ("...", "holds no word"),
        ("-", "holds no word"),
        ("a*", "almost any word"),
        ("so*me", "may only end"),
        ("not", "any denial"),
        ("one two three four five six seven eight nine ten eleven", "shorten it"),
    ],
)
def test_a_cue_that_says_nothing_is_refused(written: str, told: str) -> None:
    with pytest.raises(CueError, match=told):
        parse_cue(written)
