"""Storage with faults, made on purpose for a journal's file."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

NOBODY = 65534


@contextmanager
def as_nobody() -> Iterator[None]:
    """Drop root's permissions temporarily, because root may write anywhere."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


@contextmanager
def small_disk(folder: Path) -> Iterator[bool]:
    """Mount a disk of 700 KB on the folder; False if this machine or user does not allow it."""
    mount = shutil.which("mount")
    made = (
        os.geteuid() == 0
        and mount is not None
        and subprocess.run(
            [mount, "-t", "tmpfs", "-o", "size=700k", "tmpfs", str(folder)],
            capture_output=True,
            check=False,
        ).returncode
        == 0
    )
    try:
        yield made
    finally:
        if made:
            subprocess.run([shutil.which("umount") or "", "-l", str(folder)], check=True)


def rubbish(path: Path) -> None:
    """Overwrite the file with other contents."""
    path.write_bytes(b"this is no journal\n" * 400)


def tear(path: Path) -> None:
    """Overwrite all but the first page with noise."""
    with path.open("r+b") as file:
        file.seek(4096)
        file.write(os.urandom(path.stat().st_size - 4096))


def garble(path: Path) -> None:
    """Keep the file's structure valid, and make its contents invalid."""
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE sessions SET plan = '[{\"move\"'")
    connection.close()
