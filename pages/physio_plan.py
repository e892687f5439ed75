"""The plan of the person's own physio: opened from a file, and what of it is for today."""

from psoas_coach.ui import shell

shell.enter()

from psoas_coach.ui.physio_plan import page

page.draw()
