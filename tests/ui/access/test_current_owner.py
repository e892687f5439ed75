"""The owner is a hash of issuer and subject, and nobody without both gets a journal."""

from __future__ import annotations

import hashlib
import re
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from psoas_coach.ui import store
from psoas_coach.ui.access import current_owner, sign_in_setup
from psoas_coach.ui.access.current_owner import AccessDeniedError
from tests.support import clock
from tests.support.signed_in_user import ISSUER, make_user

NAMES = st.text(min_size=1)


def at_the_page(monkeypatch: pytest.MonkeyPatch, user: dict[str, Any]) -> None:
    monkeypatch.setattr(sign_in_setup, "load_sign_in", lambda: sign_in_setup.SignIn(("",)))
    monkeypatch.setattr(current_owner, "st", SimpleNamespace(user=user))


def why(call: Any) -> str:  # noqa: ANN401 -- whatever raises
    with pytest.raises(AccessDeniedError) as caught:
        call()
    return caught.value.why


def test_without_sign_in_the_owner_is_this_machine() -> None:
    assert store.get_owner() == "local"


def test_the_owner_is_a_hash_of_issuer_and_subject(monkeypatch: pytest.MonkeyPatch) -> None:
    at_the_page(monkeypatch, make_user("ada"))
    expected = hashlib.sha256(b'["https://id.example.org", "ada"]').hexdigest()
    assert store.get_owner() == f"oidc-{expected}"
    assert re.fullmatch(r"oidc-[0-9a-f]{64}", store.get_owner())


def test_a_new_name_or_e_mail_keeps_the_journal(monkeypatch: pytest.MonkeyPatch) -> None:
    at_the_page(monkeypatch, make_user("ada"))
    before = store.get_owner()
    at_the_page(
        monkeypatch, make_user("ada", email="new@example.org", name="Ada B", iat=clock.stamp())
    )
    assert store.get_owner() == before


@given(NAMES, NAMES, NAMES, NAMES)
def test_no_two_people_share_an_owner(one: str, two: str, three: str, four: str) -> None:
    same = (one, two) == (three, four)
    assert (current_owner.derive_owner(one, two) == current_owner.derive_owner(three, four)) is same


@given(NAMES, NAMES)
def test_the_border_between_issuer_and_subject_counts(one: str, two: str) -> None:
    assert current_owner.derive_owner(one + two, "x") != current_owner.derive_owner(one, two + "x")


@pytest.mark.parametrize(
    "user",
    [
        {},
        {"is_logged_in": False},
        {"iss": ISSUER, "sub": "ada"},
        make_user("ada", is_logged_in="true"),
        make_user("ada", is_logged_in=1),
        make_user(""),
        make_user("ada", iss=""),
        make_user("ada", iss=None),
        make_user("ada", sub=7),
        {key: value for key, value in make_user("ada").items() if key != "sub"},
    ],
)
def test_a_person_who_is_not_identified_is_nobody(
    monkeypatch: pytest.MonkeyPatch, user: dict[str, Any]
) -> None:
    at_the_page(monkeypatch, user)
    assert why(store.get_owner) == "signed_out"
    assert why(store.open_journal) == "signed_out"
    assert why(current_owner.check_access) == "signed_out"


@pytest.mark.parametrize(
    ("at", "held"),
    [
        (clock.stamp() - 29 * 86400, True),
        (clock.stamp() - 31 * 86400, False),
        (None, False),
        ("x", False),
    ],
    ids=["29 days", "31 days", "no time", "no number"],  # the same in every process of a test run
)
def test_a_sign_in_ends_after_thirty_days(
    monkeypatch: pytest.MonkeyPatch, at: float | None, held: bool
) -> None:
    at_the_page(monkeypatch, make_user("ada", iat=at))
    if held:
        current_owner.check_access()
    else:
        assert why(current_owner.check_access) == "ended"


def test_a_button_pressed_as_the_sign_in_ended_still_has_an_owner(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A callback comes before the frame; whose it is, is known."""
    at_the_page(monkeypatch, make_user("ada", iat=0))
    assert store.get_owner() == current_owner.derive_owner(ISSUER, "ada")


def test_a_host_without_sign_in_has_no_owner(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(current_owner, "listens_to_others", lambda: True)
    assert why(store.get_owner) == "exposed"
    assert why(store.open_journal) == "exposed"
    assert why(store.find_file) == "exposed"


def test_a_visit_through_a_proxy_is_not_admitted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(current_owner, "is_visit_from_elsewhere", lambda: True)
    assert why(current_owner.check_access) == "exposed"


def test_with_sign_in_it_does_not_matter_where_somebody_is(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    at_the_page(monkeypatch, make_user("ada"))
    monkeypatch.setattr(current_owner, "listens_to_others", lambda: True)
    monkeypatch.setattr(current_owner, "is_visit_from_elsewhere", lambda: True)
    current_owner.check_access()


def test_nobody_is_let_in_by_a_sign_in_that_lacks_something(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    at_the_page(monkeypatch, make_user("ada"))
    monkeypatch.setattr(
        sign_in_setup, "load_sign_in", lambda: sign_in_setup.SignIn(("",), ("a fault",))
    )
    assert why(store.get_owner) == "unready"
