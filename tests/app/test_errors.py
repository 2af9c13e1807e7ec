"""What people read when something goes wrong; and what was typed stays on the page."""

from pathlib import Path

import pytest
from sqlalchemy.exc import OperationalError

from app import door
from surveys.db.book import Books
from surveys.db.group_commit import NotStored
from tests.support.young_people import GO, Visit, build_visit, fields_of

FIRST = f"{GO}/how_things_are"


@pytest.fixture
def visit(sqlite_books: Books, tmp_path: Path) -> Visit:
    return build_visit(sqlite_books, tmp_path)


@pytest.mark.parametrize(
    "failure", [NotStored("full"), OperationalError("insert", {}, Exception("disk full"))]
)
def test_when_nothing_could_be_stored_the_words_stay_and_can_be_sent_again(
    visit: Visit, monkeypatch: pytest.MonkeyPatch, failure: Exception
) -> None:
    visit.send(FIRST, value="4")

    def fails(*_: object) -> None:
        raise failure

    with monkeypatch.context() as broken:
        broken.setattr(door, "take_answer", fails)
        kept = visit.send(f"{GO}/going_well", words="The garden is nice")
    assert kept.status_code == 503
    assert "Not sent yet" in kept.text and "The garden is nice" in kept.text
    again = visit.client.post(
        f"{GO}/going_well", data={**fields_of(kept.text), "words": "The garden is nice"}
    )
    assert again.status_code == 303
    assert "The garden is nice" in visit.client.get("/mine").text


def test_a_failure_tells_nobody_what_was_typed(
    visit: Visit, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    visit.send(FIRST, value="4")

    def fails(*_: object) -> None:
        raise RuntimeError("canary-words")

    monkeypatch.setattr(door, "take_answer", fails)
    failed = visit.send(f"{GO}/going_well", words="canary-words")
    assert failed.status_code == 500 and "canary" not in failed.text
    assert "canary" not in caplog.text and "RuntimeError" in caplog.text


@pytest.mark.parametrize(("method", "path", "status"), [("GET", "/nothing", 404), ("PUT", "/", 405)])
def test_errors_are_kind_pages_that_repeat_no_address(
    visit: Visit, method: str, path: str, status: int
) -> None:
    answer = visit.client.open(path, method=method)
    assert answer.status_code == status and "nothing" not in answer.text.lower().replace("nothing was", "")
