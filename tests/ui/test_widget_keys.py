"""Every widget has a key: without one, Streamlit knows it by its label, which is another in German.

A press on a page that was drawn before the language changed, in another tab, would do nothing, and
what was typed would be gone.
"""

from __future__ import annotations

import ast
from pathlib import Path

UI = Path(__file__).resolve().parents[2] / "psoas_coach" / "ui"
WIDGETS = frozenset(
    {
        *("button", "checkbox", "date_input", "download_button", "file_uploader", "multiselect"),
        *("number_input", "pills", "radio", "segmented_control", "select_slider", "selectbox"),
        *("slider", "text_area", "text_input", "time_input", "toggle"),
    }
)


def find_widgets() -> dict[str, ast.Call]:
    """Return every call that draws a widget, by its place."""
    return {
        f"{path.relative_to(UI)}:{node.lineno}": node
        for path in sorted(UI.rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in WIDGETS
    }


def test_every_widget_has_a_key() -> None:
    widgets = find_widgets()
    assert len(widgets) > 50
    named = {place: {keyword.arg for keyword in call.keywords} for place, call in widgets.items()}
    # `**options` hand on what a caller gave, and that has a key by its signature.
    assert [place for place, names in named.items() if not names & {"key", None}] == []
