"""A social worker gets a pulse in Slack, answers it there, and is thanked."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.factory import build_app
from surveys.db.book import Books
from surveys.safeguarding import desk
from surveys.safeguarding.care_box import care_private
from surveys.voices.code_keys import stretch
from surveys.voices.sitting import Sitting
from surveys.voices.sittings import find_by_code
from tests.support.staff_pulse import Staff, everything_said, in_slack

ROBIN = "U0SAMPLE01"
FIVE = {
    "q:safe_workload": "v:2",
    "q:one_thing_better": "canary: fewer forms",
}
WORRYING = "i am afraid that a child on my caseload is being hit at home and nobody listens"


@pytest.fixture
def staff(books: Books, tmp_path: Path) -> Iterator[Staff]:
    with in_slack(books, tmp_path) as built:
        yield built


def sittings(staff: Staff) -> int:
    with staff.house.books.voices.read() as voices:
        return voices.query(Sitting).count()


def test_a_pulse_comes_is_answered_and_is_thanked_for(staff: Staff) -> None:
    staff.tick()
    asked = staff.messages_to(ROBIN)
    assert len(asked) == 1
    assert "Monday 23 November" in everything_said(staff)
    form = staff.open_form(ROBIN)
    assert sum(block["type"] == "input" for block in form["blocks"]) >= 5
    assert staff.visitor(ROBIN).submit(form["id"], FIVE) == {"ok": True}
    assert staff.form(ROBIN)["title"]["text"] == "Thank you"
    assert sittings(staff) == 1
    assert staff.invitation_of(ROBIN).answered
    assert staff.invitation_of(ROBIN).started == 1


def test_S1_no_answer_stands_in_any_message(staff: Staff) -> None:
    staff.tick()
    form = staff.open_form(ROBIN)
    staff.visitor(ROBIN).submit(form["id"], FIVE)
    assert "canary" not in everything_said(staff)


def test_S7_pressing_send_twice_is_stored_once_and_thanked_twice(staff: Staff) -> None:
    staff.tick()
    form = staff.open_form(ROBIN)
    staff.workspace().workspace.faults.switch({"duplicate": 1})
    assert staff.visitor(ROBIN).submit(form["id"], FIVE) == {"ok": True}
    assert staff.form(ROBIN)["title"]["text"] == "Thank you"
    assert sittings(staff) == 1
    assert staff.invitation_of(ROBIN).started == 1


def test_a_second_press_of_the_button_opens_the_form_again(staff: Staff) -> None:
    staff.tick()
    staff.visitor(ROBIN).submit(staff.open_form(ROBIN)["id"], FIVE)
    again = staff.open_form(ROBIN)
    assert again["title"]["text"] == "Your check-in"
    staff.visitor(ROBIN).submit(again["id"], {"q:safe_workload": "v:3"})
    assert staff.form(ROBIN)["title"]["text"] == "Thank you"


def test_a_fourth_set_of_answers_is_refused_truthfully(staff: Staff) -> None:
    staff.tick()
    for _ in range(3):
        staff.visitor(ROBIN).submit(staff.open_form(ROBIN)["id"], FIVE)
    staff.visitor(ROBIN).submit(staff.open_form(ROBIN)["id"], FIVE)
    assert staff.form(ROBIN)["title"]["text"] == "You have answered"
    assert sittings(staff) == 3


def test_S19_answers_after_the_close_are_refused_kindly(staff: Staff) -> None:
    staff.tick()
    form = staff.open_form(ROBIN)
    staff.clock.move(days=8)
    assert staff.visitor(ROBIN).submit(form["id"], FIVE) == {"ok": True}
    assert staff.form(ROBIN)["title"]["text"] == "This one has closed"
    assert sittings(staff) == 0
    assert not staff.invitation_of(ROBIN).answered


def test_a_button_of_a_closed_round_says_so(staff: Staff) -> None:
    staff.tick()
    staff.clock.move(days=8)
    ts = staff.messages_to(ROBIN)[-1]["ts"]
    assert staff.visitor(ROBIN).press(ts, "pulse", "pulse_open") == {"ok": True}
    assert "This check-in has closed" in everything_said(staff)


def test_somebody_elses_button_opens_nothing(staff: Staff) -> None:
    staff.tick()
    theirs = staff.messages_to("U0SAMPLE02")[-1]
    staff.workspace().workspace.messages["D0SAMPLE01"].append(theirs)
    staff.visitor(ROBIN).press(theirs["ts"], "pulse", "pulse_open")
    assert ROBIN not in staff.workspace().workspace.stacks


def test_who_opts_out_in_one_press_is_never_asked_again(staff: Staff) -> None:
    staff.tick()
    ts = staff.messages_to(ROBIN)[-1]["ts"]
    assert staff.visitor(ROBIN).press(ts, "stop", "pulse_opt_out") == {"ok": True}
    assert "We won't ask you again" in everything_said(staff)
    before = len(staff.messages_to(ROBIN))
    for _ in range(30):
        staff.clock.move(days=1)
        staff.tick()
    assert len(staff.messages_to(ROBIN)) == before
    assert len(staff.messages_to("U0SAMPLE02")) > 1


@pytest.mark.parametrize("late", [False, True])
def test_G1_worrying_words_are_on_the_desk_and_bring_help_at_once(staff: Staff, late: bool) -> None:
    staff.tick()
    form = staff.open_form(ROBIN)
    if late:
        staff.clock.move(days=8)
    staff.visitor(ROBIN).submit(form["id"], {"q:safe_workload": "v:2", "q:one_thing_better": WORRYING})
    shown = str(staff.form(ROBIN)["blocks"])
    assert "safeguarding lead" in shown
    assert "999" in shown
    assert "01632 960001" in shown
    with staff.house.books.voices.write() as voices:
        [concern] = desk.waiting(voices)
        read = desk.read(voices, care_private(staff.house.keys), concern.id, "dora", staff.clock())
    assert read.words == WORRYING
    assert ROBIN not in str(read.about)
    assert WORRYING not in everything_said(staff)


def test_thanks_carry_the_words_that_open_the_answers_on_the_web(staff: Staff) -> None:
    staff.tick()
    staff.visitor(ROBIN).submit(staff.open_form(ROBIN)["id"], FIVE)
    said = [block["text"]["text"] for block in staff.form(ROBIN)["blocks"] if block["type"] == "section"]
    words, address = said[-1].splitlines()
    assert address == "http://127.0.0.1:8000/code"
    code = words.replace(" ", "-")
    with staff.house.books.voices.read() as voices:
        found = find_by_code(voices, staff.house.keys, stretch(staff.house.keys, code))
    assert found is not None
    assert found[2].body.answers["one_thing_better"].words == "canary: fewer forms"
    assert build_app(staff.house).test_client().get(f"/go/{found[2].door}").status_code == 200
    assert code not in everything_said(staff)


def test_S13_a_lost_workspace_waits_and_goes_on_after_it_was_installed_again(staff: Staff) -> None:
    staff.workspace().workspace.faults.switch({"revoked": True})
    staff.tick()
    assert staff.messages_to(ROBIN) == []
    assert set(staff.states()) == {"waiting"}
    staff.workspace().workspace.faults.switch({"revoked": False})
    staff.clock.move(minutes=4)
    staff.tick()
    assert len(staff.messages_to(ROBIN)) == 1
    assert set(staff.states()) == {"sent"}
