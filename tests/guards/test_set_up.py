"""A newcomer is told what is missing in one command, and gets a `heard` that works from anywhere."""

import os
import subprocess
from pathlib import Path

import pytest

from tests.support import chromium
from tests.support.project import ROOT

OLD = 'case "$2" in *3,*11*) exit 1;; esac'
BARE = 'case "$2" in *ensurepip*) exit 1;; *print*) echo 3.11;; esac'


def run(*command: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a script of the set-up with nothing on its standard input."""
    whole = {**os.environ, **environment}
    return subprocess.run(
        command, cwd=ROOT, env=whole, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False
    )


def fake_python(folder: Path, body: str) -> str:
    """Write a Python that answers questions as `body` says; return its path."""
    path = folder / "python"
    path.write_text(f"#!/bin/sh\n{body}\nexit 0\n")
    path.chmod(0o755)
    return str(path)


@pytest.mark.parametrize(
    ("body", "command"),
    [(OLD, "apt-get install -y python3 python3-venv"), (BARE, "apt-get install -y python3.11-venv")],
)
def test_a_bare_machine_is_told_the_one_command(tmp_path: Path, body: str, command: str) -> None:
    done = run(".ci/make-venv", str(tmp_path / "venv"), PYTHON=fake_python(tmp_path, body))
    assert done.returncode == 1
    assert command in done.stderr
    assert not (tmp_path / "venv").exists()


def test_a_machine_without_chromium_is_told_the_one_command(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(chromium, "find_chromium", lambda: None)
    monkeypatch.setattr(chromium, "may_install", lambda: False)
    assert chromium.main() == 1
    assert "sudo apt-get install -y chromium" in capsys.readouterr().err


def test_a_step_says_how_long_it_took_and_keeps_quiet_when_it_went_well() -> None:
    done = run(".ci/step", "Counting", "echo", "one two")
    assert done.stdout == "Counting … done (0 s)\n"


def test_a_failed_step_shows_its_output_and_fails() -> None:
    done = run(".ci/step", "Counting", "sh", "-c", "echo lost count; exit 7")
    assert done.returncode == 7
    assert "lost count" in done.stdout


def test_the_written_command_runs_the_project_from_any_folder(tmp_path: Path) -> None:
    home = tmp_path / "a folder" / ".venv" / "bin"
    home.mkdir(parents=True)
    run(".ci/write-heard", str(home / "heard"))
    fake_python(home, 'echo "$@"')
    assert run(str(home / "heard"), "doctor").stdout == f"{home / 'heard'} doctor\n"


def test_make_alone_prints_help_and_every_target_has_a_line() -> None:
    told = run("make").stdout
    for target in ("run", "setup", "test", "check", "attack", "faults", "bench", "lock", "clean"):
        assert f"make {target}" in told
