"""The phone service, from the command that starts it to the end of the process.

The command prepares it: it reserves the port and creates the certificate, so that problems are
reported before anything starts. The app's lifespan runs it. There is one per process, and none
without the command.

It prints a QR code for each address, with instructions. Codes are only shown to a person at a
terminal. If the output goes to a file or a service's log, it says instead where to get a code.
"""

from __future__ import annotations

import datetime as dt
import io
import logging
import socket
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from ipaddress import ip_address
from pathlib import Path
from typing import TYPE_CHECKING

import segno

from psoas_coach.content import load
from psoas_coach.journal.journal import Journal
from psoas_coach.phone import addresses, listener
from psoas_coach.phone.access import Endpoint, PhoneAccess
from psoas_coach.phone.certificate import Certificate, CertificateError, ensure_certificate
from psoas_coach.phone.pair_page import PairPage
from psoas_coach.phone.pairing_codes import group_code

if TYPE_CHECKING:
    from starlette.types import ASGIApp

    from psoas_coach.phone.certificate import Certificate

FOLDER = "phone"
"""The folder of certificates, beside the journal."""

_LOG = logging.getLogger(__name__)
_MOST_CODES = 3
"""The most QR codes in a terminal, so that scrolling stays reasonable."""


class NoNetworkError(Exception):
    """This machine has no address on a local network."""


class PhoneService:
    """The service that the command has prepared.

    Args:
        bound: A listening socket.
        folder: The folder for certificates.
        own: The person's own certificate, used instead of a self-signed one.
        secure: Whether to use TLS.

    Raises:
        NoNetworkError: There is no local address.
        CertificateError: No certificate can be created.

    Attributes:
        access: Authenticates devices; None until the service runs.
        ended: Whether it has stopped.
    """

    def __init__(
        self, bound: socket.socket, folder: Path, own: Certificate | None, *, secure: bool
    ) -> None:
        self._bound = bound
        self._folder = folder
        self._own = own
        self._secure = secure
        self._names = list_names()
        self._certificate = self._make_certificate(self._names)
        self.access: PhoneAccess | None = None
        self.ended = False

    @asynccontextmanager
    async def run(self, app: ASGIApp, open_journal: Callable[[], Journal]) -> AsyncIterator[None]:
        """Serve phones while the context lasts.

        Args:
            app: The app as this machine serves it.
            open_journal: Returns the journal that paired devices open.
        """
        self.access = access = PhoneAccess(self._find_endpoint(), open_journal)
        wrapped = listener.wrap(app, access, PairPage(access))
        try:
            async with listener.serve(
                wrapped, self._bound, self._certificate, self._find_new, access.limits
            ):
                print_invitation(access, self._certificate)
                yield
        finally:
            self.ended = True

    def close(self) -> None:
        """Close the port of a service that will not run."""
        self._bound.close()

    def _find_endpoint(self) -> Endpoint:
        """Return the addresses at which phones reach this machine."""
        port = int(self._bound.getsockname()[1])
        if self._own is None:
            return Endpoint(self._names, port, self._secure)
        named = self._own.names
        likeliest = [name for name in self._names if name in named]
        return Endpoint(tuple(dict.fromkeys([*likeliest, *named])), port)

    def _make_certificate(self, names: tuple[str, ...]) -> Certificate | None:
        if not self._secure or self._own is not None:
            return self._own
        return ensure_certificate(self._folder, names, dt.datetime.now(dt.UTC))

    def _find_new(self) -> Certificate | None:
        """Return a certificate for new addresses, and allow these, if they have changed."""
        try:
            names = list_names()
        except NoNetworkError:  # The network is gone, temporarily or for good.
            return None
        if names == self._names or self.access is None:
            return None
        try:
            certificate = self._make_certificate(names)
        except CertificateError as error:
            _LOG.error("no certificate for the new addresses: %s", error.fault)
            return None
        self._names, self._certificate = names, certificate
        self.access.endpoint = self._find_endpoint()
        print_invitation(self.access, certificate)
        return None if certificate is self._own else certificate


def list_names() -> tuple[str, ...]:
    """Return this machine's local names and addresses, the most likely first.

    Raises:
        NoNetworkError: It has no address there.
    """
    local_addresses = addresses.list_addresses()
    if not local_addresses:
        raise NoNetworkError
    name = addresses.find_local_name()
    return local_addresses if name is None else (*local_addresses, name)


def print_invitation(access: PhoneAccess, certificate: Certificate | None) -> None:
    """Print how to pair a phone.

    Args:
        access: Issues the code.
        certificate: The certificate, whose fingerprint is printed for comparison on the phone.
    """
    with suppress(OSError, ValueError, AttributeError):  # The output is closed or no terminal.
        text = _compose(access, certificate, with_codes=sys.stdout.isatty())
        encoding = sys.stdout.encoding or "ascii"
        sys.stdout.write(text.encode(encoding, "replace").decode(encoding))
        sys.stdout.flush()


def _draw_code(link: str) -> str:
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
        scannable = [link for link in endpoint.build_pairing_links(code) if not _is_name(link)]
        links = (scannable or list(endpoint.build_pairing_links(code)))[:_MOST_CODES]
        paragraphs.append(words["phone.terminal.scan"])
        for link in links:
            address = link.partition("#")[0]
            paragraphs.append(f"{_draw_code(link)}\n{address}")
        if len(links) > 1:
            paragraphs.append(words["phone.terminal.several"])
        paragraphs.append(words["phone.terminal.type"].format(code=group_code(code)))
    else:
        address = endpoint.build_pairing_links("")[0].partition("/pair")[0]
        paragraphs.append(words["phone.terminal.no_terminal"].format(address=address))
    if certificate is None:
        paragraphs.append(words["phone.terminal.plain"])
    else:
        paragraphs.append(words["phone.terminal.warning"].format(print=certificate.fingerprint))
    paragraphs.append(words["phone.terminal.end"])
    return "\n" + "\n\n".join(paragraphs) + "\n\n"


def _is_name(link: str) -> bool:
    """Whether a link uses a host name, which not every phone can resolve."""
    host = link.partition("://")[2].partition("/")[0].rpartition(":")[0].strip("[]")
    try:
        ip_address(host)
    except ValueError:
        return True
    return False
