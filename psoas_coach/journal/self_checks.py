"""Finished self-checks: answers, versions and the result as it was shown."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec
from sqlalchemy import ColumnElement, Row, select

from psoas_coach.journal import validation
from psoas_coach.journal.clock_skew import add_entry
from psoas_coach.journal.moments import order_newest_first, read_moment, write_moment
from psoas_coach.journal.owner_scope import OwnerScope
from psoas_coach.journal.records import SelfCheck
from psoas_coach.journal.revisions import RemovableFacts
from psoas_coach.journal.stored_bodies import AnswerColumns, ResultColumns
from psoas_coach.journal.tables import self_checks


class SelfChecks(RemovableFacts):
    """Answers and the results that were given; a later version never changes them."""

    def __init__(self, scope: OwnerScope) -> None:
        super().__init__(scope, self_checks)

    def add(self, record: SelfCheck) -> bool:
        """Store a finished self-check and delete its draft.

        Returns:
            Whether it is new; False if its id has been stored before, with any contents.

        Raises:
            JournalRefusalError: A field has an invalid value.
        """
        valid = validation.validate_record(record)
        row = build_self_check_row(valid)
        with self._scope.write_tx() as connection:
            return add_entry(self._scope, connection, self_checks, row, valid)

    def find_latest(self) -> SelfCheck | None:
        """Return the newest self-check, or None."""
        checks = self.list(limit=1)
        return checks[0] if checks else None

    def get(self, record: str) -> SelfCheck | None:
        """Return the self-check with this id, or None."""
        checks = self._select(self_checks.c.id == validation.validate_id(record))
        return checks[0] if checks else None

    def list(self, limit: int | None = None) -> tuple[SelfCheck, ...]:
        """Return self-checks, newest first."""
        return self._select(limit=limit)

    def _select(
        self, *conditions: ColumnElement[bool], limit: int | None = None
    ) -> tuple[SelfCheck, ...]:
        query = (
            select(self_checks)
            .where(self._scope.is_current(self_checks), *conditions)
            .order_by(*order_newest_first(self_checks))
            .limit(limit)
        )
        with self._scope.read_tx() as connection:
            rows: Sequence[Row[Any]] = connection.execute(query).all()
            return tuple(read_self_check(row) for row in rows)


def build_self_check_row(record: SelfCheck) -> dict[str, object]:
    """Return the columns of a validated self-check.

    Raises:
        JournalRefusalError: An answer or a result for charts is invalid.
    """
    answered: AnswerColumns = validation.convert(record.answers, AnswerColumns, "answers")
    resulted: ResultColumns = validation.convert(record.result, ResultColumns, "result")
    return {
        "id": record.id,
        "demo": record.demo,
        **write_moment(record.at),
        "questionnaire": record.questionnaire,
        "rules": record.rules,
        "content": record.content,
        **msgspec.structs.asdict(resulted),
        **msgspec.structs.asdict(answered),
        "answers": validation.encode_json(record.answers, "answers"),
        "result": validation.encode_json(record.result, "result"),
    }


def read_self_check(row: Row[Any]) -> SelfCheck:
    """Return the record of a row."""
    return SelfCheck(
        id=row.id,
        at=read_moment(row),
        answers=msgspec.json.decode(row.answers, type=dict[str, Any]),
        result=msgspec.json.decode(row.result, type=dict[str, Any]),
        questionnaire=row.questionnaire,
        rules=row.rules,
        content=row.content,
        demo=row.demo,
    )
