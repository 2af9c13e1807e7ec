"""What leaves the house leaves after the commit: nothing is sent while a unit of work is open."""

import ast
from collections.abc import Iterator

import pytest

from tests.support.project import Source, sources

# Verbs by which something leaves: a letter, a Slack call, a fetched address.
SENDS = {"send", "send_message", "sendmail", "deliver", "post_message", "urlopen", "chat_postMessage"}
SENDS |= {"views_open", "conversations_open", "api_call"}


def sent_too_early(source: Source) -> list[str]:
    """Return each call that sends something inside a `with ….write()` block."""
    found = []
    for block in _units_of_work(source.tree):
        for node in ast.walk(ast.Module(block.body, [])):
            if isinstance(node, ast.Call) and _verb(node) in SENDS:
                found.append(f"{source.path}:{node.lineno} sends before the commit")
    return found


def _units_of_work(tree: ast.Module) -> Iterator[ast.With]:
    for node in ast.walk(tree):
        if isinstance(node, ast.With) and any(_is_write(item.context_expr) for item in node.items):
            yield node


def _is_write(opened: ast.expr) -> bool:
    return isinstance(opened, ast.Call) and _verb(opened) == "write"


def _verb(call: ast.Call) -> str:
    if isinstance(call.func, ast.Attribute):
        return call.func.attr
    return call.func.id if isinstance(call.func, ast.Name) else ""


def test_nothing_is_sent_before_the_commit() -> None:
    assert [fault for source in sources() for fault in sent_too_early(source)] == []


@pytest.mark.parametrize("sending", ["sender.send(letter)", "client.views_open(view=v)", "deliver(row)"])
def test_a_planted_early_send_is_found(sending: str) -> None:
    text = f"with books.people.write() as session:\n    claim(session)\n    {sending}\n"
    assert sent_too_early(Source("app/jobs.py", text)) == ["app/jobs.py:3 sends before the commit"]


def test_sending_after_the_block_is_fine() -> None:
    text = "with books.people.write() as session:\n    row = claim(session)\nsender.send(row)\n"
    assert sent_too_early(Source("app/jobs.py", text)) == []
