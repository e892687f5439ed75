"""Has anything changed? Years of days on a phone, with honest gaps."""

from psoas_coach.ui import shell

shell.enter()

from psoas_coach.ui.progress import page

page.draw()
