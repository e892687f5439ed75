"""Any value from a browser is stored unchanged or refused, and never repeated in a message."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from psoas_coach.journal.errors import JournalRefusalError
from psoas_coach.journal.journal import Journal
from tests.support.record_samples import new_id, session
from tests.support.whole import count_examples


def test_drafts_and_settings_take_plain_values_under_plain_names(journal: Journal) -> None:
    deep: Any = "bottom"
    for _ in range(13):
        deep = [deep]
    for forged in (deep, object(), b"bytes", float("inf"), "\x00"):
        with pytest.raises(JournalRefusalError):
            journal.drafts.save("session", {"x": forged})
        with pytest.raises(JournalRefusalError):
            journal.settings.save("sounds", forged)
    for name in ("", "Session", "a b", "x" * 61, "'", None):
        with pytest.raises(JournalRefusalError):
            journal.drafts.save(name, {})  # type: ignore[arg-type]  # forged
        with pytest.raises(JournalRefusalError):
            journal.drafts.load(name)  # type: ignore[arg-type]  # forged
        with pytest.raises(JournalRefusalError):
            journal.settings.get(name)  # type: ignore[arg-type]  # forged
    with pytest.raises(JournalRefusalError):
        journal.drafts.save("session", {"id": "not an id"})
    with pytest.raises(JournalRefusalError):
        journal.drafts.save("session", ["no", "table"])  # type: ignore[arg-type]  # forged
    assert journal.drafts.load("session") is None
    assert journal.settings.read_all() == {}


@pytest.mark.parametrize("owner", ["", "x" * 256, "a\x00", "\ud800", None, 3])
def test_an_owner_has_a_plain_name(journal: Journal, owner: object) -> None:
    with pytest.raises(JournalRefusalError):
        Journal(journal.scope.reader, owner)  # type: ignore[arg-type]


def test_a_refusal_has_a_sentence_and_never_repeats_what_was_typed(journal: Journal) -> None:
    secret = "the left one, since the birth" * 100
    with pytest.raises(JournalRefusalError) as refused:
        journal.sessions.add(session(note=secret))
    assert refused.value.key == "journal.refused.note"
    assert "birth" not in str(refused.value)
    with pytest.raises(JournalRefusalError) as refused:
        journal.sessions.add(session(tingling="the left one"))
    assert "left" not in str(refused.value)
    with pytest.raises(JournalRefusalError) as refused:
        journal.sessions.add(session(id="the left one"))
    assert refused.value.key == "journal.refused.other"
    assert "left" not in str(refused.value)


_anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.binary() | st.dates(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text() | st.integers(), inner),
    max_leaves=8,
)


@settings(
    max_examples=count_examples(300),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(field=st.sampled_from([*session().__struct_fields__]), value=_anything)
def test_whatever_a_browser_sends_is_kept_as_it_was_or_refused(
    journal: Journal, field: str, value: object
) -> None:
    sent = replace(session(id=new_id()), **{field: value})
    try:
        journal.sessions.add(sent)
    except JournalRefusalError:
        assert field == "id" or journal.sessions.get(sent.id) is None
    else:
        stored = journal.sessions.get(sent.id)
        assert stored is not None
        assert getattr(stored, field) == (tuple(value) if isinstance(value, list) else value)
