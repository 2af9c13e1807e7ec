"""The checker that every fetched page goes through passes a good page and names each planted fault."""

import pytest
from flask import Flask, Response, redirect

from tests.support.pages import CheckedClient, PageFault, check_page

HEADERS = {"Content-Security-Policy": "default-src 'none'; style-src 'self'; form-action 'self'"}
GOOD = """<!doctype html>
<html lang="en-GB"><head><meta charset="utf-8"><title>How is it going?</title>
<link rel="stylesheet" href="/static/look.css"></head>
<body><h1>How is it going?</h1>
<form method="post" action="/go"><label for="words">Your words</label>
<textarea id="words" name="words"></textarea>
<label><input type="radio" name="face" value="1"> Good</label>
<button type="submit">Next</button></form>
<p><a href="/help"><img src="/static/hand.svg" alt="I need help now"></a></p>
<p><a href="https://www.childline.org.uk/">Childline</a></p></body></html>"""


def test_a_good_page_has_no_fault() -> None:
    assert check_page(GOOD, HEADERS) == []


@pytest.mark.parametrize(
    ("good", "bad", "said"),
    [
        ("<h1>How is it going?</h1>", "<h1>How is it going?</h2>", "not valid HTML"),
        ("</form>", "</form></div>", "not valid HTML"),
        ("<!doctype html>", "", "not valid HTML"),
        ("<title>How is it going?</title>", "<title> </title>", "no title"),
        (' lang="en-GB"', "", "no lang"),
        ("<h1>How is it going?</h1>", "<h2>How is it going?</h2>", "0 h1"),
        ("<p><a href", "<h1>Again</h1><p><a href", "2 h1"),
        ('<form method="post"', '<form id="words" method="post"', "stands 2 times"),
        ('for="words"', 'for="word"', "points to nothing"),
        ('<label for="words">Your words</label>', "", "'words' has no label"),
        ("> Good</label>", "></label>", "'face' has no label"),
        (">Next</button>", "></button>", "button without a name"),
        (' alt="I need help now"', ' alt=""', "a without a name"),
        (' alt="I need help now"', "", "has no alt"),
        ("</body>", "<script>1</script></body>", "a script stands inside"),
        ("</head>", "<style>p{}</style></head>", "a style stands inside"),
        ("<p><a", '<p style="color:red"><a', "p has style="),
        ("<p><a", '<p onclick="x()"><a', "p has onclick="),
        ('href="/help"', 'href="javascript:x()"', "javascript: address"),
        ('href="/static/look.css"', 'href="https://cdn.example/look.css"', "link reaches a third party"),
        ('src="/static/hand.svg"', 'src="//cdn.example/hand.svg"', "img reaches a third party"),
        ('action="/go"', 'action="https://other.example/go"', "form reaches a third party"),
        ('<form method="post"', "<form", "form without a method"),
        (' action="/go"', "", "form without an action"),
    ],
)
def test_a_planted_fault_is_named(good: str, bad: str, said: str) -> None:
    assert good in GOOD
    assert any(said in fault for fault in check_page(GOOD.replace(good, bad, 1), HEADERS))


@pytest.mark.parametrize(
    "policy", ["", "default-src 'self' 'unsafe-inline'", "default-src *", "default-src https://cdn.example"]
)
def test_W4_a_planted_loose_policy_is_named(policy: str) -> None:
    assert len(check_page(GOOD, {"Content-Security-Policy": policy})) >= 1


def small_app(html: str) -> Flask:
    app = Flask("small")
    app.add_url_rule("/", "page", lambda: Response(html, headers=HEADERS))
    app.add_url_rule("/away", "away", lambda: redirect("/"))
    app.add_url_rule("/data", "data", lambda: Response("a,b", mimetype="text/csv"))
    return app


def test_the_client_lets_good_pages_and_other_things_through() -> None:
    client = small_app(GOOD).test_client()
    assert client.get("/").status_code == 200
    assert client.get("/data").text == "a,b"
    assert client.get("/away", follow_redirects=True).status_code == 200


def test_every_test_client_is_a_checked_one() -> None:
    assert isinstance(Flask("any").test_client(), CheckedClient)


def test_the_client_stops_at_a_faulty_page() -> None:
    with pytest.raises(PageFault, match="no title"):
        small_app(GOOD.replace("How is it going?</title>", "</title>")).test_client().get("/")
