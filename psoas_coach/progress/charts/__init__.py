"""Charts, each written once by Altair as a constant spec: afterwards only data travels.

No spec holds data or a colour of the theme. Data sets are named in it and sent as Arrow; colours
come from the theme's own palette in the browser, so one spec serves light and dark.
"""

from psoas_coach.progress.charts.catalogue import spec

__all__ = ["spec"]
