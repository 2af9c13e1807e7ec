"""Another codebook takes the place of one: nothing that was coded becomes unreadable."""

from datetime import date, timedelta

from analysis.codebook import Codebook, read_codebook
from analysis.codebook.edits import add_theme, rename_theme, retire_theme
from analysis.codebook.joining import merge_themes
from analysis.codebook.replacing import put_in_place

OTHER = read_codebook(
    'title = "Small"\nplan = "2022"\n[[theme]]\nname = "Home"\n[[theme]]\nname = "Pets"\n', "o"
)


def test_what_is_new_is_compared_from_today_on(small: Codebook, today: date) -> None:
    placed = put_in_place(small, OTHER, (), today)
    assert (placed.theme("home").since, placed.theme("pets").since) == (None, today)


def test_only_themes_that_remarks_are_coded_by_stay_retired(small: Codebook, today: date) -> None:
    placed = put_in_place(small, OTHER, {"my-room"}, today)
    assert [theme.code for theme in placed.themes] == ["home", "pets", "my-room"]
    assert placed.theme("my-room").retired == today


def test_going_back_gives_the_earlier_codebook(small: Codebook, today: date) -> None:
    changed = rename_theme(small, "home", "Here", today)
    assert put_in_place(changed, small, {"home"}, today) == small


def test_a_theme_added_later_stays_readable_when_one_goes_back(small: Codebook, today: date) -> None:
    grown = add_theme(small, {"name": "Pets"}, today)
    back = put_in_place(grown, small, {"pets"}, today)
    assert back.name_of("pets") == "Pets (retired)"
    assert back.living == small


def test_a_name_that_was_given_away_since_is_told_apart(small: Codebook, today: date) -> None:
    swapped = add_theme(rename_theme(small, "home", "Here", today), {"name": "Home"}, today)
    back = put_in_place(swapped, small, {"home-2"}, today)
    assert back.theme("home-2").name == "Home (home-2)"


def test_what_comes_back_after_a_while_is_compared_from_its_return_on(small: Codebook, today: date) -> None:
    later = today + timedelta(days=50)
    back = put_in_place(retire_theme(small, "home", today), small, (), later)
    assert back.theme("home").since == later


def test_a_merged_theme_that_stays_is_read_as_its_heir_still(small: Codebook, today: date) -> None:
    merged = merge_themes(small, "house", "home", today)
    placed = put_in_place(merged, OTHER, {"house"}, today)
    assert placed.now_called("house") == "home"
