"""Only the release guard makes a Released, and what it makes is safe to show."""

import ast
import copy
import dataclasses
from pathlib import Path

import pytest

from analysis.disclosure import NotReleased, Released, release_sentence
from analysis.disclosure.released import claim_id, release, withhold

ROOT = Path(__file__).parents[3]
MAKERS = {"release", "withhold", "_SEAL"}


def _files_outside_the_guard() -> list[Path]:
    found = [
        path for package in ("app", "bots", "surveys", "analysis") for path in (ROOT / package).rglob("*.py")
    ]
    return [path for path in found if ROOT / "analysis" / "disclosure" not in path.parents]


def ways_round(source: str) -> list[str]:
    """Every place in a source text that would make a Released without the guard."""
    found = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.ImportFrom) and node.module == "analysis.disclosure.released":
            found += [alias.name for alias in node.names if alias.name in MAKERS]
        if isinstance(node, ast.Call):
            name = getattr(node.func, "id", getattr(node.func, "attr", ""))
            found += [name] * (name == "Released")
            found += ["__new__"] * (name == "__new__" and "Released" in ast.dump(node))
        if isinstance(node, ast.ClassDef):
            found += ["subclass" for base in node.bases if "Released'" in ast.dump(base)]
        if isinstance(node, ast.Attribute) and node.attr == "_SEAL":
            found.append("_SEAL")
    return found


def test_nobody_outside_the_guard_makes_a_released_value() -> None:
    files = _files_outside_the_guard()
    assert files
    found = {str(path): ways_round(path.read_text("utf-8")) for path in files}
    assert {path: ways for path, ways in found.items() if ways} == {}


@pytest.mark.parametrize(
    "source",
    [
        "from analysis.disclosure.released import release",
        "from analysis.disclosure import Released\nRelease = Released('9', 'count', '', 9, '')",
        "import analysis.disclosure.released as r\nr.Released('9', 'count', '', 9, '', r._SEAL)",
        "from analysis.disclosure import Released\nclass Mine(Released): pass",
        "object.__new__(Released)",
    ],
)
def test_the_search_for_ways_round_the_guard_finds_them(source: str) -> None:
    assert ways_round(source)


def test_making_one_by_hand_is_refused() -> None:
    with pytest.raises(NotReleased):
        Released("3", "count", "", 3, "")


def test_an_altered_copy_is_refused() -> None:
    with pytest.raises((NotReleased, ValueError, TypeError)):
        dataclasses.replace(release("5", "count", value=5), text="3")


def test_it_cannot_be_changed() -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        release("5", "count", value=5).text = "3"  # type: ignore[misc]


def test_it_can_be_copied_as_it_is() -> None:
    value = release("5", "count", "claim", value=5)
    assert copy.copy(value) == value


def test_markup_in_a_quote_is_shown_as_text() -> None:
    assert release("<script>&'\"", "quote").__html__() == "&lt;script&gt;&amp;&#x27;&quot;"


def test_a_symbol_explains_itself() -> None:
    hidden = withhold("count")
    assert str(hidden) == "c" and hidden.hidden and "confidential" in hidden.meaning
    assert hidden.__html__().startswith('<abbr title="confidential')


def test_a_sentence_takes_no_bare_number() -> None:
    with pytest.raises(TypeError):
        release_sentence("{n} children said so", n=3)  # type: ignore[arg-type]


def test_a_sentence_takes_no_hidden_figure() -> None:
    with pytest.raises(ValueError, match="hidden"):
        release_sentence("{n} children said so", n=withhold("share"))


def test_a_claim_keeps_its_id() -> None:
    first = claim_id("r1", "figure", {"question": "safe", "value": "1"})
    assert first == claim_id("r1", "figure", {"value": "1", "question": "safe"})
    assert first != claim_id("r2", "figure", {"question": "safe", "value": "1"})
