"""The front door: every visit goes through the frame."""

from psoas_coach.ui import shell

shell.run()
