"""A person's actions, step by step, with the page after each, to search all of them for words."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from psoas_coach.coach.day_notes import mark_flare
from psoas_coach.coach.self_check_flow import list_steps
from psoas_coach.content import load
from psoas_coach.journal.records import DayNote
from tests.support import clock, measure_page_driver
from tests.support.answers_factory import DESK_WORKER, session
from tests.support.page_driver import choices, choose, keys, press_key, run_page
from tests.support.page_walks import THIGH, add_self_check, press_each
from tests.support.record_samples import sitting_break
from tests.support.session_page_driver import report, whole

if TYPE_CHECKING:
    from streamlit.testing.v1 import AppTest

    from psoas_coach.journal.journal import Journal
    from tests.ui.conftest import OpenPage

BY_HAND = ("runners_lunge", "bridge", "walk")
SECTIONS = ("entries", "take", "backups", "delete")


def answer_the_self_check(journal: Journal, open_page: OpenPage) -> Iterator[AppTest]:
    """Show each screen of the self-check, with the answers before it, and its refusal to go on."""
    answers = {**DESK_WORKER, **THIGH}
    steps = list_steps(load())
    for number, step in enumerate(steps):
        before = [id_ for step in steps[:number] for id_ in step.asks]
        draft = {
            "id": uuid.uuid4().hex,
            "day": clock.today().isoformat(),
            "step": step.id,
            "answers": {id_: answers[id_] for id_ in before if id_ in answers},
        }
        journal.drafts.save("self_check", draft)
        at = open_page("self_check")
        yield at
        going = [key for key in keys(at) if key.startswith("self_check-next")]
        if going:
            yield press_key(at, going[0])


def practise(journal: Journal, open_page: OpenPage) -> Iterator[AppTest]:
    """Show a session with pain, while it runs, after it, stopped for each reason, and saved."""
    add_self_check(journal)
    for reason in (None, "pain", "tingling", "tired", "time"):
        for pain in (9, 2):  # at nine there is something to say, and at two it begins
            at = open_page("session")
            yield choose(at, _find(choices(at), "session_pain"), pain)
        yield press_key(at, _find(keys(at), "session_start"))
        yield report(
            at, journal, finished=whole(journal, "stopped" if reason else "finished", reason)
        )
        if reason == "time":  # It is saved without the answers, which can follow.
            yield press_key(at, _find(keys(at), "save_"))
        yield choose(at, _find(choices(at), "pain_"), 8 if reason else 1)
        at.segmented_control[0].set_value("up" if reason else "down")
        yield run_page(at)


def log_by_hand(journal: Journal, open_page: OpenPage) -> Iterator[AppTest]:
    """Show a session without the app: what is missing, its moves, and that it is saved."""
    add_self_check(journal)
    at = open_page("session", log="by_hand")
    yield press_key(at, _find(keys(at), "save_"))
    at.pills[0].set_value(list(BY_HAND))
    yield run_page(at)
    at.number_input[0].set_value(3)
    yield run_page(at)
    yield press_key(at, _find(keys(at), "save_"))


def look_into_my_data(journal: Journal, open_page: OpenPage) -> Iterator[AppTest]:
    """Show each section of My data with every button pressed, and every kind of entry opened."""
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
    for id_ in [record.id for kind in kinds for record in kind.list()]:
        yield open_page("my_data", entry=id_)


def prescribe(journal: Journal, open_page: OpenPage) -> Iterator[AppTest]:
    """Make a physio's plan with moves of ours and with one of their own."""
    del journal
    at = open_page("prescribe")
    at.text_input(key="prescribe_name").set_value("A")
    at.multiselect(key="prescribe_moves").set_value(["bridge", "standing_stride", "heel_slide"])
    yield run_page(at)
    at.get("button_group")  # the number of own moves is one of these
    at.session_state["prescribe_own_moves"] = 1
    yield run_page(at)


def measure(journal: Journal, open_page: OpenPage) -> Iterator[AppTest]:
    """Measure the hips in each of the three ways, and compare with the last time."""
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
    """Open everything collapsible on Today, Guidance and Reminders."""
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


def _find(among: Any, *starts: str) -> str:  # noqa: ANN401 -- any names
    matching = [element for start in starts for element in among if str(element).startswith(start)]
    assert matching, (starts, sorted(map(str, among)))
    return str(matching[0])


def _list_tabs(at: AppTest) -> list[str]:
    return [tab.label for tab in at.tabs]
