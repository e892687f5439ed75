"""Counted moves are described by the same numbers everywhere, and held moves never are."""

from __future__ import annotations

import re
from typing import NamedTuple

import msgspec
import pytest

from psoas_coach.content import Content, load
from psoas_coach.guidance import assess
from psoas_coach.guidance.dose import find_usual_dose
from psoas_coach.guidance.plan_tables import build_item
from psoas_coach.guidance.results import PlanItem
from psoas_coach.guidance.timeline import build_timeline
from psoas_coach.ui.guidance.plan import make_plan_sheet
from psoas_coach.ui.move_rows import list_session_rows
from psoas_coach.ui.phrases.doses import say_dose, say_dose_line
from psoas_coach.ui.player import build_drawing
from psoas_coach.ui.player.script import build_script
from tests.support import clock
from tests.support.answers_factory import DESK_WORKER

ALL = load()
MOVES = sorted(id_ for id_, move in ALL.moves.items() if move.kind != "walk")
COUNTED = {"heel_slide", "bridge", "dead_bug", "seated_march", "wall_stack", "seated_rock"}
PHRASE = re.compile(r"(?:(\d+) sets of )?(\d+) slow repetitions, (\d+) seconds each")


class Count(NamedTuple):
    """How a counted move is said to be done; of a hold there is none."""

    sets: int
    repetitions: int
    seconds_each: int


def usual(id_: str) -> PlanItem:
    return build_item(id_, ALL, find_usual_dose(id_, ALL), "")


def read(text: str) -> Count | None:
    """Return what a text says of repetitions."""
    match = PHRASE.search(text)
    assert match or "repetition" not in text, text
    return Count(int(match[1] or 1), int(match[2]), int(match[3])) if match else None


def everywhere(item: PlanItem, content: Content = ALL) -> dict[str, Count | None]:
    """Return how each part of the app has a move, as the person meets it there."""
    guidance = assess(DESK_WORKER)
    guidance = msgspec.structs.replace(guidance, plan=(*guidance.habits, item))
    paper = make_plan_sheet(guidance, clock.ago().local_date).decode()
    return {
        "plan": read(say_dose(item)),
        "session": read(list_session_rows([item], content)[0].dose),
        "library": read(say_dose_line(item.move, content)),
        "sheet": read(re.findall(r'<p class="dose">([^<]*)', paper)[-1]),
        "player": _read_dial(item, content),
        "voice": _read_speech(item, content),
    }


def _holds(item: PlanItem, content: Content) -> list[dict[str, object]]:
    steps = build_script(content, build_timeline((item,), content.plan), {})["steps"]
    first = "left" if item.sides > 1 else "both"
    return [step for step in steps if step["kind"] == "hold" and step["side"] == first]


def _read_dial(item: PlanItem, content: Content) -> Count | None:
    """Return what the player counts on its dial; its beat moves the figure."""
    holds = _holds(item, content)
    (counts,) = {
        (step["count"], step["counted"], step["seconds"], msgspec.json.encode(step["beat"]))
        for step in holds
    }
    repetitions, counted, seconds, beat = counts
    assert counted is (repetitions is not None)
    if not isinstance(repetitions, int):
        assert beat == b"null"
        return None
    parts = msgspec.json.decode(beat)
    assert parts["verbs"][0]
    assert parts["verbs"][2]
    each = sum(parts["seconds"])
    assert repetitions * each == seconds
    return Count(len(holds), repetitions, each)


def _read_speech(item: PlanItem, content: Content) -> Count | None:
    """Return what is said as a set begins; nothing is said of seconds, which are heard."""
    holds = _holds(item, content)
    (texts,) = {str(step["spoken"]) for step in holds}
    match = re.search(r"(\d+) times, slowly", texts)
    seconds = sum(content.moves[item.move].beat or ())
    return Count(len(holds), int(match[1]), seconds) if match else None


@pytest.mark.parametrize("id_", MOVES)
def test_a_move_is_counted_everywhere_or_nowhere_and_by_the_same_numbers(id_: str) -> None:
    item = usual(id_)
    places = everywhere(item)
    assert len(set(places.values())) == 1, places
    assert (places["plan"] is not None) == (id_ in COUNTED)


@pytest.mark.parametrize("id_", sorted(COUNTED))
def test_the_figure_of_a_counted_move_goes_somewhere_and_back(id_: str) -> None:
    for sides in (1, 2):
        frames = build_drawing(id_, sides)["frames"]
        assert frames[0] != frames[-1]


def test_one_place_that_says_otherwise_is_found() -> None:
    """The player and its voice still count to eight where the move's table says nine."""
    item = usual("bridge")
    assert set(everywhere(item).values()) == {Count(2, 8, 7)}
    nine = msgspec.structs.replace(item, repetitions=9)
    assert everywhere(nine)["library"] == Count(2, 8, 7)
    assert everywhere(nine)["player"] == Count(2, 9, 7)
    held = msgspec.structs.replace(item, hold_seconds=60)
    assert everywhere(held)["player"] is None
    assert everywhere(held)["library"] == Count(2, 8, 7)
