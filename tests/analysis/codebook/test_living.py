"""A retired theme leaves what rules and models get, and stays readable."""

from datetime import date

from analysis.codebook import Codebook, read_codebook

BOOK = """
[[theme]]
name = "Home"
[[theme]]
name = "House"
parent = "Home"
retired = 2026-11-01
became = ["placement"]
[[theme]]
name = "Placement"
since = 2026-10-01
retired = 2026-11-08
became = ["where-i-live"]
[[theme]]
name = "Where I live"
since = 2026-11-08
[[theme]]
name = "My room"
parent = "House"
[[theme]]
name = "Fees"
retired = 2026-11-08
"""


def a_book() -> Codebook:
    return read_codebook(BOOK, "c.toml")


def test_retired_themes_are_not_among_the_living() -> None:
    assert [theme.code for theme in a_book().living.themes] == ["home", "where-i-live", "my-room"]


def test_a_theme_under_a_retired_one_stands_under_the_nearest_that_lives() -> None:
    living = a_book().living
    assert living.parent_of(living.theme("my-room")) == living.theme("home")


def test_without_retired_themes_the_living_are_the_codebook_itself() -> None:
    codebook = read_codebook('[[theme]]\nname = "Home"\n', "c.toml")
    assert codebook.living is codebook


def test_a_merged_code_is_now_called_by_the_last_of_its_chain() -> None:
    codebook = a_book()
    assert codebook.now_called("house") == codebook.now_called("placement") == "where-i-live"
    assert codebook.now_called("home") == "home"
    assert codebook.now_called("gone") == "gone"


def test_a_merged_theme_is_read_by_its_heirs_name_and_a_retired_one_is_marked() -> None:
    codebook = a_book()
    assert codebook.name_of("house") == "Where I live"
    assert codebook.name_of("fees") == "Fees (retired)"


def test_a_comparison_starts_with_the_heirs_day() -> None:
    codebook = a_book()
    assert codebook.since("house") == date(2026, 11, 8)
    assert codebook.since("home") is codebook.since("gone") is None


def test_new_keys_left_empty_keep_the_version_of_an_older_codebook() -> None:
    assert read_codebook('title = "T"\n[[theme]]\nname = "Home"\n', "c.toml").version == "3b7264e9739cadf5"
