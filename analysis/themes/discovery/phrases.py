"""What a group says, in its own words: the words and phrases that it uses far more than the others do.

Log-likelihood keyness (Rayson, Garside, "Comparing corpora using frequency profiling", 2000), counted in
remarks rather than in words, so that one long remark can't name a group. A phrase names one group only.
"""

import math
import tomllib
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path

from analysis.codebook import Token, tokens_of
from analysis.codebook.cue import DENIALS
from analysis.themes.discovery.terms import MOST_CHARACTERS, SMALL_WORDS, beginning

_FILE = Path(__file__).with_name("passing_words.toml")
PASSING_WORDS = frozenset(tomllib.loads(_FILE.read_text(encoding="utf-8"))["words"])
# "No complaints" and "nothing could improve" say the contrary of their last words alone.
DENIED = DENIALS | {"nothing", "none"}
# Below this, a difference is as good as chance (p < 0.01; of thousands of phrases, many pass 0.05).
LEAST_KEYNESS = 6.63
LONGEST = 3
# A name is said by two remarks at least, and by so great a share of the group.
FEWEST_SAYING, LEAST_SHARE = 2, 0.06
# A word gives way to a phrase that holds it, when so many of those who say the word say the phrase.
PHRASE_SHARE = 0.35


def key_phrases(groups: Sequence[Sequence[str]], most: int = 5) -> list[tuple[str, ...]]:
    """Return the key phrases of each group of texts, most telling first; none where nothing stands out."""
    inside = [Counter(phrase for text in group for phrase in _phrases(text)) for group in groups]
    everywhere: Counter[str] = Counter()
    for counts in inside:
        everywhere.update(counts)
    sizes = [len(group) for group in groups]
    scored = [
        _telling(counts, everywhere, size, sum(sizes)) for counts, size in zip(inside, sizes, strict=True)
    ]
    named = [_widened(scores, counts) for scores, counts in zip(scored, inside, strict=True)]
    return _each_once(named, most)


def keyness(inside: int, group: int, everywhere: int, total: int) -> float:
    """Return the log-likelihood of a phrase in `inside` of `group` texts, `everywhere` of `total`."""
    outside, rest = everywhere - inside, total - group
    score = 0.0
    for seen, size in ((inside, group), (outside, rest)):
        expected = size * everywhere / total
        if seen and expected:
            score += 2 * seen * math.log(seen / expected)
    return score


def _telling(counts: Counter[str], everywhere: Counter[str], group: int, total: int) -> dict[str, float]:
    """Return the score of each phrase that may name the group; in an only group, how often it is said."""
    fewest = max(FEWEST_SAYING, math.ceil(LEAST_SHARE * group))
    often = {phrase: times for phrase, times in counts.items() if times >= fewest}
    if group == total:
        return {phrase: float(times) for phrase, times in often.items()}
    scores = {
        phrase: keyness(times, group, everywhere[phrase], total)
        for phrase, times in often.items()
        if times * total > everywhere[phrase] * group
    }
    return {phrase: score for phrase, score in scores.items() if score >= LEAST_KEYNESS}


def _widened(scores: Mapping[str, float], counts: Counter[str]) -> dict[str, float]:
    """Return the phrases that name the group: no passing words, and no word whose phrase says more."""
    holding: dict[str, list[str]] = defaultdict(list)
    for phrase in scores:
        for word in phrase.split():
            holding[word].append(phrase)
    named: dict[str, float] = {}
    for phrase, score in scores.items():
        wider = [other for other in holding[phrase] if counts[other] >= PHRASE_SHARE * counts[phrase]]
        longest = max(wider, key=lambda other: (len(other.split()), counts[other], other), default=phrase)
        if longest not in PASSING_WORDS:
            named[longest] = max(named.get(longest, 0.0), score)
    return named


def _each_once(named: Sequence[Mapping[str, float]], most: int) -> list[tuple[str, ...]]:
    """Return the best of each group, a phrase going to the group that it tells most of."""
    chosen: list[list[str]] = [[] for _ in named]
    taken: set[str] = set()
    ranked = [
        (-score, -len(phrase), phrase, place)
        for place, own in enumerate(named)
        for phrase, score in own.items()
    ]
    for _, _, phrase, place in sorted(ranked):
        ours = {stem for other in chosen[place] for stem in _stems(other)}
        # "waiting" beside "waited" or "waiting time" says nothing more.
        if phrase not in taken and len(chosen[place]) < most and not ours & _stems(phrase):
            chosen[place].append(phrase)
            taken.add(phrase)
    return [tuple(phrases) for phrases in chosen]


def _stems(phrase: str) -> frozenset[str]:
    return frozenset(beginning(word) for word in phrase.split() if word not in SMALL_WORDS)


def _phrases(text: str) -> set[str]:
    """Return the telling words of a text, and runs of up to three words that start and end with one."""
    tokens = tokens_of(text[:MOST_CHARACTERS])
    found = {token.word for token in tokens if _tells(token.word)}
    for length in range(2, LONGEST + 1):
        for start in range(len(tokens) - length + 1):
            run = tokens[start : start + length]
            if _is_phrase(run):
                found.add(" ".join(token.word for token in run))
    return found


def _is_phrase(run: Sequence[Token]) -> bool:
    first, last = run[0], run[-1]
    starts = _tells(first.word) or first.word in DENIED
    if first.sentence != last.sentence or not (starts and _tells(last.word)):
        return False
    return len({token.word for token in run}) == len(run) and not {first.word, last.word} <= PASSING_WORDS


def _tells(word: str) -> bool:
    return word not in SMALL_WORDS and len(word) > 1 and not word.isdigit()
