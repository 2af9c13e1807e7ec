"""Slack's way in: one route, and the doors behind it. Answers go through the same one door as everybody's."""

from collections.abc import Sequence
from datetime import datetime

from flask import Blueprint, Response, current_app, request
from flask.blueprints import BlueprintSetupState

from app.access import audience
from app.seen_presses import SeenPresses
from app.slack_pulse import BAND, OPT_OUT_KEY, ReadyStarts, in_words, submit
from app.wiring import EXTENSION, House
from bots.slack.blocks import closed_message, open_again, opted_out
from bots.slack.doors import Message, PulseOpening, Submitted
from bots.slack.pulse_view import PulseForm, pulse_view
from bots.slack.wiring import SlackHandler, slack_handler
from surveys.people.contact import Contact
from surveys.people.invitations import find_invitation
from surveys.people.opting_out import stop_asking
from surveys.people.seen_events import seen_before
from surveys.people.workspace import pause_workspace
from surveys.questions import RawAnswer
from surveys.voices.envelope import SittingSecret, new_secret
from surveys.voices.round import Round
from surveys.voices.rounds import is_open, questionnaire_of

__all__ = ["BAND", "OPT_OUT_KEY", "Doors", "blueprint", "in_words", "web_link"]
PRESS = b"press"
LARGEST_PAYLOAD = 512 * 1024

blueprint = Blueprint("slack", __name__)


class Doors:
    """What the Slack room may ask of the house; see bots.slack.doors."""

    def __init__(self, house: House) -> None:
        self._house = house
        self._starts = ReadyStarts(house.keys)
        self._presses = SeenPresses()

    def open_pulse(self, slack_user: str, token: str, now: datetime) -> PulseOpening:
        """The modal of the round that this person was invited to, or a kind message."""
        with self._house.books.people.read() as people:
            invitation = find_invitation(people, token)
            contact = people.get(Contact, invitation.contact_id) if invitation else None
        if invitation is None or contact is None or contact.slack_user != slack_user:
            return PulseOpening(None, closed_message())
        with self._house.books.voices.read() as voices:
            round_ = voices.get(Round, invitation.round_id)
            if round_ is None or not is_open(round_, now):
                return PulseOpening(None, closed_message())
            questionnaire = questionnaire_of(voices, round_.edition_id)
        self._starts.prepare(round_.id)
        web_url = web_link(self._house, token)
        form = PulseForm(round_.id, new_secret(), round_.edition_id, questionnaire, BAND, round_.k, web_url)
        return PulseOpening(pulse_view(form), open_again(token, web_url))

    def submit_pulse(
        self, slack_user: str, round_id: str, secret: str, answers: Sequence[tuple[str, RawAnswer]]
    ) -> Submitted:
        """Take the answers of one modal through the one door, and finish the sitting with them."""
        return submit(self._house, self._starts, slack_user, round_id, SittingSecret(secret), answers)

    def opt_out(self, slack_user: str) -> Message:
        """Never ask this person again, on any channel. It holds even when no list knows them any more."""
        key = self._house.keys.read(OPT_OUT_KEY)
        with self._house.books.people.write() as people:
            stop_asking(people, key, {slack_user}, self._house.now().date())
        return opted_out()

    def seen_before(self, key: bytes) -> bool:
        """Whether Slack has told us this already. Events come again for minutes: those are written down."""
        if key.startswith(PRESS):
            return self._presses.seen_before(key, self._house.now())
        with self._house.books.people.write() as people:
            return seen_before(people, key, self._house.now().date())

    def workspace_lost(self, reason: str) -> None:
        """The app may not speak in this workspace any more: its messages wait."""
        with self._house.books.people.write() as people:
            pause_workspace(people, reason)


def web_link(house: House, token: str) -> str:
    """The private page where an invited person can answer instead."""
    return f"{house.settings.base_url}/go/i-{token}"


@blueprint.record
def _build_handler(state: BlueprintSetupState) -> None:
    house: House = state.app.extensions[EXTENSION]
    settings = house.settings
    if settings.slack_is_on:
        state.app.extensions["slack"] = slack_handler(
            settings.slack_signing_secret, settings.slack_bot_token, Doors(house), settings.slack_api
        )


@blueprint.post("/slack/events")
@audience("slack")
def events() -> Response:
    """Everything that Slack sends. Its signature is checked before anything else."""
    from_slack: SlackHandler | None = current_app.extensions.get("slack")
    if from_slack is None:
        return Response(status=404, mimetype="text/plain")
    request.max_content_length = LARGEST_PAYLOAD
    reply = from_slack.handle(request.get_data(), dict(request.headers))
    return Response(reply.body, reply.status, {"content-type": "text/plain; charset=utf-8", **reply.headers})
