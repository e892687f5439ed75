"""The running session: the player with its reports, or the question whether to continue it here.

The player is a fragment, so its reports rerun nothing else on the page. Each report is validated
first. The journal's draft stores how far the session is; its end takes the page to the closing
questions. The page offers to save a session of an earlier day that was never finished.
"""

from __future__ import annotations

from contextlib import suppress

import msgspec
import streamlit as st

from psoas_coach.coach import session_draft as drafts
from psoas_coach.coach.own_moves import add_own_moves
from psoas_coach.coach.physio_plan import load_pictures
from psoas_coach.coach.player_report import (
    Finished,
    Progress,
    ReportRefusedError,
    read_finished,
    read_progress,
)
from psoas_coach.coach.session_draft import Draft
from psoas_coach.coach.session_start import close_left_over
from psoas_coach.content import Content, load
from psoas_coach.journal.journal import Journal
from psoas_coach.ui import shell, store
from psoas_coach.ui.access import paired_devices
from psoas_coach.ui.dates import format_day
from psoas_coach.ui.phrases.session import list_advice, list_doses, say_duration, write_stop_rule
from psoas_coach.ui.player import (
    build_drawings,
    make_player_key,
    pack_photos,
    pack_player,
    show_player,
)
from psoas_coach.ui.player.script import build_script
from psoas_coach.ui.player.sound import SOUND_SETTING, Sound, read_sound
from psoas_coach.ui.session.tab_state import remember
from psoas_coach.ui.streamlit_workarounds.buttons import draw_primary_button
from psoas_coach.ui.words import say

_COURSE = "session_course"
"""Session-state key: the course that this tab has shown last."""


@st.fragment
def draw_player(session: str) -> None:
    """Run a session; rerun the page when it has ended, here or in another tab."""
    journal, content = store.open_journal(), load()
    draft = drafts.load_draft(store.load_snapshot())
    if draft is None or draft.id != session or draft.stage != "playing":
        st.rerun()
    if draft.device != paired_devices.find_this_device():  # It was moved to another device.
        st.rerun()
    remember(draft, store.now())
    st.session_state[_COURSE] = course = drafts.make_course_id(draft)
    returned = show_player(course, _pack_player(draft, journal, content))
    steps = drafts.build_player_steps(draft, content)
    _keep_sound(returned.sound, journal)
    try:
        if returned.finished is not None:
            store_ending(journal, draft, read_finished(returned.finished, session, steps))
            st.rerun()
        if returned.progress is not None:
            progress = read_progress(returned.progress, session, steps)
            _keep_progress(journal, draft, progress)
    except ReportRefusedError:
        _draw_refusal(journal, draft)
    if draft.gentler:
        st.info(say("session.before.gentler"))


def draw_elsewhere(journal: Journal, draft: Draft) -> None:
    """Ask whether to continue here a session that runs on another device."""
    _keep_late_report(journal, draft)
    st.title(say("session.elsewhere.title"), anchor=False)
    st.markdown(say("session.elsewhere.body", device=_name_device(journal, draft.device)))
    if draw_primary_button(say("session.elsewhere.move"), key="session_move", width="stretch"):
        latest = drafts.load_draft(journal)  # It includes reports since the page was drawn.
        if latest is not None and (latest.id, latest.stage) == (draft.id, "playing"):
            drafts.move_to_device(journal, latest, paired_devices.find_this_device())
        st.rerun()
    st.page_link(shell.get_page("today"), label=say("session.saved.today"))


def draw_left_over(journal: Journal, draft: Draft, content: Content) -> None:
    """Offer to save an unfinished session of an earlier day.

    Args:
        journal: The person's journal.
        draft: The session.
        content: The questionnaire, the rules and the words.
    """
    st.title(say("session.left_over.title", date=format_day(draft.at.local_date)), anchor=False)
    time = say_duration(sum(drafts.find_held_seconds(draft).values()))
    st.markdown(say("session.left_over.body", time=time))
    if draw_primary_button(say("session.left_over.keep"), key="left_over_keep", width="stretch"):
        close_left_over(journal, draft, content)
        st.rerun()
    if st.button(say("session.left_over.drop"), key="left_over_drop", width="stretch"):
        journal.drafts.drop(drafts.SESSION_DRAFT)
        st.rerun()


def _keep_late_report(journal: Journal, draft: Draft) -> None:
    """Store the seconds that were counted here before the move of the session was noticed."""
    course = st.session_state.pop(_COURSE, None)
    sent = st.session_state.get(make_player_key(course)) if course else None
    if not sent:
        return
    steps = drafts.build_player_steps(draft, load())
    with suppress(ReportRefusedError):
        if sent.get("finished") is not None:
            drafts.add_late_holds(journal, draft, read_finished(sent["finished"], draft.id, steps))
        elif sent.get("progress") is not None:
            drafts.add_late_holds(journal, draft, read_progress(sent["progress"], draft.id, steps))


def _name_device(journal: Journal, device: str) -> str:
    """Return the name of the device that a session runs on."""
    if not device:
        return say("session.elsewhere.computer")
    names = {device.id: device.name for device in journal.devices.list()}
    return names.get(device, say("session.elsewhere.other"))


def store_ending(journal: Journal, draft: Draft, finished: Finished) -> None:
    """Store how the session ended; after that only the questions remain.

    Args:
        journal: The person's journal.
        draft: The draft as it is stored.
        finished: How it ended, as the player reports it.
    """
    drafts.save_draft(journal, msgspec.structs.replace(draft, stage="after", finished=finished))


def _pack_player(draft: Draft, journal: Journal, content: Content) -> bytes:
    """Return the player's data: computed once for each tab, so that it is sent only once."""
    key = f"session_player_{drafts.make_course_id(draft)}"
    if key not in st.session_state:
        named = add_own_moves(content, draft.own_moves)
        advice, doses = list_advice(draft.plan), list_doses(draft.plan)
        sound = read_sound(journal.settings.get(SOUND_SETTING)) or Sound()
        resume = msgspec.to_builtins(draft.progress)
        data = {
            **build_script(named, drafts.build_player_steps(draft, content), advice, doses),
            "course": drafts.make_course_id(draft),
            "figures": build_drawings(_list_moves(draft, content), content),
            "photos": pack_photos(load_pictures(journal, draft.physio_plan), named),
            "sound": msgspec.to_builtins(sound),
            "resume": resume,
            "autostart": resume is None and not draft.moves,
            "stop_rule": write_stop_rule(draft.pain_before or 0, content, draft.stop_at),
        }
        st.session_state[key] = pack_player(draft.id, data)
    cached: bytes = st.session_state[key]
    return cached


def _list_moves(draft: Draft, content: Content) -> tuple[str, ...]:
    """Return every move that the player draws; a physio's own move has its picture, or none."""
    first = () if draft.warm_up is None else (draft.warm_up.move,)
    moves = dict.fromkeys((*first, *(item.move for item in draft.plan)))
    return tuple(move for move in moves if move in content.moves)


def _keep_progress(journal: Journal, draft: Draft, progress: Progress) -> None:
    """Store a report if it is new; a tab repeats its last report."""
    last = f"session_progress_{drafts.make_course_id(draft)}"
    if st.session_state.get(last) == progress:
        return
    merged = msgspec.structs.replace(
        progress, held=drafts.select_longest_holds(draft.progress, progress)
    )
    drafts.save_draft(journal, msgspec.structs.replace(draft, progress=merged))
    st.session_state[last] = progress


def _keep_sound(raw: object, journal: Journal) -> None:
    sound = read_sound(raw)
    if sound is not None and st.session_state.get("session_sound") != sound:
        journal.settings.save(SOUND_SETTING, msgspec.to_builtins(sound))
        st.session_state["session_sound"] = sound


def _draw_refusal(journal: Journal, draft: Draft) -> None:
    """Say that saving was refused, and offer to continue from the last stored progress."""
    st.warning(say("session.refused.body"))
    if st.button(say("session.refused.keep"), key="refused_keep"):
        store_ending(
            journal, draft, Finished(draft.id, "stopped", "other", drafts.find_held_seconds(draft))
        )
        st.rerun()
