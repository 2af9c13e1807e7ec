"""A concern that a person raises from words they were reading, whichever room they were in."""

import tomllib
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy.orm import Session

from surveys.safeguarding.care_box import CareWords
from surveys.safeguarding.concern import Concern
from surveys.safeguarding.concerns import raise_concern
from surveys.safeguarding.desk import step
from surveys.safeguarding.triage import Level, Reason, Triage

SIGNAL = "raised_by_a_person"
MOST_REASON = 200
_WORDS = tomllib.loads(Path(__file__).with_name("raised.toml").read_text("utf-8"))


def raised_by_person(
    session: Session, words: str, about: dict[str, Any], round_id: str | None, level: Level, why: str,
    handle: str, now: datetime,
) -> Concern:  # fmt: skip
    """Raise a concern with the words, where they were said, and who is worried and why."""
    told = why.strip()[:MOST_REASON]
    label = _WORDS["label_with_reason"].format(why=told) if told else _WORDS["label"]
    triage = Triage(level, (Reason(SIGNAL, label, level, 0, 0),))
    concern = raise_concern(session, triage, CareWords(words, about), round_id, "", now)
    step(session, concern, handle, "raised", now)
    return concern
