"""A process of the try-out as its parent sees it."""

import subprocess
from pathlib import Path

import pytest

from app.tryout.children import Child, KeepsDying, mend_all, stop_all


class Brief(Child):
    """A process that ends at once, or that won't end when it is asked."""

    command = "exit 3"

    def start(self) -> None:
        self.process = subprocess.Popen(["/bin/sh", "-c", self.command], stdin=subprocess.PIPE)


class Stubborn(Brief):
    command = "trap '' TERM; while true; do sleep 1; done"


def a_child(kind: type[Brief], folder: Path) -> Brief:
    child = kind("web", "The web server", 0, folder / "web.log", {})
    child.start()
    return child


def test_one_that_dies_is_started_again_with_a_line(tmp_path: Path) -> None:
    child = a_child(Brief, tmp_path)
    child.process.wait()
    said: list[str] = []
    mend_all([child], said.append)
    assert said == ["The web server had ended; it was started again."]
    stop_all([child])


def test_one_that_keeps_dying_is_given_up_with_a_plain_sentence(tmp_path: Path) -> None:
    child = a_child(Brief, tmp_path)
    with pytest.raises(KeepsDying, match="ended 6 times within a minute"):
        for second in range(10):
            child.process.wait()
            child.mend(float(second))
    stop_all([child])


def test_one_that_dies_now_and_then_is_never_given_up(tmp_path: Path) -> None:
    child = a_child(Brief, tmp_path)
    for hour in range(8):
        child.process.wait()
        assert child.mend(hour * 3600.0)
    stop_all([child])


def test_one_that_does_not_end_when_asked_is_killed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.tryout.children.PATIENCE", 0.3)
    child = a_child(Stubborn, tmp_path)
    stop_all([child])
    assert not child.alive
