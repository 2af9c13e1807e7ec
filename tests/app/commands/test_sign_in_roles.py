"""The administrator's role stands alone, also from the terminal."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from app.cli import main


def test_nobody_is_administrator_and_duty_lead_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HEARD_DATA", str(tmp_path))
    runner = CliRunner()
    assert runner.invoke(main, ["upgrade"]).exit_code == 0
    both = ["--role", "administrator", "--role", "duty_lead"]
    who = ["sign-in", "ada@council.example", "--name", "Ada", "--handle", "ada"]
    refused = runner.invoke(main, [*who, *both])
    assert refused.exit_code == 1 and "stands alone" in refused.output
    assert runner.invoke(main, [*who, *both[:2]]).exit_code == 0
