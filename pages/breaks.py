"""Breaks from sitting: a timer that says when one is due."""

from psoas_coach.ui import shell

shell.enter()

from psoas_coach.ui.breaks import page

page.draw()
