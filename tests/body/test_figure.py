"""Pictures as text: small, the same every time, and safe to set on any page."""

import xml.etree.ElementTree as ET

import pytest

from psoas_coach.body import figure
from psoas_coach.body.poses import scenes

EVERY = [(move, pose) for move, scene in scenes().items() for pose in scene.poses]


@pytest.mark.parametrize(("move", "pose"), EVERY)
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_picture_is_under_twelve_kilobytes_and_well_formed(
    move: str, pose: str, theme: str
) -> None:
    for side in ("left", "right"):
        text = figure(move, pose, side, theme)  # type: ignore[arg-type]  # the loop's plain words
        assert len(text.encode()) < 12_000
        root = ET.fromstring(text)  # noqa: S314 -- our own text
        assert root.get("role") == "img"


@pytest.mark.parametrize(("move", "pose"), EVERY)
def test_a_picture_brings_no_ids_links_or_scripts(move: str, pose: str) -> None:
    text = figure(move, pose)
    for word in (" id=", "href", "<script", "<style", "url(", "<image"):
        assert word not in text
