"""The plan on one page of paper: a self-contained HTML page that prints on A4 and Letter.

Everything is in the one file, pictures too, and it contains no script: it can be opened offline,
mailed, or put on a wall. All text is escaped; pictures come from the app's own drawing code.
"""

from __future__ import annotations

from html import escape
from math import ceil
from pathlib import Path

from msgspec import Struct

_STYLE = (Path(__file__).parent / "sheet.css").read_text(encoding="utf-8")
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
PAPER = 255.0
"""The height of the text area in millimetres on Letter, the shorter of the two papers, with a
margin for browsers that set text wider than estimated here.
"""
SIZES = (13.0, 12.0, 11.5, 11.0, 10.5, 10.0, 9.5, 9.0, 8.5, 8.0, 7.5, 7.0, 6.5)
"""Font sizes in points; the largest one that fits is used."""
POINT = 0.3528
"""Millimetres of a point."""
LEADING = 1.3
"""The line height relative to the font size, as in the stylesheet."""
LETTER = 0.46
"""The mean width of a letter relative to the font size."""
AROUND = 7.0
"""The vertical space around a move, in millimetres."""


class _Columns(Struct, frozen=True):
    """Widths in millimetres: the picture, the text of the steps, and the text beside them."""

    name: str
    picture: float
    steps: float
    aside: float


PLAIN = _Columns("plain", 46.0, 77.0, 42.0)
ADVISED = _Columns("advised", 38.0, 58.0, 69.0)
"""The columns of a sheet with advice for the person, which is printed beside the steps."""


class SheetMove(Struct, frozen=True):
    """One move of the plan.

    Attributes:
        picture: Its figure as trusted SVG.
        name: Its name.
        dose: How long, how often, on which sides.
        steps: What to do, in order.
        advice: Advice for this person.
        come_out: How to leave the position.
    """

    picture: str
    name: str
    dose: str
    steps: tuple[str, ...]
    advice: tuple[str, ...]
    come_out: str


class Sheet(Struct, frozen=True):
    """A page: all its texts, and the moves in order.

    Attributes:
        language: Code of the language of the texts, such as ``en``.
        note: What is special about the plan of this day; empty for nothing.
        day: A line about each habit outside the session, such as the sitting break.
        first: The warm-up; empty for none.
        advice: The heading of the advice.
        come_out: The heading of how to leave a position.
    """

    language: str
    title: str
    lead: str
    day: tuple[str, ...]
    first: str
    moves: tuple[SheetMove, ...]
    advice: str
    come_out: str
    stop: str
    foot: str
    note: str = ""


def write_sheet(page: Sheet) -> bytes:
    """Return the page as a complete HTML document in UTF-8."""
    moves = "".join(_write_move(move, page) for move in page.moves)
    days = "".join(f'<p class="day">{escape(line)}</p>' for line in page.day)
    note = f'<p class="note">{escape(page.note)}</p>' if page.note else ""
    first = f'<p class="first">{escape(page.first)}</p>'
    columns, size = _choose_columns(page).name, _choose_size(page)
    return (
        f'<!doctype html><html lang="{escape(page.language)}"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(page.title)}</title><style>{_STYLE}</style></head>"
        f'<body class="{columns}" style="font-size:{size}pt"><main>'
        f"<header><h1>{escape(page.title)}</h1>"
        f"<p>{escape(page.lead)}</p>{note}{days}{first}</header>"
        f'<ol class="moves">{moves}</ol>'
        f'<footer><p class="stop">{escape(page.stop)}</p><p>{escape(page.foot)}</p></footer>'
        "</main></body></html>"
    ).encode()


def _write_move(move: SheetMove, page: Sheet) -> str:
    steps = "".join(f"<li>{escape(step)}</li>" for step in move.steps)
    advice = "".join(f"<li>{escape(line)}</li>" for line in move.advice)
    advice_markup = f'<p class="for">{escape(page.advice)}</p><ul>{advice}</ul>' if advice else ""
    return (
        f'<li class="move"><div class="picture">{move.picture}</div><div class="words">'
        f'<h2>{escape(move.name)}</h2><p class="dose">{escape(move.dose)}</p>'
        f'<ol>{steps}</ol></div><div class="words">{advice_markup}'
        f'<p class="for">{escape(page.come_out)}</p><p>{escape(move.come_out)}</p></div></li>'
    )


def _choose_columns(page: Sheet) -> _Columns:
    return ADVISED if any(move.advice for move in page.moves) else PLAIN


def _choose_size(page: Sheet) -> float:
    """Return the largest font size with which everything fits on one page."""
    return next((size for size in SIZES if _estimate_height(page, size) <= PAPER), SIZES[-1])


def _estimate_height(page: Sheet, size: float) -> float:
    """Estimate the height of a page in millimetres, for a font size in points."""
    line = size * POINT * LEADING
    title_and_foot = (8 + len(page.day) + bool(page.first) + 2 * bool(page.note)) * line
    columns = _choose_columns(page)
    return title_and_foot + sum(_estimate_move_height(move, size, columns) for move in page.moves)


def _estimate_move_height(move: SheetMove, size: float, columns: _Columns) -> float:
    letter, line = size * POINT * LETTER, size * POINT * LEADING

    def count_lines(texts: tuple[str, ...], width: float) -> int:
        return sum(ceil(len(text) * letter / width) for text in texts)

    name_and_dose, heads = 3, 3
    steps = name_and_dose + count_lines(move.steps, columns.steps)
    aside = heads + count_lines((*move.advice, move.come_out), columns.aside)
    return max(max(steps, aside) * line, columns.picture * 3 / 4) + AROUND
