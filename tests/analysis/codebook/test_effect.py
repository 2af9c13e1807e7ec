"""Before a change is kept, it is told which remarks gain or lose which theme."""

from datetime import UTC, date, datetime

from sqlalchemy.orm import Session

from analysis.codebook import Codebook
from analysis.codebook.edits import add_theme, edit_theme, rename_theme, retire_theme
from analysis.codebook.effect import Change, effect
from analysis.codebook.joining import merge_themes
from surveys.db.book import Books
from surveys.questionnaires import catalogue
from surveys.voices.hint import Hint
from surveys.voices.remark import Remark
from surveys.voices.round import Round, State
from surveys.voices.rounds import keep_edition
from surveys.voices.translation import Translation


def a_round(
    session: Session, *words: str, kind: str = "children", day: int = 1, state: str = State.TRUNCATED
) -> list[str]:
    """A round with these remarks; the ids in their order."""
    closes = datetime(2026, 9, day, tzinfo=UTC)
    made = Round(
        kind=kind, title="R", edition_id=keep_edition(session, catalogue()["how_is_it_going"]), invited=False,
        state=state, opens_at=closes, closes_at=closes, k=10, dimensions=[],
    )  # fmt: skip
    session.add(made)
    session.flush()
    remarks = [Remark(round_id=made.id, question_id="q", words=each, group_id="g") for each in words]
    session.add_all(remarks)
    session.flush()
    return [remark.id for remark in remarks]


def told(changes: tuple[Change, ...]) -> list[tuple[str, str, list[str]]]:
    """Words, theme, and what stands at the places."""
    return sorted(
        (one.words, one.theme, [one.words[start:end] for start, end in one.spans]) for one in changes
    )


def test_what_gains_a_theme_is_told_with_its_words(books: Books, small: Codebook, today: date) -> None:
    with books.voices.write() as session:
        a_round(session, "I love my dog", "The house is loud")
        found = effect(session, small, add_theme(small, {"name": "Pets", "cues": ["dog*"]}, today))
    assert told(found.gained) == [("I love my dog", "pets", ["dog"])]
    assert (found.lost, found.looked_at, found.remarks) == ((), 2, 2)
    assert found.counts() == [("pets", 1, 0)]


def test_what_loses_a_theme_is_told_by_the_cue_that_goes(books: Books, small: Codebook, today: date) -> None:
    with books.voices.write() as session:
        a_round(session, "My house. A house is not a hut.", "Two houses")
        found = effect(session, small, edit_theme(small, "house", {"cues": ["hut"]}, today))
        assert told(found.lost) == [("Two houses", "house", ["houses"])]
        assert found.gained == ()
        gone = effect(session, small, retire_theme(small, "house", today))
    assert gone.counts() == [("house", 0, 2)]


def test_a_name_changes_only_how_far_the_cues_in_it_are_trusted(
    books: Books, small: Codebook, today: date
) -> None:
    with books.voices.write() as session:
        a_round(session, "At home", "My worker")
        named = effect(session, small, rename_theme(small, "workers", "Helpers", today))
        doubtful = effect(session, small, rename_theme(small, "home", "Here", today))
    assert named.counts() == []
    assert told(doubtful.gained) == [("At home", "house", ["home"])] and doubtful.lost == ()


def test_a_merge_loses_nothing(books: Books, small: Codebook, today: date) -> None:
    with books.voices.write() as session:
        a_round(session, "The house", "My worker", "A house and workers")
        found = effect(session, small, merge_themes(small, "workers", "house", today))
    assert found.counts() == []


def test_a_cue_that_two_themes_share_is_the_surer_ones(books: Books, small: Codebook, today: date) -> None:
    with books.voices.write() as session:
        a_round(session, "At home", "The house")
        apart = effect(session, small, edit_theme(small, "house", {"cues": ["house*"]}, today))
        first = effect(session, small, edit_theme(small, "house", {"cues": ["home", "house*"]}, today))
    assert apart.counts() == []  # it was the other theme's already
    assert told(first.gained) == [("At home", "house", ["home"])]


def test_what_only_repeats_the_question_is_no_evidence(books: Books, small: Codebook, today: date) -> None:
    with books.voices.write() as session:
        a_round(session, "what is going well")
        session.query(Remark).one().question_id = "going_well"
        new = add_theme(small, {"name": "Fine", "cues": ["going well"]}, today)
        echo = effect(session, small, new)
        session.query(Remark).one().question_id = "could_be_better"
        answer = effect(session, small, new)
    assert (echo.counts(), answer.counts()) == ([], [("fine", 1, 0)])


def test_a_theme_is_looked_for_in_its_own_audience_alone(books: Books, small: Codebook, today: date) -> None:
    with books.voices.write() as session:
        a_round(session, "My dog", kind="children")
        a_round(session, "The dog", kind="staff")
        fields = {"name": "Pets", "cues": ["dog"], "audiences": ["staff"]}
        found = effect(session, small, add_theme(small, fields, today))
    assert told(found.gained) == [("The dog", "pets", ["dog"])]


def test_the_newest_remarks_are_looked_at_and_it_is_told_how_many(
    books: Books, small: Codebook, today: date
) -> None:
    with books.voices.write() as session:
        a_round(session, "Old dog", day=1)
        a_round(session, "New dog", day=9)
        a_round(session, "Sealed dog", day=9, state=State.OPEN)
        found = effect(session, small, add_theme(small, {"name": "Pets", "cues": ["dog"]}, today), most=1)
    assert told(found.gained) == [("New dog", "pets", ["dog"])]
    assert (found.looked_at, found.remarks) == (1, 2)


def test_another_language_is_read_in_its_translation_or_not_at_all(
    books: Books, small: Codebook, today: date
) -> None:
    with books.voices.write() as session:
        for remark_id in a_round(session, "Mam psa, dog", "Mam psa dog"):
            hint = Hint(remark_id=remark_id, polarity=0, subjectivity=0, knows_words=False, made_by="m")
            hint.language = "pl"
            session.add(hint)
        english = Translation(remark_id=remark_id, words="I've a dog", source="person", made_by="m")
        english.made_on = today
        session.add(english)
        session.flush()
        found = effect(session, small, add_theme(small, {"name": "Pets", "cues": ["dog"]}, today))
    assert told(found.gained) == [("I've a dog", "pets", ["dog"])]


def test_the_quick_look_never_passes_over_what_the_rules_find(
    books: Books, small: Codebook, today: date
) -> None:
    cues = ["can't sleep", "i'll", "not ... fair", "caf*", "😡", "-dont sleep well"]
    words = ["I CANT SLEEP", "I can`t sleep", "It isn’t at all fair", "Café", "I'll go", "😡", "never mind"]
    with books.voices.write() as session:
        a_round(session, *words)
        found = effect(session, small, add_theme(small, {"name": "Pets", "cues": cues}, today))
    assert [one.words for one in sorted(found.gained, key=lambda one: one.words)] == sorted(words[:-1])
