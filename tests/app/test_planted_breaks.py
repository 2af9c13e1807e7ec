"""Planted breaks: each takes one guard of the pages away, and shows that its absence would be seen."""

from pathlib import Path

import pytest
from flask import Response, redirect, request

from app import wsgi
from app.access import audience
from app.young_people import codes, notice, questions
from surveys import intake
from surveys.db.book import Books
from surveys.words.codes import new_code
from tests.support.young_people import GO, Visit, build_visit, fields_of

FIRST, SECOND, WORDS = f"{GO}/how_things_are", f"{GO}/safe_where_you_live", f"{GO}/going_well"


@pytest.fixture
def visit(sqlite_books: Books, tmp_path: Path) -> Visit:
    return build_visit(sqlite_books, tmp_path)


def test_G2_planted_a_notice_without_its_limits(visit: Visit, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(notice, "_lines", lambda seat: [])
    assert "being hurt" not in visit.client.get(GO).text


def test_G5_planted_a_reply_for_any_words(visit: Visit, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(codes, "replies_to", lambda session, thread: ["A person has read it"])
    wrong = visit.client.post("/code", data={"code": new_code()})
    assert wrong.status_code == 200 and "A person has read it" in wrong.text


def test_W1_planted_no_limit_for_a_body(visit: Visit) -> None:
    visit.app.config["MAX_CONTENT_LENGTH"] = visit.app.config["MAX_FORM_MEMORY_SIZE"] = None
    assert visit.client.post("/code", data={"code": "x" * 200_000}).status_code == 404


def test_W3_planted_a_template_that_does_not_escape(visit: Visit) -> None:
    visit.app.jinja_env.autoescape = False
    visit.app.test_client_class = None
    visit.client = visit.someone_else()
    visit.send(FIRST, value="4")
    visit.send(WORDS, words="<script>alert(1)</script>")
    assert "<script>" in visit.client.get("/mine").text


def test_W8_planted_a_late_form_that_overwrites(visit: Visit, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(intake, "is_stale", lambda room, press: False)
    visit.send(FIRST, value="4")
    late = fields_of(visit.client.get(WORDS).text)
    visit.send(WORDS, words="My new room")
    visit.client.post(WORDS, data={**late, "words": "The garden"})
    assert "My new room" not in visit.client.get(WORDS).text


def test_W10_planted_a_limit_that_counts_nothing(visit: Visit, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(codes.CODES_TRIED, "allows", lambda address: True)
    answers = {visit.client.post("/code", data={"code": new_code()}).status_code for _ in range(25)}
    assert answers == {404}


def test_W11_planted_any_token_will_do(visit: Visit, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(questions, "is_token", lambda *_: True)
    visit.send(FIRST, value="4")
    forged = visit.client.post(SECOND, data={"seen": "1", "token": "0" * 24, "value": "yes"})
    assert forged.status_code == 303


def test_W14_planted_any_host_is_believed(visit: Visit) -> None:
    visit.app.config["TRUSTED_HOSTS"] = None
    assert visit.client.get("/", headers={"Host": "elsewhere.example.org"}).status_code == 200


def test_W17_planted_a_redirect_that_can_be_bent(visit: Visit) -> None:
    visit.app.add_url_rule("/bent", "bent", audience("anyone")(lambda: redirect(request.args["to"])))
    assert "evil" in visit.client.get("/bent?to=https://evil.example.org").location


def test_P14_planted_a_page_that_knows_invitations(visit: Visit) -> None:
    @visit.app.after_request
    def spoil(response: Response) -> Response:
        if request.path.startswith("/go/i-"):
            response.data += b"\n"
        return response

    assert visit.client.get("/go/i-unknown").data != visit.client.get("/nothing-here").data


def test_W2_planted_a_server_that_takes_few_clients(
    sqlite_books: Books, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(wsgi, "MOST_CONNECTIONS", 20)
    server = wsgi.make_server(build_visit(sqlite_books, tmp_path).house, 0)
    assert server.adj.connection_limit == 20 < 200
    server.close()
