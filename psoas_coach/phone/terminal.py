"""What the command prints: a QR code for each address, and what to do with it.

Codes are shown to a person at a terminal and to nobody else. Where the output goes to a file or a
service's log, it says where a code can be had instead.
"""

from __future__ import annotations

import io
import sys
from contextlib import suppress
from ipaddress import ip_address
from typing import TYPE_CHECKING

import segno

from psoas_coach.content import load
from psoas_coach.phone.pairing_codes import in_groups

if TYPE_CHECKING:
    from psoas_coach.phone.access import PhoneAccess
    from psoas_coach.phone.certificate import Certificate

MOST_CODES = 3
"""So many QR codes fit a terminal that somebody is willing to scroll."""


def print_invitation(access: PhoneAccess, certificate: Certificate | None) -> None:
    """Print how to pair a phone.

    Args:
        access: Issues the code.
        certificate: Its fingerprint is printed, to be compared with what a phone shows.
    """
    with suppress(OSError, ValueError, AttributeError):  # closed, or no terminal to speak of
        text = _compose(access, certificate, with_codes=sys.stdout.isatty())
        encoding = sys.stdout.encoding or "ascii"
        sys.stdout.write(text.encode(encoding, "replace").decode(encoding))
        sys.stdout.flush()


def draw_code(link: str) -> str:
    """Return the QR code of a link for a terminal."""
    drawn = io.StringIO()
    segno.make(link, error="m", micro=False).terminal(drawn, compact=True)
    return drawn.getvalue()


def _compose(access: PhoneAccess, certificate: Certificate | None, *, with_codes: bool) -> str:
    words = load().words
    endpoint = access.endpoint
    paragraphs = []
    if with_codes:
        code = access.codes.issue()
        scannable = [link for link in endpoint.pairing_links(code) if not _is_name(link)]
        links = (scannable or list(endpoint.pairing_links(code)))[:MOST_CODES]
        paragraphs.append(words["phone.terminal.scan"])
        for link in links:
            address = link.partition("#")[0]
            paragraphs.append(f"{draw_code(link)}\n{address}")
        if len(links) > 1:
            paragraphs.append(words["phone.terminal.several"])
        paragraphs.append(words["phone.terminal.type"].format(code=in_groups(code)))
    else:
        address = endpoint.pairing_links("")[0].partition("/pair")[0]
        paragraphs.append(words["phone.terminal.no_terminal"].format(address=address))
    if certificate is None:
        paragraphs.append(words["phone.terminal.plain"])
    else:
        paragraphs.append(words["phone.terminal.warning"].format(print=certificate.fingerprint))
    paragraphs.append(words["phone.terminal.end"])
    return "\n" + "\n\n".join(paragraphs) + "\n\n"


def _is_name(link: str) -> bool:
    """Whether a link names this machine by a word, which not every phone can look up."""
    host = link.partition("://")[2].partition("/")[0].rpartition(":")[0].strip("[]")
    try:
        ip_address(host)
    except ValueError:
        return True
    return False
