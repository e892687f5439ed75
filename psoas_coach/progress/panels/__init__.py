"""What the page shows: each panel is a sentence, a table and the columns of a chart.

Panels are made from values only, so a sentence can be tested without a page or a chart.
"""

from psoas_coach.progress.panels.catalogue import ABOUT, About, panels
from psoas_coach.progress.panels.panel import Panel, Table

__all__ = ["ABOUT", "About", "Panel", "Table", "panels"]
