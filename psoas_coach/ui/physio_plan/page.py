"""The page: the plan that counts, the way to take it out, and the way to open another one.

A file is read whole, shown with what would be for today, and kept only when asked.
"""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Iterator
from contextlib import nullcontext
from typing import NamedTuple

import streamlit as st

from psoas_coach.coach.physio_plan import OpenPlan, find_today, keep_physio_plan
from psoas_coach.coach.physio_session import is_done, mark_done
from psoas_coach.coach.snapshot import Snapshot
from psoas_coach.content import Content, load
from psoas_coach.guidance.physio_plan.model import PhysioPlan
from psoas_coach.guidance.physio_plan.today import PhysioPlanToday
from psoas_coach.journal.records import Moment
from psoas_coach.sharing.physio_plan_errors import PhysioPlanRefusalError
from psoas_coach.sharing.physio_plan_file import LARGEST, read_physio_plan
from psoas_coach.ui import html, shell, store
from psoas_coach.ui.dates import day
from psoas_coach.ui.figures import Theme, theme
from psoas_coach.ui.html import Html
from psoas_coach.ui.move_rows import build_move_rows
from psoas_coach.ui.phrases.physio_plan import list_facts, write_waiting
from psoas_coach.ui.physio_rows import build_rows
from psoas_coach.ui.streamlit_workarounds.buttons import primary_button
from psoas_coach.ui.words import say

REMOVED = "physio_plan_removed"
"""Session-state key: the id of the plan that was just removed. The journal has it still."""
_ROUND = "physio_plan_round"
"""Session-state key: counts the plans that were kept, so that a kept file leaves the page."""
_READ = "physio_plan_read"
"""Session-state key: the file that was read last, so that it is read once and keeps its id."""
_MEGABYTES = LARGEST // 1024**2
"""The most that a file may have: the reader's limit and the field's are one."""
_LONGEST_TEXT = 4096
"""Letters of a pasted text: the largest code there is holds fewer."""


def draw() -> None:
    """Draw the page."""
    now = store.now()
    snapshot = store.snapshot(now)
    st.title(say("physio_plan.title"), anchor=False)
    current = snapshot.physio_plan
    _draw_removed(snapshot, current)
    if current is None:
        st.markdown(say("physio_plan.lead"))
    else:
        _draw_current(snapshot, current, now)
    with nullcontext() if current is None else st.expander(say("physio_plan.another")):
        _draw_opening(snapshot, now)


def _draw_current(snapshot: Snapshot, current: OpenPlan, now: Moment) -> None:
    with st.container(key="card-physio-plan"):
        html.draw(_build_plan_view(current.plan, current.today, load(), theme()))
        if current.today.silent == "no_moves" and primary_button(
            say("frame.card.new"), key="physio_plan_check"
        ):
            st.switch_page(shell.page("self_check"))
        _offer_done(snapshot, current, now)
        if st.button(say("physio_plan.remove"), key="physio_plan_remove", type="tertiary"):
            st.session_state[REMOVED] = current.id  # first: a tap may end this run after the write
            snapshot.journal.physio_plans.remove(current.id)
            st.rerun()


def _offer_done(snapshot: Snapshot, current: OpenPlan, now: Moment) -> None:
    """Offer to keep that today's moves were done; the same tap again adds nothing."""
    if current.today.silent is not None:
        return
    if is_done(snapshot.journal, now):
        st.success(say("physio_plan.done"))
        return
    if not current.items:
        return
    icon = ":material/play_arrow:"
    if primary_button(say("physio_plan.play"), key="physio_plan_play", icon=icon):
        st.switch_page(shell.page("session"))
    if st.button(say("physio_plan.mark_done"), key="physio_plan_done"):
        mark_done(snapshot.journal, current, now, snapshot.content)
        st.rerun()


def _draw_removed(snapshot: Snapshot, current: OpenPlan | None) -> None:
    """Offer to put the plan back that was just removed."""
    removed = st.session_state.get(REMOVED)
    if removed is None or (current is not None and current.id == removed):
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        st.success(say("physio_plan.removed"))
        if st.button(say("physio_plan.put_back"), key="physio_plan_put_back"):
            snapshot.journal.physio_plans.restore(removed)
            st.rerun()


class _ReadFile(NamedTuple):
    """A file that was read.

    Attributes:
        file: The upload's own id, or a hash of a text that was pasted.
        id: The id that the plan's record will have, chosen before anything is asked.
        plan: What it holds, or the sentence that says why it cannot be used.
    """

    file: str
    id: str
    plan: PhysioPlan | str


def _draw_opening(snapshot: Snapshot, now: Moment) -> None:
    """Draw the field for a file, and what a file holds.

    Args:
        snapshot: The person's journal.
        now: When it is now.
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
        st.text(read.plan)  # it may repeat a piece of the file: shown as it is, never as markup
        return
    _draw_preview(snapshot, now, read.id, read.plan)


def _ask_text() -> tuple[str, bytes] | None:
    """Draw the field for a plan that came as a code; return its text under a name for it."""
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
        html.draw(_build_plan_view(plan, today, content, theme()))
        if now.local_date > plan.until:
            return
        st.markdown(say("physio_plan.never_more"))
        if primary_button(say("physio_plan.keep"), key="physio_plan_keep"):
            keep_physio_plan(snapshot.journal, plan, id_, now)
            st.session_state[_ROUND] = st.session_state.get(_ROUND, 0) + 1
            st.session_state.pop(_READ, None)
            st.rerun()


def _read(data: bytes) -> PhysioPlan | str:
    """Return what a file holds, or why it cannot be used."""
    try:
        return read_physio_plan(data, load())
    except PhysioPlanRefusalError as refused:
        return refused.say(load().words)


def _build_plan_view(
    plan: PhysioPlan, today: PhysioPlanToday, content: Content, colours: Theme
) -> Html:
    """Return what of a plan is for today, and what waits. While it is silent no move is named.

    Everything that the file says is escaped: it was typed by somebody whom we do not know.

    Args:
        plan: What the physio asks for.
        today: What of it is for today.
        content: The words of our moves.
        colours: The theme of the page.
    """
    return html.join(
        (
            html.heading(plan.name),
            html.unordered_list(list_facts(plan)),
            *([html.paragraph(html.lines(plan.note.split("\n")))] if plan.note else []),
            *_body(plan, today, content, colours),
        )
    )


def _body(
    plan: PhysioPlan, today: PhysioPlanToday, content: Content, colours: Theme
) -> Iterator[Html]:
    if today.silent is not None:
        dates = {"date": day(plan.until), "begins": day(plan.made_on)}
        yield html.paragraph(say(f"physio_plan.silent.{today.silent}", **dates))
        return
    yield html.heading(say("physio_plan.today"), 3)
    if today.lines:
        yield build_move_rows(build_rows(plan, today, content), colours)
        yield html.paragraph(say("physio_plan.stop"))
    else:
        yield html.paragraph(say("physio_plan.nothing"))
    if today.held:
        yield html.heading(say("physio_plan.waiting"), 3)
        yield html.unordered_list(
            write_waiting(held, plan.moves[held.number], content) for held in today.held
        )
