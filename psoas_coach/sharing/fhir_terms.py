"""Names and codes of FHIR R4 and its code systems, and a few values built from them.

Only codes that are certain are used. Anything else is described in words (``code.text``): with a
wrong code another program would compare things that differ.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

from psoas_coach.journal.records import Moment, find_local_time

Resource = dict[str, Any]
"""A resource of FHIR, or a part of one, as plain JSON values."""

BASE = "https://github.com/psoas-coach/psoas-coach/fhir"
"""The prefix of the canonical URLs of our resources. They are names and need not be fetched."""
QUESTIONNAIRE_ID = "self-check"
CANONICAL = f"{BASE}/Questionnaire/{QUESTIONNAIRE_ID}"
NONE = "none_of_these"
"""The code for an empty list. A missing answer means something else."""

LOINC = "http://loinc.org"
UCUM = "http://unitsofmeasure.org"
CATEGORIES = "http://terminology.hl7.org/CodeSystem/observation-category"
ITEM_CONTROLS = "http://hl7.org/fhir/questionnaire-item-control"
_EXTENSIONS = "http://hl7.org/fhir/StructureDefinition"
ORDINAL_VALUE = f"{_EXTENSIONS}/ordinalValue"
LEAST, MOST = f"{_EXTENSIONS}/minValue", f"{_EXTENSIONS}/maxValue"
UNIT = f"{_EXTENSIONS}/questionnaire-unit"
ITEM_CONTROL = f"{_EXTENSIONS}/questionnaire-itemControl"
EXCLUSIVE = f"{_EXTENSIONS}/questionnaire-optionExclusive"

PAIN_NOW = {
    "system": LOINC,
    "code": "72514-3",
    "display": "Pain severity - 0-10 verbal numeric rating [Score] - Reported",
}
"""The code for pain at the moment. It has no recall period, so it does not fit the pain of a week.
"""
MADE_UP = {
    "system": "http://terminology.hl7.org/CodeSystem/v3-ActReason",
    "code": "HTEST",
    "display": "test health data",
}
"""The label of generated demo data, so that no program takes them for a person's data."""
_LONGEST_OFFSET = dt.timedelta(hours=14)


def get_code_system(name: str) -> str:
    """Return the system of our own codes with this name; each question has its own."""
    return f"{BASE}/CodeSystem/{name}"


def build_coding(system: str, code: str, display: str | None) -> Resource:
    """Return a code with its display text.

    Args:
        system: The URL of the code system.
        code: A code of that system.
        display: Its meaning; None if another part of the resource has it.
    """
    return {"system": system, "code": code} | ({"display": display} if display else {})


def build_quantity(value: float, unit: str, code: str) -> Resource:
    """Return an amount.

    Args:
        value: The number.
        unit: The unit in words.
        code: The unit as a UCUM code.
    """
    return {"value": value, "unit": unit, "system": UCUM, "code": code}


def format_instant(at: Moment) -> str:
    """Return an instant to the microsecond, with the offset of the clock that the person saw.

    FHIR allows offsets in whole minutes up to 14 hours. For a historical zone with another offset,
    the result is the same instant in UTC.
    """
    local = find_local_time(at)
    offset = local.utcoffset() or dt.timedelta()
    if offset % dt.timedelta(minutes=1) or abs(offset) > _LONGEST_OFFSET:
        local = at.utc.astimezone(dt.UTC)
    return local.isoformat()


def build_address(resource_type: str, id_: str) -> str:
    """Return the address of a resource within a bundle: always the same for the same id.

    A reference such as ``QuestionnaireResponse/ID`` is resolved against it, as FHIR requires.
    """
    return f"{BASE}/{resource_type}/{id_}"


def clean_text(text: str) -> str:
    """Return a text as one line, without white space that FHIR does not allow in a string."""
    return " ".join(text.split())


def is_code(text: str) -> bool:
    """Whether a text has the format of one of our own ids."""
    return re.fullmatch(r"[a-z0-9][a-z0-9_]{0,59}", text) is not None
