"""Set the clock of a Python program that a test starts, so that it is as far ahead as the test's.

Python imports this module automatically if its folder is on ``PYTHONPATH``; ``tests.support.clock``
adds it there.
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
