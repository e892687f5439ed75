"""Every page in every state that a person may see, one after the other, to search them for words.

Text that people typed is in English here, whatever the language of the pages: ``TYPED`` lists it.
"""

from __future__ import annotations

import datetime as dt
import json
import uuid
from collections.abc import Iterator
from typing import TYPE_CHECKING

from psoas_coach.coach.day_notes import mark_flare
from psoas_coach.coach.fair_test.start import DailyQuestion, begin_asking
from psoas_coach.content import load
from psoas_coach.content.language import FIRST_LANGUAGE, use_language
from psoas_coach.guidance.choices import FLARE_MODES
from psoas_coach.journal.demo import generate_demo
from psoas_coach.journal.records import DayNote
from psoas_coach.ui import shell
from tests.support import clock, fair_tests, visit_people
from tests.support.page_actions import (
    answer_the_self_check,
    log_by_hand,
    look_into_my_data,
    measure,
    practise,
    prescribe,
    unfold,
)
from tests.support.page_driver import press_key, run_page
from tests.support.page_walks import THIGH, State, add_self_check, press_each
from tests.support.physio_plans import sample
from tests.support.record_samples import fair_test_end

if TYPE_CHECKING:
    from streamlit.testing.v1 import AppTest

    from psoas_coach.journal.journal import Journal
    from tests.ui.conftest import OpenPage

MAIN = ("today", "guidance", "session", "progress", "measure", "breaks", "hand_over", "more")
GENTLE = {"pain_average": 7, "pain_worst": 9}


def _list_typed() -> list[str]:
    plan = sample()
    own = [text for move in plan["moves"] for text in (move.get("name"), move.get("note")) if text]
    steps = [step for move in plan["moves"] for step in move.get("steps", ())]
    return [visit_people.GOAL, plan["name"], plan["made_by"], plan["note"], *own, *steps]


TYPED = tuple(sorted(_list_typed(), key=len, reverse=True))
"""What people typed into the journal of a state."""


def visit_first(journal: Journal, open_page: OpenPage) -> Iterator[AppTest]:
    """Show the pages before anything has been recorded."""
    del journal
    for name in shell.PAGES:
        yield from press_each(open_page, name)


def have_a_plan(journal: Journal, open_page: OpenPage) -> Iterator[AppTest]:
    """Show a plan, with every button of every page pressed once."""
    add_self_check(journal)
    for name in shell.PAGES:
        if name != "my_data":
            yield from press_each(open_page, name)


def be_sent(journal: Journal, open_page: OpenPage) -> Iterator[AppTest]:
    """Show self-checks that ask for a visit, or were made by a person under 18."""
    for answers in (
        {"red_now": ["saddle_change"]},
        {"red_today": ["pulsing_belly"]},
        {"red_today": ["self_harm_thoughts"]},
        {"see_someone": ["hip_locks"]},
        {"age_group": "under_18"},
    ):
        record = add_self_check(journal, **answers)
        for name in MAIN:
            yield open_page(name)
        journal.self_checks.remove(record.id)


def report_a_sign(journal: Journal, open_page: OpenPage) -> Iterator[AppTest]:
    """Report a sign outside the self-check, and withdraw it."""
    add_self_check(journal, 1)
    for level, sign in (("emergency", "red_now.saddle_change"), ("today", "red_today.fever_ill")):
        body = {"level": level, "signs": [sign] if sign in _list_signs() else _list_signs()[:2]}
        journal.day_notes.add(DayNote(uuid.uuid4().hex, clock.ago(0), "new_signs", body))
        yield from press_each(open_page, "today")
        yield open_page("my_data")


def _list_signs() -> list[str]:
    return [f"{id_}.{item}" for id_, safety in load().safety.items() for item in safety.items]


def have_every_sign(journal: Journal, open_page: OpenPage) -> Iterator[AppTest]:
    """Report every sign of every list."""
    with use_language(FIRST_LANGUAGE):
        visit_people.tick_all_signs(journal, clock.ago())
    for name in (*MAIN, "my_data"):
        yield open_page(name)


def have_everything(journal: Journal, open_page: OpenPage) -> Iterator[AppTest]:
    """Show as many entries as a journal with a plan can have."""
    with use_language(FIRST_LANGUAGE):
        visit_people.fill_everything(journal, clock.ago())
    for name in shell.PAGES:
        yield open_page(name)


def live_a_year(journal: Journal, open_page: OpenPage) -> Iterator[AppTest]:
    """Show a year recorded in English, with notes in the person's language."""
    notes = [text for key, text in load().words.items() if key.startswith("demo.said.")]
    life = generate_demo(5, 1.0, clock.ago(1).local_date, load(language=FIRST_LANGUAGE), notes)
    assert journal.bulk.fill_empty(life.self_checks, life.sessions, life.day_notes)
    for name in shell.PAGES:
        yield open_page(name)


def have_a_level(journal: Journal, open_page: OpenPage) -> Iterator[AppTest]:
    """Show each gentle level, and a self-check that is old or incomplete."""
    for answers in (
        {},
        THIGH,
        GENTLE,
        {"pain_average": None, "precautions": None},
        {**THIGH, **GENTLE},
    ):
        record = add_self_check(journal, **answers)
        for name in ("today", "guidance", "session", "measure", "moves"):
            yield open_page(name)
        journal.self_checks.remove(record.id)
    add_self_check(journal, 40)
    add_self_check(journal, 20, precautions=["knee", "pregnant"])
    for name in MAIN:
        yield open_page(name)


def have_a_bad_day(journal: Journal, open_page: OpenPage) -> Iterator[AppTest]:
    """Show a bad day in both ways."""
    add_self_check(journal)
    today = clock.today()
    for way in FLARE_MODES:
        mark_flare(journal, today, today + dt.timedelta(days=2), way, clock.ZONE)
        for name in MAIN:
            yield from press_each(open_page, name)


def keep_a_physio_plan(journal: Journal, open_page: OpenPage) -> Iterator[AppTest]:
    """View, save and practise a physio's plan, part of which the knee withholds."""
    add_self_check(journal, precautions=["knee"], pain_worst=3)
    today = clock.today()
    dates = {"made_on": today.isoformat(), "until": (today + dt.timedelta(days=30)).isoformat()}
    for data in (b"{", json.dumps({**sample(), **dates}).encode()):
        at = open_page("physio_plan")
        at.file_uploader[0].set_value(("plan.json", data, "application/json"))
        yield run_page(at)
    yield press_key(at, "physio_plan_keep")
    for name in ("today", "guidance", "session", "hand_over", "physio_plan", "breaks", "my_data"):
        yield open_page(name)


def try_fairly(journal: Journal, open_page: OpenPage) -> Iterator[AppTest]:
    """Start, run and stop a fair test, and let another one end."""
    add_self_check(journal)
    today = clock.today()
    begin_asking(journal, DailyQuestion("pain", "", 5, today - dt.timedelta(days=3)))
    yield from press_each(open_page, "fair_test")
    test = fair_tests.begin(journal, today - dt.timedelta(days=10), asked_from=5)
    for name in ("today", "session", "fair_test", "progress", "my_data"):
        yield from press_each(open_page, name)
    journal.fair_tests.finish(fair_test_end(test, at=clock.ago(1)))
    yield from press_each(open_page, "fair_test")
    moves = ("crescent_hands_on_hips", "runners_lunge")
    fair_tests.finish(journal, today - dt.timedelta(days=1), question="moves", moves=moves)
    for name in ("today", "fair_test", "progress", "hand_over", "my_data"):
        yield open_page(name)


def read_of_moves(journal: Journal, open_page: OpenPage) -> Iterator[AppTest]:
    """Show every move, the psoas and the claims."""
    add_self_check(journal, precautions=["knee", "hip_replacement_other"])
    for move in load().moves:
        yield open_page("moves", move=move)
    for shown in ("psoas", "claims"):
        yield open_page("moves", view=shown)


STATES: dict[str, State] = {
    one.__name__: one
    for one in (
        visit_first,
        have_a_plan,
        be_sent,
        report_a_sign,
        have_every_sign,
        have_everything,
        live_a_year,
        have_a_level,
        have_a_bad_day,
        keep_a_physio_plan,
        try_fairly,
        answer_the_self_check,
        practise,
        log_by_hand,
        look_into_my_data,
        read_of_moves,
        prescribe,
        measure,
        unfold,
    )
}
