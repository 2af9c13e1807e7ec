"""Where a remark stands towards its theme, apart from what the theme is; and how a finding says so."""

from enum import StrEnum

from pydantic import BaseModel, ConfigDict, Field


class Stance(StrEnum):
    """Praise and problems are never merged: a theme without its stance is half a sentence."""

    PRAISE = "praise"
    PROBLEM = "problem"
    IDEA = "idea"
    MIXED = "mixed"
    UNKNOWN = "unknown"


class StanceWording(BaseModel):
    """What follows "Children" or "Staff" in a finding, one phrase a stance; empty where none is written."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)

    praise: str = Field(default="", max_length=200)
    problem: str = Field(default="", max_length=200)
    idea: str = Field(default="", max_length=200)
    mixed: str = Field(default="", max_length=200)

    def for_stance(self, stance: Stance) -> str:
        """Return the phrase for the stance; empty for an unknown one or where none is written."""
        return {
            Stance.PRAISE: self.praise,
            Stance.PROBLEM: self.problem,
            Stance.IDEA: self.idea,
            Stance.MIXED: self.mixed,
        }.get(stance, "")
