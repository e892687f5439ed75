"""Make the icon font that phones load: ``python -m tests.support.icon_font``.

Streamlit's own has 4,000 icons and is a third of the data of a first visit. This one keeps each
icon whose name occurs in quotation marks anywhere in Streamlit's scripts, which is more than it can
use, and those named in Streamlit's Python code and ours.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import streamlit
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

from psoas_coach.content.app_folder import APP_FOLDER, PACKAGE
from psoas_coach.phone.listener import SMALL_FONT, WHOLE_FONT

if TYPE_CHECKING:
    from collections.abc import Iterator

STREAMLIT = Path(streamlit.__file__).parent
QUOTED = re.compile(r"""["'`](?::?material/)?([a-z0-9_]+):?["'`]""")
ICON = re.compile(r":material/([a-z0-9_]+):")
LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789_"
"""An icon is a ligature of its name."""


def find_whole() -> Path:
    """Return Streamlit's own font."""
    return STREAMLIT / "static" / WHOLE_FONT.removeprefix("/")


def list_icons(font: TTFont) -> dict[str, str]:
    """Return the glyph of each icon that a font can draw, by the icon's name."""
    letters = {glyph: chr(number) for number, glyph in font.getBestCmap().items()}
    return {
        "".join(
            letters.get(glyph, "?") for glyph in (first, *ligature.Component)
        ): ligature.LigGlyph
        for first, ligatures in _list_ligatures(font)
        for ligature in ligatures
    }


def list_needed(whole: TTFont) -> set[str]:
    """Return the name of each icon that a page could use."""
    scripts = (STREAMLIT / "static").rglob("*.js")
    named = {name for script in scripts for name in QUOTED.findall(script.read_text("utf-8"))}
    folders = (STREAMLIT, PACKAGE, APP_FOLDER / "pages")
    sources = (file for folder in folders for file in folder.rglob("*.py"))
    named |= {name for file in sources for name in ICON.findall(file.read_text("utf-8"))}
    return named & list_icons(whole).keys()


def make() -> None:
    """Write the font."""
    font = TTFont(find_whole(), recalcTimestamp=False)
    icons = list_icons(font)
    glyphs = {icons[name] for name in list_needed(font)}
    for _, ligatures in _list_ligatures(font):
        ligatures[:] = [ligature for ligature in ligatures if ligature.LigGlyph in glyphs]
    subsetter = Subsetter(Options(layout_features=["*"], notdef_outline=True))
    subsetter.populate(text=LETTERS)
    subsetter.subset(font)
    font.flavor = "woff2"
    font.save(SMALL_FONT)


def _list_ligatures(font: TTFont) -> Iterator[tuple[str, list[Any]]]:
    """Yield the ligatures that begin with a glyph; they can be changed in place."""
    for lookup in font["GSUB"].table.LookupList.Lookup:
        for table in lookup.SubTable:
            inner = getattr(table, "ExtSubTable", table)
            yield from getattr(inner, "ligatures", {}).items()


if __name__ == "__main__":
    make()
