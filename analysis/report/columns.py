"""Columns of a Word table as wide as their words need, so that a table takes few lines."""

from typing import Any

from docx.oxml.ns import qn

LEAST, MOST = 14, 45  # letters that a column's width is reckoned by
FULL = 9600  # twentieths of a point between the margins of an A4 page


def fit_columns(table: Any) -> None:
    """Share a table's width among its columns by the longest words that each holds."""
    rows = [[cell.text for cell in row.cells] for row in table.rows]
    weights = [min(MOST, max(LEAST, *(len(text) for text in column))) for column in zip(*rows, strict=True)]
    widths = [round(FULL * weight / sum(weights)) for weight in weights]
    for grid, width in zip(table._tbl.tblGrid.gridCol_lst, widths, strict=True):
        grid.set(qn("w:w"), str(width))
    for row in table._tbl.tr_lst:
        for cell, width in zip(row.tc_lst, widths, strict=True):
            size = cell.get_or_add_tcPr().get_or_add_tcW()
            size.set(qn("w:w"), str(width))
            size.set(qn("w:type"), "dxa")
