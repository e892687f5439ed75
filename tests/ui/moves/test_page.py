"""The moves page without a browser: looking through, one move, what is withheld, hiding."""

from __future__ import annotations

import datetime as dt
import json
import re
import zlib
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pytest

from psoas_coach.coach.day_notes import mark_flare
from psoas_coach.coach.plan_choices import hide_move, load_hidden_moves
from psoas_coach.content import load
from psoas_coach.guidance.choices import FlareMode
from psoas_coach.guidance.plan_tables import build_tables
from psoas_coach.journal.journal import Journal
from psoas_coach.journal.records import Hold, Moment
from psoas_coach.ui.citations import reference, title_and_year
from psoas_coach.ui.moves.browse import POSITIONS
from psoas_coach.ui.moves.move_article import evidence_sentence
from psoas_coach.ui.moves.page import claims_summary
from psoas_coach.ui.phrases.doses import dose_line
from psoas_coach.ui.words import say
from tests.support import clock
from tests.support.answers_factory import add_self_check, session
from tests.support.page_driver import keys, run_page, words
from tests.ui.conftest import OpenPage

if TYPE_CHECKING:
    from streamlit.testing.v1 import AppTest

ALL = load()


def now() -> Moment:
    return clock.ago()


def unfold_choices(at: AppTest) -> AppTest:
    """Open what the choices are folded away in."""
    at.session_state["moves_find"] = True
    return run_page(at)


def sent(at: AppTest) -> list[bytes]:
    """Return what is sent, as bytes, to each drawn component that takes bytes."""
    return [one.proto.bytes for one in at.get("bidi_component") if one.proto.bytes]


def shelf(at: AppTest) -> tuple[dict[str, Any], dict[str, str]]:
    """Return what the shelf shows, and its pictures by move."""
    for data in sent(at):
        if data.startswith(b'{"count"'):
            plain, _, pictures = data.partition(b"\0")
            return json.loads(plain), json.loads(zlib.decompress(pictures)) if pictures else {}
    return {"count": "", "groups": []}, {}


def cards(at: AppTest) -> dict[str, dict[str, Any]]:
    """Return the cards on the shelf by move."""
    groups = shelf(at)[0]["groups"]
    return {row["id"]: row for group in groups for row in group["rows"]}


def packed(at: AppTest) -> list[Any]:
    """Return what was packed for the other components."""
    return [json.loads(zlib.decompress(data)) for data in sent(at) if data.startswith(b"\x78")]


def texts(values: Any) -> Iterator[str]:  # noqa: ANN401 -- any plain value
    """Yield every text in plain values, a line's pieces put together."""
    if isinstance(values, str):
        yield values
    elif isinstance(values, dict):
        for value in values.values():
            yield from texts(value)
    elif isinstance(values, list):
        if values and all(isinstance(one, str) or len(one) < 3 for one in values):
            yield "".join(part for one in values for part in texts(one))
        for value in values:
            yield from texts(value)


def everything(at: AppTest) -> str:
    """Return everything that the page says, in its elements and in its components."""
    said = [words(at), *(one.value for one in at.success)]
    return "\n".join([*said, *(line for values in packed(at) for line in texts(values))])


def pictures(at: AppTest) -> list[dict[str, Any]]:
    """Return the figures of a move, the left side's first."""
    found: list[dict[str, Any]] = []

    def look(value: Any) -> None:  # noqa: ANN401 -- any plain value
        if isinstance(value, dict):
            if "caption" in value:
                found.append(value)
            for one in value.values():
                look(one)
        elif isinstance(value, list):
            for one in value:
                look(one)

    look(packed(at))
    return found


def test_all_moves_stand_in_rows_by_position_each_with_its_figure_name_and_line(
    open_page: OpenPage,
) -> None:
    at = open_page("moves")
    found, drawn = cards(at), shelf(at)[1]
    order = sorted(ALL.moves, key=lambda id_: ALL.moves[id_].depth)
    assert list(found) == sorted(order, key=lambda id_: POSITIONS.index(ALL.moves[id_].position))
    titles = [group["title"] for group in shelf(at)[0]["groups"]]
    assert titles == [say(f"library.position.{position}") for position in POSITIONS]
    for id_, card in found.items():
        assert card["name"] == ALL.move_words[id_].name
        assert say(f"library.card.depth.{ALL.moves[id_].depth}") in card["line"]
        assert "minute" in card["line"]
        assert card["address"] == f"?move={id_}"
        assert drawn[id_].startswith("<svg")
        assert card["mark"] == ""


@pytest.mark.parametrize(
    ("name", "chosen", "left"),
    [
        ("where", "bed", {"bed_edge_hang"}),
        ("deep", "1", {"heel_slide", "side_lying_strap", "standing_stride"}),
        ("time", "1", {"seated_rock", "kneeling_backbend", "wall_stack"}),
    ],
)
def test_a_choice_narrows_the_shelf_down_and_stands_in_the_address(
    open_page: OpenPage, name: str, chosen: str, left: set[str]
) -> None:
    at = unfold_choices(open_page("moves"))
    at.selectbox(key=f"moves_{name}").set_value(chosen)
    run_page(at)
    assert set(cards(at)) == left
    assert at.query_params[name] == chosen
    assert shelf(at)[0]["count"] == say("library.find.count", count=len(left), all=21)
    at.selectbox(key=f"moves_{name}").set_value("any")
    run_page(at)
    assert len(cards(at)) == 21
    assert name not in at.query_params


def test_what_is_at_hand_narrows_the_shelf_down(open_page: OpenPage) -> None:
    at = unfold_choices(open_page("moves"))
    at.multiselect(key="moves_kit").set_value(["chair", "wall"])
    run_page(at)
    assert set(cards(at)) == {
        id_ for id_, move in ALL.moves.items() if set(move.kit) <= {"chair", "wall"}
    }


def test_an_address_brings_its_choices_along_and_odd_ones_do_no_harm(open_page: OpenPage) -> None:
    found = cards(open_page("moves", where="chair", deep="99", time="<b>", kit="anvil"))
    assert set(found) == {id_ for id_, move in ALL.moves.items() if move.position == "chair"}


def test_choices_are_folded_away_until_somebody_looks_for_something(open_page: OpenPage) -> None:
    assert not open_page("moves").selectbox
    assert len(open_page("moves", deep="2").selectbox) == 3


def test_when_nothing_fits_one_press_shows_all_again(open_page: OpenPage) -> None:
    at = open_page("moves", where="bed", deep="3")
    assert cards(at) == {}
    button = next(one for one in at.button if one.label == say("library.find.clear"))
    button.click()
    run_page(at)
    assert len(cards(at)) == 21


@pytest.mark.parametrize("id_", ALL.moves)
def test_a_move_shows_all_there_is_to_know_of_it(open_page: OpenPage, id_: str) -> None:
    at = open_page("moves", move=id_)
    said, text = ALL.move_words[id_], everything(at)
    assert f"# {said.name}" in text
    for part in (said.short, said.start, *said.steps, *said.cues, dose_line(id_, ALL), said.kit):
        assert part in text
    for part in (said.easier, said.harder, said.feel, said.not_feel, said.come_out, said.leave_out):
        assert part in text
    assert said.evidence in text
    assert evidence_sentence(ALL.moves[id_]) in text
    for key in ALL.moves[id_].sources:
        assert reference(ALL.sources[key]) in text
    assert "CC BY 3.0" in text
    shown = pictures(at)
    assert len(shown) >= 3 * ALL.moves[id_].sides
    assert all(one["words"] and one["svg"].startswith("<svg") for one in shown)
    stays = not ALL.moves[id_].counted and id_ != "walk"
    work = "Hold here" if stays else "The move"
    captions = {one["caption"] for one in shown}
    assert {"Start", work, "Easier"} <= captions
    assert not ({"Hold here", "The move"} - {work}) & captions


def test_a_move_with_two_sides_is_drawn_for_both(open_page: OpenPage) -> None:
    shown = pictures(open_page("moves", move="runners_lunge"))
    half = len(shown) // 2
    assert "left knee" in shown[0]["words"]
    assert "right knee" in shown[half]["words"]
    assert shown[0]["svg"] != shown[half]["svg"]


def test_an_unknown_move_gets_a_kind_sentence_and_the_way_back(open_page: OpenPage) -> None:
    at = open_page("moves", move="moonwalk")
    assert at.warning[0].value == say("library.unknown")
    next(one for one in at.button if one.label == say("library.back")).click()
    run_page(at)
    assert "move" not in at.query_params
    assert len(cards(at)) == 21


def test_a_withheld_move_says_why_and_leads_to_what_is_offered_instead(
    open_page: OpenPage, journal: Journal
) -> None:
    add_self_check(journal, precautions=["knee"])
    shelf = cards(open_page("moves"))
    assert shelf["runners_lunge"]["mark"] == say("library.card.not_now")
    assert shelf["bridge"]["mark"] == say("library.card.in_plan")
    at = open_page("moves", move="runners_lunge")
    assert at.warning[0].value == "Not for you right now, because of your knee."
    other = ALL.move_words["standing_stride"].name
    next(one for one in at.button if one.label.endswith(other)).click()
    run_page(at)
    assert f"# {other}" in words(at)
    assert not at.warning


def test_several_reasons_are_told_one_by_one(open_page: OpenPage, journal: Journal) -> None:
    add_self_check(journal, precautions=["knee", "unsteady_or_floor", "pelvic_girdle_pain"])
    first, _, *reasons = open_page("moves", move="runners_lunge").warning[0].value.splitlines()
    assert first == say("library.standing.withheld_by_several")
    assert len(reasons) == 3
    assert "- your knee" in reasons


def test_a_move_of_the_plan_tells_the_persons_own_dose_and_advice(
    open_page: OpenPage, journal: Journal
) -> None:
    add_self_check(journal, precautions=["very_flexible"])
    at = open_page("moves", move="runners_lunge")
    told = at.success[0].value
    assert "20 seconds" in told
    assert "60 to 70 percent of your range" in told


def test_a_habit_of_the_plan_tells_how_often(open_page: OpenPage, journal: Journal) -> None:
    add_self_check(journal)
    told = open_page("moves", move="walk").success[0].value
    assert "10 minutes, on the days you walk." in told
    told = open_page("moves", move="stand_and_walk").success[0].value
    assert "90 seconds, after every 30 minutes of sitting." in told


@pytest.mark.parametrize(
    ("precaution", "move"),
    [("unsteady_or_floor", "constructive_rest"), ("dizzy_or_swollen_on_standing", "dead_bug")],
)
def test_a_move_outside_the_plan_has_the_persons_advice_all_the_same(
    open_page: OpenPage, journal: Journal, precaution: str, move: str
) -> None:
    add_self_check(journal, precautions=[precaution])
    hide_move(journal, move)  # so that it is not in the plan
    line = build_tables(ALL).advice[precaution][move]
    at = open_page("moves", move=move)
    assert line in at.info[0].value
    assert line not in everything(open_page("moves", move="slow_breathing"))


def test_the_stretches_of_the_article_are_marked(open_page: OpenPage) -> None:
    assert say("library.move.seed") in everything(open_page("moves", move="runners_lunge"))
    assert say("library.move.seed") not in everything(open_page("moves", move="couch_stretch"))


def test_somebody_to_talk_to_comes_before_the_card(open_page: OpenPage, journal: Journal) -> None:
    add_self_check(journal, red_today=["self_harm_thoughts"])
    shown = words(open_page("moves"))
    crisis = shown.index(say("results.levels.soon.crisis_title"))
    assert crisis < shown.index(say("results.levels.today.title"))


@pytest.mark.parametrize(
    ("answers", "card"),
    [({"limits": None}, "incomplete"), ({"age_group": "under_18"}, "under_18")],
)
def test_while_something_comes_first_no_move_is_shown_as_one_to_do(
    open_page: OpenPage, journal: Journal, answers: dict[str, Any], card: str
) -> None:
    add_self_check(journal, **answers)
    at = open_page("moves")
    first = (at.error or at.warning)[0].value
    assert say(f"results.levels.{card}.title") in first
    assert say(f"results.levels.{card}.action") in first
    for shown in cards(at).values():
        assert shown["mark"] == say("library.card.waits")
    assert shelf(at)[1] == {}
    assert not at.get("download_button")
    assert not at.selectbox
    at = open_page("moves", move="bridge")
    text = everything(at)
    assert say(f"results.levels.{card}.title") in text
    assert say("library.waits.single") in text
    assert pictures(at) == []
    for step in ALL.move_words["bridge"].steps:
        assert step not in text


def test_before_the_first_self_check_the_page_says_what_it_does_not_know(
    open_page: OpenPage, journal: Journal
) -> None:
    assert open_page("moves").info[0].value == say("library.standing.unchecked")
    add_self_check(journal)
    assert not open_page("moves").info


def test_a_move_is_hidden_by_one_press_and_comes_back_by_one(
    open_page: OpenPage, journal: Journal
) -> None:
    at = open_page("moves", move="bridge")
    next(one for one in at.button if one.label == say("library.move.hide")).click()
    run_page(at)
    assert load_hidden_moves(journal) == {"bridge"}
    assert say("library.standing.hidden") in words(at)
    at = open_page("moves")
    assert "bridge" not in cards(at)
    assert shelf(at)[0]["count"] == say("library.find.all", all=20)
    assert say("library.hidden.title", count=1) in words(at)
    at.button(key="show_bridge").click()
    run_page(at)
    assert load_hidden_moves(journal) == frozenset()
    assert "bridge" in cards(at)
    assert "show_bridge" not in keys(at)


def test_a_hidden_move_can_be_shown_again_on_its_own_page(
    open_page: OpenPage, journal: Journal
) -> None:
    hide_move(journal, "bridge")
    at = open_page("moves", move="bridge")
    next(one for one in at.button if one.label == say("library.move.show")).click()
    run_page(at)
    assert load_hidden_moves(journal) == frozenset()


def test_a_hidden_move_is_not_offered_instead_of_another(
    open_page: OpenPage, journal: Journal
) -> None:
    add_self_check(journal, precautions=["knee"])
    hide_move(journal, "standing_stride")
    at = open_page("moves", move="runners_lunge")
    assert not [one for one in at.button if "stride" in one.label.lower()]
    assert say("library.standing.no_instead") in words(at)


def test_the_psoas_has_its_own_view_with_limits_and_credit(open_page: OpenPage) -> None:
    at = open_page("moves", view="psoas")
    (data,) = packed(at)
    assert len(data["steps"]) == 121
    text = words(at)
    assert say("library.psoas.limits") in text
    assert say("library.bar.credit") in text
    assert cards(at) == {}


def test_every_claim_stands_with_its_verdict_and_its_sources(open_page: OpenPage) -> None:
    at = open_page("moves", view="claims")
    text = everything(at)
    for id_, claim in ALL.claims.items():
        assert say(f"claims.{id_}.claim") in text
        assert say(f"claims.{id_}.finding") in text
        for key in claim.sources:
            assert title_and_year(ALL.sources[key]) in text
    topics = [block for block in packed(at)[0] if block["kind"] == "more"]
    assert len(topics) == len({claim.topic for claim in ALL.claims.values()})
    assert str(packed(at)).count(say("library.source.none")) == sum(
        not claim.sources for claim in ALL.claims.values()
    )


def test_the_summary_of_the_claims_counts_each_verdict(open_page: OpenPage) -> None:
    at = open_page("moves", view="claims")
    given = [claim.verdict for claim in ALL.claims.values()]
    counts = [given.count(one) for one in ("true", "partly", "unproven", "outlook")]
    told = [int(one) for one in re.findall(r"\d+", claims_summary(ALL))]
    assert told == [len(ALL.claims), *counts]
    assert sum(counts) == len(ALL.claims)
    assert claims_summary(ALL) in everything(at)


@pytest.mark.parametrize(
    "address",
    [{"view": "claims"}, *({"move": id_} for id_ in ALL.moves)],
    ids=lambda one: "-".join(one.values()),
)
def test_no_page_of_moves_shows_the_bare_key_of_a_source(
    open_page: OpenPage, address: dict[str, str]
) -> None:
    keys = re.compile(rf"\b(?:{'|'.join(map(re.escape, ALL.sources))})\b")
    # Part of a title.
    assert set(keys.findall(everything(open_page("moves", **address)))) <= {"ATEAM"}


def test_another_view_is_chosen_and_stands_in_the_address(open_page: OpenPage) -> None:
    at = open_page("moves")
    at.segmented_control(key="moves_view").set_value("claims")
    run_page(at)
    assert at.query_params["view"] == "claims"
    assert say("claims.tuck.claim") in everything(at)


def do_now(at: AppTest) -> bool:
    """Whether the page of a move offers to begin it."""
    return "move_now" in keys(at)


def test_a_move_can_be_done_at_once_where_today_has_room_for_it(
    open_page: OpenPage, journal: Journal
) -> None:
    assert not do_now(open_page("moves", move="bridge"))
    add_self_check(journal, precautions=["knee"])
    assert do_now(open_page("moves", move="bridge"))
    for away in ("runners_lunge", "couch_stretch", "walk", "stand_and_walk"):
        assert not do_now(open_page("moves", move=away)), away
    hide_move(journal, "bridge")
    assert not do_now(open_page("moves", move="bridge"))


def test_a_day_that_has_held_enough_stretching_says_so_and_still_offers_the_rest(
    open_page: OpenPage, journal: Journal
) -> None:
    add_self_check(journal)
    long = Hold("runners_lunge", "Runner's lunge", "left", 1, 300, 300, lengthens=True)
    journal.sessions.add(session(now(), holds=(long,)))
    at = open_page("moves", move="runners_lunge")
    assert not do_now(at)
    assert say("library.move.enough") in words(at)
    at = open_page("moves", move="bridge")
    assert do_now(at)
    assert say("library.move.enough") not in words(at)


@pytest.mark.parametrize("way", ["half", "breaks"])
def test_on_a_day_of_breaks_only_no_move_is_offered(
    open_page: OpenPage, journal: Journal, way: FlareMode
) -> None:
    add_self_check(journal)
    date = now().local_date
    mark_flare(journal, date, date + dt.timedelta(days=1), way, now().zone)
    assert do_now(open_page("moves", move="bridge")) is (way == "half")


@pytest.mark.parametrize("answers", [{"limits": None}, {"age_group": "under_18"}], ids=str)
def test_while_something_comes_first_no_move_can_be_begun(
    open_page: OpenPage, journal: Journal, answers: dict[str, Any]
) -> None:
    add_self_check(journal, **answers)
    assert not any(do_now(open_page("moves", move=id_)) for id_ in ("bridge", "heel_slide"))
