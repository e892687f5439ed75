"""A number that a sentence gives is the number of the rules, wherever both exist.

Somebody who reads "20 seconds at most" while the plan asks for 30 is hurt by whichever of the two
is wrong, so neither may change alone.
"""

from __future__ import annotations

import re

import pytest

from psoas_coach import content
from psoas_coach.progress import change
from psoas_coach.ui.phrases.doses import say_dose_line

CONTENT = content.load()
WORDS = CONTENT.words
NAMES = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]


def numbers(text: str) -> list[int]:
    """Return every whole number of a text, in digits or as a word, in its order."""
    text = re.sub(r"\btwice\b", "2", text.lower())
    matches = re.findall(rf"\d+|\b(?:{'|'.join(NAMES)})\b", text)
    return [NAMES.index(number) if number in NAMES else int(number) for number in matches]


DOSES = {key: text for key, text in WORDS.items() if key.startswith("library.dose.")}


def test_a_dose_sentence_takes_its_numbers_from_the_tables() -> None:
    """All but the break have a place for each number; the break says the sitting it follows."""
    typed = {key: numbers(re.sub(r"{\w+}", "", text)) for key, text in DOSES.items()}
    assert {key: numbers for key, numbers in typed.items() if numbers} == {
        "library.dose.break": [30]
    }
    assert "{days} days a week" in DOSES["library.dose.grows"]
    assert "{days} days a week" in DOSES["library.dose.days"]


def test_walking_gives_the_first_and_the_last_step_of_the_ladder() -> None:
    first, last = CONTENT.walking.step[0], CONTENT.walking.step[-1]
    right = [first.minutes, first.days, last.minutes, last.days]
    assert numbers(say_dose_line("walk", CONTENT)) == right


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
    waits = {move.needs_clean.sessions for move in CONTENT.moves.values() if move.needs_clean}
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


def test_the_charts_and_the_text_agree_on_a_change_after_six_weeks() -> None:
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
    """The person's own number is filled in; where pain cannot rise, no number is named."""
    rules = {
        key: text
        for key, text in WORDS.items()
        if re.search(r"\b(?:come out at once|stop (?:if|when)).*\bpain\b", text, re.IGNORECASE)
        and key.startswith(("player.", "session."))
    }
    assert rules
    for key, text in rules.items():
        assert numbers(text) == [], f"{key}: {text}"
        assert re.search(r"pain[^.]*\{number\}|pain gets any worse", text), f"{key}: {text}"
