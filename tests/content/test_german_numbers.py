"""Each number of an English sentence is in the German one, and no other; and it is the rules'.

"30 seconds" that became "20 Sekunden" hurts somebody in one language only, where nobody who wrote
the rules would see it.
"""

from __future__ import annotations

import re
from collections import Counter

import pytest

from psoas_coach.content.language import use_language
from psoas_coach.progress import change
from psoas_coach.ui.phrases import doses
from tests.content.german import ENGLISH_TEXTS, GERMAN, TEXTS

WORDS = GERMAN.words
SPELLED = {
    "en": {
        "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8",
        "nine": "9", "ten": "10", "eleven": "11", "twelve": "12", "fourteen": "14", "thirty": "30",
    },
    "de": {
        "drei": "3", "vier": "4", "fünf": "5", "sechs": "6", "sieben": "7", "acht": "8",
        "neun": "9", "zehn": "10", "elf": "11", "zwölf": "12", "vierzehn": "14", "dreißig": "30",
    },
}  # fmt: skip
"""One and two are left out: German says "eine" and "beide" where English counts, and so on."""

OTHER_NUMBERS = {
    "frame.call.numbers": "the lines of Germany, Austria and Switzerland",
    "results.levels.emergency.action": "the emergency numbers of the three countries",
    "results.levels.today.action": "the doctor on call, and the emergency numbers",
    "results.levels.soon.crisis": "the crisis lines of the three countries",
    "breaks.days.taken.one": "German writes 1 where English writes one",
    "breaks.days.skipped.one": "German writes 1 where English writes one",
    "breaks.days.longest.one": "German writes 1 where English writes one",
}
"""Sentences whose German has other numbers, and why."""


def count_numbers(text: str, language: str) -> Counter[str]:
    """Return the numbers of a text, in figures or as words from three; 3,5 and 3.5 are one."""
    text = re.sub(r"\{\w+\}", " ", text).lower()
    # "The last year" may be taken for the calendar year in German, so there it is 12 months.
    text = text.replace("the last year", "12")
    text = re.sub(r"(?<=\d)[.,](?=\d{3}\b)", "", text)
    spelled = SPELLED[language]
    times = "(?:mal)?" if language == "de" else ""
    matches = re.findall(rf"\d+(?:[.,]\d+)*|\b(?:{'|'.join(spelled)}){times}\b", text)
    plain = [number.removesuffix("mal").replace(",", ".") for number in matches]
    return Counter(spelled.get(number, number) for number in plain)


def find_other_numbers(german: dict[str, str]) -> set[str]:
    return {
        key
        for key, text in german.items()
        if count_numbers(text, "de") != count_numbers(ENGLISH_TEXTS[key], "en")
    }


def test_every_sentence_has_the_numbers_of_its_english() -> None:
    assert find_other_numbers(TEXTS) == OTHER_NUMBERS.keys()


@pytest.mark.parametrize(
    ("key", "old", "new"),
    [
        ("results.six_weeks.body", "30 Prozent", "20 Prozent"),
        ("results.six_weeks.body", "sechs Wochen", "acht Wochen"),
        ("moves.kneeling_backbend_twist.leave_out", "dreimal", "viermal"),
        ("safety.precautions.items.surgery_12_weeks", "12 Wochen", "2 Wochen"),
        ("questions.thomas_left.tape", "3,5 cm", "35 cm"),
    ],
)
def test_a_slip_in_a_number_is_found(key: str, old: str, new: str) -> None:
    assert old in TEXTS[key]
    assert find_other_numbers({key: TEXTS[key].replace(old, new, 1)}) == {key}


def find_whole(text: str) -> list[int]:
    return sorted(
        int(number) for number in count_numbers(text, "de").elements() if "." not in number
    )


def test_a_dose_sentence_takes_its_numbers_from_the_tables() -> None:
    """All but the break have a place for each number; the break says the sitting it follows."""
    typed = {
        key: find_whole(text) for key, text in WORDS.items() if key.startswith("library.dose.")
    }
    assert {key: numbers for key, numbers in typed.items() if numbers} == {
        "library.dose.break": [30]
    }
    assert "{days} Tagen pro Woche" in WORDS["library.dose.grows"]
    assert "{days} Tagen pro Woche" in WORDS["library.dose.days"]


def test_walking_gives_the_first_and_the_last_step_of_the_ladder() -> None:
    first, last = GERMAN.walking.step[0], GERMAN.walking.step[-1]
    with use_language("de"):
        line = doses.say_dose_line("walk", GERMAN)
    assert f"{first.minutes} Minuten an {first.days} Tagen pro Woche" in line
    assert f"bis zu {last.minutes} Minuten an {last.days} Tagen" in line


def test_a_placeholder_precedes_what_it_counts() -> None:
    """A figure that is right beside the wrong word is wrong: minutes, seconds, days."""
    units = {
        "library.dose.walk": ("{minutes} Minuten an {days} Tagen", "{most} Minuten an {most_days}"),
        "session.before.counted": ("{count} langsame Wiederholungen zu je {seconds} Sekunden",),
        "session.before.sets": ("{sets} Durchgänge, jeweils {dose}",),
        "session.before.dose_times": ("{times}-mal {seconds}",),
        "session.before.seconds": ("{count} Sekunden",),
        "session.before.minutes.other": ("{count} Minuten",),
        "session.stop.at": ("Schmerzzahl {number} erreicht",),
    }
    for key, parts in units.items():
        assert [part for part in parts if part not in WORDS[key]] == [], f"{key}: {WORDS[key]}"


@pytest.mark.parametrize(
    ("key", "in_the_rules"),
    [
        ("history.stopped_recently", [GERMAN.depth.history.stopped_days]),
        ("history.tingling", [GERMAN.depth.history.tingling_days]),
        (
            "history.not_unlocked",
            [GERMAN.depth.unlock.over_days // 7, GERMAN.depth.unlock.clean_sessions],
        ),
        ("history.old_answers", [GERMAN.depth.old_answers.days]),
        ("precautions.surgery_12_weeks", [12]),
    ],
)
def test_a_reason_gives_the_number_of_its_rule(key: str, in_the_rules: list[int]) -> None:
    assert find_whole(WORDS[f"results.because.{key}"]) == sorted(in_the_rules)


def test_the_longest_hold_of_a_very_bendy_person_is_the_one_of_the_table() -> None:
    most = GERMAN.dose.longest_hold["very_flexible"]
    lines = {
        key: text
        for key, text in WORDS.items()
        if key.startswith("results.modifications.very_flexible.") and "höchstens" in text
    }
    assert len(lines) >= 5
    assert [key for key, text in lines.items() if f"höchstens {most} Sekunden" not in text] == []
    assert [key for key, text in lines.items() if "60 bis 70 Prozent" not in text] == []


def test_the_charts_and_the_text_agree_on_a_change_after_six_weeks() -> None:
    assert find_whole(WORDS["results.six_weeks.body"]) == [change.POINTS, 6, change.PERCENT]


def test_the_home_measure_is_left_out_from_the_pain_that_the_rules_name() -> None:
    skip = f"Schmerzen bei {GERMAN.measure.pain_from} oder mehr"
    assert skip in WORDS["questions.thomas_left.skip"]
    hang = f"{GERMAN.measure.phone.hang_seconds} Sekunden lang hängen"
    assert hang in WORDS["questions.thomas_left.help"]
    noise = f"weniger als {GERMAN.measure.noise.usual_degrees} Grad bedeutet nichts"
    assert noise in WORDS["questions.thomas_right.help"]


@pytest.mark.parametrize(
    ("sign", "figures"),
    [
        ("red_today.items.fragile_bones_sudden_pain", [65]),
        ("see_someone.items.new_pain_over_55_or_under_20", [20, 55]),
        ("see_someone.items.morning_stiffness", [3, 45]),
        ("precautions.items.cannot_lie_flat", [16]),
        ("precautions.items.surgery_12_weeks", [12]),
        ("precautions.items.hernia_or_after_birth", [12]),
        ("precautions.items.hip_replacement_anterior", [12]),
        ("precautions.items.hip_replacement_other", [12]),
    ],
)
def test_an_age_or_a_time_in_a_sign_is_the_one_of_its_name(sign: str, figures: list[int]) -> None:
    assert find_whole(WORDS[f"safety.{sign}"]) == figures


@pytest.mark.parametrize("question", ["pain_average", "thigh_frequency", "limits", "sitting_hours"])
def test_a_question_about_the_last_days_asks_about_seven(question: str) -> None:
    assert find_whole(WORDS[f"questions.{question}.ask"]) == [7]
