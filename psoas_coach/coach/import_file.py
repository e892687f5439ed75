"""Read a file for the journal to import: an export of the app, or a FHIR response.

A FHIR response contains answers and no result, so the result is computed as it would have been at
the time: with today's rules and the sessions up to then.
"""

from __future__ import annotations

import hashlib
import json
import uuid

import msgspec

from psoas_coach.coach.personal_calendar import read_day_start_hour
from psoas_coach.coach.self_check_endings import find_ending
from psoas_coach.content import Content
from psoas_coach.guidance import History, assess
from psoas_coach.guidance.answers import find_unanswered
from psoas_coach.guidance.stored_words import find_recorded
from psoas_coach.journal.clock_skew import TOLERANCE
from psoas_coach.journal.dump import JournalDump, RecordRevision
from psoas_coach.journal.errors import JournalRefusalError
from psoas_coach.journal.journal import Journal
from psoas_coach.journal.records import Moment, SelfCheck, make_moment
from psoas_coach.journal.validation import validate_id
from psoas_coach.sharing import fhir_import, json_import
from psoas_coach.sharing.fhir_import import Response
from psoas_coach.sharing.fhir_self_check import build_response
from psoas_coach.sharing.import_errors import ImportRefusalError, quote_value
from psoas_coach.sharing.strict_json import parse


def read_file(data: bytes, content: Content) -> JournalDump | Response:
    """Return the contents of a file, without access to any journal.

    Args:
        data: The file.
        content: The questionnaire.

    Raises:
        ImportRefusalError: The file cannot be imported; the error says what is wrong and where.
    """
    document = parse(data)
    if fhir_import.is_resource(document):
        return fhir_import.read_response(document, content)
    return json_import.read_document(document)


def prepare_import(
    held: JournalDump | Response, journal: Journal, now: Moment, content: Content
) -> JournalDump:
    """Return the contents of a file as entries for a journal; changes nothing.

    Args:
        held: From ``read_file``.
        journal: The person's journal: a result depends on its sessions.
        now: The current moment, with the person's own date and time zone.
        content: The questionnaire, the rules and the words.

    Raises:
        ImportRefusalError: A response is in the future, or incomplete.
    """
    if isinstance(held, JournalDump):
        return held
    if held.authored > now.utc + TOLERANCE:
        # Until that day it would count as the latest entry and hide every sign before it.
        authored = quote_value(held.authored.isoformat())
        raise ImportRefusalError("value", where="authored", found=authored, allowed="fhir_authored")
    check = _build_self_check(held, journal, now, content)
    return JournalDump(self_checks=(RecordRevision(1, removed=False, record=check),))


def _build_self_check(
    response: Response, journal: Journal, now: Moment, content: Content
) -> SelfCheck:
    """Return the self-check of a response; the stored one if it has the same answers."""
    id_ = _choose_id(response)
    stored = journal.self_checks.get(id_)
    if stored is not None and _has_same_answers(stored, response, content):
        return stored
    begins = read_day_start_hour(journal.settings.read_all())
    at = make_moment(response.authored, now.zone, begins)
    past = History(at.local_date, journal.history.list_past_sessions(at.local_date))
    guidance = assess(response.answers, past, find_recorded(content))
    if guidance.level == "incomplete" and find_ending(response.answers, content) is None:
        # The app itself never saves such a result: it would supersede an earlier sign.
        open_ = find_unanswered(response.answers, content)
        raise ImportRefusalError("fhir_open", labels=_join_labels(open_, content))
    return SelfCheck(
        id=id_,
        at=at,
        answers=dict(response.answers),
        result=msgspec.to_builtins(guidance),
        questionnaire=guidance.versions.questionnaire,
        rules=guidance.versions.rules,
        content=guidance.versions.content,
    )


def _choose_id(response: Response) -> str:
    """Return the response's own id if the app made it; else one derived from its contents.

    A file that is chosen twice is therefore recognised the second time.
    """
    try:
        return validate_id(response.id)
    except JournalRefusalError:
        text = json.dumps([response.authored.isoformat(), sorted(response.answers.items())])
        return uuid.UUID(bytes=hashlib.sha256(text.encode()).digest()[:16], version=4).hex


def _has_same_answers(stored: SelfCheck, response: Response, content: Content) -> bool:
    if stored.at.utc != response.authored or stored.questionnaire != content.versions.questionnaire:
        return False
    exported = build_response(RecordRevision(1, removed=False, record=stored), content)
    try:
        return fhir_import.read_response(exported, content).answers == response.answers
    except ImportRefusalError:  # A form could not have given these stored answers.
        return False


def _join_labels(asks: tuple[str, ...], content: Content) -> str:
    return ", ".join(f"“{_find_label(ask, content)}”" for ask in asks)


def _find_label(ask: str, content: Content) -> str:
    area = "questions" if ask in content.questions else "safety"
    return content.words[f"{area}.{ask}.label"]
