"""Take a measure: the readings so far, and saving them exactly once.

The phone as a level is a component that listens to the tilt and reads it when the thigh hangs
still. It runs in the browser, because the person lies on a bed with the phone out of sight: tones
and a voice guide them, and nothing waits for the server. Readings are reported as component
*state*, which is sent with every rerun until the page has acknowledged them, so a reload, a lost
connection or a killed server loses none. Tones, voice, ticker and wake lock are shared with the
player.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import get_args

import msgspec
import streamlit as st
from msgspec import Struct

from psoas_coach.content import Content
from psoas_coach.content.language import write_tag
from psoas_coach.journal.errors import JournalRefusalError
from psoas_coach.journal.journal import Journal
from psoas_coach.journal.records import Moment
from psoas_coach.ui.component import Component, encode
from psoas_coach.ui.measure import draft as drafts
from psoas_coach.ui.measure.draft import (
    SIDES,
    TIMES,
    Draft,
    Method,
    Readings,
    ReadingsBySide,
)
from psoas_coach.ui.measure.hip_measure_state import HipMeasureState
from psoas_coach.ui.measure.instructions import draw_figures, write_steps
from psoas_coach.ui.measure.result import show_readings
from psoas_coach.ui.player.sound import SOUND_SETTING, Sound, read_sound
from psoas_coach.ui.streamlit_workarounds.buttons import draw_primary_button
from psoas_coach.ui.words import say

METHODS: tuple[Method, ...] = get_args(Method)


def show_measuring(
    journal: Journal, draft: Draft, state: HipMeasureState, now: Moment, content: Content
) -> None:
    """Draw a measure in progress.

    Args:
        journal: The person's journal.
        draft: The draft as it is stored.
        state: What is known about earlier measures.
        now: The current moment, with the person's own date and time zone.
        content: The questionnaire, the rules and the words.
    """
    st.title(say("measure.title"), anchor=False)
    method = st.segmented_control(
        say("measure.method"),
        METHODS,
        default=draft.method,
        required=True,
        format_func=lambda option: say(f"measure.method_{option}"),
        key=f"measure_method_{draft.id}",
    )
    if method in METHODS and method != draft.method:
        draft = _save_change(journal, draft, method=method, typed={})
    by_phone = draft.method == "phone"
    readings = _ask_phone(journal, draft, content) if by_phone else _ask_typed(journal, draft)
    whole = not by_phone or all(len(readings.get(side, ())) == TIMES for side in SIDES)
    measured = any(readings.values())
    if whole and measured:
        show_readings(readings, state.noise)
    # Until all readings are taken, the primary button takes the next one.
    _draw_end(
        journal,
        draft,
        readings if measured else None,
        now,
        draw_primary_button if whole else st.button,
    )
    with st.expander(say("measure.how.title"), key="measure_how", on_change="rerun") as how:
        if how.open:
            draw_figures()
            zero = say("measure.phone_about.zero")
            st.markdown(f"{write_steps(content)}\n\n{zero}", anchors=False)


def _ask_phone(journal: Journal, draft: Draft, content: Content) -> ReadingsBySide:
    """Show the component and store what it reports; a tab repeats its last report."""
    st.markdown(say("measure.phone_about.body"))
    key = f"measure_phone_{draft.id}"
    if key not in st.session_state:
        sound = read_sound(journal.settings.get(SOUND_SETTING)) or Sound()
        st.session_state[key] = pack_component(draft, sound, content)
    raw, last = read_state(draft), f"measure_read_{draft.id}"
    report = parse_report(raw, draft.id)
    if raw is not None and report is None:
        st.warning(say("measure.refused"))
    if report is not None and st.session_state.get(last) != report:
        if (report.left, report.right) != (draft.left, draft.right):
            draft = _save_change(journal, draft, left=report.left, right=report.right)
        st.session_state[last] = report
    show_level(draft, st.session_state[key], st.session_state.get(last))
    return {"left": draft.left, "right": draft.right}


def _ask_typed(journal: Journal, draft: Draft) -> ReadingsBySide:
    typed = drafts.ask_typed(draft, "tape" if draft.method == "tape" else "hand")
    if typed.fields != draft.typed:
        _save_change(journal, draft, typed=typed.fields)
    if typed.fault:
        st.warning(typed.fault)
    return typed.readings


def _save_change(journal: Journal, draft: Draft, **changes: object) -> Draft:
    changed = msgspec.structs.replace(draft, **changes)
    if not drafts.save(journal, changed):
        st.rerun()  # Another tab has just saved the measure.
    return changed


def _draw_end(
    journal: Journal,
    draft: Draft,
    readings: ReadingsBySide | None,
    now: Moment,
    button: Callable[..., bool],
) -> None:
    """Draw the button that saves, once there is a reading, and the one that starts over."""
    save = False
    with st.container(horizontal=True):
        if readings is not None:
            save = button(say("measure.keep"), key=f"measure_keep_{draft.id}")
        over = st.button(say("measure.over"), key=f"measure_over_{draft.id}", type="tertiary")
    if over:
        journal.drafts.drop(drafts.MEASURE_DRAFT)
        st.rerun()
    if not save or readings is None:
        return
    try:
        journal.day_notes.add(drafts.build_note(draft, readings, now))
    except JournalRefusalError:  # A browser may send anything.
        st.warning(say("measure.refused"))
        return
    st.rerun()


_ASSETS = Path(__file__).parent / "assets"
_MEASURE = Component("measure", html=_ASSETS / "measure.html", css=(_ASSETS / "measure.css",))


def pack_component(draft: Draft, sound: Sound, content: Content) -> bytes:
    """Return the packed data of the component, once for all reruns of a measure.

    Args:
        draft: The draft as it is stored.
        sound: The sound settings of the person.
        content: The questionnaire, the rules and the words.
    """
    area, rules, words = "measure.phone.", content.measure.phone, content.words
    labels = {k.removeprefix(area): v for k, v in words.items() if k.startswith(area)}
    labels["hint_idle"] = labels["hint_idle"].format(seconds=rules.settle_seconds)
    labels["hint_read"] = labels["hint_read"].format(seconds=rules.steady_seconds)
    return encode(
        {
            "id": draft.id,
            "times": TIMES,
            "rules": rules,
            "sound": sound,
            "language": write_tag(content.language),
            "words": labels,
        }
    )


def show_level(draft: Draft, always: bytes, report: ReadingsReport | None) -> None:
    """Show the component.

    Args:
        draft: The measure.
        always: From ``pack_component``. The browser uses its first value for a measure.
        report: The last report of this tab, which it need not send again; None before the first.
    """
    stored = {side: getattr(report or draft, side) for side in SIDES}
    payload = {"always": msgspec.Raw(always), "stored": stored}
    _MEASURE.mount(_make_key(draft), encode(payload), states=("read",))


def read_state(draft: Draft) -> object:
    """Return the component's last value, not validated (see ``report``); None if there is none."""
    state = st.session_state.get(_make_key(draft))
    return state.get("read") if isinstance(state, Mapping) else None


def _make_key(draft: Draft) -> str:
    return f"measure-{draft.id}"


class ReadingsReport(Struct, frozen=True, forbid_unknown_fields=True):
    """The readings so far.

    Attributes:
        id: The id of the measure they belong to.
        left: Degrees of the left thigh below level, in order.
        right: The same for the right thigh.
    """

    id: str
    left: Readings
    right: Readings


def parse_report(raw: object, id_: str) -> ReadingsReport | None:
    """Return the validated report about the measure ``id_``; None if it is anything else."""
    if not isinstance(raw, Mapping):
        return None
    try:
        report = msgspec.convert(dict(raw), ReadingsReport)
    except (msgspec.ValidationError, UnicodeEncodeError, TypeError, OverflowError):
        return None
    return report if report.id == id_ else None
