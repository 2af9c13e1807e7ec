"""A codebook tells its themes apart by code, and its version changes with every letter."""

import pytest

from analysis.codebook import UnknownTheme, read_codebook

TWO = """
[[theme]]
name = "Home"
strands = ["5"]
[[theme]]
name = "My room"
parent = "Home"
"""


def test_the_same_text_has_the_same_version_and_another_text_another() -> None:
    first = read_codebook(TWO, "c.toml")
    assert first.version == read_codebook(TWO + "\n# a comment\n", "c.toml").version
    assert first.version != read_codebook(TWO + 'cues = ["room"]\n', "c.toml").version


def test_a_parent_may_be_written_as_name_or_code() -> None:
    for parent in ("Home", "home"):
        codebook = read_codebook(TWO.replace('parent = "Home"', f'parent = "{parent}"'), "c.toml")
        assert codebook.parent_of(codebook.theme("my-room")) == codebook.theme("home")


def test_themes_are_found_by_strand_and_those_without_stand_apart() -> None:
    codebook = read_codebook(TWO, "c.toml")
    assert [theme.code for theme in codebook.for_strand("5")] == ["home"]
    assert [theme.code for theme in codebook.unlinked()] == ["my-room"]


def test_an_unknown_theme_is_an_error_of_its_own() -> None:
    with pytest.raises(UnknownTheme, match="garden"):
        read_codebook(TWO, "c.toml").theme("garden")


def test_a_code_that_has_left_the_codebook_is_shown_as_it_is() -> None:
    codebook = read_codebook(TWO, "c.toml")
    assert codebook.name_of("my-room") == "My room"
    assert codebook.name_of("gone") == "gone"
