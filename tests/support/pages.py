"""Checks a page as a careful reader would: valid, labelled, without scripts inside, reaching nobody else."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import urlsplit

import html5lib
from flask.testing import FlaskClient
from werkzeug.datastructures import Headers as ResponseHeaders
from werkzeug.test import TestResponse

from tests.support.no_network import is_here

Headers = Mapping[str, str] | ResponseHeaders
Element = Any  # xml.etree's Element, which html5lib builds

# Attributes by which a page makes the browser fetch something, or follow a link to it.
FETCHED = ("src", "srcset", "data", "poster", "background", "action", "formaction")
UNLABELLED_TYPES = {"hidden", "submit", "button", "image", "reset"}


class PageFault(AssertionError):
    """A page that a test fetched has faults; the message lists every one."""


def check_page(html: str, headers: Headers) -> list[str]:
    """Return what is wrong with a page, in plain words; an empty list when nothing is."""
    parser = html5lib.HTMLParser(namespaceHTMLElements=False)
    root = parser.parse(html)
    faults = [f"not valid HTML at {place}: {code} {dict(data)}" for place, code, data in parser.errors]
    for check in (_head, _heading, _ids, _controls, _buttons, _images, _scripts, _addresses, _forms):
        faults += check(root)
    return faults + list(_headers(headers))


def _head(root: Element) -> Iterator[str]:
    title = root.find("./head/title")
    if title is None or not text_of(title):
        yield "no title"
    if not root.get("lang"):
        yield "no lang on html"


def _heading(root: Element) -> Iterator[str]:
    count = len(list(root.iter("h1")))
    if count != 1:
        yield f"{count} h1 instead of one"


def _ids(root: Element) -> Iterator[str]:
    counts = Counter(element.get("id") for element in root.iter() if element.get("id") is not None)
    for name, count in counts.items():
        if count > 1 or not name.strip():
            yield f"id {name!r} stands {count} times"
    for element in root.iter():
        for attribute in ("for", "aria-labelledby", "aria-describedby", "list"):
            for name in (element.get(attribute) or "").split():
                if name not in counts:
                    yield f"{attribute}={name!r} points to nothing"


def _controls(root: Element) -> Iterator[str]:
    named_for = {label.get("for") for label in root.iter("label") if text_of(label)}
    inside = {id(control) for label in root.iter("label") if text_of(label) for control in label.iter()}
    for control in root.iter():
        if control.tag not in ("input", "select", "textarea"):
            continue
        if control.tag == "input" and control.get("type", "text") in UNLABELLED_TYPES:
            continue
        named = control.get("aria-label") or control.get("aria-labelledby")
        if not (named or control.get("id") in named_for or id(control) in inside):
            yield f"{control.tag} {control.get('name')!r} has no label"


def _buttons(root: Element) -> Iterator[str]:
    for element in root.iter():
        if element.tag in ("button", "a", "summary") and not _name_of(element):
            yield f"{element.tag} without a name"
        if (
            element.tag == "input"
            and element.get("type") in ("submit", "button")
            and not element.get("value")
        ):
            yield "input button without a name"


def _images(root: Element) -> Iterator[str]:
    for image in root.iter("img"):
        if image.get("alt") is None:
            yield f"img {image.get('src')!r} has no alt"


def _scripts(root: Element) -> Iterator[str]:
    for element in root.iter():
        if element.tag == "script" and not element.get("src") and element.get("type") != "application/json":
            yield "a script stands inside the page"
        if element.tag == "style":
            yield "a style stands inside the page"
        for name, value in element.attrib.items():
            if str(name).startswith("on") or name == "style":
                yield f"{element.tag} has {name}="
            if str(value).strip().lower().startswith("javascript:"):
                yield f"{element.tag} has a javascript: address"


def _addresses(root: Element) -> Iterator[str]:
    for element in root.iter():
        fetched = [element.get(name) for name in FETCHED]
        if element.tag == "link":
            fetched.append(element.get("href"))
        for address in fetched:
            if address and not _own(address):
                yield f"{element.tag} reaches a third party: {address}"


def _own(address: str) -> bool:
    parts = urlsplit(address.strip())
    if parts.scheme == "data":
        return True
    return is_here(parts.hostname) and parts.scheme in ("", "http", "https")


def _forms(root: Element) -> Iterator[str]:
    for form in root.iter("form"):
        if form.get("method", "").lower() not in ("get", "post"):
            yield "form without a method"
        if not form.get("action"):
            yield "form without an action"


def _headers(headers: Headers) -> Iterator[str]:
    policy = headers.get("Content-Security-Policy", "")
    if "default-src" not in policy:
        yield "no Content-Security-Policy"
    if re.search(r"unsafe-inline|unsafe-eval|https?:|\*", policy):
        yield f"a loose Content-Security-Policy: {policy}"


def text_of(element: Element) -> str:
    """Return the words inside an element."""
    return " ".join("".join(element.itertext()).split())


def _name_of(element: Element) -> str:
    said = element.get("aria-label") or element.get("aria-labelledby") or text_of(element)
    pictures = [image.get("alt") or "" for image in element.iter("img")]
    return said or "".join(pictures)


class CheckedClient(FlaskClient):
    """Flask's test client that checks every page it fetches and raises PageFault on the first faulty one.

    tests/conftest.py makes it the client of every Flask application under test.
    """

    def open(self, *args: Any, **kwargs: Any) -> TestResponse:
        """Fetch as Flask's client does, and check what comes back when it is a page."""
        response = super().open(*args, **kwargs)
        has_page = response.request.method != "HEAD" and response.status_code != 204
        if response.mimetype == "text/html" and has_page and not 300 <= response.status_code < 400:
            faults = check_page(response.get_data(as_text=True), response.headers)
            if faults:
                raise PageFault(
                    f"{response.request.path} ({response.status_code}):\n  " + "\n  ".join(faults)
                )
        return response
