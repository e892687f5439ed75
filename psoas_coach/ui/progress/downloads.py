"""Charts to keep: each as a picture (SVG) or as a table (CSV), made in the browser on a press.

Streamlit offers a chart as PNG only. What the browser has drawn is an SVG already, so it is handed
out as it stands, with the colours of the theme it is read in; nothing is asked of the server.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import msgspec

from psoas_coach.ui.component import Component, encode
from psoas_coach.ui.progress.progress_state import ChartPanel
from psoas_coach.ui.words import say

_ASSETS = Path(__file__).parent / "assets"

_SAVE_CHARTS = Component("save_charts", html=_ASSETS / "keep.html", css=(_ASSETS / "keep.css",))


class ChartDownload(msgspec.Struct, frozen=True):
    """A chart that can be kept.

    Attributes:
        alt: What it is called on the page, by which it is found.
        file: Name of its files, without an ending.
        picture: What the button for the picture is called, to whoever cannot see the row.
        table: The same for the table's.
    """

    alt: str
    title: str
    about: str
    file: str
    csv: str
    picture: str
    table: str


class _Payload(msgspec.Struct, frozen=True):
    heading: str
    picture: str
    table: str
    charts: tuple[ChartDownload, ...]


def offer_downloads(panels: Sequence[ChartPanel]) -> None:
    """Offer the charts of some panels."""
    charts = tuple(_build_download(panel) for panel in panels if panel.spec)
    if charts:
        heading, picture, table = (
            say(f"charts.keep.{name}") for name in ("heading", "picture", "table")
        )
        payload = _Payload(heading, picture, table, charts)
        _SAVE_CHARTS.mount("keep_charts", encode(payload))


def _build_download(panel: ChartPanel) -> ChartDownload:
    return ChartDownload(
        alt=panel.alt,
        title=panel.title,
        about=panel.sentence,
        file=f"psoas-coach-{panel.id.replace('_', '-')}",
        csv=panel.csv,
        picture=say("charts.keep.picture_of", title=panel.title),
        table=say("charts.keep.table_of", title=panel.title),
    )
