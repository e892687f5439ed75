"""The moves of a plan as rows of figure, name and dose, each with collapsed reasons and steps.

Small rows are for a list to glance at, large ones for a page about the plan. Drawn with Streamlit's
elements, a plan of five moves would be fifty elements that every rerun sends again.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

import msgspec
from msgspec import Struct

from psoas_coach.body import describe
from psoas_coach.content import Content
from psoas_coach.guidance.results import PlanItem
from psoas_coach.guidance.timeline import WarmUp
from psoas_coach.ui import html
from psoas_coach.ui.figures import Theme, encode_jpeg, render_image
from psoas_coach.ui.frame import build_address
from psoas_coach.ui.html import Html
from psoas_coach.ui.phrases import answer_words
from psoas_coach.ui.phrases.doses import say_dose
from psoas_coach.ui.words import say

_LARGE_WIDTH = 150
"""The width of a figure in pixels, as wide as on a desktop screen."""
_SMALL_WIDTH = 64
"""The width of a figure in a list in pixels, as in the stylesheet."""

_MINUTE = 60
"""Seconds of a minute."""

Size = Literal["large", "small"]


class MoveRow(Struct, frozen=True):
    """One move of a plan.

    Attributes:
        name: The name of the move.
        dose: Its dose in words.
        why: Why it is in the plan.
        pictured: Its id, if it can be drawn.
        photo: The physio's picture, as a plain JPEG; empty for none.
        mark: A word under the dose, for instance that the move is adapted.
        notes: Advice for this person, under its title.
        steps: How to do it.
        feels: How it should and should not feel, each with a title.
    """

    name: str
    dose: str
    why: str = ""
    pictured: str | None = None
    photo: bytes = b""
    mark: str = ""
    notes_title: str = ""
    notes: tuple[str, ...] = ()
    steps: tuple[str, ...] = ()
    feels: tuple[tuple[str, str], ...] = ()


def list_session_rows(items: Sequence[PlanItem], content: Content) -> list[MoveRow]:
    """Return the moves of one of our sessions, each with its reason and adaptations."""
    return [
        MoveRow(
            content.move_words[item.move].name,
            say_dose(item),
            item.why,
            item.move,
            mark=say("guidance.plan.adapted") if item.modifications else "",
            notes=item.modifications,
        )
        for item in items
    ]


def build_warm_up_row(first: WarmUp, content: Content) -> MoveRow:
    """Return the warm-up of a session as the row before its first move."""
    return MoveRow(
        name=say("guidance.plan.warm_up_name", name=answer_words.say_move(first.move, content)),
        dose=say("guidance.plan.warm_up_dose", minutes=round(first.seconds / _MINUTE)),
        why=say(f"player.warm_up.{first.move}"),
        pictured=first.move,
    )


def lift_shared_notes(rows: Sequence[MoveRow]) -> tuple[tuple[str, ...], tuple[MoveRow, ...]]:
    """Return the advice that several rows share, to be shown once, and the rows without it."""
    counts = Counter(note for row in rows for note in row.notes)
    shared = tuple(note for note, count in counts.items() if count > 1)
    return shared, tuple(
        msgspec.structs.replace(row, notes=tuple(note for note in row.notes if note not in shared))
        for row in rows
    )


def build_plan_list(rows: Sequence[MoveRow], colours: Theme, title: str = "") -> Html:
    """Return rows as a short list, below the advice that several of them share.

    Args:
        rows: The moves, in order.
        colours: The theme of the page.
        title: The heading of the list; empty for none.
    """
    head = html.element("h3", title) if title else Html()
    shared, lifted = lift_shared_notes(rows)
    advice = html.join(map(html.paragraph, shared))
    items = build_move_rows(lifted, colours, "small")
    return html.element("div", head, advice, items, classes="plan")


def build_move_rows(rows: Sequence[MoveRow], colours: Theme, size: Size = "large") -> Html:
    """Return rows as a list.

    Args:
        rows: The moves, in order.
        colours: The theme of the page.
        size: The size of figures and text.
    """
    items = (html.element("li", _build_row(row, colours, size)) for row in rows)
    classes = "move-rows" if size == "large" else "move-rows small"
    return html.element("ul", *items, classes=classes)


def build_move_links(moves: Iterable[str], colours: Theme, content: Content) -> Html:
    """Return moves as a list, each a link to its own page.

    Args:
        moves: Ids of the moves, in order.
        colours: The theme of the page.
        content: The words of the moves.
    """
    items = (html.element("li", _build_link(move, colours, content)) for move in moves)
    return html.element("ul", *items, classes="move-rows small")


def _build_link(move: str, colours: Theme, content: Content) -> Html:
    words = content.move_words[move]
    return html.element(
        "a",
        html.element(
            "span",
            html.strong(words.name),
            html.element("span", words.short, classes="dose"),
            classes="words",
        ),
        html.element(
            "span", render_image(move, colours, _SMALL_WIDTH, decorative=True), classes="picture"
        ),
        html.element("span", classes="pc-icon pc-icon-go"),
        classes="move",
        href=f"{build_address('moves')}?move={move}",
        data_page=True,
    )


def _build_row(row: MoveRow, colours: Theme, size: Size) -> Html:
    body = html.join(_build_row_body(row))
    if not body:
        head = html.join(_build_row_head(row, colours, size, opens=False))
        return html.element("div", head, classes="move")
    summary = html.element("summary", html.join(_build_row_head(row, colours, size, opens=True)))
    how = html.element("div", body, _describe_figure(row), classes="how")
    return html.element("details", summary, how, classes="move")


def _build_row_head(row: MoveRow, colours: Theme, size: Size, *, opens: bool) -> Iterator[Html]:
    """Yield the text before the picture, in reading order; the stylesheet swaps the order.

    The head of a collapsible row is the accessible name of its button. A screen reader announces
    the move and its dose there, and the description of the figure only when the row is open.
    """
    lines = [html.strong(row.name), html.element("span", row.dose, classes="dose")]
    if row.mark:
        lines.append(html.element("span", row.mark, classes="mark"))
    yield html.element("span", *lines, classes="words")
    if row.pictured is not None:
        width = _SMALL_WIDTH if size == "small" else _LARGE_WIDTH
        picture = render_image(row.pictured, colours, width, decorative=opens)
        yield html.element("span", picture, classes="picture")
    elif row.photo:
        yield html.element("span", _build_photo(row), classes="picture")


def _describe_figure(row: MoveRow) -> Html:
    """Return the alternative text of the figure, which is read only once the row is open."""
    if row.pictured is None:
        return Html()
    return html.element("p", describe(row.pictured, "work", "left"), classes="pc-unseen")


def _build_photo(row: MoveRow) -> Html:
    """Return the physio's picture; its alternative text is empty, because the steps describe it."""
    return html.element("img", src=encode_jpeg(row.photo), alt="", classes="photo")


def _build_row_body(row: MoveRow) -> Iterator[Html]:
    if row.why:
        yield html.paragraph(row.why)
    if row.notes:
        if row.notes_title:
            yield html.paragraph(html.strong(row.notes_title))
        yield html.unordered_list(row.notes)
    if row.steps:
        yield html.ordered_list(row.steps)
    for title, text in row.feels:
        yield html.paragraph(html.strong(title), f" {text}")
