"""From a remark to its themes: suggestions with reasons, stance apart, people's decisions above both."""

from analysis.themes.measures.evaluate import Figures, Row, evaluate_themes, read_rows
from analysis.themes.rules.cues import Matcher
from analysis.themes.rules.stance import StanceHint, stance_hint
from analysis.themes.rules.suggest import Compiled, Span, Suggestion, compile_codebook, suggest

__all__ = [
    "Compiled",
    "Figures",
    "Matcher",
    "Row",
    "Span",
    "StanceHint",
    "Suggestion",
    "compile_codebook",
    "evaluate_themes",
    "read_rows",
    "stance_hint",
    "suggest",
]
