"""`heard report`: from a file of comments and a council's own codebook to three documents."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Heard = Callable[..., Result]
CODEBOOK = """
[[theme]]
name = "Garden"
definition = "Being outside"
cues = ["garden", "outside"]

[[theme]]
name = "Waiting"
definition = "Having to wait"
cues = ["wait", "waiting", "late"]
"""


@pytest.fixture
def imported(heard: Heard, environ: dict[str, str], tmp_path: Path) -> Path:
    """Forty comments of March, and a codebook whose themes no strand claims."""
    (tmp_path / "codebook.toml").write_text(CODEBOOK)
    environ["HEARD_CODEBOOK"] = str(tmp_path / "codebook.toml")
    rows = [f"the garden is nice {number},2026-03-0{1 + number % 9}" for number in range(25)]
    rows += [f"we wait too long {number},2026-03-15" for number in range(15)]
    file = tmp_path / "comments.csv"
    file.write_text("text,day\n" + "\n".join(rows) + "\n")
    assert heard("upgrade").exit_code == 0
    done = heard("import", "comments", file, "--source", "Notes of March", "--text", "text", "--date", "day")
    assert done.exit_code == 0
    return tmp_path


def test_themes_without_a_strand_stand_under_their_own_heading(heard: Heard, imported: Path) -> None:
    done = heard("report", "--from", "2026-03-01", "--to", "2026-03-31", "--out", imported / "out")
    assert done.exit_code == 0 and len(done.output.splitlines()) == 3
    page = (imported / "out" / "voice-report-2026-03-31.html").read_text()
    behind = page[page.index("Not linked to the plan") :]
    assert "Garden" in behind and "25 rows" in behind and "rows, not people" in behind
    assert "Notes of March" in page


def test_a_report_of_another_period_has_nothing_of_it(heard: Heard, imported: Path) -> None:
    heard(
        "report", "--from", "2026-04-01", "--to", "2026-06-30", "--out", imported / "out", "--format", "html"
    )
    page = (imported / "out" / "voice-report-2026-06-30.html").read_text()
    assert "Notes of March" not in page and "Garden" not in page


def test_a_folder_that_cannot_be_written_is_told(heard: Heard, imported: Path) -> None:
    (imported / "out").write_text("in the way")
    done = heard("report", "--from", "2026-03-01", "--to", "2026-03-31", "--out", imported / "out" / "deep")
    assert done.exit_code == 1 and "could not be written" in done.output
