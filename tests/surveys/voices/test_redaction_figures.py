"""The published figures of redaction."""

from surveys.voices.redaction_figures import HARMLESS, STRUCTURED, evaluate_redaction, redaction_as_text


def test_P10_every_structured_identifier_is_found() -> None:
    figures = evaluate_redaction()
    assert {kind: figures[kind].missed for kind in STRUCTURED} == dict.fromkeys(STRUCTURED, ())


def test_P10_names_are_found_in_capitals_and_small() -> None:
    figures = evaluate_redaction()
    known = [figures["name in capitals or small"], figures["name by its place"]]
    assert sum(one.gone for one in known) >= 0.95 * sum(one.all for one in known)


def test_P10_the_figures_also_tell_what_is_missed() -> None:
    assert "hard names: " in redaction_as_text(evaluate_redaction())


def test_ordinary_remarks_stay_whole() -> None:
    assert evaluate_redaction()[HARMLESS].gone == 0
