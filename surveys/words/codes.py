"""Cards (three words, a round's door) and codes (four words and a check word, a sitting)."""

import re
import secrets
import unicodedata
from functools import lru_cache
from hashlib import blake2s
from pathlib import Path
from typing import NewType

from surveys.words.slips import one_slip_apart

Card = NewType("Card", str)  # "otter-lemon-kite"
Code = NewType("Code", str)  # five words; the last one is made from the first four

WORDS_FILE = Path(__file__).parent / "words.txt"
HOW_MANY = 2048
CARD_WORDS = 3
SECRET_WORDS = 4  # 44 random bits; argon2id and a pepper stand in front of them
LONGEST_TYPED = 200
BETWEEN = "-"


@lru_cache(maxsize=1)
def words() -> tuple[str, ...]:
    """The 2,048 words, in their fixed order."""
    return tuple(WORDS_FILE.read_text(encoding="ascii").split())


def new_card() -> tuple[str, str, str]:
    """Three different random words for a round's door."""
    first, second, third = secrets.SystemRandom().sample(words(), CARD_WORDS)
    return first, second, third


def new_code() -> Code:
    """Four random words and the check word that belongs to them."""
    chosen = tuple(secrets.choice(words()) for _ in range(SECRET_WORDS))
    return Code(BETWEEN.join((*chosen, check_word(chosen))))


def check_word(chosen: tuple[str, ...]) -> str:
    """The word that shows a slip: made from the others, so it adds no secret and gives none away."""
    digest = blake2s("-".join(chosen).encode(), person=b"heardchk").digest()
    return words()[int.from_bytes(digest[:8], "big") % HOW_MANY]


def read_code(text: str) -> Code | None:
    """A typed code as it was given out, small slips set right; None when it is none of ours."""
    read = _read(text, SECRET_WORDS + 1)
    if read is None or check_word(read[:SECRET_WORDS]) != read[-1]:
        return None
    return Code(BETWEEN.join(read))


def read_card(text: str) -> Card | None:
    """The three words of a card as they stand on it; None when they aren't words of ours."""
    read = _read(text, CARD_WORDS)
    return None if read is None else Card(BETWEEN.join(read))


def _read(text: str, count: int) -> tuple[str, ...] | None:
    if len(text) > LONGEST_TYPED:
        return None
    typed = re.findall(r"[a-z]+", unicodedata.normalize("NFKC", text).casefold())
    if len(typed) != count:
        return None
    read = tuple(word for word in map(_meant, typed) if word is not None)
    return read if len(read) == count else None


def _meant(typed: str) -> str | None:
    """The word that was typed, or the only one that is a single slip away."""
    if typed in words():
        return typed
    near = [word for word in words() if one_slip_apart(typed, word)]
    return near[0] if len(near) == 1 else None
