"""Phones: a code to pair one, and the list of paired phones, each of which can be removed."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

import streamlit as st

from psoas_coach.journal.devices import Device
from psoas_coach.journal.journal import Journal
from psoas_coach.phone import current_service
from psoas_coach.phone.access import PhoneAccess
from psoas_coach.phone.pairing_codes import LASTS_SECONDS, group_code
from psoas_coach.sharing.qr_code import draw_qr_code
from psoas_coach.ui import html, store
from psoas_coach.ui.access import current_owner, paired_devices
from psoas_coach.ui.dates import format_day
from psoas_coach.ui.my_data import notices
from psoas_coach.ui.words import say

CODE = "your_phone_code"
"""Session-state key: the code on the page, and the devices that were paired before it."""
LOOK_SECONDS = 2.0
"""How often the page checks whether its code was used."""
COMMAND = "python -m psoas_coach phone"


def draw(journal: Journal, zone: str) -> None:
    """Draw the section.

    Args:
        journal: The journal whose devices are listed.
        zone: The person's time zone, for the dates.
    """
    st.header(say("phone.section.title"))
    access = current_service.get_current_access()
    if access is None:
        st.markdown(say("phone.section.how"))
        st.code(COMMAND, language=None, wrap_lines=True)
    elif current_owner.is_visit_from_elsewhere():
        st.markdown(say("phone.section.on_the_phone"))
    else:
        st.markdown(say("phone.section.lead"))
        _draw_pairing(access, journal)
    _draw_devices(access, journal, zone)


def _draw_pairing(access: PhoneAccess, journal: Journal) -> None:
    if st.button(say("phone.section.show_code"), key="your_phone_show"):
        devices = {device.id for device in journal.devices.list()}
        st.session_state[CODE] = (access.codes.issue(), devices)
    if CODE in st.session_state:
        _draw_code_until_used()


@st.fragment(run_every=LOOK_SECONDS)
def _draw_code_until_used() -> None:
    """Draw the code; once it is used, name the device and run the page again."""
    access = current_service.get_current_access()
    if access is None or CODE not in st.session_state:
        return
    code, before = st.session_state[CODE]
    if access.codes.is_good(code):
        _draw_links(access, code)
        return
    del st.session_state[CODE]
    new = [device for device in store.open_journal().devices.list() if device.id not in before]
    if new:
        notices.notify(say("phone.section.paired", name=new[0].name))
    notices.notify(say("phone.section.used"))


def _draw_links(access: PhoneAccess, code: str) -> None:
    first, *others = access.endpoint.build_pairing_links(code)
    st.markdown(say("phone.section.scan", minutes=round(LASTS_SECONDS / 60)))
    _draw_link(first)
    st.markdown(say("phone.section.type", address=_write_address(first)))
    st.code(group_code(code), language=None)
    if access.endpoint.secure:
        st.markdown(say("phone.section.warning"))
    else:
        st.warning(say("phone.section.plain"))
    if others:
        with st.expander(say("phone.section.others")):
            for link in others:
                st.markdown(f"`{_write_address(link)}`")
                _draw_link(link)


def _draw_link(link: str) -> None:
    alt = say("phone.section.code_alt", address=_write_address(link))
    html.draw(html.image(draw_qr_code(link) or "", alt, ""))


def _write_address(link: str) -> str:
    return link.partition("#")[0]


def _draw_devices(access: PhoneAccess | None, journal: Journal, zone: str) -> None:
    st.subheader(say("phone.section.devices"))
    devices = journal.devices.list()
    if not devices:
        st.markdown(say("phone.section.none"))
    here = paired_devices.find_this_device()
    for device in devices:
        st.markdown(_describe(device, zone, here=device.id == here))
        label = say("phone.section.remove", name=device.name)
        if st.button(label, key=f"your_phone_remove_{device.id}"):
            _remove(access, journal, device)


def _describe(device: Device, zone: str, *, here: bool) -> str:
    days = [
        format_day(at.astimezone(ZoneInfo(zone)).date())
        for at in (device.paired_at, device.last_seen_at)
    ]
    line = say("phone.section.device", name=device.name, paired=days[0], seen=days[1])
    return f"{line} {say('phone.section.this_device')}" if here else line


def _remove(access: PhoneAccess | None, journal: Journal, device: Device) -> None:
    """Remove a device, and close its open pages, before anything else is drawn."""
    if access is None:
        journal.devices.remove(device.id, dt.datetime.now(dt.UTC))
    else:
        access.remove(device.id)
    notices.notify(say("phone.section.removed", name=device.name))
