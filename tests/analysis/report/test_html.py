"""The report as a page: valid, in order, with a table beside each chart, and inert."""

import re

import html5lib
import pytest

from analysis.report import Report
from analysis.report.html import page, to_html
from tests.analysis.conftest import Council
from tests.analysis.report.conftest import composed


@pytest.fixture
def fragment(report: Report) -> str:
    return to_html(report)


def test_it_is_valid(report: Report) -> None:
    html5lib.HTMLParser(strict=True).parse(page(report))


def test_headings_come_in_order(fragment: str) -> None:
    levels = [int(level) for level in re.findall(r"<h(\d)", fragment)]
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(after <= before + 1 for before, after in zip(levels, levels[1:], strict=False))


def test_it_has_no_script_style_or_outside_address(fragment: str) -> None:
    assert not re.search(r"<script|<style|style=|http|\son\w+=|javascript:", fragment)


def test_ids_are_unique(fragment: str) -> None:
    ids = re.findall(r'\sid="([^"]+)"', fragment)
    assert len(ids) == len(set(ids))


def test_words_of_children_are_shown_as_text(fragment: str) -> None:
    assert "&lt;b&gt;They&lt;/b&gt; talk &amp; talk" in fragment


def test_each_chart_has_a_title_a_description_and_a_table_after_it(fragment: str) -> None:
    charts = re.findall(r"<svg.*?</svg>.*?<table", fragment, re.S)
    assert charts and len(charts) == fragment.count("<svg")
    assert all("<title" in chart and "<desc" in chart and "<text" in chart for chart in charts)


def test_symbols_explain_themselves(fragment: str) -> None:
    assert '<abbr title="confidential' in fragment


def test_silent_strands_are_said_to_be_silent(fragment: str) -> None:
    assert (
        "Strands nobody spoke about" in fragment
        and '<li><a href="#strand-3b">3b With disabilities</a></li>' in fragment
    )


def test_rows_are_said_not_to_be_people(fragment: str) -> None:
    assert "rows, not people" in fragment and "Youth forum 2026" in fragment


def test_suggestions_are_not_passed_off_as_confirmed(fragment: str) -> None:
    assert "suggested by rule, not yet confirmed by a person" in fragment


def test_a_report_of_nothing_says_so(council: Council) -> None:
    written = to_html(composed(council))
    assert "No round has results in this period." in written
    html5lib.HTMLParser(strict=True).parse(page(composed(council)))


def test_links_lead_to_strands_on_the_page(fragment: str) -> None:
    targets = set(re.findall(r'href="#([^"]+)"', fragment))
    assert targets and targets <= set(re.findall(r'\sid="([^"]+)"', fragment))


def test_groups_are_folded_without_any_script(fragment: str) -> None:
    folded = "".join(re.findall(r"<details.*?</details>", fragment, re.S))
    assert "By age band:" in folded
    assert fragment.count("By age band:") == folded.count("By age band:")
