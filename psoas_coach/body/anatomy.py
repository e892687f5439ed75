"""The drawn body that ships with the product, and where its trunk and throat bend."""

from functools import cache
from typing import Final

import msgspec

from psoas_coach import content
from psoas_coach.content.anatomy import Anatomy, BodyView

TRUNK: Final = ((35.0, "pelvis"), (100.0, "lumbar"), (178.0, "ribs"), (250.0, "chest"))
"""Heights on the standing figure at which a single bone moves the skin of the trunk."""
NECK: Final = ((300.0, "chest"), (338.0, "neck"), (372.0, "head"))


def load_anatomy() -> Anatomy:
    """Return the drawn body of `data/body.toml`.

    Raises:
        InvalidContentError: the content has faults.
    """
    return content.load().figures.anatomy


def load_view(name: str) -> BodyView:
    """Return the drawing of a view; from above, a person on the side shows that side."""
    return load_anatomy().get_view(name)


@cache
def load_limits(name: str = "side") -> dict[str, tuple[float, float]]:
    """Return least and most degrees of every angle of the skeleton, both sides, in a view."""
    limits = msgspec.structs.asdict(load_anatomy().get_limits(name))
    sided = {f"{side}_{joint}": both for side in ("near", "far") for joint, both in limits.items()}
    return limits | sided
