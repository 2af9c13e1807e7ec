"""No file grows past what a person reads in one sitting: 250 lines."""

from tests.support.project import ROOT, files

CAP = 250
COUNTED = (".py", ".html", ".css", ".js", ".txt.j2")
# Migrations, data, word lists and locks are free.
FREE = ("app/migrations/", "docs/")


def is_counted(path: str) -> bool:
    """True for code, templates, styles and the Makefile."""
    named = path.endswith(COUNTED) or path == "Makefile" or path.startswith(".ci/")
    return named and not path.startswith(FREE)


def too_long(path: str, text: str) -> bool:
    """True when a counted file has more lines than the cap."""
    return is_counted(path) and len(text.splitlines()) > CAP


def test_no_file_is_longer_than_the_cap() -> None:
    faults = [path for path in files() if is_counted(path) and too_long(path, (ROOT / path).read_text())]
    assert faults == []


def test_a_planted_long_file_is_found() -> None:
    long = "line\n" * (CAP + 1)
    assert too_long("surveys/long.py", long)
    assert too_long("app/templates/long.html", long)
    assert too_long("app/static/long.css", long)
    assert not too_long("app/static/just.css", "line\n" * CAP)


def test_migrations_and_data_are_free() -> None:
    long = "line\n" * (CAP + 1)
    assert not too_long("app/migrations/people/versions/0001_first.py", long)
    assert not too_long("surveys/words/words.toml", long)
