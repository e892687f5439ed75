"""Load early the scripts of the elements that every page consists of.

Streamlit's document names the sixty scripts of an empty page. The scripts of rich text, components
and buttons are only requested when a run has drawn such an element, at the moment when the browser
has most to do: it draws placeholders for all of them, waits for the scripts, and draws again.
Linked in the document, they arrive with the others (``docs/decisions/first-visit.md``).
"""

from __future__ import annotations

import functools
import re
from pathlib import Path

from streamlit import file_util

ELEMENTS = ("Html", "BidiComponent", "Button")
"""Streamlit's names for the scripts of rich text, components and buttons."""
_FOLDER = "static/js"
_IMPORT = re.compile(r'(?:from|import)"\./([^"/]+\.js)"')
"""A script that another one needs before it runs. One that it may need later is a template string,
because Streamlit's bundler writes those with backticks."""


@functools.cache
def build_links() -> str:
    """Return a link for each script that the elements need and the document does not name yet.

    A script that Streamlit has renamed is left out: it is then loaded late, as without this.
    """
    root = Path(file_util.get_static_dir())
    document = (root / "index.html").read_text("utf-8")
    return "".join(
        f'<link rel="modulepreload" crossorigin href="./{_FOLDER}/{name}">'
        for name in _find_scripts(root / _FOLDER)
        if name not in document
    )


def _find_scripts(folder: Path) -> list[str]:
    """Return the scripts of the elements, and all that these import, in order of discovery."""
    queue = [file.name for element in ELEMENTS for file in sorted(folder.glob(f"{element}.*.js"))]
    names: list[str] = []
    while queue:
        name = queue.pop(0)
        if name not in names:
            names.append(name)
            queue += _IMPORT.findall((folder / name).read_text("utf-8"))
    return names
