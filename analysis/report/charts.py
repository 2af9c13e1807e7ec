"""Bar charts as SVG with text kept as text. No script, no style, no outside address: classes only."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from analysis.disclosure import Released

WIDTH, LABELS, ROW, BAR = 640, 250, 34, 20
SCALE = WIDTH - LABELS - 120  # room for the words after the longest bar


@dataclass(frozen=True)
class Bar:
    """One bar: its label, and the share whose words stand beside it."""

    label: str
    share: Released


def bar_chart(chart_id: str, title: str, description: str, bars: Sequence[Bar]) -> str:
    """A horizontal bar chart, or "" when no bar has a length to show.

    A hidden share, or one worded without "in 10", has its words but no bar: a length would say more.
    """
    if not any(bar.share.value is not None for bar in bars):
        return ""
    height = ROW * len(bars) + 10
    rows = "".join(_row(place, bar) for place, bar in enumerate(bars))
    return (
        f'<svg class="chart" role="img" viewBox="0 0 {WIDTH} {height}" '
        f'aria-labelledby="{chart_id}-title {chart_id}-desc">'
        f'<title id="{chart_id}-title">{escape(title)}</title>'
        f'<desc id="{chart_id}-desc">{escape(description)}</desc>'
        f'<line class="chart-axis" x1="{LABELS}" y1="0" x2="{LABELS}" y2="{height}"/>{rows}</svg>'
    )


def _row(place: int, bar: Bar) -> str:
    middle = 5 + ROW * place + BAR // 2
    length = round((bar.share.value or 0) * SCALE)
    drawn = (
        f'<rect class="chart-bar" x="{LABELS}" y="{middle - BAR // 2}" width="{length}" height="{BAR}"/>'
        if length
        else ""
    )
    return (
        f'<text class="chart-label" x="{LABELS - 8}" y="{middle + 5}" text-anchor="end">'
        f"{escape(shorten(bar.label))}</text>{drawn}"
        f'<text class="chart-value" x="{LABELS + length + 8}" y="{middle + 5}">'
        f"{escape(str(bar.share))}</text>"
    )


def shorten(label: str, most: int = 34) -> str:
    """A label that fits beside its bar; the table below has it whole."""
    return label if len(label) <= most else label[: most - 1].rstrip() + "…"
