"""P12 and W4: the watched browser lets good pages be, and names each planted error and foreign request."""

import threading
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page
from werkzeug.serving import make_server
from werkzeug.wrappers import Request, Response

from tests.support.browser import OpenPage, Watch

GOOD = "<!doctype html><title>Good</title><h1 id=said>Good</h1><a href='http://outside.example/'>Leave</a>"
PAGES = {
    "/": GOOD,
    "/foreign": f"{GOOD}<img src='http://outside.example/pixel.gif' alt=''>",
    "/error": f"{GOOD}<script>throw new Error('planted')</script>",
    "/console": f"{GOOD}<script>console.error('planted')</script>",
    "/inline": f"{GOOD}<script>document.title = 'ran'</script>",
    "/missing-picture": f"{GOOD}<img src='/none.gif' alt=''>",
}


def answer(request: Request) -> Response:
    """Serve one of the pages above; /inline under a policy that forbids its script."""
    policy = {"Content-Security-Policy": "default-src 'self'"} if request.path == "/inline" else {}
    status = 200 if request.path in PAGES else 404
    return Response(PAGES.get(request.path, GOOD), status=status, mimetype="text/html", headers=policy)


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    """The address of a small site with good and planted pages."""
    server = make_server("127.0.0.1", 0, Request.application(answer))
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.port}"
    server.shutdown()
    thread.join()
    server.server_close()


def faults_on(page: Page, watch: Watch, address: str) -> list[str]:
    """Open an address; return what was seen, and forget it."""
    page.goto(address)
    page.wait_for_load_state("networkidle")
    seen, watch.faults[:] = list(watch.faults), []
    return seen


@pytest.mark.parametrize("path", ["/", "/no-such-page"])
def test_P12_a_good_page_has_no_fault(page: Page, watch: Watch, site: str, path: str) -> None:
    assert faults_on(page, watch, site + path) == []


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("/foreign", "foreign origin"),
        ("/error", "planted"),
        ("/console", "planted"),
        ("/inline", "Content Security Policy"),
        ("/missing-picture", "404"),
    ],
)
def test_P12_a_planted_fault_is_seen(page: Page, watch: Watch, site: str, path: str, said: str) -> None:
    assert any(said in fault for fault in faults_on(page, watch, site + path))


def test_P12_a_planted_link_outside_is_seen_unless_allowed(page: Page, watch: Watch, site: str) -> None:
    page.goto(site)
    page.get_by_text("Leave").click()
    assert watch.faults == ["request to a foreign origin: http://outside.example/"]
    watch.faults.clear()
    watch.allow("http://outside.example")
    page.goto(site)
    page.get_by_text("Leave").click()
    assert watch.faults == []


def test_a_page_without_script_runs_none(page_without_script: Page, site: str) -> None:
    page_without_script.goto(f"{site}/inline")
    assert page_without_script.title() == "Good"


def test_two_people_share_no_cookie(open_page: OpenPage, site: str) -> None:
    one, other = open_page(), open_page()
    one.context.add_cookies([{"name": "mine", "value": "1", "url": site}])
    assert other.context.cookies() == []
