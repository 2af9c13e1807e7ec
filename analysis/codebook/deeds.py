"""What was done to a codebook, in one sentence, as it stands in the history."""

from collections.abc import Sequence

from analysis.codebook.wording import WORDS


def deed(key: str, why: str = "", **names: object) -> str:
    """Return the sentence of a deed in words.toml; `why` follows it where somebody wrote one."""
    said = WORDS["deeds"][key].format(**names)
    reason = " ".join(why.split())
    return WORDS["deeds"]["why"].format(deed=said, why=reason) if reason else said


def listed(names: Sequence[str]) -> str:
    """Return names as a sentence lists them: “A”, “B” and “C”."""
    quoted = [WORDS["deeds"]["part"].format(name=name) for name in names]
    if len(quoted) < 2:
        return "".join(quoted)
    return WORDS["deeds"]["and"].format(first=", ".join(quoted[:-1]), last=quoted[-1])
