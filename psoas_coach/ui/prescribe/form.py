"""The form for a physio's plan, which produces a file and, if the plan fits, a code for a phone.

The fields' values are stored nowhere and disappear with the page. The finished plan is read back
with the same reader as every other file, so the page produces nothing that could not be opened.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

import msgspec
import streamlit as st

from psoas_coach.content import Content
from psoas_coach.content.moves import Move
from psoas_coach.guidance.dose import find_usual_dose
from psoas_coach.guidance.physio_plan.lines import find_session_move
from psoas_coach.guidance.physio_plan.model import PhysioPlan
from psoas_coach.sharing.physio_plan_errors import PhysioPlanRefusalError
from psoas_coach.sharing.physio_plan_file import (
    FORMAT,
    VERSION,
    read_physio_plan,
    write_physio_plan,
    write_short_physio_plan,
)
from psoas_coach.sharing.pictures import LARGEST_SOURCE, PictureRefusalError, redraw_picture
from psoas_coach.sharing.qr_code import draw_qr_code
from psoas_coach.ui import html
from psoas_coach.ui.streamlit_workarounds.buttons import offer_download
from psoas_coach.ui.words import say

WEEKS = (2, 4, 6, 8, 12, 26)
"""The durations of a plan; the longest is half a year."""
USUAL_WEEKS = 6
DAYS = tuple(range(1, 8))
SECONDS = (5, 10, 15, 20, 25, 30, 45, 60, 90, 120, 150)
TIMES = (1, 2, 3, 4, 5)
REPETITIONS = (3, 5, 6, 8, 10, 12, 15, 20)
SECONDS_EACH = (3, 4, 5, 6, 8, 10, 15)
OWN_MOVES = tuple(range(5))
MINUTES = (5, 8, 10, 12)
POSITIONS = ("standing", "chair", "bed", "floor")
_WEEK = 7
LARGEST_CODE = 25
"""The largest version of a QR code that a phone reads easily from a screen: 117 modules on each
side, for about 1,000 letters.
"""


def ask_plan(today: dt.date, content: Content) -> dict[str, Any] | None:
    """Draw the form; return its values in the format of a file.

    Args:
        today: The date at the page.
        content: Our moves and their words.

    Returns:
        None while a required value is missing.
    """
    name = st.text_input(say("prescribe.name"), max_chars=80, key="prescribe_name")
    made_by = st.text_input(say("prescribe.made_by"), max_chars=80, key="prescribe_made_by")
    weeks = _choose("prescribe.weeks", WEEKS, USUAL_WEEKS, "weeks")
    note = st.text_area(say("prescribe.note"), max_chars=600, key="prescribe_note")
    with st.container(horizontal=True):
        stop = _choose("prescribe.stop_at", (None, *range(1, 11)), None, "stop_at")
        minutes = _choose("prescribe.most_minutes", (None, *MINUTES), None, "most_minutes")
    chosen = st.multiselect(
        say("prescribe.moves"),
        [id_ for id_ in content.moves if find_session_move(id_, content) is not None],
        format_func=lambda id_: content.move_words[id_].name,
        max_selections=8,
        key="prescribe_moves",
    )
    lines = [_ask_library_line(id_, content.moves[id_], content) for id_ in chosen]
    count = st.pills(
        say("prescribe.own_moves"), OWN_MOVES, default=0, required=True, key="prescribe_own_moves"
    )
    lines += [_ask_own_line(number) for number in range(count)]
    named = all(line["name"].strip() and line["steps"] for line in lines if line["kind"] == "own")
    if not name.strip() or not lines or not named:
        return None
    return {
        "format": FORMAT,
        "version": VERSION,
        "name": name,
        "made_by": made_by,
        "made_on": today.isoformat(),
        "until": (today + dt.timedelta(days=_WEEK * (weeks or USUAL_WEEKS))).isoformat(),
        "note": note,
        "limits": {"stop_at_pain": stop, "most_minutes": minutes},
        "moves": lines,
    }


def _ask_library_line(id_: str, move: Move, content: Content) -> dict[str, Any]:
    with st.container(key=f"card-prescribe-{id_}"):
        st.markdown(f"**{content.move_words[id_].name}**")
        sides = "once" if move.sides == 1 else _ask_sides(id_, ("each", "left", "right"))
        usual = find_usual_dose(id_, content)
        with st.container(horizontal=True):
            if move.counted:
                dose: dict[str, Any] = {
                    "how": "repetitions",
                    "sets": _choose("prescribe.sets", TIMES, usual.sets, f"{id_}_sets"),
                    "repetitions": _choose(
                        "prescribe.repetitions", REPETITIONS, usual.repetitions, f"{id_}_reps"
                    ),
                }
            else:
                dose = _ask_hold(id_, usual.hold_seconds, usual.repetitions)
            days = _choose("prescribe.days", DAYS, 5, f"{id_}_days")
        note = st.text_input(say("prescribe.line_note"), max_chars=200, key=f"prescribe_{id_}_note")
    line = {"kind": "library", "move": id_, "sides": sides, "dose": dose}
    return {**line, "days_a_week": days, "note": note}


def _ask_own_line(number: int) -> dict[str, Any]:
    key = f"own_{number}"
    with st.container(key=f"card-prescribe-{key}"):
        st.markdown(f"**{say('prescribe.own_move', number=number + 1)}**")
        name = st.text_input(say("prescribe.own_name"), max_chars=80, key=f"prescribe_{key}_name")
        place = st.pills(
            say("prescribe.position"),
            POSITIONS,
            default=POSITIONS[0],
            required=True,
            format_func=lambda option: say(f"prescribe.positions.{option}"),
            key=f"prescribe_{key}_position",
        )
        sides = _ask_sides(key, ("once", "each", "left", "right"))
        how = st.pills(
            say("prescribe.how"),
            ("hold", "repetitions"),
            default="hold",
            required=True,
            format_func=lambda option: say(f"prescribe.hows.{option}"),
            key=f"prescribe_{key}_how",
        )
        with st.container(horizontal=True):
            if how == "hold":
                dose = _ask_hold(key, 10, 2)
            else:
                dose = {
                    "how": "repetitions",
                    "sets": _choose("prescribe.sets", TIMES, 2, f"{key}_sets"),
                    "repetitions": _choose("prescribe.repetitions", REPETITIONS, 8, f"{key}_reps"),
                    "seconds_each": _choose(
                        "prescribe.seconds_each", SECONDS_EACH, 5, f"{key}_each"
                    ),
                }
            days = _choose("prescribe.days", DAYS, 5, f"{key}_days")
        steps = st.text_area(say("prescribe.steps"), max_chars=966, key=f"prescribe_{key}_steps")
        picture = _ask_picture(key)
    return {
        "kind": "own",
        "name": name,
        "position": place,
        "sides": sides,
        "dose": dose,
        "days_a_week": days,
        "steps": [step for step in steps.split("\n") if step.strip()],
        "picture": picture,
    }


def _ask_picture(key: str) -> bytes:
    """Draw the field for a picture; return the picture scaled and without metadata, or nothing."""
    file = st.file_uploader(
        say("prescribe.picture"),
        type=["jpg", "jpeg", "png", "webp"],
        max_upload_size=LARGEST_SOURCE // 1024**2,
        key=f"prescribe_{key}_picture",
    )
    if file is None:
        return b""
    try:
        return redraw_picture(file.getvalue())
    except PictureRefusalError as refused:
        st.error(say(f"prescribe.picture_fault.{refused.kind}"))
        return b""


def _ask_hold(key: str, seconds: int | None, times: int) -> dict[str, Any]:
    return {
        "how": "hold",
        "seconds": _choose("prescribe.seconds", SECONDS, seconds, f"{key}_seconds"),
        "times": _choose("prescribe.times", TIMES, times, f"{key}_times"),
    }


def _ask_sides(key: str, offered: tuple[str, ...]) -> str:
    return st.pills(
        say("prescribe.sides"),
        offered,
        default=offered[0],
        required=True,
        format_func=lambda option: say(f"prescribe.side.{option}"),
        key=f"prescribe_{key}_sides",
    )


def _choose(label: str, offered: tuple[int | None, ...], usual: int | None, key: str) -> int | None:
    """Draw a choice among numbers, which include the usual one."""
    options: list[int | None] = list(offered)
    if usual not in offered:
        options = [*sorted({option for option in (*offered, usual) if option is not None})]
    return st.select_slider(
        say(label),
        options,
        usual,
        format_func=lambda option: say("prescribe.open") if option is None else str(option),
        key=f"prescribe_{key}",
    )


def read_plan(document: dict[str, Any], content: Content) -> PhysioPlan | None:
    """Return the plan in a document; None, with a message, if it cannot be used."""
    try:
        return read_physio_plan(msgspec.json.encode(document), content)
    except PhysioPlanRefusalError as refused:
        st.error(say("prescribe.refused"))
        st.text(refused.say(content.words))
        return None


def offer_plan(plan: PhysioPlan) -> None:
    """Offer a plan as a file, and show its QR code."""
    st.markdown(say("prescribe.capped"))
    offer_download(
        say("prescribe.save"),
        lambda: write_physio_plan(plan),
        primary=True,
        key="prescribe_file",
        file_name="physio-plan.json",
        mime="application/json",
        width="stretch",
    )
    picture = draw_qr_code(write_short_physio_plan(plan).decode(), LARGEST_CODE)
    if picture is None:
        st.markdown(say("prescribe.no_code"))
        return
    st.markdown(say("prescribe.code"))
    html.draw(html.image(picture, say("prescribe.code_alt"), ""))
