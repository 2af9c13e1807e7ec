"""What a group says, in its own words: the words and pairs that it uses far more than the others do.

Log-likelihood keyness (Rayson, Garside, "Comparing corpora using frequency profiling", 2000), counted in
remarks rather than in words, so that one long remark can't name a group.
"""

import math
from collections import Counter
from collections.abc import Sequence

from analysis.codebook import tokens_of
from analysis.themes.discovery.terms import MOST_CHARACTERS, SMALL_WORDS

# Below this, a difference is as good as chance (p < 0.05: 3.84).
LEAST_KEYNESS = 3.84


def key_phrases(groups: Sequence[Sequence[str]], most: int = 5) -> list[tuple[str, ...]]:
    """Return the key phrases of each group of texts, most telling first; none where nothing stands out."""
    inside = [Counter(phrase for text in group for phrase in _phrases(text)) for group in groups]
    everywhere: Counter[str] = Counter()
    for counts in inside:
        everywhere.update(counts)
    total = sum(map(len, groups))
    return [
        _most_telling(counts, everywhere, len(group), total, most)
        for counts, group in zip(inside, groups, strict=True)
    ]


def keyness(inside: int, group: int, everywhere: int, total: int) -> float:
    """Return the log-likelihood of a phrase in `inside` of `group` texts, `everywhere` of `total`."""
    outside, rest = everywhere - inside, total - group
    score = 0.0
    for seen, size in ((inside, group), (outside, rest)):
        expected = size * everywhere / total
        if seen and expected:
            score += 2 * seen * math.log(seen / expected)
    return score


def _most_telling(
    counts: Counter[str], everywhere: Counter[str], group: int, total: int, most: int
) -> tuple[str, ...]:
    scores = {
        phrase: keyness(times, group, everywhere[phrase], total)
        for phrase, times in counts.items()
        if times * total > everywhere[phrase] * group or group == total
    }
    ranked = sorted(scores, key=lambda phrase: (-scores[phrase], -counts[phrase], -len(phrase), phrase))
    if group == total:
        ranked = sorted(counts, key=lambda phrase: (-counts[phrase], -len(phrase), phrase))
    told = [phrase for phrase in ranked if group == total or scores[phrase] >= LEAST_KEYNESS]
    chosen: list[str] = []
    for phrase in told:
        # "waiting" beside "waiting time" says nothing more.
        if not any(set(phrase.split()) & set(other.split()) for other in chosen):
            chosen.append(phrase)
        if len(chosen) == most:
            break
    return tuple(chosen)


def _phrases(text: str) -> set[str]:
    """Return the words and pairs of neighbours, without small words, that stand in a text."""
    tokens = tokens_of(text[:MOST_CHARACTERS])
    plain = [(token.word, token.sentence) for token in tokens]
    kept = [word for word, _ in plain if _tells(word)]
    pairs = [
        f"{first} {second}"
        for (first, one), (second, other) in zip(plain, plain[1:], strict=False)
        if one == other and _tells(first) and _tells(second) and first != second
    ]
    return {*kept, *pairs}


def _tells(word: str) -> bool:
    return word not in SMALL_WORDS and len(word) > 1 and not word.isdigit()
