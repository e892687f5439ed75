"""Why a file is not a valid plan, worded so that its author can correct it."""

from __future__ import annotations

from collections.abc import Mapping


class PhysioPlanRefusalError(ValueError):
    """A file is not a physio's plan that this program can import; nothing was changed.

    Attributes:
        kind: The name of the error: ``large``, ``json``, ``value``, ``missing``, ``unknown`` ...
        where: The place in the file, such as ``moves[2].dose.seconds``; empty for the whole file.
        key: Key of the sentence, with placeholders.
        values: The values of the placeholders: plain ASCII, whatever the file contained.
        allowed: Key of the words for what is allowed at ``where``, or empty.
    """

    def __init__(self, kind: str, *, allowed: str = "", **values: object) -> None:
        self.kind = kind
        self.where = str(values.get("where", ""))
        self.key = f"physio_plan.fault.{kind}"
        self.values = values
        self.allowed = f"physio_plan.allowed.{allowed}" if allowed else ""
        super().__init__(f"{kind}: {self.where}")

    def say(self, words: Mapping[str, str]) -> str:
        """Return the sentence in the person's language."""
        more = {"allowed": words[self.allowed]} if self.allowed else {}
        return words[self.key].format(**self.values, **more)
