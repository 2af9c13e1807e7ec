"""Where to go in a try-out: the lines that the terminal shows once everything answers."""

from sqlalchemy import select

from app.accounts.links import GOOD_FOR, make_sign_in_link
from app.library import plan_in_use
from app.sample.reading import sample_council
from app.tryout.surroundings import LOOPBACK
from app.wiring import House
from surveys.people.staff_account import StaffAccount
from surveys.voices.card import Card
from surveys.voices.round import Round
from surveys.voices.rounds import is_open

WIDE = 24


def entrances(house: House, slack_port: int) -> list[str]:
    """A few lines with every entrance; makes fresh sign-in links."""
    settings = house.settings
    base, minutes = settings.base_url, GOOD_FOR.seconds // 60
    plan = plan_in_use(house)
    return [
        "",
        f"Heard is running, on this machine only. {settings.council.name} and everybody in it is invented.",
        "",
        *_cards(house, base),
        _line("A social worker", f"http://{LOOPBACK}:{slack_port}/   (pretend Slack: be one of ten people)"),
        _line("What changed", f"{base}/wall"),
        "",
        f"Sign-in links, each for once and for {minutes} minutes"
        " (a new one: .venv/bin/heard sign-in EMAIL, or start again):",
        *_links(house, base),
        "",
        f"Its plan is a public one: {plan.title}. Source: {plan.source}",
        f"Letters aren't sent: they lie in {settings.data / 'outbox'}.",
        f"Everything is kept in {settings.data}. Ctrl-C stops it.",
    ]


def _cards(house: House, base: str) -> list[str]:
    """One card a band of the round that is open now; a hint to the team where none is."""
    cards: dict[str, str] = {}
    with house.books.voices.read() as voices:
        for card in voices.scalars(select(Card).order_by(Card.words)):
            if is_open(voices.get_one(Round, card.round_id), house.now()):
                cards.setdefault(card.band, card.words)
    lines = [
        _line(f"A young person, {band}", f"{base}/go/{words}   (or type: {words.replace('-', ' ')})")
        for band, words in sorted(cards.items(), reverse=True)
    ]
    return lines or [_line("A young person", f"{base}/   (no round is open: the team starts one)")]


def _links(house: House, base: str) -> list[str]:
    lines = []
    for one in sample_council().people:
        if not one.shown:
            continue
        with house.books.people.write() as people:
            account = people.get(StaffAccount, one.handle)
            if account is None or not account.active:
                continue
            token = make_sign_in_link(people, one.handle, house.now())
        lines.append(_line(one.shown, f"{base}/sign-in/{token}   {account.email}"))
    return lines


def _line(title: str, place: str) -> str:
    return f"  {title:<{WIDE}}{place}"
