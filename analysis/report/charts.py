"""Bar charts as SVG with text kept as text. No script, no style, no outside address: classes only."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from analysis.disclosure import Released

WIDTH, ROW, BAR, FIRST_LINE = 380, 42, 14, 16
LETTER = 7.5  # how wide a letter may be at the chart's size of 14, on average
WORDS_ROOM = 180  # for the words after the longest bar
SCALE = WIDTH - WORDS_ROOM


@dataclass(frozen=True)
class Bar:
    """One bar: its label, and the share whose words stand beside it."""

    label: str
    share: Released


def bar_chart(chart_id: str, title: str, description: str, bars: Sequence[Bar]) -> str:
    """A horizontal bar chart, each label above its bar, or "" when no bar has a length to show.

    A hidden share, or one worded without "in 10", has its words but no bar: a length would say more.
    """
    if not any(bar.share.value is not None for bar in bars):
        return ""
    height = ROW * len(bars) + 4
    rows = "".join(_row(place, bar) for place, bar in enumerate(bars))
    return (
        f'<svg class="chart" role="img" viewBox="0 0 {WIDTH} {height}" '
        f'aria-labelledby="{chart_id}-title {chart_id}-desc">'
        f'<title id="{chart_id}-title">{escape(title)}</title>'
        f'<desc id="{chart_id}-desc">{escape(description)}</desc>{rows}</svg>'
    )


def _row(place: int, bar: Bar) -> str:
    top = ROW * place + FIRST_LINE
    length = round(min(1.0, bar.share.value or 0) * SCALE)
    drawn = f'<rect class="chart-bar" x="0" y="{top + 5}" width="{length}" height="{BAR}"/>' if length else ""
    return (
        f'<text class="chart-label" x="0" y="{top}">{escape(shorten(bar.label))}</text>{drawn}'
        f'<text class="chart-value" x="{length + 8 if length else 0}" y="{top + 5 + BAR - 2}">'
        f"{escape(str(bar.share))}</text>"
    )


def shorten(label: str, most: int = int(WIDTH // LETTER) - 2) -> str:
    """A label that fits above its bar; the table beside the chart has it whole."""
    return label if len(label) <= most else label[: most - 1].rstrip() + "…"
