"""The brand mark: the psoas as a line between spine and thigh."""

from __future__ import annotations

import functools
from pathlib import Path

from psoas_coach.body.thumbnail import encode_address
from psoas_coach.ui.html import Html, element

MARK = Path(__file__).parents[1] / "assets" / "brand.svg"
"""The icon of the browser's tab, ``icon.png`` beside it, is this drawing at 64 pixels."""


@functools.cache
def mark() -> Html:
    """Return the mark as markup; it stands beside the name, so it says nothing itself."""
    address = encode_address(MARK.read_text(encoding="utf-8"))
    return element("img", classes="pc-mark", src=Html(address), alt="")
