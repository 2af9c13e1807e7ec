"""Promises are counted honestly: kept means that every test passed and one of them plants a break."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.figures import promise_of
from tests.support.project import ROOT

SAMPLE = """
def test_P1_nothing_links_a_person(figures): figures("hits 9, chance 10")
def test_P1_a_planted_link_is_found(): pass
def test_P2_held_without_a_break(): pass
def test_P10_breaks(): assert False
def test_G3_a_planted_break_fails_at_its_set_up(missing): pass
def test_no_promise(): assert False
"""


@pytest.mark.parametrize(
    ("nodeid", "promise"),
    [
        ("tests/a.py::test_P1_nothing_links[sqlite]", "P1"),
        ("tests/a.py::test_G12_help", "G12"),
        ("tests/a.py::test_people_have_names", None),
        ("tests/a.py::test_P_is_a_letter", None),
    ],
)
def test_a_tests_name_says_its_promise(nodeid: str, promise: str | None) -> None:
    assert promise_of(nodeid) == promise


def test_figures_and_promises_are_printed_also_from_two_processes(tmp_path: Path) -> None:
    (tmp_path / "test_sample.py").write_text(SAMPLE)
    options = ["--promises", "-n", "2", "-p", "no:cacheprovider", "-c", str(ROOT / "pyproject.toml")]
    options += ["-p", "tests.support.figures"]
    environment = {**os.environ, "PYTHONPATH": f"{ROOT}{os.pathsep}{os.environ['PYTHONPATH']}"}
    command = [sys.executable, "-m", "pytest", str(tmp_path), *options]
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    lines = done.stdout.splitlines()
    assert "hits 9, chance 10" in lines
    assert lines[lines.index("P1: kept") - 1] == "G3: broken"
    assert "P2: held, but no test plants a break to show that it could fail" in lines
    assert "P10: broken" in lines
    assert "promises kept 1/4" in lines
    assert "test_no_promise" not in done.stdout
