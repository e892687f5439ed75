"""An invented life to look at: years of self-checks, sessions and notes of nobody.

Made of the same rules as a real one, so that pages, charts and exports show what they would show
somebody: a good start, a plateau, a setback, flares, days ill and away, weeks of silence. The same
seed and the same dates give the same life, to the last digit.
"""

from psoas_coach.journal.demo.history import DemoHistory, generate_demo

__all__ = ["DemoHistory", "generate_demo"]
