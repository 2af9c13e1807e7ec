"""Remarks come in the planned order or the surest first; the next one is known after this one has left."""

from datetime import date

from sqlalchemy.orm import Session

from analysis.codebook import read_codebook
from analysis.themes.coding.coded import note_coded
from analysis.themes.coding.store import Coder
from app.team.orders import Wanted, count_of, neighbours, some_of
from surveys.voices.coding import Coding
from surveys.voices.hint import Hint
from surveys.voices.next_to_read import NextToRead
from surveys.voices.remark import Remark
from surveys.voices.told_remark import ToldRemark
from surveys.voices.translation import Translation

DAY = date(2023, 2, 2)
ANNA = Coder("anna", DAY, read_codebook('[[theme]]\nname = "Food"\n', "c.toml"))


def wanted(show: str = "open", order: str = "plan") -> Wanted:
    return Wanted("r", show, order, {})


def ids(session: Session, asked: Wanted, start: int = 0, many: int = 20) -> str:
    return "".join(remark.id for remark in some_of(session, asked, start, many))


def plan(session: Session, order: str) -> None:
    for place, key in enumerate(order, 1):
        session.add(NextToRead(remark_id=key, round_id="r", place=place, by_lot=False, theme="food"))
    session.flush()


def suggest(session: Session, remark_id: str, score: float, state: str = "suggested") -> None:
    session.add(
        Coding(
            remark_id=remark_id, theme="food", state=state, origin="rules", made_by="rules 1", codebook="1",
            score=score, reasons=[], made_on=DAY,
        )
    )  # fmt: skip
    session.flush()


def hint(remark_id: str, language: str | None, mixed: bool | None = False) -> Hint:
    return Hint(
        remark_id=remark_id, polarity=0, subjectivity=0, knows_words=True, made_by="x", language=language,
        mixed=mixed,
    )  # fmt: skip


def beside(session: Session, asked: Wanted, remark_id: str) -> tuple[str | None, str | None]:
    return neighbours(session, asked, session.get_one(Remark, remark_id))


def test_without_a_plan_they_come_by_their_random_ids(remarks: Session) -> None:
    assert ids(remarks, wanted()) == "abcdefghij"
    assert count_of(remarks, wanted()) == 10


def test_what_is_planned_comes_first_and_the_rest_after_it(remarks: Session) -> None:
    plan(remarks, "gcb")
    assert ids(remarks, wanted()) == "gcbadefhij"
    assert ids(remarks, wanted(), start=2, many=3) == "bad"


def test_the_surest_first(remarks: Session) -> None:
    suggest(remarks, "d", 0.4)
    suggest(remarks, "h", 0.9)
    suggest(remarks, "h", 0.2)
    assert ids(remarks, wanted(order="sure")) == "hdabcefgij"


def test_the_next_one_is_the_same_before_and_after_this_one_has_been_read(remarks: Session) -> None:
    plan(remarks, "gcb")
    assert beside(remarks, wanted(), "c") == ("g", "b")
    assert beside(remarks, wanted(), "b") == ("c", "a")
    note_coded(remarks, "c", ANNA, (), (), "rules 1")
    assert beside(remarks, wanted(), "c") == ("g", "b")
    assert beside(remarks, wanted(), "g") == (None, "b")
    assert beside(remarks, wanted(), "j") == ("i", None)


def test_neighbours_by_sureness(remarks: Session) -> None:
    suggest(remarks, "d", 0.4)
    suggest(remarks, "h", 0.123456789)
    assert beside(remarks, wanted(order="sure"), "h") == ("d", "a")


def test_the_other_filters_leave_the_order_of_reading_alone(remarks: Session) -> None:
    plan(remarks, "gcb")
    assert ids(remarks, wanted("all")) == "abcdefghij"
    assert ids(remarks, wanted("review")) == "abcdefghij"


def test_other_languages_are_found_whoever_noticed_them(remarks: Session) -> None:
    remarks.add_all([hint("a", "pl"), hint("b", "en", mixed=True), hint("c", "en"), hint("d", None, None)])
    remarks.add_all([hint("e", "zxx"), hint("f", "und")])
    remarks.add(Translation(remark_id="g", words="hello", source="person", made_by="anna", made_on=DAY))
    remarks.add(ToldRemark(remark_id="h", language="ur", mood=None, told_by="anna"))
    remarks.add(ToldRemark(remark_id="i", language="en", mood=None, told_by="anna"))
    remarks.flush()
    assert ids(remarks, wanted("languages")) == "abfgh"
