"""What the sample's team made of a round: themes confirmed, quotes and findings approved, answers given."""

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from analysis.actions import Answer, publish_action, write_action
from analysis.findings import approve
from analysis.themes.coding.store import Coder, current_codings
from app.jobs.findings import draft_findings
from app.jobs.heavy import plan_orders, theme_new_remarks
from app.library import codebook_in_use
from app.sample.dates import house_at
from app.sample.readers import put_into_english, read_again, read_round
from app.sample.reading import SampleAnswer, SampleCouncil
from app.sample.rounds import Scene
from app.team.quoting import approve_quote, review
from app.wiring import House
from surveys.voices.action import Action
from surveys.voices.finding import Finding
from surveys.voices.remark import Remark

AFTER = timedelta(days=4)  # after a round's end
MOST_QUOTES = 8
SHORTEST, LONGEST = 25, 160
LEFT_TO_DO = 6  # every so many drafts one is left, for whoever tries Heard out


def find_meaning(scene: Scene) -> None:
    """Theme a mixed round and do what a team does with it. Repeatable."""
    if not scene.told.quarters_ago:
        return
    then = house_at(scene.house, scene.window.closes + AFTER)
    theme(then)
    today = then.now().date()
    handle = scene.council.duty["team_member"]
    with then.books.voices.write() as voices:
        if voices.scalar(select(Action.id).where(Action.round_id == scene.id).limit(1)) is None:
            read(voices, scene, Coder(handle, today, codebook_in_use(then)))
            _approve_quotes(voices, scene.id, handle, today)
            _approve_findings(voices, scene.id, handle, today)
            _answer_back(voices, scene.council, scene, handle, today)


def theme(house: House) -> None:
    """Suggest themes for every remark that has none, then draft findings. Repeatable."""
    while theme_new_remarks(house):
        pass
    plan_orders(house)
    draft_findings(house)


def read(voices: Session, scene: Scene, first: Coder) -> None:
    """Have the round read by the two readers, and the newest of its kind in part by both."""
    second = replace(first, handle=scene.council.duty["second_reader"])
    read_round(voices, first, second, scene.id)
    put_into_english(voices, scene.council.english, second.handle, scene.id, first.made_on)
    if scene.told.quarters_ago == 1:
        read_again(voices, second, scene.id)


def _approve_quotes(voices: Session, round_id: str, handle: str, today: date) -> None:
    """One quote a person and a theme at most, the most spoken of themes first."""
    remarks = {one.id: one for one in voices.scalars(select(Remark).where(Remark.round_id == round_id))}
    themes = {known: [c.theme for c in found] for known, found in current_codings(voices, remarks).items()}
    often = Counter(theme for found in themes.values() for theme in found)
    quoted: set[str] = set()
    people: set[str] = set()
    for theme, _ in often.most_common(MOST_QUOTES):
        for remark in sorted(remarks.values(), key=lambda one: (one.words, one.id)):
            fits = SHORTEST <= len(remark.words) <= LONGEST and theme in themes[remark.id]
            if fits and remark.words not in quoted and remark.group_id not in people:
                review(voices, remark, remark.words, handle)
                approve_quote(voices, remark, handle, today)
                quoted.add(remark.words)
                people.add(remark.group_id)
                break


def _approve_findings(voices: Session, round_id: str, handle: str, today: date) -> None:
    query = select(Finding).where(Finding.round_id == round_id, Finding.state == "draft")
    drafts = list(voices.scalars(query.order_by(Finding.strand, Finding.theme)))
    for number, finding in enumerate(drafts, 1):
        if number % LEFT_TO_DO:
            approve(voices, finding.id, handle, today)


def _answer_back(voices: Session, council: SampleCouncil, scene: Scene, handle: str, today: date) -> None:
    for told in council.answers:
        if told.round == scene.told.key:
            finding = voices.scalar(
                select(Finding.id)
                .where(Finding.round_id == scene.id, Finding.theme == told.theme)
                .order_by(Finding.strand)
                .limit(1)
            )
            written = write_action(voices, scene.id, _answer(told, finding, today), handle)
            publish_action(voices, written.id, today)


def _answer(told: SampleAnswer, finding: str | None, today: date) -> Answer:
    due = today + timedelta(days=told.due_in_days)
    return Answer(told.kind, told.you_said, told.answer, told.owner, due, finding)
