"""The self-check: safety first, then one group of questions at a time."""

from psoas_coach.ui import shell

shell.enter()

from psoas_coach.ui.self_check import wizard

wizard.show()
