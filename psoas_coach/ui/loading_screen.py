"""The loading screen: the app's name and mark until Streamlit's scripts have run.

Streamlit's document is an empty shell with Streamlit's own name and icon, and a browser needs about
a second for its scripts. The loading screen shows which app this is from the first paint, in the
language and the colours of the visitor; ``js/src/page/page.js`` removes it. The document also links
the scripts of the first page, see ``streamlit_workarounds/early_scripts.py``.

A page of which a script was lost would stay empty behind it. The document contains a small script
that reloads such a page once, see ``js/src/loading/reload_blank.js``.
"""

from __future__ import annotations

import functools
import re
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from psoas_coach.content import InvalidContentError
from psoas_coach.content.language import (
    choose_language,
    use_language,
    write_tag,
)
from psoas_coach.phone.page_rewriting import PageRewriting
from psoas_coach.ui.frame import build_mark
from psoas_coach.ui.streamlit_workarounds import early_scripts
from psoas_coach.ui.words import say

if TYPE_CHECKING:
    from starlette.datastructures import Headers
    from starlette.types import ASGIApp

_COLOURS = "".join(
    f'<meta name="theme-color" content="{colour}" media="(prefers-color-scheme: {scheme})">'
    for scheme, colour in (("light", "#fbf8f1"), ("dark", "#12201e"))
)
"""The colour of the browser's own bars: that of the page, as in ``frame/tokens.css``."""
_ASSETS = Path(__file__).parent / "assets"
_STYLE = (_ASSETS / "loading_screen.css").read_text("utf-8")
_SCRIPT = (_ASSETS / "bundles" / "loading.js").read_text("utf-8")
_TITLE = re.compile(rb"<title>.*?</title>")
_ICON = re.compile(rb'<link rel="shortcut icon"[^>]*>')
_LANGUAGE = re.compile(rb'<html lang="[^"]*"')
_NO_SCRIPT = re.compile(rb"<noscript>.*?</noscript>", re.DOTALL)
_HEAD_END = b"</head>"


class LoadingScreen(PageRewriting):
    """An ASGI middleware that adds the loading screen to every page that a browser loads."""

    def __init__(self, app: ASGIApp) -> None:
        super().__init__(app, rewrite)


def rewrite(page: bytes, headers: Headers) -> bytes:
    """Return Streamlit's document with our name, icon and loading screen.

    Args:
        page: The document; a missing part of it is skipped.
        headers: The request headers, which say which languages the browser prefers.
    """
    try:
        language = choose_language(headers.get("accept-language"))
        name, no_script = _say_in(language)
    except InvalidContentError:  # The page reports the error.
        return page
    body = f"<noscript><p>{no_script}</p></noscript>{_write_screen(name)}".encode()
    page = _TITLE.sub(f"<title>{name}</title>".encode(), page, count=1)
    page = _ICON.sub(b"", page, count=1)  # The app sends its own icon.
    page = _LANGUAGE.sub(f'<html lang="{write_tag(language)}"'.encode(), page, count=1)
    page = _NO_SCRIPT.sub(lambda _: body, page, count=1)
    return page.replace(_HEAD_END, _build_head() + _HEAD_END, 1)


def _say_in(language: str) -> tuple[str, str]:
    """Return the name of the app, and the text for browsers without scripts, as markup."""
    with use_language(language):
        return escape(say("frame.name")), escape(say("frame.no_script"))


@functools.cache
def _build_head() -> bytes:
    style = "".join(line.strip() for line in _STYLE.splitlines())
    script = f'<script type="module">{_SCRIPT}</script>'
    links = early_scripts.build_links()
    return f'{links}{_COLOURS}<style id="loading-style">{style}</style>{script}'.encode()


def _write_screen(name: str) -> str:
    return f'<div id="loading-screen" aria-hidden="true">{build_mark()}<span>{name}</span></div>'
