"""A line is named only where it can be told for sure."""

import pytest

from analysis.plan.reading import FileError, key_path, line_of, parse_toml


def test_tables_are_counted_from_one() -> None:
    assert key_path(("theme", 2, "cues", 0)) == "theme[3].cues[1]"


def test_the_line_of_a_table_is_found() -> None:
    text = "# head\n[[theme]]\na = 1\n\n  [[ theme ]]\na = 2\n"
    assert line_of(("theme", 1, "a"), {"theme": [{}, {}]}, text) == 5


def test_no_line_is_given_where_headers_and_tables_differ() -> None:
    text = 'a = """\n[[theme]]\n"""\n[[theme]]\n'
    assert line_of(("theme", 0, "a"), {"theme": [{}]}, text) is None


def test_deeply_nested_toml_is_refused_and_not_a_crash() -> None:
    with pytest.raises(FileError):
        parse_toml("a = " + "[" * 100_000, "deep.toml")
