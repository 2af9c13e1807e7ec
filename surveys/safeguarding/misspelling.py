"""Which word was meant: stretched, masked, run together, one letter off, or spelled as it sounds."""

import re
from collections.abc import Iterable

from surveys.words.slips import one_slip_apart

SHORTEST_GUESSED = 4  # below this a letter off is another word
LONGEST_GUESSED = 16
LONGEST_READ = 200  # of one unbroken run of letters
LONGEST_RUN_TOGETHER = 30
ENDINGS = ("", "s", "es", "ed", "d", "ing", "in", "er")
STRETCHED = re.compile(r"(.)\1{2,}")
DOUBLED = re.compile(r"(.)\1+")
DIGITS = str.maketrans("013457@$!", "oieastasi")
OTHER_DIGITS = str.maketrans("013457@$!", "oleastasi")
SOUNDS = (("tch", "ch"), ("ph", "f"), ("ck", "k"), ("qu", "kw"), ("wh", "w"), ("kn", "n"), ("wr", "r"))
SOUND_ALIKES = str.maketrans("cqz", "kks")
SILENT = re.compile(r"(?<=.)[aeiouyhw']")


def sound(word: str) -> str:
    """How a word sounds, roughly: its first letter and the consonants after it."""
    for written, heard in SOUNDS:
        word = word.replace(written, heard)
    return SILENT.sub("", DOUBLED.sub(r"\1", word.translate(SOUND_ALIKES)))


def _shortened(word: str) -> set[str]:
    return {word[:i] + word[i + 1 :] for i in range(len(word))}


class Guesser:
    """Guesses which known word stands behind an unknown one. Ordinary words are never "corrected"."""

    def __init__(self, words: Iterable[str], stems: Iterable[str], ordinary: frozenset[str]) -> None:
        self.words, self.stems, self.ordinary = frozenset(words), frozenset(stems), ordinary
        self.stem_lengths = sorted({len(stem) for stem in self.stems}, reverse=True)
        self.near: dict[str, set[str]] = {}
        self.sounds: dict[str, set[str]] = {}
        forms = self.words | {stem + ending for stem in self.stems for ending in ENDINGS}
        for form in forms:
            if len(form) >= SHORTEST_GUESSED:
                self._learn(form)

    def _learn(self, form: str) -> None:
        for piece in _shortened(form) | {form}:
            self.near.setdefault(piece, set()).add(form)
        if len(form) > SHORTEST_GUESSED and len(sound(form)) > 2:
            self.sounds.setdefault(sound(form), set()).add(form)

    def known(self, word: str) -> str | None:
        """The rule word this is, as it stands: itself, or the stem it begins with (marked with *)."""
        if word in self.words:
            return word
        for length in self.stem_lengths:
            if word[:length] in self.stems:
                return word[:length] + "*"
        return None

    def meant(self, written: str) -> tuple[str, ...]:
        """The rule words that were meant; () when we know of none. Several when words ran together."""
        if len(written) > LONGEST_READ:
            return ()
        exact = self.known(written)
        if exact is not None:
            return (exact,)
        if written in self.ordinary:
            return ()
        for variant in self._variants(written):
            exact = self.known(variant)
            if exact is not None:
                return (exact,)
            if variant in self.ordinary:
                return ()
        return self._guess(written) or self.run_together(written)

    def _variants(self, written: str) -> list[str]:
        """The word with stretched letters let go, digits read as letters, stars taken out."""
        if written.isalpha() and STRETCHED.search(written) is None:
            return []  # by far the most words: nothing to let go
        spelled = [written]
        if not written.isalpha() and not written.isdigit():
            plain = written.replace("*", "")
            spelled += [plain.translate(DIGITS), plain.translate(OTHER_DIGITS)]
        short = [STRETCHED.sub(r"\1", word) for word in spelled]
        return list(dict.fromkeys(spelled[1:] + [STRETCHED.sub(r"\1\1", word) for word in spelled] + short))

    def _guess(self, written: str) -> tuple[str, ...]:
        for variant in [*self._variants(written)[:3], STRETCHED.sub(r"\1", written)]:
            if not SHORTEST_GUESSED - 1 <= len(variant) <= LONGEST_GUESSED:
                continue
            form = self._one_slip(variant) or self._same_sound(variant)
            if form is not None:
                known = self.known(form)
                return (known,) if known else ()
        return ()

    def _one_slip(self, written: str) -> str | None:
        # a first letter is seldom wrong, and holding on to it keeps "night" and "might" apart
        near = set(self.near.get(written, ()))
        for place in range(1, len(written)):
            near.update(self.near.get(written[:place] + written[place + 1 :], ()))
        fits = [form for form in near if form[0] == written[0] and one_slip_apart(written, form)]
        return min(fits, key=lambda form: (len(form) < len(written), form), default=None)

    def _same_sound(self, written: str) -> str | None:
        fits = [form for form in self.sounds.get(sound(written), ()) if abs(len(form) - len(written)) <= 2]
        return min(fits, key=lambda form: (abs(len(form) - len(written)), form), default=None)

    def run_together(self, written: str) -> tuple[str, ...]:
        """ "killmyself" → kill, myself. Only whole known words, longest first, the last may be a stem."""
        if not 5 <= len(written) <= LONGEST_RUN_TOGETHER:
            return ()
        parts: list[str] = []
        place = 0
        while place < len(written):
            for end in range(min(len(written), place + LONGEST_GUESSED), place, -1):
                if written[place:end] in self.words and (end - place > 1 or written[place] in "ia"):
                    parts.append(written[place:end])
                    place = end
                    break
            else:
                return ()
        return tuple(parts) if any(len(part) >= SHORTEST_GUESSED - 1 for part in parts) else ()
