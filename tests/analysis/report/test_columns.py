"""Columns of a Word table are as wide as their words need."""

import docx
from docx.oxml.ns import qn

from analysis.report.columns import FULL, fit_columns


def test_longer_words_get_the_wider_column_and_all_fit_the_page() -> None:
    table = docx.Document().add_table(rows=1, cols=2)
    table.cell(0, 0).text, table.cell(0, 1).text = "A question of quite some length?", "45"
    fit_columns(table)
    widths = [int(grid.get(qn("w:w"))) for grid in table._tbl.tblGrid.gridCol_lst]
    assert widths[0] > widths[1] and sum(widths) <= FULL
