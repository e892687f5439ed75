"""The psoas on the page: the small bar of each move, and what the slider is given to show."""

from __future__ import annotations

import json
import re
import xml.etree.ElementTree as ET

import pytest

from psoas_coach import content
from psoas_coach.body import compute_psoas_length
from psoas_coach.ui.moves.move_article import FULL, draw_bar, find_strain, write_strain_sentence
from psoas_coach.ui.moves.slider import make_slide, make_slides

ALL = content.load()


@pytest.mark.parametrize("move", ALL.moves)
def test_the_bar_is_as_long_as_the_muscle_and_its_words_say_so(move: str) -> None:
    strain = find_strain(move)
    drawn = ET.fromstring(draw_bar(move, "light"))  # noqa: S314 -- our own drawing
    *_, muscle = drawn.iter("{http://www.w3.org/2000/svg}rect")
    sentence = write_strain_sentence(strain)
    if strain is None:
        assert sentence == ALL.words["library.bar.far"]
        return
    assert float(muscle.get("width", 0)) == pytest.approx(FULL * (1 + strain), abs=0.1)
    percent = re.search(r"(\d+) % (longer|shorter)", sentence)
    if percent is None:
        assert sentence == ALL.words["library.bar.same"]
        assert abs(strain) < 0.015
    else:
        assert int(percent[1]) == round(abs(100 * strain))
        assert (percent[2] == "longer") == (strain > 0)


def test_a_lunge_is_longer_than_standing_and_a_chair_shorter() -> None:
    assert (find_strain("runners_lunge") or 0) > 0.02
    assert (find_strain("slow_breathing") or 0) < -0.15


def test_a_hip_bent_past_the_model_has_no_number() -> None:
    assert not re.search(r"\d", write_strain_sentence(None))


def test_the_slider_goes_from_sitting_to_a_stretch_degree_by_degree() -> None:
    shown = make_slides("light")
    assert len(shown["steps"]) == 121
    assert shown["steps"][0]["angle"] == "Hip bent 90°"
    assert shown["steps"][90]["angle"] == "Hip straight"
    assert shown["steps"][120]["angle"] == "Thigh 30° behind"
    assert shown["stops"][1]["at"] == 90


def test_the_slider_tells_the_length_of_the_path() -> None:
    lengths = [float(step["length"].split()[0]) for step in make_slides("light")["steps"]]
    assert lengths == sorted(lengths)
    for hip in (90, 45, 0, -30):
        assert lengths[90 - hip] == pytest.approx(100 * compute_psoas_length(hip), abs=0.051)
    assert make_slide(0)["percent"].startswith("100 %")
    assert make_slide(0)["share"] == 1


def test_each_part_of_the_motion_has_its_sentence_in_order() -> None:
    shown = make_slides("light")
    order = list(dict.fromkeys(step["means"] for step in shown["steps"]))
    assert order == list(shown["means"])
    assert shown["steps"][0]["means"] == "sitting"
    assert shown["steps"][90]["means"] == "standing"
    assert shown["steps"][120]["means"] == "stretch"


def test_both_themes_show_the_same_shapes_in_other_colours() -> None:
    light, dark = make_slides("light"), make_slides("dark")
    assert light["frames"] == dark["frames"]
    assert light["marks"] != dark["marks"]


def test_the_slider_s_data_stay_small() -> None:
    assert len(json.dumps(make_slides("light"))) < 150_000
