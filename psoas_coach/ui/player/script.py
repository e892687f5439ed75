"""What the player shows and says at each step, as plain values for the browser.

All sentences are put together here, from the words files, so that the browser only has to know the
time. The same session gives the same values: the browser is told again only when they change.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from psoas_coach.content.schema import Content
from psoas_coach.guidance.timeline import Step

REASONS = ("pain", "tingling", "tired", "time", "other")
"""Why a session may be stopped, in the order offered."""


def script(
    content: Content, steps: Sequence[Step], advice: Mapping[str, Sequence[str]]
) -> dict[str, Any]:
    """Write out a timeline for the player.

    Args:
        content: The moves and the words.
        steps: From ``guidance.timeline``; at least one.
        advice: For each move, further sentences for this person, such as "a shorter stride".

    Returns:
        JSON values: ``steps``, ``moves``, ``labels``, ``reasons`` and ``language``.
    """
    words = content.words
    order = list(dict.fromkeys(_place(step) for step in steps if step.kind != "warm_up"))
    written = []
    for index, step in enumerate(steps):
        following = next((later for later in steps[index + 1 :] if later.kind == "hold"), None)
        place = (
            words["player.warm_up.place"]
            if step.kind == "warm_up"
            else words["player.place"].format(
                number=order.index(_place(step)) + 1, count=len(order)
            )
        )
        # A lead-in is drawn as what it leads to: a hold, or a move that goes up and down.
        led_to = step if step.kind == "hold" else following
        written.append(
            {
                **_told(content, step),
                "place": place,
                "next": _next(content, step, following),
                "counted": step.kind != "warm_up"
                and led_to is not None
                and led_to.count is not None,
            }
        )
    return {
        "steps": written,
        "moves": _how(content, steps, advice),
        "labels": {
            key.removeprefix("player.label."): text
            for key, text in words.items()
            if key.startswith("player.label.")
        },
        "reasons": [{"id": id_, "label": words[f"player.reason.{id_}"]} for id_ in REASONS],
        "language": words["player.language"],
    }


def _how(
    content: Content, steps: Sequence[Step], advice: Mapping[str, Sequence[str]]
) -> dict[str, Any]:
    """Say how each move of the session is done; the warm-up is one of its own."""
    told = {}
    for move in dict.fromkeys(step.move for step in steps if step.kind != "warm_up"):
        said = content.move_words[move]
        told[move] = {
            "steps": [said.start, *said.steps, said.come_out],
            "advice": list(advice.get(move, ())),
            "feel": said.feel,
        }
    for step in steps:
        if step.kind == "warm_up":
            cue = content.words[f"player.warm_up.{step.move}"]
            feel = content.words["player.warm_up.feel"]
            told["warm_up"] = {"steps": [cue], "advice": [], "feel": feel}
    return told


def _told(content: Content, step: Step) -> dict[str, Any]:
    """Say one step: its name, its phase, its cue, and the sentence that announces it."""
    words, said = content.words, content.move_words[step.move]
    side = words.get(f"player.side.{step.side}", "") if step.side != "both" else ""
    kind = _kind(step)
    phase = words[f"player.phase.{kind}"]
    cue = said.start
    if step.kind == "hold":
        cue = said.cues[(step.repetition - 1) % len(said.cues)]
    elif step.kind == "warm_up":
        cue = words[f"player.warm_up.{step.move}"]
    by_side = side and kind in {"ready", "hold", "set"}
    spoken = f"player.say.{kind}_side" if by_side else f"player.say.{kind}"
    return {
        "id": step.id,
        "kind": step.kind,
        "seconds": step.seconds,
        "move": step.move,
        "side": step.side,
        "repetition": step.repetition,
        "name": said.name,
        "phase": words["player.phase.with_side"].format(phase=phase, side=side) if side else phase,
        "cue": cue,
        "say": words[spoken].format(move=said.name, side=side, cue=cue, count=step.count),
        "count": step.count,
        "how": "warm_up" if step.kind == "warm_up" else step.move,
    }


def _kind(step: Step) -> str:
    """Return how a step is spoken of: a further lead-in is a rest, a counted hold is a set."""
    if step.kind == "ready" and step.repetition > 1:
        return "rest"
    return "set" if step.count is not None else step.kind


def _next(content: Content, step: Step, following: Step | None) -> str:
    """Say what comes after a hold or after the warm-up; a lead-in needs no such line."""
    words = content.words
    if step.kind not in {"hold", "warm_up"}:
        return ""
    if following is None:
        return words["player.next_last"]
    if _place(following) == _place(step) and following.side == step.side:
        return words["player.next_again" if step.count is None else "player.next_set"]
    name = content.move_words[following.move].name
    if following.side == "both":
        return words["player.next"].format(what=name)
    side = words[f"player.side.{following.side}"]
    what = words["player.side_of"].format(move=name, side=side[:1].lower() + side[1:])
    return words["player.next"].format(what=what)


def _place(step: Step) -> str:
    """Where the step's move stands in the session; a move may come twice."""
    return step.id.partition(".")[0]
