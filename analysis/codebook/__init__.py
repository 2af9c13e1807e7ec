"""The themes that a council listens for: what each means, its cue words, and the strands it serves."""

from analysis.codebook.codebook import Codebook, UnknownTheme
from analysis.codebook.cue import Cue, CueError, CueWord, parse_cue
from analysis.codebook.load import load_codebook, read_codebook, shipped_codebook
from analysis.codebook.stance import Stance, StanceWording
from analysis.codebook.theme import Theme, code_of
from analysis.codebook.tokens import Token, tokens_of

__all__ = [
    "Codebook",
    "Cue",
    "CueError",
    "CueWord",
    "Stance",
    "StanceWording",
    "Theme",
    "Token",
    "UnknownTheme",
    "code_of",
    "load_codebook",
    "parse_cue",
    "read_codebook",
    "shipped_codebook",
    "tokens_of",
]
