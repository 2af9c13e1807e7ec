"""The front door: three words lead on, any others lead to one kind page; quick exit forgets."""

from tests.support.young_people import GO, ROUND, Visit, open_one


def test_three_words_lead_to_their_round_however_they_are_typed(visit: Visit) -> None:
    for typed in ("river lamp otter", "River-Lamp-Otter", "  river,lamp  OTTER "):
        assert visit.client.post("/", data={"card": typed}).location == GO


def test_W10_words_that_name_no_round_get_one_and_the_same_page(visit: Visit) -> None:
    pages = {
        visit.client.post("/", data={"card": typed}).data
        for typed in (
            "",
            "river lamp",
            "river lamp kayak",
            "x" * 5000,
            "<script>",
            "río lámpara nutria",
            "\x00",
        )
    } | {
        visit.client.get(path).data
        for path in ("/go/river-lamp-kite", "/go/i-unknown", "/nothing", "/go/" + "a" * 300)
    }
    assert len(pages) == 1


def test_W10_the_uniform_page_is_a_404(visit: Visit) -> None:
    assert visit.client.post("/", data={"card": "river lamp kite"}).status_code == 404


def test_W10_guessing_cards_is_slowed_down(visit: Visit) -> None:
    answers = [visit.client.post("/", data={"card": "no such card"}).status_code for _ in range(61)]
    assert answers == [404] * 60 + [429]


def test_P14_an_unknown_invitation_looks_like_any_unknown_page(visit: Visit) -> None:
    open_one(visit.house, "b" * 32, invited=True, doors=())
    assert visit.client.get("/go/i-" + "x" * 22).data == visit.client.get("/nothing-here").data


def test_quick_exit_forgets_the_sitting_and_shows_a_neutral_page(visit: Visit) -> None:
    visit.send(f"{GO}/how_things_are", value="4")
    left = visit.client.get("/leave")
    assert left.status_code == 303 and left.location == visit.house.settings.quick_exit
    assert visit.client.get_cookie("heard") is None


def test_after_quick_exit_going_back_shows_nothing_that_was_said(visit: Visit) -> None:
    visit.send(f"{GO}/going_well", value="4")
    visit.send(f"{GO}/how_things_are", value="4")
    visit.client.get("/leave")
    assert "We do not know where you were" in visit.client.get(f"{GO}/safe_where_you_live").text


def test_the_front_door_names_no_round(visit: Visit) -> None:
    page = visit.client.get("/").text
    assert ROUND not in page and "Autumn" not in page
