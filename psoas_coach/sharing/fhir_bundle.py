"""A journal as one FHIR R4 Bundle: the Questionnaire, the self-checks, what was observed.

What stands today is in it, without what was changed or removed. Equal journals give equal bytes:
every id comes from the journal's own, and no time of writing is in it. Neither is whose journal it
was, on which device it was written, or a note that somebody typed.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from psoas_coach.content import Content
from psoas_coach.content.language import write_tag
from psoas_coach.journal.dump import JournalDump, select_current
from psoas_coach.sharing import fhir_terms as terms
from psoas_coach.sharing.fhir_observations import (
    observe_day,
    observe_self_check,
    observe_session,
)
from psoas_coach.sharing.fhir_questionnaire import build_questionnaire
from psoas_coach.sharing.fhir_response import build_response
from psoas_coach.sharing.fhir_terms import Resource

_HEAD = '{"resourceType":"Bundle","language":"%s","type":"collection","entry":[\n'


def write_bundle(contents: JournalDump, content: Content) -> bytes:
    """Return the bundle in UTF-8, one resource on one line, ending in a line break.

    Args:
        contents: What the journal holds.
        content: The questionnaire and the words.
    """
    entries = (
        json.dumps(
            {"fullUrl": _address(resource), "resource": resource},
            ensure_ascii=False,
            separators=(",", ":"),
        )
        for resource in _resources(contents, content)
    )
    return (_HEAD % write_tag(content.language) + ",\n".join(entries) + "\n]}\n").encode()


def _resources(contents: JournalDump, content: Content) -> Iterator[Resource]:
    yield build_questionnaire(content)
    for check in select_current(contents.self_checks):
        yield build_response(check, content)
        yield from observe_self_check(check, content)
    for session in select_current(contents.sessions):
        yield from observe_session(session, content)
    for note in select_current(contents.day_notes):
        yield from observe_day(note, content)


def _address(resource: Resource) -> str:
    return terms.address(resource["resourceType"], resource["id"])
