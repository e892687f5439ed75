"""A simulated history is realistic: it improves, stands still, has flares and pauses."""

from __future__ import annotations

import datetime as dt
from functools import cache
from itertools import pairwise

import msgspec
import pytest

from psoas_coach.content import load
from psoas_coach.guidance import assess
from psoas_coach.guidance.history import History
from psoas_coach.journal.demo import DemoHistory, generate_demo
from psoas_coach.journal.journal import Journal
from psoas_coach.journal.records import DayNote, SelfCheck, SessionRecord

LAST = dt.date(2026, 3, 31)
WORDS = ("walking the dog", "Slept well.", "Stiff today.")
SEEDS = (1, 2, 3)


@cache
def life(seed: int, years: float = 3) -> DemoHistory:
    return generate_demo(seed, years, LAST, load(), WORDS)


def dates(seed: int) -> set[dt.date]:
    records: list[SessionRecord | DayNote] = [*life(seed).sessions, *life(seed).day_notes]
    return {record.at.local_date for record in records}


def test_the_same_seed_and_dates_give_the_same_life_to_the_last_digit() -> None:
    again = generate_demo(1, 3, LAST, load(), WORDS)
    assert msgspec.json.encode(again) == msgspec.json.encode(life(1))
    assert msgspec.json.encode(life(1)) != msgspec.json.encode(life(2))


@pytest.mark.parametrize("seed", SEEDS)
def test_it_ends_on_the_last_day_and_begins_with_a_self_check(seed: int) -> None:
    first = life(seed).self_checks[0]
    assert first.at.local_date == LAST - dt.timedelta(days=round(3 * 365.25) - 1)
    everything: list[SelfCheck | SessionRecord | DayNote]
    everything = [*life(seed).self_checks, *life(seed).sessions, *life(seed).day_notes]
    assert max(record.at.local_date for record in everything) <= LAST
    assert min(record.at.utc for record in life(seed).sessions) > first.at.utc
    assert len({record.id for record in everything}) == len(everything)
    assert all(record.demo for record in everything)


@pytest.mark.parametrize("seed", SEEDS)
def test_pain_falls_in_the_first_months_and_then_stands_still(seed: int) -> None:
    first = life(seed).self_checks[0].at.local_date

    def mean(begin: int, end: int) -> float:
        pains = [
            session.pain_before
            for session in life(seed).sessions
            if begin <= (session.at.local_date - first).days < end
            and session.pain_before is not None
        ]
        return sum(pains) / len(pains)

    assert mean(0, 40) - mean(150, 190) >= 1
    assert abs(mean(170, 210) - mean(210, 250)) < 1


@pytest.mark.parametrize("seed", SEEDS)
def test_it_has_gaps_flares_ill_and_away_days_and_more_than_one_self_check(seed: int) -> None:
    kinds = {note.kind for note in life(seed).day_notes}
    assert kinds == {"check_in", "flare", "ill", "away"}
    gaps = [(later - earlier).days for earlier, later in pairwise(sorted(dates(seed)))]
    assert max(gaps) >= 5
    assert len(life(seed).self_checks) >= 20
    assert {session.stop_reason for session in life(seed).sessions} > {None}
    assert len({session.depth for session in life(seed).sessions}) >= 3


@pytest.mark.parametrize("seed", SEEDS)
def test_every_result_is_the_one_that_guidance_gives(seed: int, journal: Journal) -> None:
    history = life(seed)
    assert journal.bulk.fill_empty(history.self_checks, history.sessions, history.day_notes)
    for check in history.self_checks[::5]:
        day = check.at.local_date
        past = tuple(
            session for session in journal.history.list_past_sessions(day) if session.date < day
        )
        guidance = assess(check.answers, History(day, past))
        assert check.result == msgspec.to_builtins(guidance)


@pytest.mark.parametrize("seed", SEEDS)
def test_a_session_holds_the_moves_of_its_plan_and_no_longer_than_planned(seed: int) -> None:
    for session in life(seed).sessions:
        assert session.depth == max(load().moves[item["move"]].depth for item in session.plan)
        assert {hold.move for hold in session.holds} == {item["move"] for item in session.plan}
        assert all(hold.held_seconds <= hold.planned_seconds for hold in session.holds)
        assert session.finished == (session.stop_reason is None)


def test_ten_years_are_made_and_kept_in_seconds(journal: Journal) -> None:
    history = life(5, 10)
    assert len(history.sessions) > 1500
    assert journal.bulk.fill_empty(history.self_checks, history.sessions, history.day_notes)
    assert journal.sessions.list(limit=1)[0].id == history.sessions[-1].id
