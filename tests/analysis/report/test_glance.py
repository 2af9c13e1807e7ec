"""What a chair reads first: who answered, what matters most, what changed, what was answered back."""

from datetime import date

import pytest
from sqlalchemy import select

from analysis.findings import approve, draft_for_round
from analysis.report import Report
from analysis.report.report import Section
from surveys.voices.round import Round
from tests.analysis.conftest import FACES, Council
from tests.analysis.report.conftest import MADE_ON, composed


def section(report: Report, code: str) -> Section:
    return next(one for one in report.sections() if one.code == code)


@pytest.fixture
def two_findings(council: Council) -> Council:
    """A round in which placements are praised by many, and not being heard is a problem of fewer."""
    made = council.round("children", "R", date(2026, 9, 1), 60)
    council.remarks(made, "placements", {"praise": 30})
    council.remarks(made, "being-listened-to", {"problem": 20}, first=30)
    for finding in draft_for_round(council.session, made.id, council.plan, council.codebook, MADE_ON):
        approve(council.session, finding.id, "sam", MADE_ON)
    return council


def test_problems_come_before_praise(two_findings: Council) -> None:
    assert [point.code for point in composed(two_findings).glance.findings] == ["6", "5"]


def test_a_finding_leads_to_its_strand_and_keeps_its_claims(report: Report) -> None:
    (point,) = report.glance.findings
    assert (point.code, len(point.text.claim_id.split())) == ("6", 2)
    assert point.unsure  # its themes are suggestions still, and the reader is told so


def test_at_most_five_findings(council: Council) -> None:
    made = council.round("children", "R", date(2026, 9, 1), 60)
    codes = [f"theme-{n}" for n in range(8)]
    for code in codes:
        council.remarks(made, code, {"problem": 12}, first=12 * codes.index(code))
    for finding in draft_for_round(council.session, made.id, council.plan, council.codebook, MADE_ON):
        approve(council.session, finding.id, "sam", MADE_ON)
    assert len(composed(council).glance.findings) == 5


def test_who_answered_is_told_by_kind_of_round(report: Report) -> None:
    told = [(kind, str(sentence)) for kind, sentence in report.glance.asked]
    assert told == [
        ("children", "How is it going? Autumn, 65 answered of 75 who were asked"),
        ("staff", "Staff pulse, September, 40 answered of 55 who were asked"),
        ("import", "Youth forum comments, 120 rows (not people)"),
    ]


def test_an_open_link_says_that_nobody_was_invited(council: Council) -> None:
    council.round("children", "Open", date(2026, 9, 1), 40, asked=0)
    report = composed(council)
    assert (str(report.rounds[0].asked), report.rounds[0].asked.symbol) == (
        "z (open link: no invitations)", "z",
    )  # fmt: skip
    assert str(report.glance.asked[0][1]) == "Open, 40 answered (open link: nobody was invited)"


def test_a_round_of_too_few_says_no_figure(council: Council) -> None:
    council.round("children", "Small", date(2026, 9, 1), 4)
    assert str(composed(council).glance.asked[0][1]) == "Small, too few answered to show anything"


def test_what_changed_clearly_is_told_once(report: Report) -> None:
    (point, theme) = report.glance.changes
    assert point.code == "6" and "up from about 1 in 10" in str(point.text)
    assert str(theme.text).startswith("Being listened to: about 3 in 10 of the children")


def test_no_clear_change_is_no_change(council: Council) -> None:
    for month in (6, 9):
        made = council.round("children", f"Round {month}", date(2026, month, 1), 60)
        council.tally(made, FACES, {"1": 20, "5": 40})
    council.session.flush()
    assert composed(council).glance.changes == ()


def test_the_loop_clock_counts_answers_and_names_what_waits_longest(answered: Council) -> None:
    told = [str(sentence) for sentence in composed(answered).glance.answered]
    assert told == [
        "0 done, 1 being done, 0 that we can’t do, with the reason.",
        "Answered so far: 1 of 1 findings.",
        "Half of those answers came on the day the finding was approved.",
    ]


def test_a_finding_without_an_answer_waits(two_findings: Council) -> None:
    told = [str(sentence) for sentence in composed(two_findings).glance.answered]
    assert told[0] == "Nothing has been answered back yet."
    assert told[-1].startswith("Waiting longest, 0 days: “") and told[-1].endswith("(R).")


def test_coverage_names_who_spoke_and_leaves_silence_blank(report: Report) -> None:
    lines = {line.code: line for line in report.coverage}
    assert lines["6"].heard == ("1 theme, 1 question", "", "") and lines["6"].findings == "1"
    assert lines["3b"].heard == ("", "", "") and lines[""].heard == ("", "", "1 theme")
    assert [line.code for line in report.coverage][:5] == ["1", "2", "3a", "3b", "4"]


def test_a_question_of_several_strands_stands_in_full_once(report: Report) -> None:
    places = {
        one.code: question.elsewhere
        for one in report.sections()
        for question in one.questions
        if question.question_id == FACES
    }
    assert places == {"6": "", "9": "6"}


def test_an_earlier_round_of_the_period_stands_behind_the_newest(answered: Council) -> None:
    summer = answered.session.scalars(select(Round).where(Round.title.contains("Summer"))).one()
    summer.closes_at = summer.closes_at.replace(month=9, day=2)
    answered.session.flush()
    asked = [q for q in section(composed(answered), "6").questions if q.question_id == FACES]
    assert [(q.round_title.split()[-1], q.earlier) for q in asked] == [("Summer", True), ("Autumn", False)]


def test_the_same_words_of_two_people_are_quoted_once(answered: Council) -> None:
    assert len({str(q.words).casefold() for one in composed(answered).sections() for q in one.quotes}) == 2
