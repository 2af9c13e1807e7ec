"""Slack's rules: trigger ids, hashes, stacks, pace, people, and what outlives a restart."""

from pathlib import Path
from typing import Any

import pytest

from bots.pretend_slack.errors import SlackRefusal
from bots.pretend_slack.rates import Rates
from bots.pretend_slack.roster import everybody, roster
from bots.pretend_slack.triggers import Triggers
from bots.pretend_slack.web_api import call
from bots.pretend_slack.workspace import Workspace

NOW = 1_795_000_000.0
ROBIN, CHANNEL = "U0SAMPLE01", "D0SAMPLE01"
PLAIN = {"type": "plain_text", "text": "x"}
VIEW = {"type": "modal", "title": PLAIN, "blocks": [{"type": "section", "text": PLAIN}]}


@pytest.fixture
def workspace() -> Workspace:
    workspace = Workspace()
    _call(workspace, "conversations.open", users=ROBIN)
    return workspace


def _call(workspace: Workspace, method: str, now: float = NOW, **arguments: Any) -> dict[str, Any]:
    return call(workspace, method, "good", "good", arguments, now)


def _refused(workspace: Workspace, method: str, now: float = NOW, **arguments: Any) -> SlackRefusal:
    with pytest.raises(SlackRefusal) as refused:
        _call(workspace, method, now, **arguments)
    return refused.value


def test_the_roster_is_sixty_invented_staff_in_six_groups_of_ten() -> None:
    groups = [person.group for person in roster()]
    assert len(roster()) == 60
    assert sorted(groups.count(group) for group in set(groups)) == [10] * 6
    assert all(person.email.endswith(".example") for person in everybody())
    assert [person.visitor for person in roster()[:11]] == [True] * 10 + [False]
    assert {person.kind for person in everybody()} == {"staff", "deactivated", "guest", "bot", "stranger"}


def test_a_trigger_id_opens_one_form() -> None:
    triggers = Triggers()
    trigger = triggers.give(ROBIN, NOW)
    assert triggers.use(trigger, NOW + 3) == ROBIN
    with pytest.raises(SlackRefusal, match="exchanged_trigger_id"):
        triggers.use(trigger, NOW + 1)


def test_a_trigger_id_dies_after_three_seconds() -> None:
    triggers = Triggers()
    with pytest.raises(SlackRefusal, match="expired_trigger_id"):
        triggers.use(triggers.give(ROBIN, NOW), NOW + 3.01)


def test_an_unknown_trigger_id_opens_nothing(workspace: Workspace) -> None:
    assert _refused(workspace, "views.open", trigger_id="1.2.3", view=VIEW).error == "invalid_trigger_id"


def test_a_view_that_breaks_a_limit_does_not_use_up_its_trigger(workspace: Workspace) -> None:
    trigger = workspace.triggers.give(ROBIN, NOW)
    bad = {**VIEW, "title": {"type": "plain_text", "text": "x" * 25}}
    assert _refused(workspace, "views.open", trigger_id=trigger, view=bad).error == "invalid_arguments"
    assert _call(workspace, "views.open", trigger_id=trigger, view=VIEW)["ok"]


def test_a_view_that_changed_since_refuses_the_old_hash(workspace: Workspace) -> None:
    trigger = workspace.triggers.give(ROBIN, NOW)
    view = _call(workspace, "views.open", trigger_id=trigger, view=VIEW)["view"]
    _call(workspace, "views.update", view_id=view["id"], view=VIEW, hash=view["hash"])
    refused = _refused(workspace, "views.update", view_id=view["id"], view=VIEW, hash=view["hash"])
    assert refused.error == "hash_conflict"


def test_three_forms_stand_on_each_other_and_no_more(workspace: Workspace) -> None:
    for method in ("views.open", "views.push", "views.push"):
        _call(workspace, method, trigger_id=workspace.triggers.give(ROBIN, NOW), view=VIEW)
    trigger = workspace.triggers.give(ROBIN, NOW)
    assert _refused(workspace, "views.push", trigger_id=trigger, view=VIEW).error == "push_limit_reached"


def test_a_home_is_published(workspace: Workspace) -> None:
    home = {"type": "home", "blocks": [{"type": "divider"}]}
    assert _call(workspace, "views.publish", user_id=ROBIN, view=home)["view"]["type"] == "home"
    assert _refused(workspace, "views.publish", user_id=ROBIN, view=VIEW).error == "invalid_arguments"


def test_after_a_burst_one_message_a_second_in_a_conversation() -> None:
    rates = Rates(channel_burst=2)
    rates.spend("D1", NOW)
    rates.spend("D1", NOW)
    with pytest.raises(SlackRefusal) as refused:
        rates.spend("D1", NOW)
    assert (refused.value.status, refused.value.retry_after) == (429, 1)
    rates.spend("D2", NOW)
    rates.spend("D1", NOW + 1)


def test_the_workspace_has_a_bucket_of_its_own() -> None:
    rates = Rates(workspace_burst=2, workspace_rate=0.1)
    rates.spend("D1", NOW)
    rates.spend("D2", NOW)
    with pytest.raises(SlackRefusal) as refused:
        rates.spend("D3", NOW)
    assert refused.value.retry_after == 10


@pytest.mark.parametrize(
    ("token", "error"), [("", "not_authed"), ("bad", "invalid_auth"), ("good", "token_revoked")]
)
def test_who_may_not_call_is_told_why(workspace: Workspace, token: str, error: str) -> None:
    workspace.faults.switch({"revoked": True})
    with pytest.raises(SlackRefusal, match=error):
        call(workspace, "auth.test", token, "good", {}, NOW)


def test_an_unknown_method_is_refused(workspace: Workspace) -> None:
    assert _refused(workspace, "chat.shout").error == "unknown_method"


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        ({"channel": "D0NOBODY", "text": "x"}, "channel_not_found"),
        ({"channel": CHANNEL}, "no_text"),
        ({"channel": CHANNEL, "text": "x" * 40_001}, "msg_too_long"),
        ({"channel": CHANNEL, "text": "x", "blocks": [{"type": "section"}]}, "invalid_blocks"),
        ({"channel": CHANNEL, "text": "x", "blocks": "{not"}, "invalid_blocks_format"),
        ({"channel": CHANNEL, "text": "x", "metadata": {"event_type": "t"}}, "invalid_metadata_format"),
        ({"channel": "U0SAMPLE91", "text": "x"}, "user_disabled"),
    ],
)
def test_a_message_that_slack_would_refuse_is_refused(
    workspace: Workspace, arguments: dict[str, Any], error: str
) -> None:
    assert _refused(workspace, "chat.postMessage", **arguments).error == error


def test_history_is_newest_first_and_shows_metadata_only_when_asked(workspace: Workspace) -> None:
    metadata = {"event_type": "t", "event_payload": {"key": "k"}}
    for text in ("one", "two", "three"):
        _call(workspace, "chat.postMessage", channel=CHANNEL, text=text, metadata=metadata)
    page = _call(workspace, "conversations.history", channel=CHANNEL, limit=2)
    assert [each["text"] for each in page["messages"]] == ["three", "two"]
    assert "metadata" not in page["messages"][0]
    cursor = page["response_metadata"]["next_cursor"]
    rest = _call(workspace, "conversations.history", channel=CHANNEL, cursor=cursor, include_all_metadata="1")
    assert [each["metadata"]["event_payload"]["key"] for each in rest["messages"]] == ["k"]


def test_everybody_is_listed_in_pages(workspace: Workspace) -> None:
    ids: list[str] = []
    cursor = ""
    while True:
        page = _call(workspace, "users.list", limit=25, cursor=cursor)
        ids += [each["id"] for each in page["members"]]
        cursor = page["response_metadata"]["next_cursor"]
        if not cursor:
            break
    assert ids == [person.id for person in everybody()]


def test_messages_outlive_a_restart(tmp_path: Path) -> None:
    kept = tmp_path / "pretend" / "slack.json"
    workspace = Workspace(kept)
    _call(workspace, "conversations.open", users=ROBIN)
    _call(workspace, "chat.postMessage", channel=CHANNEL, text="kept")
    assert [each["text"] for each in Workspace(kept).messages[CHANNEL]] == ["kept"]


@pytest.mark.parametrize("text", ["", "{not", "[]", "{}"])
def test_a_snapshot_that_cannot_be_read_starts_an_empty_workspace(tmp_path: Path, text: str) -> None:
    kept = tmp_path / "slack.json"
    kept.write_text(text)
    assert Workspace(kept).messages == {}


def test_odd_arguments_are_refused_and_never_an_error(workspace: Workspace) -> None:
    for odd in (None, 7, [], {}, "x", {"type": "modal", "blocks": [{"elements": 3}]}):
        _refused(workspace, "views.open", trigger_id=odd, view=odd)
        _refused(workspace, "chat.postMessage", channel=odd, text=odd, blocks=odd)
