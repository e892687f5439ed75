"""Parse one JSON request strictly: ``answers``, and optionally ``answered_on`` and ``history``.

Much of what JSON parsers usually accept would change an answer silently: a duplicate field, NaN, a
number beyond all bounds, unlimited nesting. All of it is an error here. Valid requests are read by
a fast parser; any other request is parsed again slowly, to report every error.
"""

from __future__ import annotations

import datetime as dt
import json
from collections import Counter

import msgspec

from psoas_coach.content import Content
from psoas_coach.guidance.answers import check_answers
from psoas_coach.guidance.assess import assess_accepted, validate
from psoas_coach.guidance.errors import Fault, InvalidInputError, describe_value, report_unknown
from psoas_coach.guidance.history import History, PastSession
from psoas_coach.guidance.history_input import HistoryInput, parse_history
from psoas_coach.guidance.results import Guidance

_FIELDS = ("answers", "answered_on", "history")
_ALLOWED = "answers, answered_on and history"


class _Request(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    answers: dict[str, object]
    history: HistoryInput | None = None
    answered_on: dt.date | None = None


def answer_request(text: bytes, content: Content) -> Guidance:
    """Compute the guidance for one request.

    Raises:
        InvalidInputError: It contains every fault of the request, those of the answers first.
    """
    quick = _read_quickly(text)
    if quick is not None:
        try:
            history = quick.history and History(quick.history.today, quick.history.sessions)
            return assess_accepted(
                *validate(quick.answers, history, content, quick.answered_on), content
            )
        except InvalidInputError:
            pass  # The slow path can say what is wrong with the input.
    request = _read(text)
    if not isinstance(request, dict):
        allowed = "an object with answers and, if there are any, answered_on and history"
        raise InvalidInputError([Fault("input", describe_value(request), allowed)])
    if "answers" not in request or not request.keys() <= {*_FIELDS}:
        raise InvalidInputError(_find_faults(request, content))
    history, answered_on = request.get("history"), request.get("answered_on")
    return assess_accepted(*validate(request["answers"], history, content, answered_on), content)


def _read_quickly(text: bytes) -> _Request | None:
    """Read a request that follows the contract and has no duplicate field.

    Each field has one colon, and colons within texts only increase their number. If there are as
    many colons as fields, no field was overwritten by a duplicate.
    """
    try:
        request = _QUICK.decode(text)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None
    fields = 1 + len(request.answers) + (request.answered_on is not None)
    if request.history is not None:
        fields += 1 + len(HistoryInput.__struct_fields__)
        fields += len(PastSession.__struct_fields__) * len(request.history.sessions)
    return request if text.count(b":") == fields else None


_QUICK = msgspec.json.Decoder(_Request)


def _find_faults(request: dict[str, object], content: Content) -> list[Fault]:
    """Return all faults of the top level and below."""
    faults = [report_unknown("field", "", key, _ALLOWED) for key in request if key not in _FIELDS]
    if "answers" in request:
        faults += check_answers(request["answers"], content)[1]
    else:
        faults.append(Fault("answers", "nothing", "an object with one entry for each answer"))
    return faults + parse_history(request.get("history"), content, request.get("answered_on"))[1]


def _read(text: bytes) -> object:
    fault: str
    try:
        return _SLOW.decode(text.decode("utf-8"))
    except InvalidInputError:
        raise
    except UnicodeDecodeError as error:
        fault = f"a byte that is not UTF-8 at position {error.start}"
        raise InvalidInputError([Fault("input", fault, "JSON in UTF-8")]) from error
    except json.JSONDecodeError as error:
        reason = f"{error.msg[:1].lower()}{error.msg[1:]}"
        fault = f"broken JSON at line {error.lineno}, column {error.colno}: {reason}"
    except RecursionError:
        fault = "nesting without end"
    except ValueError:
        fault = "a number with too many digits"
    raise InvalidInputError([Fault("input", fault, "one JSON object")])


def _build_object(pairs: list[tuple[str, object]]) -> dict[str, object]:
    fields = dict(pairs)
    if len(fields) != len(pairs):
        twice, _ = Counter(name for name, _ in pairs).most_common(1)[0]
        raise InvalidInputError(
            [Fault("input", f"the field {describe_value(twice)} twice", "each field once")]
        )
    return fields


_SLOW = json.JSONDecoder(object_pairs_hook=_build_object)
