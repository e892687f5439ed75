"""A self-check from a form program gets the app's own result, and is imported once."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from psoas_coach.coach.import_file import prepare_import, read_file
from psoas_coach.coach.self_check_draft import Draft, finish
from psoas_coach.content import load
from psoas_coach.journal.engine import open_engine
from psoas_coach.journal.journal import Journal
from psoas_coach.journal.merge_plan import MergeCounts
from psoas_coach.journal.records import SelfCheck, make_moment
from psoas_coach.sharing.fhir_export import write_bundle
from psoas_coach.sharing.fhir_self_check import build_questionnaire
from psoas_coach.sharing.import_errors import ImportRefusalError
from tests.support.fhir_form import fill_form
from tests.support.random_answers import HEALTHY
from tests.support.record_samples import new_id, session

CONTENT = load()
FORM = build_questionnaire(CONTENT)
ANSWERED = dt.datetime(2026, 3, 4, 12, tzinfo=dt.UTC)
NOW = make_moment(dt.datetime(2026, 3, 20, 12, tzinfo=dt.UTC), "Pacific/Auckland")
"""Where it is the 5th already when a form is saved at noon in UTC."""


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    engine = open_engine(f"sqlite:///{tmp_path / 'journal.sqlite3'}")
    yield Journal(engine, "somebody")
    engine.dispose()


def write_response(authored: dt.datetime = ANSWERED, **answers: object) -> bytes:
    return json.dumps(
        fill_form(FORM, {**HEALTHY, **answers}, authored=authored.isoformat())
    ).encode()


def take_in(journal: Journal, data: bytes) -> MergeCounts:
    dump = prepare_import(read_file(data, CONTENT), journal, NOW, CONTENT)
    return journal.transfer.merge(dump).self_checks


def latest(journal: Journal) -> SelfCheck:
    check = journal.self_checks.find_latest()
    assert check is not None
    return check


def expect_refusal(journal: Journal, data: bytes) -> str:
    before = journal.transfer.dump()
    with pytest.raises(ImportRefusalError) as fault:
        take_in(journal, data)
    assert journal.transfer.dump() == before
    return fault.value.explain(CONTENT.words)


def as_answered(**answers: Any) -> dict[str, Any]:  # noqa: ANN401 -- answers of any question
    return {
        id_: tuple(answer) if isinstance(answer, list) else answer
        for id_, answer in {**HEALTHY, **answers}.items()
    }


def test_the_result_is_the_one_that_the_app_would_have_given(journal: Journal) -> None:
    stopped = session(at=make_moment(ANSWERED - dt.timedelta(days=1), "UTC"), stop_reason="pain")
    after = session(at=make_moment(ANSWERED + dt.timedelta(days=2), "UTC"), stop_reason="pain")
    for check in (stopped, after):
        journal.sessions.add(replace(check, finished=False))
    assert take_in(journal, write_response(pain_average=1, pain_worst=4)) == MergeCounts(new=1)
    imported = latest(journal)
    at = make_moment(ANSWERED, NOW.zone)
    assert imported.at == at
    assert at.local_date == dt.date(2026, 3, 5)
    journal.self_checks.remove(imported.id)
    draft = Draft(new_id(), at.local_date, "", as_answered(pain_average=1, pain_worst=4))
    finish(journal, draft, at, CONTENT)
    own = latest(journal)
    assert own.result == imported.result
    assert own.result["cap_reasons"] == ["history.stopped_recently"]
    assert replace(own, id=imported.id) == imported


def test_a_file_chosen_twice_is_imported_once(journal: Journal) -> None:
    assert take_in(journal, write_response()) == MergeCounts(new=1)
    journal.sessions.add(
        session(at=make_moment(ANSWERED, "UTC"), stop_reason="pain", finished=False)
    )
    assert take_in(journal, write_response()) == MergeCounts(same=1)
    other = ANSWERED + dt.timedelta(minutes=1)
    assert take_in(journal, write_response(authored=other)) == MergeCounts(new=1)


def test_a_self_check_that_left_from_here_is_found_again(journal: Journal) -> None:
    take_in(journal, write_response(main_activity="walk"))
    journal.self_checks.add(own := replace(latest(journal), id=new_id(), demo=False))
    bundle = json.loads(write_bundle(journal.transfer.dump(), CONTENT))
    responses = [
        json.dumps(entry["resource"]).encode()
        for entry in bundle["entry"]
        if entry["resource"]["resourceType"] == "QuestionnaireResponse"
    ]
    assert own.id.encode() in b"".join(responses)
    for response in responses:
        assert take_in(journal, response) == MergeCounts(same=1)
    changed = json.loads(responses[0])
    changed["item"] = [item for item in changed["item"] if item["linkId"] != "main_activity"]
    assert take_in(journal, json.dumps(changed).encode()) == MergeCounts(differing=1)
    assert latest(journal).answers["main_activity"] == "walk", "nothing is overwritten unasked"


def test_a_self_check_of_the_future_is_refused(journal: Journal) -> None:
    a_minute = dt.timedelta(minutes=1)
    assert "At authored" in expect_refusal(journal, write_response(authored=NOW.utc + 3 * a_minute))
    assert take_in(journal, write_response(authored=NOW.utc + a_minute)) == MergeCounts(new=1)


def test_an_unfinished_self_check_never_replaces_a_sign(journal: Journal) -> None:
    take_in(journal, write_response(red_now=["chest_pain"]))
    response = json.loads(write_response(authored=ANSWERED + dt.timedelta(days=1)))
    response["item"] = [item for item in response["item"] if item["linkId"] != "red_today"]
    sentence = expect_refusal(journal, json.dumps(response).encode())
    assert "Still open: “The second safety list”." in sentence
    assert latest(journal).result["level"] == "emergency"


@pytest.mark.parametrize("answers", [{"red_now": ["chest_pain"]}, {"age_group": "under_18"}])
def test_an_answer_that_ends_the_questions_needs_no_other(
    journal: Journal, answers: dict[str, Any]
) -> None:
    response = fill_form(FORM, answers, authored=ANSWERED.isoformat())
    assert take_in(journal, json.dumps(response).encode()) == MergeCounts(new=1)
    assert latest(journal).result["plan"] == []


def test_an_export_is_taken_in_as_before(journal: Journal) -> None:
    document = b'{"schema":"psoas-coach-journal","version":99}'
    assert "a newer version" in expect_refusal(journal, document)
    assert "not an export" in expect_refusal(journal, b"[]")
