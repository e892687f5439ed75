"""A change of the plan as one sentence: the new value, the old one, and the reason."""

from __future__ import annotations

from psoas_coach.content import Content
from psoas_coach.guidance.plan_changes.model import PlanChange
from psoas_coach.ui.dates import format_day
from psoas_coach.ui.phrases import answer_words
from psoas_coach.ui.words import say


def say_change(change: PlanChange, content: Content) -> str:
    """Return a sentence for a change."""
    return say(_find_key(change), **_list_values(change, content))


def _find_key(change: PlanChange) -> str:
    match change.kind:
        case "rest":
            return f"adapting.rest.{(change.reason or '').removeprefix('history.')}"
        case "step_back":
            after = "step_back_worse" if change.reason else "step_back"
            return f"adapting.{after}.{change.part}"
        case "flare":
            return f"adapting.flare.{change.flare_mode}"
        case "tighter":
            return f"adapting.tighter.{change.side}"
        case "hidden":
            return "adapting.hidden"
        case _:
            return f"adapting.{'kept' if change.declined else 'earned'}.{change.kind}"


def _list_values(change: PlanChange, content: Content) -> dict[str, object]:
    values: dict[str, object] = {
        "before": change.before,
        "after": change.after,
        "moves": answer_words.join_phrases(
            [answer_words.say_move(id_, content) for id_ in change.moves]
        ),
        "sessions": content.depth.unlock.clean_sessions,
        "week": content.dose.step_clean_sessions,
    }
    if change.caused is not None:
        values["date"] = format_day(change.caused)
    if change.until is not None:
        values["until"] = format_day(change.until)
    if change.kind == "rest":
        values["depth"] = say(f"adapting.depth.{change.after}")
    return values
