"""A stand-in for Streamlit behind the gate for phones, and the address of that gate."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from starlette.types import Message, Receive, Scope, Send

ADDRESS, PORT = "192.168.1.5", 8443
HOST = f"{ADDRESS}:{PORT}"
ORIGIN = f"https://{HOST}"


class Inside:
    """Stands in for Streamlit behind the gate.

    Attributes:
        reached: The path of each request and connection that came through.
        received: Messages of websockets that came through.
    """

    def __init__(self) -> None:
        self.reached: list[str] = []
        self.received: list[Message] = []

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request with 200, and keep a websocket open until it is closed."""
        self.reached.append(scope["path"])
        if scope["type"] == "http":
            html = [(b"content-type", b"text/html; charset=utf-8")]
            await send({"type": "http.response.start", "status": 200, "headers": html})
            await send({"type": "http.response.body", "body": b"<head></head>inside"})
            return
        await send({"type": "websocket.accept"})
        while True:
            message = await receive()
            self.received.append(message)
            if message["type"] == "websocket.disconnect":
                return
            if message["type"] == "websocket.receive":
                await send({"type": "websocket.send", "bytes": b"answer"})
