"""A door: what an open link, a card's three words or an invitation leads to."""

import re
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from app.wiring import House
from surveys.people.invitations import find_invitation
from surveys.questionnaires import Questionnaire
from surveys.voices.card import Card
from surveys.voices.round import Round
from surveys.voices.rounds import is_open, questionnaire_of, round_by_card

INVITED = "i-"
_CARD = re.compile(r"[a-z]{2,12}(-[a-z]{2,12}){2}")
_LONGEST = 100


@dataclass(frozen=True)
class Door:
    """A round as somebody who stands before it may know it. `band` is empty where they still choose."""

    address: str
    round_id: str
    kind: str
    title: str
    k: int
    invited: bool
    covered: bool
    opens_at: datetime
    closes_at: datetime
    open: bool
    questionnaire: Questionnaire
    band: str = ""
    setting: str = ""
    group: str = ""
    invitation_id: str = ""

    @property
    def cells(self) -> dict[str, str]:
        """What travels with every sitting of this door: its setting and its group label, when it has them."""
        return {name: value for name, value in (("setting", self.setting), ("group", self.group)) if value}


def card_words(typed: str) -> str:
    """Three typed words as a card's address: small letters, one hyphen between."""
    return "-".join(re.findall(r"[a-z]+", typed[:_LONGEST].lower()))


def find_door(house: House, address: str) -> Door | None:
    """The door at an address, open or not; None when there is none."""
    if len(address) > _LONGEST:
        return None
    if address.startswith(INVITED):
        return _invitation_door(house, address)
    if not _CARD.fullmatch(address):
        return None
    with house.books.voices.read() as session:
        found = round_by_card(session, address)
        return _card_door(session, address, *found, house.now()) if found else None


def _card_door(session: Session, address: str, round_: Round, card: Card, now: datetime) -> Door | None:
    return _door(session, address, round_, now, band=card.band, setting=card.setting)


def _invitation_door(house: House, address: str) -> Door | None:
    """People first, then voices; from the invitation only the round's id and one label travel."""
    with house.books.people.read() as people:
        invitation = find_invitation(people, address.removeprefix(INVITED))
        if invitation is None:
            return None
        invitation_id, round_id, group = invitation.id, invitation.round_id, invitation.group_label
    with house.books.voices.read() as voices:
        round_ = voices.get(Round, round_id)
        if round_ is None:
            return None
        return _door(voices, address, round_, house.now(), group=group, invitation_id=invitation_id)


def _door(
    session: Session,
    address: str,
    round_: Round,
    now: datetime,
    band: str = "",
    setting: str = "",
    group: str = "",
    invitation_id: str = "",
) -> Door | None:
    questionnaire = questionnaire_of(session, round_.edition_id)
    if not band and len(questionnaire.bands) == 1:
        band = questionnaire.bands[0]
    return Door(
        address=address,
        round_id=round_.id,
        kind=round_.kind,
        title=round_.title,
        k=round_.k,
        invited=round_.invited,
        covered=round_.covered_out_of_hours,
        opens_at=round_.opens_at,
        closes_at=round_.closes_at,
        open=is_open(round_, now),
        questionnaire=questionnaire,
        band=band,
        setting=setting,
        group=group,
        invitation_id=invitation_id,
    )
