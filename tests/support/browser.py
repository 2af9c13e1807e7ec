"""Fixtures for a real browser: every page that it opens is watched for errors and for foreign requests."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Route, sync_playwright

from tests.support.chromium import ONE_COMMAND, find_chromium
from tests.support.no_network import is_here

ARGUMENTS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage",
]  # fmt: skip
OpenPage = Callable[..., Page]


class Watch:
    """What the pages of one test did that they should not: errors, and requests to another origin."""

    def __init__(self) -> None:
        self.faults: list[str] = []
        self._allowed: set[str] = set()

    def allow(self, origin: str) -> None:
        """Let a person leave for this outside origin, as quick exit does; an empty page stands in for it."""
        self._allowed.add(origin.rstrip("/"))

    def attach(self, context: BrowserContext) -> None:
        """Watch every page of `context`."""
        context.route("**/*", self._on_request)
        context.on("page", self._watch_page)

    def _watch_page(self, page: Page) -> None:
        page.on("console", self._on_console)
        page.on("pageerror", lambda error: self.faults.append(f"error on {page.url}: {error}"))

    def _on_console(self, message: ConsoleMessage) -> None:
        # The browser writes a line for a whole page with status 404 or 422; those pages are meant.
        place = message.location.get("url", "")
        whole_page = message.page is not None and place == message.page.url
        if message.type == "error" and not (whole_page and "responded with a status of 4" in message.text):
            self.faults.append(f"console error on {place}: {message.text}")

    def _on_request(self, route: Route) -> None:
        request = route.request
        target = _origin(request.url)
        outside = not is_here(urlsplit(request.url).hostname)
        if request.is_navigation_request() and request.frame.parent_frame is None:
            foreign = outside and target not in self._allowed
        else:
            foreign = outside or target != _origin(request.frame.url)
        if foreign:
            self.faults.append(f"request to a foreign origin: {request.url}")
        if outside:
            route.fulfill(status=200, content_type="text/html", body="<!doctype html><title>Outside</title>")
        else:
            route.continue_()


def _origin(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"


@pytest.fixture(scope="session")
def chromium() -> Path:
    """The path of a real Chromium; the run ends with the one command that is needed where there is none."""
    found = find_chromium()
    if found is None:
        pytest.exit(
            f"The tests drive a real Chromium, and this machine has none. Please run: {ONE_COMMAND}", 3
        )
    return found


@pytest.fixture(scope="session")
def browser(chromium: Path) -> Iterator[Browser]:
    """One browser for all tests of a process."""
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        yield opened
        opened.close()


@contextmanager
def _context(browser: Browser, watch: Watch, **options: Any) -> Iterator[BrowserContext]:
    context = browser.new_context(locale="en-GB", timezone_id="Europe/London", **options)
    context.set_default_timeout(45_000)
    watch.attach(context)
    yield context
    context.close()


@pytest.fixture
def watch() -> Iterator[Watch]:
    """What this test's pages are watched with; the test fails at its end on whatever was seen (P12, W4)."""
    watching = Watch()
    yield watching
    assert not watching.faults, "\n".join(watching.faults)


@pytest.fixture
def open_page(browser: Browser, watch: Watch) -> Iterator[OpenPage]:
    """Return an opener: each call opens a page with cookies of its own, as another person would.

    Options are Playwright's for a context: java_script_enabled=False, viewport={"width": 320, "height": 640}.
    """
    contexts: list[Any] = []

    def open_one(**options: Any) -> Page:
        manager = _context(browser, watch, **options)
        contexts.append(manager)
        return manager.__enter__().new_page()

    yield open_one
    for manager in reversed(contexts):
        manager.__exit__(None, None, None)


@pytest.fixture
def page(open_page: OpenPage) -> Page:
    """A page as a person with JavaScript sees it."""
    return open_page()


@pytest.fixture
def page_without_script(open_page: OpenPage) -> Page:
    """A page as a person without JavaScript sees it."""
    return open_page(java_script_enabled=False)
