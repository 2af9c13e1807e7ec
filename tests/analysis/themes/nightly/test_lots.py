"""Lots: planned once, claimed by one worker, taken over when it is gone, and new remarks go first."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import delete, insert, select
from sqlalchemy.orm import Session

from analysis.themes.nightly.lots import (
    A_LOT,
    CLAIMED_FOR,
    NEW,
    Plan,
    Progress,
    Span,
    claim_lot,
    hold_lot,
    in_other_hands,
    keep_plan,
    let_go,
    new_plans,
    plans_to_read_again,
    progress,
    undone_in,
)
from surveys.db.book import Books
from surveys.voices.hint import Hint
from surveys.voices.remark import Remark
from surveys.voices.theming_lot import ThemingLot
from tests.support.remarks import round_of_remarks

NOW = datetime(2026, 3, 9, 20, tzinfo=UTC)
READ_WITH = {"children": "mark"}
MARKS = ("mark", "mark, not read")
READ = {"polarity": 0.0, "subjectivity": 0.0, "knows_words": False}


@pytest.fixture
def session(books: Books) -> Iterator[Session]:
    with books.voices.read() as session:
        round_of_remarks(session, [])
        yield session


def remarks(session: Session, many: int, mark: str = "") -> list[str]:
    """So many remarks; with a mark, they were read with it."""
    ids = [f"{number:032d}" for number in range(many)]
    row = {"round_id": "r", "question_id": "q1", "words": "w", "dimension": "", "cell": "", "group_id": "g"}
    session.execute(insert(Remark), [row | {"id": one, "redaction_by": ""} for one in ids])
    if mark:
        hints(session, ids, mark)
    return ids


def hints(session: Session, ids: list[str], mark: str) -> None:
    session.execute(insert(Hint), [READ | {"remark_id": one, "made_by": mark} for one in ids])


def plan_all(session: Session) -> None:
    for plan in [*new_plans(session), *plans_to_read_again(session, "children", MARKS)]:
        keep_plan(session, plan)


def lots(session: Session) -> list[tuple[str, int, bool]]:
    rows = session.scalars(select(ThemingLot).order_by(ThemingLot.id))
    return [(row.mark, row.remarks, row.done) for row in rows]


def test_one_pass_plans_every_remark_once(session: Session) -> None:
    remarks(session, 2 * A_LOT + 1)
    (plan,) = new_plans(session)
    assert [span.remarks for span in plan.spans] == [A_LOT, A_LOT, 1]
    keep_plan(session, plan)
    assert new_plans(session) == []


def test_two_workers_that_plan_at_once_leave_each_remark_in_one_lot(session: Session) -> None:
    remarks(session, A_LOT + 1)
    (mine,) = new_plans(session)
    (yours,) = new_plans(session)
    keep_plan(session, mine)
    keep_plan(session, yours)
    assert lots(session)[-2:] == [(NEW, A_LOT, False), (NEW, 1, False)]
    assert progress(session) == Progress(0, A_LOT + 1, 2)


def test_a_new_mark_has_what_was_read_read_again_and_is_planned_once(session: Session) -> None:
    remarks(session, 3, mark="older")
    plan_all(session)
    assert lots(session) == [("mark", 3, False)]
    plan_all(session)
    assert lots(session) == [("mark", 3, False)]
    assert not keep_plan(session, Plan("r", "mark", (Span("0", "1", 2),)))


def test_lots_of_an_older_mark_go_when_a_newer_one_is_planned(session: Session) -> None:
    remarks(session, 3, mark="older")
    plan_all(session)
    (newer,) = plans_to_read_again(session, "children", ("newer", "newer, not read"))
    keep_plan(session, newer)
    assert lots(session) == [("newer", 3, False)]


def test_a_round_that_needs_nothing_is_looked_through_once(session: Session) -> None:
    remarks(session, 3, mark="mark")
    plan_all(session)
    assert lots(session) == [("mark", 0, True)]
    assert plans_to_read_again(session, "children", MARKS) == []


def test_two_workers_hold_different_lots_and_new_remarks_go_first(session: Session) -> None:
    ids = remarks(session, A_LOT + 1, mark="older")
    plan_all(session)
    session.execute(delete(Hint).where(Hint.remark_id == ids[7]))
    plan_all(session)
    held = [claim_lot(session, worker, READ_WITH, NOW) for worker in ("one", "two", "three", "four")]
    assert [(lot.mark, lot.remarks) for lot in held if lot] == [(NEW, 1), ("mark", A_LOT), ("mark", 1)]
    assert in_other_hands(session, NOW) == 3


def test_some_few_new_remarks_of_a_large_round_are_each_a_lot(session: Session) -> None:
    ids = remarks(session, A_LOT + 1, mark="mark")
    session.execute(delete(Hint).where(Hint.remark_id.in_([ids[1], ids[900]])))
    (plan,) = new_plans(session)
    assert plan.spans == (Span(ids[1], ids[1], 1), Span(ids[900], ids[900], 1))


def test_no_new_lot_reaches_over_an_open_one(session: Session) -> None:
    ids = remarks(session, 9)
    keep_plan(session, Plan("r", NEW, (Span(ids[3], ids[5], 3),)))
    (plan,) = new_plans(session)
    assert plan.spans == (Span(ids[0], ids[2], 3), Span(ids[6], ids[8], 3))


def test_a_lot_of_a_mark_that_nobody_uses_is_not_claimed(session: Session) -> None:
    remarks(session, 3, mark="older")
    plan_all(session)
    assert claim_lot(session, "one", {"children": "another mark"}, NOW) is None


def test_lots_of_a_kind_that_nobody_reads_here_are_left_alone(session: Session) -> None:
    remarks(session, 3)
    plan_all(session)
    assert claim_lot(session, "one", {"staff": "mark"}, NOW) is None
    assert claim_lot(session, "one", {}, NOW) is None


def test_a_lot_is_taken_over_when_its_claim_has_passed(session: Session) -> None:
    remarks(session, 3)
    plan_all(session)
    lot = claim_lot(session, "one", READ_WITH, NOW)
    assert lot is not None
    assert claim_lot(session, "two", READ_WITH, NOW + CLAIMED_FOR - timedelta(seconds=1)) is None
    assert claim_lot(session, "two", READ_WITH, NOW + CLAIMED_FOR) is not None
    assert hold_lot(session, lot.id, "one", NOW + CLAIMED_FOR) is None


def test_holding_on_prolongs_the_claim(session: Session) -> None:
    remarks(session, 3)
    plan_all(session)
    lot = claim_lot(session, "one", READ_WITH, NOW)
    assert lot is not None and hold_lot(session, lot.id, "one", NOW + CLAIMED_FOR / 2) is not None
    assert claim_lot(session, "two", READ_WITH, NOW + CLAIMED_FOR) is None


def test_a_lot_let_go_is_free_at_once_and_a_done_one_counts_whole(session: Session) -> None:
    remarks(session, 3)
    plan_all(session)
    lot = claim_lot(session, "one", READ_WITH, NOW)
    assert lot is not None
    let_go(session, lot, done=False)
    again = claim_lot(session, "two", READ_WITH, NOW)
    assert again is not None
    let_go(session, again, done=True)
    assert progress(session) == Progress(3, 3, 0)
    assert claim_lot(session, "two", READ_WITH, NOW) is None


def test_what_a_killed_worker_wrote_is_not_asked_for_again(session: Session) -> None:
    ids = remarks(session, 5)
    plan_all(session)
    hints(session, ids[:2], MARKS[0])
    hints(session, ids[2:3], MARKS[1])
    lot = claim_lot(session, "two", READ_WITH, NOW)
    assert lot is not None
    assert session.scalars(undone_in(lot, MARKS, "")).all() == ids[3:]
    assert session.scalars(undone_in(lot, MARKS, ids[3])).all() == ids[4:]
