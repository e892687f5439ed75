"""A change of the plan as one sentence: the new value, the old one, and the reason."""

from __future__ import annotations

from psoas_coach.content import Content
from psoas_coach.guidance.plan_changes.model import PlanChange
from psoas_coach.ui.dates import format_day
from psoas_coach.ui.phrases import answer_words
from psoas_coach.ui.words import say


def change_sentence(one: PlanChange, content: Content) -> str:
    """Return a sentence for a change."""
    return say(_find_key(one), **_values(one, content))


def _find_key(one: PlanChange) -> str:
    match one.kind:
        case "rest":
            return f"adapting.rest.{(one.reason or '').removeprefix('history.')}"
        case "step_back":
            after = "step_back_worse" if one.reason else "step_back"
            return f"adapting.{after}.{one.part}"
        case "flare":
            return f"adapting.flare.{one.flare_mode}"
        case "tighter":
            return f"adapting.tighter.{one.side}"
        case "hidden":
            return "adapting.hidden"
        case _:
            return f"adapting.{'kept' if one.declined else 'earned'}.{one.kind}"


def _values(one: PlanChange, content: Content) -> dict[str, object]:
    values: dict[str, object] = {
        "before": one.before,
        "after": one.after,
        "moves": answer_words.join_phrases([answer_words.move(id_, content) for id_ in one.moves]),
        "sessions": content.depth.unlock.clean_sessions,
        "week": content.dose.step_clean_sessions,
    }
    if one.caused is not None:
        values["date"] = format_day(one.caused)
    if one.until is not None:
        values["until"] = format_day(one.until)
    if one.kind == "rest":
        values["depth"] = say(f"adapting.depth.{one.after}")
    return values
