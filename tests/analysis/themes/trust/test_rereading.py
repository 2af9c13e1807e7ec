"""The sample is read again by models that have not learned from what they read."""

from datetime import date

import pytest

from analysis.themes.engine.model import Model, Told, train
from analysis.themes.engine.reading import Asked, Coded
from analysis.themes.nightly.lessons import GivenUp, learn
from analysis.themes.trust import rereading
from analysis.themes.trust.rereading import Rereading, mark_of, to_read_again
from surveys.voices.round import Round
from tests.analysis.conftest import Council
from tests.support.scored import LISTENED, SAFE, SAID, Lot, a_round, read_lots

TODAY = date(2026, 9, 12)


@pytest.fixture
def autumn_round(council: Council) -> Round:
    return a_round(council.session, "Autumn", date(2026, 9, 11))


def test_remarks_of_the_sample_are_ready_with_what_was_learned(council: Council, autumn_round: Round) -> None:
    read_lots(council.session, autumn_round, [Lot(12, SAID["listened"], (LISTENED,), (LISTENED,))])
    assert mark_of(council.session, council.codebook, "children").model.startswith("rules ")
    before = to_read_again(council.session, council.codebook, "children")
    assert (len(before.keys), before.coded) == (12, ())
    learn(council.session, council.codebook, "children", TODAY, lambda: 0.0)
    after = to_read_again(council.session, council.codebook, "children", most=5)
    assert (len(after.keys), len(after.coded)) == (5, 12)
    assert mark_of(council.session, council.codebook, "children").model.startswith("model ")


def test_a_model_of_another_release_has_nothing_read_again(
    council: Council, autumn_round: Round, monkeypatch: pytest.MonkeyPatch
) -> None:
    read_lots(council.session, autumn_round, [Lot(3, SAID["listened"], (), ())])

    def gives_up(*_: object) -> None:
        raise GivenUp("children")

    monkeypatch.setattr(rereading, "lesson_in_use", gives_up)
    again = to_read_again(council.session, council.codebook, "children").read()
    assert list(again.remark_ids) == []


def test_no_model_reads_what_it_has_learned(council: Council, monkeypatch: pytest.MonkeyPatch) -> None:
    learned: list[set[str]] = []
    read: list[set[str]] = []

    def noted(codebook: object, coded: list[Coded], audience: str) -> Model:
        learned.append({each.asked.text for each in coded})
        model = train(council.codebook, (), audience)
        tell = model.tell

        def noted_tell(asked: list[Asked]) -> Told:
            read.append({each.text for each in asked})
            return tell(asked)

        monkeypatch.setattr(model, "tell", noted_tell)
        return model

    monkeypatch.setattr(rereading, "train", noted)
    texts = [f"remark {number} on placements" for number in range(40)]
    coded = tuple(Coded(Asked(text), frozenset()) for text in texts)
    asked = tuple(each.asked for each in coded)
    Rereading(council.codebook, "children", tuple(texts), asked, coded).read()
    assert len(learned) == 3
    for known, seen in zip(learned, read[:3], strict=True):
        assert seen
        assert not known & seen
        assert known | seen == set(texts)


def test_each_remark_keeps_its_place(council: Council) -> None:
    asked = (Asked("the placements"), Asked("nothing here"), Asked("parking is bad")) * 5
    keys = tuple(f"{number}" for number in range(15))
    again = Rereading(council.codebook, "children", keys, asked, ()).read()
    assert list(again.plain) == [{"placements"}, set(), {"parking"}] * 5
    assert len(again.wrong) == 15


def test_two_themes_are_learned_and_read_in_parts(council: Council, autumn_round: Round) -> None:
    read_lots(council.session, autumn_round, [
        Lot(12, SAID["listened"], (), (LISTENED,)), Lot(12, SAID["safe"], (), (SAFE,)),
    ])  # fmt: skip
    learn(council.session, council.codebook, "children", TODAY, lambda: 0.0)
    again = to_read_again(council.session, council.codebook, "children").read()
    assert len(again.remark_ids) == len(again.plain) == len(again.wrong) == 24
