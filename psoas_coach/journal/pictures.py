"""Check that bytes are a plain small JPEG without any information about its maker.

A picture of a move comes into the journal with a file, and an export may bring one back. Each
segment of the picture is checked: anything that could identify a camera, a place or a person is
rejected, and so is anything after the end of the picture.
"""

from __future__ import annotations

from typing import Final

LARGEST: Final = 24 * 1024
"""The most bytes of a picture, sharp enough at the size of a card."""
START, END, SCAN = 0xD8, 0xD9, 0xDA
JFIF = 0xE0
ALLOWED = frozenset({JFIF, 0xC0, 0xC4, 0xDB, 0xDD})
"""The segments that a baseline JPEG needs before its scan: frame, tables, restart interval, JFIF.
"""
_HEAD = b"JFIF\x00"


def is_plain_jpeg(data: bytes) -> bool:
    """Whether bytes are one baseline JPEG of at most ``LARGEST`` bytes without any metadata."""
    if len(data) > LARGEST or data[:2] != bytes((0xFF, START)) or data[-2:] != bytes((0xFF, END)):
        return False
    place = 2
    while place + 4 <= len(data):
        mark, kind = data[place], data[place + 1]
        length = int.from_bytes(data[place + 2 : place + 4], "big")
        if mark != 0xFF or length < 2:
            return False
        if kind == SCAN:
            return _is_one_scan(data[place + 2 + length :])
        if kind not in ALLOWED:
            return False
        if kind == JFIF and (length != 16 or data[place + 4 : place + 9] != _HEAD):
            return False  # A longer header contains a thumbnail.
        place += 2 + length
    return False


def _is_one_scan(scan: bytes) -> bool:
    """Whether the rest after a scan's header is its data, followed by the end of the picture."""
    place = 0
    while (place := scan.find(0xFF, place)) >= 0 and place + 1 < len(scan):
        kind = scan[place + 1]
        if kind == END:
            return place + 2 == len(scan)
        if kind != 0 and not 0xD0 <= kind <= 0xD7:  # neither a stuffed byte nor a restart
            return False
        place += 2
    return False
