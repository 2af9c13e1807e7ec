"""How hard a text is to read, and whether it is too hard for a band.

The grade is that of Flesch and Kincaid: Kincaid, Fishburne, Rogers and Chissom (1975), "Derivation of new
readability formulas for Navy enlisted personnel": 0.39 words a sentence + 11.8 syllables a word - 15.59. It
is made for running text, so shorter ones are judged by their longest sentence and word alone.
"""

import re
from dataclasses import dataclass

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_SENTENCE_END = re.compile(r"[.!?…]+(?=\s|$|[\"'’)])|\n+")
_VOWELS = re.compile(r"[aeiouy]+")
# A last e, es or ed is silent, but for "table", "places", "boxes" and "wanted".
_SILENT_E = re.compile(r"(?:[^aeiouyl]|[aeiouy]l)e$")
_SILENT_ES = re.compile(r"(?:[^aeiouyscxzghl]|[aeiouy]l|th)es$")
_SILENT_ED = re.compile(r"(?:[^aeiouytdl]|[aeiouy]l)ed$")
_SILENT_INSIDE = re.compile(
    r"(?<=[aeiouy][^aeiouy])e(?=ment|ful|ly$|less|guard|where|thing|times|work|one|body)"
)
# Two vowels that are said apart: "radio", "material", "reliable", "video", "actual", "science"; not "social".
_APART = re.compile(r"(?<![ctsgx])i(?:a|o|e(?=nt|nc))|(?<=[aeiou])ing$|eo(?!u)|(?<![qg])u(?:a|e(?=n|t))")
# Below this many words the formula jumps about: "Sometimes" alone would be of grade 8.
FEWEST_WORDS = 10

# Words that the rules below count wrong, among those we use.
_COUNTED = {
    "area": 3, "being": 2, "business": 2, "create": 2, "created": 3, "doing": 2, "every": 2, "everyone": 3,
    "everybody": 4, "everything": 3, "evening": 2, "family": 3, "families": 3, "going": 2, "idea": 3,
    "ideas": 3, "people": 2, "really": 2, "science": 2, "seeing": 2, "something": 2, "someone": 2,
    "sometimes": 2, "somebody": 3, "somewhere": 2, "anyone": 3, "quiet": 2, "reliable": 4, "trying": 2,
    "saying": 2, "staying": 2, "playing": 2, "advocate": 3, "childline": 2, "safely": 2, "safety": 2,
    "homework": 2, "careful": 2, "useful": 2, "hopeful": 2, "whatever": 3, "whoever": 3, "lived": 1,
    "moment": 2, "theatre": 3, "poem": 2, "experience": 4, "caseload": 2, "workforce": 2,
}  # fmt: skip
# Long words that children know because they hear them every day.
FAMILIAR = frozenset({"anybody", "everybody", "television", "january", "february"})


@dataclass(frozen=True)
class Limit:
    """The most that a band's readers are asked to cope with."""

    grade: float
    sentence_words: int
    word_syllables: int


LIMITS: dict[str, Limit] = {
    "4-7": Limit(2.0, 10, 2),
    "8-10": Limit(4.0, 16, 3),
    "11-17": Limit(6.0, 20, 4),
    "16-25": Limit(7.0, 22, 4),
    "carer": Limit(9.0, 26, 5),
    "staff": Limit(10.0, 30, 6),
}


def syllables(word: str) -> int:
    """How many syllables an English word has, by rule; within one for nearly every word, never below one."""
    word = word.lower().replace("’", "'")
    word = word.removesuffix("'s")
    if word in _COUNTED:
        return _COUNTED[word]
    plain = word.replace("'", "")
    count = len(_VOWELS.findall(plain)) + len(_APART.findall(plain))
    if _SILENT_E.search(plain) or _SILENT_ES.search(plain) or _SILENT_ED.search(plain):
        count -= 1
    count -= len(_SILENT_INSIDE.findall(plain))
    return max(count, 1)


def sentences(text: str) -> list[list[str]]:
    """The words of each sentence; numbers don't count, a line is a sentence."""
    found = [_WORD.findall(sentence) for sentence in _SENTENCE_END.split(text)]
    return [words for words in found if words]


def grade(text: str) -> float:
    """The Flesch-Kincaid grade (years at school) of a text; 0.0 for a text without words."""
    split = sentences(text)
    words = [word for sentence in split for word in sentence]
    if not words:
        return 0.0
    spoken = sum(syllables(word) for word in words)
    return 0.39 * len(words) / len(split) + 11.8 * spoken / len(words) - 15.59


def too_hard(text: str, band: str) -> str | None:
    """Why a text is too hard for a band, in a plain sentence; None when it is fine.

    Raises KeyError for a band that has no limit here.
    """
    limit = LIMITS[band]
    split = sentences(text)
    words = [word for sentence in split for word in sentence]
    longest = max(split, key=len, default=[])
    if len(longest) > limit.sentence_words:
        start = " ".join(longest[:5])
        return f"a sentence of {len(longest)} words (at most {limit.sentence_words}): {start} …"
    hard = [word for word in words if syllables(word) > limit.word_syllables and word.lower() not in FAMILIAR]
    if hard:
        return f"long words (more than {limit.word_syllables} syllables): {', '.join(sorted(set(hard)))}"
    if len(words) >= FEWEST_WORDS and grade(text) > limit.grade:
        return (
            f"reads at grade {grade(text):.1f} (at most {limit.grade:.0f}): use shorter words and sentences"
        )
    return None
