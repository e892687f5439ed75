"""Serving phones, from the command that asks for it to the end of the process.

The command prepares: it takes the port and makes the certificate, so that what cannot be done is
said before anything starts. The app's lifespan runs it. There is one a process, and without the
command none.
"""

from __future__ import annotations

import datetime as dt
import logging
import socket
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from psoas_coach.journal.journal import Journal
from psoas_coach.phone import addresses, listener, terminal
from psoas_coach.phone.access import Endpoint, PhoneAccess
from psoas_coach.phone.certificate import Certificate, CertificateError, ensure_certificate
from psoas_coach.phone.pair_page import PairPage

if TYPE_CHECKING:
    from starlette.types import ASGIApp

FOLDER = "phone"
"""Where certificates lie, beside the journal."""

_LOG = logging.getLogger(__name__)


class NoNetworkError(Exception):
    """This machine has no address on a local network."""


class PhoneService:
    """What the command has prepared.

    Args:
        bound: A socket that listens.
        folder: Where certificates are made.
        own: A certificate of the person's own, in the place of one made here.
        secure: Whether to speak TLS.

    Raises:
        NoNetworkError: There is no address to be reached at.
        CertificateError: None can be made.

    Attributes:
        access: Who may come in; None until the service runs.
        ended: Whether it has run and is over.
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
        """Serve phones for as long as the context lasts.

        Args:
            app: The app as this machine has it.
            open_journal: Gives the journal that paired devices open.
        """
        self.access = access = PhoneAccess(self._endpoint(), open_journal)
        wrapped = listener.wrap(app, access, PairPage(access))
        try:
            async with listener.serve(
                wrapped, self._bound, self._certificate, self._find_new, access.limits
            ):
                terminal.print_invitation(access, self._certificate)
                yield
        finally:
            self.ended = True

    def close(self) -> None:
        """Let go of the port of a service that is not going to run."""
        self._bound.close()

    def _endpoint(self) -> Endpoint:
        """Return where phones reach this machine: by its addresses, as the certificate has them."""
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
        """Let phones in by new addresses and return their certificate, where those have changed."""
        try:
            names = list_names()
        except NoNetworkError:  # away for the moment, or for good
            return None
        if names == self._names or self.access is None:
            return None
        try:
            certificate = self._make_certificate(names)
        except CertificateError as error:
            _LOG.error("no certificate for the new addresses: %s", error.fault)
            return None
        self._names, self._certificate = names, certificate
        self.access.endpoint = self._endpoint()
        terminal.print_invitation(self.access, certificate)
        return None if certificate is self._own else certificate


def list_names() -> tuple[str, ...]:
    """Return what this machine is called on its local networks, the likeliest address first.

    Raises:
        NoNetworkError: It has no address there.
    """
    local_addresses = addresses.list_addresses()
    if not local_addresses:
        raise NoNetworkError
    name = addresses.find_local_name()
    return local_addresses if name is None else (*local_addresses, name)
