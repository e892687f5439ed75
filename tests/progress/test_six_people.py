"""Six people with a known truth: the page's sentences about each are true."""

from __future__ import annotations

import datetime as dt
import random
from statistics import fmean

import msgspec
import pytest

from psoas_coach.content import load
from psoas_coach.journal.summaries import Day
from psoas_coach.progress.date_range import Choice
from psoas_coach.progress.panels import build_panels
from psoas_coach.progress.panels.panel import Panel
from psoas_coach.progress.progress_data import ProgressData
from psoas_coach.progress.six_week_review import review_six_weeks
from tests.support.trials.flares import SINGLE
from tests.support.trials.simulated_people import Person, answers

CONTENT = load()
SAID = {
    name: CONTENT.words[f"progress.change.{name}"]
    for name in ("better", "eased", "worse", "within", "unsure")
}
STEADY = Person(5.0, 1.2, 0.4, answered=0.7)
PEOPLE = {
    "regular": (STEADY, 400, {"within"}),
    "flat, with flares": (msgspec.structs.replace(STEADY, flares=SINGLE), 400, {"within"}),
    "improving": (msgspec.structs.replace(STEADY, moved_on=200, moved=-3.0), 400, {"better"}),
    "worse": (msgspec.structs.replace(STEADY, moved_on=200, moved=3.0), 400, {"worse"}),
}


def life(person: Person, days: int, seed: int, silent: range = range(0)) -> ProgressData:
    """Sessions with the person's pain before; none on days without entries."""
    points = answers(person, days, random.Random(seed))
    first = points[0].date
    return ProgressData(
        points[-1].date,
        tuple(
            Day(
                point.date,
                1,
                1,
                400.0,
                pain_before=point.value,
                pain_after=max(0.0, point.value - 1),
            )
            for point in points
            if (point.date - first).days not in silent
        ),
    )


def session_pain(data: ProgressData, choice: Choice) -> Panel:
    return build_panels(data, "pain", choice, CONTENT)[0]


def verdicts(expected: str) -> set[str]:
    return {name for name, sentence in SAID.items() if sentence in expected}


@pytest.mark.parametrize("name", sorted(PEOPLE))
@pytest.mark.parametrize("seed", range(3))
def test_the_verdicts_on_six_people_are_true(name: str, seed: int) -> None:
    person, days, truth = PEOPLE[name]
    assert verdicts(session_pain(life(person, days, seed), "all").text) == truth


def test_of_a_new_person_nothing_is_said_yet() -> None:
    data = life(STEADY, 20, 1)
    assert verdicts(session_pain(data, "months").text) == set()
    assert review_six_weeks(data) is None


def test_the_silence_of_a_gappy_person_is_a_gap_in_line_and_band() -> None:
    panel = session_pain(life(STEADY, 90, 2, range(30, 60)), "months")
    assert "The line breaks once" in panel.notes
    ends = [
        max(date for date, run in _runs(panel, "band") if run == 0),
        min(date for date, run in _runs(panel, "band") if run == 1),
    ]
    assert (ends[1] - ends[0]).days > 21


def test_the_line_of_somebody_who_improved_goes_from_the_old_level_to_the_new_one() -> None:
    person, days, _ = PEOPLE["improving"]
    lines = session_pain(life(person, days, 4), "all").chart["lines"]
    values = [
        float(str(value))
        for value, name in zip(lines["value"], lines["series"], strict=True)
        if name == "Before"
    ]
    third = len(values) // 3
    assert fmean(values[:third]) == pytest.approx(5, abs=0.5)
    assert fmean(values[-third:]) == pytest.approx(2, abs=0.5)


def test_after_six_weeks_those_are_told_whose_pain_did_not_fall_and_only_those() -> None:
    for name, silent in (("regular", False), ("worse", False), ("improving", True)):
        person, days, _ = PEOPLE[name]
        looked = review_six_weeks(life(person, days, 5))
        assert looked is not None
        assert looked.nothing_changed is not silent


def _runs(panel: Panel, name: str) -> list[tuple[dt.date, int]]:
    columns = panel.chart[name]
    return [
        (date, run)
        for date, run in zip(columns["date"], columns["run"], strict=True)
        if isinstance(date, dt.date) and isinstance(run, int)
    ]
