"""Two neighbouring blocks of days, one of each condition, and whether they count."""

from __future__ import annotations

from msgspec import Struct

from psoas_coach.content import load


class Pair(Struct, frozen=True):
    """Two neighbouring blocks whose order was drawn by lot.

    Days stay in the block that the lot put them in, whatever the person did on them (intention to
    treat): what was done may follow from the pain, and the lot does not.

    Attributes:
        with_: Answers on the counted days of the block with the condition, points from 0 to 10.
        without: The same of the block without it.
    """

    with_: tuple[int, ...]
    without: tuple[int, ...]

    @property
    def counted(self) -> bool:
        """Whether both blocks have answers enough, a rule that the lot cannot change.

        It looks at both blocks in the same way, so a pair would be left out in either order.
        """
        fewest = load().fair_test.analysis.least_answers
        return min(len(self.with_), len(self.without)) >= fewest
