"""A fair test on oneself: weeks with something against weeks without, in an order drawn by lot."""

from psoas_coach.ui import shell

shell.enter()

from psoas_coach.ui.fair_test import page

page.draw()
