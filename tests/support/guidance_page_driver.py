"""What a test reads from the guidance page."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import msgspec

from psoas_coach.guidance import Guidance
from psoas_coach.journal.records import SelfCheck
from tests.support.page_driver import markups

if TYPE_CHECKING:
    from streamlit.testing.v1 import AppTest


CALM: dict[str, Any] = {
    "sitting_hours": 3, "sitting_bout_minutes": 20, "pain_average": 0, "pain_worst": 0,
    "pain_days": 0, "front_hip_pull": "no", "standing_up": "right_away",
    "side_stance": "neutral", "limits": 0,
}  # fmt: skip
THIGH: dict[str, Any] = {
    "thigh_frequency": "some_days", "thigh_trend": "same", "thigh_areas": ["outer"],
    "thigh_side": "left",
}  # fmt: skip


def result(record: SelfCheck) -> Guidance:
    return msgspec.convert(record.result, Guidance)


def tables(at: AppTest) -> list[str]:
    return re.findall(r"<table.*?</table>", "".join(markups(at)))


def figures(at: AppTest) -> int:
    drawn = sum(
        len(re.findall(r'<img\b[^>]* src="data:image/svg\+xml', markup)) for markup in markups(at)
    )
    return drawn + len(at.get("image"))
