"""How long ten hostile megabytes keep the app busy: ``python -m benchmarks.hostile_input``.

Each kind is refused by the reader that would meet it, in turns with the decoding of as many bytes
of honest JSON by the standard library. What is printed is processor time, the shortest of five.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from functools import partial

from psoas_coach.content import load
from psoas_coach.guidance.errors import InvalidInputError
from psoas_coach.guidance.request import answer_request
from psoas_coach.sharing.import_errors import ImportRefusalError
from psoas_coach.sharing.json_import import read

SIZE = 10_000_000
TIMES = 5
MOST = 3.0
"""A hostile file may take this many times as long as an honest one."""
HONEST = b"{" + b",".join(b'"%d":0' % n for n in range(850_000)) + b"}"
HOSTILE = {
    "a long list": b'{"answers": {"red_now": [' + b'"a",' * (SIZE // 4) + b'"a"]}}',
    "a long name": b'{"answers": {"' + b"a" * SIZE + b'": 1}}',
    "deep nesting": b"[" * SIZE,
    "a long number": b'{"answers": {"limits": ' + b"9" * SIZE + b"}}",
    "a name twice": b"{" + b",".join(b'"%d":0' % n for n in range(600_000)) + b',"7":0}',
}
READERS: dict[str, Callable[[bytes], object]] = {
    "assess": lambda data: answer_request(data, load()),
    "import": read,
}


def processor_seconds(work: Callable[[], object]) -> float:
    """Processor time of ``work``, whether it ends or refuses."""
    began = time.process_time()
    with suppress(InvalidInputError, ImportRefusalError):
        work()
    return time.process_time() - began


def main() -> int:
    """Print a line for each kind and reader; return 1 when one takes too long."""
    over = 0
    load()
    for name, reader in READERS.items():
        for kind, data in HOSTILE.items():
            pairs = [
                (
                    processor_seconds(partial(reader, data)),
                    processor_seconds(partial(json.loads, HONEST)),
                )
                for _ in range(TIMES)
            ]
            hostile, honest = (min(column) for column in zip(*pairs, strict=True))
            over += hostile > MOST * honest
            sys.stdout.write(
                f"{name:8} {kind:14} {hostile * 1000:7.0f} ms, {hostile / honest:5.1f} times "
                f"as long as {len(HONEST) / 1e6:.0f} MB of honest JSON\n"
            )
    return 1 if over else 0


if __name__ == "__main__":
    sys.exit(main())
