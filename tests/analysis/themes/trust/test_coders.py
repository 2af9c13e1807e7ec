"""Two coders' codes are read from a CSV as people write them."""

from pathlib import Path

import pytest

from analysis.plan import FileError
from analysis.themes.trust.coders import read_coders


def written(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "codes.csv"
    path.write_text(text, encoding="utf-8")
    return path


def test_both_coders_come_in_the_order_of_their_first_lines(tmp_path: Path) -> None:
    text = "\ufeffnote,id,coder,themes\nx,r1,Ben,Food; Feeling  safe ;\nx,r1,Ann,\nx,r2,Ben,Food\n"
    coders = read_coders(written(tmp_path, text))
    assert coders.names == ("Ben", "Ann")
    assert coders.codes[0] == {"r1": {"Food", "Feeling safe"}, "r2": {"Food"}}
    assert coders.codes[1] == {"r1": frozenset()}
    assert coders.themes == ["Food", "Feeling safe"]


def test_every_wrong_line_is_named(tmp_path: Path) -> None:
    path = written(tmp_path, "id,coder,themes\nr1,Ann,Food\nr1,Ann,Food\n,Ben,\nr2,Ben,a,b\n")
    with pytest.raises(FileError) as raised:
        read_coders(path)
    assert [problem.split(": ")[1] for problem in raised.value.problems] == ["line 3", "line 4", "line 5"]


@pytest.mark.parametrize("text", ["", "id,coder,themes\n", "id;coder;themes\nr1;Ann;Food\n"])
def test_a_file_that_is_no_list_of_codes_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(FileError, match="line 1"):
        read_coders(written(tmp_path, text))


def test_a_value_that_is_no_utf8_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "codes.csv"
    path.write_bytes(b"id,coder,themes\nr1,Ann,caf\xe9\n")
    with pytest.raises(FileError, match="UTF-8"):
        read_coders(path)
