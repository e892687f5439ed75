"""For physios: a form for somebody else's plan, saved as a file or a code."""

from psoas_coach.ui import shell

shell.enter()

import streamlit as st

from psoas_coach.content import load
from psoas_coach.ui import store
from psoas_coach.ui.prescribe.form import ask_plan, offer_plan, read_plan
from psoas_coach.ui.words import say

content = load()
st.title(say("prescribe.title"), anchor=False)
st.markdown(say("prescribe.lead"))
document = ask_plan(store.now().local_date, content)
if document is None:
    st.markdown(say("prescribe.needs"))
elif plan := read_plan(document, content):
    offer_plan(plan)
