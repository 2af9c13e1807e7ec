"""Remarks that nobody said: put together from pieces by a seed, each with its themes."""

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

# (words, the theme of the shipped codebook that they speak of; empty: none)
PIECES = (
    ("my social worker keeps changing", "worker-changes"),
    ("i had three different workers since last summer", "worker-changes"),
    ("my social worker is kind and rings me back", "my-social-worker"),
    ("she never answers her phone", "my-social-worker"),
    ("nobody asks me what i think", "being-listened-to"),
    ("they listen to me at last", "being-listened-to"),
    ("i want to see my mum more", "family-time"),
    ("contact with dad was cancelled again", "family-time"),
    ("i miss my little brother", "brothers-and-sisters"),
    ("we are three sisters and live in three towns", "brothers-and-sisters"),
    ("i moved again just before my exams", "placement-moves"),
    ("my foster carer makes me feel at home", "carers"),
    ("the food is the same every week", "my-home"),
    ("i share a room and would like my own", "my-home"),
    ("school is the best part of my day", "school-and-learning"),
    ("my teacher helps me catch up", "school-and-learning"),
    ("waiting for camhs takes for ever", "mental-health"),
    ("i can talk about my feelings now", "mental-health"),
    ("my friends live too far away", "friends"),
    ("football on saturdays keeps me going", "things-to-do"),
    ("nobody told me what happens next", "told-what-is-happening"),
    ("my review is full of people i don't know", "review-meetings"),
    ("i did not know that i could have an advocate", "complaints-and-advocacy"),
    ("i worry about money when i leave", "leaving-care-money"),
    ("i want my own flat near my job", "moving-on-and-housing"),
    ("the house smells of paint", ""),
    ("the dog sleeps on the stairs", ""),
    ("tuesdays are long", ""),
)
BETWEEN = (" and ", ". ", ", but ", " because ", " … ")
SLIPS = (("social", "socail"), ("friends", "freinds"), ("because", "becuase"), ("review", "reveiw"))
ODD = ("😀😀", "no", "مجھے اپنی بہن سے ملنا ہے", "Nothing", "?", "Chciałabym częściej widywać rodzeństwo")
SOME_ODD = 0.02
SOME_SLIPS = 0.2


@dataclass(frozen=True)
class Invented:
    """One remark and the themes of its pieces."""

    words: str
    themes: frozenset[str]


def invented(many: int, seed: int = 0) -> Iterator[Invented]:
    """Yield so many remarks; the same seed gives the same ones."""
    lots = Random(seed)
    for _ in range(many):
        if lots.random() < SOME_ODD:
            yield Invented(lots.choice(ODD), frozenset())
            continue
        pieces = lots.sample(PIECES, lots.choice((1, 1, 2, 2, 3)))
        words = lots.choice(BETWEEN).join(words for words, _ in pieces)
        if lots.random() < SOME_SLIPS:
            for right, wrong in SLIPS:
                words = words.replace(right, wrong)
        yield Invented(f"{words} {lots.randrange(10_000)}", frozenset(theme for _, theme in pieces if theme))
