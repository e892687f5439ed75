"""Values packed small for a component: JSON, deflated.

Figures are long texts that say much the same again and again. Packed, they are a fifth: on a
phone's line, and in the sums that Streamlit makes over every message of every run.
"""

from __future__ import annotations

import zlib
from pathlib import Path

import msgspec

UNPACK = (Path(__file__).parent / "assets" / "unpack.js").read_text(encoding="utf-8")
"""The other half, for the browser: ``await unpacked(data)``. Put before a component's script."""


def deflated(values: object) -> bytes:
    """Return plain values packed; keep the result where they do not change."""
    return zlib.compress(msgspec.json.encode(values), 9)
