"""What the product says and rules by: ``data/*.toml`` read once into frozen structs."""

from psoas_coach.content.errors import InvalidContentError
from psoas_coach.content.loader import DATA, load, load_all
from psoas_coach.content.schema import Content

__all__ = ["DATA", "Content", "InvalidContentError", "load", "load_all"]
