"""Moves that are left out, each with the answers that left it out and what is offered instead."""

from __future__ import annotations

from psoas_coach.content import Content
from psoas_coach.guidance.results import Withheld
from psoas_coach.ui import html
from psoas_coach.ui.guidance.opened import Opened
from psoas_coach.ui.html import Html
from psoas_coach.ui.phrases import answer_words
from psoas_coach.ui.words import say


def left_out(opened: Opened, content: Content) -> Html:
    """Return every move that is left out; nothing where none is."""
    withheld = opened.planned.withheld
    if not withheld:
        return Html()
    return html.disclosure(
        say("guidance.left_out.title", count=len(withheld)),
        html.paragraph(say("guidance.left_out.intro")),
        html.unordered_list(_line(one, content) for one in withheld),
    )


def _line(one: Withheld, content: Content) -> Html:
    because = say("guidance.left_out.because", because=answer_words.reasons(one.because))
    if one.instead is not None:
        instead = answer_words.move(one.instead, content)
        because += " " + say("guidance.left_out.instead", move=instead)
    return html.lines((html.strong(answer_words.move(one.move, content)), because))
