"""The printed plan: a self-contained document that escapes every text and fits a page."""

from __future__ import annotations

import datetime as dt
import random
import re
import xml.etree.ElementTree as ET

import msgspec
import pytest

from psoas_coach import content
from psoas_coach.guidance import assess
from psoas_coach.guidance.choices import reduce_for_flare
from psoas_coach.sharing.plan_sheet import SIZES, Sheet, SheetMove, write_sheet
from psoas_coach.ui.guidance.plan import make_plan_sheet
from psoas_coach.ui.words import say
from tests.support.answers_factory import DESK_WORKER
from tests.support.random_answers import person

ALL = content.load()
DAY = dt.date(2026, 11, 22)
MOVE = SheetMove(
    picture='<svg xmlns="http://www.w3.org/2000/svg"/>',
    name="Bridge",
    dose="2 times 1 minute",
    steps=("Lie down.", "Lift."),
    advice=("Keep it small.",),
    come_out="Roll over.",
)
PAGE = Sheet(
    language="en",
    title="Your plan",
    lead="About 3 minutes.",
    day=("Stand and walk.", "Walk on three days."),
    first="Warm up first.",
    moves=(MOVE,),
    advice="For you:",
    come_out="To come out:",
    stop="Stop at tingling.",
    foot="Guidance.",
)


def size(document: bytes) -> float:
    match = re.search(rb"<body class=\"\w+\" style=\"font-size:([0-9.]+)pt\">", document)
    assert match
    return float(match[1])


def test_the_page_says_everything_in_order() -> None:
    text = write_sheet(PAGE).decode()
    order = [
        *("Your plan", "About 3", "Stand and", "Walk on", "Warm up"),
        *("Bridge", "2 times", "Lie down", "Keep", "Roll"),
    ]
    places = [text.index(f">{part}") for part in order]
    assert places == sorted(places)
    assert "Stop at tingling." in text
    assert text.index("<svg") < text.index(">Bridge")


def test_every_text_is_escaped() -> None:
    nasty = '<script>alert("1")</script>&\''
    page = Sheet(
        **{
            name: nasty if isinstance(value, str) else value
            for name, value in msgspec.structs.asdict(PAGE).items()
            if name not in {"moves", "day"}
        },
        day=(nasty, nasty),
        moves=(
            SheetMove(
                picture=MOVE.picture,
                name=nasty,
                dose=nasty,
                steps=(nasty,),
                advice=(nasty,),
                come_out=nasty,
            ),
        ),
    )
    text = write_sheet(page).decode()
    assert "<script" not in text
    assert text.count("&lt;script&gt;alert(&quot;1&quot;)") >= 10


def test_the_page_needs_nothing_from_elsewhere_and_runs_nothing() -> None:
    text = make_plan_sheet(assess(DESK_WORKER), DAY).decode()
    assert "<script" not in text
    assert not re.search(r"\b(?:src|href)=", text)
    assert re.sub(r'xmlns="[^"]*"', "", text).count("http") == text.count("http-equiv")
    assert "default-src 'none'" in text


def test_without_advice_there_is_no_heading_for_it() -> None:
    bare = msgspec.structs.replace(PAGE, moves=(msgspec.structs.replace(MOVE, advice=()),))
    assert "For you:" not in write_sheet(bare).decode()


def test_a_plan_is_told_as_it_is_with_its_figures() -> None:
    guidance = assess({**DESK_WORKER, "precautions": ["very_flexible"]})
    text = make_plan_sheet(guidance, DAY).decode()
    assert "22 November 2026" in text
    for item in guidance.session:
        words = ALL.move_words[item.move]
        assert f">{words.name.replace(chr(39), '&#x27;')}<" in text
        assert f">{words.steps[0]}<" in text
        assert all(line in text for line in item.modifications)
    assert text.count("<svg") == len(guidance.session)
    for item in guidance.habits:
        assert ALL.move_words[item.move].name in text
    assert say("guidance.no_clinician") in text
    assert "CC BY 3.0" in text


def test_its_pictures_are_whole() -> None:
    text = make_plan_sheet(assess(DESK_WORKER), DAY).decode()
    for picture in re.findall(r"<svg.*?</svg>", text, re.DOTALL):
        assert ET.fromstring(picture).tag.endswith("svg")  # noqa: S314 -- our own drawing


def test_more_to_read_is_set_smaller_and_never_larger() -> None:
    few = make_plan_sheet(assess(DESK_WORKER), DAY)
    many = make_plan_sheet(
        assess({**DESK_WORKER, "precautions": list(ALL.modify)}),
        DAY,
    )
    assert SIZES[0] >= size(few) > size(many) >= SIZES[-1]


@pytest.mark.parametrize("seed", range(3))
def test_everybody_with_a_plan_gets_a_page(seed: int) -> None:
    rng = random.Random(seed)
    pages = 0
    for _ in range(40):
        guidance = assess(person(rng))
        if guidance.plan:
            assert size(make_plan_sheet(guidance, DAY)) in SIZES
            pages += 1
    assert pages


def test_the_habits_of_the_week_are_separate_from_the_session() -> None:
    text = make_plan_sheet(assess(DESK_WORKER), DAY).decode()
    head, moves = text.split('<ol class="moves">')
    assert "Through the day: Stand and walk. 90 seconds, after every 30 minutes of sitting." in head
    assert "Through the week: Walk. 10 minutes each time." in head
    assert "Warm up for 2 minutes first. Walk around the room" in head
    assert ">Walk<" not in moves


def test_a_session_that_lengthens_nothing_has_no_warm_up_on_paper() -> None:
    loose = {"hips_forward_in_photo": "yes", "thomas_left": 20, "thomas_right": 20}
    guidance = assess({**DESK_WORKER, **loose})
    assert guidance.session
    assert not any(ALL.moves[item.move].lengthens for item in guidance.session)
    assert "Warm up" not in make_plan_sheet(guidance, DAY).decode()


def test_a_counted_move_says_sets_repetitions_and_seconds_and_never_a_hold() -> None:
    text = make_plan_sheet(assess(DESK_WORKER), DAY).decode()
    assert ">2 sets of 8 slow repetitions, 7 seconds each<" in text


def test_the_plan_of_a_bad_day_says_so() -> None:
    guidance = reduce_for_flare(assess(DESK_WORKER), "half")
    text = make_plan_sheet(guidance, DAY, "half").decode()
    assert say("sheet.bad_day") in text
    assert "1 set" in text or "30 seconds on each side" in text
    assert say("sheet.bad_day") not in make_plan_sheet(assess(DESK_WORKER), DAY).decode()
