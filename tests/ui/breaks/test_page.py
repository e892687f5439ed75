"""The page of the break timer: the browser's data, its reports, and the days."""

from __future__ import annotations

import datetime as dt
import json
from typing import TYPE_CHECKING, Any

import pytest

from psoas_coach.coach import break_timer as timers
from psoas_coach.coach.break_timer import TimerSettings, TimerState
from psoas_coach.journal.records import DayNote
from psoas_coach.ui.words import say
from tests.support import clock
from tests.support.answers_factory import self_check
from tests.support.page_driver import run_page, title, words
from tests.support.record_samples import new_id, sitting_break

if TYPE_CHECKING:
    from streamlit.testing.v1 import AppTest

    from psoas_coach.journal.journal import Journal
    from tests.ui.conftest import OpenPage


def payload(at: AppTest) -> dict[str, Any]:
    """Return what the timer was given."""
    payloads = [
        json.loads(component.proto.bytes)
        for component in at.get("bidi_component")
        if b'"acknowledged":[' in bytes(component.proto.bytes)
        and b'"view":' in bytes(component.proto.bytes)
    ]
    (values,) = payloads
    return dict(values)


def report(at: AppTest, *breaks: object, on: bool | None = True, view: str = "page") -> AppTest:
    """Let the browser report."""
    at.session_state[f"break-timer-{view}"] = {"report": {"on": on, "breaks": list(breaks)}}
    return run_page(at)


def make_report(**more: object) -> dict[str, object]:
    at = clock.now().timestamp() * 1000
    return {"id": new_id(), "at": at, "outcome": "taken", "sat_seconds": 1920, **more}


def test_somebody_with_a_plan_is_given_moves_of_it(open_page: OpenPage, journal: Journal) -> None:
    journal.self_checks.add(self_check(clock.ago(0)))
    at = open_page("breaks")
    assert title(at) == say("breaks.title")
    values = payload(at)
    assert [idea["name"] for idea in values["ideas"]] == [
        "Stand and walk",
        "Wall stack",
        "Seated march",
    ]
    assert values["words"]["do_up"] == say("breaks.timer.do_up")
    assert values["settings"]["every_minutes"] == 30
    assert not values["on"]


def test_people_who_should_not_stand_read_nothing_about_getting_up(
    open_page: OpenPage, journal: Journal
) -> None:
    journal.self_checks.add(self_check(clock.ago(0), precautions=["dizzy_or_swollen_on_standing"]))
    values = payload(open_page("breaks"))
    assert values["ideas"][0]["name"] == "Seated rock"
    assert values["words"]["do_up"] == say("breaks.timer.do_up_seated")
    text = " ".join(
        [*values["words"].values(), *(" ".join(idea["steps"]) for idea in values["ideas"])]
    )
    assert "tand up" not in text.replace(values["words"]["do_up_seated"], "")


@pytest.mark.parametrize(
    ("answers", "expected"),
    [(None, "first"), ({"precautions": None}, "open"), ({"age_group": "under_18"}, "open")],
)
def test_without_a_plan_a_break_has_no_moves(
    open_page: OpenPage, journal: Journal, answers: dict[str, Any] | None, expected: str
) -> None:
    if answers is not None:
        journal.self_checks.add(self_check(clock.ago(0), **answers))
    at = open_page("breaks")
    values = payload(at)
    assert values["ideas"] == []
    assert values["words"]["do_up"] == say("breaks.timer.do_up_seated")
    assert values["words"]["hint_break"] == say("breaks.timer.hint_break_alone")
    assert say(f"breaks.no_plan.{expected}") in words(at)


def test_a_report_is_stored_once_and_acknowledged(open_page: OpenPage, journal: Journal) -> None:
    at = open_page("breaks")
    taken, skipped = make_report(), make_report(outcome="skipped")
    at = report(at, taken, skipped)
    assert payload(at)["acknowledged"] == [taken["id"], skipped["id"]]
    assert payload(at)["on"]
    assert "One break taken. One skipped. Your longest time sitting was 32 minutes." in words(at)
    report(open_page("breaks"), taken, skipped, on=None)  # a tab that heard no answer
    (day,) = journal.sitting_breaks.sum_days()
    assert (day.taken, day.skipped) == (1, 1)
    state = timers.read_state(journal.drafts.load(timers.TIMER_DRAFT))
    assert state is not None
    assert state.on


def test_a_forged_report_changes_nothing(open_page: OpenPage, journal: Journal) -> None:
    at = open_page("breaks")
    at.session_state["break-timer-page"] = {"report": {"on": "yes", "breaks": 7}}
    run_page(at)
    report(at, make_report(at="x"), on=False)
    assert journal.sitting_breaks.sum_days() == ()


def test_a_day_is_removed_and_restored(open_page: OpenPage, journal: Journal) -> None:
    now = clock.ago(0)
    journal.sitting_breaks.add([sitting_break(at=now), sitting_break(at=clock.ago(1))])
    at = open_page("breaks")
    at.session_state["breaks_days"] = True
    at = run_page(at)
    remove = f"break_remove_{now.local_date.isoformat()}"
    at.button(key=remove).click()
    at = run_page(at)
    assert [day.date for day in journal.sitting_breaks.sum_days()] == [
        now.local_date - dt.timedelta(days=1)
    ]
    at.button(key="break_day_undo").click()
    at = run_page(at)
    assert len(journal.sitting_breaks.sum_days()) == 2
    assert not [button for button in at.button if button.key == "break_day_undo"]


def test_settings_are_kept_and_given_to_the_browser(open_page: OpenPage, journal: Journal) -> None:
    timers.save_settings(journal, TimerSettings(45, 1, sound=False, quiet=(1320, 420)))
    values = payload(open_page("breaks"))["settings"]
    assert values == {
        "every_minutes": 45,
        "break_seconds": 60,
        "sound": False,
        "quiet": [1320, 420],
    }


@pytest.mark.parametrize("on", [True, False])
def test_while_help_comes_first_a_timer_that_is_on_is_silenced_on_every_page(
    open_page: OpenPage, journal: Journal, on: bool
) -> None:
    journal.self_checks.add(self_check(clock.ago(1)))
    timers.save_state(journal, TimerState(new_id(), on=on))
    body = {"level": "today", "signs": ["red_today.pulsing_belly"]}
    journal.day_notes.add(DayNote(new_id(), clock.ago(0), "new_signs", body))
    for page in ("breaks", "today", "self_check"):
        at = open_page(page)
        if on:
            values = payload(at)
            assert values["view"] == "hush"
            assert values["ideas"] == []
        else:
            with pytest.raises(ValueError, match="not enough values"):
                payload(at)


@pytest.mark.parametrize("page", ["moves", "progress", "self_check", "my_data"])
def test_a_timer_that_is_on_goes_on_unseen_on_every_other_page(
    open_page: OpenPage, journal: Journal, page: str
) -> None:
    journal.self_checks.add(self_check(clock.ago(0)))
    state = TimerState(new_id(), on=True)
    timers.save_state(journal, state)
    at = open_page(page)
    values = payload(at)
    assert (values["view"], values["key"], values["ideas"]) == ("background", state.key, [])
    report(at, make_report(), on=None, view="background")
    assert len(journal.sitting_breaks.sum_days()) == 1
    timers.save_state(journal, TimerState(state.key, on=False))
    with pytest.raises(ValueError, match="not enough values"):
        payload(open_page(page))


def test_a_silenced_timer_tells_that_it_is_off(open_page: OpenPage, journal: Journal) -> None:
    journal.self_checks.add(self_check(clock.ago(0), red_now=["saddle_change"]))
    timers.save_state(journal, TimerState(new_id(), on=True))
    report(open_page("today"), make_report(outcome="stopped"), on=False, view="hush")
    state = timers.read_state(journal.drafts.load(timers.TIMER_DRAFT))
    assert state is not None
    assert not state.on
    assert len(journal.sitting_breaks.sum_days()) == 1
