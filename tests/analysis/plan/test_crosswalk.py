"""Strands of two plans are linked only where somebody said so."""

from pathlib import Path

import pytest

from analysis.plan import FileError, load_crosswalk, shipped_plan

HEAD = 'old_plan = "2019"\nnew_plan = "2022"\nsource = "Agreed by the board"\n'


def written(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "crosswalk.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_one_strand_may_become_many_and_many_one(tmp_path: Path) -> None:
    links = "".join(
        f'[[link]]\nold = "{old}"\nnew = "{new}"\nhow = "split"\n'
        for old, new in [("1", "6"), ("1", "5"), ("6", "5")]
    )
    crosswalk = load_crosswalk(written(tmp_path, HEAD + links), shipped_plan(2019), shipped_plan(2022))
    assert crosswalk.became("1") == ("6", "5")
    assert crosswalk.came_from("5") == ("1", "6")


def test_documents_that_state_no_link_give_an_empty_crosswalk(tmp_path: Path) -> None:
    crosswalk = load_crosswalk(written(tmp_path, HEAD), shipped_plan(2019), shipped_plan(2022))
    assert crosswalk.links == ()
    assert crosswalk.became("1") == ()


def test_unknown_strands_are_refused(tmp_path: Path) -> None:
    path = written(tmp_path, HEAD + '[[link]]\nold = "9"\nnew = "99"\nhow = "renamed"\n')
    with pytest.raises(FileError) as caught:
        load_crosswalk(path, shipped_plan(2019), shipped_plan(2022))
    assert len(caught.value.problems) == 2


def test_a_crosswalk_of_other_plans_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileError, match="old_plan"):
        load_crosswalk(written(tmp_path, HEAD), shipped_plan(2020), shipped_plan(2022))


def test_a_retired_strand_has_no_heir(tmp_path: Path) -> None:
    path = written(tmp_path, HEAD + '[[link]]\nold = "1"\nnew = "6"\nhow = "retired"\n')
    with pytest.raises(FileError, match="link"):
        load_crosswalk(path, shipped_plan(2019), shipped_plan(2022))
