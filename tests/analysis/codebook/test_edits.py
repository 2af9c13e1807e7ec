"""A codebook is changed theme by theme; codes stay, and what can't be is refused in plain words."""

from datetime import date, timedelta

import pytest

from analysis.codebook import Codebook
from analysis.codebook.edits import add_theme, bring_back, edit_theme, rename_theme, retire_theme
from analysis.codebook.errors import CodebookEditError
from analysis.codebook.joining import merge_themes


def test_a_new_theme_stands_at_the_end_and_is_compared_from_today_on(small: Codebook, today: date) -> None:
    added = add_theme(small, {"name": "Pets", "cues": ["dog"]}, today).themes[-1]
    assert (added.code, added.since, added.cues) == ("pets", today, ("dog",))


def test_a_new_theme_gets_a_code_that_no_other_has(small: Codebook, today: date) -> None:
    renamed = rename_theme(small, "workers", "Staff", today)
    assert add_theme(renamed, {"name": "Workers"}, today).themes[-1].code == "workers-2"


def test_a_name_in_another_script_gets_a_code_all_the_same(small: Codebook, today: date) -> None:
    added = add_theme(small, {"name": "گھر"}, today)
    assert [theme.code for theme in add_theme(added, {"name": "اسکول"}, today).themes[-2:]] == [
        "theme",
        "theme-2",
    ]


def test_a_name_that_stands_already_is_refused(small: Codebook, today: date) -> None:
    with pytest.raises(CodebookEditError, match="already a theme called “Home”"):
        add_theme(small, {"name": " home "}, today)
    with pytest.raises(CodebookEditError, match="retired theme is called “Workers”"):
        rename_theme(retire_theme(small, "workers", today), "home", "workers", today)


def test_a_rename_keeps_the_code_and_everything_that_stands_under_it(small: Codebook, today: date) -> None:
    renamed = rename_theme(small, "home", "Where I live", today)
    assert renamed.name_of("home") == "Where I live"
    assert renamed.parent_of(renamed.theme("house")) == renamed.theme("home")


def test_an_edit_changes_the_named_fields_alone(small: Codebook, today: date) -> None:
    edited = edit_theme(small, "home", {"cues": ["home", "at mine"]}, today)
    assert edited.theme("home").cues == ("home", "at mine")
    assert edited.theme("home").definition == "Where I live."
    assert edited.theme("home").since is None
    assert [theme.code for theme in edited.themes] == [theme.code for theme in small.themes]


def test_an_edit_that_changes_the_meaning_starts_the_comparison_anew(small: Codebook, today: date) -> None:
    edited = edit_theme(small, "home", {"definition": "Anywhere."}, today, from_here=True)
    assert edited.theme("home").since == today


def test_an_edit_that_changes_nothing_is_told(small: Codebook, today: date) -> None:
    with pytest.raises(CodebookEditError, match="Nothing was changed"):
        edit_theme(small, "home", {"name": "Home"}, today)


def test_every_wrong_field_is_named_in_plain_words(small: Codebook, today: date) -> None:
    with pytest.raises(CodebookEditError) as told:
        edit_theme(
            small, "home", {"name": "", "cues": ["fine", "a* {b}"], "stance": {"idea": "x" * 201}}, today
        )
    assert told.value.problems == (
        "Name: is empty; write something.",
        "Cue 2: 'a*' would fit almost any word; write more letters before the *.",
        "Words for ideas: is too long; the most is 200 characters.",
    )


def test_a_theme_can_not_stand_under_itself(small: Codebook, today: date) -> None:
    with pytest.raises(CodebookEditError, match="stands under itself"):
        edit_theme(small, "home", {"parent": "my-room"}, today)


def test_a_retired_theme_stays_and_can_not_be_edited(small: Codebook, today: date) -> None:
    retired = retire_theme(small, "workers", today)
    assert retired.theme("workers").retired == today
    with pytest.raises(CodebookEditError, match="“Workers” is retired"):
        edit_theme(retired, "workers", {"cues": []}, today)
    with pytest.raises(CodebookEditError, match="no theme 'gone'"):
        retire_theme(retired, "gone", today)


def test_the_last_theme_in_use_stays(small: Codebook, today: date) -> None:
    for code in ("house", "my-room", "workers"):
        small = retire_theme(small, code, today)
    with pytest.raises(CodebookEditError, match="last theme in use"):
        retire_theme(small, "home", today)


def test_what_was_retired_by_mistake_comes_back_as_it_was(small: Codebook, today: date) -> None:
    assert bring_back(retire_theme(small, "home", today), "home", today) == small


def test_what_was_away_is_compared_from_its_return_on(small: Codebook, today: date) -> None:
    later = today + timedelta(days=40)
    assert bring_back(retire_theme(small, "home", today), "home", later).theme("home").since == later


def test_a_merged_theme_comes_back_on_its_own(small: Codebook, today: date) -> None:
    back = bring_back(merge_themes(small, "workers", "home", today), "workers", today)
    assert back.now_called("workers") == "workers"
    assert back.theme("workers") == small.theme("workers")


def test_only_a_retired_theme_is_brought_back(small: Codebook, today: date) -> None:
    with pytest.raises(CodebookEditError, match="nothing to bring back"):
        bring_back(small, "home", today)


def test_what_nothing_can_show_is_left_out_of_a_theme(small: Codebook, today: date) -> None:
    new = add_theme(small, {"name": "Pets\x01", "definition": "A dog\x00 or\na cat."}, today)
    assert (new.themes[-1].name, new.themes[-1].definition) == ("Pets", "A dog or\na cat.")
    with pytest.raises(CodebookEditError):
        add_theme(small, {"name": "\x01\x02"}, today)
