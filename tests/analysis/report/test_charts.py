"""Charts: a bar only for what may be shown, text as text."""

import re
import xml.etree.ElementTree as ElementTree
from html import unescape

from analysis.disclosure import release_part
from analysis.report.charts import LETTER, WIDTH, Bar, bar_chart, shorten


def bar(count: int, base: int, label: str = "Yes") -> Bar:
    return Bar(label, release_part(count, base, 10)[1])


def test_a_bar_has_its_words_beside_it() -> None:
    chart = bar_chart("c1", "Title", "Description", [bar(30, 100)])
    assert ">about 3 in 10</text>" in chart and chart.count("<rect") == 1


def test_a_hidden_share_has_no_bar() -> None:
    chart = bar_chart("c1", "T", "D", [bar(30, 100), bar(3, 8, "No")])
    assert chart.count("<rect") == 1 and ">c</text>" in chart


def test_where_nothing_has_a_length_there_is_no_chart() -> None:
    assert bar_chart("c1", "T", "D", [bar(3, 8)]) == ""


def test_a_bars_length_is_rounded_to_tenths() -> None:
    lengths = {bar_chart("c1", "T", "D", [bar(count, 100)]) for count in (29, 30, 31)}
    assert len(lengths) == 1


def test_markup_in_a_label_stays_text() -> None:
    chart = bar_chart("c1", "<T>", "&", [bar(30, 100, '<script x="1">')])
    assert "<script" not in chart
    ElementTree.fromstring(chart)


def test_a_long_label_is_cut_with_a_mark() -> None:
    cut = shorten("word " * 20)
    assert cut.endswith("…") and len(cut) * LETTER <= WIDTH


def test_no_words_run_past_the_edge() -> None:
    shares = [release_part(count, 100, 10)[1] for count in range(101)]
    chart = bar_chart("c1", "T", "D", [Bar("word " * 20, share) for share in shares])
    texts = re.findall(r'<text class="[^"]+" x="(\d+)" y="(\d+)">([^<]+)</text>', chart)
    assert all(int(x) + len(unescape(words)) * LETTER <= WIDTH for x, _, words in texts)
    height = re.findall(r'viewBox="0 0 \d+ (\d+)"', chart)[0]
    assert all(int(y) < int(height) for _, y, _ in texts)
