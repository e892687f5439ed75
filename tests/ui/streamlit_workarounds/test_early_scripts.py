"""The document links the scripts that the first page needs beyond those of an empty page."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st
from starlette.datastructures import Headers

from psoas_coach.ui import loading_screen
from psoas_coach.ui.streamlit_workarounds import early_scripts

if TYPE_CHECKING:
    import pytest

STREAMLIT = Path(st.__file__).parent / "static"
DOCUMENT = (STREAMLIT / "index.html").read_text("utf-8")
LINK = re.compile(r'<link rel="modulepreload" crossorigin href="\./(static/js/[^"]+)">')
IMPORTED = re.compile(r'from"\./([^"]+\.js)"')


def list_linked(document: str) -> list[str]:
    return LINK.findall(document)


def test_each_element_is_linked_with_all_that_it_imports() -> None:
    linked = list_linked(early_scripts.build_links())
    for element in early_scripts.ELEMENTS:
        assert [one for one in linked if one.startswith(f"static/js/{element}.")], element
    page = DOCUMENT + early_scripts.build_links()
    for name in linked:
        imports = IMPORTED.findall((STREAMLIT / name).read_text("utf-8"))
        assert [one for one in imports if f"./static/js/{one}" not in page] == [], name


def test_no_script_is_linked_twice() -> None:
    page = loading_screen.rewrite(DOCUMENT.encode(), Headers({})).decode()
    linked = list_linked(page)
    assert len(linked) == len(set(linked)) > len(list_linked(DOCUMENT))


def test_a_script_of_another_name_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(early_scripts, "ELEMENTS", ("Renamed",))
    assert early_scripts.build_links.__wrapped__() == ""
