"""A QR code contains the whole text or is not drawn."""

from __future__ import annotations

import pytest
import segno

from psoas_coach.sharing.qr_code import draw_qr_code


def test_a_code_is_an_svg_with_a_light_ground() -> None:
    picture = draw_qr_code("https://192.168.1.5:8443/pair")
    assert picture is not None
    assert picture.startswith("<svg")
    assert 'fill="#fff"' in picture
    assert "<script" not in picture


@pytest.mark.parametrize("length", [800, 990, 1200, 5000])
def test_a_text_that_needs_more_than_the_largest_version_has_no_code(length: int) -> None:
    text = "é" * (length // 2)
    fits = length < 5000 and int(segno.make(text, error="m", micro=False).version) <= 25
    assert (draw_qr_code(text, 25) is not None) is fits
