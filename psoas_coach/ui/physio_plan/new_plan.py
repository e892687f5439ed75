"""Open a new plan from a file or the text of a code: it is previewed, and saved only on request."""

from __future__ import annotations

import hashlib
import uuid
from typing import NamedTuple

import streamlit as st

from psoas_coach.coach.physio_plan import find_today, keep_physio_plan
from psoas_coach.coach.snapshot import Snapshot
from psoas_coach.content import load
from psoas_coach.guidance.physio_plan.model import PhysioPlan
from psoas_coach.journal.records import Moment
from psoas_coach.sharing.physio_plan_errors import PhysioPlanRefusalError
from psoas_coach.sharing.physio_plan_file import LARGEST, read_physio_plan
from psoas_coach.ui import html
from psoas_coach.ui.figures import get_theme
from psoas_coach.ui.physio_plan.plan_view import build_plan_view
from psoas_coach.ui.streamlit_workarounds.buttons import draw_primary_button
from psoas_coach.ui.words import say

_ROUND = "physio_plan_round"
"""Session-state key: counts saved plans, so that a saved file disappears from the page."""
_READ = "physio_plan_read"
"""Session-state key: the last file that was read, so that it is read once and keeps its id."""
_MEGABYTES = LARGEST // 1024**2
"""The largest file: one limit for the reader and the field."""
_LONGEST_TEXT = 4096
"""The most characters of a pasted text; the largest code contains fewer."""


class _ReadFile(NamedTuple):
    """A file that was read.

    Attributes:
        file: The upload's own id, or a hash of a pasted text.
        id: The id that the plan's record will have, chosen before any question is shown.
        plan: The plan, or a sentence that says why it cannot be used.
    """

    file: str
    id: str
    plan: PhysioPlan | str


def draw_opening(snapshot: Snapshot, now: Moment) -> None:
    """Draw the field for a file, and the contents of the file.

    Args:
        snapshot: The person's journal.
        now: The current moment.
    """
    file = st.file_uploader(
        say("physio_plan.file"),
        type="json",
        max_upload_size=_MEGABYTES,
        key=f"physio_plan_file_{st.session_state.get(_ROUND, 0)}",
    )
    source = _ask_text() if file is None else (file.file_id, file.getvalue())
    if source is None:
        return
    name, data = source
    read: _ReadFile | None = st.session_state.get(_READ)
    if read is None or read.file != name:
        read = _ReadFile(name, uuid.uuid4().hex, _read(data))
        st.session_state[_READ] = read
    if isinstance(read.plan, str):
        st.error(say("physio_plan.refused"))
        st.text(read.plan)  # It may quote the file, so it is never shown as markup.
        return
    _draw_preview(snapshot, now, read.id, read.plan)


def _ask_text() -> tuple[str, bytes] | None:
    """Draw the field for a plan from a QR code; return its text under a name derived from it."""
    round_ = st.session_state.get(_ROUND, 0)
    typed = st.text_area(
        say("physio_plan.paste"), key=f"physio_plan_text_{round_}", max_chars=_LONGEST_TEXT
    )
    data = typed.strip().encode("utf-8", "surrogatepass")
    return (hashlib.sha256(data).hexdigest(), data) if data else None


def _draw_preview(snapshot: Snapshot, now: Moment, id_: str, plan: PhysioPlan) -> None:
    content = load()
    today = find_today(plan, snapshot.person_today, content)
    with st.container(key="card-physio-plan-preview"):
        st.markdown(say("physio_plan.preview"))
        html.draw(build_plan_view(plan, today, content, get_theme()))
        if now.local_date > plan.until:
            return
        st.markdown(say("physio_plan.never_more"))
        if draw_primary_button(say("physio_plan.keep"), key="physio_plan_keep"):
            keep_physio_plan(snapshot.journal, plan, id_, now)
            st.session_state[_ROUND] = st.session_state.get(_ROUND, 0) + 1
            st.session_state.pop(_READ, None)
            st.rerun()


def _read(data: bytes) -> PhysioPlan | str:
    """Return the plan in a file, or why it cannot be used."""
    try:
        return read_physio_plan(data, load())
    except PhysioPlanRefusalError as refused:
        return refused.say(load().words)
