"""Each night the worker offers groups, the same ones from the same remarks; one trouble stops no other."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from analysis.themes.discovery.unnamed import Voice
from analysis.themes.discovery.unnamed_store import residue
from app.config import read_settings
from app.jobs import groups
from app.jobs.groups import offer_groups_of
from app.wiring import House
from surveys.db.book import Books
from surveys.keys.folder import KeyFolder
from surveys.voices.hint import Hint
from surveys.voices.remark import Remark
from surveys.voices.unnamed_group import UnnamedGroup
from tests.support.remarks import AT, round_of_remarks

SAID = ("the bus is late and the bus fare is dear", "we want a football pitch in the garden")


@pytest.fixture
def house(sqlite_books: Books, tmp_path: Path) -> Iterator[House]:
    folder = KeyFolder(tmp_path / "keys")
    yield House(read_settings({"HEARD_DATA": str(tmp_path)}), sqlite_books, folder, lambda: AT)


def said(house: House, kind: str, each: int = 25) -> None:
    with house.books.voices.write() as session:
        words = [(f"{kind}{place}", SAID[place % 2] + f" {place}") for place in range(2 * each)]
        round_of_remarks(session, words, kind, f"r-{kind}", k=5)
        for one in session.scalars(select(Remark.id).where(Remark.round_id == f"r-{kind}")):
            session.add(Hint(remark_id=one, polarity=0.0, subjectivity=0.0, knows_words=False, made_by="x"))


def offered(house: House) -> dict[str, str]:
    with house.books.voices.read() as session:
        return {one.id: one.kind for one in session.scalars(select(UnnamedGroup))}


def test_groups_of_every_kind_of_round_are_offered(house: House) -> None:
    for kind in ("children", "staff", "import"):
        said(house, kind)
    assert offer_groups_of(house) == len(offered(house))
    assert set(offered(house).values()) == {"children", "staff", "import"}


def test_another_night_offers_the_same_groups_under_the_same_ids(house: House) -> None:
    said(house, "children")
    offer_groups_of(house)
    before = offered(house)
    offer_groups_of(house)
    assert offered(house) == before != {}


def test_with_too_few_remarks_nothing_is_offered(house: House) -> None:
    said(house, "staff", each=10)
    assert offer_groups_of(house) == 0 and offered(house) == {}


def test_trouble_with_one_kind_holds_up_no_other(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    said(house, "children")
    said(house, "staff")

    def troubled(session: Session, kind: str) -> list[Voice]:
        if kind == "children":
            raise RuntimeError("no words in the log")
        return residue(session, kind)

    monkeypatch.setattr(groups, "residue", troubled)
    assert offer_groups_of(house) > 0
    assert set(offered(house).values()) == {"staff"}
