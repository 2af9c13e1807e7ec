"""A broken plan file is refused in plain words that name the file, the place and what to do."""

from pathlib import Path

import pytest

from analysis.plan import FileError, load_plan, read_plan

HEAD = 'key = "p"\ntitle = "Plan"\nsource = "Its source"\n'
STRAND = '[[strand]]\ncode = "1"\ntitle = "One"\n'


def problems(text: str) -> tuple[str, ...]:
    with pytest.raises(FileError) as caught:
        read_plan(text, "plan.toml")
    return caught.value.problems


def test_broken_toml_names_the_line() -> None:
    (problem,) = problems(HEAD + "[[strand]\n")
    assert problem.startswith("plan.toml: line 4:")


def test_a_missing_title_names_its_strand_and_line() -> None:
    assert problems(HEAD + STRAND + '[[strand]]\ncode = "2"\n') == (
        "plan.toml: line 7: strand[2].title is missing; add it.",
    )


def test_an_unknown_key_is_named() -> None:
    (problem,) = problems(HEAD + STRAND + 'tilte = "x"\n')
    assert "strand[1].tilte" in problem
    assert "spelling" in problem


def test_every_fault_is_listed_at_once() -> None:
    assert len(problems('key = "p"\n' + "[[strand]]\ncode = 1\n")) == 4


def test_two_strands_with_one_code_are_refused() -> None:
    (problem,) = problems(HEAD + STRAND + STRAND)
    assert "'1' stands twice" in problem


def test_a_strand_of_an_unknown_half_is_refused() -> None:
    (problem,) = problems(HEAD + STRAND + 'half = "Z"\n')
    assert "strand[1].half" in problem


def test_an_entry_on_an_unknown_strand_is_refused() -> None:
    (problem,) = problems(HEAD + STRAND + '[[entry]]\nkind = "action"\ntitle = "Do"\nstrands = ["9"]\n')
    assert "entry[1].strands" in problem


def test_more_loaded_than_declared_is_refused() -> None:
    entry = '[[entry]]\nkind = "action"\ntitle = "Do"\n'
    (problem,) = problems(HEAD + "[declared]\naction = 1\n" + STRAND + entry * 2)
    assert "declared.action" in problem


def test_a_plan_without_strands_is_refused() -> None:
    assert "strand is missing" in problems(HEAD)[0]
    assert "add at least one" in problems(HEAD + "strand = []\n")[0]


def test_a_missing_file_is_refused_by_name(tmp_path: Path) -> None:
    with pytest.raises(FileError, match="nowhere.toml"):
        load_plan(tmp_path / "nowhere.toml")


def test_a_file_that_is_too_large_is_refused_before_it_is_parsed(tmp_path: Path) -> None:
    path = tmp_path / "plan.toml"
    path.write_bytes(b"#" * (256 * 1024 + 1))
    with pytest.raises(FileError, match="larger than 256 KB"):
        load_plan(path)


def test_a_file_that_is_not_utf8_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "plan.toml"
    path.write_bytes(b'key = "\xff"')
    with pytest.raises(FileError, match="UTF-8"):
        load_plan(path)
