"""An imported end of a fair test must follow from its own weeks, or it is refused."""

from __future__ import annotations

import datetime as dt

import pytest
from msgspec.structs import replace

from psoas_coach.journal.dump import JournalDump, RecordRevision
from psoas_coach.journal.errors import JournalRefusalError
from psoas_coach.journal.integrity import IntegrityFault
from psoas_coach.journal.journal import Journal
from tests.support.fair_tests import RESULT, make_end
from tests.support.record_samples import NOON, fair_test, on

TEST = fair_test()


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(
            {"at": on((NOON.date() + dt.timedelta(days=80)).isoformat())}, id="before its last day"
        ),
        pytest.param({"verdict": "clearly_higher"}, id="the other way round"),
        pytest.param({"verdict": "no_clear_difference"}, id="a clear one that is told as none"),
        pytest.param({"result": replace(RESULT, difference=-3.0)}, id="another difference"),
        pytest.param({"result": replace(RESULT, difference=None)}, id="no difference"),
        pytest.param({"result": replace(RESULT, p_value=0.03)}, id="no share of draws"),
        pytest.param({"result": replace(RESULT, p_value=None)}, id="no share at all"),
        pytest.param({"result": replace(RESULT, interval=(-2.5, 0.5))}, id="an interval around 0"),
        pytest.param({"result": replace(RESULT, interval=None)}, id="no interval"),
        pytest.param({"result": replace(RESULT, counted_pairs=5)}, id="a pair too few"),
        pytest.param({"result": replace(RESULT, blocks=RESULT.blocks[:-1])}, id="a week too few"),
        pytest.param({"result": replace(RESULT, blocks=())}, id="no weeks"),
        pytest.param({"result": replace(RESULT, blocks=RESULT.blocks[::-1])}, id="other weeks"),
        pytest.param(
            {
                "result": replace(
                    RESULT, blocks=tuple(replace(block, mean=None) for block in RESULT.blocks)
                )
            },
            id="weeks without answers",
        ),
    ],
)
def test_an_end_that_its_weeks_contradict_is_never_imported(
    journal: Journal, change: dict[str, object]
) -> None:
    """A forged verdict would otherwise look as if the draw had given it."""
    journal.fair_tests.begin(TEST)
    before = journal.transfer.dump()
    forged = JournalDump(
        fair_tests=(RecordRevision(1, removed=False, record=TEST),),
        fair_test_ends=(RecordRevision(1, removed=False, record=make_end(TEST, **change)),),
    )
    with pytest.raises(JournalRefusalError) as refused:
        journal.transfer.merge(forged)
    assert refused.value.field == "fair_test_changed"
    assert journal.transfer.dump() == before


def test_a_forged_end_in_the_file_itself_is_found(journal: Journal) -> None:
    journal.fair_tests.begin(TEST)
    journal.fair_tests.finish(make_end(TEST, verdict="clearly_higher"))
    assert journal.integrity.find_faults() == (
        IntegrityFault("value", "fair_test_ends", TEST.id, "fair_test_changed"),
    )
