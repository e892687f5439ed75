"""One request as JSON: ``{"answers": {...}, "history": {...}}``, read strictly.

What JSON readers usually let pass would change an answer in silence: a field given twice, NaN,
a number beyond all bounds, nesting without end. All of it is a fault here. Good requests are read
by a fast reader; whatever it does not like is read again slowly, to name every fault.
"""

from __future__ import annotations

import json
from collections import Counter

import msgspec

from psoas_coach.content import Content
from psoas_coach.guidance.answers import checked
from psoas_coach.guidance.assess import accepted, worked_out
from psoas_coach.guidance.faults import Fault, FaultsError, shown, unknown
from psoas_coach.guidance.history import History, PastSession
from psoas_coach.guidance.results import Guidance
from psoas_coach.guidance.sessions import parsed

_FIELDS = ("answers", "history")


class _Request(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    answers: dict[str, object]
    history: History | None = None


def answer_request(text: bytes, content: Content) -> Guidance:
    """Work out the guidance for one request.

    Raises:
        FaultsError: With every fault of the request, those of the answers first.
    """
    quick = _read_quickly(text)
    if quick is not None:
        try:
            return worked_out(*accepted(quick.answers, quick.history, content), content)
        except FaultsError:
            pass  # the slow way knows how the input wrote what is wrong with it
    request = _read(text)
    if not isinstance(request, dict):
        allowed = "an object with answers and, if there is one, history"
        raise FaultsError([Fault("input", shown(request), allowed)])
    if "answers" not in request or len(request) > 1 + ("history" in request):
        raise FaultsError(_faults(request, content))
    return worked_out(*accepted(request["answers"], request.get("history"), content), content)


def _read_quickly(text: bytes) -> _Request | None:
    """Read a request that keeps the contract, and in which no field is given twice.

    Each field has one colon, and a colon within a text only adds to their number: when there are
    as many colons as fields were read, none was read over another.
    """
    try:
        request = _QUICK.decode(text)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None
    fields = 1 + len(request.answers)
    if request.history is not None:
        fields += 1 + len(History.__struct_fields__)
        fields += len(PastSession.__struct_fields__) * len(request.history.sessions)
    return request if text.count(b":") == fields else None


_QUICK = msgspec.json.Decoder(_Request)


def _faults(request: dict[str, object], content: Content) -> list[Fault]:
    """Name what is wrong with the top level, and below it too: all of it in one go."""
    faults = [
        unknown("field", "", key, "answers and history") for key in request if key not in _FIELDS
    ]
    if "answers" in request:
        faults += checked(request["answers"], content)[1]
    else:
        faults.append(Fault("answers", "nothing", "an object with one entry for each answer"))
    return faults + parsed(request.get("history"), content)[1]


def _read(text: bytes) -> object:
    found: str
    try:
        return _SLOW.decode(text.decode("utf-8"))
    except FaultsError:
        raise
    except UnicodeDecodeError as error:
        found = f"a byte that is not UTF-8 at position {error.start}"
        raise FaultsError([Fault("input", found, "JSON in UTF-8")]) from error
    except json.JSONDecodeError as error:
        reason = f"{error.msg[:1].lower()}{error.msg[1:]}"
        found = f"broken JSON at line {error.lineno}, column {error.colno}: {reason}"
    except RecursionError:
        found = "nesting without end"
    except ValueError:
        found = "a number with too many digits"
    raise FaultsError([Fault("input", found, "one JSON object")])


def _object(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) != len(pairs):
        twice, _ = Counter(name for name, _ in pairs).most_common(1)[0]
        raise FaultsError([Fault("input", f"the field {shown(twice)} twice", "each field once")])
    return found


_SLOW = json.JSONDecoder(object_pairs_hook=_object)
