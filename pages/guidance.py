"""The guidance: how gently to start, and what to do."""

from psoas_coach.ui import shell

shell.enter()

from psoas_coach.ui.guidance import page

page.draw()
