"""The moves: every one with its figures, the psoas itself, and what people hear about it."""

from psoas_coach.ui import shell

shell.enter()

from psoas_coach.ui.moves import page

page.show()
