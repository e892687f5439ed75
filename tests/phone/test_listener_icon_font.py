"""Phones load a small icon font, which has every icon that a page could show."""

from __future__ import annotations

import pytest
from fontTools.ttLib import TTFont

from psoas_coach.phone.listener import SMALL_FONT, WHOLE_FONT, IconFont
from tests.support.behind_gate import HOST, Inside
from tests.support.event_loop import run_async
from tests.support.icon_font import ICON, find_whole, list_icons, list_needed
from tests.support.raw_asgi import Caller


def test_every_icon_that_a_page_could_ask_for_is_in_it() -> None:
    """After an update of Streamlit put its name into ``WHOLE_FONT``; ``make icons`` makes ours."""
    whole = TTFont(find_whole())
    needed = list_needed(whole)
    assert {"expand_more", "keyboard_double_arrow_right", "play_arrow", "call"} <= needed
    assert needed - list_icons(TTFont(SMALL_FONT)).keys() == set()


def test_it_draws_them_as_the_whole_font_does() -> None:
    whole, small = TTFont(find_whole()), TTFont(SMALL_FONT)
    assert small["head"].unitsPerEm == whole["head"].unitsPerEm
    assert small["hhea"].ascent == whole["hhea"].ascent
    glyphs, before = list_icons(small), list_icons(whole)
    for name in ("play_arrow", "call", "check"):
        assert small["hmtx"][glyphs[name]] == whole["hmtx"][before[name]]
        assert small["glyf"][glyphs[name]] == whole["glyf"][before[name]]


def test_it_weighs_a_seventh() -> None:
    assert SMALL_FONT.stat().st_size < find_whole().stat().st_size / 7


def test_a_phone_gets_it_in_the_place_of_streamlits() -> None:
    inside = Inside()
    answer = Caller(IconFont(inside), HOST).get(WHOLE_FONT)
    assert answer.body == SMALL_FONT.read_bytes()
    assert answer.all("cache-control") == ["public, immutable, max-age=31536000"]
    assert inside.reached == []


@pytest.mark.parametrize(
    "path", [WHOLE_FONT.replace("nEdyypZU", "another1"), "/static/js/x.js", "/"]
)
def test_all_else_passes_as_it_is(path: str) -> None:
    inside = Inside()
    caller = Caller(IconFont(inside), HOST)
    assert caller.get(path).status == 200
    run_async(caller.call("HEAD", WHOLE_FONT))
    assert inside.reached == [path, WHOLE_FONT]


def test_an_icon_is_written_as_streamlit_reads_it() -> None:
    assert ICON.findall('st.button("x", icon=":material/play_arrow:")') == ["play_arrow"]
