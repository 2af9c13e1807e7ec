"""No suggestion without a reason that reproduces it."""

from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.codebook import read_codebook, tokens_of
from analysis.themes.engine.features import Seen
from analysis.themes.engine.model import Model, Told, train
from analysis.themes.engine.reading import Asked, Coded
from analysis.themes.reasons.why import BY_WORDS, MOST_LETTERS, Why, explained, explained_many
from analysis.themes.reasons.why_reading import MOST_ROWS_AT_ONCE, MOST_WORDS_AT_ONCE

CODEBOOK = read_codebook(
    '[[theme]]\nname = "Food"\ncues = ["food", "hot meal*", "very ... hungry"]\n'
    '[[theme]]\nname = "Room"\ncues = ["my room"]\n[[theme]]\nname = "People"\n',
    "c.toml",
)
TEXTS = ["The food is cold", "Pizza, please!", "A small BEDROOM and food.", "Nothing", "🙂", "pizza " * 2000]
ODD = ["", "🙂🙂", "کھانا اچھا ہے", "a", "x" * 50_000, "food " * 10_000, "\x00", "food" + "\u200d" + "food"]
WORDS = [
    "food",
    "Food's",
    "hot",
    "meals",
    "very",
    "hungry",
    "my",
    "room",
    "pizza",
    "bedroom",
    "staff",
    "kind",
]
WORDS += ["kind", "nothing", "not", "the", "🙂", "اچھا", "…", ". ", ", ", "zz"]
ANY_TEXT = st.lists(st.sampled_from(WORDS), max_size=25).map(" ".join) | st.text(max_size=40)
ANY = st.builds(Asked, ANY_TEXT, st.sampled_from(["", "What food is good?", "Who was kind?"]))


def learned(many: int) -> Model:
    lines = [("pizza {}", {"food"}), ("bedroom {}", {"room"}), ("nothing {}", set[str]())]
    lines += [("the staff {} are kind", {"people"}), ("food and a room {}", {"food", "room"})]
    rows = [
        Coded(Asked(text.format(number), "Who was kind?" if "staff" in text else ""), frozenset(themes))
        for number in range(many)
        for text, themes in lines
    ]
    return train(CODEBOOK, rows)


MODELS = {many: learned(many) for many in (0, 20)}


@pytest.fixture(params=MODELS)
def model(request: pytest.FixtureRequest) -> Model:
    return MODELS[request.param]


def blanked(text: str, why: Why) -> str:
    for span in why.spans:
        text = text[: span.start] + " " * (span.end - span.start) + text[span.end :]
    return text


@pytest.mark.parametrize("many", MODELS)
@settings(max_examples=60, deadline=None)
@given(asked=st.lists(ANY, max_size=5))
def test_each_reason_lies_in_its_text_and_without_it_the_chance_falls(many: int, asked: list[Asked]) -> None:
    model = MODELS[many]
    found = explained_many(model, asked)
    assert len(found) == len(asked)
    for each, whys in zip(asked, found, strict=True):
        for why in whys:
            assert why.spans
            assert all(0 <= span.start < span.end <= len(each.text) for span in why.spans)
            column = model.themes.index(why.theme)
            rest = model.tell([Asked(blanked(each.text, why), each.question)]).chances[0, column]
            assert rest == pytest.approx(why.without, abs=1e-5)
            assert rest < why.chance


@settings(max_examples=30, deadline=None)
@given(asked=st.lists(ANY, max_size=5))
def test_only_suggested_themes_are_explained_surest_first(asked: list[Asked]) -> None:
    model = MODELS[20]
    said = model.names(model.tell(asked).said)
    for themes, whys in zip(said, explained_many(model, asked), strict=True):
        assert {why.theme for why in whys} <= themes
        assert len({why.theme for why in whys}) == len(whys)
        assert [why.chance for why in whys] == sorted((why.chance for why in whys), reverse=True)


@settings(max_examples=30, deadline=None)
@given(asked=st.lists(ANY, max_size=5))
def test_a_remark_is_explained_the_same_alone_and_among_others(asked: list[Asked]) -> None:
    model = MODELS[20]
    together = [[(why.theme, why.spans) for why in whys] for whys in explained_many(model, asked)]
    assert together == [[(why.theme, why.spans) for why in explained(model, each)] for each in asked]


def test_the_same_remarks_give_the_same_reasons(model: Model) -> None:
    asked = [Asked(text) for text in TEXTS]
    assert explained_many(model, asked) == explained_many(model, asked)


def test_every_suggested_theme_has_its_reasons(model: Model) -> None:
    for text in TEXTS[:3]:
        said = model.names(model.tell([Asked(text)]).said)[0]
        assert {why.theme for why in explained(model, Asked(text))} == said


def test_odd_remarks_are_read_like_any_other(model: Model) -> None:
    assert len(explained_many(model, [Asked(text) for text in ODD])) == len(ODD)
    assert explained_many(model, []) == []


def test_without_codes_the_reasons_are_the_rules_own_spans() -> None:
    text = "Food! I was very very hungry, no hot meals, no food. My room is fine."
    found = {why.theme: why for why in explained(MODELS[0], Asked(text))}
    shown = [(text[span.start : span.end], span.cue) for span in found["food"].spans]
    hungry = ("very very hungry", "very ... hungry")
    assert shown == [("Food", "food"), hungry, ("hot meals", "hot meal*"), ("food", "food")]
    assert [text[span.start : span.end] for span in found["room"].spans] == ["My room"]
    assert found["food"].without < 0.3


def test_a_learned_word_is_shown_as_it_was_written() -> None:
    rows = [Coded(Asked(f"pizza {number}"), frozenset({"food"})) for number in range(20)]
    rows += [Coded(Asked(f"nothing {number}"), frozenset()) for number in range(20)]
    why = explained(train(CODEBOOK, rows), Asked("More PIZZA"))[0]
    assert [(span.start, span.end, span.cue) for span in why.spans] == [(5, 10, BY_WORDS)]


def test_a_word_is_shown_wherever_it_stands() -> None:
    text = "Pizza today, pizza tomorrow, always pizza"
    why = next(why for why in explained(MODELS[20], Asked(text)) if why.theme == "food")
    assert [text[span.start : span.end].lower() for span in why.spans][:3] == ["pizza"] * 3


class WithPartner(Model):
    """A second part that hears what the weights know nothing of."""

    def tell_seen(self, seen: Sequence[Seen]) -> Told:
        told = super().tell_seen(seen)
        heard = np.array([not {"zebra", "жираф"}.isdisjoint(each.words) for each in seen])
        column = self.themes.index("people")
        told.chances[heard, column], told.said[heard, column] = 0.9, True
        return told


@pytest.mark.parametrize("animal", ["zebra", "жираф"])
def test_what_the_weights_do_not_know_is_found_word_by_word(animal: str) -> None:
    base = MODELS[20]
    model = WithPartner(base.reader, base.learned, base.version, base.features, base.weights)
    text = f"Thanks to 🙂 that {animal} who came"
    why = next(why for why in explained(model, Asked(text)) if why.theme == "people")
    assert [text[span.start : span.end] for span in why.spans] == [animal]


class SaidAnyway(Model):
    """Suggests a theme whatever is said."""

    def tell_seen(self, seen: Sequence[Seen]) -> Told:
        told = super().tell_seen(seen)
        told.chances[:, 0], told.said[:, 0] = 0.8, True
        return told


def test_a_theme_that_no_words_speak_for_is_left_out(model: Model) -> None:
    always = SaidAnyway(model.reader, model.learned, model.version, model.features, model.weights)
    assert "food" not in {why.theme for why in explained(always, Asked("The food is cold"))}


def test_many_remarks_are_read_in_few_portions_of_bounded_size(monkeypatch: pytest.MonkeyPatch) -> None:
    model, calls = MODELS[20], list[list[int]]()
    read = model.tell_seen

    def counted(seen: Sequence[Seen]) -> Told:
        calls.append([len(each.words) for each in seen])
        return read(seen)

    monkeypatch.setattr(model, "tell_seen", counted)
    short = [Asked(f"{text} {number}") for number in range(100) for text in TEXTS[:5]]
    assert len(explained_many(model, short)) == len(short)
    assert len(calls) <= 40
    explained_many(model, [Asked("pizza and food " * (MOST_LETTERS // 20)), *short, Asked("bedroom " * 9000)])
    assert max(map(len, calls)) <= MOST_ROWS_AT_ONCE
    assert all(sum(each) <= MOST_WORDS_AT_ONCE or len(each) == 1 for each in calls)


def test_the_spans_stand_on_whole_words() -> None:
    text = "So very hungry: no hot meal; nothing but cold pizza."
    edges = {(token.start, token.end) for token in tokens_of(text)}
    starts, ends = {start for start, _ in edges}, {end for _, end in edges}
    spans = [span for model in MODELS.values() for why in explained(model, Asked(text)) for span in why.spans]
    assert spans
    assert all(span.start in starts and span.end in ends for span in spans)
