"""What the docs name is there: every file, every folder and every test that README or docs write as code."""

import posixpath
import re

import pytest

from tests.support.project import ROOT, files

TOP = ("app/", "bots/", "surveys/", "analysis/", "tests/", "docs/", "bench/", ".ci/")
CODE_WORDS = re.compile(r"`([^`\n]+)`")
TEST_NAME = re.compile(r"\btest_\w+\b(?!\.py)")
LINK = re.compile(r"""(?:\]\(|src=")([^)"#\s]+)""")
DEFINED = re.compile(r"^\s*(?:async )?def (test_\w+)", re.MULTILINE)


def documents() -> dict[str, str]:
    """Return README and everything written in docs, by path."""
    told = [path for path in files() if path == "README.md" or re.fullmatch(r"docs/.*\.md", path)]
    return {path: (ROOT / path).read_text(encoding="utf-8") for path in told}


def known_tests() -> dict[str, set[str]]:
    """Return the names of all tests, by file."""
    found = [path for path in files() if re.fullmatch(r"tests/.*\.py", path)]
    return {path: set(DEFINED.findall((ROOT / path).read_text(encoding="utf-8"))) for path in found}


def lost_paths(text: str, there: list[str]) -> list[str]:
    """Return each file or folder of ours that a text names as code and that isn't there."""
    named = [word.split("::")[0] for word in CODE_WORDS.findall(text)]
    ours = [word for word in named if word.startswith(TOP) and not re.search(r"[<>*\s]", word)]
    return [word for word in ours if not any(path == word or path.startswith(word) for path in there)]


def lost_tests(text: str, known: dict[str, set[str]]) -> list[str]:
    """Return each test that a text names and that isn't there, or isn't in the file it is said to be in."""
    everywhere = set().union(*known.values())
    lost = []
    for word in CODE_WORDS.findall(text):
        place, colons, _ = word.partition("::")
        for name in TEST_NAME.findall(word.rpartition("/")[2]):
            if name not in (known.get(place, set()) if colons else everywhere):
                lost.append(word)
    return lost


def lost_links(path: str, text: str, there: list[str]) -> list[str]:
    """Return each picture or document that a text links to and that isn't there."""
    folder = path.rpartition("/")[0]
    inside = [link for link in LINK.findall(text) if "://" not in link]
    return [link for link in inside if posixpath.normpath(posixpath.join(folder, link)) not in there]


def test_every_file_that_the_docs_name_is_there() -> None:
    there = files()
    lost = {path: lost_paths(text, there) for path, text in documents().items()}
    assert {path: names for path, names in lost.items() if names} == {}


def test_every_test_that_the_docs_name_is_there() -> None:
    known = known_tests()
    lost = {path: lost_tests(text, known) for path, text in documents().items()}
    assert {path: names for path, names in lost.items() if names} == {}


def test_every_picture_and_page_that_the_docs_link_to_is_there() -> None:
    there = files()
    lost = {path: lost_links(path, text, there) for path, text in documents().items()}
    assert {path: names for path, names in lost.items() if names} == {}


def test_a_planted_lost_file_is_found() -> None:
    assert lost_paths("see `surveys/dreams.py` and `surveys/intake.py`", ["surveys/intake.py"]) == [
        "surveys/dreams.py"
    ]


@pytest.mark.parametrize("word", ["test_P1_a_dream", "tests/a.py::test_P1_b", "tests/c.py::test_P1_a"])
def test_a_planted_lost_test_is_found(word: str) -> None:
    known = {"tests/a.py": {"test_P1_a"}, "tests/b.py": {"test_P1_b"}}
    assert lost_tests(f"kept by `{word}`", known) == [word]


def test_a_planted_lost_picture_is_found() -> None:
    assert lost_links("README.md", "![a page](docs/pictures/none.png)", ["README.md"]) == [
        "docs/pictures/none.png"
    ]
