"""A merge is a way of reading; a split leaves what was coded to people."""

from datetime import date

import pytest

from analysis.codebook import Codebook
from analysis.codebook.edits import add_theme
from analysis.codebook.errors import CodebookEditError
from analysis.codebook.joining import merge_themes, split_theme


def test_a_merged_theme_is_retired_and_read_as_its_heir(small: Codebook, today: date) -> None:
    merged = merge_themes(small, "house", "home", today)
    assert (merged.theme("house").retired, merged.theme("house").became) == (today, ("home",))
    assert merged.now_called("house") == "home"


def test_the_heir_takes_over_what_the_merged_theme_found(small: Codebook, today: date) -> None:
    heir = merge_themes(small, "house", "home", today).theme("home")
    assert heir.cues == ("home", "house*")
    assert heir.strands == ("5", "3a")
    assert heir.examples == ("Our house is loud.",)
    assert heir.audiences == ()  # the merged theme was for everybody


def test_an_heir_is_compared_from_the_later_day(small: Codebook, today: date) -> None:
    grown = add_theme(small, {"name": "Pets"}, today)
    assert merge_themes(small, "house", "home", today).theme("home").since is None
    assert merge_themes(grown, "pets", "home", today).theme("home").since == today


def test_what_stood_under_the_merged_theme_stands_under_the_heir(small: Codebook, today: date) -> None:
    merged = merge_themes(small, "house", "workers", today)
    assert merged.parent_of(merged.theme("my-room")) == merged.theme("workers")


def test_a_theme_merged_into_one_below_it_leaves_no_ring(small: Codebook, today: date) -> None:
    merged = merge_themes(small, "home", "my-room", today).living
    assert [theme.code for theme in merged.themes] == ["house", "my-room", "workers"]
    assert merged.theme("house").parent == ""


def test_a_theme_is_not_merged_into_itself_nor_into_a_retired_one(small: Codebook, today: date) -> None:
    with pytest.raises(CodebookEditError, match="into itself"):
        merge_themes(small, "home", "home", today)
    with pytest.raises(CodebookEditError, match="“House” is retired"):
        merge_themes(merge_themes(small, "house", "home", today), "workers", "house", today)


def test_cues_of_both_that_are_too_many_are_told(small: Codebook, today: date) -> None:
    grown = add_theme(small, {"name": "Long", "cues": [f"word{n}" for n in range(300)]}, today)
    with pytest.raises(CodebookEditError, match="the most is 300"):
        merge_themes(grown, "long", "home", today)


def test_the_parts_of_a_split_stand_behind_the_old_theme(small: Codebook, today: date) -> None:
    split = split_theme(small, "house", [{"name": "Moving", "cues": ["move*"]}, {"name": "Noise"}], today)
    assert [theme.code for theme in split.themes] == [
        "home",
        "house",
        "moving",
        "noise",
        "my-room",
        "workers",
    ]
    assert split.theme("house").became == ("moving", "noise")
    assert split.theme("noise").strands == ("3a", "5")
    assert split.theme("noise").since == today
    assert split.now_called("house") == "house"


def test_a_split_needs_two_parts_with_names_of_their_own(small: Codebook, today: date) -> None:
    with pytest.raises(CodebookEditError, match="at least two"):
        split_theme(small, "house", [{"name": "Moving"}], today)
    with pytest.raises(CodebookEditError, match="already a theme called “Moving”"):
        split_theme(small, "house", [{"name": "Moving"}, {"name": "moving"}], today)
