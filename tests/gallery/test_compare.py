"""What counts as looking the same: other edges of letters do, another look does not."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageFilter

from tests.gallery.compare import find_difference, shrink, to_png

ROOT = Path(__file__).resolve().parents[2]
BASELINES = sorted(Path(__file__).parent.joinpath("baselines").glob("*-phone-light.png"))[::3]
TALL = 200
"""Pixels of the top of a picture: the whole of a page would take long."""


def on_screen(path: Path) -> Image.Image:
    """Return the top of a picture as large as it was on the screen."""
    approved = Image.open(path).convert("RGB")
    approved = approved.crop((0, 0, approved.width, min(TALL, approved.height)))
    return approved.resize((2 * approved.width, 2 * approved.height), Image.Resampling.LANCZOS)


def through_file(picture: Image.Image) -> Image.Image:
    """Return a picture as it is compared, after the way through a file."""
    out = io.BytesIO()
    picture.save(out, "PNG")
    return Image.open(io.BytesIO(to_png(shrink(out.getvalue())))).convert("RGB")


@pytest.mark.parametrize("path", BASELINES, ids=lambda path: path.stem)
def test_other_edges_of_letters_look_the_same(path: Path) -> None:
    sharp = on_screen(path)
    assert find_difference(through_file(sharp), through_file(sharp)) == ""
    for other in (
        sharp.filter(ImageFilter.GaussianBlur(0.7)),
        sharp.filter(ImageFilter.UnsharpMask(1, 60, 0)),
        sharp.point(lambda value: min(255, value + 4)),
    ):
        assert find_difference(through_file(other), through_file(sharp)) == ""


@pytest.mark.parametrize("path", BASELINES, ids=lambda path: path.stem)
def test_another_look_does_not(path: Path) -> None:
    sharp = on_screen(path)
    darker = sharp.point(lambda value: 7 * value // 8)
    assert find_difference(through_file(ImageChops.offset(sharp, 0, 8)), through_file(sharp))
    assert find_difference(through_file(darker), through_file(sharp))
    assert find_difference(
        through_file(sharp.crop((0, 0, sharp.width - 20, sharp.height))), through_file(sharp)
    )


def test_nothing_in_the_product_leads_to_the_gallery() -> None:
    product = [
        ROOT / "app.py",
        *(ROOT / "pages").glob("*.py"),
        *(ROOT / "psoas_coach").rglob("*.py"),
    ]
    assert len(product) > 100
    assert [path for path in product if "tests.gallery" in path.read_text("utf-8")] == []
