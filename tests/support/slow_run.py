"""An app whose runs take a while, without a point at which Streamlit could end them.

Each run writes its start and its end into the file that ``RUNS`` names.
"""

import os
import time
from pathlib import Path

RUNS = "PSOAS_COACH_TEST_RUNS"
"""Environment: the file in which the runs are written down."""
SECONDS = 0.5

if __name__ == "__main__":
    with Path(os.environ[RUNS]).open("a", encoding="ascii") as runs:
        print("begins", file=runs, flush=True)
        time.sleep(SECONDS)
        print("ends", file=runs, flush=True)
