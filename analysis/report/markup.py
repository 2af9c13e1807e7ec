"""Small pieces of markup that every part of the report's page is made of; all text is escaped here."""

from collections.abc import Iterable
from html import escape

from analysis.disclosure import Released
from analysis.report.tables import Table, Value


def value(shown: Value) -> str:
    """A released value or words of ours as markup."""
    return shown.__html__() if isinstance(shown, Released) else escape(shown)


def paragraph(text: Value, kind: str = "") -> str:
    """A paragraph, of a class or of none."""
    return f'<p class="{kind}">{value(text)}</p>' if kind else f"<p>{value(text)}</p>"


def bullets(items: Iterable[str], kind: str = "") -> str:
    """A list of items that are markup already; "" for none."""
    inside = "".join(f"<li>{item}</li>" for item in items)
    mark = f' class="{kind}"' if kind else ""
    return f"<ul{mark}>{inside}</ul>" if inside else ""


def folded(summary: str, inside: str, *, unfolded: bool = False) -> str:
    """What opens on demand without any script, and prints open; "" for nothing."""
    mark = " open" if unfolded else ""
    return f"<details{mark}><summary>{escape(summary)}</summary>{inside}</details>" if inside else ""


def strand_id(code: str) -> str:
    """The id of a strand's heading."""
    return f"strand-{code or 'none'}"


def strand_link(code: str, heading: str) -> str:
    """A link to a strand on the same page."""
    return f'<a href="#{escape(strand_id(code))}">{escape(heading)}</a>'


def table(shown: Table) -> str:
    """A table with its caption; too wide a one scrolls by itself."""
    head = "".join(f'<th scope="col">{escape(name)}</th>' for name in shown.columns)
    body = "".join(
        f'<tr><th scope="row">{value(row[0])}</th>'
        + "".join(f"<td>{value(cell)}</td>" for cell in row[1:])
        + "</tr>"
        for row in shown.rows
    )
    return (
        f'<div class="table-wide" role="group" tabindex="0" aria-label="{escape(shown.caption)}"><table>'
        f"<caption>{escape(shown.caption)}</caption><thead><tr>{head}</tr></thead><tbody>{body}</tbody>"
        "</table></div>"
    )
