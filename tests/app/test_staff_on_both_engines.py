"""The staff's whole way, page by page, on SQLite and on PostgreSQL alike."""

from pathlib import Path

from sqlalchemy import select

from surveys.db.book import Books
from surveys.safeguarding.concern import Concern
from surveys.voices.finding import Finding
from tests.support.staff import build_staff_house, press, worry

REPORT = "/board/reports/2026-01-01/2026-03-31"
ANSWER = {
    "kind": "cannot", "owner": "Head of Fostering", "due": "2026-06-01", "you_said:8-10": "You want a dog.",
    "answer:8-10": "Some homes are too small.", "you_said:11-17": "You want a dog.",
    "answer:11-17": "Some homes are too small.",
}  # fmt: skip


def test_a_round_is_themed_quoted_found_answered_and_reported(books: Books, tmp_path: Path) -> None:
    staff = build_staff_house(books, tmp_path)
    ada, remark, round_ = staff.sign_in("ada"), staff.remarks()[0], staff.round.round_id
    press(ada, f"/team/remarks/{remark.id}/themes", deed="add", theme="feeling-safe", stance="idea")
    press(ada, f"/team/remarks/{remark.id}/redaction", words=remark.words)
    assert "quote_approved" in press(ada, f"/team/remarks/{remark.id}/quote", deed="approve").location
    assert press(ada, f"/team/rounds/{round_}/findings").status_code == 303
    with books.voices.read() as session:
        finding = session.scalars(select(Finding)).first()
    assert finding is not None
    press(ada, f"/team/findings/{finding.id}", deed="approve", text=finding.text)
    kept = press(ada, f"/team/findings/{finding.id}/answer", **ANSWER)
    press(ada, kept.location.split("?")[0], deed="publish")
    bo = staff.sign_in("bo")
    report = bo.get(REPORT).get_data(as_text=True)
    assert remark.words in report and finding.text in report and "Some homes are too small." in report
    assert bo.get(f"{REPORT}/voice-report.docx").status_code == 200
    assert "entries are whole" in staff.sign_in("adi").get("/admin/audit?verify=1").get_data(as_text=True)


def test_a_concern_is_read_acted_on_and_closed_by_two(books: Books, tmp_path: Path) -> None:
    staff = build_staff_house(books, tmp_path, people=0)
    worry(staff.round)
    with books.voices.read() as session:
        concern = session.scalars(select(Concern)).one()
    dora, dev, address = staff.sign_in("dora"), staff.sign_in("dev"), f"/desk/concerns/{concern.id}"
    press(dora, f"{address}/read")
    press(dora, f"{address}/acting", what="rang the front door")
    press(dora, f"{address}/close", why="referred")
    press(dev, f"{address}/close", why="referred")
    assert "Closed" in dev.get(address).get_data(as_text=True)
    press(dora, "/desk/reading", items="")
    assert "There is nothing to read" in dora.get("/desk/reading").get_data(as_text=True)
