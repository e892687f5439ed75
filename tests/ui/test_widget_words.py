"""The texts of Streamlit's widgets are known word for word, so that they can be replaced."""

from __future__ import annotations

import re
from pathlib import Path

import streamlit

from psoas_coach.content import load

SCRIPTS = Path(streamlit.__file__).parent / "static" / "static" / "js"
AREA = "frame.widgets."


def test_every_text_is_in_streamlits_scripts() -> None:
    scripts = "\n".join(path.read_text("utf-8", errors="ignore") for path in SCRIPTS.glob("*.js"))
    words = {key: text for key, text in load().words.items() if key.startswith(AREA)}
    assert len(words) > 10
    gone = [
        text
        for text in words.values()
        if not re.search(rf"`(?:\$\{{[^`]*\}})?{re.escape(text.replace('{size}', ''))}`", scripts)
    ]
    assert gone == [], "a newer Streamlit says it in other words"
