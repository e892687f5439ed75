"""What has changed in the plan, on Today and beside the newest result, and how to undo it."""

from __future__ import annotations

import datetime as dt
import uuid
from typing import TYPE_CHECKING, Any

import msgspec
import pytest

from psoas_coach.coach.day_notes import mark_flare
from psoas_coach.coach.plan_choices import hide_move
from psoas_coach.coach.session_start import Feeling, begin
from psoas_coach.coach.todays_plan import load_todays_plan
from psoas_coach.content import load
from psoas_coach.guidance.choices import FLARE_MODES, FlareMode
from psoas_coach.guidance.results import PlanItem
from psoas_coach.journal.journal import Journal
from psoas_coach.journal.records import DayNote, Hold, Moment, SessionRecord
from psoas_coach.ui.dates import format_day
from psoas_coach.ui.guidance import selected_result
from psoas_coach.ui.guidance.plan import make_plan_sheet
from psoas_coach.ui.phrases.doses import say_dose
from psoas_coach.ui.plan_changes import OPEN, UNDO
from psoas_coach.ui.words import say
from tests.support import answers_factory, clock
from tests.support.answers_factory import self_check
from tests.support.page_driver import run_page, words
from tests.ui.conftest import ZONE, OpenPage

if TYPE_CHECKING:
    from streamlit.testing.v1 import AppTest

CONTENT = load()
PAGES = ("today", "guidance")
GENTLE: dict[str, Any] = {"pain_average": 4, "pain_worst": 5}
"""Answers that keep moves gentle, where good weeks add most."""
CALM: dict[str, Any] = {"pain_average": 0, "pain_worst": 0}
LOOSE: dict[str, Any] = {**CALM, "front_hip_pull": "no", "standing_up": "right_away"}
"""Answers with one lengthening move a session, which leaves room for another round of it."""


def now(days_ago: int = 0) -> Moment:
    return clock.ago(days_ago)


def today() -> dt.date:
    return now().local_date


def session(days_ago: int, **changes: Any) -> SessionRecord:  # noqa: ANN401 -- any field
    """Return a calm standard session so many days ago."""
    holds = (Hold("runners_lunge", "Lunge", "left", 1, 90, 90),)
    return answers_factory.session(now(days_ago), **{"holds": holds, **changes})


def stop(days_ago: int) -> SessionRecord:
    return session(days_ago, finished=False, stop_reason="pain")


def add_history(journal: Journal, *sessions: SessionRecord, **answers: Any) -> None:  # noqa: ANN401 -- any answer
    """Keep a self-check of a while ago, and sessions since."""
    journal.self_checks.add(self_check(now(60), **answers))
    for session in sessions:
        assert journal.sessions.add(session)


def good_weeks(count: int, later: int = 0) -> list[SessionRecord]:
    """Return three calm sessions in each of the whole weeks before this one.

    Args:
        count: The number of weeks.
        later: The number of weeks that have passed since, with one calm session in each.
    """
    monday = today().weekday() + 7 * later
    since = [session(7 * week + 1) for week in range(later)]
    return [
        *since,
        *(session(monday + 7 * week + ago) for week in range(count) for ago in (1, 3, 5)),
    ]


def page(open_page: OpenPage, name: str) -> AppTest:
    """Open a page with the list of what changed expanded."""
    at = open_page(name)
    at.session_state[OPEN if name == "today" else UNDO] = True
    return run_page(at)


def tells(at: AppTest) -> bool:
    """Whether the page says that the plan has changed, folded or not."""
    text = words(at)
    return say("adapting.title") in text or "in your plan" in text


def plan(journal: Journal) -> tuple[PlanItem, ...]:
    todays_plan = load_todays_plan(journal, today(), CONTENT)
    assert todays_plan is not None
    return todays_plan.guidance.plan


def longest(journal: Journal) -> int:
    return max(
        item.hold_seconds or 0 for item in plan(journal) if CONTENT.moves[item.move].lengthens
    )


@pytest.mark.parametrize("name", PAGES)
def test_a_plan_that_is_as_the_self_check_made_it_has_nothing_to_tell(
    journal: Journal, open_page: OpenPage, name: str
) -> None:
    add_history(journal, session(1), **GENTLE)
    assert not tells(open_page(name))


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize(
    ("answers", "sentence"),
    [
        (GENTLE, say("adapting.earned.longer", week=3, after=25, before=20)),
        (LOOSE, say("adapting.earned.more", week=3, after=3, before=2)),
    ],
    ids=["longer", "more"],
)
def test_changes_after_good_weeks_are_shown_with_the_earlier_dose(
    journal: Journal, open_page: OpenPage, name: str, answers: dict[str, Any], sentence: str
) -> None:
    add_history(journal, *good_weeks(2), **answers)
    text = words(page(open_page, name))
    assert say("adapting.title") in text
    assert sentence in text


@pytest.mark.parametrize("answers", [GENTLE, LOOSE], ids=["longer", "more"])
def test_what_was_earned_is_news_on_today_for_two_weeks_and_can_be_undone_ever_after(
    journal: Journal, open_page: OpenPage, answers: dict[str, Any]
) -> None:
    gain = "longer" if answers is GENTLE else "more"
    add_history(journal, *good_weeks(1, later=2), **answers)
    assert not tells(open_page("today"))
    at = page(open_page, "guidance")
    assert say("adapting.title") in words(at)
    assert say(f"adapting.keep.{gain}") in [toggle.label for toggle in at.toggle]


def test_nothing_of_the_list_is_sent_while_it_is_folded(
    journal: Journal, open_page: OpenPage
) -> None:
    add_history(journal, *good_weeks(2), **GENTLE)
    at = open_page("today")
    assert say("adapting.days.one") in [expander.label for expander in at.expander]
    assert say("adapting.earned.longer", week=3, after=25, before=20) not in words(at)
    assert say("adapting.keep.longer") not in [toggle.label for toggle in at.toggle]


def test_one_tap_keeps_a_hold_as_it_was_and_one_tap_has_it_again(
    journal: Journal, open_page: OpenPage
) -> None:
    add_history(journal, *good_weeks(2), **GENTLE)
    assert longest(journal) == 25
    at = page(open_page, "today")
    for on, seconds, sentence in ((True, 20, "kept"), (False, 25, "earned")):
        (switch,) = [toggle for toggle in at.toggle if toggle.label == say("adapting.keep.longer")]
        switch.set_value(on)
        run_page(at)
        assert longest(journal) == seconds
        text = words(at) + words(open_page("guidance"))
        assert words(at).count(say(f"adapting.{sentence}.longer", week=3, after=25, before=20)) == 1
        assert say(f"adapting.{sentence}.longer", week=3, after=25, before=20) in text
        for item in plan(journal)[1:]:
            assert say_dose(item) in text


def test_a_declined_change_stays_declined_wherever_a_plan_is_shown(
    journal: Journal, open_page: OpenPage
) -> None:
    add_history(journal, *good_weeks(2), **LOOSE)
    at = page(open_page, "today")
    next(toggle for toggle in at.toggle if toggle.label == say("adapting.keep.more")).set_value(
        True
    )
    run_page(at)
    plan = load_todays_plan(journal, today(), CONTENT)
    assert plan is not None
    doses = [say_dose(item) for item in plan.moves]
    begun = begin(journal, plan, now(), CONTENT, Feeling(0, tingling=False))
    assert begun.plan == plan.moves
    assert all(dose in words(open_page("guidance")) for dose in doses)
    paper = make_plan_sheet(plan.guidance, today()).decode()
    assert all(dose in paper for dose in doses)


def test_deep_moves_that_were_earned_can_be_left_out(journal: Journal, open_page: OpenPage) -> None:
    add_history(journal, *(session(3 * ago) for ago in range(1, 12)), **CALM)
    assert max(item.depth for item in plan(journal)) == 3
    at = page(open_page, "today")
    assert say("adapting.earned.deep", date=format_day(now(9).local_date), sessions=9) in words(at)
    next(toggle for toggle in at.toggle if toggle.label == say("adapting.keep.deep")).set_value(
        True
    )
    run_page(at)
    assert max(item.depth for item in plan(journal)) == 2
    assert say("adapting.kept.deep") in words(at)
    assert say("results.because.history.kept_as_before") in words(open_page("guidance"))


@pytest.mark.parametrize("name", PAGES)
def test_a_stop_is_listed_with_its_date_and_its_end_and_cannot_be_declined(
    journal: Journal, open_page: OpenPage, name: str
) -> None:
    add_history(journal, stop(2))
    sentence = say(
        "adapting.rest.stopped_recently",
        date=format_day(now(2).local_date),
        until=format_day(now(2).local_date + dt.timedelta(days=7)),
        depth=say("adapting.depth.1"),
    )
    at = page(open_page, name)
    assert sentence in words(at)
    assert not [toggle for toggle in at.toggle if "eep" in toggle.label]
    if name == "today":
        assert say("adapting.to_my_data") in [link.proto.label for link in at.get("page_link")]


def test_why_a_plan_is_less_deep_is_said_before_anybody_unfolds_it(
    journal: Journal, open_page: OpenPage
) -> None:
    add_history(journal, stop(9), stop(12))
    sentence = say("adapting.rest.stopped_twice", depth=say("adapting.depth.0"))
    assert sentence in words(open_page("today"))


def test_a_step_back_of_the_dose_is_listed_with_its_end(
    journal: Journal, open_page: OpenPage
) -> None:
    add_history(journal, *map(session, (17, 16, 15, 9)), stop(0), **CALM)
    text = words(page(open_page, "today"))
    assert "so your hold is" in text or "so you do this" in text
    assert format_day(today() + dt.timedelta(days=7)) in text


def test_a_bad_morning_takes_a_step_back_and_says_so(journal: Journal, open_page: OpenPage) -> None:
    add_history(journal, *map(session, (9, 8, 7)), **GENTLE)
    assert longest(journal) == 25
    body = {"after_last_session": "much_worse"}
    journal.day_notes.add(DayNote(uuid.uuid4().hex, now(2), "check_in", body))
    assert longest(journal) == 20
    reported, until = now(2).local_date, now(2).local_date + dt.timedelta(days=7)
    sentence = say(
        "adapting.step_back_worse.hold_seconds",
        date=format_day(reported), until=format_day(until), after=20, before=25,
    )  # fmt: skip
    assert sentence in words(page(open_page, "today"))


def test_more_tingling_is_listed(journal: Journal, open_page: OpenPage) -> None:
    add_history(journal, session(20, tingling="up"), session(10, tingling="up"))
    text = words(page(open_page, "today"))
    assert "Your tingling went up" in text
    assert format_day(now(-8).local_date) in text


def test_undoing_a_session_restores_the_plan(journal: Journal, open_page: OpenPage) -> None:
    stopped = stop(2)
    add_history(journal, stopped)
    assert tells(open_page("today"))
    journal.sessions.remove(stopped.id)
    assert not tells(open_page("today"))


def test_hidden_moves_are_listed_with_a_link_to_them(journal: Journal, open_page: OpenPage) -> None:
    add_history(journal)
    hide_move(journal, "runners_lunge")
    at = page(open_page, "guidance")
    name = CONTENT.move_words["runners_lunge"].name
    assert say("adapting.hidden", moves=name) in words(at)
    assert not tells(open_page("today"))
    assert say("adapting.to_moves") in [link.proto.label for link in at.get("page_link")]


@pytest.mark.parametrize("way", FLARE_MODES)
def test_a_flare_is_mentioned_and_the_newest_result_shows_its_plan(
    journal: Journal, open_page: OpenPage, way: FlareMode
) -> None:
    add_history(journal)
    mark_flare(journal, today(), today() + dt.timedelta(days=2), way, ZONE)
    at = page(open_page, "guidance")
    assert say(f"adapting.flare.{way}") in words(at)
    starts = [button for button in at.button if "guidance-start" in str(button.key)]
    assert bool(starts) is (way == "half")
    for item in plan(journal)[1:]:
        assert say_dose(item) in words(at)


def test_one_more_round_is_listed_once_it_was_accepted(
    journal: Journal, open_page: OpenPage
) -> None:
    rested = {**CALM, "sitting_hours": 3, "sitting_bout_minutes": 20, "front_hip_pull": "no"}
    tighter = {**rested, "standing_up": "right_away", "thomas_left": -6, "thomas_right": 4}
    journal.self_checks.add(self_check(now(1), **tighter))
    assert not tells(open_page("today"))
    journal.settings.save("extra_repetition", value=True)
    assert "on the left side" in words(open_page("guidance"))
    assert not tells(open_page("today"))


def test_a_result_of_other_rules_keeps_its_plan_and_lists_no_change(
    journal: Journal, open_page: OpenPage
) -> None:
    old = self_check(now(60), **GENTLE)
    journal.self_checks.add(msgspec.structs.replace(old, rules="0"))
    for week in good_weeks(3):
        journal.sessions.add(week)
    at = open_page("guidance")
    assert not tells(at)
    assert all(say_dose(PlanItem(**item)) in words(at) for item in old.result["plan"][1:])


def test_a_past_result_stays_as_it_was_given(journal: Journal, open_page: OpenPage) -> None:
    add_history(journal, *good_weeks(3), **GENTLE)
    first = journal.self_checks.find_latest()
    assert first is not None
    journal.self_checks.add(self_check(now(1), **GENTLE))
    at = open_page("guidance", **{selected_result.PARAMETER: first.id})
    assert not tells(at)
    lunge = [PlanItem(**item) for item in first.result["plan"][1:]]
    assert all(say_dose(item) in words(at) for item in lunge)
