"""A journal as one FHIR R4 Bundle: the Questionnaire, the self-checks, and observations.

It contains the current state, without superseded or removed facts. Equal journals give equal bytes:
every id comes from the journal's own, and there is no time of writing. The owner, the device, and
notes that somebody typed are left out as well.

Other facts than self-checks are Observations. Current pain has a LOINC code. Everything else is in
words, with a unit if there is one: no code was found for the same question about the same days with
the same answers.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from statistics import fmean

import msgspec

from psoas_coach.content import Content
from psoas_coach.content.language import write_tag
from psoas_coach.journal.dump import JournalDump, RecordRevision, select_current
from psoas_coach.journal.records import DayNote, SelfCheck, SessionRecord
from psoas_coach.journal.stored_bodies import CheckIn, HipReadings, NewSigns, OverallChange
from psoas_coach.sharing import fhir_terms as terms
from psoas_coach.sharing.fhir_questions import index_questions
from psoas_coach.sharing.fhir_self_check import build_questionnaire, build_response
from psoas_coach.sharing.fhir_terms import Resource

_HEAD = '{"resourceType":"Bundle","language":"%s","type":"collection","entry":[\n'
_Revised = RecordRevision[SessionRecord] | RecordRevision[DayNote] | RecordRevision[SelfCheck]
_CHECK_IN_AMOUNTS = {
    "sitting_hours": ("hours", "h"),
    "longest_sit": ("minutes", "min"),
    "walked_minutes": ("minutes", "min"),
}
"""Numbers of a check-in, with their unit in words and in UCUM."""


def write_bundle(contents: JournalDump, content: Content) -> bytes:
    """Return the bundle in UTF-8, one resource on each line, ending in a line break.

    Args:
        contents: What the journal holds.
        content: The questionnaire and the words.
    """
    entries = (
        json.dumps(
            {"fullUrl": _build_address(resource), "resource": resource},
            ensure_ascii=False,
            separators=(",", ":"),
        )
        for resource in _build_resources(contents, content)
    )
    return (_HEAD % write_tag(content.language) + ",\n".join(entries) + "\n]}\n").encode()


def _build_resources(contents: JournalDump, content: Content) -> Iterator[Resource]:
    yield build_questionnaire(content)
    for check in select_current(contents.self_checks):
        yield build_response(check, content)
        yield from _observe_self_check(check, content)
    for session in select_current(contents.sessions):
        yield from _observe_session(session, content)
    for note in select_current(contents.day_notes):
        yield from _observe_day(note, content)


def _build_address(resource: Resource) -> str:
    return terms.build_address(resource["resourceType"], resource["id"])


def _observe_session(
    revised: RecordRevision[SessionRecord], content: Content
) -> Iterator[Resource]:
    """Yield pain before and after a session, and how tingling changed.

    Both have the instant of the beginning, because a journal does not store when a session ended.

    Args:
        revised: The current revision of the session.
        content: The questionnaire and the words.
    """
    session, words = revised.record, content.words
    for name in ("pain_before", "pain_after"):
        pain: int | None = getattr(session, name)
        if pain is not None:
            yield _observe_pain(revised, name, pain, content)
    if session.tingling is not None:
        change = words[f"my_data.edit.tingling_is.{session.tingling}"]
        yield _build_observation(revised, "tingling_change", {"valueString": change}, content)


def _observe_day(revised: RecordRevision[DayNote], content: Content) -> Iterator[Resource]:
    """Yield the observations of a day note; a day marked as ill or away has none.

    Args:
        revised: The current revision of the note.
        content: The questionnaire and the words.
    """
    note, words = revised.record, content.words
    if note.kind == "check_in":
        yield from _check_in(revised, msgspec.convert(note.body, CheckIn), content)
    elif note.kind == "measure":
        readings = msgspec.convert(note.body, HipReadings)
        for side, degrees in (("left", readings.left), ("right", readings.right)):
            if degrees:
                mean = round(fmean(degrees), 1)
                value = {"valueQuantity": terms.build_quantity(mean, "degrees", "deg")}
                yield _build_observation(revised, f"hip_{side}", value, content)
    elif note.kind == "new_signs":
        signs = msgspec.convert(note.body, NewSigns)
        parts = [_observe_sign(sign, content) for sign in dict.fromkeys(signs.signs)]
        level: Resource = {"valueString": words[f"fhir.new_signs.{signs.level}"]}
        if parts:
            level["component"] = parts
        yield _build_observation(revised, "new_signs", level, content)
    elif note.kind == "overall_change":
        step = msgspec.convert(note.body, OverallChange).overall
        answer = words[f"rechecks.overall.steps.{step}"]
        yield _build_observation(revised, "overall_change", {"valueString": answer}, content)


def _observe_self_check(revised: RecordRevision[SelfCheck], content: Content) -> Iterator[Resource]:
    """Yield the level and the score of a self-check, as they were stored.

    Args:
        revised: The current revision of the self-check.
        content: The words.
    """
    check, words = revised.record, content.words
    derived_from = {"derivedFrom": [{"reference": f"QuestionnaireResponse/{check.id}"}]}
    level = words.get(f"results.levels.{check.result.get('level')}.title")
    if level is not None:
        yield _build_observation(revised, "level", derived_from | {"valueString": level}, content)
    score = check.result.get("score")
    if isinstance(score, int):
        value = {"valueQuantity": terms.build_quantity(score, "of 100", "{score}")}
        yield _build_observation(revised, "score", derived_from | value, content)


def _check_in(
    revised: RecordRevision[DayNote], check_in: CheckIn, content: Content
) -> Iterator[Resource]:
    if check_in.pain_now is not None:
        yield _observe_pain(revised, "pain_now", check_in.pain_now, content)
    if check_in.tingling is not None:
        yield _build_observation(revised, "tingling", {"valueBoolean": check_in.tingling}, content)
    for name, (unit, code) in _CHECK_IN_AMOUNTS.items():
        amount: float | None = getattr(check_in, name)
        if amount is not None:
            value = {"valueQuantity": terms.build_quantity(amount, unit, code)}
            yield _build_observation(revised, name, value, content)
    if check_in.after_last_session is not None:
        answer = content.words[f"today.check_in.morning_{check_in.after_last_session}"]
        yield _build_observation(revised, "after_last_session", {"valueString": answer}, content)


def _observe_pain(revised: _Revised, name: str, pain: int, content: Content) -> Resource:
    value = {"valueQuantity": terms.build_quantity(pain, "of 10", "{score}")}
    return _build_observation(revised, name, value, content, terms.PAIN_NOW)


def _observe_sign(sign: str, content: Content) -> Resource:
    """Return the observation of a ticked sign, in words and with our own code."""
    list_, _, item = sign.partition(".")
    question = index_questions(content).get(list_)
    options = question.options if question is not None else ()
    text = next((option.display for option in options if option.code == item), sign)
    code = {
        "coding": [terms.build_coding(terms.get_code_system(list_), item or list_, None)],
        "text": text,
    }
    return {"code": code, "valueBoolean": True}


def _build_observation(
    revised: _Revised,
    name: str,
    value: Resource,
    content: Content,
    code: Resource | None = None,
) -> Resource:
    """Return one observation.

    Args:
        revised: The record that it comes from.
        name: The kind of observation, from which its id and its words are derived.
        value: The value, with further fields.
        content: The questionnaire and the words.
        code: The code of a code system, if one is certain.
    """
    record, words = revised.record, content.words
    category = terms.build_coding(terms.CATEGORIES, "survey", "Survey")
    return {
        "resourceType": "Observation",
        "id": f"{record.id}-{name.replace('_', '-')}",
        **({"meta": {"security": [terms.MADE_UP]}} if record.demo else {}),
        "language": write_tag(content.language),
        "status": "final" if revised.revision == 1 else "amended",
        "category": [{"coding": [category]}],
        "code": ({"coding": [code]} if code else {}) | {"text": words[f"fhir.observation.{name}"]},
        "effectiveDateTime": terms.format_instant(record.at),
        "performer": [{"display": words["fhir.person"]}],
        **value,
    }
