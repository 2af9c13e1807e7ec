"""What becomes of a direct message, said by named errors."""

import socket

import pytest

from bots.pretend_slack.server import PretendSlack
from bots.slack.client import CannotReach, RateLimited, SlackDelivery, Uncertain, WorkspaceLost
from bots.slack.doors import Message

ROBIN, HELLO = "U0SAMPLE01", Message("Hello", [])


def _posted(pretend: PretendSlack) -> int:
    return sum(len(messages) for messages in pretend.workspace.messages.values())


def test_a_message_is_sent_once_and_found_again_by_its_key(
    delivery: SlackDelivery, pretend: PretendSlack
) -> None:
    sent = delivery.send(ROBIN, HELLO, "key one")
    assert delivery.find_sent(ROBIN, "key one") == sent
    assert _posted(pretend) == 1


def test_a_key_that_was_never_posted_is_not_found(delivery: SlackDelivery) -> None:
    delivery.send(ROBIN, HELLO, "key one")
    assert delivery.find_sent(ROBIN, "key two") is None


def test_a_message_is_found_beyond_the_first_page(delivery: SlackDelivery, pretend: PretendSlack) -> None:
    sent = delivery.send(ROBIN, HELLO, "key one")
    old = pretend.workspace.messages["D0SAMPLE01"]
    old.extend({"type": "message", "ts": f"{2e9 + n:.6f}", "text": "x"} for n in range(150))
    assert delivery.find_sent(ROBIN, "key one") == sent


@pytest.mark.parametrize("seconds", [1, 30, 600])
@pytest.mark.parametrize("method", ["conversations.open", "chat.postMessage"])
def test_S10_a_rate_limit_says_how_long_to_wait_and_nothing_is_posted(
    delivery: SlackDelivery, pretend: PretendSlack, seconds: int, method: str
) -> None:
    pretend.workspace.faults.switch({"rate_limit": 1, "retry_after": seconds, "method": method})
    with pytest.raises(RateLimited) as limited:
        delivery.send(ROBIN, HELLO, "key")
    assert limited.value.retry_after == seconds
    assert _posted(pretend) == 0


@pytest.mark.parametrize("status", [500, 503])
def test_S10_a_server_error_while_posting_is_uncertain(
    delivery: SlackDelivery, pretend: PretendSlack, status: int
) -> None:
    pretend.workspace.faults.switch({"fail": 1, "fail_status": status, "method": "chat.postMessage"})
    with pytest.raises(Uncertain):
        delivery.send(ROBIN, HELLO, "key")


def test_S10_a_server_error_before_posting_is_certain(delivery: SlackDelivery, pretend: PretendSlack) -> None:
    pretend.workspace.faults.switch({"fail": 1, "method": "conversations.open"})
    with pytest.raises(CannotReach) as failed:
        delivery.send(ROBIN, HELLO, "key")
    assert not failed.value.permanent


def test_S10_a_reply_lost_after_accepting_is_uncertain_posted_once_and_found(
    delivery: SlackDelivery, pretend: PretendSlack
) -> None:
    pretend.workspace.faults.switch({"lose_reply": 1, "method": "chat.postMessage"})
    with pytest.raises(Uncertain):
        delivery.send(ROBIN, HELLO, "key")
    assert _posted(pretend) == 1
    assert delivery.find_sent(ROBIN, "key") is not None


def test_S10_silence_while_posting_is_uncertain(pretend: PretendSlack, api_url: str) -> None:
    calm = SlackDelivery("xoxb-pretend", api_url, timeout=2)
    calm.send(ROBIN, HELLO, "first")
    listener = socket.create_server(("127.0.0.1", 0))
    silent = SlackDelivery("xoxb-pretend", f"http://127.0.0.1:{listener.getsockname()[1]}/api/", timeout=0.1)  # type: ignore[arg-type]
    with pytest.raises(Uncertain):
        silent._call(silent._client.chat_postMessage, certain=False, channel="D0SAMPLE01", text="x")
    listener.close()


def test_S10_nobody_listening_is_certain_and_may_be_tried_again() -> None:
    listener = socket.create_server(("127.0.0.1", 0))
    port = listener.getsockname()[1]
    listener.close()
    with pytest.raises(CannotReach) as failed:
        SlackDelivery("xoxb-pretend", f"http://127.0.0.1:{port}/api/", timeout=1).send(ROBIN, HELLO, "key")
    assert (failed.value.reason, failed.value.permanent) == ("connection_refused", False)


@pytest.mark.parametrize(
    ("user", "reason"),
    [
        ("U0SAMPLE91", "user_disabled"),
        ("U0SAMPLE93", "cannot_dm_bot"),
        ("U0SAMPLE94", "user_not_visible"),
        ("U0NOBODY", "user_not_found"),
    ],
)
def test_S12_who_cannot_be_reached_is_said_with_the_reason(
    delivery: SlackDelivery, user: str, reason: str
) -> None:
    with pytest.raises(CannotReach) as failed:
        delivery.send(user, HELLO, "key")
    assert (failed.value.reason, failed.value.permanent) == (reason, True)


def test_S13_a_revoked_token_loses_the_workspace_and_not_the_person(
    delivery: SlackDelivery, pretend: PretendSlack
) -> None:
    pretend.workspace.faults.switch({"revoked": True})
    with pytest.raises(WorkspaceLost) as lost:
        delivery.send(ROBIN, HELLO, "key")
    assert (lost.value.reason, lost.value.permanent) == ("token_revoked", False)


def test_a_wrong_token_loses_the_workspace(api_url: str) -> None:
    with pytest.raises(WorkspaceLost, match="invalid_auth"):
        SlackDelivery("xoxb-other", api_url).check()


def test_a_proxy_of_the_machine_does_not_stand_between(
    monkeypatch: pytest.MonkeyPatch, api_url: str, pretend: PretendSlack
) -> None:
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:1")
    monkeypatch.setenv("HTTPS_PROXY", "http://127.0.0.1:1")
    monkeypatch.setenv("no_proxy", "elsewhere.example")
    assert SlackDelivery("xoxb-pretend", api_url).send(ROBIN, HELLO, "key").channel == "D0SAMPLE01"


def test_a_refusal_says_nothing_of_what_was_sent(delivery: SlackDelivery) -> None:
    with pytest.raises(CannotReach) as failed:
        delivery.send("U0SAMPLE91", Message("canary", []), "key")
    assert "canary" not in repr(failed.value)
    assert failed.value.__cause__ is None
