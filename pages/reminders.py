"""Reminders: what to be reminded of, in the person's own calendar and within the app.

Each choice is saved as it is made; the file is produced when it is requested.
"""

from psoas_coach.ui import shell

shell.enter()

import msgspec
import streamlit as st

from psoas_coach.coach import reminders as stored
from psoas_coach.content import load
from psoas_coach.ui import store
from psoas_coach.ui.reminders.fields import ask_breaks, ask_recheck, ask_session, draw_in_app
from psoas_coach.ui.streamlit_workarounds.buttons import offer_download
from psoas_coach.ui.words import say

now, content = store.now(), load()
snapshot = store.load_snapshot(now)
reminders = stored.load_reminders(snapshot.settings)
recheck_on = stored.find_recheck_date(snapshot.todays_plan, now.local_date, content)


def make_file() -> bytes:
    """Make the file anew for each press, so that the newest one counts."""
    at = store.now()
    then = store.load_snapshot(at)
    latest = stored.load_reminders(then.settings)
    return stored.make_calendar_file(then.journal, latest, then.todays_plan, at, load())


def offer_file(*, is_first: bool) -> None:
    offer_download(
        say("reminders.download"),
        make_file,
        primary=True,
        key="reminders_file",
        file_name="psoas-coach.ics",
        mime="text/calendar",
        icon=":material/event_upcoming:",
        width="stretch",
    )
    st.markdown(say("reminders.first_time" if is_first else "reminders.again"))
    with st.expander(say("reminders.how.title"), key="reminders_how", on_change="rerun") as how:
        if how.open:
            st.markdown(say("reminders.how.body"))


st.title(say("reminders.title"), anchor=False)
st.markdown(say("reminders.lead"))
wanted = msgspec.structs.replace(
    reminders,
    session=ask_session(reminders.session),
    breaks=ask_breaks(reminders.breaks),
    recheck=ask_recheck(recheck_on, wanted=reminders.recheck),
)
is_possible = stored.is_possible(wanted)
if is_possible and wanted != reminders:
    stored.save_reminders(snapshot.journal, wanted)
if not is_possible:
    st.warning(say("reminders.not_possible"))
elif wanted.list_events():
    offer_file(is_first=not wanted.issued)
else:
    st.markdown(say("reminders.nothing_yet"))
draw_in_app(snapshot)
