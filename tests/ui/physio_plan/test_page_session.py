"""A session of a physio's plan, from Today to the journal, without a browser."""

from __future__ import annotations

import base64
import datetime as dt
import io
import json
from typing import TYPE_CHECKING, Any

import pytest
from PIL import Image

from psoas_coach.coach import session_draft as drafts
from psoas_coach.coach.physio_plan import keep_physio_plan
from psoas_coach.coach.snapshot import Snapshot
from psoas_coach.coach.visit import load_visit_facts
from psoas_coach.coach.visit_choices import VisitChoices
from psoas_coach.content import load
from psoas_coach.guidance import assess
from psoas_coach.sharing.physio_plan_file import read_physio_plan
from psoas_coach.ui.guidance.plan import make_plan_sheet
from psoas_coach.ui.phrases.visit import build_report
from psoas_coach.ui.words import say
from tests.support import clock
from tests.support.answers_factory import DESK_WORKER, add_self_check
from tests.support.page_driver import words
from tests.support.physio_plans import sample
from tests.support.session_page_driver import START, page_text, player, press, report, tap, whole

if TYPE_CHECKING:
    from streamlit.testing.v1 import AppTest

    from psoas_coach.guidance.physio_plan.model import PhysioPlan
    from psoas_coach.journal.journal import Journal
    from tests.ui.conftest import OpenPage

HOW_STRONG = "How strong"


def keep(journal: Journal, **changed: Any) -> PhysioPlan:  # noqa: ANN401  # any field
    """Save the sample plan, with a picture of its own move, for a person who may do all of it."""
    add_self_check(journal, pain_worst=3)
    today, drawn = clock.ago(0).local_date, io.BytesIO()
    Image.new("RGB", (40, 40), "teal").save(drawn, "PNG")
    document = {
        **sample(),
        "made_on": today.isoformat(),
        "until": (today + dt.timedelta(days=30)).isoformat(),
        **changed,
    }
    for move in document["moves"]:
        if move["kind"] == "own":
            move["picture"] = base64.b64encode(drawn.getvalue()).decode()
    plan = read_physio_plan(json.dumps(document).encode(), load())
    keep_physio_plan(journal, plan, "a" * 12 + "4" + "a" * 3 + "8" + "a" * 15, clock.ago(0))
    return plan


def play(at: AppTest, pain: int = 1) -> AppTest:
    return press(tap(at, HOW_STRONG, pain), START)


def link_labels(at: AppTest) -> list[str]:
    return [link.proto.label for link in at.get("page_link")]


def test_today_holds_the_physios_plan_and_leads_to_it(
    journal: Journal, open_page: OpenPage
) -> None:
    keep(journal)
    at = open_page("today")
    text = words(at)
    assert say("today.plan.physio") in text
    assert "Towel squeeze" in text
    assert say("physio_plan.own") in text
    assert say("session.before.one_side.left", dose="") in text
    assert say("today.plan.physio_link") in link_labels(at)


def test_on_a_day_with_nothing_of_it_our_own_session_stands(
    journal: Journal, open_page: OpenPage
) -> None:
    move = sample()["moves"][2]
    add_self_check(journal, precautions=["knee"])  # an own move waits for it
    keep(journal, moves=[move])
    add_self_check(journal, precautions=["knee"], pain_worst=3)
    at = open_page("today")
    text = words(at)
    assert say("today.plan.physio") not in text
    assert "Towel squeeze" not in text
    assert say("today.plan.physio_nothing") in link_labels(at)


def test_other_pages_say_that_the_physios_plan_comes_first(
    journal: Journal, open_page: OpenPage
) -> None:
    keep(journal)
    at = open_page("guidance")
    assert say("guidance.physio") in link_labels(at)
    facts = load_visit_facts(Snapshot(journal, clock.ago(0).local_date))
    parts = build_report(facts, VisitChoices(("moves",)), load()).parts
    lines = {line.name: line.text for part in parts for line in part.lines}
    assert "Towel squeeze" in lines[say("visit.moves.physio")]
    assert lines[say("visit.moves.plan")], "what we suggest stays a line of its own"


def test_without_one_they_say_nothing_of_it(journal: Journal, open_page: OpenPage) -> None:
    add_self_check(journal, pain_worst=3)
    assert say("guidance.physio") not in link_labels(open_page("guidance"))


@pytest.mark.parametrize("first", [False, True])
def test_the_sheet_of_our_plan_says_when_it_is_for_later(*, first: bool) -> None:
    paper = make_plan_sheet(
        assess(DESK_WORKER), clock.ago(0).local_date, physio_first=first
    ).decode()
    assert (say("sheet.physio") in paper) is first


@pytest.mark.parametrize("page", ["today", "session"])
def test_a_session_is_played_and_recorded_under_the_physios_names(
    journal: Journal, open_page: OpenPage, page: str
) -> None:
    plan = keep(journal)
    own = plan.moves[2].move
    play(open_page(page))
    at = open_page("session")
    data = player(at)
    assert data is not None
    assert [step["name"] for step in data["steps"]][-1] == "Towel squeeze"
    assert {step["side"] for step in data["steps"] if step["move"] == "heel_slide"} == {"left"}
    assert data["photos"][own]["address"].startswith("data:image/jpeg;base64,")
    assert data["photos"][own]["words"] == say("player.photo", move="Towel squeeze")
    assert own not in data["figures"]
    assert data["stop_rule"] == say("session.stop.at", number=3)
    report(at, journal, finished=whole(journal))
    press(at, say("session.after.save_anyway.other"))
    (record,) = journal.sessions.list()
    assert (record.source, record.finished) == ("physio", True)
    assert record.holds[-1].name == "Towel squeeze"
    assert say("physio_plan.done") in [
        message.value for message in open_page("physio_plan").success
    ]
    assert "Towel squeeze" in str(open_page("my_data", entry=record.id).text[0].value)


def test_pain_at_the_physios_limit_says_so_and_begins_nothing(
    journal: Journal, open_page: OpenPage
) -> None:
    keep(journal)
    at = play(open_page("today"), pain=3)
    assert say("physio_plan.silent.pain") in page_text(at)
    assert drafts.load_draft(journal) is None


def test_pain_that_leaves_nothing_of_the_plan_begins_nothing(
    journal: Journal, open_page: OpenPage
) -> None:
    keep(journal, limits={}, moves=[sample()["moves"][2]])
    at = play(open_page("today"), pain=5)
    assert say("physio_plan.not_right_now") in page_text(at)
    assert drafts.load_draft(journal) is None


def test_the_limit_counts_for_a_move_of_ours_as_well(journal: Journal, open_page: OpenPage) -> None:
    keep(journal)
    at = tap(open_page("session", move="slow_breathing"), HOW_STRONG, 2)
    assert say("session.stop.at", number=3) in page_text(at)
    data = player(press(at, START))
    assert data is not None
    assert data["stop_rule"] == say("session.stop.at", number=3)
