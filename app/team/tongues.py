"""In which language a remark is written, as the team's pages say it."""

from dataclasses import dataclass

from analysis.themes.languages.languages import UNKNOWN, Language
from analysis.themes.languages.translations import language_said
from app.team.words import LANGUAGES, RIGHT_TO_LEFT
from surveys.imports.languages import language_name
from surveys.voices.hint import Hint
from surveys.voices.remark import Remark
from surveys.voices.told_remark import ToldRemark


@dataclass(frozen=True)
class Tongue:
    """A remark that isn't plain English: its language for the page's markup, and a sentence about it."""

    code: str  # empty where nobody knows
    direction: str
    said: str
    waits: bool  # for a translation


def tongue_of(remark: Remark, hint: Hint | None, told: ToldRemark | None, translated: bool) -> Tongue | None:
    """Say in which language the remark is; None for English and for remarks without any words."""
    language = _language(remark, hint, told)
    if language.for_english_rules and not translated:
        return None
    code = "" if language.code == UNKNOWN else language.code
    if language.mixed:
        said = LANGUAGES["some_translated" if translated else "some"]
        return Tongue(code, "auto", said, not translated)
    name = language_name(code) if code else LANGUAGES["unknown"]
    said = LANGUAGES["translated" if translated else "waits"].format(language=name)
    return Tongue(code, direction_of(code), said, not translated)


def direction_of(code: str) -> str:
    """Which way the language is written, as HTML says it; "auto" for an unknown one."""
    if not code:
        return "auto"
    language, _, rest = code.partition("-")
    script = rest.partition("-")[0].title()
    if len(script) == 4:
        return "rtl" if script in RIGHT_TO_LEFT else "ltr"
    return "rtl" if language in RIGHT_TO_LEFT else "ltr"


def _language(remark: Remark, hint: Hint | None, told: ToldRemark | None) -> Language:
    """As it was noted when the remark was read; before that, or after a change, as the words look now."""
    if hint is None or hint.language is None:
        return language_said(remark, told)
    return Language(hint.language, 1.0, bool(hint.mixed))
