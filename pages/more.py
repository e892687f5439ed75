"""More: the way to everything that has no place in the bars."""

from psoas_coach.ui import shell

shell.enter()

from psoas_coach.ui.more import page

page.draw()
