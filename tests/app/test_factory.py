"""The application as a whole: limits, hosts, methods, proxies, and templates that escape."""

from pathlib import Path

import pytest
from jinja2 import UndefinedError

from surveys.db.book import Books
from tests.support.young_people import GO, Visit, build_visit


@pytest.fixture
def visit(sqlite_books: Books, tmp_path: Path) -> Visit:
    return build_visit(sqlite_books, tmp_path)


@pytest.mark.parametrize("path", ["/", f"{GO}/how_things_are", "/code", "/contact"])
def test_W1_a_body_that_is_too_large_is_refused_with_a_plain_page(visit: Visit, path: str) -> None:
    sent = visit.client.post(path, data={"words": "x" * 10_000_000})
    assert sent.status_code == 413 and "too much to send" in sent.text


def test_W1_a_hundred_thousand_fields_are_refused(visit: Visit) -> None:
    body = "&".join(f"a{number}=" for number in range(100_000))
    sent = visit.client.post("/code", data=body, content_type="application/x-www-form-urlencoded")
    assert sent.status_code == 413


def test_W1_ten_thousand_parts_are_refused(visit: Visit) -> None:
    part = b'--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n1\r\n'
    sent = visit.client.post(
        "/code", data=part * 1_000 + b"--x--\r\n", content_type="multipart/form-data; boundary=x"
    )
    assert sent.status_code == 413


@pytest.mark.parametrize(
    "kind", ["multipart/form-data; boundary=", "multipart/form-data", "text/\xff", "", "a" * 500]
)
def test_W1_malformed_bodies_get_a_plain_page(visit: Visit, kind: str) -> None:
    sent = visit.client.post("/code", data=b"\xff\xfe--%%%&&==", headers={"Content-Type": kind})
    assert sent.status_code in (400, 404, 413)


def test_W14_an_unknown_host_is_refused(visit: Visit) -> None:
    assert visit.client.get("/", headers={"Host": "elsewhere.example.org"}).status_code == 400


def test_W14_forwarded_headers_are_ignored_without_a_proxy(visit: Visit) -> None:
    spoofed = {
        "X-Forwarded-Host": "elsewhere.example.org",
        "X-Forwarded-Proto": "https",
        "X-Forwarded-For": "9.9.9.9",
    }
    seen = visit.client.get("/code", headers=spoofed)
    assert (
        seen.status_code == 200 and seen.request.remote_addr == "127.0.0.1" and "elsewhere" not in seen.text
    )


def test_W14_as_many_proxies_as_are_configured_are_believed(sqlite_books: Books, tmp_path: Path) -> None:
    visit = build_visit(sqlite_books, tmp_path, HEARD_PROXIES="1")
    for number in range(22):
        sent = visit.client.post(
            "/code", data={"code": "x"}, headers={"X-Forwarded-For": f"1.1.1.1, 2.2.2.{number}"}
        )
        assert sent.status_code == 404  # each from an address of its own, so none is slowed down


@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE", "OPTIONS", "TRACE"])
def test_W17_other_methods_are_closed(visit: Visit, method: str) -> None:
    assert visit.client.open("/code", method=method).status_code == 405


def test_W17_methods_are_not_overridden(visit: Visit) -> None:
    headers = {"X-HTTP-Method-Override": "POST"}
    assert visit.client.get("/mine/delete?_method=POST", headers=headers).status_code == 303
    assert visit.client.head("/").status_code == 200


@pytest.mark.parametrize(
    "path",
    [
        "/static/x/../../config.py",
        "/static/..%2f..%2fconfig.py",
        "/go/..%2f..%2f",
        "/static/0000000000/heard.css",
        "//evil.example.org",
    ],
)
def test_W17_paths_out_of_the_house_are_closed(visit: Visit, path: str) -> None:
    assert visit.client.get(path).status_code in (400, 404, 308)


@pytest.mark.parametrize("path", ["/go-on?to=https://evil.example.org", "/leave?to=https://evil.example.org"])
def test_W17_no_redirect_can_be_bent(visit: Visit, path: str) -> None:
    assert "evil" not in visit.client.get(path).location


def test_a_template_that_asks_for_nothing_known_fails(visit: Visit) -> None:
    with visit.app.app_context(), pytest.raises(UndefinedError):
        visit.app.jinja_env.from_string("{{ nothing }}").render()


def test_every_template_escapes(visit: Visit) -> None:
    assert visit.app.jinja_env.get_template("young_people/front.html").environment.autoescape is not False
    assert visit.app.select_jinja_autoescape("young_people/front.html")
