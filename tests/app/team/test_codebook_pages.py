"""The codebook as the team reads and changes it by pages."""

import html
import re
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from analysis.codebook import Codebook, read_codebook, shipped_codebook
from analysis.codebook.editions import history, newest
from analysis.codebook.joining import merge_themes
from app.library import codebook_in_use
from surveys.db.book import Books
from surveys.people.audit_entry import AuditEntry
from tests.support.staff import StaffHouse, build_staff_house, press

NEW = "/team/codebook/new"
FOOD = {"name": "Bedtime", "cues": "bed\nbedtime*", "audiences": "children", "strands": "5"}


@pytest.fixture
def staff(sqlite_books: Books, tmp_path: Path) -> StaffHouse:
    return build_staff_house(sqlite_books, tmp_path)


@pytest.fixture
def ada(staff: StaffHouse) -> FlaskClient:
    return staff.sign_in("ada")


def in_use(staff: StaffHouse) -> Codebook:
    return codebook_in_use(staff.house)


def deeds(staff: StaffHouse) -> list[str]:
    with staff.house.books.voices.read() as session:
        return [one.deed for one in history(session)]


def text_of(response: TestResponse) -> str:
    return html.unescape(response.get_data(as_text=True))


def fields_of(client: FlaskClient, address: str) -> dict[str, object]:
    """What stands in the form of a page, as a browser would send it back."""
    page = text_of(client.get(address))
    found: dict[str, object] = dict(re.findall(r'<input id="(\w+)" name="\w+"[^>]* value="([^"]*)"', page))
    found |= dict(re.findall(r'<textarea id="(\w+)" name="\w+"[^>]*>\n([^<]*)</textarea>', page))
    ticked = re.findall(r'name="(audiences|strands)" value="([^"]+)" checked', page)
    return {**found, **{name: [v for n, v in ticked if n == name] for name in ("audiences", "strands")}}


def edition_on(client: FlaskClient, address: str) -> str:
    found = re.search(r'name="edition" value="(\d+)"', text_of(client.get(address)))
    assert found is not None
    return found[1]


def take(client: FlaskClient, address: str, step: str = "keep", **fields: object) -> TestResponse:
    """Press a button of a form that was opened just now."""
    fields.setdefault("edition", edition_on(client, address))
    return press(client, address, step=step, **fields)


def test_the_list_shows_every_theme_with_its_remarks(ada: FlaskClient) -> None:
    page = text_of(ada.get("/team/codebook"))
    for theme in shipped_codebook().themes:
        assert theme.name in page
    assert "Counted among all" in page and "it stands as it came" in page


def test_the_overview_of_rounds_leads_to_it(ada: FlaskClient) -> None:
    assert 'href="/team/codebook"' in text_of(ada.get("/team/"))


def test_a_theme_is_found_by_its_cues(ada: FlaskClient) -> None:
    page = text_of(ada.get("/team/codebook?find=bully"))
    assert "themes/feeling-safe" in page and "themes/worker-changes" not in page
    assert "No theme in use has these words" in text_of(ada.get("/team/codebook?find=zzz"))


def test_a_new_theme_shows_what_it_would_find_before_it_is_kept(staff: StaffHouse, ada: FlaskClient) -> None:
    page = text_of(take(ada, NEW, "look", name="Boring", cues="are boring"))
    assert re.search(r'class="figure">\d+</span> times a remark would gain a theme', page)
    assert "Meetings <mark>are boring</mark>" in page
    assert re.search(r'<a href="/team/remarks/[\w-]+/concern">Raise concern</a>', page)
    assert deeds(staff) == []


def test_a_kept_theme_is_in_use_with_who_and_why(staff: StaffHouse, ada: FlaskClient) -> None:
    assert take(ada, NEW, **FOOD, why="Children said so").status_code == 303
    theme = in_use(staff).theme("bedtime")
    assert (theme.cues, theme.audiences, theme.strands) == (("bed", "bedtime*"), ("children",), ("5",))
    assert theme.since == staff.clock().date()
    assert deeds(staff)[0] == "Added “Bedtime”. Why: Children said so"
    assert "Bedtime" in text_of(ada.get("/team/codebook"))
    with staff.house.books.people.read() as session:
        assert "changed the codebook" in {entry.deed for entry in session.query(AuditEntry)}


def test_back_gives_the_form_with_everything_typed(staff: StaffHouse, ada: FlaskClient) -> None:
    page = text_of(take(ada, NEW, "back", **FOOD))
    assert 'value="Bedtime"' in page and "bed\nbedtime*</textarea>" in page
    assert 'id="strand-5" name="strands" value="5" checked' in page
    assert deeds(staff) == []


def test_what_is_wrong_is_told_and_nothing_typed_is_lost(staff: StaffHouse, ada: FlaskClient) -> None:
    answer = take(ada, NEW, "look", name="", cues="a*", definition="Going to bed")
    assert answer.status_code == 422
    page = text_of(answer)
    assert "Name: is empty; write something." in page and "Cue 1: 'a*' would fit almost any word" in page
    assert "Going to bed</textarea>" in page


def test_a_theme_is_changed_and_what_was_not_touched_stays(staff: StaffHouse, ada: FlaskClient) -> None:
    address = "/team/codebook/themes/feeling-safe"
    fields = fields_of(ada, address) | {"name": "Feeling safe and sound"}
    assert take(ada, address, **fields).status_code == 303
    before, after = shipped_codebook().theme("feeling-safe"), in_use(staff).theme("feeling-safe")
    assert after == before.model_copy(update={"name": "Feeling safe and sound"})
    assert deeds(staff)[0] == "Renamed “Feeling safe” to “Feeling safe and sound”."


def test_a_theme_with_another_meaning_is_compared_from_today(staff: StaffHouse, ada: FlaskClient) -> None:
    address = "/team/codebook/themes/feeling-safe"
    take(ada, address, **(fields_of(ada, address) | {"definition": "New.", "from_here": "yes"}))
    assert in_use(staff).theme("feeling-safe").since == staff.clock().date()
    assert "Compared from" in text_of(ada.get(address))


def test_an_untouched_form_is_told_that_nothing_was_changed(ada: FlaskClient) -> None:
    address = "/team/codebook/themes/feeling-safe"
    answer = take(ada, address, "look", **fields_of(ada, address))
    assert answer.status_code == 422 and "Nothing was changed." in text_of(answer)


def test_themes_are_merged_and_brought_back(staff: StaffHouse, ada: FlaskClient) -> None:
    address = "/team/codebook/themes/worker-changes"
    assert "Choose a theme" in text_of(ada.get(f"{address}/merge"))
    take(ada, f"{address}/merge", into="my-social-worker")
    assert in_use(staff).now_called("worker-changes") == "my-social-worker"
    assert "read as My social worker" in text_of(ada.get("/team/codebook"))
    assert "Bring it back" in text_of(ada.get(address))
    take(ada, f"{address}/back")
    assert in_use(staff).theme("worker-changes") == shipped_codebook().theme("worker-changes")
    assert deeds(staff)[0] == "Brought “My worker changes” back."


def test_a_merge_into_nothing_is_told(ada: FlaskClient) -> None:
    answer = take(ada, "/team/codebook/themes/worker-changes/merge", "look", into="")
    assert answer.status_code == 422 and "The codebook has no theme ''" in text_of(answer)


def test_a_theme_is_split(staff: StaffHouse, ada: FlaskClient) -> None:
    address = "/team/codebook/themes/worker-changes/split"
    parts = {"name-1": "New workers", "cues-1": "new worker*\r\nnew social worker*", "name-2": "Goodbyes"}
    assert "“New workers” and “Goodbyes”" in text_of(take(ada, address, "look", **parts))
    take(ada, address, **parts)
    assert in_use(staff).theme("worker-changes").became == ("new-workers", "goodbyes")
    assert in_use(staff).theme("new-workers").cues == ("new worker*", "new social worker*")


def test_a_split_into_one_is_told_and_keeps_what_was_typed(ada: FlaskClient) -> None:
    answer = take(ada, "/team/codebook/themes/worker-changes/split", "look", **{"name-1": "New workers"})
    assert answer.status_code == 422
    assert "at least two" in text_of(answer) and 'value="New workers"' in text_of(answer)


def test_a_retired_theme_is_shown_apart_and_can_not_be_changed(staff: StaffHouse, ada: FlaskClient) -> None:
    take(ada, "/team/codebook/themes/worker-changes/retire")
    page = text_of(ada.get("/team/codebook"))
    assert "Retired themes: 1" in page
    assert "Feeling" in page and 'name="cues"' not in text_of(ada.get("/team/codebook/themes/worker-changes"))


def test_two_people_at_once_lose_nothing_and_see_what_the_other_did(
    staff: StaffHouse, ada: FlaskClient
) -> None:
    address = "/team/codebook/themes/feeling-safe"
    fields = fields_of(ada, address)
    opened = edition_on(ada, address)
    take(ada, address, **(fields | {"definition": "Theirs.", "why": "It read badly"}))
    mine = fields | {"definition": "Mine.", "edition": opened}
    answer = press(ada, address, step="keep", **mine)
    assert answer.status_code == 409
    page = text_of(answer)
    assert "Somebody changed the codebook since you opened this page" in page
    assert "Changed “Feeling safe”. Why: It read badly" in page
    assert "<dt>What it means</dt><dd>Theirs.</dd>" in page
    assert "Mine.</textarea>" in page
    assert in_use(staff).theme("feeling-safe").definition == "Theirs."


def test_going_back_is_a_new_edition_after_a_look(staff: StaffHouse, ada: FlaskClient) -> None:
    take(ada, NEW, **FOOD)
    address = "/team/codebook/editions/1/again"
    assert "Went back to edition 1." in text_of(press(ada, address, step="look", edition="2"))
    press(ada, address, step="keep", edition="2")
    assert in_use(staff) == shipped_codebook()
    assert deeds(staff)[0] == "Went back to edition 1."
    page = text_of(ada.get("/team/codebook/history"))
    assert page.count("Go back to this one") == 2 and "Added “Bedtime”." in page


def test_going_back_after_somebody_else_changed_it_keeps_nothing(staff: StaffHouse, ada: FlaskClient) -> None:
    take(ada, NEW, **FOOD)
    answer = press(ada, "/team/codebook/editions/1/again", step="keep", edition="1")
    assert answer.location.endswith("done=codebook_moved")
    assert len(deeds(staff)) == 2


def test_the_codebook_is_taken_away_as_a_file(staff: StaffHouse, ada: FlaskClient) -> None:
    answer = ada.get("/team/codebook/copy/toml")
    assert "codebook.toml" in answer.headers["Content-Disposition"]
    assert read_codebook(answer.get_data(as_text=True), "c.toml").version == shipped_codebook().version
    assert b"urn:QDA-XML:codebook:1.0" in ada.get("/team/codebook/copy/refi").data
    assert ada.get("/team/codebook/copy/pdf").status_code == 404


def test_addresses_of_no_theme_edition_or_change_are_not_found(ada: FlaskClient) -> None:
    for address in ("/team/codebook/themes/gone", "/team/codebook/themes/feeling-safe/paint"):
        assert ada.get(address).status_code == 404
    assert press(ada, "/team/codebook/themes/gone", edition="0").status_code == 404
    assert press(ada, "/team/codebook/editions/9/again", edition="0").location.endswith("codebook_moved")


def test_merged_themes_stand_in_the_book_for_all_who_read(staff: StaffHouse, ada: FlaskClient) -> None:
    take(ada, "/team/codebook/themes/worker-changes/merge", into="my-social-worker")
    with staff.house.books.voices.read() as session:
        kept = newest(session)
    assert kept == merge_themes(
        shipped_codebook(), "worker-changes", "my-social-worker", staff.clock().date()
    )
