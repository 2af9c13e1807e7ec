"""Released: the one type that may be shown, exported, sent or charted. Only analysis/disclosure makes one."""

import hashlib
import json
import tomllib
from collections.abc import Mapping
from dataclasses import InitVar, dataclass
from html import escape
from pathlib import Path
from typing import Any, Literal

Kind = Literal["share", "count", "text", "quote"]

WORDS: dict[str, dict[str, str]] = tomllib.loads((Path(__file__).parent / "words.toml").read_text("utf-8"))
SYMBOLS: Mapping[str, str] = WORDS["symbols"]
CLAIM_LENGTH = 20  # hex characters, as the claim table keeps them
_SEAL = object()


class NotReleased(TypeError):
    """Somebody outside the release guard tried to make a Released."""


@dataclass(frozen=True)
class Released:
    """A value that has passed the release guard.

    `text` is what a reader sees; `value` the rounded figure behind it (None where there is none or it is
    hidden); `symbol` c, z, k or "" and `meaning` what that symbol stands for; `claim_id` names the claim.
    Making one outside analysis/disclosure raises NotReleased.
    """

    text: str
    kind: Kind
    claim_id: str
    value: float | None
    symbol: str
    seal: InitVar[object] = None

    def __post_init__(self, seal: object) -> None:
        # An InitVar, so that dataclasses.replace() can't quietly make an altered copy either.
        if seal is not _SEAL:
            raise NotReleased("only analysis/disclosure may make a Released")

    @property
    def meaning(self) -> str:
        return SYMBOLS.get(self.symbol, "")

    @property
    def hidden(self) -> bool:
        return self.symbol in ("c", "z")

    def __str__(self) -> str:
        return self.text

    def __html__(self) -> str:
        """Escaped markup, so that `{{ figure }}` is safe in a template and a symbol explains itself."""
        if self.symbol and self.text == self.symbol:
            return f'<abbr title="{escape(self.meaning)}">{escape(self.text)}</abbr>'
        return escape(self.text)

    def as_data(self) -> dict[str, Any]:
        """Plain data for a snapshot: what was shown and nothing behind it."""
        return {
            "text": self.text, "kind": self.kind, "claim": self.claim_id,
            "value": self.value, "symbol": self.symbol,
        }  # fmt: skip


def release(
    text: str, kind: Kind, claim_id: str = "", *, value: float | None = None, symbol: str = ""
) -> Released:
    """Make a Released; for the modules of this package only (a test keeps it so)."""
    return Released(text, kind, claim_id, value, symbol, seal=_SEAL)


def withhold(kind: Kind, claim_id: str = "", symbol: str = "c") -> Released:
    """A value that stays hidden, shown as its symbol."""
    return release(symbol, kind, claim_id, symbol=symbol)


def claim_id(round_id: str, kind: str, definition: Mapping[str, Any]) -> str:
    """The id of a claim, worked out from what it claims, so that asking again makes no second one."""
    text = json.dumps([round_id, kind, definition], sort_keys=True, ensure_ascii=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()[:CLAIM_LENGTH]
