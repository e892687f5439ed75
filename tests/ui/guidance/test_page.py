"""A result with a plan: the band in words, the receipt, the moves, and what was left out."""

from __future__ import annotations

import datetime as dt
import html
import re
from typing import TYPE_CHECKING, Any

import pytest

from psoas_coach.coach.day_notes import mark_flare
from psoas_coach.coach.warm_up import find_warm_up
from psoas_coach.content import load
from psoas_coach.guidance.choices import FLARE_MODES, FlareMode
from psoas_coach.guidance.timeline import compute_session_minutes
from psoas_coach.journal.journal import Journal
from psoas_coach.ui.citations import write_short_reference
from psoas_coach.ui.words import say
from tests.support import clock
from tests.support.answers_factory import add_self_check, session
from tests.support.page_driver import keys, markups, run_page, title, words
from tests.ui.conftest import ZONE, OpenPage

if TYPE_CHECKING:
    from streamlit.testing.v1 import AppTest
from tests.support.guidance_page_driver import CALM, THIGH, figures, result, tables


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
    points = [int(match) for match in re.findall(r">(\d+) of \d+</td></tr>", receipt)]
    *lines, total = points
    assert total == score
    assert sum(lines) == score
    assert len(lines) == 12
    assert sum(map(int, re.findall(r">(\d+) of \d+</td>", domains))) == score
    assert say("guidance.score.is", score=score) in words(at)
    for line in result(record).receipt:
        assert html.escape(line.reason) in receipt
        assert html.escape(write_short_reference(load().sources[line.source])) in receipt
        assert f"({line.source})" not in receipt


def test_the_bars_are_as_full_as_their_points(open_page: OpenPage, journal: Journal) -> None:
    add_self_check(journal)
    domains = tables(open_page("guidance"))[0]
    assert re.findall(r"--share:([\d.]+)%", domains) == [
        "90.0", "33.3", "0.0", "70.0", "30.0"
    ]  # fmt: skip


def test_suggested_changes_name_only_what_somebody_can_do(
    open_page: OpenPage, journal: Journal
) -> None:
    record = add_self_check(journal)
    text = words(open_page("guidance"))
    changes = {change.question: change for change in result(record).what_would_change}
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


def test_a_part_that_does_not_apply_is_shown_as_such(open_page: OpenPage, journal: Journal) -> None:
    add_self_check(journal)
    assert tables(open_page("guidance"))[1].count(say("results.not_applicable")) == 2


def test_the_plan_shows_each_move_with_figure_dose_reason_and_advice(
    open_page: OpenPage, journal: Journal
) -> None:
    record = add_self_check(journal, precautions=["neck", "very_flexible"])
    at = open_page("guidance")
    text = words(at)
    selected = result(record)
    first = find_warm_up(selected.session, selected.allowed, load())
    assert first is not None
    assert figures(at) == len(selected.plan) + 1
    for item in selected.plan:
        words_ = load().move_words[item.move]
        assert words_.name in text
        lines = (item.why, *item.modifications, *words_.steps)
        assert all(html.escape(line) in text for line in lines)


def test_the_session_is_listed_in_order_from_the_warm_up_on_and_then_the_day(
    open_page: OpenPage, journal: Journal
) -> None:
    selected = result(add_self_check(journal))
    lists = re.findall(
        r'<ul class="move-rows">.*?</details></li></ul>', "".join(markups(open_page("guidance")))
    )
    first = find_warm_up(selected.session, selected.allowed, load())
    assert first is not None
    names = {id_: word.name for id_, word in load().move_words.items()}
    warm_up = say("guidance.plan.warm_up_name", name=names[first.move])
    session = [warm_up, *(names[item.move] for item in selected.session)]
    day = [item.move for item in selected.habits]
    shown = [
        re.findall(r'<span class="words"><strong>(.*?)</strong>', html.unescape(list_))
        for list_ in lists
    ]
    assert shown == [session, [names[id_] for id_ in day]]
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


def test_after_todays_session_the_result_offers_another_one(
    open_page: OpenPage, journal: Journal
) -> None:
    add_self_check(journal)
    before = open_page("guidance").button(key="guidance-start").label
    journal.sessions.add(session(clock.ago(0)))
    after = open_page("guidance").button(key="guidance-start").label
    assert say("guidance.button.start") in before
    assert say("guidance.button.again") in after


def lead(at: AppTest) -> str:
    """Return the lines under the title of a plan."""
    return next(
        str(markdown.value) for markdown in at.markdown if str(markdown.value).startswith("#")
    )


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
                "guidance.lead.left_out.other",
                count=2,
                because=say("results.because.precautions.shoulder"),
            ),
        ),
    ],
)
def test_the_lines_say_how_long_what_is_left_out_and_why(
    open_page: OpenPage, journal: Journal, answers: dict[str, Any], limit: str
) -> None:
    selected = result(add_self_check(journal, **answers))
    first = find_warm_up(selected.session, selected.allowed, load())
    minutes = compute_session_minutes(selected.session, first, load())
    said_ = lead(open_page("guidance"))
    key = "guidance.lead.other" if first is None else "guidance.lead.warm_up.other"
    assert say(key, count=len(selected.session), minutes=minutes) in said_
    assert limit in said_


def test_no_number_is_beside_the_card_of_a_visit(open_page: OpenPage, journal: Journal) -> None:
    """The score waits behind "Why this plan" until somebody opens it."""
    record = add_self_check(journal, see_someone=["hip_locks"])
    at = open_page("guidance")
    assert not re.search(r"\d", lead(at).removeprefix("## "))
    score = say("guidance.score.is", score=record.result["score"])
    (reasons,) = (markup for markup in markups(at) if score in markup)
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
