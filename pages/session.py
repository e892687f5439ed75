"""The session: how it is before, the player, and how it is after."""

from psoas_coach.ui import shell

shell.enter()

from psoas_coach.ui.session import page

page.draw()
