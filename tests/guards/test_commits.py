"""Nothing is committed below the edge: one room commits, and only the roof opens a unit of work."""

import ast

import pytest

from tests.support.project import Source, sources

# The unit of work itself; group commit is how it ends on SQLite.
COMMITS = ("surveys/db/book.py", "surveys/db/group_commit.py")
OPENS = ("app/", "tests/", "bench/", "surveys/db/")
UNITS = {"write", "read"}
BOOKS = {"people", "voices", "book"}


def commits(source: Source) -> list[str]:
    """Return each call of .commit() in a file that may not commit."""
    if source.path in COMMITS:
        return []
    return [f"{source.path}:{call.lineno} commits" for call in _calls(source) if _name(call) == "commit"]


def opens(source: Source) -> list[str]:
    """Return each unit of work opened below the roof: book.write(), books.people.read()."""
    if source.path.startswith(OPENS):
        return []
    return [
        f"{source.path}:{call.lineno} opens a unit of work"
        for call in _calls(source)
        if isinstance(call.func, ast.Attribute)
        and call.func.attr in UNITS
        and _owner(call.func.value) in BOOKS
    ]


def _calls(source: Source) -> list[ast.Call]:
    return [node for node in ast.walk(source.tree) if isinstance(node, ast.Call)]


def _name(call: ast.Call) -> str:
    return call.func.attr if isinstance(call.func, ast.Attribute) else ""


def _owner(value: ast.expr) -> str:
    if isinstance(value, ast.Attribute):
        return value.attr
    return value.id if isinstance(value, ast.Name) else ""


def test_only_the_unit_of_work_commits() -> None:
    assert [fault for source in sources() for fault in commits(source)] == []


def test_only_the_roof_opens_a_unit_of_work() -> None:
    assert [fault for source in sources() for fault in opens(source)] == []


@pytest.mark.parametrize("path", ["surveys/intake.py", "app/jobs.py", "bots/slack/listeners.py"])
def test_a_planted_commit_is_found(path: str) -> None:
    assert commits(Source(path, "def save(session):\n    session.commit()\n")) == [f"{path}:2 commits"]


@pytest.mark.parametrize("opening", ["books.people.write()", "book.read()", "house.books.voices.write()"])
def test_a_planted_unit_of_work_below_the_roof_is_found(opening: str) -> None:
    assert len(opens(Source("surveys/voices/mixer.py", f"with {opening} as session:\n    pass\n"))) == 1
    assert opens(Source("app/jobs.py", f"with {opening} as session:\n    pass\n")) == []
