"""The annex on trust: the team's score card through the release guard, in every file."""

import csv
import io
import re
from dataclasses import replace
from datetime import date
from typing import Any

import docx
import pytest

from analysis.disclosure import Released
from analysis.report import Period, Report, compose
from analysis.report.csv import to_csv
from analysis.report.docx import to_docx
from analysis.report.html import page
from analysis.report.lines import TrustLines
from analysis.themes.trust.card import Mark
from analysis.themes.trust.measuring import measure
from analysis.themes.trust.score_store import keep_card
from analysis.themes.trust.sensitivity import Stayed
from tests.analysis.conftest import Council
from tests.analysis.report.test_compose import leaves
from tests.support.scored import LISTENED, SAID, Lot, a_round, read_lots, two_rounds

YEAR = Period(date(2026, 4, 1), date(2026, 12, 31))
MEASURED_ON = date(2026, 9, 13)


def measured(council: Council, kind: str = "children") -> None:
    council.session.flush()
    card = measure(council.session, council.codebook, kind, Mark(1, council.codebook.version, "rules"), None)
    assert card is not None
    keep_card(council.session, kind, card, MEASURED_ON)


def report_of(council: Council, audience: str = "board", made_on: date = date(2026, 10, 1)) -> Report:
    return compose(council.session, council.plan, council.codebook, YEAR, made_on, audience)


@pytest.fixture
def trusted(council: Council) -> Report:
    two_rounds(council.session)
    measured(council)
    return report_of(council)


def only(report: Report) -> TrustLines:
    (found,) = report.trust
    return found


def words(report: Report) -> str:
    document: Any = docx.Document(io.BytesIO(to_docx(report)))
    cells = (cell.text for table in document.tables for row in table.rows for cell in row.cells)
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


def test_a_theme_of_which_enough_was_read_stands_with_its_figures(trusted: Report) -> None:
    (line,) = only(trusted).lines
    told = [str(value) for value in (line.right, line.found, line.f1)]
    assert (line.theme, told[0]) == ("Being listened to", "about 9 in 10 (8 to 10)")
    assert told[2] == "0.9 (0.8 to 1.0)"
    assert str(line.stays) == "c"  # nothing was read again


def test_themes_with_too_few_are_named_and_have_no_figure(trusted: Report) -> None:
    assert only(trusted).too_few == ("Parking", "Placements")


def test_exact_counts_stay_with_the_team(trusted: Report) -> None:
    annex = words(trusted).split("How far the themes can be trusted")[1]
    assert not {"191", "59", "60", "56", "64"} & set(re.findall(r"\d+", annex))
    assert str(only(trusted).remarks) == "190"


def test_public_reports_raise_the_smallest_group(council: Council) -> None:
    made = a_round(council.session, "Staff", date(2026, 9, 1), "staff", k=5)
    read_lots(council.session, made, [Lot(8, "x", (LISTENED,), (LISTENED,)), Lot(30, "x", (), ())])
    read_lots(council.session, made, [Lot(8, "y", ("parking",), ("parking",))])
    measured(council, "staff")
    boards, publics = (only(report_of(council, audience)) for audience in ("board", "public"))
    assert (str(boards.right), str(publics.right)) == ("most", "c")
    assert str(publics.remarks) == str(boards.remarks) == "45"


def test_every_file_says_the_same(trusted: Report) -> None:
    for text in (page(trusted), words(trusted), to_csv(trusted)):
        assert "How far the themes can be trusted" in text
        assert "about 9 in 10 (8 to 10)" in text
        assert "Two people with each other" in text
        assert "too few to trust" in text


def test_the_csv_counts_in_suggestions_and_never_in_people(trusted: Report) -> None:
    rows = [
        row for row in csv.DictReader(io.StringIO(to_csv(trusted).lstrip("\ufeff"))) if row["what"] == "trust"
    ]
    assert {row["unit"] for row in rows} <= {"", "remarks", "suggestions", "themes given"}
    assert all(row["claim"] for row in rows if row["value"])


def test_before_anything_is_measured_the_annex_says_so(council: Council) -> None:
    two_rounds(council.session)
    report = report_of(council)
    assert report.trust == ()
    assert "Not measured yet" in page(report) and "Not measured yet" in words(report)


def test_a_card_of_a_later_day_or_another_kind_does_not_show(council: Council) -> None:
    two_rounds(council.session)
    measured(council)
    assert report_of(council, made_on=date(2026, 9, 12)).trust == ()
    early = Period(date(2026, 1, 1), date(2026, 2, 1))
    assert compose(council.session, council.plan, council.codebook, early, date(2026, 10, 1)).trust == ()


def test_a_machine_that_got_worse_is_told_without_figures(council: Council) -> None:
    summer = a_round(council.session, "Summer", date(2026, 6, 12))
    autumn = a_round(council.session, "Autumn", date(2026, 9, 11))
    both = (LISTENED,)
    read_lots(council.session, summer, [Lot(50, SAID["listened"], both, both), Lot(60, "x", (), ())])
    read_lots(council.session, autumn, [
        Lot(25, SAID["listened"], both, both), Lot(30, "x", both, ()), Lot(20, "y", (), both),
    ])  # fmt: skip
    measured(council)
    assert [str(one) for one in only(report_of(council)).changes] == [
        "The machine got worse at “Being listened to” since “Summer”."
    ]


def test_few_readings_hide_everything_but_the_day(council: Council) -> None:
    made = a_round(council.session, "Summer", date(2026, 6, 12))
    read_lots(council.session, made, [Lot(4, SAID["listened"], (LISTENED,), (LISTENED,))])
    measured(council)
    found = only(report_of(council))
    assert found.lines == () and found.agreement == ()
    assert "too few remarks drawn by lot have been read" in page(report_of(council))


def test_nothing_but_released_values_words_and_dates_stands_in_the_annex(trusted: Report) -> None:
    assert {type(leaf) for leaf in leaves(trusted.trust)} <= {Released, str, date}


def test_every_figure_has_its_claim(trusted: Report) -> None:
    known = {claim.id: claim.definition for claim in trusted.claims}
    (line,) = only(trusted).lines
    figures = [line.right, line.found, line.f1, line.common, line.stays, line.people, only(trusted).remarks]
    assert all(isinstance(figure, Released) and figure.claim_id in known for figure in figures)
    assert known[line.right.claim_id]["theme"] == LISTENED


def test_what_stays_when_misspelt_is_shown_in_tenths(council: Council) -> None:
    made = a_round(council.session, "Summer", date(2026, 6, 12))
    read_lots(council.session, made, [Lot(40, SAID["listened"], (LISTENED,), (LISTENED,))])
    card = measure(council.session, council.codebook, "children", Mark(1, "c", "m"))
    assert card is not None
    lines = tuple(replace(line, stayed=Stayed(40, 31, 1.0, 0.9)) for line in card.lines)
    keep_card(council.session, "children", replace(card, lines=lines), MEASURED_ON)
    assert str(only(report_of(council)).lines[0].stays) == "about 8 in 10 (5 to 9)"
