"""Findings and answers, as the team writes them by pages."""

from pathlib import Path

import pytest
from sqlalchemy import select

from surveys.db.book import Books
from surveys.voices.action import Action
from surveys.voices.finding import Finding
from tests.support.staff import StaffHouse, build_staff_house, press


@pytest.fixture
def staff(sqlite_books: Books, tmp_path: Path) -> StaffHouse:
    staff = build_staff_house(sqlite_books, tmp_path)
    press(staff.sign_in("ada"), f"/team/rounds/{staff.round.round_id}/findings")
    return staff


def _findings(staff: StaffHouse) -> list[Finding]:
    with staff.house.books.voices.read() as session:
        return list(session.scalars(select(Finding).order_by(Finding.id)))


def _answer(**changes: str) -> dict[str, str]:
    told = {
        "kind": "doing", "owner": "Head of Fostering", "due": "2026-06-01",
        "you_said:8-10": "You want to see your family.", "answer:8-10": "We will plan more visits.",
        "you_said:11-17": "You want to see your family more.", "answer:11-17": "We will plan more visits.",
    }  # fmt: skip
    return {**told, **changes}


def test_drafts_stand_under_their_strands_and_show_nowhere_else(staff: StaffHouse) -> None:
    assert {finding.state for finding in _findings(staff)} == {"draft"}
    page = staff.sign_in("ada").get(f"/team/rounds/{staff.round.round_id}/findings").get_data(as_text=True)
    assert "3a Who are in need of help and protection" in page
    report = staff.sign_in("bo").get("/board/reports/2026-03-01/2026-03-31").get_data(as_text=True)
    assert "spoke about brothers and sisters" not in report


def test_an_approved_finding_stands_in_the_boards_report_in_its_persons_words(staff: StaffHouse) -> None:
    finding, *_ = _findings(staff)
    press(
        staff.sign_in("ada"), f"/team/findings/{finding.id}", deed="approve", text="Children ask for visits."
    )
    report = staff.sign_in("bo").get("/board/reports/2026-03-01/2026-03-31").get_data(as_text=True)
    assert "Children ask for visits." in report


def test_reworded_findings_need_approval_again(staff: StaffHouse) -> None:
    finding, *_ = _findings(staff)
    client = staff.sign_in("ada")
    press(client, f"/team/findings/{finding.id}", deed="approve", text=finding.text)
    press(client, f"/team/findings/{finding.id}", deed="keep", text="Something else.")
    assert next(one.state for one in _findings(staff) if one.id == finding.id) == "draft"


def test_a_finding_without_words_is_not_approved(staff: StaffHouse) -> None:
    finding, *_ = _findings(staff)
    answer = press(staff.sign_in("ada"), f"/team/findings/{finding.id}", deed="approve", text="  ")
    assert answer.status_code == 422
    assert next(one.state for one in _findings(staff) if one.id == finding.id) == "draft"


def test_a_dropped_finding_stays_on_record(staff: StaffHouse) -> None:
    finding, *_ = _findings(staff)
    press(staff.sign_in("ada"), f"/team/findings/{finding.id}", deed="drop")
    assert next(one.state for one in _findings(staff) if one.id == finding.id) == "dropped"


def test_an_answer_is_written_looked_at_and_published(staff: StaffHouse) -> None:
    finding, *_ = _findings(staff)
    client = staff.sign_in("ada")
    press(client, f"/team/findings/{finding.id}", deed="approve", text=finding.text)
    kept = press(client, f"/team/findings/{finding.id}/answer", **_answer())
    assert "We will plan more visits." in client.get(kept.location).get_data(as_text=True)
    assert "plan more visits" not in staff.app.test_client().get("/wall").get_data(as_text=True)
    press(client, kept.location.split("?")[0], deed="publish")
    assert "plan more visits" in staff.app.test_client().get("/wall").get_data(as_text=True)


def test_an_answer_that_lacks_something_keeps_what_was_typed(staff: StaffHouse) -> None:
    finding, *_ = _findings(staff)
    client = staff.sign_in("ada")
    press(client, f"/team/findings/{finding.id}", deed="approve", text=finding.text)
    told = press(client, f"/team/findings/{finding.id}/answer", **_answer(owner="", due="soon"))
    page = told.get_data(as_text=True)
    assert told.status_code == 422 and "Say who answers for this." in page and "You want to see" in page
    with staff.house.books.voices.read() as session:
        assert session.query(Action).count() == 0


def test_only_an_approved_finding_is_answered(staff: StaffHouse) -> None:
    finding, *_ = _findings(staff)
    assert staff.sign_in("ada").get(f"/team/findings/{finding.id}/answer").status_code == 404


def test_a_published_answer_can_be_taken_off_the_wall(staff: StaffHouse) -> None:
    finding, *_ = _findings(staff)
    client = staff.sign_in("ada")
    press(client, f"/team/findings/{finding.id}", deed="approve", text=finding.text)
    address = press(client, f"/team/findings/{finding.id}/answer", **_answer()).location.split("?")[0]
    press(client, address, deed="publish")
    press(client, address, deed="take_back")
    assert "plan more visits" not in staff.app.test_client().get("/wall").get_data(as_text=True)
