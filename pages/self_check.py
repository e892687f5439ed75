"""The self-check: safety first, then one group of questions at a time.

The step is drawn last, from what has been saved by then, so that no answer exists only on the page.
"""

from psoas_coach.ui import shell

shell.enter()

import msgspec

from psoas_coach.coach.self_check_endings import find_ending
from psoas_coach.ui.browser import focus_heading
from psoas_coach.ui.self_check import step, step_history, wizard

visit = wizard.read_visit()
is_fresh = visit.tab.state is None
draft, here = wizard.store_changes(visit)
press = step.draw(draft, here, visit.state, visit.content)
has_ended = find_ending(draft.answers, visit.content) is not None
last = step_history.show_history(draft.id, here.step, ended=has_ended, acknowledged=here.went)
if is_fresh:
    visit.tab.remember(msgspec.structs.replace(here, went=last))
    wizard.take_up_late(visit, draft, here, press)
focus_heading(f"self_check-{here.step}")
