"""All that stands behind "Why this plan": limits, changes, score, patterns, rules and sources."""

from __future__ import annotations

from psoas_coach.content import Content
from psoas_coach.ui import html
from psoas_coach.ui.guidance.how import how
from psoas_coach.ui.guidance.opened import Opened
from psoas_coach.ui.guidance.patterns import patterns
from psoas_coach.ui.guidance.score import score
from psoas_coach.ui.guidance.since import since
from psoas_coach.ui.html import Html
from psoas_coach.ui.phrases import answer_words
from psoas_coach.ui.plan_changes import changed_markup
from psoas_coach.ui.words import say


def why(opened: Opened, content: Content) -> Html:
    """Return the part that opens to the reasons of a plan."""
    return html.disclosure(
        say("guidance.why.title"),
        _depth(opened),
        changed_markup(opened.changed, content),
        score(opened, content),
        since(opened, content),
        html.disclosure(say("guidance.patterns.title"), patterns(opened, content)),
        how(opened, content),
    )


def _depth(opened: Opened) -> Html:
    """Say how deep the moves may go, and which answers set that."""
    cap = opened.planned.depth_cap
    pieces = [
        html.heading(say(f"results.depth.{cap}.name"), 3),
        html.paragraph(say(f"results.depth.{cap}.meaning")),
    ]
    if opened.planned.cap_reasons:
        because = answer_words.reasons(opened.planned.cap_reasons)
        pieces.append(html.paragraph(say("guidance.plan.cap", because=because)))
    return html.join(pieces)
