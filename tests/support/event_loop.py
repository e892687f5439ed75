"""Run coroutines in tests, whatever else runs in the same process."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Coroutine

_Result = TypeVar("_Result")


def run_async(work: Coroutine[object, object, _Result]) -> _Result:
    """Run a coroutine like ``asyncio.run``, in a thread of its own.

    A worker that has driven a browser keeps Playwright's event loop in its main thread until the
    last test, and a thread can only run one loop.
    """
    with ThreadPoolExecutor(1) as threads:
        return threads.submit(asyncio.run, work).result()  # noqa: TID251 -- here alone
