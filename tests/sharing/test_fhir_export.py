"""A journal as a bundle that independent programs accept, always with the same bytes."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from typing import Any

import pytest
from fhir.resources.R4B.bundle import Bundle
from hypothesis import given, settings
from hypothesis import strategies as st

from psoas_coach.content import load
from psoas_coach.journal.dump import JournalDump, RecordRevision
from psoas_coach.journal.records import DayNote, SelfCheck, SessionRecord
from psoas_coach.sharing.fhir_export import write_bundle
from tests.golden import fhir as golden
from tests.support.record_samples import (
    any_day_note,
    any_self_check,
    any_session,
    day_note,
    self_check,
    session,
)
from tests.support.whole import count_examples

PAIN = "72514-3"


def resources(bundle: bytes) -> list[dict[str, Any]]:
    return [entry["resource"] for entry in json.loads(bundle)["entry"]]


def bundle_of(
    self_checks: Sequence[SelfCheck] = (),
    sessions: Sequence[SessionRecord] = (),
    day_notes: Sequence[DayNote] = (),
) -> list[dict[str, Any]]:
    """What a journal gives besides the Questionnaire, each record in its first revision."""
    journal = JournalDump(
        tuple(RecordRevision(1, removed=False, record=check) for check in self_checks),
        tuple(RecordRevision(1, removed=False, record=session) for session in sessions),
        tuple(RecordRevision(1, removed=False, record=note) for note in day_notes),
    )
    return resources(write_bundle(journal, load()))[1:]


def test_the_bundle_of_one_person_is_as_it_was() -> None:
    assert golden.write() == golden.FILE.read_bytes(), "see tests/golden/fhir.py"


def test_the_golden_bundle_is_valid() -> None:
    bundle = Bundle.model_validate_json(golden.write())
    assert len(bundle.entry or ()) == len(resources(golden.write()))


@settings(max_examples=count_examples(100), deadline=None)
@given(
    st.lists(any_self_check, max_size=2),
    st.lists(any_session, max_size=2),
    st.lists(any_day_note, max_size=3),
)
def test_whatever_a_journal_holds_its_bundle_is_valid(
    checks: list[SelfCheck], sessions: list[SessionRecord], notes: list[DayNote]
) -> None:
    bundle = bundle_of(self_checks=checks, sessions=sessions, day_notes=notes)
    Bundle.model_validate({"resourceType": "Bundle", "type": "collection",
                           "entry": [{"resource": resource} for resource in bundle]})  # fmt: skip
    for resource in bundle:
        assert re.fullmatch(r"[A-Za-z0-9\-.]{1,64}", resource["id"]), "an id that FHIR allows"


def test_equal_journals_give_equal_bytes_and_ids_that_stay() -> None:
    first = golden.write()
    assert golden.write() == first
    addresses = [entry["fullUrl"] for entry in json.loads(first)["entry"]]
    assert addresses[0] == json.loads(first)["entry"][0]["resource"]["url"]
    assert len(set(addresses)) == len(addresses)
    later = session(pain_before=1, pain_after=None, tingling=None)
    grown = JournalDump(
        self_checks=golden.JOURNAL.self_checks,
        sessions=(*golden.JOURNAL.sessions, RecordRevision(1, removed=False, record=later)),
        day_notes=golden.JOURNAL.day_notes,
    )
    more = [entry["fullUrl"] for entry in json.loads(write_bundle(grown, load()))["entry"]]
    assert set(more) > set(addresses), "what was there has the address it had"
    assert len(more) == len(addresses) + 1


def test_every_reference_leads_to_a_resource_of_the_bundle() -> None:
    document = json.loads(golden.write())
    addresses = {entry["fullUrl"].partition("/fhir/")[2] for entry in document["entry"]}
    references = [
        reference["reference"]
        for entry in document["entry"]
        for reference in entry["resource"].get("derivedFrom", [])
    ]
    assert references
    assert set(references) <= addresses


def test_no_note_setting_or_zone_leaves_and_no_instant_of_writing() -> None:
    text = golden.write().decode()
    for private in ("My neighbour's dog", "voice", "Kolkata", "Lisbon", '"subject"', "timestamp"):
        assert private not in text
    assert "Lift my grandson" in text, "it is an answer"


def test_pain_at_the_moment_has_its_code_and_the_pain_of_a_week_has_none() -> None:
    exported = resources(golden.write())
    coded = {
        resource["id"].partition("000000000000-")[2]: resource["valueQuantity"]["value"]
        for resource in exported
        if "meta" not in resource and PAIN in json.dumps(resource.get("code"))
    }
    assert coded == {"pain-before": 4, "pain-after": 3, "pain-now": 3}
    questionnaire = exported[0]
    assert PAIN not in json.dumps(questionnaire), "the self-check asks about seven days"
    systems = {
        code["system"]
        for resource in exported
        if "code" in resource
        for code in resource["code"].get("coding", [])
    }
    assert systems == {"http://loinc.org"}, "all else is said in words"


def test_removed_records_are_left_out_and_changed_ones_are_marked() -> None:
    kept, removed = session(tingling=None, pain_after=None), session()
    journal = JournalDump(
        sessions=(
            RecordRevision(1, removed=False, record=kept),
            RecordRevision(2, removed=False, record=kept),
            RecordRevision(1, removed=False, record=removed),
            RecordRevision(2, removed=True, record=removed),
        )
    )
    (pain,) = resources(write_bundle(journal, load()))[1:]
    assert pain["id"] == f"{kept.id}-pain-before"
    assert pain["status"] == "amended"


def test_demo_records_are_marked_as_test_data() -> None:
    bundle = bundle_of(
        self_checks=[self_check(demo=True)], sessions=[session(demo=True)], day_notes=[day_note()]
    )
    marked = [resource["resourceType"] for resource in bundle if "meta" in resource]
    assert len([resource for resource in bundle if "meta" not in resource]) == 4, (
        "the real check-in"
    )
    assert len(marked) == len(bundle) - 4
    for resource in bundle:
        for label in resource.get("meta", {}).get("security", []):
            assert label["code"] == "HTEST"


def test_signs_ticked_outside_the_self_check_leave_with_their_words() -> None:
    signs = ["red_now.saddle_change", "red_now.saddle_change", "gone.long_ago"]
    (reported,) = bundle_of(
        day_notes=[day_note(kind="new_signs", body={"level": "emergency", "signs": signs})]
    )
    texts = [part["code"]["text"] for part in reported["component"]]
    assert texts == [load().words["safety.red_now.items.saddle_change"], "gone.long_ago"]
    assert all(part["valueBoolean"] for part in reported["component"])


@pytest.mark.parametrize("kind", ["flare", "away", "ill"])
def test_a_marked_day_is_no_observation(kind: str) -> None:
    assert bundle_of(day_notes=[day_note(kind=kind, body={})]) == []


def test_a_score_that_was_not_given_is_not_made_up() -> None:
    bundle = bundle_of(self_checks=[self_check(result={"level": "emergency", "score": None})])
    assert [resource["id"].rpartition("-")[2] for resource in bundle[1:]] == ["level"]
