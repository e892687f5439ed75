"""My data: look at it, take it along, put it back, delete it."""

from psoas_coach.ui import shell

shell.enter()

from psoas_coach.ui.my_data import page

page.draw()
