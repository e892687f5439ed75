"""Whether two pictures look the same to a person, though not to the byte.

The fonts are the app's own, so every machine sets the same lines; but each draws the edges of
letters a little differently. Both pictures are therefore made smaller by the mean of each square of
six pixels: an edge is a small part of its square and hardly moves its mean, while another colour, a
missing icon, a thicker line or a part that has moved by a few pixels moves that of many.
"""

from __future__ import annotations

import io

from PIL import Image, ImageChops

SHRINK = 2
"""A baseline is kept this much smaller than the screen: it is enough to see, and a quarter."""
SQUARE = 3
"""Pixels of a kept picture that are one square: six of the screen."""
DIFFERS = 20
"""Of 255, in any colour: a square that differs by more does not look the same. Twice what other
rasterisers of the same font were seen to make."""
SHARE = 0.004
"""The share of squares that may differ: the edge of one letter is not a regression."""
MOST = 60
"""Squares that may differ, however many there are: less than a button that a thumb can hit."""
STRETCH = 2
"""Squares by which the height may differ: lines are as high as a rasteriser rounds them."""


def shrink(screenshot: bytes) -> Image.Image:
    """Return a screenshot as it is kept."""
    picture = Image.open(io.BytesIO(screenshot)).convert("RGB")
    return picture.reduce(SHRINK)


def to_png(picture: Image.Image) -> bytes:
    """Return a small file: the few colours of a flat design need no more than a palette."""
    out = io.BytesIO()
    few = picture.quantize(128, dither=Image.Dither.NONE)
    few.save(out, "PNG", optimize=True)
    return out.getvalue()


def find_difference(now: Image.Image, baseline: Image.Image) -> str:
    """Return in words how a picture differs from its baseline; empty if it looks the same.

    Args:
        now: As ``shrink`` returns it.
        baseline: As it was kept.
    """
    small, expected = now.convert("RGB").reduce(SQUARE), baseline.convert("RGB").reduce(SQUARE)
    (wide, high), (wanted_wide, wanted_high) = small.size, expected.size
    if wide != wanted_wide or abs(high - wanted_high) > STRETCH:
        return f"{now.size} instead of {baseline.size} pixels"
    high = min(high, wanted_high)
    box = (0, 0, wide, high)
    difference = ImageChops.difference(small.crop(box), expected.crop(box))
    worst = ImageChops.lighter(*(difference.getchannel(channel) for channel in "RG"))
    worst = ImageChops.lighter(worst, difference.getchannel("B"))
    over = sum(worst.histogram()[DIFFERS + 1 :])
    return f"{over} of its squares differ" if over > min(MOST, SHARE * wide * high) else ""
