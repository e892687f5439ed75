"""The script of the player: what it shows and says at each step, as plain values for the browser.

All sentences are built here from the words files, so the browser only has to know the time. The
same session always gives the same values, so they are sent again only when they change.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

from psoas_coach.content import Content
from psoas_coach.content.language import write_tag
from psoas_coach.content.words import split_sentences
from psoas_coach.guidance.timeline import Step

REASONS = ("pain", "tingling", "tired", "time", "other")
"""The reasons for stopping a session, in the order of the options."""
NO_DOSES: Mapping[str, str] = MappingProxyType({})

_BEAT = ("out", "stay", "back")


def build_script(
    content: Content,
    steps: Sequence[Step],
    advice: Mapping[str, Sequence[str]],
    doses: Mapping[str, str] = NO_DOSES,
) -> dict[str, Any]:
    """Convert a timeline to the script of the player.

    Args:
        content: The moves and the words.
        steps: From ``guidance.timeline``; at least one.
        advice: For each move, further sentences for this person, such as "a shorter stride".
        doses: For each move, its dose as a phrase; shown before a change of position.

    Returns:
        JSON values: ``steps``, ``moves``, ``labels``, ``reasons`` and ``language``.
    """
    words = content.words
    order = list(dict.fromkeys(_write_turn(step) for step in steps if step.kind != "warm_up"))
    lines = []
    for index, step in enumerate(steps):
        cues = _list_cues(content, step, steps[index - 1] if index else None)
        following = next((later for later in steps[index + 1 :] if later.kind == "hold"), None)
        # A lead-in is drawn like the step that follows it: a hold, or a move up and down.
        led_to = step if step.kind == "hold" else following
        lines.append(
            {
                **_write_step(content, step, advice.get(step.move, ()), cues),
                "place": _write_place(content, step, order),
                "next": _say_next(content, steps[index + 1 : index + 2], step, following),
                "counted": step.kind != "warm_up"
                and led_to is not None
                and led_to.count is not None,
            }
        )
    return {
        "steps": lines,
        "moves": _write_instructions(content, steps, advice, doses),
        "labels": {
            key.removeprefix("player.label."): text
            for key, text in words.items()
            if key.startswith("player.label.")
        },
        "reasons": [{"id": id_, "label": words[f"player.reason.{id_}"]} for id_ in REASONS],
        "language": write_tag(content.language),
    }


def _write_instructions(
    content: Content,
    steps: Sequence[Step],
    advice: Mapping[str, Sequence[str]],
    doses: Mapping[str, str],
) -> dict[str, Any]:
    """Return the instructions for each move of the session, the warm-up included."""
    how = {}
    for move in dict.fromkeys(step.move for step in steps if step.kind != "warm_up"):
        text = content.move_words[move]
        how[move] = {
            "steps": [line for line in (text.start, *text.steps, text.come_out) if line],
            "kit": text.kit,
            "dose": doses.get(move, ""),
            "advice": list(advice.get(move, ())),
            "feel": text.feel,
        }
    for step in steps:
        if step.kind == "warm_up":
            cue = content.words[f"player.warm_up.{step.move}"]
            feel = content.words["player.warm_up.feel"]
            how["warm_up"] = {"steps": [cue], "kit": "", "dose": "", "advice": [], "feel": feel}
    return how


def _list_cues(content: Content, step: Step, before: Step | None) -> list[str]:
    """Return the sentences that are read during a step, in order.

    How to get into position is read once. A person who has just done so hears what comes next,
    and one who changes sides knows it already.

    Args:
        content: The moves and the words.
        step: The step.
        before: The step before this one, or None.
    """
    words, text = content.words, content.move_words[step.move]
    if step.kind == "hold":
        return list(text.cues)
    if step.kind == "warm_up":
        return [words[f"player.warm_up.{step.move}"]]
    if step.kind == "switch":
        return [words[f"player.switch.{step.side}"]]
    if _find_kind(content, step) == "rest":  # The person is in position already.
        return [words["player.rest"]]
    has_place = (
        before is not None
        and before.kind == "find_place"
        and _write_turn(before) == _write_turn(step)
    )
    return [text.cues[0]] if has_place and step.kind == "ready" else [text.start]


def _write_step(
    content: Content, step: Step, advice: Sequence[str], cues: list[str]
) -> dict[str, Any]:
    """Return one step: its name, its phase, its cues, and the sentences that announce it.

    Args:
        content: The moves and the words.
        step: The step.
        advice: Further sentences for this person.
        cues: The sentences that are read during the step.
    """
    words, text = content.words, content.move_words[step.move]
    side = words.get(f"player.side.{step.side}", "") if step.side != "both" else ""
    kind = _find_kind(content, step)
    phase = words[f"player.release.{step.move}" if kind == "release" else f"player.phase.{kind}"]
    names_side = side and kind != "switch"  # Its cue says it in a whole sentence.
    with_side = words["player.phase.with_side"] if names_side else "{phase}"
    by_side = side and kind in {"find_place", "ready", "hold", "release", "set"}
    announced = words[f"player.say.{kind}_side" if by_side else f"player.say.{kind}"].format(
        move=text.name,
        side=side,
        side_within=_begin_lower(side),
        phase=phase,
        cue=cues[0],
        count=step.count,
        stance=words[f"player.stance.{content.moves[step.move].stance}"],
    )
    sentences = [announced]
    if step.kind == "find_place":
        sentences += [*split_sentences(f"{text.kit} {text.start}".strip()), *advice]
    return {
        "id": step.id,
        "kind": step.kind,
        "seconds": step.seconds,
        "move": step.move,
        "side": step.side,
        "repetition": step.repetition,
        "name": text.name,
        "phase": with_side.format(phase=phase, side=side),
        "cues": cues,
        "spoken": sentences,
        "count": step.count,
        "beat": _write_beat(content, step, with_side, side),
        "how": "warm_up" if step.kind == "warm_up" else step.move,
    }


def _write_beat(content: Content, step: Step, with_side: str, side: str) -> dict[str, Any] | None:
    """Return one repetition: the seconds of its parts, and the instruction for each.

    None if nothing is counted, and for a physio's own move, whose parts are not described.
    """
    seconds = content.moves[step.move].beat
    if step.count is None or seconds is None:
        return None
    verbs = [content.words.get(f"player.beat.{step.move}.{part}", "") for part in _BEAT]
    phases = [with_side.format(phase=verb, side=side) for verb in verbs]
    return {"seconds": list(seconds), "verbs": verbs, "shown": phases}


def _find_kind(content: Content, step: Step) -> str:
    """Return the kind of a step, which decides its sentences.

    A later lead-in is a rest, a counted hold is a set, and a hold that releases is a rest too.
    """
    if step.kind == "ready" and step.repetition > 1:
        return "rest"
    if step.count is not None:
        return "set"
    if step.kind == "hold" and content.moves[step.move].kind == "release":
        return "release"
    return step.kind


def _write_place(content: Content, step: Step, order: Sequence[str]) -> str:
    """Return a phrase for the position of a step in the session."""
    words = content.words
    if step.kind == "warm_up":
        return words["player.warm_up.place"]
    key = "player.place_next" if step.kind == "find_place" else "player.place"
    return words[key].format(
        number=order.index(_write_turn(step)) + 1,
        count=len(order),
        stance=words[f"player.stance.{content.moves[step.move].stance}"],
    )


def _say_next(content: Content, after: Sequence[Step], step: Step, following: Step | None) -> str:
    """Return the sentence about what comes after a hold or the warm-up; a lead-in needs none.

    Args:
        content: The moves and the words.
        after: The step right after this one, if there is one.
        step: The step.
        following: The next hold, if there is one.
    """
    words = content.words
    if step.kind not in {"hold", "warm_up"}:
        return ""
    if following is None:
        return words["player.next_last"]
    if _write_turn(following) == _write_turn(step) and following.side == step.side:
        return words["player.next_rest"].format(seconds=after[0].seconds)
    name = content.move_words[following.move].name
    if following.side == "both":
        return words["player.next"].format(what=name)
    side = words[f"player.side.{following.side}"]
    sentence = words["player.side_of"].format(move=name, side=_begin_lower(side))
    return words["player.next"].format(what=sentence)


def _begin_lower(phrase: str) -> str:
    """Return a phrase as it is written within a sentence."""
    return phrase[:1].lower() + phrase[1:]


def _write_turn(step: Step) -> str:
    """Return which move of the session a step belongs to; a move may occur twice."""
    return step.id.partition(".")[0]
