"""Why a file is not a valid plan, worded so that its author can correct it."""

from __future__ import annotations

from collections.abc import Mapping


class PhysioPlanRefusalError(ValueError):
    """A file is no physio's plan that this program can take in; nothing was changed.

    Attributes:
        kind: What is wrong, as a name: ``large``, ``json``, ``value``, ``missing``, ``unknown`` ...
        where: The place in the file, such as ``moves[2].dose.seconds``; empty for all of it.
        key: Key of the sentence, with placeholders.
        values: What stands in the placeholders: plain ASCII, whatever the file held.
        allowed: Key of the words for what is allowed at ``where``, or nothing.
    """

    def __init__(self, kind: str, *, allowed: str = "", **values: object) -> None:
        self.kind = kind
        self.where = str(values.get("where", ""))
        self.key = f"physio_plan.fault.{kind}"
        self.values = values
        self.allowed = f"physio_plan.allowed.{allowed}" if allowed else ""
        super().__init__(f"{kind}: {self.where}")

    def say(self, words: Mapping[str, str]) -> str:
        """Say it in the person's words."""
        more = {"allowed": words[self.allowed]} if self.allowed else {}
        return words[self.key].format(**self.values, **more)
