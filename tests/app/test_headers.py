"""The headers of every answer, of errors too."""

from pathlib import Path

import pytest
from flask import Response

from surveys.db.book import Books
from tests.support.young_people import GO, Visit, build_visit


@pytest.fixture
def visit(sqlite_books: Books, tmp_path: Path) -> Visit:
    return build_visit(sqlite_books, tmp_path)


@pytest.mark.parametrize(
    "path", ["/", GO, f"{GO}/how_things_are", "/help", "/wall", "/nothing", "/sign-in", "/healthz"]
)
def test_every_answer_is_kept_by_no_browser_and_runs_no_inline_script(visit: Visit, path: str) -> None:
    headers = visit.client.get(path).headers
    assert headers["Cache-Control"] == "no-store"
    assert "default-src 'none'" in headers["Content-Security-Policy"]
    assert "unsafe" not in headers["Content-Security-Policy"]
    assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]
    assert (
        headers["X-Content-Type-Options"] == "nosniff" and "geolocation=()" in headers["Permissions-Policy"]
    )


@pytest.mark.parametrize("path", ["/", GO, "/help", "/wall", "/nothing", "/mine"])
def test_P13_anonymous_pages_send_no_referrer_and_no_mark_to_be_known_by(visit: Visit, path: str) -> None:
    headers = visit.client.get(path).headers
    assert headers["Referrer-Policy"] == "no-referrer"
    assert not {"ETag", "Last-Modified", "Set-Cookie"} & set(headers.keys())


def test_P13_the_style_sheet_is_the_same_for_everybody_and_has_no_mark(visit: Visit) -> None:
    address = visit.client.get("/").text.split('rel="stylesheet" href="')[1].split('"')[0]
    sent = visit.client.get(address)
    assert "immutable" in sent.headers["Cache-Control"]
    assert not {"ETag", "Last-Modified", "Set-Cookie"} & set(sent.headers.keys())
    assert visit.someone_else().get("/").text.count(address) == 1


def test_P13_planted_a_cookie_on_a_page_that_only_shows_would_be_seen(visit: Visit) -> None:
    @visit.app.after_request
    def spoil(response: Response) -> Response:
        response.set_cookie("who", "1")
        return response

    assert "Set-Cookie" in visit.client.get("/").headers


def test_over_https_the_cookie_and_the_headers_are_strict(sqlite_books: Books, tmp_path: Path) -> None:
    visit = build_visit(sqlite_books, tmp_path, HEARD_BASE_URL="https://localhost")
    visit.client.get("/")
    sent = visit.send(f"{GO}/how_things_are", value="4")
    assert "Strict-Transport-Security" in sent.headers
    assert sent.headers["Set-Cookie"].startswith("__Host-heard=")
    assert "Secure" in sent.headers["Set-Cookie"] and "Domain" not in sent.headers["Set-Cookie"]
