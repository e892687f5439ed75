"""Reminders: sessions, breaks and the next self-check as a file for the person's own calendar."""

from psoas_coach.ui import shell

shell.enter()

from psoas_coach.ui.reminders import page

page.draw()
