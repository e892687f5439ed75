"""A session that lengthens begins with a warm-up: stored with its draft, never recorded."""

from __future__ import annotations

import msgspec
import pytest

from psoas_coach.coach import session_draft as drafts
from psoas_coach.coach.session_record import build_record
from psoas_coach.coach.warm_up import find_warm_up
from psoas_coach.guidance import assess
from psoas_coach.guidance.timeline import WarmUp, compute_session_minutes
from psoas_coach.journal.journal import Journal
from psoas_coach.ui.words import say
from tests.support import clock
from tests.support.answers_factory import DESK_WORKER, self_check
from tests.support.page_driver import words
from tests.support.session_page_driver import (
    RULES,
    START,
    OpenPage,
    draft,
    page_text,
    player,
    press,
    tap,
)

STILL = {"hips_forward_in_photo": "yes", "thomas_left": 20, "thomas_right": 20}
"""The answers of somebody whose session lengthens nothing."""


def begin_session(open_page: OpenPage, journal: Journal, **answers: object) -> dict[str, object]:
    """Begin a session and return what the player was given."""
    journal.self_checks.add(self_check(clock.ago(), **answers))
    at = open_page("session")
    tap(at, "How strong is your pain right now", 2)
    press(at, START)
    data = player(at)
    assert data is not None
    return data


def test_a_session_that_lengthens_begins_with_two_minutes_of_walking_about(
    open_page: OpenPage, journal: Journal
) -> None:
    data = begin_session(open_page, journal)
    assert draft(journal).warm_up == WarmUp("walk", 120)
    first = data["steps"][0]  # type: ignore[index]
    assert (first["kind"], first["move"], first["seconds"]) == ("warm_up", "walk", 120)
    assert "walk" in data["figures"]  # type: ignore[operator]


def test_one_that_lengthens_nothing_begins_with_its_first_move(
    open_page: OpenPage, journal: Journal
) -> None:
    data = begin_session(open_page, journal, **STILL)
    assert draft(journal).warm_up is None
    assert data["steps"][0]["kind"] == "find_place"  # type: ignore[index]


@pytest.mark.parametrize(
    ("precautions", "move"),
    [([], "walk"), (["dizzy_or_swollen_on_standing"], "seated_march"),
     (["dizzy_or_swollen_on_standing", "hip_replacement_other"], "seated_rock")],
)  # fmt: skip
def test_the_warm_up_is_one_that_is_allowed(precautions: list[str], move: str) -> None:
    guidance = assess({**DESK_WORKER, "precautions": precautions})
    warm_up = find_warm_up(guidance.session, guidance.allowed, RULES)
    assert warm_up is not None
    assert warm_up.move == move


def test_the_warm_up_is_no_hold_of_the_record(open_page: OpenPage, journal: Journal) -> None:
    begin_session(open_page, journal)
    on_its_way = draft(journal)
    steps = drafts.build_player_steps(on_its_way, RULES)
    record = build_record(on_its_way, RULES)
    assert steps[0].kind == "warm_up"
    assert len(record.holds) == sum(step.kind == "hold" for step in steps)
    assert "walk" not in {hold.move for hold in record.holds}


def test_a_draft_from_before_there_were_warm_ups_goes_on_without_one(
    open_page: OpenPage, journal: Journal
) -> None:
    begin_session(open_page, journal)
    body = msgspec.to_builtins(draft(journal))
    del body["warm_up"]
    journal.drafts.save(drafts.SESSION_DRAFT, body)
    assert drafts.build_player_steps(draft(journal), RULES)[0].kind == "find_place"


def test_the_minutes_that_are_promised_hold_the_warm_up(
    open_page: OpenPage, journal: Journal
) -> None:
    guidance = assess(DESK_WORKER)
    first = find_warm_up(guidance.session, guidance.allowed, RULES)
    whole = compute_session_minutes(guidance.session, first, RULES)
    assert first is not None
    assert whole == compute_session_minutes(guidance.session, None, RULES) + 2
    journal.self_checks.add(self_check(clock.ago()))
    text = words(open_page("session"))
    assert f"about {whole} minutes" in text
    name = RULES.move_words[first.move].name
    for page in ("session", "today", "guidance"):  # What is listed is what is played.
        listed = words(open_page(page))
        assert say("guidance.plan.warm_up_name", name=name) in listed
        assert say("guidance.plan.warm_up_dose", minutes=2) in listed
        assert say(f"player.warm_up.{first.move}") in listed


def test_a_session_page_says_sets_repetitions_and_seconds(
    open_page: OpenPage, journal: Journal
) -> None:
    journal.self_checks.add(self_check(clock.ago()))
    assert "2 sets of 8 slow repetitions, 7 seconds each" in page_text(open_page("session"))
