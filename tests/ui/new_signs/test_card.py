"""A red flag reported outside the self-check silences every page until it is lifted (P13)."""

from __future__ import annotations

import datetime as dt
import os
import re
import subprocess
import sys
import uuid
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import msgspec
import pytest
from streamlit.testing.v1 import AppTest

from psoas_coach.coach import session_draft as drafts
from psoas_coach.content import load
from psoas_coach.journal.records import DayNote, Moment, make_moment
from psoas_coach.sharing.json_export import write_json
from psoas_coach.sharing.json_import import read
from psoas_coach.ui import shell
from psoas_coach.ui.new_signs.card import STAY_OPEN
from psoas_coach.ui.new_signs.form import LISTS
from psoas_coach.ui.phone_numbers import list_numbers
from psoas_coach.ui.words import say
from tests.support import clock
from tests.support.answers_factory import self_check, session
from tests.support.page_driver import (
    choice_named,
    choose,
    keys,
    lists,
    markups,
    press_key,
    run_page,
    title,
    words,
)
from tests.ui.conftest import ROOT, ZONE, OpenPage

if TYPE_CHECKING:
    from psoas_coach.journal.journal import Journal

CONTENT = load()
NAMES = tuple(words_.name.lower() for words_ in CONTENT.move_words.values())
SILENCED = sorted(shell.PAGES.keys() - STAY_OPEN)
SIGNS = {"emergency": "red_now.saddle_change", "today": "red_today.pulsing_belly"}
AUCKLAND, HONOLULU = "Pacific/Auckland", "Pacific/Honolulu"
LEVELS = pytest.mark.parametrize("level", ["emergency", "today"])


def ago(days: float, zone: str = ZONE) -> Moment:
    return make_moment(clock.now() - dt.timedelta(days=days), zone)


def report_sign(journal: Journal, level: str, days: float = 0, zone: str = ZONE) -> DayNote:
    """Let somebody with a self-check of the day before tell a sign some days ago."""
    journal.self_checks.add(self_check(ago(days + 1, zone)))
    signs = [SIGNS[level]] if level in SIGNS else []
    body = {"level": level, "signs": signs}
    note = DayNote(uuid.uuid4().hex, ago(days, zone), "new_signs", body)
    assert journal.day_notes.add(note)
    return note


def is_card(at: AppTest, level: str) -> None:
    """Prove that a page is the card and nothing but the card."""
    text = words(at)
    assert title(at) == say(f"results.levels.{level}.title")
    assert say(f"results.levels.{level}.action") in text
    assert say("results.closing") in text
    assert not [name for name in NAMES if name in text.lower()]
    assert not re.search(r"\bscore\b|\bstretch|\bplan\b|\bsession\b", text.lower())
    for kind in ("imgs", "image", "vega_lite_chart", "expander", "segmented_control", "page_link"):
        assert not at.get(kind)
    assert keys(at) <= {"card_new", "card_mistake"}


def is_no_card(at: AppTest) -> None:
    assert "card_new" not in keys(at)


@pytest.fixture
def open_in(journal: Journal) -> Callable[[str, str], AppTest]:
    """Open a page as a visitor in some time zone does."""
    del journal

    def opened(name: str, zone: str) -> AppTest:
        from streamlit.testing.v1 import AppTest  # noqa: PLC0415 -- as in conftest

        at = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
        at.context["timezone"] = zone
        run_page(at)
        return run_page(at.switch_page(f"pages/{name}.py"))

    return opened


# Every page, every day, everywhere


@LEVELS
@pytest.mark.parametrize("name", SILENCED)
def test_every_page_is_the_card_alone_today_tomorrow_and_after_a_month(
    journal: Journal, open_in: Callable[[str, str], AppTest], name: str, level: str
) -> None:
    for days, zone in ((30, AUCKLAND), (30, HONOLULU), (1, HONOLULU), (0, AUCKLAND)):
        note = report_sign(journal, level, days, AUCKLAND)
        is_card(open_in(name, zone), level)
        journal.day_notes.remove(note.id)
    is_no_card(open_in(name, AUCKLAND))


@LEVELS
@pytest.mark.parametrize("name", SILENCED)
def test_a_self_check_that_asks_for_help_is_the_card_alone_too(
    journal: Journal, open_in: Callable[[str, str], AppTest], name: str, level: str
) -> None:
    list_, _, item = SIGNS[level].partition(".")
    journal.self_checks.add(self_check(ago(30, AUCKLAND), **{list_: [item]}))
    is_card(open_in(name, HONOLULU), level)


@pytest.mark.parametrize("name", sorted(STAY_OPEN))
def test_the_self_check_and_the_own_data_stay_open(
    journal: Journal, open_page: OpenPage, name: str
) -> None:
    report_sign(journal, "emergency")
    at = open_page(name)
    is_no_card(at)
    titles = {
        "self_check": "questions.age_group.ask",
        "hand_over": "visit.title",
        "my_data": "my_data.title",
        "more": "frame.pages.more",
    }
    assert title(at) == say(titles[name])
    if name == "more":
        assert not [move for move in NAMES if move in words(at).lower()]


def test_a_page_s_own_file_goes_through_the_card_too(journal: Journal) -> None:

    report_sign(journal, "emergency")
    is_card(
        run_page(AppTest.from_file(str(ROOT / "pages" / "moves.py"), default_timeout=60)),
        "emergency",
    )


RESTARTED = """
from streamlit.testing.v1 import AppTest
at = AppTest.from_file("app.py", default_timeout=60).run()
print([one.key for one in at.button])
"""


def test_the_card_is_there_after_a_restart(journal: Journal) -> None:
    report_sign(journal, "emergency", 30)
    done = subprocess.run(
        [sys.executable, "-c", RESTARTED],
        cwd=ROOT, env=os.environ, capture_output=True, text=True, timeout=120, check=True,
    )  # fmt: skip
    assert "card_new" in done.stdout
    assert "session_start" not in done.stdout


# What the card says


@LEVELS
def test_the_card_names_what_was_reported_and_has_links_to_call(
    journal: Journal, open_page: OpenPage, level: str
) -> None:
    report_sign(journal, level)
    at = open_page("today")
    assert say(f"results.because.{SIGNS[level]}") in words(at)
    body = "".join(markups(at))
    action = say(f"results.levels.{level}.action")
    called = [number for number in list_numbers() if number in action]
    assert called
    for number in called:
        assert f'href="tel:{number.replace(" ", "")}"' in body
        assert say("frame.call.button", number=number) in body  # large enough for a thumb


@pytest.mark.parametrize(("level", "looks"), [("emergency", "secondary"), ("today", "primary")])
def test_if_a_call_comes_first_no_other_button_is_as_loud(
    journal: Journal, open_page: OpenPage, level: str, looks: str
) -> None:
    report_sign(journal, level)
    at = open_page("today")
    assert at.button(key="card_new").proto.type == looks


@pytest.mark.parametrize("from_note", [True, False])
def test_thoughts_of_self_harm_begin_with_the_crisis_lines(
    journal: Journal, open_page: OpenPage, *, from_note: bool
) -> None:
    if from_note:
        note = report_sign(journal, "today")
        harm = {"level": "today", "signs": ["red_today.self_harm_thoughts"]}
        journal.day_notes.replace(DayNote(note.id, note.at, "new_signs", harm))
    else:
        journal.self_checks.add(self_check(ago(0), red_today=["self_harm_thoughts"]))
    at = open_page("progress")
    assert title(at) == say("results.levels.soon.crisis_title")
    text = words(at)
    crisis, action = say("results.levels.soon.crisis"), say("results.levels.today.action")
    assert text.index(crisis) < text.index(action)
    body = "".join(markups(at))
    for number in ("112", "999", "911", "988", "116123"):
        assert f'href="tel:{number}"' in body


def test_the_graver_of_two_cards_is_shown_and_both_are_explained(
    journal: Journal, open_page: OpenPage
) -> None:
    report_sign(journal, "emergency", 1)
    report_sign(journal, "today", 2)
    journal.self_checks.add(self_check(ago(1.5), red_today=["weight_loss"]))
    at = open_page("moves")
    is_card(at, "emergency")
    assert say("results.because.red_today.weight_loss") in words(at)
    at.button(key="card_mistake").click()
    is_card(run_page(at), "today")
    assert keys(at) == {"card_new"}


# What lifts it, and what does not


@LEVELS
def test_a_later_self_check_lifts_it(journal: Journal, open_page: OpenPage, level: str) -> None:
    report_sign(journal, level, 1)
    journal.self_checks.add(self_check(ago(0)))
    for name in SILENCED:
        is_no_card(open_page(name))


def test_a_mistake_lifts_it_and_can_be_undone(journal: Journal, open_page: OpenPage) -> None:
    note = report_sign(journal, "emergency")
    at = open_page("today")
    at.button(key="card_mistake").click()
    run_page(at)
    is_no_card(at)
    assert say("frame.card.taken_back") in words(at)
    at.button(key="new_signs_undo").click()
    is_card(run_page(at), "emergency")
    assert journal.day_notes.open_new_signs() == note


def test_a_mistake_is_undone_though_a_self_check_was_finished_in_another_tab(
    journal: Journal, open_page: OpenPage
) -> None:
    report_sign(journal, "emergency")
    at = open_page("today")
    at.button(key="card_mistake").click()
    run_page(at)
    journal.self_checks.add(self_check(ago(0)))
    at.button(key="new_signs_undo").click()
    is_card(run_page(at), "emergency")


def test_a_sign_ticked_after_a_self_check_in_another_tab_leads_to_its_card(
    journal: Journal, open_page: OpenPage
) -> None:
    journal.self_checks.add(self_check(ago(1)))
    at = telling(open_page)
    journal.self_checks.add(self_check(ago(0)))
    tick(at, "red_now.chest_pain")
    is_card(press_key(at, "new_signs_done"), "emergency")


def test_the_offer_to_undo_is_gone_on_another_page(journal: Journal, open_page: OpenPage) -> None:
    report_sign(journal, "emergency")
    at = open_page("today")
    at.button(key="card_mistake").click()
    run_page(at)
    run_page(at.switch_page("pages/progress.py"))
    run_page(at.switch_page("pages/today.py"))
    assert "new_signs_undo" not in keys(at)


@LEVELS
def test_nothing_else_lifts_it(journal: Journal, open_page: OpenPage, level: str) -> None:
    report_sign(journal, level, 2)
    journal.day_notes.add(DayNote(uuid.uuid4().hex, ago(0), "check_in", {"pain_now": 0}))
    journal.sessions.add(session(ago(0)))
    journal.day_notes.add(
        DayNote(uuid.uuid4().hex, ago(0), "new_signs", {"level": "check", "signs": []})
    )
    is_card(open_page("today"), level)


def test_an_import_of_what_was_before_does_not_lift_it(
    journal: Journal, open_page: OpenPage
) -> None:
    journal.self_checks.add(self_check(ago(3)))
    before = write_json(journal.transfer.dump())
    report_sign(journal, "emergency", 1)
    journal.transfer.merge(read(before))
    is_card(open_page("today"), "emergency")


def test_a_clock_that_was_set_back_does_not_lift_it(journal: Journal, open_page: OpenPage) -> None:
    """Told while the clock was two days ahead: no self-check of today comes before it."""
    report_sign(journal, "emergency", -2)
    is_card(open_page("today"), "emergency")
    journal.sessions.add(session(ago(0)))
    is_card(open_page("session"), "emergency")


# Telling it


def telling(open_page: OpenPage) -> AppTest:
    """Press "something is new" on the way into a session."""
    at = open_page("session")
    next(button for button in at.button if button.label == say("session.before.worried")).click()
    return run_page(at)


def tick(at: AppTest, sign: str) -> None:
    list_, _, item = sign.partition(".")
    note = at.session_state["new_signs_asked"]
    shown = next(part for part in lists(at) if part["key"].startswith(f"new_signs.{list_}."))
    on = {item["id"]: item["id"] in shown["selected"] for item in shown["items"]}
    report = {"id": uuid.uuid4().hex, "on": {**on, item: True}}
    at.session_state[f"new_signs.{list_}.{note}"] = {"report": report}
    run_page(at)


def test_every_sign_of_both_lists_can_be_ticked(journal: Journal, open_page: OpenPage) -> None:
    journal.self_checks.add(self_check(ago(1)))
    at = telling(open_page)
    shown = [sorted(item["id"] for item in list_["items"]) for list_ in lists(at)]
    assert shown == [sorted(CONTENT.safety[list_].items) for list_ in LISTS]
    for list_ in LISTS:
        for item in CONTENT.safety[list_].items:
            assert say(f"safety.{list_}.items.{item}") in words(at)


@pytest.mark.parametrize(
    ("signs", "level"),
    [
        (["red_now.chest_pain"], "emergency"),
        (["red_now.not_sure"], "emergency"),
        (["red_today.weight_loss", "red_now.chest_pain"], "emergency"),
        (["red_today.weight_loss", "red_today.fever_with_pain"], "today"),
        (["red_today.not_sure"], "today"),
    ],
)
def test_ticked_signs_are_stored_and_lead_to_their_card(
    journal: Journal, open_page: OpenPage, signs: list[str], level: str
) -> None:
    journal.self_checks.add(self_check(ago(1)))
    at = telling(open_page)
    for sign in signs:
        tick(at, sign)
    is_card(press_key(at, "new_signs_done"), level)
    note = journal.day_notes.open_new_signs()
    assert note is not None
    assert note.body["level"] == level
    assert sorted(note.body["signs"]) == sorted(signs)


@pytest.mark.parametrize("pressed", ["new_signs_other", "new_signs_back"])
def test_a_ticked_sign_counts_though_another_button_is_pressed(
    journal: Journal, open_page: OpenPage, pressed: str
) -> None:
    """The buttons stand below each other: a tap on the wrong one must not drop a sign."""
    journal.self_checks.add(self_check(ago(1)))
    at = telling(open_page)
    tick(at, "red_now.chest_pain")
    at = press_key(at, pressed)
    is_card(at, "emergency")
    note = journal.day_notes.open_new_signs()
    assert note is not None
    assert note.body["signs"] == ["red_now.chest_pain"]
    assert "card_mistake" in keys(at)
    assert "session_start" not in keys(at)


def test_done_without_a_tick_says_what_to_do(journal: Journal, open_page: OpenPage) -> None:
    journal.self_checks.add(self_check(ago(1)))
    at = press_key(telling(open_page), "new_signs_done")
    assert say("session.worry.none_ticked") in words(at)


def test_nothing_new_after_all_leaves_nothing_open(journal: Journal, open_page: OpenPage) -> None:
    journal.self_checks.add(self_check(ago(1)))
    at = press_key(telling(open_page), "new_signs_back")
    assert journal.day_notes.open_new_signs() is None
    assert "session_start" in keys(at)


def test_a_running_session_ends_when_something_new_is_reported(
    journal: Journal, open_page: OpenPage
) -> None:
    journal.self_checks.add(self_check(ago(1)))
    at = open_page("session")
    choose(at, choice_named(at, say("session.before.pain")), 2)
    press_key(at, "session_start")
    going = drafts.load_draft(journal)
    assert going is not None
    holds = [step for step in drafts.build_player_steps(going, CONTENT) if step.kind == "hold"]
    progress = {"session": going.id, "step": holds[1].id, "left": 5, "held": {holds[0].id: 20}}
    at.session_state[f"player-{going.id}"] = {"progress": progress}
    run_page(at)
    other = open_page("today")
    form = other.session_state["check_in_form"]
    other.session_state[form.key] = True
    run_page(other)
    other.segmented_control(key=f"check_in_news_{form.name}").set_value("yes")
    run_page(other)
    next(button for button in other.button if button.label == say("today.check_in.save")).click()
    run_page(other)
    assert drafts.load_draft(journal) is None
    (record,) = journal.sessions.list()
    assert (record.id, record.finished, record.stop_reason) == (going.id, False, "other")
    run_page(other.switch_page("pages/session.py"))
    tick(other, "red_now.chest_pain")
    press_key(other, "new_signs_done")
    is_card(run_page(at), "emergency")


def test_a_self_check_half_done_before_it_does_not_answer_for_it(
    journal: Journal, open_page: OpenPage
) -> None:
    journal.self_checks.add(self_check(ago(1)))
    journal.drafts.save("self_check", {"id": uuid.uuid4().hex, "day": str(ago(0).local_date),
                                      "step": "pain", "answers": {"red_now": []}})  # fmt: skip
    telling(open_page)
    assert title(open_page("self_check")) == say("questions.age_group.ask")
    assert journal.drafts.load("self_check") is None


# Something else that is new


def everything_gentle(at: AppTest) -> bool:
    deep = [word.name for id_, word in CONTENT.move_words.items() if CONTENT.moves[id_].depth > 0]
    return not [name for name in deep if name in words(at)]


def test_something_else_holds_the_plan_at_its_gentlest_until_a_new_self_check(
    journal: Journal, open_page: OpenPage
) -> None:
    journal.self_checks.add(self_check(ago(1)))
    press_key(telling(open_page), "new_signs_other")
    for name in ("today", "session"):
        at = open_page(name)
        assert "held_new" in keys(at)
        assert everything_gentle(at)
    assert "held_new" in keys(open_page("guidance"))
    journal.self_checks.add(self_check(ago(0)))
    for name in ("today", "session", "guidance"):
        at = open_page(name)
        assert "held_new" not in keys(at)
    assert not everything_gentle(open_page("session"))


def test_going_away_over_the_question_holds_the_plan_too(
    journal: Journal, open_page: OpenPage
) -> None:
    journal.self_checks.add(self_check(ago(1)))
    telling(open_page)
    at = open_page("session")
    assert "held_new" in keys(at)
    assert everything_gentle(at)


def test_something_else_by_mistake_can_be_withdrawn(journal: Journal, open_page: OpenPage) -> None:
    report_sign(journal, "check", 3)
    at = press_key(open_page("today"), "held_mistake")
    assert "held_new" not in keys(at)
    assert "held_new" in keys(press_key(at, "new_signs_undo"))


def test_answers_from_before_it_are_not_opened_again(journal: Journal, open_page: OpenPage) -> None:
    """Changing one answer of this morning must not answer the safety lists of now."""
    journal.self_checks.add(self_check(ago(0)))
    body: dict[str, Any] = {"level": "check", "signs": []}
    journal.day_notes.add(DayNote(uuid.uuid4().hex, ago(0), "new_signs", body))
    at = press_key(open_page("guidance"), "guidance-change")
    assert title(at) == say("questions.age_group.ask")
    assert journal.drafts.load("self_check") is None


# A self-check of older rules


@pytest.mark.parametrize(
    "change",
    [{"rules": "1"}, {"questionnaire": "1"}, {"answers": {"red_today": ["night_or_rest_pain"]}}],
)
def test_a_self_check_of_older_questions_waits_for_a_new_one(
    journal: Journal, open_page: OpenPage, change: dict[str, Any]
) -> None:
    record = self_check(ago(1))
    if "answers" in change:
        change = {"answers": {**record.answers, **change["answers"]}}
    journal.self_checks.add(msgspec.structs.replace(record, **change))
    for name in ("today", "guidance"):
        at = open_page(name)
        assert title(at) == say("results.levels.outdated.title")
        assert "session_start" not in keys(at)
        assert not at.get("download_button")
    assert say("session.outdated") in words(open_page("session"))
    assert say(f"results.bands.{record.result['band']}.name") in words(open_page("guidance"))


def test_an_old_result_that_asked_for_help_still_does(
    journal: Journal, open_page: OpenPage
) -> None:
    """Under the first rules night pain asked for help today, and the result says so."""
    record = self_check(ago(1))
    result = {**record.result, "level": "today", "reasons": ["red_today.night_or_rest_pain"]}
    answers = {**record.answers, "red_today": ["night_or_rest_pain"]}
    old = msgspec.structs.replace(
        record, result=result, answers=answers, rules="1", questionnaire="1"
    )
    journal.self_checks.add(old)
    is_card(open_page("today"), "today")


def test_the_time_of_a_sign_cannot_be_changed_and_the_entry_can_be_removed(
    journal: Journal, open_page: OpenPage
) -> None:
    note = report_sign(journal, "emergency")
    at = open_page("my_data", entry=note.id)
    assert say("my_data.edit.fixed_signs") in words(at)
    assert not at.date_input
    press_key(at, f"remove_{note.id}")
    assert journal.day_notes.open_new_signs() is None


@pytest.mark.parametrize("page", ["today", "guidance", "session"])
def test_while_a_new_sign_waits_the_new_self_check_is_the_only_primary_button(
    journal: Journal, open_page: OpenPage, page: str
) -> None:
    journal.self_checks.add(self_check(ago(1)))
    journal.day_notes.add(
        DayNote(uuid.uuid4().hex, ago(0), "new_signs", {"level": "check", "signs": []})
    )
    at = open_page(page)
    assert [button.key for button in at.button if button.proto.type == "primary"] == ["held_new"]
    assert any(button.key in {"session_start", "guidance-start"} for button in at.button)
