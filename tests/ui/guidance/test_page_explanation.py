"""Why this plan: patterns, sources, open answers, and what more answers change."""

from __future__ import annotations

import html
import re
from typing import Any

import pytest

from psoas_coach.content import load
from psoas_coach.journal.journal import Journal
from psoas_coach.ui.citations import write_reference, write_short_reference
from psoas_coach.ui.phrases import answer_words
from psoas_coach.ui.words import say
from tests.support.answers_factory import add_self_check
from tests.support.guidance_page_driver import result, tables
from tests.support.page_driver import keys, run_page, title, words
from tests.ui.conftest import OpenPage


def test_moves_left_out_are_named_with_the_answer_and_what_is_offered(
    open_page: OpenPage, journal: Journal
) -> None:
    record = add_self_check(journal, precautions=["knee"])
    at = open_page("guidance")
    text = words(at)
    withheld = result(record).withheld
    assert say("guidance.left_out.title", count=len(withheld)) in text
    lunge = next(
        withheld_move for withheld_move in withheld if withheld_move.move == "runners_lunge"
    )
    part = text[text.index(say("guidance.left_out.intro")) :]
    group = next(
        reasons
        for reasons in part.split("Because of ")
        if reasons.startswith(say("results.because.precautions.knee"))
    )
    line = next(
        part for part in group.split("\n- ") if load().move_words["runners_lunge"].name in part
    )
    assert lunge.instead is not None
    instead = load().move_words[lunge.instead].name
    assert say("guidance.left_out.instead", move=instead) in line


def test_each_reason_is_said_once_and_each_move_has_all_its_reasons(
    open_page: OpenPage, journal: Journal
) -> None:
    record = add_self_check(journal, precautions=["knee", "neck"], pain_average=6, pain_worst=7)
    text = words(open_page("guidance"))
    groups = text[text.index(say("guidance.left_out.intro")) :].split("Because of ")[1:]
    heads = [group.partition("\n")[0] for group in groups]
    assert len(set(heads)) == len(heads) > 2
    withheld = result(record).withheld
    assert any(len(withheld_move.because) > 1 for withheld_move in withheld)
    for withheld_move in withheld:
        name = load().move_words[withheld_move.move].name
        for phrase in {answer_words.say_reason(ref) for ref in withheld_move.because}:
            (group,) = [group for group in groups if group.startswith(phrase)]
            assert name in group
        offered = [group for group in groups if f"{name}" in group]
        assert offered


def test_patterns_are_shown_with_the_answers_behind_them(
    open_page: OpenPage, journal: Journal
) -> None:
    add_self_check(journal)
    text = words(open_page("guidance"))
    assert say("results.patterns.tight.likely") in text
    assert "Hours of sitting (9 hours)" in text
    assert say("results.patterns.holding.not_assessed") in text


def test_patterns_that_point_both_ways_are_called_mixed(
    open_page: OpenPage, journal: Journal
) -> None:
    add_self_check(journal, thomas_left=20, thomas_right=-10, march_hold_fails="yes", bendy="yes")
    text = words(open_page("guidance"))
    assert say("results.mixed") in text
    assert "20°" in text


def test_how_it_was_worked_out_names_versions_and_sources(
    open_page: OpenPage, journal: Journal
) -> None:
    record = add_self_check(journal)
    text = words(open_page("guidance"))
    versions = result(record).versions
    assert say("results.how.versions", questionnaire=versions.questionnaire,
               rules=versions.rules, content=versions.content) in text  # fmt: skip
    for line in result(record).receipt:
        assert write_reference(load().sources[line.source]) in html.unescape(text)
        assert f"{line.source}:" not in text


def test_the_guidance_page_shows_no_bare_key_of_a_source(
    open_page: OpenPage, journal: Journal
) -> None:
    add_self_check(journal)
    shown = re.sub(r"<[^>]*>", " ", html.unescape(words(open_page("guidance"))))
    assert write_short_reference(load().sources["WAON21"]) in shown
    keys = re.compile(rf"\b(?:{'|'.join(map(re.escape, load().sources))})\b")
    assert set(keys.findall(shown)) <= {"ATEAM"}  # part of a title


def test_a_visit_this_week_comes_first_and_leaves_only_the_gentlest(
    open_page: OpenPage, journal: Journal
) -> None:
    record = add_self_check(journal, see_someone=["hip_locks"])
    at = open_page("guidance")
    assert title(at) == say("results.levels.soon.title")
    assert say("results.levels.soon.action") in at.warning[0].value
    assert f"## {say('results.bands.gentle_only.name')}" in words(at)
    assert {item.depth for item in result(record).plan} == {0}
    assert say("results.because.see_someone.hip_locks") in words(at)


def test_open_answers_give_a_range_and_a_way_to_close_it(
    open_page: OpenPage, journal: Journal
) -> None:
    record = add_self_check(journal, front_hip_pull=None, pain_days=None)
    at = open_page("guidance")
    least, most = record.result["score_range"]
    names = answer_words.join_phrases(
        [answer_words.say_label("pain_days"), answer_words.say_label("front_hip_pull")]
    )
    assert title(at) == say("guidance.no_band.title")
    assert say("guidance.score.between", least=least, most=most, missing=names) in words(at)
    assert say("guidance.score.range", least=least, most=most) in tables(at)[0]
    assert say("guidance.answer.open") in tables(at)[0]
    at.button(key="guidance-answer_missing").click()
    run_page(at)
    assert title(at) == say("questions.pain_days.ask")


@pytest.mark.parametrize(
    ("button", "asked"),
    [
        ("guidance-change", "safety.red_now.ask"),
        ("guidance-fine_tune", "questions.lying_arch.ask"),
    ],
)
def test_answers_of_today_can_be_changed_and_added_to(
    open_page: OpenPage, journal: Journal, button: str, asked: str
) -> None:
    record = add_self_check(journal)
    at = open_page("guidance")
    at.button(key=button).click()
    run_page(at)
    assert title(at) == say(asked)
    draft = journal.drafts.load("self_check")
    assert draft is not None
    assert draft["id"] != record.id
    assert draft["answers"] == record.answers


@pytest.mark.parametrize(
    ("extras", "change", "moves"),
    [
        ({"lying_arch": "yes"}, "nothing", []),
        (
            {"march_hold_fails": "yes", "hips_forward_in_photo": "yes"},
            "moves",
            ["seated_march", "dead_bug"],
        ),
    ],
)
def test_the_effect_of_an_extra_answer_is_explained_and_the_next_is_offered(
    open_page: OpenPage, journal: Journal, extras: dict[str, Any], change: str, moves: list[str]
) -> None:
    add_self_check(journal, **extras)
    at = open_page("guidance")
    names = answer_words.join_phrases([load().move_words[move].name for move in moves])
    sentence = say(f"guidance.extras.{change}", **({"moves": names} if moves else {}))
    assert f"{sentence} {say('guidance.extras.offer')}" in words(at)
    at.button(key="guidance-fine_tune").click()
    run_page(at)
    first = "hips_forward_in_photo" if "lying_arch" in extras else "lying_arch"
    assert title(at) == say(f"questions.{first}.ask")


def test_a_result_of_another_day_offers_a_new_self_check(
    open_page: OpenPage, journal: Journal
) -> None:
    add_self_check(journal, days_ago=3)
    at = open_page("guidance")
    assert "guidance-change" not in keys(at)
    at.button(key="guidance-new").click()
    run_page(at)
    assert title(at) == say("questions.age_group.ask")
