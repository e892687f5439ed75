"""For a visit: a summary of what the person told the app, to read, print or save as a PDF."""

from psoas_coach.ui import shell

shell.enter()

from psoas_coach.ui.hand_over import page

page.draw()
