"""Today: the plan of the day, or what comes before a plan.

While help is needed now or today, the shell draws its card instead of the page. A new self-check is
offered below the controls that start the session.
"""

from psoas_coach.ui import shell

shell.enter()

import streamlit as st

from psoas_coach.coach.todays_plan import TodaysPlan, find_stop
from psoas_coach.content import load
from psoas_coach.ui import break_timer, html, store
from psoas_coach.ui.browser import focus_heading
from psoas_coach.ui.figures import get_theme
from psoas_coach.ui.goal import build_heading_with_goal
from psoas_coach.ui.new_signs import banner
from psoas_coach.ui.plan_changes import draw_changes
from psoas_coach.ui.today import check_in, days, notices, plan_card
from psoas_coach.ui.week import build_week
from psoas_coach.ui.words import say

now, content = store.now(), load()
snapshot = store.load_snapshot(now)
if days.take_in(snapshot, now.zone):
    snapshot = store.load_snapshot(now)


def draw_plan(plan: TodaysPlan) -> None:
    journal, summary = snapshot.journal, snapshot.session_summary
    is_held, walks = snapshot.held_note is not None, plan_card.has_walk(plan)
    with st.container(key="wide-today"):
        html.draw(build_heading_with_goal(say("frame.pages.today"), plan.check))
        if is_held or notices.has_level_banner(plan) or days.has_questions(summary):
            banner.show_banner(snapshot, "today")
            notices.draw_level_banner(plan)
            days.ask_after_flare(journal, now, summary)
            days.ask_about_silence(journal, summary)
        notices.draw_fair_test(snapshot, now, walks=walks)
        left, right = st.columns([11, 10], gap="large")
        with left, st.container(key="card-session"):
            plan_card.draw_session_card(snapshot, plan, now)
        with right:
            html.draw(build_week(snapshot, get_theme()))
            with st.container(horizontal=True, key="chips"):
                check_in.draw_check_in(journal, now, summary, walks=walks)
                days.draw_switches(journal, now, summary)
                break_timer.draw_chip(snapshot, now)
                draw_changes(journal, plan.changed, content)
            if not is_held:  # The banner has asked for one already.
                notices.draw_recheck_offer(snapshot, plan)
                notices.draw_extras_offer(snapshot, plan)
            plan_card.draw_moves(snapshot, plan)


plan = snapshot.todays_plan
if plan is None and snapshot.latest_self_check is None:
    plan_card.draw_first_visit(snapshot)
elif plan is None:
    plan_card.draw_outdated()
    notices.draw_fair_test(snapshot, now, walks=True)
elif stop := find_stop(plan, content):
    plan_card.draw_stopped(stop, plan)
else:
    draw_plan(plan)
if plan is None or find_stop(plan, content):  # Otherwise it is among the other chips.
    break_timer.draw_chip(snapshot, now)
focus_heading("today")
