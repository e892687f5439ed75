"""Every page in every state that somebody may see, one after the other, to look for words in.

What people typed is in English here, in whatever language the pages are: ``TYPED`` has all of it.
"""

from __future__ import annotations

import datetime as dt
import json
import uuid
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from psoas_coach.coach.day_notes import mark_flare
from psoas_coach.coach.fair_test.start import DailyQuestion, begin_asking
from psoas_coach.coach.self_check_flow import list_steps
from psoas_coach.content import load
from psoas_coach.content.language import FIRST_LANGUAGE, use_language
from psoas_coach.guidance.choices import FLARE_MODES
from psoas_coach.journal.demo import generate_demo
from psoas_coach.journal.records import DayNote
from psoas_coach.ui import shell
from tests.support import answers_factory, clock, fair_tests, measure_page_driver, visit_people
from tests.support.answers_factory import DESK_WORKER, session
from tests.support.page_driver import choices, choose, keys, press_key, run_page
from tests.support.physio_plans import sample
from tests.support.record_samples import fair_test_end, sitting_break
from tests.support.session_page_driver import report, whole

if TYPE_CHECKING:
    from streamlit.testing.v1 import AppTest

    from psoas_coach.journal.journal import Journal
    from psoas_coach.journal.records import SelfCheck
    from tests.ui.conftest import OpenPage

State = Callable[["Journal", "OpenPage"], Iterator["AppTest"]]
MAIN = ("today", "guidance", "session", "progress", "measure", "breaks", "hand_over", "more")
THIGH: dict[str, Any] = {
    "thigh_frequency": "some_days",
    "thigh_trend": "same",
    "thigh_areas": ["outer"],
    "thigh_side": "left",
}
GENTLE = {"pain_average": 7, "pain_worst": 9}
SECTIONS = ("entries", "take", "backups", "delete")
BY_HAND = ("runners_lunge", "bridge", "walk")


def _list_typed() -> list[str]:
    plan = sample()
    own = [one for move in plan["moves"] for one in (move.get("name"), move.get("note")) if one]
    steps = [one for move in plan["moves"] for one in move.get("steps", ())]
    return [visit_people.GOAL, plan["name"], plan["made_by"], plan["note"], *own, *steps]


TYPED = tuple(sorted(_list_typed(), key=len, reverse=True))
"""What people typed into the journal of a state."""


def add_self_check(journal: Journal, days_ago: int = 0, **told: Any) -> SelfCheck:  # noqa: ANN401 -- any answer
    """Add a self-check that was made in English."""
    with use_language(FIRST_LANGUAGE):
        return answers_factory.add_self_check(journal, days_ago, **told)


def visit_first(journal: Journal, open_page: OpenPage) -> Iterator[AppTest]:
    """Nothing has been told yet."""
    del journal
    for name in shell.PAGES:
        yield from press_each(open_page, name)


def know(journal: Journal, open_page: OpenPage) -> Iterator[AppTest]:
    """A plan, and every button of every page pressed once."""
    add_self_check(journal)
    for name in shell.PAGES:
        if name != "my_data":
            yield from press_each(open_page, name)


def be_sent(journal: Journal, open_page: OpenPage) -> Iterator[AppTest]:
    """A self-check says that somebody has to be seen, or is no adult."""
    for told in (
        {"red_now": ["saddle_change"]},
        {"red_today": ["pulsing_belly"]},
        {"red_today": ["self_harm_thoughts"]},
        {"see_someone": ["hip_locks"]},
        {"age_group": "under_18"},
    ):
        record = add_self_check(journal, **told)
        for name in MAIN:
            yield open_page(name)
        journal.self_checks.remove(record.id)


def tell_a_sign(journal: Journal, open_page: OpenPage) -> Iterator[AppTest]:
    """A sign was told outside the self-check, and is withdrawn."""
    add_self_check(journal, 1)
    for level, sign in (("emergency", "red_now.saddle_change"), ("today", "red_today.fever_ill")):
        body = {"level": level, "signs": [sign] if sign in _list_signs() else _list_signs()[:2]}
        journal.day_notes.add(DayNote(uuid.uuid4().hex, clock.ago(0), "new_signs", body))
        yield from press_each(open_page, "today")
        yield open_page("my_data")


def _list_signs() -> list[str]:
    return [f"{id_}.{item}" for id_, one in load().safety.items() for item in one.items]


def have_every_sign(journal: Journal, open_page: OpenPage) -> Iterator[AppTest]:
    """Every sign of every list is told."""
    with use_language(FIRST_LANGUAGE):
        visit_people.tick_all_signs(journal, clock.ago())
    for name in (*MAIN, "my_data"):
        yield open_page(name)


def have_everything(journal: Journal, open_page: OpenPage) -> Iterator[AppTest]:
    """As much is told as there can be beside a plan."""
    with use_language(FIRST_LANGUAGE):
        visit_people.fill_everything(journal, clock.ago())
    for name in shell.PAGES:
        yield open_page(name)


def live_a_year(journal: Journal, open_page: OpenPage) -> Iterator[AppTest]:
    """A year was told in English, but for the notes, which are in the person's language."""
    notes = [text for key, text in load().words.items() if key.startswith("demo.said.")]
    life = generate_demo(5, 1.0, clock.ago(1).local_date, load(language=FIRST_LANGUAGE), notes)
    assert journal.bulk.fill_empty(life.self_checks, life.sessions, life.day_notes)
    for name in shell.PAGES:
        yield open_page(name)


def have_a_level(journal: Journal, open_page: OpenPage) -> Iterator[AppTest]:
    """Each level of going gently, and a self-check that grew old or left questions open."""
    for told in (
        {},
        THIGH,
        GENTLE,
        {"pain_average": None, "precautions": None},
        {**THIGH, **GENTLE},
    ):
        record = add_self_check(journal, **told)
        for name in ("today", "guidance", "session", "measure", "moves"):
            yield open_page(name)
        journal.self_checks.remove(record.id)
    add_self_check(journal, 40)
    add_self_check(journal, 20, precautions=["knee", "pregnant"])
    for name in MAIN:
        yield open_page(name)


def have_a_bad_day(journal: Journal, open_page: OpenPage) -> Iterator[AppTest]:
    """A bad day is on, in both ways."""
    add_self_check(journal)
    today = clock.today()
    for way in FLARE_MODES:
        mark_flare(journal, today, today + dt.timedelta(days=2), way, clock.ZONE)
        for name in MAIN:
            yield from press_each(open_page, name)


def keep_a_physio_plan(journal: Journal, open_page: OpenPage) -> Iterator[AppTest]:
    """A physio's plan is looked at, kept, and practised; the knee holds a part of it back."""
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
    """A fair test is asked for, runs, is stopped, and another one ends."""
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


def answer_the_self_check(journal: Journal, open_page: OpenPage) -> Iterator[AppTest]:
    """Each screen of the self-check, with what was answered before it, and its refusal to go on."""
    answers = {**DESK_WORKER, **THIGH}
    steps = list_steps(load())
    for number, step in enumerate(steps):
        before = [id_ for one in steps[:number] for id_ in one.asks]
        draft = {
            "id": uuid.uuid4().hex,
            "day": clock.today().isoformat(),
            "step": step.id,
            "answers": {id_: answers[id_] for id_ in before if id_ in answers},
        }
        journal.drafts.save("self_check", draft)
        at = open_page("self_check")
        yield at
        going = [one for one in keys(at) if one.startswith("self_check-next")]
        if going:
            yield press_key(at, going[0])


def practise(journal: Journal, open_page: OpenPage) -> Iterator[AppTest]:
    """A session with pain, while it runs, after it, stopped for each reason, and kept."""
    add_self_check(journal)
    for reason in (None, "pain", "tingling", "tired", "time"):
        for pain in (9, 2):  # at nine there is something to say, and at two it begins
            at = open_page("session")
            yield choose(at, _find(choices(at), "session_pain"), pain)
        yield press_key(at, _find(keys(at), "session_start"))
        yield report(
            at, journal, finished=whole(journal, "stopped" if reason else "finished", reason)
        )
        yield press_key(at, _find(keys(at), "save_"))
        yield choose(at, _find(choices(at), "pain_"), 8 if reason else 1)
        at.segmented_control[0].set_value("up" if reason else "down")
        yield run_page(at)
        yield press_key(at, _find(keys(at), "save_"))


def _find(among: Any, *starts: str) -> str:  # noqa: ANN401 -- any names
    found = [one for start in starts for one in among if str(one).startswith(start)]
    assert found, (starts, sorted(map(str, among)))
    return str(found[0])


def log_by_hand(journal: Journal, open_page: OpenPage) -> Iterator[AppTest]:
    """A session that was done without the app: what is missing, its moves, and that it is kept."""
    add_self_check(journal)
    at = open_page("session", log="by_hand")
    yield press_key(at, _find(keys(at), "save_"))
    at.pills[0].set_value(list(BY_HAND))
    yield run_page(at)
    at.number_input[0].set_value(3.0)
    yield run_page(at)
    yield press_key(at, _find(keys(at), "save_"))


def look_into_my_data(journal: Journal, open_page: OpenPage) -> Iterator[AppTest]:
    """Each section of My data with every button pressed, and every kind of entry opened."""
    add_self_check(journal)
    today = clock.today()
    journal.sessions.add(session(clock.ago(1), stop_reason="pain", finished=False))
    journal.sitting_breaks.add([sitting_break(at=clock.ago(0))])
    measure_page_driver.add_measure(journal, 3.0, -2.0)
    body = {"pain_now": 3, "tingling": True, "sitting_hours": 7.5, "longest_sit": 50}
    journal.day_notes.add(DayNote(uuid.uuid4().hex, clock.ago(0), "check_in", body))
    mark_flare(journal, today, today + dt.timedelta(days=1), "breaks", clock.ZONE)
    for section in SECTIONS:
        with_language = _list_tabs(open_page("my_data"))
        label = with_language[SECTIONS.index(section)]
        yield from press_each(open_page, "my_data", my_data_section=label)
    kinds = (journal.sessions, journal.day_notes, journal.self_checks)
    for id_ in [one.id for kind in kinds for one in kind.list()]:
        yield open_page("my_data", entry=id_)


def _list_tabs(at: AppTest) -> list[str]:
    return [tab.label for tab in at.tabs]


def read_of_moves(journal: Journal, open_page: OpenPage) -> Iterator[AppTest]:
    """Every move, the psoas and the claims."""
    add_self_check(journal, precautions=["knee", "hip_replacement_other"])
    for move in load().moves:
        yield open_page("moves", move=move)
    for shown in ("psoas", "claims"):
        yield open_page("moves", view=shown)


def prescribe(journal: Journal, open_page: OpenPage) -> Iterator[AppTest]:
    """A physio makes a plan with moves of ours and with one of their own."""
    del journal
    at = open_page("prescribe")
    at.text_input(key="prescribe_name").set_value("A")
    at.multiselect(key="prescribe_moves").set_value(["bridge", "standing_stride", "heel_slide"])
    yield run_page(at)
    at.get("button_group")  # the number of own moves is one of these
    at.session_state["prescribe_own_moves"] = 1
    yield run_page(at)


def measure(journal: Journal, open_page: OpenPage) -> Iterator[AppTest]:
    """The hips are measured in each of the three ways, and compared with the last time."""
    measure_page_driver.add_self_check(journal)
    measure_page_driver.add_measure(journal, 8.0, 4.0, days_ago=40)
    at = press_key(open_page("measure"), "measure_begin")
    for way in ("hand", "tape", "phone"):
        at.segmented_control[0].set_value(way)
        yield run_page(at)
    id_ = measure_page_driver.load_draft(journal).id
    yield measure_page_driver.reports(at, id_, left=[7.0], right=[])
    yield measure_page_driver.reports(at, id_, left=[7.0, 9.0], right=[2.0, 1.0])
    yield measure_page_driver.press(at, "measure_keep")
    yield open_page("progress")


def unfold(journal: Journal, open_page: OpenPage) -> Iterator[AppTest]:
    """What is folded on Today, Guidance and Reminders is opened."""
    add_self_check(journal, 3)
    at = open_page("today")
    for folded in at.expander:
        if folded.proto.id:
            at.session_state[folded.proto.id] = True
    at.session_state[at.session_state["check_in_form"].key] = True
    yield run_page(at)
    at = open_page("reminders")
    for toggle in at.toggle:
        toggle.set_value(True)
    yield run_page(at)


def press_each(open_page: OpenPage, name: str, **state: object) -> Iterator[AppTest]:
    """Open a page, and then anew for each of its buttons, which is pressed.

    Args:
        open_page: Opens pages as a visitor does.
        name: The page.
        state: Session state that the page is run with.
    """

    def opened() -> AppTest:
        at = open_page(name)
        for key, value in state.items():
            at.session_state[key] = value
        return run_page(at) if state else at

    at = opened()
    yield at
    for key in sorted(keys(at) - {"None"}):
        one = opened()
        if key in keys(one) and not one.button(key=key).disabled:
            yield press_key(one, key)


STATES: dict[str, State] = {
    one.__name__: one
    for one in (
        visit_first,
        know,
        be_sent,
        tell_a_sign,
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
