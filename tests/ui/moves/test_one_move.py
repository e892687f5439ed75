"""One move's page: everything about it, and its meaning for this person."""

from __future__ import annotations

from typing import Any

import pytest

from psoas_coach.coach.plan_choices import hide_move, load_hidden_moves
from psoas_coach.guidance.plan_tables import build_tables
from psoas_coach.journal.journal import Journal
from psoas_coach.ui.citations import write_reference
from psoas_coach.ui.moves.move_article import write_evidence_sentence
from psoas_coach.ui.phrases.doses import say_dose_line
from psoas_coach.ui.words import say
from tests.support.answers_factory import add_self_check
from tests.support.moves_driver import ALL, browse_payload, cards, everything, pictures
from tests.support.page_driver import keys, run_page, words
from tests.ui.conftest import OpenPage


@pytest.mark.parametrize("id_", ALL.moves)
def test_a_move_shows_all_there_is_to_know_of_it(open_page: OpenPage, id_: str) -> None:
    at = open_page("moves", move=id_)
    wording, text = ALL.move_words[id_], everything(at)
    assert f"# {wording.name}" in text
    for part in (
        wording.short,
        wording.start,
        *wording.steps,
        *wording.cues,
        say_dose_line(id_, ALL),
        wording.kit,
    ):
        assert part in text
    for part in (wording.easier, wording.harder, wording.feel, wording.not_feel, wording.come_out):
        assert part in text
    lead, _, reasons = wording.leave_out.partition(": ")
    assert lead in text
    for reason in filter(None, reasons.removesuffix(".").split(". ")):
        assert f"{reason}." in text
    assert wording.evidence in text
    assert write_evidence_sentence(ALL.moves[id_]) in text
    for key in ALL.moves[id_].sources:
        assert write_reference(ALL.sources[key]) in text
    assert "CC BY 3.0" in text
    shown = pictures(at)
    assert len(shown) >= 3 * ALL.moves[id_].sides
    assert all(picture["words"] and picture["svg"].startswith("<svg") for picture in shown)
    stays = not ALL.moves[id_].counted and id_ != "walk"
    work = "Hold here" if stays else "The move"
    captions = {picture["caption"] for picture in shown}
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
    next(button for button in at.button if button.label == say("library.back")).click()
    run_page(at)
    assert "move" not in at.query_params
    assert len(cards(at)) == 21


def test_a_withheld_move_says_why_and_leads_to_what_is_offered_instead(
    open_page: OpenPage, journal: Journal
) -> None:
    add_self_check(journal, precautions=["knee"])
    by_move = cards(open_page("moves"))
    assert by_move["runners_lunge"]["mark"] == say("library.card.not_now")
    assert by_move["bridge"]["mark"] == say("library.card.in_plan")
    at = open_page("moves", move="runners_lunge")
    assert at.warning[0].value == "Not for you right now, because of your knee."
    other = ALL.move_words["standing_stride"].name
    next(button for button in at.button if button.label.endswith(other)).click()
    run_page(at)
    assert f"# {other}" in words(at)
    assert not at.warning


def test_several_reasons_are_listed_one_by_one(open_page: OpenPage, journal: Journal) -> None:
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
    text = at.success[0].value
    assert "20 seconds" in text
    assert "60 to 70 percent of your range" in text


def test_a_habit_of_the_plan_tells_how_often(open_page: OpenPage, journal: Journal) -> None:
    add_self_check(journal)
    text = open_page("moves", move="walk").success[0].value
    assert "10 minutes each time." in text
    text = open_page("moves", move="stand_and_walk").success[0].value
    assert "90 seconds, after every 30 minutes of sitting." in text


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
    assert browse_payload(at)[1] == {}
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
    next(button for button in at.button if button.label == say("library.move.hide")).click()
    run_page(at)
    assert load_hidden_moves(journal) == {"bridge"}
    assert say("library.standing.hidden") in words(at)
    at = open_page("moves")
    assert "bridge" not in cards(at)
    assert browse_payload(at)[0]["count"] == say("library.find.all", all=20)
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
    next(button for button in at.button if button.label == say("library.move.show")).click()
    run_page(at)
    assert load_hidden_moves(journal) == frozenset()


def test_a_hidden_move_is_not_offered_instead_of_another(
    open_page: OpenPage, journal: Journal
) -> None:
    add_self_check(journal, precautions=["knee"])
    hide_move(journal, "standing_stride")
    at = open_page("moves", move="runners_lunge")
    assert not [button for button in at.button if "stride" in button.label.lower()]
    assert say("library.standing.no_instead") in words(at)
