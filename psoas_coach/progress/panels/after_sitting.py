"""Did sitting less help me? Days after more sitting beside days after less, with all caution."""

from __future__ import annotations

from psoas_coach.progress.contrast import FEWEST, POINTS, Contrast, Half, Pair, contrast
from psoas_coach.progress.panels.panel import Panel, Table, View, empty, joined


def after_hours(view: View) -> Panel:
    """Hours sat, and the pain that came next."""
    return _panel("after_hours", "sitting_hours", view)


def after_longest(view: View) -> Panel:
    """The longest sit without a break, and the pain that came next."""
    return _panel("after_longest", "longest_sit", view)


def _panel(id_: str, field: str, view: View) -> Panel:
    """A check-in tells the sitting of the day before together with the pain after it."""
    pairs = _pairs(field, view)
    if not pairs:
        return empty(id_, view)
    one = contrast(pairs)
    speaker = view.speaker
    if one.more is None or one.less is None:
        said = speaker.say("progress.after_sitting.too_few", fewest=FEWEST)
        return Panel(id_, joined(speaker.count("progress.after_sitting.days", one.days), said))
    return Panel(
        id_,
        joined(
            speaker.say(
                f"progress.{id_}.halves",
                more_days=one.more.days,
                more=one.more.median,
                less_days=one.less.days,
                less=one.less.median,
            ),
            speaker.say(f"progress.after_sitting.{_way(one)}", points=abs(one.points)),
        ),
        speaker.say("progress.after_sitting.how", points=POINTS),
        table=_table(id_, one.more, one.less, view),
    )


def _pairs(field: str, view: View) -> list[Pair]:
    return [
        Pair(day.local_date, float(done), came)
        for day in view.gathered.days
        if view.span.holds(day.local_date)
        and (done := getattr(day, field)) is not None
        and (came := day.check_in_now) is not None
    ]


def _way(one: Contrast) -> str:
    return {"more": "higher", "less": "lower", "unclear": "unclear"}[one.answer]


def _table(id_: str, more: Half, less: Half, view: View) -> Table:
    speaker = view.speaker
    return Table(
        tuple(
            speaker.name(f"progress.after_sitting.column.{head}")
            for head in ("after", "days", "middle", "half")
        ),
        tuple(
            (
                speaker.name(f"progress.{id_}.{name}"),
                speaker.shown(half.days),
                speaker.shown(half.median),
                speaker.say("progress.after_sitting.spread", low=half.low, high=half.high),
            )
            for name, half in (("more", more), ("less", less))
        ),
    )
