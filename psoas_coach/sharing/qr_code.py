"""A text as a QR code, dark on white in either theme."""

from __future__ import annotations

import io

import segno


def draw_qr_code(text: str, largest: int = 40) -> str | None:
    """Return the code as SVG; None if it would need more than the largest version.

    Args:
        text: The contents.
        largest: The largest version, 1 to 40; each has four more squares a side than the previous.
    """
    try:
        code = segno.make(text, error="m", micro=False)
    except segno.DataOverflowError:
        return None
    if int(code.version) > largest:
        return None
    drawn = io.BytesIO()
    code.save(
        drawn, kind="svg", scale=6, dark="#000", light="#fff", xmldecl=False, svgns=True, border=4
    )
    return drawn.getvalue().decode().strip()
