"""The Word document: real headings, tables whose headings repeat, British English, nothing left unfilled."""

import io
import zipfile
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn

from analysis.report import Report
from analysis.report.docx import plain, to_docx
from analysis.report.make_template import make_template
from tests.analysis.conftest import Council
from tests.analysis.report.conftest import composed


@pytest.fixture
def document(report: Report) -> Any:
    return docx.Document(io.BytesIO(to_docx(report)))


def words(document: Any) -> str:
    cells = (cell.text for table in document.tables for row in table.rows for cell in row.cells)
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


def test_headings_are_word_headings_in_reading_order(document: Any) -> None:
    strands = [p.text.split(" ")[0] for p in document.paragraphs if p.style.name == "Heading 3"]
    assert strands == ["1", "2", "3a", "3b", "4", "5", "6", "7", "8", "9", "10", "11", "12"]
    assert document.paragraphs[0].style.name == "Title"


def test_every_tables_heading_row_repeats(document: Any) -> None:
    assert document.tables
    assert all(table.rows[0]._tr.find(f".//{qn('w:tblHeader')}") is not None for table in document.tables)


def test_every_table_has_as_many_cells_as_columns(document: Any) -> None:
    for table in document.tables:
        assert {len(row._tr.tc_lst) for row in table.rows} == {len(table._tbl.tblGrid.gridCol_lst)}


def test_nothing_is_left_unfilled(document: Any) -> None:
    assert "{{" not in words(document) and "{%" not in words(document)


def test_words_of_children_arrive_whole(document: Any) -> None:
    assert "“<b>They</b> talk & talk, they don't hear [name].”" in words(document)
    assert "About 3 in 10 of the children" in words(document)


def test_figures_are_text_without_markup(document: Any) -> None:
    assert "abbr" not in words(document) and "about 3 in 10" in words(document)


def test_it_is_in_british_english_and_has_a_title(document: Any) -> None:
    languages = {el.get(qn("w:val")) for el in document.styles.element.iter(qn("w:lang"))}
    assert languages == {"en-GB"} and document.core_properties.language == "en-GB"
    assert document.core_properties.title == "Voice report 30 September 2026"


def test_the_same_report_gives_the_same_bytes(report: Report) -> None:
    assert to_docx(report) == to_docx(report)


def test_nothing_in_it_runs_or_points_outside(report: Report) -> None:
    with zipfile.ZipFile(io.BytesIO(to_docx(report))) as parts:
        assert not [name for name in parts.namelist() if "vba" in name.lower() or "embeddings" in name]
        assert not [n for n in parts.namelist() if b'TargetMode="External"' in parts.read(n)]


def test_a_fresh_template_works_too(report: Report, tmp_path: Any) -> None:
    make_template(tmp_path / "fresh.docx")
    fresh = docx.Document(io.BytesIO(to_docx(report, tmp_path / "fresh.docx")))
    assert "Being listened to" in words(fresh)


def test_characters_that_xml_cannot_hold_are_left_out() -> None:
    assert plain("a\x00b\x0bc\ud800d\uffff😀") == "abcd😀"


def test_a_report_of_nothing_is_a_document(council: Council) -> None:
    assert "No round has results" in words(docx.Document(io.BytesIO(to_docx(composed(council)))))


def test_it_says_that_it_is_a_draft_on_every_page(document: Any) -> None:
    (header,) = document.sections[0].header.paragraphs
    assert header.text == "Sampleford Council · Draft for the Improvement Board"
    assert document.core_properties.subject.startswith(
        "Themed voice report by strand of the Improvement Plan"
    )


def test_groups_stand_in_the_annex_only(document: Any) -> None:
    texts = [paragraph.text for paragraph in document.paragraphs]
    annex = texts.index("Annex: all figures")
    groups = [place for place, text in enumerate(texts) if text.startswith("By age band:")]
    assert groups and min(groups) > annex
