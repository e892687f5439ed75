"""The server never asks the network who it is (streamlit/streamlit#7721).

A page of another origin that knocks at the app (any page open in the same browser can) makes
Streamlit compare that origin with the machine's own address on the internet, and to learn that it
asks a server of Amazon, holding up everybody meanwhile. No page of ours is reached by that address.
"""

from __future__ import annotations

from streamlit import net_util


def hide_external_address() -> None:
    """Leave the address on the internet unknown. Doing it again changes nothing."""
    net_util.get_external_ip = _return_no_address


def _return_no_address() -> None:
    return None
