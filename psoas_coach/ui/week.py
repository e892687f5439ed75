"""The last seven days as dots, today's last, and what changed since last time in words.

On Today the dots open to the eight weeks that they are the end of.
"""

from __future__ import annotations

import datetime as dt

from psoas_coach.coach.today_summary import TodaySummary
from psoas_coach.content.formats import list_weekdays
from psoas_coach.progress.recent_history import WEEK, State
from psoas_coach.ui import html
from psoas_coach.ui.html import Html
from psoas_coach.ui.words import say, say_count


def build_week(summary: TodaySummary, today: dt.date, weeks: Html) -> Html:
    """Return the dots, and what changed since last time.

    Args:
        summary: What the journal says of today and the days before.
        today: The person's date.
        weeks: What the dots open to; empty where they show all there is.
    """
    dots = build_dots(summary, today)
    if weeks:
        title = html.element("span", say("today.weeks.title"), classes="pc-unseen")
        head = html.element("summary", dots, title)
        dots = html.element("details", head, weeks, classes="disclosure plain week-fold")
    change = html.paragraph(summary.sentence) if summary.sentence else Html()
    return html.join((dots, change))


def build_dots(summary: TodaySummary, today: dt.date) -> Html:
    """Return the dots, named for whoever cannot see them."""
    states: list[State] = ["blank" for _ in range(WEEK)]
    if summary.weeks is not None:
        states = list(summary.weeks.states[-WEEK:])
    if summary.done:
        states[-1] = "done"
    done = states.count("done")
    words = say_count("today.week", done, number=done) if done else say("today.week.none")
    dots = (
        _dot(state, today - dt.timedelta(days=WEEK - 1 - place))
        for place, state in enumerate(states)
    )
    return html.element("div", *dots, classes="pc-week", role="img", aria_label=words)


def _dot(state: State, date: dt.date) -> Html:
    initial = list_weekdays()[date.weekday()][:1]
    return html.element("span", html.element("i", classes=f"pc-day {state}"), initial)
