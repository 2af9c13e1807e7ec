"""Alerts find a person: by two routes, past empty posts, with mail off, and never with anybody's words."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from app.clock import jobs_of
from app.jobs.alerts import send_alerts
from bots.post.sender import NotSent
from surveys.db.book import Books
from surveys.people.contact import Contact
from surveys.people.staff_account import StaffAccount
from surveys.safeguarding import desk
from surveys.safeguarding.care_box import CareWords
from surveys.safeguarding.concern import Concern
from surveys.safeguarding.concerns import raise_concern
from surveys.safeguarding.duty import DutyRota
from surveys.safeguarding.triage import triage_words
from tests.support.staff_pulse import AUDIENCE, Staff, build_staff, in_slack

WORDS = "my dad hits me when he is drunk"
DOWN = NotSent("not_connected", permanent=False)


def on_duty(staff: Staff, **posts: str) -> None:
    named = {"duty_lead": "dora", "deputy": "dev", "manager": "mo", **posts}
    with staff.house.books.voices.write() as voices:
        voices.add(DutyRota(id=1, **named))


def account(staff: Staff, handle: str, *roles: str, active: bool = True) -> None:
    address = f"{handle}@council.example"
    told = {"handle": handle, "name": handle, "email": address, "roles": list(roles), "active": active}
    with staff.house.books.people.write() as people:
        people.add(StaffAccount(**told))


def worry(staff: Staff) -> None:
    with staff.house.books.voices.write() as voices:
        raise_concern(voices, triage_words(WORDS, "children"), CareWords(WORDS, {}), None, "", staff.clock())


def alert(staff: Staff) -> int:
    return send_alerts(staff.house, staff.letters, staff.slack)


def fetched(staff: Staff) -> list[str]:
    return [letter[0].split("@")[0] for letter in staff.letters.letters]


def state(staff: Staff) -> str:
    with staff.house.books.voices.read() as voices:
        return voices.scalars(select(Concern.alert_state)).one()


@pytest.fixture
def staff(books: Books, tmp_path: Path) -> Staff:
    built = build_staff(books, tmp_path)
    for handle, role in (
        ("dora", "duty_lead"),
        ("dev", "deputy"),
        ("mo", "manager"),
        ("adi", "administrator"),
    ):
        account(built, handle, role)
    return built


@pytest.fixture
def slack(books: Books, tmp_path: Path) -> Iterator[Staff]:
    with in_slack(books, tmp_path, people=1) as built:
        account(built, "dora", "duty_lead")
        on_duty(built)
        with books.people.write() as people:
            people.add(Contact(audience_id=AUDIENCE, slack_user="U0SAMPLE02", email="dora@council.example"))
        yield built


def test_the_duty_lead_is_fetched_once_without_a_word_of_anybody(staff: Staff) -> None:
    on_duty(staff)
    worry(staff)
    assert (alert(staff), alert(staff)) == (1, 0)
    assert fetched(staff) == ["dora"]
    assert "/desk" in staff.letters.letters[0][2]
    assert "dad" not in str(staff.letters.letters)


def test_G1_with_mail_and_slack_down_it_is_on_the_desk_and_tried_again(staff: Staff) -> None:
    on_duty(staff)
    staff.letters.failing = DOWN
    worry(staff)
    alert(staff)
    with staff.house.books.voices.read() as voices:
        assert [one.level for one in desk.waiting(voices)] == ["red"]
    assert state(staff) == "waiting"
    staff.letters.failing = None
    staff.clock.move(minutes=1)
    alert(staff)
    assert (fetched(staff), state(staff)) == (["dora"], "sent")


def test_G6_when_mail_is_down_slack_is_the_second_route(slack: Staff) -> None:
    slack.letters.failing = RuntimeError("canary: something nobody thought of")
    worry(slack)
    alert(slack)
    [message] = slack.messages_to("U0SAMPLE02")
    assert "A concern marked red waits" in message["text"]
    assert state(slack) == "sent"


def test_G6_when_slack_is_down_the_letter_still_goes(slack: Staff) -> None:
    slack.workspace().workspace.faults.switch({"revoked": True})
    worry(slack)
    alert(slack)
    assert (fetched(slack), state(slack)) == (["dora"], "sent")


def test_both_routes_are_used_when_both_work(slack: Staff) -> None:
    worry(slack)
    alert(slack)
    assert len(slack.messages_to("U0SAMPLE02")) == len(slack.letters.letters) == 1


def test_G4_unread_it_fetches_the_deputy_and_then_the_named_manager(staff: Staff) -> None:
    on_duty(staff)
    worry(staff)
    told = []
    for _ in range(4):
        alert(staff)
        told.append(sorted(fetched(staff)))
        staff.letters.letters.clear()
        staff.clock.move(hours=1)
    assert told == [["dora"], ["dev", "dora"], ["dev", "dora", "mo"], []]


def test_a_new_rung_that_is_not_reached_is_tried_again(staff: Staff) -> None:
    on_duty(staff, deputy="nobody")
    account(staff, "nobody", "deputy", active=False)
    worry(staff)
    alert(staff)
    staff.clock.move(hours=1)
    staff.letters.letters.clear()
    alert(staff)
    assert fetched(staff) == ["dora"]


@pytest.mark.parametrize("rota", [False, True])
def test_without_a_duty_lead_whoever_holds_such_a_role_is_fetched(staff: Staff, rota: bool) -> None:
    if rota:
        on_duty(staff, duty_lead="somebody who left")
    worry(staff)
    alert(staff)
    assert sorted(fetched(staff)) == ["dev", "dora", "mo"]
    assert state(staff) == "sent"


def test_where_nobody_has_the_duty_the_administrators_are_told_and_it_waits(
    books: Books, tmp_path: Path
) -> None:
    staff = build_staff(books, tmp_path)
    account(staff, "adi", "administrator")
    worry(staff)
    alert(staff)
    assert fetched(staff) == ["adi"]
    assert "/admin/duty" in staff.letters.letters[0][2]
    assert state(staff) == "waiting"


def test_in_production_a_folder_of_letters_counts_as_nobody(books: Books, tmp_path: Path) -> None:
    staff = build_staff(books, tmp_path)
    staff.house = replace(staff.house, settings=replace(staff.house.settings, mode="production"))
    account(staff, "dora", "duty_lead")
    on_duty(staff)
    worry(staff)
    alert(staff)
    assert (fetched(staff), state(staff)) == (["dora"], "waiting")


def test_a_mail_server_that_hangs_holds_no_other_alert(staff: Staff) -> None:
    on_duty(staff)
    worry(staff)
    worry(staff)
    staff.letters.failing = DOWN
    assert alert(staff) == 2
    with staff.house.books.voices.read() as voices:
        waits = [one - staff.clock() for one in voices.scalars(select(Concern.alert_after)) if one]
    assert waits == [timedelta(minutes=1)] * 2


def test_the_worker_looks_every_five_seconds(staff: Staff) -> None:
    assert jobs_of(staff.house)["alerts"][1] <= timedelta(seconds=5)
