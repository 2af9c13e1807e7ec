"""Groups among remarks without a theme: named, of enough people, the same every night."""

import random

from analysis.themes.discovery.unnamed import Voice
from analysis.themes.discovery.unnamed_groups import FEWEST_VOICES, groups_among

TOPICS = (
    "the bus fare is too dear and the bus is late",
    "we want a garden with a football pitch",
    "my bed is broken and the bedroom wall is damp",
)


def voices(each: int, people: int = 1_000, k: int = 5) -> list[Voice]:
    said = [f"{words} [name] {number}" for number in range(each) for words in TOPICS]
    return [Voice(f"{place:04}", str(place % people), words, k) for place, words in enumerate(said)]


def test_what_many_people_say_is_found_and_named_in_their_words() -> None:
    found = groups_among(voices(20))
    named = {word for offer in found for phrase in offer.key_phrases for word in phrase.split()}
    assert {"bus", "football", "bed"} & named and "name" not in named
    assert all(len(offer.members) == len(set(offer.members)) for offer in found)


def test_the_same_voices_in_any_order_give_the_same_groups() -> None:
    said = voices(20)
    mixed = said.copy()
    random.Random(1).shuffle(mixed)
    assert groups_among(said) == groups_among(mixed) == groups_among(said)


def test_among_fewer_than_thirty_remarks_nothing_is_offered() -> None:
    assert groups_among(voices(9)) == [] and FEWEST_VOICES == 30


def test_what_only_a_few_people_say_is_not_offered_however_often() -> None:
    assert groups_among(voices(20, people=4)) == []


def test_the_first_three_members_are_the_central_quotes() -> None:
    said = {voice.remark_id: voice.words for voice in voices(20)}
    for offer in groups_among(voices(20)):
        assert len({said[one] for one in offer.members[:3]}) == 3
