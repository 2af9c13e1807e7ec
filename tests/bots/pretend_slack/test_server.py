"""The pretend workspace over HTTP: who may reach it, its switchboard, and what the browser asks."""

import json
from typing import Any

import pytest
from werkzeug.test import Client, TestResponse

from bots.pretend_slack.server import (
    NotForProduction,
    PretendSettings,
    PretendSlack,
    make_pretend_slack,
    serve,
)

HERE = {"base_url": "http://127.0.0.1:8002"}


@pytest.fixture
def client(pretend: PretendSlack) -> Client:
    return Client(pretend)


def _post(client: Client, path: str, body: Any) -> TestResponse:
    return client.post(path, json=body, **HERE)


def test_it_refuses_production_settings() -> None:
    settings = PretendSettings("production", "http://127.0.0.1/", "t", "s")
    with pytest.raises(NotForProduction):
        make_pretend_slack(settings)
    with pytest.raises(NotForProduction):
        serve(settings, 0)


def test_a_name_from_elsewhere_is_refused(client: Client) -> None:
    assert client.get("/", base_url="http://elsewhere.example").status_code == 421


@pytest.mark.parametrize("path", ["/", "/client.js", "/blocks.js", "/client.css"])
def test_the_page_allows_nothing_but_its_own_files(client: Client, path: str) -> None:
    response = client.get(path, **HERE)
    assert response.status_code == 200
    assert "'unsafe" not in response.headers["Content-Security-Policy"]
    assert response.headers["Content-Security-Policy"].startswith("default-src 'none'")


def test_the_page_says_that_nothing_is_real(client: Client) -> None:
    assert "Nothing here is real" in client.get("/", **HERE).text


def test_a_visitor_is_one_of_ten(client: Client) -> None:
    state = client.get("/_client/state?user=U0SAMPLE02", **HERE).get_json()
    assert (state["me"], len(state["people"])) == ("U0SAMPLE02", 10)


def test_nobody_can_be_somebody_who_is_not_a_visitor(client: Client) -> None:
    assert client.get("/_client/state?user=U0SAMPLE40", **HERE).get_json()["me"] == "U0SAMPLE01"
    assert _post(client, "/_client/close", {"user": "U0SAMPLE40", "view_id": "x"}).status_code == 400


def test_a_form_from_another_site_is_not_taken(client: Client) -> None:
    response = client.post("/_client/close", data={"user": "U0SAMPLE01"}, **HERE)
    assert response.status_code == 404


@pytest.mark.parametrize("path", ["press", "submit", "close", "dance"])
@pytest.mark.parametrize("body", [None, [], {}, {"user": 7}, {"user": "U0SAMPLE01", "values": 3}])
def test_odd_presses_get_a_plain_refusal(client: Client, path: str, body: Any) -> None:
    response = client.post(f"/_client/{path}", data=json.dumps(body), content_type="application/json", **HERE)
    assert response.status_code == 400


def test_faults_are_switched_by_name(client: Client, pretend: PretendSlack) -> None:
    assert _post(client, "/_faults", {"latency": 1, "fail": 2}).get_json()["faults"]["fail"] == 2
    assert _post(client, "/_faults", {"gremlins": 1}).status_code == 400
    assert _post(client, "/_faults", {"fail": "many"}).status_code == 400
    assert client.get("/_faults", **HERE).get_json()["faults"]["latency"] == 1


def test_a_revoked_token_is_told_to_the_app(client: Client, pretend: PretendSlack) -> None:
    _post(client, "/_faults", {"revoked": True})
    assert "tokens_revoked" in pretend.delivery.waiting[0].body.decode()


def test_latency_waits(client: Client, pretend: PretendSlack, clock: Any) -> None:
    before = clock()
    pretend.workspace.faults.switch({"latency": 2.5})
    client.post("/api/auth.test", headers={"Authorization": "Bearer xoxb-pretend"}, **HERE)
    assert clock() == before + 2.5


def test_a_refusal_for_pace_says_how_long_to_wait(client: Client, pretend: PretendSlack) -> None:
    pretend.workspace.faults.switch({"rate_limit": 1, "retry_after": 7})
    response = client.post("/api/auth.test", **HERE)
    assert (response.status_code, response.headers["Retry-After"]) == (429, "7")
    assert response.get_json() == {"ok": False, "error": "ratelimited"}


def test_a_body_beyond_the_cap_is_refused(client: Client) -> None:
    response = client.post("/api/auth.test", data=b"x" * 2_000_001, **HERE)
    assert response.status_code == 413
