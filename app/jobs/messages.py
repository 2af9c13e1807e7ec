"""The outbox's worker: claims one message, looks whether a doubtful one has arrived, sends it, marks it."""

import logging

from app.jobs.invitation_text import invitation_letter, slack_invitation
from app.wiring import House
from bots.post.sender import MaybeSent, NotSent, Sender
from bots.slack.client import CannotReach, RateLimited, SlackDelivery, Uncertain, WorkspaceLost
from surveys.people.outbox import Claimed, claim, later, sent, skip, still_wanted
from surveys.people.workspace import pause_workspace, why_paused
from surveys.voices.round import Round
from surveys.voices.rounds import is_open

log = logging.getLogger(__name__)
MOST_AT_ONCE = 200


class Post:
    """Sends what waits in the outbox, one message at a time, each in its own units of work."""

    def __init__(self, house: House, worker: str, slack: SlackDelivery | None, letters: Sender) -> None:
        self._house, self._worker, self._slack, self._letters = house, worker, slack, letters

    def run(self) -> int:
        """Send what is due, up to a bound. Returns how many messages were handled."""
        for handled in range(MOST_AT_ONCE):
            with self._house.books.people.write() as people:
                channel = "email" if why_paused(people) or self._slack is None else None
                one = claim(people, self._worker, self._house.now(), channel)
                wanted = one is not None and still_wanted(people, one.delivery_id)
            if one is None:
                return handled
            self._handle(one, wanted)
        return MOST_AT_ONCE

    def _handle(self, one: Claimed, wanted: bool) -> None:
        with self._house.books.voices.read() as voices:
            round_ = voices.get(Round, one.round_id)
        if not wanted or round_ is None or not is_open(round_, self._house.now()):
            self._end(one, "not wanted any more" if not wanted else "round not open")
            return
        try:
            if one.channel == "slack":
                self._by_slack(one, round_)
            else:
                self._by_letter(one, round_)
        except RateLimited as limit:
            self._later(one, "rate limited", one.doubtful, limit.retry_after)
        except WorkspaceLost as lost:
            self._lose_workspace(one, lost.reason)
        except (CannotReach, NotSent) as problem:
            if problem.permanent:
                self._end(one, problem.reason)
            else:
                self._later(one, problem.reason, one.doubtful)
        except (Uncertain, MaybeSent):
            self._later(one, "no answer", doubtful=True)

    def _by_slack(self, one: Claimed, round_: Round) -> None:
        if self._slack is None or not one.slack_user:
            raise CannotReach("no Slack user", permanent=True)
        if not (one.doubtful and self._slack.find_sent(one.slack_user, one.delivery_id)):
            self._slack.send(
                one.slack_user, slack_invitation(self._house, round_, one.token), one.delivery_id
            )
        self._sent(one)

    def _by_letter(self, one: Claimed, round_: Round) -> None:
        if not one.email:
            raise CannotReach("no e-mail", permanent=True)
        letter = invitation_letter(self._house, round_, one.token)
        self._letters.send(one.email, letter.subject, letter.text, one.delivery_id)
        self._sent(one)

    def _sent(self, one: Claimed) -> None:
        with self._house.books.people.write() as people:
            sent(people, one.delivery_id)

    def _end(self, one: Claimed, reason: str) -> None:
        with self._house.books.people.write() as people:
            skip(people, one.delivery_id, reason)

    def _later(self, one: Claimed, reason: str, doubtful: bool, wait: float = 0) -> None:
        with self._house.books.people.write() as people:
            later(people, one.delivery_id, self._house.now(), reason, doubtful, wait)

    def _lose_workspace(self, one: Claimed, reason: str) -> None:
        log.error("Slack does not let us speak in this workspace any more: %s", reason)
        with self._house.books.people.write() as people:
            pause_workspace(people, reason)
            later(people, one.delivery_id, self._house.now(), reason, one.doubtful, 60)
