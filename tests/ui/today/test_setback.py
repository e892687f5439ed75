"""Today after a session that did harm: it leads to rest, until the next day."""

from __future__ import annotations

import datetime as dt
from typing import Any

import msgspec
import pytest

from psoas_coach.journal.journal import Journal
from psoas_coach.ui.words import say
from tests.support.page_driver import words
from tests.support.today_driver import OpenPage, now, page, session


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
