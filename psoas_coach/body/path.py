"""One painted path: its outline and how it is filled or stroked.

Everything in a figure is a path, because a path can be eased into another one of the same make.
"""

from typing import NamedTuple


class Mark(NamedTuple):
    """A path of the picture, back to front in the order drawn."""

    d: str
    fill: str = "none"
    stroke: str = ""
    width: float = 0.0
    opacity: float = 1.0
    dash: str = ""

    def to_svg(self) -> str:
        """Return the path as SVG."""
        text = f'<path d="{self.d}" fill="{self.fill}"'
        if self.stroke:
            text += f' stroke="{self.stroke}" stroke-width="{self.width:g}"'
        if self.dash:
            text += f' stroke-dasharray="{self.dash}"'
        if self.opacity < 1:
            text += f' opacity="{self.opacity:g}"'
        return text + "/>"
