"""What an invitation says, by Slack and by letter. The words are in letters.toml and in bots/slack."""

import tomllib
from dataclasses import dataclass
from pathlib import Path

from app.slack import BAND, in_words, web_link
from app.wiring import House
from bots.slack.blocks import Invitation, invitation
from bots.slack.doors import Message
from bots.slack.elements import section
from surveys.voices.round import Round
from surveys.voices.rounds import questionnaire_of

LETTERS = tomllib.loads(Path(__file__).with_name("letters.toml").read_text("utf-8"))


@dataclass(frozen=True)
class Letter:
    """A letter's subject and text."""

    subject: str
    text: str


def slack_invitation(house: House, round_: Round, token: str, reminds: bool = False) -> Message:
    """The direct message that asks somebody in Slack, or reminds them."""
    with house.books.voices.read() as voices:
        asks = questionnaire_of(voices, round_.edition_id)
    closes = in_words(round_.closes_at)
    asking = invitation(
        Invitation(
            title=asks.title_for(BAND),
            questions=len(asks.questions_for(BAND)),
            minutes=LETTERS["minutes"],
            closes=closes,
            k=round_.k,
            token=token,
            web_url=web_link(house, token),
        )
    )
    if not reminds:
        return asking
    still_open = LETTERS["reminder"]["slack"].format(closes=closes)
    return Message(still_open, [section(still_open), *asking.blocks])


def invitation_letter(house: House, round_: Round, token: str, reminds: bool = False) -> Letter:
    """The letter that asks somebody by e-mail, or reminds them."""
    told = {
        "title": round_.title,
        "council": house.settings.council.name,
        "link": web_link(house, token),
        "stop": f"{house.settings.base_url}/stop/{token}",
        "closes": in_words(round_.closes_at),
        "k": round_.k,
    }
    letter = LETTERS["reminder" if reminds else "invitation"]
    return Letter(letter["subject"].format(**told), letter["text"].format(**told))


def alert_letter(house: House, level: str, nobody: bool = False) -> Letter:
    """The letter that fetches a person to the safeguarding desk. It holds no words of anybody.

    `nobody`: it goes to whoever can name a person for the duty, because there is none.
    """
    letter = LETTERS["nobody" if nobody else "alert"]
    told = {"level": level, "link": f"{house.settings.base_url}/{'admin/duty' if nobody else 'desk'}"}
    return Letter(letter["subject"].format(**told), letter["text"].format(**told))
