"""Today: what is due now, and the shortest way into it."""

from psoas_coach.ui import shell

shell.enter()

from psoas_coach.ui.today import page  # noqa: E402 -- the frame comes first, always

page.draw()
