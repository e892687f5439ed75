"""The guidance page: every level and band, what must stand alone, and results of the past."""

from __future__ import annotations

import datetime as dt
import html
import re
from typing import TYPE_CHECKING, Any

import msgspec
import pytest

from psoas_coach.coach.day_notes import mark_flare
from psoas_coach.coach.session_draft import Draft
from psoas_coach.coach.session_start import Feeling, begin
from psoas_coach.coach.todays_plan import load_todays_plan
from psoas_coach.coach.warm_up import compute_session_minutes, find_warm_up
from psoas_coach.content import load
from psoas_coach.guidance import Guidance
from psoas_coach.guidance.choices import FLARE_MODES, FlareMode
from psoas_coach.journal.journal import Journal
from psoas_coach.journal.records import SelfCheck
from psoas_coach.ui.citations import reference, title_and_year
from psoas_coach.ui.guidance.selected_result import PAST
from psoas_coach.ui.phrases import answer_words
from psoas_coach.ui.question_list import key
from psoas_coach.ui.words import say
from tests.support import clock
from tests.support.answers_factory import add_self_check, self_check
from tests.support.page_driver import chosen, keys, markups, run_page, title, words
from tests.ui.conftest import ZONE, OpenPage

if TYPE_CHECKING:
    from streamlit.testing.v1 import AppTest

CALM: dict[str, Any] = {
    "sitting_hours": 3, "sitting_bout_minutes": 20, "pain_average": 0, "pain_worst": 0,
    "pain_days": 0, "front_hip_pull": "no", "standing_up": "right_away",
    "side_stance": "neutral", "limits": 0,
}  # fmt: skip
THIGH: dict[str, Any] = {
    "thigh_frequency": "some_days", "thigh_trend": "same", "thigh_areas": ["outer"],
    "thigh_side": "left",
}  # fmt: skip
ALONE: list[dict[str, Any]] = [
    {"red_now": ["chest_pain"]},
    {"red_now": ["not_sure"], "see_someone": ["very_low_mood"]},
    {"red_today": ["weight_loss", "pulsing_belly"]},
    {**THIGH, "thigh_areas": ["saddle"]},
    {**THIGH, "thigh_side": "both"},
    {"red_now": ["chest_pain"], "age_group": "under_18"},
]


def result(record: SelfCheck) -> Guidance:
    return msgspec.convert(record.result, Guidance)


def tables(at: AppTest) -> list[str]:
    return re.findall(r"<table.*?</table>", "".join(markups(at)))


def figures(at: AppTest) -> int:
    drawn = sum(
        len(re.findall(r'<img\b[^>]* src="data:image/svg\+xml', one)) for one in markups(at)
    )
    return drawn + len(at.get("image"))


def move_names() -> list[str]:
    return [move.name for move in load().move_words.values()]


# Nothing yet


def test_before_the_first_self_check_the_page_invites(open_page: OpenPage) -> None:
    at = open_page("guidance")
    assert title(at) == say("guidance.none.title")
    at.button(key="guidance-begin").click()
    run_page(at)
    assert title(at) == say("questions.age_group.ask")


# What must stand alone


@pytest.mark.parametrize("answers", ALONE)
def test_a_card_that_must_stand_alone_does(
    open_page: OpenPage, journal: Journal, answers: dict[str, Any]
) -> None:
    record = add_self_check(journal, **answers)
    level = record.result["level"]
    at = open_page("guidance")
    text = words(at)
    assert say(f"results.levels.{level}.title") in text
    assert say(f"results.levels.{level}.action") in text
    assert say("results.closing") in text
    assert all(answer_words.because(ref) in text for ref in result(record).reasons)
    assert figures(at) == 0
    assert not at.expander
    assert not at.selectbox
    assert keys(at) == {"card_new"}
    assert not [name for name in move_names() if name.lower() in text.lower()]
    assert not re.search(r"\bscore\b|\bplan\b|\bstretch", text)


def test_the_card_names_each_answer_that_prompted_it_once(
    open_page: OpenPage, journal: Journal
) -> None:
    add_self_check(journal, red_now=["chest_pain", "bladder_change"])
    text = words(open_page("guidance"))
    for item in ("chest_pain", "bladder_change"):
        assert text.count(say(f"results.because.red_now.{item}")) == 1


def test_a_very_low_mood_is_answered_beside_any_level(
    open_page: OpenPage, journal: Journal
) -> None:
    levels: list[dict[str, Any]] = [{}, {"red_now": ["chest_pain"]}, {"limits": None},
                                       {"age_group": "under_18"}]  # fmt: skip
    for answers in levels:
        add_self_check(journal, see_someone=["very_low_mood"], **answers)
        at = open_page("guidance")
        assert words(at).count(say("results.levels.soon.crisis")) == 1


def test_under_18_is_kind_and_scores_nothing(open_page: OpenPage, journal: Journal) -> None:
    add_self_check(journal, age_group="under_18")
    at = open_page("guidance")
    assert title(at) == say("results.levels.under_18.title")
    assert figures(at) == 0
    assert markups(at) == []
    at.button(key="guidance-correct").click()
    run_page(at)
    assert title(at) == say("questions.age_group.ask")
    assert chosen(at, key("age_group")) == "under_18"


def test_under_18_with_a_sign_for_a_visit_is_told_both(
    open_page: OpenPage, journal: Journal
) -> None:
    add_self_check(journal, age_group="under_18", see_someone=["hip_locks"])
    text = words(open_page("guidance"))
    assert say("results.levels.soon.action") in text
    assert say("results.levels.under_18.action") in text


# Incomplete


def test_incomplete_says_what_comes_first_and_leads_there(
    open_page: OpenPage, journal: Journal
) -> None:
    add_self_check(journal, pain_average=None, pain_worst=None, limits=None)
    at = open_page("guidance")
    text = words(at)
    assert title(at) == say("results.levels.incomplete.title")
    for id_ in ("pain_average", "pain_worst", "limits"):
        assert say(f"questions.{id_}.label") in text
    assert markups(at) == []
    assert figures(at) == 0
    at.button(key="guidance-answer_missing").click()
    run_page(at)
    assert title(at) == say("questions.pain_average.ask")
    draft = journal.drafts.load("self_check")
    assert draft is not None
    assert draft["answers"]["sitting_hours"] == 9


def test_what_is_missing_of_an_earlier_day_is_asked_from_the_beginning(
    open_page: OpenPage, journal: Journal
) -> None:
    add_self_check(journal, days_ago=20, limits=None)
    at = open_page("guidance")
    at.button(key="guidance-answer_missing").click()
    run_page(at)
    assert title(at) == say("questions.age_group.ask")
    assert journal.drafts.load("self_check") is None


def test_a_draft_under_way_is_not_replaced_by_an_old_result(
    open_page: OpenPage, journal: Journal
) -> None:
    record = add_self_check(journal)
    body = {"id": "0" * 12 + "4" + "0" * 3 + "8" + "0" * 15, "day": str(record.at.local_date),
            "step": "pain", "answers": {"red_now": []}}  # fmt: skip
    assert journal.drafts.save("self_check", body)
    at = open_page("guidance")
    at.button(key="guidance-change").click()
    run_page(at)
    assert journal.drafts.load("self_check") == body


# A result with a plan


@pytest.mark.parametrize(
    ("answers", "band"),
    [
        (CALM, "keep_it_up"),
        ({}, "ease_in"),
        ({**CALM, **THIGH}, "go_gently"),
        ({"pain_average": 7, "pain_worst": 9}, "gentle_only"),
    ],
)
def test_the_band_comes_first_in_words(
    open_page: OpenPage, journal: Journal, answers: dict[str, Any], band: str
) -> None:
    add_self_check(journal, **answers)
    at = open_page("guidance")
    assert title(at) == say(f"results.bands.{band}.name")
    assert at.markdown[0].value.endswith(say(f"results.bands.{band}.meaning"))


@pytest.mark.parametrize("answers", [CALM, {}, {**CALM, **THIGH}, {"precautions": ["knee"]}])
def test_the_receipt_adds_up_to_the_score_on_the_page(
    open_page: OpenPage, journal: Journal, answers: dict[str, Any]
) -> None:
    record = add_self_check(journal, **answers)
    at = open_page("guidance")
    score = record.result["score"]
    domains, receipt, *_ = tables(at)
    points = [int(one) for one in re.findall(r">(\d+) of \d+</td></tr>", receipt)]
    *lines, total = points
    assert total == score
    assert sum(lines) == score
    assert len(lines) == 12
    assert sum(map(int, re.findall(r">(\d+) of \d+</td>", domains))) == score
    assert say("guidance.score.is", score=score) in words(at)
    for line in result(record).receipt:
        assert html.escape(line.reason) in receipt
        assert html.escape(title_and_year(load().sources[line.source])) in receipt
        assert f"({line.source})" not in receipt


def test_the_bars_are_as_full_as_their_points(open_page: OpenPage, journal: Journal) -> None:
    add_self_check(journal)
    domains = tables(open_page("guidance"))[0]
    assert re.findall(r"--share:([\d.]+)%", domains) == [
        "90.0", "33.3", "0.0", "70.0", "30.0"
    ]  # fmt: skip


def test_what_would_change_it_names_only_what_somebody_can_do(
    open_page: OpenPage, journal: Journal
) -> None:
    record = add_self_check(journal)
    text = words(open_page("guidance"))
    changes = {one.question: one for one in result(record).what_would_change}
    for question, to in (("sitting_hours", "9 hours"), ("sitting_bout_minutes", "60 minutes")):
        score = changes[question].score
        assert say(f"guidance.change.{question}", to=to, score=score) in text
    assert changes.keys() > {"sitting_hours", "sitting_bout_minutes"}, "others are feelings"
    assert text.count("your score would be") == 2


def test_a_score_that_nobody_can_change_says_nothing_of_change(
    open_page: OpenPage, journal: Journal
) -> None:
    add_self_check(journal, sitting_hours=3, sitting_bout_minutes=20)
    assert say("guidance.change.title") not in words(open_page("guidance"))


def test_what_is_not_applicable_is_told_as_such(open_page: OpenPage, journal: Journal) -> None:
    add_self_check(journal)
    assert tables(open_page("guidance"))[1].count(say("results.not_applicable")) == 2


def test_the_plan_shows_each_move_with_figure_dose_reason_and_advice(
    open_page: OpenPage, journal: Journal
) -> None:
    record = add_self_check(journal, precautions=["neck", "very_flexible"])
    at = open_page("guidance")
    text = words(at)
    found = result(record)
    first = find_warm_up(found.session, found.allowed, load())
    assert first is not None
    assert figures(at) == len(found.plan) + 1
    for item in found.plan:
        words_ = load().move_words[item.move]
        assert words_.name in text
        lines = (item.why, *item.modifications, *words_.steps)
        assert all(html.escape(line) in text for line in lines)


def test_the_session_comes_in_its_order_from_the_warm_up_on_and_then_the_day(
    open_page: OpenPage, journal: Journal
) -> None:
    found = result(add_self_check(journal))
    lists = re.findall(
        r'<ul class="move-rows">.*?</details></li></ul>', "".join(markups(open_page("guidance")))
    )
    first = find_warm_up(found.session, found.allowed, load())
    assert first is not None
    session = [first.move, *(item.move for item in found.session)]
    day = [item.move for item in found.habits]
    shown = [
        re.findall(r'<span class="words"><strong>(.*?)</strong>', html.unescape(one))
        for one in lists
    ]
    assert shown == [[load().move_words[id_].name for id_ in ids] for ids in (session, day)]
    assert load().moves[day[0]].kind == "break"


def test_the_plan_tells_the_dose(open_page: OpenPage, journal: Journal) -> None:
    add_self_check(journal, precautions=["neck", "very_flexible"])
    text = words(open_page("guidance"))
    assert "2 times 20 seconds on each side" in text


def test_the_moves_are_markup_without_marks_of_another_kind(
    open_page: OpenPage, journal: Journal
) -> None:
    add_self_check(journal)
    for markup in markups(open_page("guidance")):
        assert "**" not in markup
        assert ":violet[" not in markup


def test_the_session_can_be_started_from_the_result(open_page: OpenPage, journal: Journal) -> None:
    add_self_check(journal)
    at = open_page("guidance")
    at.button(key="guidance-start").click()
    run_page(at)
    assert "guidance-start" not in keys(at)
    assert title(at) == say("frame.pages.session")


def lead(at: AppTest) -> str:
    """Return the lines under the title of a plan."""
    return next(str(one.value) for one in at.markdown if str(one.value).startswith("#"))


@pytest.mark.parametrize(
    ("answers", "limit"),
    [
        ({}, say("guidance.lead.locked", sessions=9, weeks=3)),
        (
            {"pain_average": 6, "pain_worst": 6},
            say("guidance.lead.cap_1", because=say("results.because.pain_average")),
        ),
        (
            {**CALM, **THIGH},
            say("guidance.lead.cap_1", because=say("results.because.thigh_frequency")),
        ),
        (
            {**CALM, "precautions": ["shoulder"]},
            say(
                "guidance.lead.left_out",
                count=2,
                because=say("results.because.precautions.shoulder"),
            ),
        ),
    ],
)
def test_the_lines_say_how_long_what_is_left_out_and_why(
    open_page: OpenPage, journal: Journal, answers: dict[str, Any], limit: str
) -> None:
    found = result(add_self_check(journal, **answers))
    first = find_warm_up(found.session, found.allowed, load())
    minutes = compute_session_minutes(found.session, first, load())
    said_ = lead(open_page("guidance"))
    assert say("guidance.lead.many", count=len(found.session), minutes=minutes) in said_
    assert limit in said_


def test_no_number_stands_beside_the_card_of_a_visit(open_page: OpenPage, journal: Journal) -> None:
    """The score waits behind "Why this plan" until somebody opens it."""
    record = add_self_check(journal, see_someone=["hip_locks"])
    at = open_page("guidance")
    assert not re.search(r"\d", lead(at).removeprefix("## "))
    score = say("guidance.score.is", score=record.result["score"])
    (reasons,) = (one for one in markups(at) if score in one)
    assert reasons.startswith('<div class="rich-text"><details class="disclosure framed">')
    assert " open" not in reasons.split(">")[1]


@pytest.mark.parametrize("way", FLARE_MODES)
def test_a_bad_day_is_no_day_for_the_words_of_the_score(
    open_page: OpenPage, journal: Journal, way: FlareMode
) -> None:
    add_self_check(journal, **CALM)
    today = clock.ago().local_date
    mark_flare(journal, today, today + dt.timedelta(days=2), way, ZONE)
    at = open_page("guidance")
    text = words(at)
    assert title(at) == say("guidance.flare.title")
    assert say(f"today.plan.flare_{way}") in lead(at)
    assert say("results.bands.keep_it_up.meaning") not in text
    assert say("guidance.plan.days") not in text


def test_bands_and_depths_share_no_word_of_degree() -> None:
    """Two ladders with one word, such as gentle, would say two things by it."""
    ladders = [
        {
            word
            for key_, text in load().words.items()
            if re.fullmatch(pattern, key_)
            for word in re.findall(r"[a-z]{4,}", text.lower())
        }
        for pattern in (
            r"results\.bands\.\w+\.name",
            r"(results\.depth\.\d\.name|adapting\.depth\.\d)",
        )
    ]
    assert ladders[0] & ladders[1] == set()
    assert not any("gentl" in word for word in ladders[1])


def test_moves_left_out_are_named_with_the_answer_and_what_is_offered(
    open_page: OpenPage, journal: Journal
) -> None:
    record = add_self_check(journal, precautions=["knee"])
    at = open_page("guidance")
    text = words(at)
    withheld = result(record).withheld
    assert say("guidance.left_out.title", count=len(withheld)) in text
    lunge = next(one for one in withheld if one.move == "runners_lunge")
    line = next(one for one in text.split("\n- ") if load().move_words["runners_lunge"].name in one)
    assert say("results.because.precautions.knee") in line
    assert lunge.instead is not None
    assert load().move_words[lunge.instead].name in line


def test_patterns_are_told_with_the_answers_that_made_them(
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
        assert reference(load().sources[line.source]) in html.unescape(text)
        assert f"{line.source}:" not in text


def test_the_guidance_page_shows_no_bare_key_of_a_source(
    open_page: OpenPage, journal: Journal
) -> None:
    add_self_check(journal)
    shown = re.sub(r"<[^>]*>", " ", html.unescape(words(open_page("guidance"))))
    assert title_and_year(load().sources["WAON21"]) in shown
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
    names = answer_words.joined(
        [answer_words.label("pain_days"), answer_words.label("front_hip_pull")]
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
def test_what_an_extra_answer_changed_is_said_and_the_next_is_offered(
    open_page: OpenPage, journal: Journal, extras: dict[str, Any], change: str, moves: list[str]
) -> None:
    add_self_check(journal, **extras)
    at = open_page("guidance")
    names = answer_words.joined([load().move_words[move].name for move in moves])
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


# One more for the tighter side

TIGHTER: dict[str, Any] = {**CALM, "thomas_left": -6, "thomas_right": 4}


def begun(journal: Journal, *, pain: int = 0, tingling: bool = False) -> Draft:
    now = clock.ago()
    known = load_todays_plan(journal, now.local_date, load())
    assert known is not None
    journal.drafts.drop("session")
    return begin(journal, known, now, load(), Feeling(pain, tingling))


def test_one_more_for_the_tighter_side_is_offered_taken_and_taken_back(
    open_page: OpenPage, journal: Journal
) -> None:
    add_self_check(journal, **TIGHTER)
    at = open_page("guidance")
    switch = at.toggle[0]
    assert switch.value is False
    assert "left" in switch.label
    assert begun(journal).extra is None
    switch.set_value(True)
    run_page(at)
    extra = begun(journal).extra
    assert extra is not None
    assert extra.side == "left"
    assert open_page("guidance").toggle[0].value is True
    at.toggle[0].set_value(False)
    run_page(at)
    assert begun(journal).extra is None


def test_one_more_is_left_out_when_something_hurts_or_tingles_or_flares(
    journal: Journal,
) -> None:
    add_self_check(journal, **TIGHTER)
    journal.settings.save("extra_repetition", value=True)
    assert begun(journal).extra is not None
    assert begun(journal, pain=1).extra is None
    assert begun(journal, tingling=True).extra is None
    today = clock.ago().local_date
    mark_flare(journal, today, today + dt.timedelta(days=2), "half", ZONE)
    assert begun(journal).extra is None


@pytest.mark.parametrize(
    "answers", [{}, {**TIGHTER, "pain_worst": 1}, {**TIGHTER, "thomas_left": 1}]
)
def test_without_a_clear_difference_or_with_pain_nothing_more_is_offered(
    open_page: OpenPage, journal: Journal, answers: dict[str, Any]
) -> None:
    add_self_check(journal, **answers)
    assert not open_page("guidance").toggle


# Results of the past


def test_a_past_result_opens_as_it_was_given_and_starts_nothing(
    open_page: OpenPage, journal: Journal
) -> None:
    old = add_self_check(journal, days_ago=40, **CALM)
    add_self_check(journal)
    at = open_page("guidance", result=old.id)
    assert title(at) == say("results.bands.keep_it_up.name")
    assert not {one for one in keys(at) if one.startswith("guidance-start")}
    assert "guidance-change" not in keys(at)
    at.button(key="guidance-newest").click()
    run_page(at)
    assert title(at) == say("results.bands.ease_in.name")


def test_a_past_result_is_never_worked_out_again(open_page: OpenPage, journal: Journal) -> None:
    record = self_check(clock.ago(400))
    changed: dict[str, Any] = {**record.result, "score": 99, "band": "gentle_only"}
    plan = [{**one, "why": "As it was said then."} for one in changed["plan"]]
    kept = msgspec.structs.replace(record, result={**changed, "plan": plan}, rules="0")
    assert journal.self_checks.add(kept)
    at = open_page("guidance")
    assert say("results.bands.gentle_only.name") in words(at)
    assert "As it was said then." in words(at)
    assert say("guidance.score.is", score=99) in words(at)


def test_a_result_with_moves_and_answers_that_are_gone_still_opens(
    open_page: OpenPage, journal: Journal
) -> None:
    record = self_check(clock.ago(400))
    was: dict[str, Any] = record.result
    plan = [{**was["plan"][0], "move": "old_move"}, {**was["plan"][1], "move": "older_move"}]
    line = {**was["receipt"][0], "question": "old_question", "answer": "old_answer"}
    withheld = [{"move": "gone_move", "because": ["precautions.gone"], "instead": "old_move"}]
    patterns = {**was["patterns"], "old_one": {"state": "likely", "because": ["old_question"]}}
    result_ = {**was, "plan": plan, "receipt": [line], "withheld": withheld, "band": "old_band",
               "patterns": patterns}  # fmt: skip
    assert journal.self_checks.add(msgspec.structs.replace(record, result=result_, content="0"))
    at = open_page("guidance")
    text = words(at)
    assert title(at) == say("guidance.no_band.title")
    assert "older move" in text
    assert "old question" in text


def test_a_result_that_is_none_is_told_kindly(open_page: OpenPage, journal: Journal) -> None:
    record = self_check(clock.ago())
    assert journal.self_checks.add(msgspec.structs.replace(record, result={"level": "none"}))
    at = open_page("guidance")
    assert title(at) == say("guidance.unreadable.title")


@pytest.mark.parametrize("address", ["", "nonsense", "0" * 32, "'; drop table"])
def test_an_address_that_names_no_result_shows_the_newest(
    open_page: OpenPage, journal: Journal, address: str
) -> None:
    add_self_check(journal, days_ago=40, **CALM)
    add_self_check(journal)
    assert title(open_page("guidance", result=address)) == say("results.bands.ease_in.name")


def test_the_list_of_results_leads_to_each(open_page: OpenPage, journal: Journal) -> None:
    old = add_self_check(journal, days_ago=40, **CALM)
    middle = add_self_check(journal, days_ago=20, red_now=["chest_pain"])
    newest = add_self_check(journal)
    at = open_page("guidance")
    assert not at.selectbox, "nothing is listed before somebody asks"
    at.session_state[PAST] = True
    run_page(at)
    assert at.selectbox[0].value == newest.id
    assert len(at.selectbox[0].options) == 3
    at.selectbox[0].set_value(old.id)
    run_page(at)
    assert at.query_params["result"] == old.id
    assert title(at) == say("results.bands.keep_it_up.name")
    at.selectbox[0].set_value(middle.id)
    run_page(at)
    assert title(at) == say("results.levels.emergency.title")
    assert figures(at) == 0


def test_one_result_needs_no_list(open_page: OpenPage, journal: Journal) -> None:
    add_self_check(journal)
    assert say("guidance.past.pick") not in words(open_page("guidance"))


def test_the_plan_can_be_printed_where_there_is_one(open_page: OpenPage, journal: Journal) -> None:
    add_self_check(journal)
    at = open_page("guidance")
    at.session_state["print"] = True
    run_page(at)
    (button,) = at.get("download_button")
    assert button.proto.label == say("sheet.get")


def test_there_is_nothing_to_print_without_a_plan(open_page: OpenPage, journal: Journal) -> None:
    add_self_check(journal, red_now=["saddle_change"])
    at = open_page("guidance")
    assert say("sheet.offer") not in words(at)
