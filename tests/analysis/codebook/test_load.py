"""A broken codebook is refused with every fault listed: file, line, key path and what to do."""

from pathlib import Path

import pytest

from analysis.codebook import load_codebook, read_codebook
from analysis.codebook.load import SIZE_CAP
from analysis.plan import FileError, shipped_plan

MINIMAL = """# head
[[theme]]
name = "Food"
definition = "What there is to eat."
cues = ["food", "meal*"]

[[theme]]
name = "Sleep"
definition = "How people sleep."
cues = ["sleep*"]
"""


def problems(text: str) -> tuple[str, ...]:
    with pytest.raises(FileError) as caught:
        read_codebook(text, "codebook.toml", shipped_plan(2022))
    return caught.value.problems


def test_name_definition_and_cues_are_enough(tmp_path: Path) -> None:
    path = tmp_path / "food.toml"
    path.write_text(MINIMAL, encoding="utf-8")
    codebook = load_codebook(path)
    assert [theme.code for theme in codebook.themes] == ["food", "sleep"]
    assert codebook.title == "food"


def test_every_fault_is_listed_with_its_line() -> None:
    found = problems(MINIMAL.replace('name = "Food"\n', "").replace('["sleep*"]', '["sl*ep", "*"]'))
    assert found[0] == "codebook.toml: line 2: theme[1].name is missing; add it."
    assert found[-2].startswith("codebook.toml: line 6: theme[2].cues[1] 'sl*ep' has a * inside")
    assert found[-1].startswith("codebook.toml: line 6: theme[2].cues[2] '*' holds no word")


def test_a_missing_name_is_one_fault_and_not_two() -> None:
    assert len(problems(MINIMAL.replace('name = "Food"\n', ""))) == 1


def test_broken_toml_names_its_line() -> None:
    assert problems(MINIMAL + "cues = [")[0].startswith("codebook.toml: line 11:")


def test_two_themes_of_one_name_are_refused() -> None:
    assert problems(MINIMAL + '[[theme]]\nname = "FOOD "\n')[0].startswith("codebook.toml: theme[3].name")


def test_two_themes_of_one_code_are_refused() -> None:
    (problem,) = problems(MINIMAL + '[[theme]]\nname = "Food!"\n')
    assert "theme[3].code" in problem


def test_an_unknown_parent_is_refused() -> None:
    (problem,) = problems(MINIMAL + 'parent = "Nights"\n')
    assert "theme[2].parent: there is no theme 'Nights'" in problem


def test_a_theme_that_stands_under_itself_is_refused() -> None:
    text = MINIMAL.replace('["food", "meal*"]', '["food"]\nparent = "Sleep"') + 'parent = "Food"\n'
    assert ["stands under itself" in problem for problem in problems(text)] == [True, True]


def test_a_strand_that_the_plan_does_not_have_is_refused() -> None:
    (problem,) = problems(MINIMAL + 'strands = ["5", "3c"]\n')
    assert "theme[2].strands (Sleep): plan 2022 has no strand '3c'" in problem


def test_a_codebook_for_another_plan_is_refused() -> None:
    (problem,) = problems('plan = "2019"\n' + MINIMAL)
    assert "the plan in use is '2022'" in problem


def test_a_codebook_without_themes_is_refused() -> None:
    assert problems("")[0] == "codebook.toml: theme is missing; add it."


def test_a_misspelt_key_is_named() -> None:
    (problem,) = problems(MINIMAL + 'exmaples = ["x"]\n')
    assert "theme[2].exmaples" in problem


def test_a_file_that_is_too_large_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "c.toml"
    path.write_bytes(b"#" * (SIZE_CAP + 1))
    with pytest.raises(FileError, match="larger than 4096 KB"):
        load_codebook(path)


def test_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileError, match="can't be read"):
        load_codebook(tmp_path)
