"""Requests that break the contract, each with the sentences that must be said of it, exactly."""

from __future__ import annotations

import json
from typing import Any

OBJECT = "an object with answers and, if there are any, answered_on and history"
ANSWERS = "an object with one entry for each answer"
KNOWN = "allowed the questions in docs/guidance.md"
LINE = "one line of at most 80 characters"
RED_NOW = (
    "one of bladder_change, blood_thinner_thigh_weak, both_legs, bowel_change, "
    "cancer_new_leg_signs, chest_pain, fever_very_unwell, leg_weakness_worsening, not_sure, "
    "saddle_change, serious_accident, sexual_change, sudden_groin_pain, sudden_severe_or_faint, "
    "swollen_leg_breathless"
)
AREAS = "one of back, below_knee, front, groin, inner, outer, saddle"
_TODAY = [
    *("back_lump_or_shape", "blood_thinner_new_pain", "diabetes_thigh_weak", "fever_with_pain"),
    *("fragile_bones_sudden_pain", "hip_stuck_bent", "infection_risk", "knee_gives_way"),
    *("leg_swollen_warm", "not_sure", "numbness_spreading", "past_cancer_new_pain"),
    *("pregnancy_warning", "pulsing_belly", "right_lower_belly", "runner_groin_pain"),
    *("self_harm_thoughts", "weight_loss"),
]
RED_TODAY = "one of " + ", ".join(_TODAY)
SEEN_FOR = "one of " + ", ".join(
    sign for sign in _TODAY if sign not in {"not_sure", "self_harm_thoughts"}
)
MOVES = (
    "one of bed_edge_hang, bridge, constructive_rest, couch_stretch, crescent_hands_on_hips, "
    "crescent_lunge, dead_bug, heel_slide, kneeling_backbend, kneeling_backbend_twist, "
    "runners_lunge, seated_march, seated_rock, side_lying_rest, side_lying_strap, "
    "slow_breathing, stand_and_walk, standing_stride, tense_and_let_go, walk, wall_stack"
)
FIELDS = "date, depth, finished, stopped, tingling_up, pain_before, pain_after, moves"
BROKEN = "input: found broken JSON at line 1, column {}: {}, allowed one JSON object"
QUOTED = "expecting property name enclosed in double quotes"
SESSION = {
    "date": "2026-03-14",
    "depth": 2,
    "finished": True,
    "stopped": False,
    "tingling_up": False,
    "pain_before": 3,
    "pain_after": 3,
    "moves": ["bridge"],
}

_IN_WHOLE = "allowed a whole number from 0 to 10"
_IN_SESSION = "history.sessions[0]"


def _answers(text: str) -> bytes:
    return b'{"answers": {' + text.encode() + b"}}"


def _session(**changed: Any) -> bytes:  # noqa: ANN401  # any field, right or wrong
    past = {"today": "2026-03-15", "sessions": [{**SESSION, **changed}]}
    return json.dumps({"answers": {}, "history": past}).encode()


def _write_answered(on: str) -> bytes:
    past = '{"today": "2026-03-15", "sessions": []}'
    return f'{{"answers": {{}}, "answered_on": {on}, "history": {past}}}'.encode()


def _history(text: str) -> bytes:
    return b'{"answers": {}, "history": ' + text.encode() + b"}"


FAULTY: dict[str, tuple[bytes, list[str]]] = {
    "examined for what is not ticked": (
        _answers('"red_today": ["weight_loss"], "seen_for": ["weight_loss", "pulsing_belly"]'),
        ['answers.seen_for[1]: found "pulsing_belly", allowed a sign that is ticked in red_today'],
    ),
    "examined for without the list": (
        _answers('"seen_for": ["pulsing_belly"]'),
        ['answers.seen_for[0]: found "pulsing_belly", allowed a sign that is ticked in red_today'],
    ),
    "examined for what nobody can be": (
        _answers(
            '"red_today": ["not_sure", "self_harm_thoughts"], '
            '"seen_for": ["not_sure", "self_harm_thoughts"]'
        ),
        [
            f'answers.seen_for[0]: found "not_sure", allowed {SEEN_FOR}',
            f'answers.seen_for[1]: found "self_harm_thoughts", allowed {SEEN_FOR}',
        ],
    ),
    "an everyday sign in the list of version 1": (
        _answers('"red_today": ["night_or_rest_pain"]'),
        [f'answers.red_today[0]: found "night_or_rest_pain", allowed {RED_TODAY}'],
    ),
    "answered on a day without a history": (
        b'{"answers": {}, "answered_on": "2026-03-01"}',
        [
            (
                'answered_on: found "2026-03-01", allowed a date only beside a history, '
                "which says what today is"
            )
        ],
    ),
    "answered after today": (
        _write_answered('"2026-03-16"'),
        ["answered_on: found 2026-03-16, allowed a date up to today, 2026-03-15"],
    ),
    "answered on no date": (
        _write_answered('"yesterday"'),
        ['answered_on: found "yesterday", allowed a date like 2026-01-31'],
    ),
    "answered on a number": (
        _write_answered("20260301"),
        ["answered_on: found 20260301, allowed a date like 2026-01-31"],
    ),
    "nothing at all": (b"", [BROKEN.format(1, "expecting value")]),
    "an empty line": (b" \t", [BROKEN.format(3, "expecting value")]),
    "not UTF-8": (
        b'{"answers": "\xff"}',
        ["input: found a byte that is not UTF-8 at position 13, allowed JSON in UTF-8"],
    ),
    "a byte order mark": (b'\xef\xbb\xbf{"answers": {}}', [BROKEN.format(1, "expecting value")]),
    "not JSON": (b"{'answers': {}}", [BROKEN.format(2, QUOTED)]),
    "cut off": (b'{"answers": {', [BROKEN.format(14, QUOTED)]),
    "a comma too many": (b'{"answers": {"limits": 1,}}', [BROKEN.format(26, QUOTED)]),
    "more than one object": (b'{"answers": {}} {}', [BROKEN.format(17, "extra data")]),
    "null": (b"null", [f"input: found null, allowed {OBJECT}"]),
    "a list": (b"[{}]", [f"input: found a list of 1, allowed {OBJECT}"]),
    "a number": (b"3", [f"input: found 3, allowed {OBJECT}"]),
    "an empty object": (b"{}", [f"answers: found nothing, allowed {ANSWERS}"]),
    "answers null": (b'{"answers": null}', [f"answers: found null, allowed {ANSWERS}"]),
    "answers a list": (b'{"answers": []}', [f"answers: found a list of 0, allowed {ANSWERS}"]),
    "nesting without end": (
        b"[" * 100_000,
        ["input: found nesting without end, allowed one JSON object"],
    ),
    "nesting without end in an answer": (
        b'{"answers": {"limits": ' + b'{"a":' * 100_000 + b"1" + b"}" * 100_002,
        ["input: found nesting without end, allowed one JSON object"],
    ),
    "an unknown field, and a fault below": (
        b'{"answers": {"limits": 11}, "extra": 1}',
        [
            'extra: found the unknown field "extra", allowed answers, answered_on and history',
            f"answers.limits: found 11, {_IN_WHOLE}",
        ],
    ),
    "a field whose name breaks the line": (
        b'{"answers": {}, "a\\nb": 1}',
        ['input: found the unknown field "a\\nb", allowed answers, answered_on and history'],
    ),
    "answers given twice": (
        b'{"answers": {}, "answers": {}}',
        ['input: found the field "answers" twice, allowed each field once'],
    ),
    "an answer given twice": (
        _answers('"limits": 3, "pain_days": 1, "limits": 3'),
        ['input: found the field "limits" twice, allowed each field once'],
    ),
    "an unknown question": (
        _answers('"pain_avg": 3'),
        [f'answers.pain_avg: found the unknown question "pain_avg", {KNOWN}'],
    ),
    "an unknown question with an odd name": (
        _answers('"\\ud800 \\u202e": 3'),
        [f'answers: found the unknown question "\\ud800 \\u202e", {KNOWN}'],
    ),
    "NaN": (_answers('"limits": NaN'), [f"answers.limits: found NaN, {_IN_WHOLE}"]),
    "NaN among decimals": (
        _answers('"sitting_hours": NaN'),
        ["answers.sitting_hours: found NaN, allowed a number from 0 to 24"],
    ),
    "Infinity": (_answers('"stress": Infinity'), [f"answers.stress: found Infinity, {_IN_WHOLE}"]),
    "-Infinity": (
        _answers('"thomas_left": -Infinity'),
        ["answers.thomas_left: found -Infinity, allowed a number from -60 to 60"],
    ),
    "1e999": (
        _answers('"sitting_hours": 1e999'),
        ["answers.sitting_hours: found Infinity, allowed a number from 0 to 24"],
    ),
    "a number of 5000 digits": (
        _answers('"limits": ' + "9" * 5000),
        ["input: found a number with too many digits, allowed one JSON object"],
    ),
    "a number of 30 digits": (
        _answers('"limits": ' + "9" * 30),
        [f"answers.limits: found a very large number, {_IN_WHOLE}"],
    ),
    "true for a number": (_answers('"limits": true'), [f"answers.limits: found true, {_IN_WHOLE}"]),
    "false for a decimal": (
        _answers('"sitting_hours": false'),
        ["answers.sitting_hours: found false, allowed a number from 0 to 24"],
    ),
    "a decimal for a whole number": (
        _answers('"pain_average": 3.0'),
        [f"answers.pain_average: found 3.0, {_IN_WHOLE}"],
    ),
    "a text for a number": (_answers('"limits": "3"'), [f'answers.limits: found "3", {_IN_WHOLE}']),
    "null for an answer": (
        _answers('"limits": null'),
        [f"answers.limits: found null, {_IN_WHOLE}"],
    ),
    "above the most": (
        _answers('"pain_days": 8'),
        ["answers.pain_days: found 8, allowed a whole number from 0 to 7"],
    ),
    "below the least": (
        _answers('"sitting_bout_minutes": -0.5'),
        ["answers.sitting_bout_minutes: found -0.5, allowed a number from 0 to 1440"],
    ),
    "an unknown answer": (
        _answers('"age_group": "adult"'),
        ['answers.age_group: found "adult", allowed one of under_18, 18_59, 60_plus'],
    ),
    "a list for a choice": (
        _answers('"thigh_side": ["left"]'),
        ["answers.thigh_side: found a list of 1, allowed one of left, right, both"],
    ),
    "an object for a choice": (
        _answers('"thigh_side": {"left": 1}'),
        ["answers.thigh_side: found an object with 1 keys, allowed one of left, right, both"],
    ),
    "one for yes": (_answers('"bendy": 1'), ["answers.bendy: found 1, allowed yes or no"]),
    "not sure where it is not offered": (
        _answers('"bendy": "not_sure"'),
        ['answers.bendy: found "not_sure", allowed yes or no'],
    ),
    "a text for a list": (
        _answers('"red_now": "chest_pain"'),
        ['answers.red_now: found "chest_pain", allowed a list, empty for none of these'],
    ),
    "null for a list": (
        _answers('"precautions": null'),
        ["answers.precautions: found null, allowed a list, empty for none of these"],
    ),
    "unknown members of a list": (
        _answers('"red_now": ["sadle_change", 3, ["x"], null]'),
        [
            f'answers.red_now[0]: found "sadle_change", allowed {RED_NOW}',
            f"answers.red_now[1]: found 3, allowed {RED_NOW}",
            f"answers.red_now[2]: found a list of 1, allowed {RED_NOW}",
            f"answers.red_now[3]: found null, allowed {RED_NOW}",
        ],
    ),
    "a member twice": (
        _answers('"thigh_areas": ["outer", "groin", "outer"]'),
        ['answers.thigh_areas[2]: found "outer" a second time, allowed each answer once'],
    ),
    "a member of another list": (
        _answers('"thigh_areas": ["jaw"]'),
        [f'answers.thigh_areas[0]: found "jaw", allowed {AREAS}'],
    ),
    "more members than there are": (
        _answers('"thigh_areas": ["a", "a", "a", "a", "a", "a", "a", "a"]'),
        ["answers.thigh_areas: found a list of 8, allowed each of the 7 answers at most once"],
    ),
    "worst pain below the average": (
        _answers('"pain_worst": 4, "pain_average": 5'),
        ["answers.pain_worst: found 4, allowed at least pain_average, which is 5"],
    ),
    "thigh answers beside none": (
        _answers(
            '"thigh_side": "left", "thigh_areas": [], "thigh_frequency": "none", '
            '"thigh_trend": "same", "thigh_feelings": ["numb"]'
        ),
        [
            f"answers.{id_}: found {found}, allowed no answer beside thigh_frequency none"
            for id_, found in (
                ("thigh_trend", '"same"'),
                ("thigh_areas", "a list of 0"),
                ("thigh_side", '"left"'),
                ("thigh_feelings", "a list of 1"),
            )
        ],
    ),
    "a text that is too long": (
        _answers(f'"main_activity": "{"ab" * 41}"'),
        [f'answers.main_activity: found "{"ab" * 38}..., allowed {LINE}'],
    ),
    "a text of two lines": (
        _answers('"main_activity": "a\\nb"'),
        [f'answers.main_activity: found "a\\nb", allowed {LINE}'],
    ),
    "half a letter": (
        _answers('"main_activity": "\\ud83d"'),
        [f'answers.main_activity: found "\\ud83d", allowed {LINE}'],
    ),
    "a text that turns others round": (
        _answers('"main_activity": "\\u202eab"'),
        [f'answers.main_activity: found "\\u202eab", allowed {LINE}'],
    ),
    "history a list": (
        _history("[]"),
        ["history: found a list of 0, allowed an object with today and sessions"],
    ),
    "history empty": (
        _history("{}"),
        [
            "history.today: found nothing, allowed a date like 2026-01-31",
            "history.sessions: found nothing, allowed a list of sessions",
        ],
    ),
    "a date of another country": (
        _history('{"today": "15.03.2026", "sessions": []}'),
        ['history.today: found "15.03.2026", allowed a date like 2026-01-31'],
    ),
    "a day that never was": (
        _history('{"today": "2026-02-30", "sessions": []}'),
        ['history.today: found "2026-02-30", allowed a date like 2026-01-31'],
    ),
    "a date as a number, and an unknown field": (
        _history('{"today": 20260315, "sessions": 0, "now": 1}'),
        [
            'history.now: found the unknown field "now", allowed today and sessions',
            "history.today: found 20260315, allowed a date like 2026-01-31",
            "history.sessions: found 0, allowed a list of sessions",
        ],
    ),
    "a session that is none": (
        _history('{"today": "2026-03-15", "sessions": [null]}'),
        [f"{_IN_SESSION}: found null, allowed an object with one session"],
    ),
    "a session after today": (
        _session(date="2026-03-16"),
        [f"{_IN_SESSION}.date: found 2026-03-16, allowed a date up to today, 2026-03-15"],
    ),
    "a session with a time": (
        _session(date="2026-03-14T08:00:00"),
        [f'{_IN_SESSION}.date: found "2026-03-14T08:00:00", allowed a date like 2026-01-31'],
    ),
    "a depth that is none": (
        _session(depth=4),
        [f"{_IN_SESSION}.depth: found 4, allowed a whole number from 0 to 3"],
    ),
    "a depth true": (
        _session(depth=True),
        [f"{_IN_SESSION}.depth: found true, allowed a whole number from 0 to 3"],
    ),
    "one for true, and null": (
        _session(finished=1, stopped=None, tingling_up="no"),
        [
            f"{_IN_SESSION}.finished: found 1, allowed true or false",
            f"{_IN_SESSION}.stopped: found null, allowed true or false",
            f'{_IN_SESSION}.tingling_up: found "no", allowed true, false or null',
        ],
    ),
    "pain out of range": (
        _session(pain_before=11, pain_after=2.5),
        [
            f"{_IN_SESSION}.pain_before: found 11, allowed a whole number from 0 to 10, or null",
            f"{_IN_SESSION}.pain_after: found 2.5, allowed a whole number from 0 to 10, or null",
        ],
    ),
    "moves that are none": (
        _session(moves=["bridge", "plank", "bridge"]),
        [
            f'{_IN_SESSION}.moves[1]: found "plank", allowed {MOVES}',
            f'{_IN_SESSION}.moves[2]: found "bridge" a second time, allowed each move once',
        ],
    ),
    "moves as a text": (
        _session(moves="bridge"),
        [f'{_IN_SESSION}.moves: found "bridge", allowed a list of moves'],
    ),
    "too many moves": (
        _session(moves=["bridge"] * 22),
        [f"{_IN_SESSION}.moves: found a list of 22, allowed each of the 21 moves at most once"],
    ),
    "an unknown field of a session": (
        _session(mood="fine"),
        [f'{_IN_SESSION}.mood: found the unknown field "mood", allowed {FIELDS}'],
    ),
    "faults of answers before those of the history": (
        b'{"history": 3, "answers": {"limits": 12, "stress": -1}}',
        [
            f"answers.limits: found 12, {_IN_WHOLE}",
            f"answers.stress: found -1, {_IN_WHOLE}",
            "history: found 3, allowed an object with today and sessions",
        ],
    ),
}
