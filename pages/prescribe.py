"""Make a plan for somebody else: a physio saves it as a file, and nothing stays here."""

from psoas_coach.ui import shell

shell.enter()

from psoas_coach.ui.prescribe import page

page.draw()
