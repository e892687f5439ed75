"""Moves that are left out, each with the answers that left it out and what is offered instead."""

from __future__ import annotations

from html import escape

from psoas_coach.content import Content
from psoas_coach.guidance.results import Withheld
from psoas_coach.ui.guidance import markup
from psoas_coach.ui.guidance.opened import Opened
from psoas_coach.ui.phrases import answer_words
from psoas_coach.ui.words import say


def left_out(opened: Opened, content: Content) -> str:
    """Return every move that is left out; nothing where none is."""
    withheld = opened.planned.withheld
    if not withheld:
        return ""
    return markup.folded(
        say("guidance.left_out.title", count=len(withheld)),
        markup.text(say("guidance.left_out.intro"))
        + markup.listed(_line(one, content) for one in withheld),
    )


def _line(one: Withheld, content: Content) -> str:
    because = say("guidance.left_out.because", because=answer_words.reasons(one.because))
    if one.instead is not None:
        instead = answer_words.move(one.instead, content)
        because += " " + say("guidance.left_out.instead", move=instead)
    return f"{markup.strong(answer_words.move(one.move, content))}<br>{escape(because)}"
