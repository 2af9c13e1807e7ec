"""The log tells what happened, and never from where or what anybody said."""

import logging
from pathlib import Path

import pytest
from flask import Response, request

from app.quiet_log import set_up_log
from surveys.db.book import Books
from tests.support.young_people import GO, YOUNG, Visit, build_visit

CANARY = "canary-in-the-words"


@pytest.fixture
def visit(sqlite_books: Books, tmp_path: Path) -> Visit:
    return build_visit(sqlite_books, tmp_path)


def drive(visit: Visit) -> None:
    marks = {"User-Agent": "canary-browser", "X-Forwarded-For": "203.0.113.77"}
    visit.client.get(f"/?q={CANARY}", headers=marks)
    visit.send(f"{GO}/how_things_are", value="4")
    visit.send(f"{GO}/going_well", words=CANARY)
    visit.client.get(f"/go/{CANARY}", headers=marks)
    visit.client.post("/code", data={"code": CANARY}, headers=marks)


def test_P5_no_address_browser_link_or_word_is_ever_logged(
    visit: Visit, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    caplog.set_level(logging.DEBUG)
    drive(visit)
    told = caplog.text + "".join(capfd.readouterr())
    for leak in ("canary", "203.0.113.77", "127.0.0.1", YOUNG):
        assert leak not in told
    assert "young_people.answer 303" in told


def test_P5_planted_a_log_of_paths_would_be_seen(visit: Visit, caplog: pytest.LogCaptureFixture) -> None:
    @visit.app.after_request
    def spoil(response: Response) -> Response:
        logging.getLogger("heard.web").warning("%s", request.path)
        return response

    drive(visit)
    assert "canary" in caplog.text


def test_loud_libraries_are_kept_quiet() -> None:
    own = logging.getLogger("heard")
    before = own.handlers, own.propagate, own.level
    set_up_log()
    assert not logging.getLogger("werkzeug").isEnabledFor(logging.ERROR)
    own.handlers, own.propagate = before[0], before[1]
    own.setLevel(before[2])
