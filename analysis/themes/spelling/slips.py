"""How unlikely it is that a word was written for another: the slips between them, each at its cost.

Restricted Damerau-Levenshtein distance with costs: a letter left out is the most frequent slip, then one put
in, a wrong one, a swap, and first letters are seldom wrong (Pollock, Zamora, "Automatic spelling correction
in scientific and scholarly text", 1984); vowels are mistaken for vowels, letters doubled or not, and keys
beside the right one struck (Mitton, "English spelling and the computer", 1996). A cost of 1 makes a slip ten
times rarer; the figures were chosen by cross-validation.
"""

from collections.abc import Sequence
from math import inf

OTHER, SOFT, BESIDE = 2.8, 1.0, 1.4
LEFT_OUT, LEFT_OUT_OF_TWO = 1.5, 0.9
FIRST_LETTER = 1.2
VOWELS = "aeiouy"

_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_NEAR = {
    pair for row in _ROWS for one, two in zip(row, row[1:], strict=False) for pair in (one + two, two + one)
}
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_MISTAKEN = {
    (one, two): SOFT if one in VOWELS and two in VOWELS else BESIDE
    for one in _LETTERS
    for two in _LETTERS
    if (one in VOWELS and two in VOWELS) or one + two in _NEAR
}


def slips(written: str, meant: str, most: float) -> float:
    """Return the cost of the cheapest slips from `meant` to `written`; infinity where it is over `most`."""
    start, end = _alike(written, meant)
    put_in = [_cost(written, at, OTHER, SOFT) for at in range(start, len(written) - end)]
    left_out = [_cost(meant, at, LEFT_OUT, LEFT_OUT_OF_TWO) for at in range(start, len(meant) - end)]
    if not put_in or not left_out:
        cost = sum(put_in) + sum(left_out)
    else:
        middles = written[start : len(written) - end], meant[start : len(meant) - end]
        cost = _cheapest(*middles, put_in, left_out, most)
    cost += FIRST_LETTER * (written[0] != meant[0])
    return cost if cost <= most else inf


def _alike(one: str, other: str) -> tuple[int, int]:
    """Return how many letters at the start, and of the rest at the end, are the same."""
    shorter = min(len(one), len(other))
    start = 0
    while start < shorter and one[start] == other[start]:
        start += 1
    end = 0
    while end < shorter - start and one[-1 - end] == other[-1 - end]:
        end += 1
    return start, end


def _cost(word: str, at: int, single: float, doubled: float) -> float:
    return doubled if at and word[at - 1] == word[at] else single


def _cheapest(
    written: str, meant: str, put_in: Sequence[float], left_out: Sequence[float], most: float
) -> float:
    before: list[float] = []
    last = [0.0]
    for each in left_out:
        last.append(last[-1] + each)
    for row, letter in enumerate(written):
        here = [last[0] + put_in[row]]
        for at, right in enumerate(meant):
            kept = last[at] if letter == right else last[at] + _MISTAKEN.get((letter, right), OTHER)
            cost = min(kept, last[at + 1] + put_in[row], here[at] + left_out[at])
            if row and at and letter == meant[at - 1] and right == written[row - 1]:
                cost = min(cost, before[at - 1] + SOFT)
            here.append(cost)
        if row and min(here) > most and min(last) > most:
            return inf
        before, last = last, here
    return last[-1]
