"""The session page in all its stages, without a browser; what the player reports is put in."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable
from typing import Any

import msgspec
import pytest
from streamlit.testing.v1 import AppTest

from psoas_coach import content
from psoas_coach.journal.journal import Journal
from psoas_coach.journal.records import Moment, moment
from psoas_coach.ui.session import draft as drafts
from psoas_coach.ui.session.draft import Draft
from tests.people import self_check
from tests.ui.walking import ran

RULES = content.load()
OpenPage = Callable[..., AppTest]
START = "Nothing new today, start"


def now(days: int = 0) -> Moment:
    """Return this instant, or the same some days from now, as the person at the page has it."""
    return moment(dt.datetime.now(dt.UTC) + dt.timedelta(days=days), "Europe/Lisbon")


def press(at: AppTest, label: str) -> AppTest:
    """Press the button that says this."""
    (button,) = [
        one for one in at.button if one.label.removeprefix(":violet[").rstrip("]") == label
    ]
    button.click()
    return ran(at)


def tap(at: AppTest, start: str, answer: object) -> AppTest:
    """Choose an answer to the question that starts like this."""
    (question,) = [one for one in at.segmented_control if one.label.startswith(start)]
    question.set_value(answer)
    return ran(at)


def write(at: AppTest, line: str) -> AppTest:
    """Write the line of note."""
    at.text_input[0].set_value(line)
    return ran(at)


def told(at: AppTest) -> str:
    """Return everything the page says."""
    parts = [
        *at.title,
        *at.header,
        *at.subheader,
        *at.markdown,
        *at.success,
        *at.warning,
        *at.error,
        *at.info,
    ]
    return "\n".join(str(part.value) for part in parts)


def draft(journal: Journal) -> Draft:
    """Return the session on its way."""
    kept = drafts.load(journal)
    assert kept is not None
    return kept


def player(at: AppTest) -> dict[str, Any] | None:
    """Return what the player was given, or None when there is none on the page."""
    for mounted in at.get("bidi_component"):
        if "player" in mounted.proto.component_name:
            data: dict[str, Any] = json.loads(mounted.proto.bytes)
            return data
    return None


def report(at: AppTest, journal: Journal, **state: object) -> AppTest:
    """Let the browser report."""
    at.session_state[f"player-{draft(journal).id}"] = state
    return ran(at)


def whole(journal: Journal, how: str = "finished", reason: str | None = None) -> dict[str, Any]:
    """Return the report of a session held to the end, or stopped there."""
    going = draft(journal)
    holds = [step for step in drafts.steps(going, RULES) if step.kind == "hold"]
    held = {step.id: step.seconds for step in holds}
    return {"session": going.id, "how": how, "reason": reason, "held": held}


@pytest.fixture
def page(journal: Journal, open_page: OpenPage) -> AppTest:
    """The session page of somebody with a plan."""
    journal.add_self_check(self_check(now()))
    return open_page("session")


@pytest.fixture
def playing(page: AppTest) -> AppTest:
    """The same, begun with pain 2."""
    return press(tap(page, "How strong", 2), START)


def test_before_the_first_self_check_the_page_leads_to_it(open_page: OpenPage) -> None:
    at = open_page("session")
    assert "self-check comes first" in told(at)
    assert not [one for one in at.button if START in one.label]


@pytest.mark.parametrize("change", [{"red_today": ["weight_loss"]}, {"limits": None}], ids=str)
def test_where_the_guidance_has_no_session_there_is_none(
    journal: Journal, open_page: OpenPage, change: dict[str, object]
) -> None:
    journal.add_self_check(self_check(now(), **change))
    at = open_page("session")
    assert "has no session for you" in told(at)
    assert player(at) is None


def test_the_page_says_what_the_session_will_be(page: AppTest) -> None:
    assert "minutes." in told(page)
    assert "**Runner's lunge** · 2 times 30 seconds on each side" in told(page)


def test_the_id_of_the_session_is_kept_before_anything_is_drawn(
    page: AppTest, journal: Journal
) -> None:
    chosen = draft(journal).id
    ran(page)
    assert draft(journal).id == chosen


def test_start_asks_for_the_pain_first(page: AppTest) -> None:
    press(page, START)
    assert "Tap the number for your pain first." in told(page)
    assert player(page) is None


def test_two_taps_begin_the_session(playing: AppTest, journal: Journal) -> None:
    data = player(playing)
    assert data is not None
    assert data["autostart"]
    begun = draft(journal)
    assert (begun.stage, begun.pain_before, begun.tingling_before) == ("playing", 2, False)
    assert data["session"] == begun.id
    assert data["steps"][0]["phase"] == "Get ready · Left side"
    assert set(data["figures"]) == {item.move for item in begun.plan}


def test_the_player_is_given_the_same_from_rerun_to_rerun(
    playing: AppTest, journal: Journal
) -> None:
    first = player(playing)
    steps = drafts.steps(draft(journal), RULES)
    progress = {"session": draft(journal).id, "step": steps[1].id, "left": 20.0, "held": {}}
    report(playing, journal, progress=progress)
    assert player(playing) == first


def test_another_tab_is_given_where_the_session_is(
    playing: AppTest, journal: Journal, open_page: OpenPage
) -> None:
    step = drafts.steps(draft(journal), RULES)[1]
    held = {step.id: 12.5}
    progress = {"session": draft(journal).id, "step": step.id, "left": 17.5, "held": held}
    report(playing, journal, progress=progress)
    data = player(open_page("session"))
    assert data is not None
    assert data["resume"] == progress
    assert not data["autostart"]


@pytest.mark.parametrize(
    ("pain", "button"),
    [(2, "Some tingling, nothing else: start"), (8, START)],
    ids=["tingling", "pain"],
)
def test_feeling_worse_than_in_the_self_check_makes_the_session_gentler(
    page: AppTest, journal: Journal, pain: int, button: str
) -> None:
    press(tap(page, "How strong", pain), button)
    assert {item.depth for item in draft(journal).plan} == {0}
    assert "a gentler one" in told(page)


def test_feeling_better_than_in_the_self_check_changes_nothing(
    page: AppTest, journal: Journal
) -> None:
    press(tap(page, "How strong", 0), START)
    assert max(item.depth for item in draft(journal).plan) == 2
    assert "a gentler one" not in told(page)


def test_tingling_that_is_known_leaves_the_plan_as_it_is(
    journal: Journal, open_page: OpenPage
) -> None:
    signs: dict[str, object] = {"thigh_frequency": "some_days", "thigh_trend": "same"}
    signs |= {"thigh_areas": ["outer"], "thigh_side": "left"}
    journal.add_self_check(self_check(now(), **signs))
    at = press(tap(open_page("session"), "How strong", 2), "Some tingling, nothing else: start")
    assert draft(journal).tingling_before is True
    assert "a gentler one" not in told(at)


@pytest.mark.parametrize(
    ("answer", "card"),
    [
        ("Yes, one of these signs", "results.levels.emergency"),
        ("Yes, one of these signs for today", "results.levels.today"),
    ],
)
def test_a_worrying_answer_leads_to_its_card_and_to_no_session(
    page: AppTest, open_page: OpenPage, answer: str, card: str
) -> None:
    press(page, "Something is new or worries me")
    press(page, answer)
    for at in (page, open_page("session")):
        assert RULES.words[f"{card}.title"] in told(at)
        assert RULES.words[f"{card}.action"] in told(at)
        assert not [one for one in at.button if START in one.label]
        assert "lunge" not in told(at).lower()
        assert "stretch" not in told(at).lower()


def test_something_else_that_is_new_leads_to_the_self_check(page: AppTest) -> None:
    press(page, "Something is new or worries me")
    press(page, "Neither, but something else is new")
    assert "answer the self-check again" in told(page)


def test_both_lists_of_signs_are_spelled_out(page: AppTest) -> None:
    press(page, "Something is new or worries me")
    for list_ in ("red_now", "red_today"):
        for item in RULES.safety[list_].items:
            if item != "not_sure":
                assert RULES.words[f"safety.{list_}.items.{item}"] in told(page)


def test_nothing_new_after_all_leads_back(page: AppTest) -> None:
    press(page, "Something is new or worries me")
    press(page, "Nothing is new after all")
    assert [one for one in page.button if START in one.label]


def test_a_slip_can_be_taken_back(page: AppTest) -> None:
    press(page, "Something is new or worries me")
    press(page, "Yes, one of these signs")
    press(page, "I chose that by mistake")
    assert [one for one in page.button if START in one.label]


def test_answering_the_self_check_again_lifts_the_card(
    page: AppTest, journal: Journal, open_page: OpenPage
) -> None:
    press(page, "Something is new or worries me")
    press(page, "Yes, one of these signs for today")
    journal.add_self_check(self_check(now()))
    assert [one for one in open_page("session").button if START in one.label]


def test_a_finished_session_leads_to_the_questions_and_to_one_record(
    playing: AppTest, journal: Journal
) -> None:
    report(playing, journal, finished=whole(journal))
    assert "How was it?" in told(playing)
    tap(playing, "How strong", 1)
    tap(playing, "Tingling", "down")
    write(playing, "  ea\x07sy  ")
    press(playing, "Save")
    assert "Saved" in told(playing)
    assert "Pain 2 before, 1 after." in told(playing)
    (record,) = journal.sessions()
    assert record.finished
    assert (record.pain_after, record.tingling, record.note) == (1, "down", "easy")
    ran(playing)
    assert "Saved" in told(playing)
    assert len(journal.sessions()) == 1


def test_what_was_answered_is_there_again_in_another_tab(
    playing: AppTest, journal: Journal, open_page: OpenPage
) -> None:
    report(playing, journal, finished=whole(journal))
    tap(playing, "How strong", 4)
    write(playing, "stiff")
    other = open_page("session")
    (pain,) = [one for one in other.segmented_control if one.label.startswith("How strong")]
    assert pain.value == 4
    assert other.text_input[0].value == "stiff"


def test_two_tabs_save_the_session_once_and_both_say_so(
    playing: AppTest, journal: Journal, open_page: OpenPage
) -> None:
    report(playing, journal, finished=whole(journal))
    other = open_page("session")
    for at in (playing, other):
        if [one for one in at.button if "Save without" in one.label]:
            press(at, "Save without these answers")
        assert "Saved" in told(at)
    assert len(journal.sessions()) == 1


def test_saving_asks_once_for_what_was_left_out(playing: AppTest, journal: Journal) -> None:
    report(playing, journal, finished=whole(journal))
    press(playing, "Save")
    assert "save without them" in told(playing)
    assert journal.sessions() == ()
    press(playing, "Save without these answers")
    (record,) = journal.sessions()
    assert (record.pain_after, record.tingling) == (None, None)


@pytest.mark.parametrize("reason", ["pain", "tingling", "tired", "time", "other"])
def test_every_reason_to_stop_gets_a_kind_sentence_and_the_offer_of_a_rest(
    playing: AppTest, journal: Journal, reason: str
) -> None:
    report(playing, journal, finished=whole(journal, "stopped", reason))
    assert RULES.words[f"session.after.stopped.{reason}"] in told(playing)
    assert "Constructive rest" in told(playing)
    press(playing, "Save without these answers")
    assert journal.sessions()[0].stop_reason == reason


def test_the_rest_has_its_own_clock_and_is_not_recorded(playing: AppTest, journal: Journal) -> None:
    session = draft(journal).id
    report(playing, journal, finished=whole(journal, "stopped", "pain"))
    press(playing, "Start a rest of 3 minutes")
    data = player(playing)
    assert data is not None
    assert data["session"] == f"{session}-rest"
    press(playing, "End the rest")
    assert player(playing) is None
    assert journal.sessions() == ()


def test_whoever_cannot_lie_flat_is_offered_a_rest_on_the_side(
    journal: Journal, open_page: OpenPage
) -> None:
    journal.add_self_check(self_check(now(), precautions=["cannot_lie_flat"]))
    at = press(tap(open_page("session"), "How strong", 2), START)
    report(at, journal, finished=whole(journal, "stopped", "pain"))
    assert RULES.move_words["side_lying_rest"].name in told(at)


FORGED: dict[str, Callable[[dict[str, Any]], object]] = {
    "another session": lambda good: {**good, "session": "x"},
    "hours": lambda good: {**good, "held": dict.fromkeys(good["held"], 9999)},
    "an unknown move": lambda good: {**good, "held": {"1.headstand.both.1.hold": 5}},
    "words for seconds": lambda good: {**good, "held": dict.fromkeys(good["held"], "30")},
    "an unknown reason": lambda good: {**good, "how": "stopped", "reason": "<script>"},
    "nothing that fits": lambda _: [1, 2, 3],
}


@pytest.mark.parametrize("forge", FORGED.values(), ids=FORGED)
def test_a_forged_report_is_refused_with_a_kind_sentence(
    playing: AppTest, journal: Journal, forge: Callable[[dict[str, Any]], object]
) -> None:
    report(playing, journal, finished=forge(whole(journal)))
    assert "does not fit this session" in told(playing)
    assert draft(journal).stage == "playing"
    press(playing, "Keep what was counted")
    press(playing, "Save without these answers")
    (record,) = journal.sessions()
    assert all(hold.held_seconds == 0 for hold in record.holds)


def test_forged_sound_settings_are_not_kept(playing: AppTest, journal: Journal) -> None:
    report(playing, journal, sound={"tones": 10_000})
    assert journal.setting("sounds") is None
    good = {"theme": "quiet", "tones": 10, "voice": 0, "half": False, "wait": True}
    report(playing, journal, sound=good)
    assert journal.setting("sounds") == good


def left_over(journal: Journal, held: float) -> Draft:
    """Leave a session of yesterday in its first hold."""
    going = draft(journal)
    step = drafts.steps(going, RULES)[1]
    progress = {"session": going.id, "step": step.id, "left": 1, "held": {step.id: held}}
    kept = msgspec.to_builtins(going) | {"progress": progress if held else None}
    kept["at"] = msgspec.to_builtins(now(-1))
    journal.keep_draft("session", kept)
    return draft(journal)


def test_a_session_left_open_yesterday_can_be_kept_as_it_was(
    playing: AppTest, journal: Journal, open_page: OpenPage
) -> None:
    left_over(journal, 21.5)
    at = open_page("session")
    assert "still open" in told(at)
    press(at, "Keep it as it was")
    (record,) = journal.sessions()
    assert record.holds[0].held_seconds == 21.5
    assert not record.finished
    assert record.at.local_date == now(-1).local_date
    assert [one for one in at.button if START in one.label]
    assert player(playing) is not None


def test_a_session_left_open_yesterday_can_be_let_go(
    playing: AppTest, journal: Journal, open_page: OpenPage
) -> None:
    del playing
    left_over(journal, 21.5)
    press(open_page("session"), "Let it go")
    assert journal.sessions() == ()
    assert draft(journal).stage == "before"


def test_the_questions_after_a_session_wait_for_another_day(
    playing: AppTest, journal: Journal, open_page: OpenPage
) -> None:
    report(playing, journal, finished=whole(journal))
    kept = msgspec.to_builtins(draft(journal)) | {"at": msgspec.to_builtins(now(-2))}
    journal.keep_draft("session", kept)
    at = open_page("session")
    assert "How was it on" in told(at)
    press(at, "Save without these answers")
    assert journal.sessions()[0].at.local_date == now(-2).local_date


def test_a_draft_that_cannot_be_read_does_not_stop_anybody(
    journal: Journal, open_page: OpenPage
) -> None:
    journal.add_self_check(self_check(now()))
    journal.keep_draft("session", {"stage": "elsewhere"})
    assert [one for one in open_page("session").button if START in one.label]


def test_another_session_can_follow_on_the_same_day(playing: AppTest, journal: Journal) -> None:
    report(playing, journal, finished=whole(journal))
    press(playing, "Save without these answers")
    press(playing, "Do another session")
    press(tap(playing, "How strong", 1), START)
    assert player(playing) is not None
    assert draft(journal).id != journal.sessions()[0].id
