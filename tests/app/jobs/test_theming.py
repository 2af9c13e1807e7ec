"""The worker reads remarks: new ones within seconds, all again after learning, and stops when it is told."""

import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import delete, select

import app.jobs.theming as theming
from analysis.themes.coding.coded import note_coded
from analysis.themes.coding.store import Coder, current_codings
from analysis.themes.nightly.lessons import GivenUp
from analysis.themes.nightly.lots import progress
from app.config import read_settings
from app.jobs.findings import draft_findings
from app.jobs.heavy import theme_everything
from app.jobs.learning import learn_all
from app.jobs.readies import readies_of
from app.jobs.theming import theme_new_remarks
from app.library import codebook_in_use
from app.wiring import House
from surveys.db.book import Books
from surveys.keys.folder import KeyFolder
from surveys.voices.hint import Hint
from surveys.voices.remark import Remark
from tests.support.remarks import round_of_remarks

NOW = datetime(2026, 3, 9, 12, tzinfo=UTC)
SAID = [(f"p{at}", f"my social worker keeps changing {at}") for at in range(10)]
MANY = 30


@pytest.fixture
def house(sqlite_books: Books, tmp_path: Path) -> Iterator[House]:
    settings = read_settings({"HEARD_DATA": str(tmp_path)})
    yield House(settings, sqlite_books, KeyFolder(tmp_path / "keys"), lambda: NOW)


def add_round(house: House, round_id: str = "r", many: int = 10, state: str = "truncated") -> None:
    with house.books.voices.write() as voices:
        round_of_remarks(voices, [SAID[at % 10] for at in range(many)], round_id=round_id).state = state


def marks(house: House, round_id: str = "r") -> set[str]:
    with house.books.voices.read() as voices:
        return set(voices.scalars(select(Hint.made_by).join(Remark).where(Remark.round_id == round_id)))


def teach(house: House) -> None:
    coder = Coder("ada", NOW.date(), codebook_in_use(house))
    with house.books.voices.write() as voices:
        for at in range(20):
            themes = ["worker-changes"] if at % 2 else ["family-time"]
            note_coded(voices, f"r-{at}", coder, themes, (), "rules")
    assert learn_all(house)["children"] is not None


def test_new_remarks_are_read_and_then_nothing_is_left(house: House) -> None:
    add_round(house)
    assert (theme_new_remarks(house), theme_new_remarks(house)) == (10, 0)
    with house.books.voices.read() as voices:
        assert progress(voices).done == 10
        assert "worker-changes" in [one.theme for one in current_codings(voices, ["r-3"])["r-3"]]


def test_remarks_of_a_round_that_comes_later_are_read_too(house: House) -> None:
    add_round(house)
    theme_everything(house)
    add_round(house, "s", 3)
    assert theme_new_remarks(house) == 3


def test_a_remark_whose_hint_is_gone_is_read_again(house: House) -> None:
    add_round(house)
    theme_everything(house)
    with house.books.voices.write() as voices:
        voices.execute(delete(Hint).where(Hint.remark_id.in_(["r-1", "r-7"])))
    assert theme_new_remarks(house) == 2


def test_after_learning_everything_is_read_again_and_no_hint_goes_meanwhile(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_round(house, many=MANY)
    theme_everything(house)
    old = marks(house)
    teach(house)
    monkeypatch.setattr(theming, "AT_ONCE", 10)
    seen: list[int] = []
    write = theming.write_found

    def watched(voices: theming.Session, *rest: object) -> int:
        written = write(voices, *rest)  # type: ignore[arg-type]
        seen.append(len(voices.scalars(select(Hint.remark_id)).all()))
        return written

    monkeypatch.setattr(theming, "write_found", watched)
    assert theme_everything(house) == MANY
    assert set(seen) == {MANY} and marks(house) != old and len(marks(house)) == 1


def test_a_new_round_goes_before_what_is_read_again(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    add_round(house, many=MANY)
    theme_everything(house)
    teach(house)
    add_round(house, "s", 5)
    monkeypatch.setattr(theming, "LOTS_A_CALL", 1)
    assert theme_new_remarks(house) == 5 and len(marks(house, "s")) == 1


def test_a_stopped_worker_ends_after_the_portion_in_hand_and_its_lot_is_free(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_round(house, many=MANY)
    monkeypatch.setattr(theming, "AT_ONCE", 10)
    stopped = threading.Event()
    find = theming.find

    def stops(*told: object) -> list[theming.Found]:
        stopped.set()
        return find(*told)  # type: ignore[arg-type]

    monkeypatch.setattr(theming, "find", stops)
    assert theme_new_remarks(house, stopped) == 10
    assert theme_new_remarks(house) == MANY - 10


def test_what_was_found_with_a_model_out_of_use_is_not_written(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_round(house, many=MANY)
    older = readies_of(house)
    teach(house)
    monkeypatch.setattr(theming, "readies_of", lambda _: older)
    assert theme_new_remarks(house) == 0 and marks(house) == set()
    monkeypatch.undo()
    assert theme_everything(house) == MANY


def test_very_long_remarks_are_read_in_smaller_portions(house: House) -> None:
    with house.books.voices.write() as voices:
        round_of_remarks(voices, [("p", "food " * 10_000)] * 6)
    assert theme_everything(house) == 6


def test_findings_wait_for_remarks_that_were_never_read_and_for_no_others(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.jobs.findings.draft_for_round", lambda _, round_id, *__: [round_id])
    add_round(house, many=MANY)
    assert draft_findings(house) == 0
    theme_everything(house)
    teach(house)
    assert draft_findings(house) == 1


def test_remarks_wait_where_another_release_reads_them(
    house: House, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    add_round(house)

    def gives_up(*_: object) -> None:
        raise GivenUp("children")

    monkeypatch.setattr("app.jobs.readies.lesson_in_use", gives_up)
    assert theme_new_remarks(house) == 0
    assert "another release" in caplog.text
