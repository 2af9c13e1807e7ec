"""Slack's way in: one route, and the doors behind it. Answers go through the same one door as everybody's."""

from collections.abc import Sequence
from datetime import datetime

from flask import Blueprint, Response, current_app, request
from flask.blueprints import BlueprintSetupState

from app.access import audience
from app.door import finish_sitting, take
from app.wiring import EXTENSION, House
from bots.slack.blocks import closed_message, open_again, opted_out
from bots.slack.doors import Message, PulseOpening, Submitted
from bots.slack.pulse_view import PulseForm, closed_view, pulse_view, thanks_view
from bots.slack.wiring import SlackHandler, slack_handler
from surveys.intake import CLOSED, NO_ROUND
from surveys.people.contact import Contact
from surveys.people.invitation import Invitation
from surveys.people.invitations import find_for_slack_user, find_invitation, start_with
from surveys.people.opting_out import opt_out
from surveys.people.seen_events import seen_before
from surveys.people.workspace import pause_workspace
from surveys.press import Outcome, Press
from surveys.questions import RawAnswer, problem_text
from surveys.voices.envelope import SittingSecret, new_secret
from surveys.voices.round import Round
from surveys.voices.round_keys import invitation_tag
from surveys.voices.rounds import is_open, questionnaire_of
from surveys.voices.sittings import NewSitting, find_draft, prepare_start
from surveys.words.codes import new_code

BAND = "staff"
OPT_OUT_KEY = "people/opt-out"
LARGEST_PAYLOAD = 512 * 1024
UP_TO_DATE = 1_000_000  # a modal shows everything at once: its answers are the newest there are

blueprint = Blueprint("slack", __name__)


class Doors:
    """What the Slack room may ask of the house; see bots.slack.doors."""

    def __init__(self, house: House) -> None:
        self._house = house

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
        web_url = web_link(self._house, token)
        form = PulseForm(round_.id, new_secret(), round_.edition_id, questionnaire, BAND, round_.k, web_url)
        return PulseOpening(pulse_view(form), open_again(token, web_url))

    def submit_pulse(
        self, slack_user: str, round_id: str, secret: str, answers: Sequence[tuple[str, RawAnswer]]
    ) -> Submitted:
        """Take the answers of one modal through the one door, then finish the sitting."""
        sitting = SittingSecret(secret)
        with self._house.books.people.read() as people:
            invitation = find_for_slack_user(people, slack_user, round_id)
        start, number = self._start(round_id, sitting, invitation)
        problems: dict[str, str] = {}
        for question_id, raw in answers:
            press = self._press(round_id, sitting, question_id, raw, invitation, start, number)
            outcome = take(self._house, press)
            if outcome.refusal in (CLOSED, NO_ROUND):
                return Submitted(closed_view())
            if problem := _problem(outcome):
                problems[question_id] = problem
        if problems:
            return Submitted(closed_view(), problems)
        if invitation is None or not finish_sitting(self._house, sitting, invitation.id).stored:
            return Submitted(closed_view())
        return Submitted(thanks_view(self._closes(round_id)))

    def opt_out(self, slack_user: str) -> Message:
        """Never ask this person again, on any channel."""
        with self._house.books.people.write() as people:
            for contact in people.query(Contact).filter_by(slack_user=slack_user):
                opt_out(people, self._house.keys.read(OPT_OUT_KEY), contact, self._house.now().date())
        return opted_out()

    def seen_before(self, key: bytes) -> bool:
        """Whether Slack has told us this already."""
        with self._house.books.people.write() as people:
            return seen_before(people, key, self._house.now().date())

    def workspace_lost(self, reason: str) -> None:
        """The app may not speak in this workspace any more: its messages wait."""
        with self._house.books.people.write() as people:
            pause_workspace(people, reason)

    def _start(
        self, round_id: str, sitting: SittingSecret, invitation: Invitation | None
    ) -> tuple[NewSitting | None, int]:
        """What a first answer needs; nothing when the sitting is there already or may not begin."""
        now = self._house.now()
        with self._house.books.voices.read() as voices:
            round_ = voices.get(Round, round_id)
            begun = find_draft(voices, sitting) is not None
        if begun or invitation is None or round_ is None or not is_open(round_, now):
            return None, 0
        with self._house.books.people.write() as people:
            number = start_with(people, invitation.id)
        if number is None:
            return None, 0
        return prepare_start(self._house.keys, round_id, new_code(), ""), number

    def _press(
        self,
        round_id: str,
        sitting: SittingSecret,
        question_id: str,
        raw: RawAnswer,
        invitation: Invitation | None,
        start: NewSitting | None,
        number: int,
    ) -> Press:
        begins = start is not None and invitation is not None
        return Press(
            round_id=round_id,
            audience="staff",
            secret=sitting,
            question_id=question_id,
            raw=raw,
            seen=UP_TO_DATE,
            start=start,
            band=BAND,
            cells={"group": invitation.group_label} if invitation and invitation.group_label else {},
            tag=invitation_tag(self._house.keys, round_id, invitation.id) if begins and invitation else "",
            start_number=number,
        )

    def _closes(self, round_id: str) -> str:
        with self._house.books.voices.read() as voices:
            round_ = voices.get_one(Round, round_id)
        return f"{round_.closes_at:%A %-d %B}"


def web_link(house: House, token: str) -> str:
    """The private page where an invited person can answer instead."""
    return f"{house.settings.base_url}/go/i-{token}"


def _problem(outcome: Outcome) -> str:
    if outcome.stored or not outcome.refusal or outcome.refusal in ("no_question", "not_begun", "stale"):
        return ""
    return problem_text(outcome.refusal, BAND)


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
        return Response(status=404)
    request.max_content_length = LARGEST_PAYLOAD
    reply = from_slack.handle(request.get_data(), dict(request.headers))
    return Response(reply.body, reply.status, reply.headers)
