"""The published figures of the signals."""

from surveys.safeguarding.evaluation.figures import HARMLESS, SETS, evaluate_signals, figures_as_text, shipped


def test_the_shipped_sets_are_large_enough() -> None:
    children = [one for name in SETS if name.startswith("children") for one in shipped(name)]
    assert sum(one.kind != HARMLESS for one in children) >= 120
    assert sum(one.kind == HARMLESS for one in children) >= 250


def test_no_remark_stands_in_both_parts() -> None:
    looked_at, kept_aside = (
        {one.words for one in shipped(f"children_{part}")} for part in ("looked_at", "kept_aside")
    )
    assert not looked_at & kept_aside


def test_G1_recall_and_alert_rate_do_not_fall_back() -> None:
    figures = {one.name: one for one in evaluate_signals()}
    assert figures["children_looked_at"].recall.seen >= 90
    assert figures["children_kept_aside"].recall.seen >= 88
    for name in ("children_looked_at", "children_kept_aside"):
        alerts = figures[name].alerts.values()
        assert sum(share.seen for share in alerts) <= 0.1 * sum(share.all for share in alerts)


def test_the_figures_say_that_they_are_a_proxy() -> None:
    text = figures_as_text(evaluate_signals())
    assert "proxy" in text
    assert "recall" in text


def test_the_hardest_set_is_printed_first_with_its_low_recall() -> None:
    figures = evaluate_signals()
    assert figures[0].name == "children_unforeseen"
    assert figures[0].missed, "a set of words our rules know isn't unforeseen any more: write a new one"
