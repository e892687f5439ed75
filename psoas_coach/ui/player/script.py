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
    order = list(dict.fromkeys(_place(step) for step in steps))
    moves = {}
    for move in dict.fromkeys(step.move for step in steps):
        said = content.move_words[move]
        moves[move] = {
            "steps": [said.start, *said.steps, said.come_out],
            "advice": list(advice.get(move, ())),
            "feel": said.feel,
        }
    written = []
    for index, step in enumerate(steps):
        following = next((later for later in steps[index + 1 :] if later.kind == "hold"), None)
        written.append(
            {
                **_told(content, step),
                "place": words["player.place"].format(
                    number=order.index(_place(step)) + 1, count=len(order)
                ),
                "next": _next(content, step, following),
            }
        )
    return {
        "steps": written,
        "moves": moves,
        "labels": {
            key.removeprefix("player.label."): text
            for key, text in words.items()
            if key.startswith("player.label.")
        },
        "reasons": [{"id": id_, "label": words[f"player.reason.{id_}"]} for id_ in REASONS],
        "language": words["player.language"],
    }


def _told(content: Content, step: Step) -> dict[str, Any]:
    """Say one step: its name, its phase, its cue, and the sentence that announces it."""
    words, said = content.words, content.move_words[step.move]
    side = words.get(f"player.side.{step.side}", "") if step.side != "both" else ""
    kind = "rest" if step.kind == "ready" and step.repetition > 1 else step.kind
    phase = words[f"player.phase.{kind}"]
    cue = said.cues[(step.repetition - 1) % len(said.cues)] if kind == "hold" else said.start
    by_side = side and kind in {"ready", "hold"}
    spoken = f"player.say.{kind}_side" if by_side else f"player.say.{kind}"
    return {
        "id": step.id,
        "kind": step.kind,
        "seconds": step.seconds,
        "move": step.move,
        "side": step.side,
        "name": said.name,
        "phase": words["player.phase.with_side"].format(phase=phase, side=side) if side else phase,
        "cue": cue,
        "say": words[spoken].format(move=said.name, side=side, cue=cue),
    }


def _next(content: Content, step: Step, following: Step | None) -> str:
    """Say what comes after this hold, or after the hold that this step leads to."""
    words = content.words
    if step.kind != "hold":
        return ""
    if following is None:
        return words["player.next_last"]
    if _place(following) == _place(step) and following.side == step.side:
        return words["player.next_again"]
    name = content.move_words[following.move].name
    if following.side == "both":
        return words["player.next"].format(what=name)
    side = words[f"player.side.{following.side}"]
    what = words["player.side_of"].format(move=name, side=side[:1].lower() + side[1:])
    return words["player.next"].format(what=what)


def _place(step: Step) -> str:
    """Where the step's move stands in the session; a move may come twice."""
    return step.id.partition(".")[0]
