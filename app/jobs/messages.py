"""The outbox's worker: claims one message, looks whether a doubtful one has arrived, sends it, marks it."""

import logging
import threading
from datetime import datetime, timedelta

from app.jobs.alone import alone
from app.jobs.invitation_text import invitation_letter, slack_invitation
from app.wiring import House
from bots.post.sender import MaybeSent, NotSent, Sender
from bots.slack.client import CannotReach, RateLimited, SlackDelivery, Uncertain, WorkspaceLost
from surveys.people.invitations import INVITATION
from surveys.people.outbox import Claimed, claim, later, sent, skip, still_wanted
from surveys.people.workspace import pause_workspace, resume_workspace, why_paused
from surveys.voices.round import Round, State
from surveys.voices.rounds import is_open

log = logging.getLogger(__name__)
MOST_AT_ONCE = 200
LOOK_AGAIN = timedelta(minutes=3)  # how often a lost workspace is asked whether we may speak again
NOT_YET = 5  # seconds until a message looks again whether its round has opened


class Post:
    """Sends what waits in the outbox, one message at a time, each in its own units of work."""

    def __init__(
        self,
        house: House,
        worker: str,
        slack: SlackDelivery | None,
        letters: Sender,
        stopped: threading.Event | None = None,
    ) -> None:
        self._house, self._worker, self._slack, self._letters = house, worker, slack, letters
        self._stopped = stopped or threading.Event()
        self._slack_again: datetime | None = None  # Slack asked us to wait until then
        self._looked: datetime | None = None  # when we last asked a lost workspace

    def run(self) -> int:
        """Send what is due, up to a bound. Returns how many messages were handled."""
        self._look_for_workspace()
        for handled in range(MOST_AT_ONCE):
            if self._stopped.is_set():
                return handled
            with self._house.books.people.write() as people:
                channel = None if self._may_use_slack(why_paused(people)) else "email"
                one = claim(people, self._worker, self._house.now(), channel)
                wanted = one is not None and still_wanted(people, one.delivery_id)
            if one is None:
                return handled
            self._handle(one, wanted)
        return MOST_AT_ONCE

    def _may_use_slack(self, paused: str) -> bool:
        waits = self._slack_again is not None and self._house.now() < self._slack_again
        return self._slack is not None and not paused and not waits

    def _look_for_workspace(self) -> None:
        """After the app was installed again its messages go on by themselves."""
        now = self._house.now()
        with self._house.books.people.read() as people:
            paused = why_paused(people)
        if self._slack is None or not paused or (self._looked and now < self._looked + LOOK_AGAIN):
            return
        self._looked = now
        try:
            self._slack.check()
        except (RateLimited, CannotReach, Uncertain):
            return
        with self._house.books.people.write() as people:
            resume_workspace(people)
        log.warning("Slack lets us speak again")

    def _handle(self, one: Claimed, wanted: bool) -> None:
        with self._house.books.voices.read() as voices:
            round_ = voices.get(Round, one.round_id)
        if not wanted:
            self._end(one, "not wanted any more")
        elif round_ is None or round_.state not in (State.PLANNED, State.OPEN):
            self._end(one, "round not open")
        elif not is_open(round_, self._house.now()):
            self._later(one, "round not open yet", one.doubtful, NOT_YET)
        elif not alone("a message", lambda: self._send(one, round_)):
            self._later(one, "broken", doubtful=True)  # it may have left before it broke

    def _send(self, one: Claimed, round_: Round) -> None:
        """Send one message, and write down what became of it."""
        try:
            if one.channel == "slack":
                self._by_slack(one, round_)
            else:
                self._by_letter(one, round_)
        except RateLimited as limit:
            self._slack_again = self._house.now() + timedelta(seconds=limit.retry_after)
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
            message = slack_invitation(self._house, round_, one.token, one.kind != INVITATION)
            self._slack.send(one.slack_user, message, one.delivery_id)
        self._sent(one)

    def _by_letter(self, one: Claimed, round_: Round) -> None:
        # A doubtful letter goes again: no mail server can be asked. Its Message-ID is the same, so that
        # most readers show one; a second letter is a smaller harm than none.
        if not one.email:
            raise CannotReach("no e-mail", permanent=True)
        letter = invitation_letter(self._house, round_, one.token, one.kind != INVITATION)
        self._letters.send(one.email, letter.subject, letter.text, one.delivery_id)
        self._sent(one)

    def _sent(self, one: Claimed) -> None:
        with self._house.books.people.write() as people:
            sent(people, one.delivery_id)

    def _end(self, one: Claimed, reason: str) -> None:
        with self._house.books.people.write() as people:
            skip(people, one.delivery_id, reason, one.worker)

    def _later(self, one: Claimed, reason: str, doubtful: bool, wait: float = 0) -> None:
        with self._house.books.people.write() as people:
            later(people, one.delivery_id, self._house.now(), reason, doubtful, wait, one.worker)

    def _lose_workspace(self, one: Claimed, reason: str) -> None:
        log.error("Slack does not let us speak in this workspace any more: %s", reason)
        self._looked = self._house.now()
        with self._house.books.people.write() as people:
            pause_workspace(people, reason)
            later(people, one.delivery_id, self._house.now(), reason, one.doubtful, 60, one.worker)
