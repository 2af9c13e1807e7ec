"""In which language a remark is written, so that English rules never code another language silently.

By script, then by small words and letters of its own (after Cavnar, Trenkle 1994, and Ingle's small words of
1976, in the plainest form that can be read). It marks; it never drops: a remark that is not English stays as
it is, for a person or an imported translation. Certainty is a share of evidence, not a measured chance.
"""

import tomllib
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from analysis.codebook import tokens_of

ENGLISH, UNKNOWN, NO_WORDS = "en", "und", "zxx"  # ISO 639-2 for the last two
MOST_CHARACTERS = 5_000
# So many words without one known small word are no English that rules could trust.
FEWEST_TO_DOUBT = 5
MIXED_SHARE = 0.2
# What a letter, a part of a word and an English ending weigh beside a small word, which weighs 1.
LETTER, PART, ENDING, ALSO_ENGLISH, LONG_WORD = 0.5, 0.4, 0.4, 0.3, 1.5
LONG = 6
# Another language has to show so much, and to speak so much louder than English.
LEAST_EVIDENCE, LOUDER = 0.5, 1.5
# Endings that the other languages known here hardly have.
ENGLISH_ENDINGS = ("ing", "tion", "tions", "ful", "ness", "ment", "ess", "ly", "ed", "ck", "th", "ght", "ee")


@dataclass(frozen=True, slots=True)
class Language:
    """A language (BCP 47), how certain that is from 0 to 1, and whether another script is mixed in."""

    code: str
    certainty: float
    mixed: bool = False

    @property
    def for_english_rules(self) -> bool:
        """True where English rules may code the remark: English throughout, or no words at all (emoji)."""
        return self.code in (ENGLISH, NO_WORDS) and not self.mixed


def language_of(text: str) -> Language:
    """Return the language of any text; "und" where none of those known, "zxx" where there are no words."""
    shown = unicodedata.normalize("NFC", text[:MOST_CHARACTERS])
    scripts = _scripts(shown)
    if not scripts:
        return Language(NO_WORDS, 1.0)
    script, letters = max(scripts.items(), key=lambda item: (item[1], item[0]))
    mixed = letters < (1 - MIXED_SHARE) * sum(scripts.values())
    code, certainty = _by_script(script, shown)
    return Language(code, round(certainty, 3), mixed)


def _by_script(script: str, text: str) -> tuple[str, float]:
    alone = _profiles().scripts.get(script)
    if alone:
        return alone, 1.0
    among = _profiles().written_in.get(script, ())
    return _latin(text, among) if ENGLISH in among else _best(_evidence(text, among))


def _latin(text: str, among: Sequence[str]) -> tuple[str, float]:
    """English unless another language speaks louder: "Food" and "gr8 m8" are English answers."""
    found = _evidence(text, among)
    english = found.pop(ENGLISH)
    code, certainty = _best(found | {UNKNOWN: _foreign_letters(text)})
    loudest = max([*found.values(), _foreign_letters(text)])
    if loudest >= LEAST_EVIDENCE and loudest > LOUDER * english:
        return code, certainty * loudest / (loudest + english)
    if english:
        return ENGLISH, max(0.3, english / (english + loudest))
    return (UNKNOWN, 0.3) if len(tokens_of(text)) >= FEWEST_TO_DOUBT else (ENGLISH, 0.3)


def _best(evidence: dict[str, float]) -> tuple[str, float]:
    total = sum(evidence.values())
    if not total:
        return UNKNOWN, 0.0
    code, most = max(evidence.items(), key=lambda item: (item[1], item[0] != UNKNOWN, item[0]))
    return code, most / (total + 0.5)


def _evidence(text: str, among: Sequence[str]) -> dict[str, float]:
    """Count what speaks for each language: small words, its own letters, parts and endings of words."""
    profiles, tokens = _profiles(), tokens_of(text)
    found = dict.fromkeys(among, 0.0)
    for token in tokens:
        if len(token.word) == 1 and token.word.isascii() and token.word != "i":
            continue  # a lone letter is a slip of the finger in every language
        speaks = [code for code in profiles.words.get(token.word, ()) if code in found]
        for code in speaks:
            # A word that English has too says little about another language; a long one is no chance.
            shared = ENGLISH in speaks and code != ENGLISH
            found[code] += ALSO_ENGLISH if shared else LONG_WORD if len(token.word) >= LONG else 1.0
    if ENGLISH in found:
        found[ENGLISH] += ENDING * sum(token.word.endswith(ENGLISH_ENDINGS) for token in tokens)
    lower = f" {text.casefold()} "
    for code in found:
        letters = sum(lower.count(letter) for letter in profiles.letters.get(code, ""))
        parts = sum(lower.count(part) for part in profiles.parts.get(code, ()))
        found[code] += LETTER * letters + PART * parts
    return found


def _foreign_letters(text: str) -> float:
    """What letters beyond a to z say against English: many languages have them that aren't known here."""
    foreign = (letter for letter in text.casefold() if not letter.isascii() and letter != "é")
    return LETTER * sum(letter.isalpha() for letter in foreign)


def _scripts(text: str) -> Counter[str]:
    """Count the letters of each script, by the first word of their Unicode names."""
    letters = Counter(letter for letter in text if letter.isalpha())
    found: Counter[str] = Counter()
    for letter, times in letters.items():
        found[unicodedata.name(letter, UNKNOWN).split()[0].split("-")[0]] += times
    return found


@dataclass(frozen=True)
class _Profiles:
    """What is known of languages: small words by word, the rest by language or by script."""

    words: dict[str, tuple[str, ...]]
    letters: dict[str, str]
    parts: dict[str, list[str]]
    written_in: dict[str, list[str]]
    scripts: dict[str, str]


@cache
def _profiles() -> _Profiles:
    read = tomllib.loads(Path(__file__).with_name("languages.toml").read_text(encoding="utf-8"))
    known: dict[str, list[str]] = {}
    for code, words in read["words"].items():
        for word in {token.word for token in tokens_of(words)}:
            known.setdefault(word, []).append(code)
    by_word = {word: tuple(codes) for word, codes in known.items()}
    return _Profiles(by_word, read["letters"], read["parts"], read["written_in"], read["scripts"])
