"""A composed report of the autumn, with an approved finding, approved quotes and a published answer."""

from datetime import date

import pytest
from sqlalchemy import select

from analysis.actions import Answer, publish_action, write_action
from analysis.findings import approve, claim_for, draft_for_round
from analysis.report import Period, Report, compose
from surveys.voices.coding import Coding
from surveys.voices.quote import Quote
from surveys.voices.remark import Remark
from surveys.voices.round import Round
from tests.analysis.conftest import Council

AUTUMN = Period(date(2026, 9, 1), date(2026, 9, 30))
MADE_ON = date(2026, 10, 1)


def composed(council: Council, audience: str = "board", **more: object) -> Report:
    return compose(
        council.session, council.plan, council.codebook, AUTUMN, MADE_ON, audience,
        council="Sampleford Council", **more,  # type: ignore[arg-type]
    )  # fmt: skip


def quote(council: Council, remark: Remark, words: str, approved_by: str = "sam") -> None:
    claim = claim_for(council.session, remark.round_id, "quote", {"remark": remark.id}, MADE_ON)
    council.session.add(
        Quote(remark_id=remark.id, words=words, claim_id=claim, approved_by=approved_by, approved_on=MADE_ON)
    )
    council.session.flush()


@pytest.fixture
def answered(autumn: Council) -> Council:
    """The autumn with a finding approved, two quotes and an answer."""
    made = autumn.session.scalars(select(Round).where(Round.title.contains("Autumn"))).one()
    (finding,) = draft_for_round(autumn.session, made.id, autumn.plan, autumn.codebook, MADE_ON)
    approve(autumn.session, finding.id, "sam", MADE_ON)
    heard = select(Remark).join(Coding).where(Remark.round_id == made.id, Coding.theme == "being-listened-to")
    remarks = autumn.session.scalars(heard.order_by(Remark.words)).all()
    quote(autumn, remarks[0], "<b>They</b> talk & talk, they don't hear [name].")
    quote(autumn, remarks[1], "=My worker asks me first.")
    answer = Answer(
        "doing", {"8-10": "You said: hear us.", "11-17": "You said you want to be heard."},
        {"8-10": "We are doing it.", "11-17": "We ask you before each meeting."}, "Head of service",
        date(2026, 12, 1), finding.id,
    )  # fmt: skip
    publish_action(autumn.session, write_action(autumn.session, made.id, answer, "sam").id, MADE_ON)
    return autumn


@pytest.fixture
def report(answered: Council) -> Report:
    """The autumn's report for the board."""
    return composed(answered)
