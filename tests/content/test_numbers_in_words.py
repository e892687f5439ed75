"""A number that a sentence gives is the number of the rules, wherever both exist.

Somebody who reads "20 seconds at most" while the plan asks for 30 is hurt by whichever of the two
is wrong, so neither may change alone.
"""

from __future__ import annotations

import re

import pytest

from psoas_coach import content
from psoas_coach.content.schema import Move
from psoas_coach.progress import change

CONTENT = content.load()
WORDS = CONTENT.words
NAMES = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]
BREATHS = {"wall_stack": {3}}
"""Numbers of a dose sentence that no table has: three breaths fill the time of one repetition."""
WAITING = {"constructive_rest", "side_lying_rest"}
"""Moves whose sentence still gives an older dose. The test says so when one of them follows."""


def numbers(text: str) -> list[int]:
    """Return every whole number of a text, in digits or as a word, in its order."""
    text = re.sub(r"\btwice\b", "2", text.lower())
    found = re.findall(rf"\d+|\b(?:{'|'.join(NAMES)})\b", text)
    return [NAMES.index(one) if one in NAMES else int(one) for one in found]


def faults_of_walking(text: str) -> list[str]:
    first, last = CONTENT.walking.step[0], CONTENT.walking.step[-1]
    right = [first.minutes, first.days, last.minutes, last.days]
    return [] if numbers(text) == right else [f"{numbers(text)} for {right}"]


def faults_of_time(seconds: int, text: str) -> list[str]:
    """Say whether a time lies outside the range that a text gives first."""
    shown = re.search(r"(\d+)(?: to (\d+))? (second|minute)s?", text)
    if shown is None:
        return ["no time"]
    unit = 60 if shown[3] == "minute" else 1
    least, most = int(shown[1]) * unit, int(shown[2] or shown[1]) * unit
    return [] if least <= seconds <= most else [f"{seconds} s is not {shown[0]}"]


def faults_of_count(move: Move, id_: str, text: str) -> list[str]:
    """Say what is wrong in "2 sets of 8 lifts, about 7 seconds each: 2 up, 3 held, 2 down"."""
    text = re.sub(r"after every.*|\d+ days a week.*", "", text)
    said, _, beats = text.partition(": ")
    count = move.repetitions or 0
    allowed = {count, count // 2, move.sets, move.seconds_each} | BREATHS.get(id_, set())
    strange = [f"{one} is not in the table" for one in numbers(said) if one not in allowed]
    if beats and sum(map(int, re.findall(r"\d+", beats))) != move.seconds_each:
        strange.append(f"{beats} does not take {move.seconds_each} seconds")
    return strange + ([] if count in numbers(said) else [f"no {count} repetitions"])


def faults_of_hold(move: Move, text: str) -> list[str]:
    (tier,) = (one for one in CONTENT.dose.tier if one.depth == move.depth and not one.age_group)
    first = tier.steps[0]
    needed = {first.repetitions, first.hold_seconds, tier.days}
    allowed = {number for step in tier.steps for number in (step.repetitions, step.hold_seconds)}
    # "2 or 3 days a week": a deep move may be done on a day less.
    allowed |= {tier.days, tier.days - (move.depth == CONTENT.depth.unlock.depth)}
    given = numbers(text)
    return [f"{one} is missing" for one in needed - set(given)] + [
        f"{one} is not in the table" for one in given if one not in allowed
    ]


def faults(id_: str) -> list[str]:
    """Say what in the dose sentence of a move differs from the tables."""
    move, text = CONTENT.moves[id_], CONTENT.move_words[id_].dose
    if move.kind == "walk":
        return faults_of_walking(text)
    if move.counted:
        return faults_of_count(move, id_, text)
    if move.lengthens:
        return faults_of_hold(move, text)
    return faults_of_time(move.hold_seconds or 0, text)


@pytest.mark.parametrize("id_", sorted(CONTENT.moves))
def test_a_dose_sentence_gives_the_numbers_of_the_tables(id_: str) -> None:
    wrong = faults(id_)
    if id_ in WAITING:
        assert wrong, f"{id_} follows the tables now: take it out of WAITING"
    else:
        assert not wrong, f"moves.{id_}.dose: {CONTENT.move_words[id_].dose}"


@pytest.mark.parametrize(
    ("key", "in_the_rules"),
    [
        ("history.stopped_recently", [CONTENT.depth.history.stopped_days]),
        ("history.stopped_twice", [CONTENT.depth.history.stopped_in_a_row]),
        (
            "history.tingling",
            [CONTENT.depth.history.tingling_sessions, CONTENT.depth.history.tingling_days],
        ),
        (
            "history.not_unlocked",
            [CONTENT.depth.unlock.clean_sessions, CONTENT.depth.unlock.over_days // 7],
        ),
        ("history.old_answers", [CONTENT.depth.old_answers.days]),
        ("precautions.surgery_12_weeks", [12]),
    ],
)
def test_a_reason_gives_the_number_of_its_rule(key: str, in_the_rules: list[int]) -> None:
    assert numbers(WORDS[f"results.because.{key}"]) == in_the_rules


def test_a_move_that_waits_for_another_says_for_how_many_sessions() -> None:
    waits = {one.needs_clean.sessions for one in CONTENT.moves.values() if one.needs_clean}
    assert set(numbers(WORDS["results.because.history.needs_clean"])) == waits


def test_the_longest_hold_of_a_very_bendy_person_is_the_one_of_the_table() -> None:
    most = CONTENT.dose.longest_hold["very_flexible"]
    lines = {
        key: text
        for key, text in WORDS.items()
        if key.startswith("results.modifications.very_flexible.") and "seconds at most" in text
    }
    assert len(lines) >= 5
    wrong = {key for key, text in lines.items() if f"for {most} seconds at most" not in text}
    assert wrong == set()
    shares = {numbers(text)[0:2] == [60, 70] for text in lines.values()}
    assert shares == {True}


def test_what_counts_as_a_change_after_six_weeks_is_what_the_charts_count() -> None:
    assert numbers(WORDS["results.six_weeks.body"]) == [6, change.POINTS, change.PERCENT]


def test_the_home_measure_is_left_out_from_the_pain_that_the_rules_name() -> None:
    assert f"pain is {CONTENT.measure.pain_from} or more" in WORDS["questions.thomas_left.skip"]
    hang = CONTENT.measure.phone.hang_seconds
    assert f"hang for {hang} seconds" in WORDS["questions.thomas_left.help"]
    noise = CONTENT.measure.noise.usual_degrees
    assert f"less than {noise} degrees means nothing" in WORDS["questions.thomas_right.help"]


@pytest.mark.parametrize("precaution", ["surgery_12_weeks", "hernia_or_after_birth"])
def test_recent_means_twelve_weeks_for_surgery_and_for_a_birth(precaution: str) -> None:
    assert numbers(WORDS[f"safety.precautions.items.{precaution}"]) == [12]


@pytest.mark.parametrize(
    ("sign", "ages"),
    [
        ("red_today.items.fragile_bones_sudden_pain", [65]),
        ("see_someone.items.new_pain_over_55_or_under_20", [55, 20]),
        ("see_someone.items.morning_stiffness", [3, 45]),
        ("precautions.items.cannot_lie_flat", [16]),
    ],
)
def test_an_age_or_a_time_in_a_sign_is_the_one_of_its_name(sign: str, ages: list[int]) -> None:
    assert numbers(re.sub(r"\bone\b", "", WORDS[f"safety.{sign}"])) == ages


@pytest.mark.parametrize("question", ["pain_average", "thigh_frequency", "limits", "sitting_hours"])
def test_a_question_about_the_last_days_asks_about_seven(question: str) -> None:
    assert numbers(WORDS[f"questions.{question}.ask"]) == [7]


def test_the_number_to_stop_at_is_two_above_the_start_and_at_most_four_or_one_above() -> None:
    right = [min(start + 2, 4) if start < 3 else min(start + 1, 10) for start in range(11)]
    assert list(CONTENT.session.stop.at_pain) == right


def test_the_stop_rule_gives_the_number_of_the_table() -> None:
    """In figures, or left open for the person's own number to be filled in."""
    at = CONTENT.session.stop.at_pain
    rules = {
        key: text
        for key, text in WORDS.items()
        if re.search(r"\b(?:come out at once|stop (?:if|when)).*\bpain\b", text, re.IGNORECASE)
        and key.startswith(("player.", "session."))
    }
    assert rules
    for key, text in rules.items():
        right = [] if re.search(r"pain[^.]*\{\w+\}", text) else [at[3] - 1, at[0]]
        assert numbers(text) == right, f"{key}: {text}"
