"""One request as JSON: ``{"answers": {...}, "history": {...}}``, read strictly.

What JSON readers usually let pass would change an answer in silence: a field given twice, NaN,
a number beyond all bounds, nesting without end. All of it is a fault here.
"""

from __future__ import annotations

import json
from collections.abc import Mapping

from psoas_coach import content as contents
from psoas_coach.content import Content
from psoas_coach.guidance.answers import checked
from psoas_coach.guidance.assess import assess
from psoas_coach.guidance.faults import Fault, FaultsError, shown
from psoas_coach.guidance.history import parsed
from psoas_coach.guidance.results import Guidance


def answer_request(text: bytes, content: Content | None = None) -> Guidance:
    """Work out the guidance for one request.

    Raises:
        FaultsError: With every fault of the request, those of the answers first.
    """
    content = content or contents.load()
    request = _request(_json(text))
    history = request.get("history")
    try:
        return assess(request["answers"], history, content)  # type: ignore[arg-type]  # it checks them
    except FaultsError:
        raise
    except (RecursionError, MemoryError) as error:  # hostile shapes, not wrong answers
        raise FaultsError([Fault("input", type(error).__name__, "a smaller object")]) from error


def faults_in(answers: object, history: object = None) -> list[Fault]:
    """Return every fault of raw answers and history, without working anything out."""
    content = contents.load()
    return [*checked(answers, content)[1], *parsed(history, content)[1]]


def _request(value: object) -> Mapping[str, object]:
    allowed = "an object with answers and, if there is one, history"
    if not isinstance(value, Mapping):
        raise FaultsError([Fault("input", shown(value), allowed)])
    faults = [
        Fault("input", f"the unknown field {shown(key)}", "answers and history")
        for key in value
        if key not in {"answers", "history"}
    ]
    if "answers" not in value:
        faults.append(Fault("answers", "nothing", "an object with one entry for each answer"))
    if faults:
        content = contents.load()
        if "answers" in value:
            faults += checked(value["answers"], content)[1]
        faults += parsed(value.get("history"), content)[1]
        raise FaultsError(faults)
    return value


def _json(text: bytes) -> object:
    try:
        return json.loads(text.decode("utf-8"), object_pairs_hook=_object)
    except UnicodeDecodeError as error:
        found = f"a byte that is not UTF-8 at position {error.start}"
        raise FaultsError([Fault("input", found, "JSON in UTF-8")]) from error
    except json.JSONDecodeError as error:
        found = f"{error.msg} at line {error.lineno}, column {error.colno}"
        raise FaultsError([Fault("input", found, "one JSON object")]) from error
    except RecursionError as error:
        raise FaultsError([Fault("input", "nesting without end", "one JSON object")]) from error
    except ValueError as error:
        if isinstance(error, FaultsError):
            raise
        found = "a number with too many digits"
        raise FaultsError([Fault("input", found, "one JSON object")]) from error


def _object(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) != len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise FaultsError([Fault("input", f"the field {shown(twice)} twice", "each field once")])
    return found
