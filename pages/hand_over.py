"""For a visit: a summary of what the person has entered, to read, print or save as a PDF.

The page stays open while the person needs help first, because it is needed most then. It then
begins with what to do, and the summary leaves out what the other pages do not show at that time.
"""

from psoas_coach.ui import shell

shell.enter()

from functools import partial

import streamlit as st

from psoas_coach.coach.visit import load_visit_facts
from psoas_coach.ui import html, store
from psoas_coach.ui.hand_over.summary import ask_choices, build_preview, offer_file
from psoas_coach.ui.phone_numbers import link_numbers
from psoas_coach.ui.phrases.visit import build_report
from psoas_coach.ui.words import say

snapshot = store.load_snapshot(store.now())
facts = load_visit_facts(snapshot)
report = None

sheet = st.container(key="wide-visit")
with sheet, st.container(key="visit-choices"):  # This is not printed.
    st.markdown(f"# {say('visit.title')}\n\n{say('visit.lead')}", anchors=False)
    if facts.is_empty:
        st.markdown(say("visit.nothing"))
        st.page_link(shell.get_page("self_check"), label=say("frame.pages.self_check"))
    elif facts.card is not None:
        action = say(f"results.levels.{facts.card.level}.action")
        html.draw(html.element("p", link_numbers(action), classes=f"urgent {facts.card.level}"))
    choices = None if facts.is_empty else ask_choices(snapshot, facts)
    if choices is not None:
        write = partial(build_report, facts, choices, snapshot.content)
        report = snapshot.compute_once(("visit report", choices), write)
        offer_file(report, choices)
        st.header(say("visit.preview"), anchor=False)
if report is not None:
    with sheet:
        html.draw(snapshot.compute_once(("visit preview", choices), partial(build_preview, report)))
