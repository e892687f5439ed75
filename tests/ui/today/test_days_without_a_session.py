"""Days without a session of the usual kind: after one that did harm, bad, ill and away days."""

from __future__ import annotations

import datetime as dt
from typing import Any

import msgspec
import pytest

from psoas_coach.journal.journal import Journal
from psoas_coach.ui.words import say
from tests.support.page_driver import words
from tests.support.today_driver import OpenPage, choose, now, page, session, toggle


@pytest.mark.parametrize(
    ("harm", "kind"),
    [
        ({"tingling": "up"}, "tingling"),
        ({"finished": False, "stop_reason": "tingling", "tingling": None}, "tingling"),
        ({"finished": False, "stop_reason": "pain"}, "pain"),
        ({"pain_before": 2, "pain_after": 3}, "pain"),
        ({"finished": False, "stop_reason": "other"}, "stopped"),
    ],
)
def test_after_a_session_that_did_harm_today_leads_to_rest(
    journal: Journal, open_page: OpenPage, harm: dict[str, Any], kind: str
) -> None:
    journal.sessions.add(msgspec.structs.replace(session(), **harm))
    at = page(journal, open_page)
    assert say("today.setback.title") in words(at)
    assert say(f"today.setback.{kind}") in words(at)
    assert say("today.plan.done") not in words(at)
    assert not [button for button in at.button if say("session.before.start") in button.label]
    assert say("today.plan.anyway") in [fold.label for fold in at.expander]


@pytest.mark.parametrize("reason", ["time", "tired"])
def test_a_session_cut_short_without_harm_leaves_the_way_in_open(
    journal: Journal, open_page: OpenPage, reason: str
) -> None:
    journal.sessions.add(msgspec.structs.replace(session(), finished=False, stop_reason=reason))
    at = page(journal, open_page)
    assert say("today.setback.title") not in words(at)
    assert [button for button in at.button if say("session.before.start") in button.label]


def test_the_next_day_the_session_is_offered_again(journal: Journal, open_page: OpenPage) -> None:
    journal.sessions.add(msgspec.structs.replace(session(1), tingling="up"))
    at = page(journal, open_page)
    assert say("today.setback.title") not in words(at)
    assert [button for button in at.button if say("session.before.start") in button.label]


def test_a_calm_session_after_one_that_did_harm_ends_the_rest(
    journal: Journal, open_page: OpenPage
) -> None:
    earlier = msgspec.structs.replace(now(), utc=now().utc - dt.timedelta(hours=1))
    journal.sessions.add(msgspec.structs.replace(session(), at=earlier, tingling="up"))
    journal.sessions.add(session())
    at = page(journal, open_page)
    assert say("today.setback.title") not in words(at)
    assert say("today.plan.done") in words(at)


@pytest.mark.parametrize(("switch", "title"), [("flare", "half"), ("ill", "ill"), ("away", "away")])
def test_another_kind_of_day_has_its_own_title_and_asks_no_extra_question(
    journal: Journal, open_page: OpenPage, switch: str, title: str
) -> None:
    at = page(journal, open_page, opened=("today_days",))
    assert say("guidance.extras.offer") in words(at)
    toggle(at, say(f"today.days.{switch}"))
    assert say(f"today.plan.title_{title}") in words(at)
    assert say("today.plan.title") not in words(at)
    assert say("guidance.extras.offer") not in words(at)


def test_a_day_of_breaks_only_says_so_in_its_title(journal: Journal, open_page: OpenPage) -> None:
    at = page(journal, open_page, opened=("today_days",))
    toggle(at, say("today.days.flare"))
    choose(at, "flare way half", "breaks")
    assert say("today.plan.title_breaks") in words(at)


def test_no_extra_question_is_asked_after_a_session_that_did_harm(
    journal: Journal, open_page: OpenPage
) -> None:
    journal.sessions.add(msgspec.structs.replace(session(), tingling="up"))
    assert say("guidance.extras.offer") not in words(page(journal, open_page))


def test_your_plan_does_not_lead_to_another_session_either(
    journal: Journal, open_page: OpenPage
) -> None:
    page(journal, open_page)
    journal.sessions.add(msgspec.structs.replace(session(), tingling="up"))
    at = open_page("guidance")
    button = at.button(key="guidance-start")
    assert button.label == say("today.plan.anyway")
    assert button.proto.type == "secondary"
