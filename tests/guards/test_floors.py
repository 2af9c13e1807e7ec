"""Imports go one way, and the two books never meet: import-linter's contracts, each able to fail."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.project import CODE, ROOT

LINT = [str(Path(sys.executable).parent / "lint-imports"), "--no-cache"]


def lint(folder: Path) -> subprocess.CompletedProcess[str]:
    """Run import-linter on the packages that lie in `folder`."""
    environment = {**os.environ, "PYTHONPATH": str(folder), "COLUMNS": "200"}
    return subprocess.run(LINT, cwd=folder, env=environment, capture_output=True, text=True, check=False)


def test_the_floors_and_the_two_books_are_held_apart() -> None:
    done = lint(ROOT)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.fixture(scope="module")
def skeleton(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project's packages with nothing in them, and its contracts."""
    folder = tmp_path_factory.mktemp("skeleton")
    shutil.copy(ROOT / "pyproject.toml", folder)
    rooms = ["surveys/people", "surveys/voices", "surveys/safeguarding", "bots/post", "bots/slack"]
    for room in [*CODE, *rooms, "bots/pretend_slack"]:
        (folder / room).mkdir(parents=True, exist_ok=True)
        (folder / room / "__init__.py").touch()
    (folder / "surveys" / "intake.py").touch()
    return folder


def test_the_empty_skeleton_holds(skeleton: Path) -> None:
    assert lint(skeleton).returncode == 0


@pytest.mark.parametrize(
    ("importer", "imported"),
    [
        ("surveys", "app"),
        ("bots", "app"),
        ("surveys", "bots"),
        ("surveys", "analysis"),
        ("bots", "analysis"),
        ("analysis", "bots"),
        ("surveys/people", "surveys.voices"),
        ("surveys/voices", "surveys.people"),
        ("surveys/safeguarding", "surveys.people"),
        ("analysis", "surveys.people"),
        ("surveys", "flask"),
        ("bots", "flask"),
        ("analysis", "jinja2"),
        ("surveys", "apscheduler.schedulers"),
        ("surveys", "slack_bolt"),
        ("bots/pretend_slack", "slack_bolt"),
        ("analysis", "slack_sdk"),
        ("surveys", "textblob"),
        ("bots", "textblob"),
    ],
)
def test_a_planted_wrong_import_is_found(skeleton: Path, importer: str, imported: str) -> None:
    planted = skeleton / importer / "planted.py"
    planted.write_text(f"import {imported}\n")
    try:
        assert lint(skeleton).returncode == 1
    finally:
        planted.unlink()
