"""Sets the clock of a Python program that a test starts: it is as far ahead as the test is.

Python imports this by itself where its folder is on ``PYTHONPATH``; ``tests.support.clock`` puts it
there.
"""

import os
import time

if "PSOAS_COACH_TEST_AHEAD" in os.environ:
    import time_machine

    time_machine.travel(
        time.time() + float(os.environ["PSOAS_COACH_TEST_AHEAD"]),  # noqa: TID251 -- to be shifted
        tick=True,
    ).start()
    time.time()  # noqa: TID251 -- the shifted clock ticks from its first reading, also in forks
