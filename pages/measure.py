"""The home measure: how far each hip moves back, read by a phone, a tape or by hand."""

from psoas_coach.ui import shell

shell.enter()

from psoas_coach.ui.measure import page

page.draw()
