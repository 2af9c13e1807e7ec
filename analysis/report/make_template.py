"""Makes voice_report.docx, the Word template that a council may edit in Word afterwards.

Run it again with `python -m analysis.report.make_template` only to start from a fresh one.
"""

from pathlib import Path
from typing import Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from analysis.report.docx import TEMPLATE

INK, TEAL, GREY = RGBColor(0x1D, 0x27, 0x33), RGBColor(0x1F, 0x5A, 0x5C), RGBColor(0x4A, 0x57, 0x63)
SIZES = {"Title": 22, "Heading 1": 15, "Heading 2": 12.5, "Heading 3": 11.5, "Heading 4": 10}

# (style, text); a text beginning with {%p stands alone in its paragraph and vanishes when filled in.
QUIET = "¦"  # what comes after it in a line is small and grey
END = ("", "{%p endfor %}")
OPENING = [
    ("Title", "{{ title }}"),
    ("", "{%p for line in lines %}"), ("Subtitle", "{{ line }}"), END,
    ("Heading 1", "{{ glance.title }}"),
    ("", "{%p for part in glance.parts %}"), ("Heading 2", "{{ part.title }}"),
    ("", "{%p for line in part.lines %}"), ("List Bullet", "{{ line }}"), END, END,
    ("Heading 1", "{{ coverage_title }}"),
]  # fmt: skip
SECTION = [
    ("", "{%p for half in halves %}"), ("Heading 2", "{{ half.title }}"),
    ("", "{%p for section in half.sections %}"),
    ("", "{%p if section.heading %}"), ("Heading 3", "{{ section.heading }}"), ("", "{%p endif %}"),
    ("", "{%p for line in section.notes %}"), ("Note", "{{ line }}"), END,
    ("", "{%p for part in section.parts %}"), ("Heading 4", "{{ part.title }}"),
    ("", "{%p for line in part.lines %}"), ("List Bullet", "{{ line.text }}  ¦{{ line.note }}"), END,
    ("", "{%p for quote in part.quotes %}"), ("Quote", "“{{ quote.words }}”  ¦{{ quote.by }}"), END,
    ("", "{%p for answer in part.answers %}"), ("Quote", "“{{ answer.you_said }}”"),
    ("Normal", "{{ answer.kind }}: {{ answer.answer }}"), ("Note", "{{ answer.owner }}"), END,
]  # fmt: skip
SEE = [("", "{%p for line in part.see %}"), ("List Bullet", "{{ line }}"), END]
CLOSING = [
    ("Heading 1", "{{ words.reading }}"),
    ("", "{%p for line in reading %}"), ("List Bullet", "{{ line }}"), END,
]  # fmt: skip


def make_template(path: Path = TEMPLATE) -> None:
    """Write the template: A4, British English, real heading styles, table headings that repeat."""
    document = Document()
    _set_page(document)
    _set_styles(document)
    _paragraphs(document, OPENING)
    _tables(document, "coverage")
    _paragraphs(document, [("Heading 1", "{{ plan }}"), *SECTION])
    _tables(document, "part.tables")
    _paragraphs(document, [*SEE, *[END] * 3, ("Heading 1", "{{ words.asked }}")])
    _tables(document, "tables")
    _paragraphs(document, [("Note", "{{ imports_note }}"), *CLOSING])
    _tables(document, "symbols")
    _annex(document)
    document.core_properties.title = "Voice report"
    document.core_properties.author = ""
    document.core_properties.language = "en-GB"
    document.save(str(path))


def _annex(document: Any) -> None:
    """All figures, on pages of their own."""
    _paragraphs(document, [("Heading 1", "{{ annex.title }}")])
    document.paragraphs[-1].paragraph_format.page_break_before = True
    _paragraphs(document, [("Normal", "{{ annex.note }}"), ("Heading 2", "{{ annex.questions }}")])
    _tables(document, "annex_questions")
    _paragraphs(document, [("Heading 2", "{{ annex.themes }}")])
    _tables(document, "annex_themes")
    _paragraphs(
        document,
        [
            ("Heading 2", "{{ trust.title }}"), ("Normal", "{{ trust.note }}"),
            ("", "{%p for line in trust_lines %}"), ("List Bullet", "{{ line }}"), END,
        ],
    )  # fmt: skip
    _tables(document, "trust_tables")
    _paragraphs(document, [("Note", "{{ trust_ranges }}")])


def _set_page(document: Any) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2)
    section.top_margin = section.bottom_margin = Cm(1.8)
    section.header.paragraphs[0].text = "{{ running }}"
    section.header.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT
    footer = section.footer.paragraphs[0]
    footer.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    for words, field in (("Page ", "PAGE"), (" of ", "NUMPAGES")):
        footer.add_run(words)
        for kind, text in (("begin", ""), ("", field), ("end", "")):
            footer.add_run()._r.append(_field_part(kind, text))


def _field_part(kind: str, text: str) -> Any:
    part = OxmlElement("w:fldChar" if kind else "w:instrText")
    if kind:
        part.set(qn("w:fldCharType"), kind)
    part.text = text or None
    return part


def _set_styles(document: Any) -> None:
    styles = document.styles
    normal = styles["Normal"]
    _letters(normal, 10.5, INK, bold=False)
    normal.paragraph_format.space_after, normal.paragraph_format.line_spacing = Pt(4), 1.1
    _speak_british(normal)
    for name, size in SIZES.items():
        _letters(styles[name], size, TEAL if name != "Heading 4" else INK, bold=True)
        styles[name].paragraph_format.space_before = Pt(size * 0.7)
        styles[name].paragraph_format.space_after = Pt(4)
        styles[name].paragraph_format.keep_with_next = True
    _letters(styles["Subtitle"], 12, GREY, bold=False)
    styles["Subtitle"].paragraph_format.space_after = Pt(2)
    for spacing in styles["Subtitle"].element.iter(qn("w:spacing")):
        spacing.attrib.pop(qn("w:val"), None)  # letters set apart are hard to read
    _letters(styles["Quote"], 10.5, INK, bold=False)
    styles["Quote"].paragraph_format.left_indent = Cm(0.8)
    styles["Quote"].paragraph_format.keep_with_next = True
    _letters(styles["Caption"], 10, INK, bold=True)
    styles["Caption"].paragraph_format.keep_with_next = True
    styles["Caption"].paragraph_format.space_before = Pt(8)
    note = styles.add_style("Note", 1)
    note.base_style = normal
    _letters(note, 9, GREY, bold=False)
    for close in ("List Bullet", "Quote"):
        styles[close].paragraph_format.space_after = Pt(2)
    for quiet in ("Header", "Footer"):
        _letters(styles[quiet], 9, GREY, bold=False)


def _letters(style: Any, size: float, colour: RGBColor, *, bold: bool) -> None:
    style.font.name, style.font.size, style.font.bold, style.font.italic = "Arial", Pt(size), bold, False
    style.font.color.rgb = colour
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for name in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
        fonts.attrib.pop(qn(name), None)
    borders = style.element.find(f".//{qn('w:pBdr')}")
    if borders is not None:
        borders.getparent().remove(borders)


def _speak_british(style: Any) -> None:
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "en-GB")
    style.element.get_or_add_rPr().append(language)
    for known in style.element.getparent().iter(qn("w:lang")):
        known.set(qn("w:val"), "en-GB")


def _paragraphs(document: Any, lines: list[tuple[str, str]]) -> None:
    for style, text in lines:
        said, _, quiet = text.partition(QUIET)
        paragraph = document.add_paragraph(said, style=style or "Normal")
        if quiet:
            run = paragraph.add_run(quiet)
            run.font.size, run.font.color.rgb = Pt(9), GREY


def _tables(document: Any, name: str) -> None:
    """One table a turn: as many columns as it has headings, and its heading row on every page."""
    _paragraphs(document, [("", f"{{%p for table in {name} %}}"), ("Caption", "{{ table.caption }}")])
    grid = document.add_table(rows=4, cols=3)
    _calm_grid(grid)
    for place, text in enumerate(("{%tc for name in table.columns %}", "{{ name }}", "{%tc endfor %}")):
        _cell(grid.cell(0, place), text, bold=True)
    _cell(grid.cell(1, 0), "{%tr for row in table.rows %}")
    for place, text in enumerate(("{%tc for value in row %}", "{{ value }}", "{%tc endfor %}")):
        _cell(grid.cell(2, place), text)
    _cell(grid.cell(3, 0), "{%tr endfor %}")
    _mark(grid.rows[0], "w:tblHeader")  # the heading row comes again on every page
    for row in grid.rows:
        _mark(row, "w:cantSplit")
    _paragraphs(document, [("", "{%p endfor %}")])


def _calm_grid(grid: Any) -> None:
    """Thin grey lines between rows, and room around the words."""
    properties = grid._tbl.tblPr
    borders, margins = OxmlElement("w:tblBorders"), OxmlElement("w:tblCellMar")
    for side in ("top", "bottom", "insideH"):
        line = OxmlElement(f"w:{side}")
        for name, value in (("val", "single"), ("sz", "4"), ("space", "0"), ("color", "B5C0C8")):
            line.set(qn(f"w:{name}"), value)
        borders.append(line)
    for side, width in (("top", "50"), ("left", "90"), ("bottom", "30"), ("right", "90")):
        margin = OxmlElement(f"w:{side}")
        margin.set(qn("w:w"), width)
        margin.set(qn("w:type"), "dxa")
        margins.append(margin)
    properties.append(borders)
    properties.append(margins)


def _cell(cell: Any, text: str, *, bold: bool = False) -> None:
    run = cell.paragraphs[0].add_run(text)
    run.bold, run.font.size = bold, Pt(9)
    cell.paragraphs[0].paragraph_format.space_after = Pt(1)
    if bold:
        shade = OxmlElement("w:shd")
        shade.set(qn("w:val"), "clear")
        shade.set(qn("w:fill"), "E6EFEF")
        cell._tc.get_or_add_tcPr().append(shade)


def _mark(row: Any, name: str) -> None:
    mark = OxmlElement(name)
    mark.set(qn("w:val"), "true")
    row._tr.get_or_add_trPr().append(mark)


if __name__ == "__main__":
    make_template()
