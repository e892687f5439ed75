"""An ended sign-in gives no access in any tab or process; others stay valid."""

from __future__ import annotations

import datetime as dt
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest

from psoas_coach.journal.dump import JournalDump
from psoas_coach.journal.errors import JournalUnavailableError
from psoas_coach.ui import store
from psoas_coach.ui.access import revoked_sign_ins, sign_in_setup
from psoas_coach.ui.access.current_owner import AccessDeniedError
from tests.support import clock
from tests.support.signed_in_user import make_user

if TYPE_CHECKING:
    from psoas_coach.journal.journal import Journal

PHONE = make_user("ada", nonce="phone")
DESK = make_user("ada", nonce="desk")


@pytest.fixture(autouse=True)
def _one_journal(journal: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sign_in_setup, "load_sign_in", lambda: sign_in_setup.SignIn(("",)))
    monkeypatch.setattr(store, "get_owner", lambda: "oidc-ada")
    monkeypatch.setattr(store, "open_journal", lambda: journal)


def at_the_page(monkeypatch: pytest.MonkeyPatch, user: dict[str, Any]) -> None:
    monkeypatch.setattr(revoked_sign_ins, "st", SimpleNamespace(user=user))


def test_one_ends_and_the_other_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    at_the_page(monkeypatch, PHONE)
    revoked_sign_ins.reject_revoked()
    revoked_sign_ins.revoke()
    with pytest.raises(AccessDeniedError, match="signed_out"):
        revoked_sign_ins.reject_revoked()
    at_the_page(monkeypatch, DESK)
    revoked_sign_ins.reject_revoked()


def test_the_next_sign_in_of_the_same_person_is_another(monkeypatch: pytest.MonkeyPatch) -> None:
    """Also where a provider sends no nonce back."""
    first = make_user("ada", iat=1000)
    assert revoked_sign_ins.hash_sign_in(first) != revoked_sign_ins.hash_sign_in(
        make_user("ada", iat=1001)
    )
    at_the_page(monkeypatch, first)
    revoked_sign_ins.revoke()
    at_the_page(monkeypatch, make_user("ada", iat=1001))
    revoked_sign_ins.reject_revoked()


def test_a_revoked_sign_in_is_stored_as_a_hash_and_deleted_in_time(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = clock.now()
    journal.sign_ins.end("a", now - dt.timedelta(days=31), dt.timedelta(days=30))
    journal.sign_ins.end("b", now - dt.timedelta(days=1), dt.timedelta(days=30))
    at_the_page(monkeypatch, PHONE)
    revoked_sign_ins.revoke()
    ended = journal.sign_ins.list_ended()
    assert ended == {"b", revoked_sign_ins.hash_sign_in(PHONE)}
    assert not any(text in str(ended) for text in ("ada", "phone", "example"))


def test_deleting_everything_lets_no_ended_sign_in_open_the_journal_again(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    at_the_page(monkeypatch, PHONE)
    revoked_sign_ins.revoke()
    journal.deletion.erase_everything()
    with pytest.raises(AccessDeniedError, match="signed_out"):
        revoked_sign_ins.reject_revoked()


def test_no_import_lets_an_ended_sign_in_open_the_journal_again(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    at_the_page(monkeypatch, PHONE)
    revoked_sign_ins.revoke()
    journal.transfer.merge(JournalDump(settings={"ended_sign_ins": {}}), take=True)
    with pytest.raises(AccessDeniedError, match="signed_out"):
        revoked_sign_ins.reject_revoked()


def test_signing_out_works_while_the_journal_does_not(monkeypatch: pytest.MonkeyPatch) -> None:
    def away() -> Journal:
        raise JournalUnavailableError("unreachable")

    monkeypatch.setattr(store, "open_journal", away)
    at_the_page(monkeypatch, PHONE)
    revoked_sign_ins.reject_revoked()
    revoked_sign_ins.revoke()
