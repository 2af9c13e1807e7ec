"""The board's reports, as pages and as files."""

import csv
import io
import zipfile
from pathlib import Path

import pytest
from sqlalchemy import select

from app.board.periods import quarter_of
from surveys.db.book import Books
from surveys.people.audit_entry import AuditEntry
from surveys.safeguarding.concern import Concern
from surveys.voices.claim import Claim
from surveys.voices.snapshot import Snapshot
from tests.support.staff import SAID, StaffHouse, build_staff_house, press

REPORT = "/board/reports/2026-01-01/2026-03-31"


@pytest.fixture
def staff(sqlite_books: Books, tmp_path: Path) -> StaffHouse:
    return build_staff_house(sqlite_books, tmp_path)


def test_the_board_finds_the_quarter_in_which_a_round_closed(staff: StaffHouse) -> None:
    page = staff.sign_in("bo").get("/board/").get_data(as_text=True)
    assert "Quarter 4 of 2025/26" in page and f'href="{REPORT}"' in page


def test_the_report_names_the_strands_and_those_nobody_spoke_about(staff: StaffHouse) -> None:
    page = staff.sign_in("bo").get(REPORT).get_data(as_text=True)
    assert "3a Who are in need of help and protection" in page and "Nobody spoke about this strand" in page


def test_P11_no_remark_stands_in_the_report_or_its_files_before_it_is_an_approved_quote(
    staff: StaffHouse,
) -> None:
    bo = staff.sign_in("bo")
    told = [
        bo.get(REPORT).get_data(as_text=True),
        bo.get(f"{REPORT}/voice-report.csv").get_data(as_text=True),
    ]
    with zipfile.ZipFile(io.BytesIO(bo.get(f"{REPORT}/voice-report.docx").data)) as document:
        told.append(document.read("word/document.xml").decode())
    assert not [words for words in SAID for text in told if words in text]


def test_an_approved_quote_stands_in_the_report(staff: StaffHouse) -> None:
    ada, remark = staff.sign_in("ada"), staff.remarks()[0]
    press(ada, f"/team/remarks/{remark.id}/redaction", words=remark.words)
    press(ada, f"/team/remarks/{remark.id}/quote", deed="approve")
    assert remark.words in staff.sign_in("bo").get(REPORT).get_data(as_text=True)


def test_files_are_whole_and_each_export_is_written_down(staff: StaffHouse) -> None:
    bo = staff.sign_in("bo")
    document = bo.get(f"{REPORT}/voice-report.docx")
    assert zipfile.ZipFile(io.BytesIO(document.data)).testzip() is None
    assert document.headers["Content-Disposition"].startswith("attachment")
    rows = list(csv.reader(io.StringIO(bo.get(f"{REPORT}/voice-report.csv").get_data(as_text=True))))
    assert len(rows) > 5
    with staff.house.books.people.read() as session:
        exports = [one for one in session.scalars(select(AuditEntry)) if one.deed == "exported a report"]
    assert [one.subject for one in exports] == [
        f"{kind} 2026-01-01 to 2026-03-31" for kind in ("docx", "csv")
    ]
    with staff.house.books.voices.read() as session:
        assert session.query(Snapshot).count() == 1


def test_a_claim_can_be_looked_up(staff: StaffHouse) -> None:
    bo = staff.sign_in("bo")
    bo.get(REPORT)
    with staff.house.books.voices.read() as session:
        claim = session.scalars(select(Claim)).first()
    assert claim is not None
    assert "A sample round" in bo.get(bo.get(f"/board/claims?claim={claim.id}").location).get_data(
        as_text=True
    )
    assert bo.get("/board/claims/no-such-claim").status_code == 404


def test_the_claim_of_a_quote_does_not_lead_to_its_remark(staff: StaffHouse) -> None:
    ada, remark = staff.sign_in("ada"), staff.remarks()[0]
    press(ada, f"/team/remarks/{remark.id}/redaction", words=remark.words)
    press(ada, f"/team/remarks/{remark.id}/quote", deed="approve")
    with staff.house.books.voices.read() as session:
        claim = session.scalars(select(Claim).where(Claim.kind == "quote")).one()
    page = staff.sign_in("bo").get(f"/board/claims/{claim.id}").get_data(as_text=True)
    assert remark.id not in page and remark.group_id not in page


@pytest.mark.parametrize(
    "period", ["2026-02-30/2026-03-31", "2026-03-31/2026-01-01", "1900-01-01/2026-01-01"]
)
def test_a_period_that_is_none_is_not_found(staff: StaffHouse, period: str) -> None:
    assert staff.sign_in("bo").get(f"/board/reports/{period}").status_code == 404


def test_a_file_of_an_unknown_kind_is_not_found(staff: StaffHouse) -> None:
    assert staff.sign_in("bo").get(f"{REPORT}/voice-report.exe").status_code == 404


@pytest.mark.parametrize("handle", ["adi", "nil", "dora"])
def test_nobody_else_reads_reports(staff: StaffHouse, handle: str) -> None:
    assert staff.sign_in(handle).get(REPORT).status_code == 403
    assert staff.sign_in(handle).get(f"{REPORT}/voice-report.csv").status_code == 403


def test_a_reader_who_is_worried_reaches_the_duty_lead(staff: StaffHouse) -> None:
    bo = staff.sign_in("bo")
    assert "Raise concern" in bo.get(REPORT).get_data(as_text=True)
    assert "write something" in bo.get(press(bo, "/board/concern", words=" ").location).get_data(as_text=True)
    press(bo, "/board/concern", words="they lock the fridge", why="hungry?")
    with staff.house.books.voices.read() as session:
        raised = session.scalars(select(Concern).where(Concern.round_id.is_(None))).one()
    dora = staff.sign_in("dora")
    page = dora.get(press(dora, f"/desk/concerns/{raised.id}/read").location).get_data(as_text=True)
    assert "they lock the fridge" in page and "hungry?" in page


def test_figures_about_concerns_hold_no_content(staff: StaffHouse) -> None:
    page = staff.sign_in("bo").get(REPORT).get_data(as_text=True)
    assert "Keeping children safe" in page and "for the duty team alone" in page


def test_nobody_learns_by_asking_day_by_day_when_somebody_spoke(staff: StaffHouse) -> None:
    bo = staff.sign_in("bo")
    today = staff.clock().date()
    days = f"/board/reports/{today}/{today}"
    now = quarter_of(today)
    for address in (days, f"/board/reports/{now.start}/{now.end}", "/board/reports/2025-12-31/2026-03-31"):
        assert "Words that worried us" not in bo.get(address).get_data(as_text=True)
    staff.clock.move(days=100)
    page = staff.sign_in("bo").get(f"/board/reports/{now.start}/{now.end}").get_data(as_text=True)
    assert "Words that worried us: " in page


def test_reading_a_report_again_takes_no_unit_of_work_that_writes(
    staff: StaffHouse, monkeypatch: pytest.MonkeyPatch
) -> None:
    bo = staff.sign_in("bo")
    bo.get(REPORT)

    def refuse() -> None:
        raise AssertionError("reading wrote")

    monkeypatch.setattr(staff.house.books.voices, "write", refuse)
    assert bo.get(REPORT).status_code == 200
