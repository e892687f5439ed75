"""What the answers look like taken together, and which answers made each of these."""

from __future__ import annotations

from psoas_coach.content import Content
from psoas_coach.guidance.results import PatternState
from psoas_coach.ui import html
from psoas_coach.ui.guidance.opened import Opened
from psoas_coach.ui.html import Html
from psoas_coach.ui.phrases import answer_words
from psoas_coach.ui.words import has, say

_ORDER = {"likely": 0, "unlikely": 1, "not_assessed": 2}
_MIXED = ("tight", "overstretched")
"""Where both are likely, the answers point both ways."""


def patterns(opened: Opened, content: Content) -> Html:
    """Return all patterns, what is likely first. Their title is on the part that opens to them."""
    states = opened.guidance.patterns
    ordered = sorted(states.items(), key=lambda entry: _ORDER[entry[1].state])
    pieces = [
        html.paragraph(say("guidance.patterns.intro")),
        *(_pattern(id_, one, opened, content) for id_, one in ordered),
    ]
    if all(id_ in states and states[id_].state == "likely" for id_ in _MIXED):
        pieces.append(html.paragraph(html.strong(say("results.mixed"))))
    return html.join(pieces)


def _pattern(id_: str, one: PatternState, opened: Opened, content: Content) -> Html:
    name, text = f"results.patterns.{id_}.name", f"results.patterns.{id_}.{one.state}"
    state = say(f"guidance.patterns.{one.state}")
    lines: list[str] = [html.join((html.strong(say(name) if has(name) else id_), f" · {state}"))]
    if has(text):
        lines.append(say(text))
    if one.because:
        answers = opened.record.answers
        made = [
            say(
                "guidance.patterns.answer",
                label=answer_words.label(ask),
                answer=answer_words.answer(ask, answers.get(ask), content),
            )
            for ask in one.because
        ]
        lines.append(say("guidance.patterns.because", answers="; ".join(made)))
    return html.paragraph(html.lines(lines))
