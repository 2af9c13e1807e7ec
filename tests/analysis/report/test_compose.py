"""The report: by strand in reading order, with what was heard, what it changed, and who was silent."""

import dataclasses
import io
import zipfile
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from sqlalchemy import func, select

from analysis.codebook.editions import keep
from analysis.codebook.edits import edit_theme, retire_theme
from analysis.codebook.joining import merge_themes
from analysis.disclosure import Released
from analysis.report import FORMATS, Period, Report, file_report_claims, save_snapshot
from analysis.report.report import Section
from surveys.voices.claim import Claim
from surveys.voices.round import Round
from surveys.voices.snapshot import Snapshot
from tests.analysis.conftest import Council
from tests.analysis.report.conftest import composed, quote


def section(report: Report, code: str) -> Section:
    return next(one for one in report.sections() if one.code == code)


def test_strands_stand_in_their_two_halves_in_reading_order(report: Report) -> None:
    codes = [[one.code for one in half.sections] for half in report.halves]
    assert codes == [["1", "2", "3a", "3b", "4", "5"], ["6", "7", "8", "9", "10", "11", "12"]]


def test_a_strand_shows_its_approved_finding(report: Report) -> None:
    (finding,) = section(report, "6").findings
    assert str(finding.text).startswith("About 3 in 10 of the children")
    assert len(finding.text.claim_id.split()) == 2  # the share, and the share of its stance


def test_a_draft_that_nobody_approved_does_not_show(autumn: Council) -> None:
    assert all(not one.findings for one in composed(autumn).sections())


def test_who_was_asked_and_who_answered(report: Report) -> None:
    lines = {line.title: (str(line.asked), str(line.answered)) for line in report.rounds}
    assert lines == {"How is it going? Autumn": ("75", "65"), "Staff pulse, September": ("55", "40")}


def test_a_question_shows_shares_and_the_change_since_last_time(report: Report) -> None:
    (question,) = [q for q in section(report, "6").questions if q.question_id == "worker_listens"]
    worst, best = question.lines[0], question.lines[-1]
    assert (str(worst.count), str(worst.share), str(worst.change)) == (
        "5", "about 1 in 10", "down from about 3 in 10",
    )  # fmt: skip
    assert (str(best.share), str(best.change)) == ("about 3 in 10", "up from about 1 in 10")


def test_a_question_is_broken_down_by_the_declared_cells(report: Report) -> None:
    (question,) = [q for q in section(report, "6").questions if q.question_id == "worker_listens"]
    assert [(line.cell, str(line.answered)) for line in question.cells] == [("11-17", "30"), ("8-10", "30")]


def test_P19_no_trend_when_the_roster_changed_a_little(autumn: Council) -> None:
    made = autumn.session.scalars(select(Round.id).where(Round.title.contains("Autumn"))).one()
    report = composed(autumn, roster_changes={made: 3})
    (question,) = [q for q in section(report, "6").questions if q.question_id == "worker_listens"]
    assert {line.change.symbol for line in question.lines} == {"c"}


def test_themes_say_how_many_and_in_which_stance(report: Report) -> None:
    (line,) = section(report, "6").themes
    assert (line.name, str(line.figure.count), str(line.figure.share)) == (
        "Being listened to", "20", "about 3 in 10",
    )  # fmt: skip
    assert not line.figure.confirmed


def test_a_theme_of_two_people_is_not_listed(report: Report) -> None:
    assert section(report, "5").themes == ()


def test_strands_nobody_spoke_about_are_named(report: Report) -> None:
    silent = {one.code for one in report.silent}
    assert {"1", "2", "3b", "4"} <= silent and not {"6", "8"} & silent


def test_themes_that_no_strand_claims_stand_apart_as_rows(report: Report) -> None:
    (line,) = report.unlinked.themes
    assert (line.name, line.unit, str(line.figure.count)) == ("Parking", "rows", "50 rows")
    assert [(one.source, str(one.answered)) for one in report.imports] == [("Youth forum 2026", "120 rows")]


def test_quotes_are_approved_words(report: Report) -> None:
    assert len(section(report, "6").quotes) == 2


def test_a_person_is_quoted_once_in_a_pack(answered: Council) -> None:
    made = answered.session.scalars(select(Round).where(Round.title.contains("Autumn"))).one()
    for place in range(2):
        remark = answered.remark(made, f"More {place}", {"placements": "idea"}, "the-same-child")
        quote(answered, remark, f"More {place}")
    assert len(section(composed(answered), "5").quotes) == 1


def test_answers_stand_beside_what_they_answer(report: Report) -> None:
    (answer,) = section(report, "6").actions
    assert (answer.kind, str(answer.answer)) == ("doing", "We ask you before each meeting.")


def test_what_is_published_outside_speaks_of_ten_people(council: Council) -> None:
    made = council.round("staff", "Small team", date(2026, 9, 5), 7)
    council.tally(made, "safe_workload", {"1": 4, "5": 3})
    council.session.flush()
    boards, publics = (composed(council, audience) for audience in ("board", "public"))
    assert (str(boards.rounds[0].answered), str(publics.rounds[0].answered)) == ("5", "c")


def test_an_unknown_audience_is_refused(council: Council) -> None:
    with pytest.raises(ValueError, match="no audience"):
        composed(council, "everybody")


def test_a_period_that_ends_before_it_starts_is_refused() -> None:
    with pytest.raises(ValueError, match="ends before"):
        Period(date(2026, 9, 2), date(2026, 9, 1))


def test_a_report_without_rounds_is_a_report(council: Council) -> None:
    report = composed(council)
    assert report.rounds == () and len(report.silent) == 13


def leaves(value: Any) -> Iterator[Any]:
    if isinstance(value, Released) or not (
        dataclasses.is_dataclass(value) or isinstance(value, dict | tuple)
    ):
        yield value
    elif isinstance(value, dict):
        for item in value.values():
            yield from leaves(item)
    elif isinstance(value, tuple):
        for item in value:
            yield from leaves(item)
    else:
        for field in dataclasses.fields(value):
            yield from leaves(getattr(value, field.name))


def test_P9_nothing_but_released_values_words_and_dates_stands_in_a_report(report: Report) -> None:
    kinds = {type(leaf) for leaf in leaves(report)}
    assert kinds <= {Released, str, date, bool, int}
    assert [leaf for leaf in leaves(report) if type(leaf) is int] == [report.least]


def test_every_figure_shown_has_its_claim(report: Report, answered: Council) -> None:
    known = {claim.id for claim in report.claims}
    figures = [leaf for leaf in leaves(report) if isinstance(leaf, Released) and leaf.kind != "quote"]
    assert {claim for figure in figures for claim in figure.claim_id.split()} <= known
    assert all(figure.claim_id for figure in figures if figure.kind in ("count", "share"))


def test_claims_are_filed_once(report: Report, answered: Council) -> None:
    for _ in range(2):
        file_report_claims(answered.session, report)
    filed = answered.session.scalar(select(func.count()).select_from(Claim).where(Claim.kind == "figure"))
    assert filed == len(report.claims)


def test_the_same_evidence_gives_the_same_bytes(report: Report, answered: Council) -> None:
    assert composed(answered).to_json() == report.to_json()


def test_a_snapshot_is_kept_once(report: Report, answered: Council) -> None:
    ids = {save_snapshot(answered.session, report, "sam") for _ in range(2)}
    assert ids == {report.fingerprint}
    kept = answered.session.get_one(Snapshot, report.fingerprint)
    assert (kept.content, kept.starts_on) == (report.to_json(), date(2026, 9, 1))


def test_reading_the_report_changes_nothing_in_the_book(answered: Council) -> None:
    answered.session.flush()
    composed(answered)
    assert not answered.session.new and not answered.session.dirty


def test_P11_a_quote_that_nobody_approved_shows_nowhere(answered: Council) -> None:
    made = answered.session.scalars(select(Round).where(Round.title.contains("Autumn"))).one()
    remark = answered.remark(made, "Secret words", {"being-listened-to": "idea"}, "g-secret")
    quote(answered, remark, "Secret words", approved_by="")
    report = composed(answered)
    assert all(b"Secret words" not in write(report) for name, write in FORMATS.items() if name != "docx")
    assert b"Secret words" not in zipfile.ZipFile(io.BytesIO(FORMATS["docx"](report))).read(
        "word/document.xml"
    )


def test_a_quote_loses_its_attribute_where_k_was_raised(council: Council) -> None:
    made = council.round("staff", "Team", date(2026, 9, 5), 20)
    (remark,) = council.remarks(made, "being-listened-to", {"idea": 1})
    remark.dimension, remark.cell = "group", "North"
    council.remarks(made, "", {"": 19}, first=1)
    quote(council, remark, "We want time to listen.")
    attributes = [
        section(composed(council, audience), "6").quotes[0].attribute for audience in ("board", "public")
    ]
    assert attributes == ["North", ""]


def test_a_theme_is_not_compared_with_what_was_said_before_it_began(answered: Council) -> None:
    answered.codebook = edit_theme(
        answered.codebook, "being-listened-to", {"definition": "Wider."}, date(2026, 7, 1), from_here=True
    )
    (line,) = section(composed(answered), "6").themes
    assert str(line.change) == "from here: not compared with anything before 1 July 2026"
    assert line.change.symbol == "z"
    assert all("listened" not in str(point.text) for point in composed(answered).glance.changes)


def test_a_finding_of_a_merged_theme_stands_with_its_heirs_name_and_figures(answered: Council) -> None:
    merged = merge_themes(answered.codebook, "being-listened-to", "placements", date(2026, 9, 28))
    answered.codebook = merged
    keep(answered.session, merged, "Merged.", "sam", date(2026, 9, 28))
    (finding,) = section(composed(answered), "6").findings
    assert finding.theme == "Placements"
    assert finding.figure is not None and finding.figure.theme == "placements"
    assert str(finding.text).startswith("About 3 in 10 of the children")


def test_a_retired_theme_is_marked_and_keeps_its_strand(answered: Council) -> None:
    answered.codebook = retire_theme(answered.codebook, "being-listened-to", date(2026, 9, 28))
    (line,) = section(composed(answered), "6").themes
    assert line.name == "Being listened to (retired)"
    assert section(composed(answered), "6").findings[0].theme == "Being listened to (retired)"
