"""What an invitation says, by Slack and by letter. The words are in letters.toml and in bots/slack."""

import tomllib
from dataclasses import dataclass
from pathlib import Path

from app.slack import BAND, web_link
from app.wiring import House
from bots.slack.blocks import Invitation, invitation
from bots.slack.doors import Message
from surveys.voices.round import Round
from surveys.voices.rounds import questionnaire_of

LETTERS = tomllib.loads(Path(__file__).with_name("letters.toml").read_text("utf-8"))


@dataclass(frozen=True)
class Letter:
    """A letter's subject and text."""

    subject: str
    text: str


def slack_invitation(house: House, round_: Round, token: str) -> Message:
    """The direct message that asks somebody in Slack."""
    with house.books.voices.read() as voices:
        asks = questionnaire_of(voices, round_.edition_id)
    return invitation(
        Invitation(
            title=asks.title_for(BAND),
            questions=len(asks.questions_for(BAND)),
            minutes=LETTERS["minutes"],
            closes=f"{round_.closes_at:%A %-d %B}",
            k=round_.k,
            token=token,
            web_url=web_link(house, token),
        )
    )


def invitation_letter(house: House, round_: Round, token: str) -> Letter:
    """The letter that asks somebody by e-mail."""
    told = {
        "title": round_.title,
        "council": house.settings.council.name,
        "link": web_link(house, token),
        "closes": f"{round_.closes_at:%A %-d %B}",
        "k": round_.k,
    }
    letter = LETTERS["invitation"]
    return Letter(letter["subject"].format(**told), letter["text"].format(**told))


def alert_letter(house: House, level: str) -> Letter:
    """The letter that fetches a person to the safeguarding desk. It holds no words of anybody."""
    letter = LETTERS["alert"]
    told = {"level": level, "link": f"{house.settings.base_url}/desk"}
    return Letter(letter["subject"].format(**told), letter["text"].format(**told))
