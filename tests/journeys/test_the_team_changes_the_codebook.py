"""The team adds a theme, merges one and retires one; the worker reads every remark again by it."""

import re
from datetime import date
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from analysis.themes.coding.store import Current, current_codings
from app.jobs.theming import theme_new_remarks
from surveys.db.book import Books
from tests.support.staff import StaffHouse, build_staff_house, press


@pytest.fixture
def staff(sqlite_books: Books, tmp_path: Path) -> StaffHouse:
    return build_staff_house(sqlite_books, tmp_path)


def keep(client: FlaskClient, address: str, **fields: object) -> None:
    edition = re.search(r'name="edition" value="(\d+)"', client.get(address).get_data(as_text=True))
    assert edition is not None
    assert press(client, address, step="keep", edition=edition[1], **fields).status_code == 303


def read_all(staff: StaffHouse) -> None:
    while theme_new_remarks(staff.house):
        pass


def standing(staff: StaffHouse, words: str) -> dict[str, Current]:
    """The themes that stand on a remark with these words."""
    remark = next(remark for remark in staff.remarks() if words in remark.words)
    with staff.house.books.voices.read() as session:
        return {one.theme: one for one in current_codings(session, [remark.id])[remark.id]}


def test_a_theme_added_today_is_found_in_the_remarks_of_earlier_rounds(staff: StaffHouse) -> None:
    read_all(staff)
    ada = staff.sign_in("ada")
    keep(ada, "/team/codebook/new", name="Bores", cues="meetings are boring")
    assert "bores" not in standing(staff, "Meetings are boring")
    read_all(staff)
    assert standing(staff, "Meetings are boring")["bores"].state == "suggested"
    assert theme_new_remarks(staff.house) == 0
    remark = next(one for one in staff.remarks() if "Meetings are boring" in one.words)
    assert "Bores" in ada.get(f"/team/remarks/{remark.id}").get_data(as_text=True)


def test_a_merged_theme_is_read_as_its_heir_at_once_and_its_own_again_when_it_comes_back(
    staff: StaffHouse,
) -> None:
    read_all(staff)
    ada, words = staff.sign_in("ada"), "My social worker keeps changing"
    before = standing(staff, words)
    assert "worker-changes" in before
    theme = "/team/codebook/themes/worker-changes"
    keep(ada, f"{theme}/merge", into="mental-health")
    assert "worker-changes" not in standing(staff, words) and "mental-health" in standing(staff, words)
    read_all(staff)
    assert "mental-health" in standing(staff, words)
    keep(ada, f"{theme}/back")
    read_all(staff)
    assert "worker-changes" in standing(staff, words)


def test_what_a_person_confirmed_outlives_its_theme_and_mere_suggestions_go(staff: StaffHouse) -> None:
    read_all(staff)
    ada, words = staff.sign_in("ada"), "My social worker keeps changing"
    remark, other = [one for one in staff.remarks() if words in one.words][:2]
    press(ada, f"/team/remarks/{remark.id}/themes", deed="accept", theme="worker-changes")
    keep(ada, "/team/codebook/themes/worker-changes/retire")
    read_all(staff)
    assert standing(staff, words)["worker-changes"].confirmed
    with staff.house.books.voices.read() as session:
        left = {one.theme for one in current_codings(session, [other.id])[other.id]}
    assert left and "worker-changes" not in left
    assert "My worker changes (retired)" in ada.get(f"/team/remarks/{remark.id}").get_data(as_text=True)


def test_the_reports_dates_are_those_on_which_the_team_kept_it(staff: StaffHouse) -> None:
    ada = staff.sign_in("ada")
    keep(ada, "/team/codebook/new", name="Bores", cues="meetings are boring")
    page = ada.get("/team/codebook/themes/bores").get_data(as_text=True)
    assert f"{staff.clock().date():%-d %b %Y}" in page and staff.clock().date() > date(2020, 1, 1)
