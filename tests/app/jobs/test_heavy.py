"""Who only names the numeric jobs stays without numpy, and so does a worker whose book is empty."""

import subprocess
import sys
from pathlib import Path

import pytest

from app.jobs.heavy import learn_all, learn_tonight, plan_orders, theme_everything
from surveys.db.book import Books
from tests.support.staff_pulse import Staff, build_staff

HEAVY = "[name for name in ('numpy', 'scipy', 'sklearn', 'textblob') if name in sys.modules]"


@pytest.mark.parametrize("module", ["app.cli", "app.wsgi", "app.clock"])
def test_a_web_process_never_loads_the_numeric_libraries(module: str) -> None:
    code = f"import sys, {module}; print(*{HEAVY})"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout.strip(), done.stderr) == (0, "", "")


@pytest.fixture
def staff(sqlite_books: Books, tmp_path: Path) -> Staff:
    return build_staff(sqlite_books, tmp_path, people=1)


def test_on_an_empty_book_every_job_has_nothing_to_do(staff: Staff) -> None:
    assert (theme_everything(staff.house), plan_orders(staff.house)) == (0, 0)
    assert not learn_tonight(staff.house)
    assert set(learn_all(staff.house).values()) == {None}
