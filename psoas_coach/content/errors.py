"""A fault in a content file, said so that the person who edits the file can mend it."""

from __future__ import annotations


class InvalidContentError(ValueError):
    """Raised before anything is drawn when a content file is wrong.

    Attributes:
        faults: One sentence each, naming the file, the field and what is wrong there.
    """

    def __init__(self, faults: list[str]) -> None:
        self.faults = faults
        super().__init__("\n".join(faults))
