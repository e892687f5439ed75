"""Cards, closing lines and crisis lines do their job, whatever their wording.

They are held to what they have to do for a person who is frightened or in pain.
"""

from __future__ import annotations

import re

import pytest

from psoas_coach import content
from tests.content.test_safe_signs import missing

CONTENT = content.load()
WORDS = CONTENT.words
LEVELS = ("emergency", "today", "soon", "incomplete", "none", "under_18")

NUMBERS = {"112", "999", "911", "111", "988", "116 123"}
"""Every number that may be called: emergency lines, a care line, and two crisis lines."""
NOTHING_SERIOUS = re.compile(
    r"""\b(?:nothing\ (?:is\ )?(?:serious|wrong|to\ worry)|not\ (?:serious|dangerous)|harmless
    |no\ (?:serious|danger|reason\ to\ worry|need\ (?:for|to\ see)\ a\ doctor)
    |(?:don't|do\ not)\ worry|all\ (?:is\ )?(?:clear|fine|well)
    |(?:you\ are|you're)\ (?:fine|safe|healthy))\b""",
    re.IGNORECASE | re.VERBOSE,
)
PROMISE = re.compile(
    r"""\b(?:will\ (?:get\ better|go\ away|be\ gone|make\ you|take\ away|end\ your|ease\ your)
    |always\ (?:works|helps|moves)|pain.free\ in|relieves?|gets?\ rid\ of|will\ feel\ better)\b""",
    re.IGNORECASE | re.VERBOSE,
)
DELAY = re.compile(
    r"\b(?:wait|tomorrow|next week|in a few days|if you like|when you can)\b", re.IGNORECASE
)


def card(level: str) -> str:
    return " ".join(
        text for key, text in WORDS.items() if key.startswith(f"results.levels.{level}.")
    )


@pytest.mark.parametrize("level", LEVELS)
def test_no_card_says_that_nothing_is_serious(level: str) -> None:
    match = NOTHING_SERIOUS.search(card(level))
    assert match is None, f"results.levels.{level}: {match}"


@pytest.mark.parametrize("area", ["results", "safety", "questions", "session", "today", "guidance"])
def test_no_text_around_a_result_says_all_is_well_or_makes_a_promise(area: str) -> None:
    texts = {key: text for key, text in WORDS.items() if key.startswith(f"{area}.")}
    calming = {key: text for key, text in texts.items() if NOTHING_SERIOUS.search(text)}
    promising = {key: text for key, text in texts.items() if PROMISE.search(text)}
    assert (calming, promising) == ({}, {})


def test_the_emergency_card_names_an_emergency_number_before_all_else() -> None:
    action = WORDS["results.levels.emergency.action"]
    first = re.split(r"(?<=[.])\s", action)[0]
    assert first.startswith("Call your emergency number now")
    assert re.findall(r"\d+", action) == ["112", "999", "911"]
    assert not missing(["112 in Europe", "999 in the UK", "911 in the US"], first)


def test_the_emergency_card_sends_nobody_behind_the_wheel_or_to_bed() -> None:
    assert "Do not drive yourself" in WORDS["results.levels.emergency.action"]
    assert "Please stop here" in WORDS["results.levels.emergency.body"]
    assert DELAY.search(card("emergency")) is None


@pytest.mark.parametrize(
    ("level", "when", "others"),
    [
        ("emergency", r"\bnow\b|right away", r"\btoday\b|this week"),
        ("today", r"\btoday\b", r"this week|next few days"),
        ("soon", r"this week|next few days", r"right away"),
    ],
)
def test_a_card_says_its_own_time_and_no_later_one(level: str, when: str, others: str) -> None:
    for part in ("title", "action"):
        text = WORDS[f"results.levels.{level}.{part}"]
        assert re.search(when, text), f"results.levels.{level}.{part}"
        assert not re.search(others, text), f"results.levels.{level}.{part}"


def test_the_card_for_today_names_whom_to_call_and_what_to_do_if_it_gets_worse() -> None:
    action = WORDS["results.levels.today.action"]
    assert not missing(["doctor", "111 in the UK", "today", "worse, call 112, 999 or 911"], action)
    assert "leave exercise for another day" in WORDS["results.levels.today.body"]


def test_the_card_for_soon_asks_for_a_visit_and_promises_no_kind_of_move() -> None:
    assert not missing(["doctor", "physio", "visit"], WORDS["results.levels.soon.action"])
    # Some stay at small stretches and some at rest, so the card names neither.
    assert not re.search(r"stretch|steadi|breaks|rest", WORDS["results.levels.soon.body"])


def test_in_a_crisis_the_emergency_numbers_come_first_and_every_line_is_the_right_one() -> None:
    crisis = WORDS["results.levels.soon.crisis"]
    assert re.findall(r"\d[\d ]*\d", crisis) == ["112", "999", "911", "988", "116 123"]
    assert not missing(["US, call or text 988", "Ireland, call Samaritans on 116 123"], crisis)
    assert re.match(r"If you might harm yourself, call your emergency number now", crisis)


def test_no_number_can_be_called_that_is_not_one_of_the_lines() -> None:
    called = {
        (key, number)
        for key, text in WORDS.items()
        for number in re.findall(r"(?:call|text|on|number|line|\() *(\d{3}(?: \d{3})?)\b", text)
        if key.startswith(("results.", "safety.", "questions.", "session.", "today."))
    }
    assert {number for _, number in called} <= NUMBERS, called


def test_the_closing_line_rules_nothing_out_and_sends_people_to_help() -> None:
    closing = WORDS["results.closing"]
    assert not missing(["(?:can't|cannot) rule out", "serious problem", "get help"], closing)
    assert "whatever this page says" in closing


def test_missing_answers_are_asked_for_without_a_judgement() -> None:
    assert "answer these first" in WORDS["results.levels.incomplete.body"]
    assert "plan" in WORDS["results.levels.incomplete.body"]


def test_somebody_under_18_gets_no_plan_and_is_told_so() -> None:
    assert "made for adults" in WORDS["results.levels.under_18.title"]
    assert not missing(["no score", "no plan"], WORDS["results.levels.under_18.body"])


def test_nobody_is_told_that_a_clinician_checked_or_tested_this() -> None:
    assert re.match(r"No doctor or physio has checked", WORDS["results.how.reviewed"])
    assert "not been tested on people" in WORDS["results.how.weights"]
    assert re.search(r"does not replace a doctor", WORDS["results.how.answers"])
    assert "does not show that the moves did it" in WORDS["results.promises.honest"]
    checked = re.compile(
        r"\b(?:approved|certified|clinically|checked|tested|reviewed) by\b", re.IGNORECASE
    )
    assert {key: text for key, text in WORDS.items() if checked.search(text)} == {}


def test_the_levels_only_take_away_and_the_score_opens_nothing() -> None:
    assert "only take moves away" in WORDS["results.how.levels"]
    assert "The lowest limit holds" in WORDS["results.how.cap"]
    assert "higher score means a gentler start" in WORDS["results.how.score"]
    assert "does not open any moves" in WORDS["results.how.score"]


def test_six_weeks_without_change_send_to_a_doctor_instead_of_on() -> None:
    body = WORDS["results.six_weeks.body"]
    assert not missing(["not gone down", "may not be the right", "doctor or physio"], body)


STOP = {
    key: text
    for key, text in WORDS.items()
    if re.search(
        r"\b(?:come out at once|stop if|stop at once|stop when)\b.*\bpain\b", text, re.IGNORECASE
    )
    and key.startswith(("player.", "session."))
}


def test_there_is_a_stop_rule_and_it_names_every_reason_to_stop() -> None:
    assert STOP
    for key, text in STOP.items():
        assert not missing(["pain", "new", "tingling", "pinch", "dizz"], text), key


def test_the_signs_of_bands_and_depths_are_two_different_ladders() -> None:
    bands = [f"results.bands.{band.id}" for band in CONTENT.bands]
    depths = [f"results.depth.{depth}" for depth in range(4)]
    words = {
        kind: {word for key in keys for word in re.findall(r"\w+", WORDS[f"{key}.name"].lower())}
        for kind, keys in (("bands", bands), ("depths", depths))
    }
    assert words["bands"] & words["depths"] == set()
    assert not [key for key in bands if re.search(r"stretch|deep|steadi", WORDS[f"{key}.meaning"])]
    assert not [key for key in depths if re.search(r"gentl|ease\b", WORDS[f"{key}.meaning"])]


def test_no_band_denies_pain_or_names_how_often_or_which_moves() -> None:
    """A band stands beside a flare, a stop and a deep plan; it must be true beside all of them."""
    wrong = re.compile(r"bother|no pain|little pain|a week|every day|most days|feel (?:well|fine)")
    texts = {band.id: WORDS[f"results.bands.{band.id}.meaning"] for band in CONTENT.bands}
    assert {id_: text for id_, text in texts.items() if wrong.search(text)} == {}


def test_the_depth_of_rest_says_that_there_are_no_stretches() -> None:
    assert "no stretches" in WORDS["results.depth.0.meaning"]
    for depth, kind in enumerate(("small, easy", "usual", "deep"), start=1):
        assert f"{kind} stretches" in WORDS[f"results.depth.{depth}.meaning"]


@pytest.mark.parametrize(
    ("key", "needed"),
    [
        ("pregnant.heel_slide", "Turn onto your side"),
        ("pregnant.runners_lunge", "well before the end of your range"),
        ("pregnant.crescent_hands_on_hips", "Do not lean back"),
        ("fragile_bones.any", "Do not twist it or round it"),
        ("fragile_bones.crescent_hands_on_hips", "Do not bend to the side or look up"),
        ("very_flexible.any", "Do not sink into the end"),
        ("neck.any", "head level"),
        ("worse_bending_back.any", "Stop at the first hint"),
        ("dizzy_looking_up.any", "head level"),
        ("shoulder.any", "arms low"),
        ("blood_pressure_or_heart.any", "Keep breathing, keep your arms low"),
        ("blood_pressure_or_heart.slow_breathing", "Never hold your breath"),
        ("unsteady_or_floor.any", "on your bed"),
        ("unsteady_or_floor.any", r"don't need to get down to the floor"),
        ("dizzy_or_swollen_on_standing.any", "sit for a moment before you stand"),
        ("surgery_12_weeks.any", "your surgery team told you, and no further"),
    ],
)  # fmt: skip
def test_a_precaution_asks_for_what_keeps_that_body_safe(key: str, needed: str) -> None:
    assert re.search(needed, WORDS[f"results.modifications.{key}"])


@pytest.mark.parametrize("kind", ["lengthen", "walk"])
def test_with_odd_feelings_in_the_thigh_every_move_stays_clear_of_them(kind: str) -> None:
    assert "thigh feels normal" in WORDS[f"results.why.nerve.{kind}"]
    assert not re.search(r"push|through|further|as you can", WORDS[f"results.why.nerve.{kind}"])


def test_the_home_measure_is_skipped_by_everybody_whom_it_could_hurt() -> None:
    skip = WORDS["questions.thomas_left.skip"]
    assert skip.startswith("Skip this if")
    parts = ["thigh feels odd", "4 or more", "hip replacement", "12 weeks", "16 weeks", "fragile"]
    assert not missing([*parts, "unsteady", "any sign"], skip)
    assert "same reasons" in WORDS["questions.thomas_right.skip"]


@pytest.mark.parametrize("question", ["pain_average", "pain_worst", "limits", "stress"])
def test_a_scale_runs_from_none_to_the_worst(question: str) -> None:
    least, most = (WORDS[f"questions.{question}.{end}"] for end in ("least", "most"))
    assert re.match(r"No |Not at all", least)
    assert re.search(r"[Ww]orst|completely|[Aa]s much", most)


AGAINST = re.compile(
    r"\b(?:no|not|nothing|nobody|never|weak|less common|different things)\b", re.IGNORECASE
)
OUTLOOK = re.compile(r"\b(?:way (?:of|to)|picture|hope)\b")


@pytest.mark.parametrize("id_", sorted(CONTENT.claims))
def test_a_claim_is_answered_as_its_verdict_says(id_: str) -> None:
    verdict, text = CONTENT.claims[id_].verdict, WORDS[f"claims.{id_}.finding"]
    agrees = re.match(r"Yes\b|You do\.|That is where", text) is not None
    assert agrees == (verdict == "true"), text
    if verdict == "unproven":
        assert AGAINST.search(text), text
    if verdict == "outlook":
        assert OUTLOOK.search(text), text
