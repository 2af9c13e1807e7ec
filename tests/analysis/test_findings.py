"""Findings are drafted from released figures, rest on claims, and wait for a person."""

from datetime import date

import pytest
from sqlalchemy import func, select

from analysis.codebook import shipped_codebook
from analysis.codebook.editions import keep
from analysis.codebook.joining import merge_themes
from analysis.evidence import count_themes
from analysis.evidence_store import read_round
from analysis.findings import (
    WORDS,
    FindingNotReady,
    approve,
    claim_for,
    draft_for_round,
    drop,
    inside_a_sentence,
    lower_first,
    reword,
)
from surveys.voices.claim import Claim
from surveys.voices.finding import Evidence, Finding
from surveys.voices.round import Round
from tests.analysis.conftest import Council

DAY = date(2026, 9, 25)


def autumn_round(council: Council, title: str = "How is it going? Autumn") -> str:
    return council.session.scalars(select(Round.id).where(Round.title == title)).one()


def drafted(council: Council, title: str = "How is it going? Autumn") -> list[Finding]:
    return draft_for_round(council.session, autumn_round(council, title), council.plan, council.codebook, DAY)


def test_a_draft_says_how_many_and_in_which_stance(autumn: Council) -> None:
    (finding,) = drafted(autumn)
    assert finding.text == (
        "About 3 in 10 of the children and young people who wrote something spoke about being listened to; "
        "about 8 in 10 of them named problems."
    )
    assert (finding.strand, finding.state, finding.plan) == ("6", "draft", "2022")


def test_a_theme_of_one_or_two_people_makes_no_draft(autumn: Council) -> None:
    assert "placements" not in {finding.theme for finding in drafted(autumn)}


def test_a_theme_without_strand_makes_a_finding_without_strand(autumn: Council) -> None:
    (finding,) = drafted(autumn, "Youth forum comments")
    assert finding.strand == ""
    assert finding.text.startswith("About 4 in 10 of the comments collected elsewhere spoke about parking")


def test_people_are_counted_and_not_remarks(council: Council) -> None:
    made = council.round("children", "R", date(2026, 9, 1), 40)
    council.remarks(made, "", {"": 39})
    for place in range(30):
        council.remark(made, f"again {place}", {"being-listened-to": "problem"}, "one-child")
    assert draft_for_round(council.session, made.id, council.plan, council.codebook, DAY) == []


def test_every_draft_rests_on_filed_claims(autumn: Council) -> None:
    (finding,) = drafted(autumn)
    query = select(Claim).join(Evidence, Evidence.claim_id == Claim.id).where(
        Evidence.finding_id == finding.id
    )  # fmt: skip
    claims = autumn.session.scalars(query).all()
    assert {claim.definition.get("stance", "") for claim in claims} == {"", "problem"}
    assert all(
        claim.kind == "figure" and claim.definition["theme"] == "being-listened-to" for claim in claims
    )


def test_drafting_again_makes_no_doubles(autumn: Council) -> None:
    first, second = drafted(autumn), drafted(autumn)
    assert [finding.id for finding in first] == [finding.id for finding in second]
    assert autumn.session.scalar(select(func.count()).select_from(Finding)) == 1


def test_drafting_again_leaves_what_a_person_wrote(autumn: Council) -> None:
    (finding,) = drafted(autumn)
    reword(autumn.session, finding.id, "They want to be heard.", "sam")
    drafted(autumn)
    assert finding.text == "They want to be heard."


def test_a_claim_is_filed_once(autumn: Council) -> None:
    made = autumn_round(autumn)
    ids = {claim_for(autumn.session, made, "figure", {"figure": "asked"}, DAY) for _ in range(2)}
    assert len(ids) == 1


def test_a_person_approves(autumn: Council) -> None:
    (finding,) = drafted(autumn)
    approve(autumn.session, finding.id, "sam", DAY)
    assert (finding.state, finding.approved_by, finding.approved_on) == ("approved", "sam", DAY)


def test_new_words_have_to_be_approved_again(autumn: Council) -> None:
    (finding,) = drafted(autumn)
    approve(autumn.session, finding.id, "sam", DAY)
    reword(autumn.session, finding.id, "Other words.", "sam")
    assert (finding.state, finding.approved_on) == ("draft", None)


def test_a_dropped_finding_cannot_be_approved(autumn: Council) -> None:
    (finding,) = drafted(autumn)
    drop(autumn.session, finding.id)
    with pytest.raises(FindingNotReady, match="dropped"):
        approve(autumn.session, finding.id, "sam", DAY)


def test_a_finding_without_evidence_cannot_be_approved(autumn: Council) -> None:
    finding = Finding(
        round_id=autumn_round(autumn), plan="2022", strand="6", text="I think so.", state="draft",
        written_by="sam", made_on=DAY,
    )  # fmt: skip
    autumn.session.add(finding)
    autumn.session.flush()
    with pytest.raises(FindingNotReady, match="rests on no figure"):
        approve(autumn.session, finding.id, "sam", DAY)


def themes_of(council: Council, history: list[tuple[str, str]]) -> list[tuple[str, bool]]:
    made = council.round("children", "R", date(2026, 9, 1), 40)
    remark = council.remark(made, "Words", {}, "g1")
    for state, origin in history:
        council.code(remark, "placements", "idea", state, origin)
    return [(said.theme, said.confirmed) for said in read_round(council.session, made.id).said]


@pytest.mark.parametrize(
    ("history", "stands"),
    [
        ([("suggested", "rules")], [("placements", False)]),
        ([("suggested", "rules"), ("rejected", "person")], []),
        ([("rejected", "person"), ("suggested", "rules")], []),
        ([("suggested", "rules"), ("accepted", "person")], [("placements", True)]),
        ([("added", "person")], [("placements", True)]),
        ([("suggested", "rules"), ("accepted", "person"), ("suggested", "person")], [("placements", False)]),
    ],
)
def test_a_persons_newest_word_decides_what_counts(
    council: Council, history: list[tuple[str, str]], stands: list[tuple[str, bool]]
) -> None:
    assert themes_of(council, history) == stands


def test_rows_of_an_import_are_counted_as_rows(council: Council) -> None:
    made = council.round("import", "R", date(2026, 9, 1), 40)
    for place in range(12):
        council.remark(made, f"row {place}", {"parking": "problem"}, "one-respondent")
    evidence = read_round(council.session, made.id)
    assert count_themes(evidence)["parking"].people == len(evidence.wrote) == 12


@pytest.mark.parametrize(
    ("stances", "ends"),
    [
        ({"problem": 40, "": 20}, "; about 7 in 10 of them named problems."),
        ({"problem": 15, "praise": 20, "": 25},
         "; about 3 in 10 of them named problems, and about 3 in 10 spoke of what is good."),
        ({"problem": 30, "praise": 30},
         "; about half of them named problems, and about half spoke of what is good."),
        ({"problem": 15, "praise": 1, "": 44}, "spoke about being listened to."),
        ({"": 60}, "spoke about being listened to."),
    ],
)  # fmt: skip
def test_praise_and_problems_are_told_apart(council: Council, stances: dict[str, int], ends: str) -> None:
    made = council.round("children", "R", date(2026, 9, 1), 80)
    council.remarks(made, "being-listened-to", stances)
    council.remarks(made, "", {"": 20}, first=60)
    (finding,) = draft_for_round(council.session, made.id, council.plan, council.codebook, DAY)
    assert finding.text.endswith(ends)


@pytest.mark.parametrize(
    ("name", "inside"),
    [("Being heard", "being heard"), ("EHCP reviews", "EHCP reviews"), ("I feel safe", "I feel safe")],
)
def test_a_theme_inside_a_sentence(name: str, inside: str) -> None:
    assert lower_first(name) == inside


def test_a_childs_own_words_for_a_theme_are_put_into_ours() -> None:
    codebook = shipped_codebook()
    assert inside_a_sentence("my-social-worker", codebook) == "what their social worker is like"
    assert inside_a_sentence("my-social-worker", codebook, "rows") == "“My social worker: what they are like”"
    assert inside_a_sentence("being-listened-to", codebook) == "being listened to"


def test_every_theme_that_is_put_into_our_words_is_in_the_shipped_codebook() -> None:
    assert set(WORDS["inside"]) <= set(shipped_codebook().by_code)


def test_three_stances_are_joined_with_one_and(council: Council) -> None:
    made = council.round("children", "R", date(2026, 9, 1), 80)
    council.remarks(made, "", {"": 40}, first=40)
    for person in range(20):
        for stance in ("problem", "praise", "idea"):
            council.remark(made, f"{stance} {person}", {"being-listened-to": stance}, f"child-{person}")
    (finding,) = draft_for_round(council.session, made.id, council.plan, council.codebook, DAY)
    ends = finding.text.split("; ")[1]
    assert ends.count(", ") == 2 and ends.count(", and ") == 1 and ends.endswith("had ideas.")


def merge_into_placements(council: Council) -> None:
    """Being listened to is read as Placements from now on."""
    council.codebook = merge_themes(council.codebook, "being-listened-to", "placements", DAY)
    keep(council.session, council.codebook, "Merged.", "sam", DAY)


def test_an_untouched_draft_of_a_merged_theme_becomes_its_heirs(autumn: Council) -> None:
    (before,) = drafted(autumn)
    merge_into_placements(autumn)
    found = drafted(autumn)
    assert before in found and before.theme == "placements"
    assert "spoke about placements" in before.text
    assert {finding.strand for finding in found} == {"5", "6"}  # the heir serves both strands


def test_a_merge_makes_no_second_finding_beside_an_approved_one(autumn: Council) -> None:
    (before,) = drafted(autumn)
    approve(autumn.session, before.id, "sam", DAY)
    merge_into_placements(autumn)
    drafted(autumn)
    mine = [row for row in autumn.session.scalars(select(Finding)) if row.strand == "6"]
    assert mine == [before] and before.theme == "being-listened-to" and before.state == "approved"


def test_a_left_over_draft_of_a_merged_theme_is_dropped_where_the_heir_has_its_own(autumn: Council) -> None:
    (before,) = drafted(autumn)
    heirs = Finding(
        round_id=before.round_id, plan=before.plan, strand="6", theme="placements", text="Ours.",
        state="draft", written_by="sam", made_on=DAY,
    )  # fmt: skip
    autumn.session.add(heirs)
    merge_into_placements(autumn)
    drafted(autumn)
    assert (before.state, heirs.state, heirs.text) == ("dropped", "draft", "Ours.")
