"""A client that talks to the server directly and can send what no browser would."""

from __future__ import annotations

import http.client
import socket
from collections.abc import Sequence
from contextlib import closing, suppress
from typing import NamedTuple

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.exceptions import InvalidHandshake, WebSocketException
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Subprotocol

from psoas_coach.ui.words import say

Headers = Sequence[tuple[str, str]]
DOORS = tuple(say(f"access.{why}.title") for why in ("signed_out", "ended", "exposed", "unready"))
PATIENCE_SECONDS = 60


class Visit(NamedTuple):
    """What came of a connection.

    Attributes:
        got_in: A page was drawn, and not the one that says why there is none.
        session: The id that the server gave it; empty if it was turned away at once.
    """

    got_in: bool
    session: str = ""


REFUSED = Visit(got_in=False)


def visit(
    port: int, host: str, headers: Headers, *, page: str = "", protocols: Sequence[str] = ()
) -> Visit:
    """Open the connection of a page and ask for the page.

    Args:
        port: Where the server listens on this machine.
        host: What the header ``Host`` says.
        headers: What else is said, in this order; a name may come twice.
        page: Its address.
        protocols: What follows ``streamlit`` in the list of protocols: token, session.
    """
    try:
        with open_connection(port, host, headers, protocols) as line:
            return request_page(line, page)
    except (InvalidHandshake, WebSocketException, OSError, EOFError):
        return REFUSED


def open_connection(
    port: int, host: str, headers: Headers, protocols: Sequence[str] = ()
) -> ClientConnection:
    """Open the connection of a page, by any name and from anywhere.

    Raises:
        InvalidHandshake: It was turned away.
    """
    return connect(
        f"ws://{host}/_stcore/stream",
        sock=socket.create_connection(("localhost", port), timeout=PATIENCE_SECONDS),
        additional_headers=list(headers),
        subprotocols=[Subprotocol(name) for name in ("streamlit", *protocols)],
        user_agent_header=None,
        compression=None,
        max_size=None,
    )


def request_page(line: ClientConnection, page: str) -> Visit:
    """Ask for a page and look at all that comes."""
    message = BackMsg()
    message.rerun_script.page_name = page
    message.rerun_script.context_info.timezone = "UTC"
    line.send(message.SerializeToString())
    session, drawn = "", b""
    while True:
        data = line.recv(timeout=PATIENCE_SECONDS)
        data = data if isinstance(data, bytes) else data.encode()
        drawn += data
        message = ForwardMsg.FromString(data)
        if message.WhichOneof("type") == "new_session":
            session = message.new_session.initialize.session_id or session
        elif message.WhichOneof("type") == "script_finished":
            if message.script_finished == ForwardMsg.FINISHED_EARLY_FOR_RERUN:
                continue
            return Visit(not any(title.encode() in drawn for title in DOORS), session)


class Reply(NamedTuple):
    """What came back: its status, and each of its headers with the name in small letters."""

    status: int
    headers: tuple[tuple[str, str], ...]

    def passed(self) -> bool:
        """Whether it gave what was asked for."""
        return 200 <= self.status < 300

    def values(self, name: str) -> list[str]:
        """Return what it says under a name."""
        return [value for header, value in self.headers if header == name]


def send_request(
    port: int, method: str, path: str, headers: Headers = (), body: bytes | None = None
) -> Reply:
    """Send one request, as it is written here."""
    line = http.client.HTTPConnection("localhost", port, timeout=PATIENCE_SECONDS)
    with closing(line):
        line.putrequest(method, path, skip_host=any(name == "Host" for name, _ in headers))
        for name, value in headers:
            line.putheader(name, value)
        if body is not None:
            line.putheader("Content-Length", str(len(body)))
        line.endheaders(body)
        answer = line.getresponse()
        with suppress(http.client.IncompleteRead):
            answer.read()
        headers = tuple((name.lower(), value) for name, value in answer.getheaders())
        return Reply(answer.status, headers)
