"""A submitted pulse: its answers go through the one door in one unit of work, and what the person then sees.

Slack waits three seconds. So there is one read, one write in the people book (first, so that nobody who
answered is reminded) and one write in the voices book, and the slow words-code is made before it is needed.
"""

from collections import defaultdict, deque
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime

from app.accounts.dates import LONDON
from app.door import take_all
from app.wiring import House
from bots.slack.doors import Submitted
from bots.slack.pulse_view import closed_view, thanks_view, used_up_view
from surveys.intake import CLOSED, NO_QUESTION, NO_ROUND, NOT_BEGUN, STALE
from surveys.keys.folder import KeyFolder, KeyMissing
from surveys.people.invitation import Invitation
from surveys.people.invitations import find_for_slack_user, mark_answered, start_with
from surveys.people.secrets import link_token, token_hash
from surveys.press import Outcome, Press
from surveys.questionnaires import Questionnaire
from surveys.questions import AnswerNotRead, RawAnswer, problem_text
from surveys.safeguarding.help_wording import filled, help_wording
from surveys.voices.envelope import SittingSecret
from surveys.voices.round import Round
from surveys.voices.round_keys import invitation_tag
from surveys.voices.rounds import is_open, questionnaire_of
from surveys.voices.sittings import NewSitting, find_draft, prepare_start
from surveys.words.codes import new_code

BAND = "staff"
OPT_OUT_KEY = "people/opt-out"  # also the key from which reminders make the same links again
UP_TO_DATE = 1_000_000  # a modal shows everything at once: its answers are the newest there are
MOST_READY = 64
Answers = Sequence[tuple[str, RawAnswer]]


class ReadyStarts:
    """Words-codes made while somebody still reads the form: argon2id is slow, and fifty at once too slow.

    They belong to nobody yet, and stay in this process's memory.
    """

    def __init__(self, folder: KeyFolder) -> None:
        self._folder = folder
        self._ready: defaultdict[str, deque[NewSitting]] = defaultdict(lambda: deque(maxlen=MOST_READY))
        self._behind = ThreadPoolExecutor(1, thread_name_prefix="words-codes")

    def prepare(self, round_id: str) -> None:
        """Make one more for this round, soon, and not in the caller's time."""
        self._behind.submit(self._one, round_id)

    def take(self, round_id: str) -> NewSitting:
        """One that is ready, or a fresh one. Raises KeyMissing once the round is mixed."""
        with suppress(IndexError):
            return self._ready[round_id].popleft()
        return prepare_start(self._folder, round_id, new_code(), "")

    def _one(self, round_id: str) -> None:
        with suppress(KeyMissing):
            self._ready[round_id].append(prepare_start(self._folder, round_id, new_code(), ""))


@dataclass(frozen=True)
class _Seen:
    """What is known of the round when the form comes in."""

    round: Round | None
    asks: Questionnaire | None
    open: bool
    begun: bool


def submit(
    house: House, starts: ReadyStarts, slack_user: str, round_id: str, secret: SittingSecret, answers: Answers
) -> Submitted:
    """Take one form's answers. Every one is read for worrying words, also when it can't be kept."""
    seen = _look(house, round_id, secret)
    whole = seen.open and all(_fits(seen.asks, *one) for one in answers)
    invitation, number = _invitation(house, slack_user, round_id, seen, whole)
    start = _with_door(house, starts.take(round_id), invitation) if number and invitation else None
    presses = [_press(house, round_id, secret, one, invitation, start, number) for one in answers]
    outcomes = take_all(house, presses, secret, whole and (seen.begun or start is not None))
    also = _help(house, outcomes, seen.open)
    refusals = {one.refusal for one in outcomes}
    if seen.round is None or invitation is None or refusals & {CLOSED, NO_ROUND}:
        return Submitted(closed_view(also))
    if refusals == {NOT_BEGUN}:
        return Submitted(used_up_view(also))
    if problems := _problems(answers, outcomes):
        return Submitted(closed_view(also), problems)
    return Submitted(thanks_view(in_words(seen.round.closes_at), [*also, *_code(house, outcomes)]))


def in_words(moment: datetime) -> str:
    """A day as people say it, where the council is: Friday 4 December."""
    local = moment.astimezone(LONDON)
    return f"{local:%A} {local.day} {local:%B}"


def _look(house: House, round_id: str, secret: SittingSecret) -> _Seen:
    with house.books.voices.read() as voices:
        round_ = voices.get(Round, round_id)
        if round_ is None:
            return _Seen(None, None, open=False, begun=False)
        asks = questionnaire_of(voices, round_.edition_id)
        return _Seen(round_, asks, is_open(round_, house.now()), find_draft(voices, secret) is not None)


def _fits(asks: Questionnaire | None, name: str, raw: RawAnswer) -> bool:
    """True when this answer can be kept, or belongs to no question of the round."""
    question = next((one for one in asks.questions if one.id == name), None) if asks else None
    try:
        return question is None or question.read(raw) is not None
    except AnswerNotRead:
        return False


def _invitation(
    house: House, slack_user: str, round_id: str, seen: _Seen, whole: bool
) -> tuple[Invitation | None, int]:
    """This person's invitation, and the number of the sitting that it begins (0 for none)."""
    if not seen.open:
        with house.books.people.read() as people:
            return find_for_slack_user(people, slack_user, round_id), 0
    with house.books.people.write() as people:
        invitation = find_for_slack_user(people, slack_user, round_id)
        if invitation is None:
            return None, 0
        number = 0 if seen.begun else start_with(people, invitation.id) or 0
        if whole and (seen.begun or number):
            mark_answered(people, invitation.id)
    return invitation, number


def _with_door(house: House, start: NewSitting, invitation: Invitation) -> NewSitting:
    """The sitting with the way back to its questions, which only its own secret or words open."""
    key = house.keys.read(OPT_OUT_KEY) if house.keys.has(OPT_OUT_KEY) else b""
    token = link_token(key, invitation.id)
    return replace(start, door=f"i-{token}" if token_hash(token) == invitation.token_hash else "")


def _press(
    house: House,
    round_id: str,
    secret: SittingSecret,
    answer: tuple[str, RawAnswer],
    invitation: Invitation | None,
    start: NewSitting | None,
    number: int,
) -> Press:
    return Press(
        round_id=round_id,
        audience="staff",
        secret=secret,
        question_id=answer[0],
        raw=answer[1],
        seen=UP_TO_DATE,
        start=start,
        band=BAND,
        cells={"group": invitation.group_label} if invitation and invitation.group_label else {},
        tag=invitation_tag(house.keys, round_id, invitation.id) if start and invitation else "",
        start_number=number,
    )


def _problems(answers: Answers, outcomes: Sequence[Outcome]) -> dict[str, str]:
    """What is wrong, by question. An answer to no question of the round is no problem of this person."""
    quiet = ("", NO_QUESTION, NOT_BEGUN, STALE)
    pairs = zip(answers, outcomes, strict=True)
    return {name: problem_text(one.refusal, BAND) for (name, _), one in pairs if one.refusal not in quiet}


def _help(house: House, outcomes: Sequence[Outcome], open_: bool) -> list[str]:
    """Where help is, when words or an answer worried us."""
    words, told = help_wording(BAND), list[str]()
    if any(one.level for one in outcomes):
        told += [words.straight_to if open_ else words.too_late, *words.card_lines[1:], *words.now_lines]
    elif any(one.help_card for one in outcomes):
        told += words.scale_lines
    else:
        return []
    council = house.settings.council
    values = {"night_line": council.out_of_hours.number}
    if council.help_lines:
        values["day_line"] = council.help_lines[0].number
        told.append(words.now_day_line)
    return [filled(line, values) for line in [*told, words.now_night_line]]


def _code(house: House, outcomes: Sequence[Outcome]) -> list[str]:
    """The sitting's words, by which this person can see, change or delete it until the round closes."""
    code = next((one.draft.code for one in reversed(outcomes) if one.draft), "")
    where = f"{code.replace('-', ' ')}\n{house.settings.base_url}/code"
    return [help_wording(BAND).words_code, where] if code else []
