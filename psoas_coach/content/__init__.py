"""What the product says and rules by: ``data/*.toml`` read once into frozen structs."""

from psoas_coach.content.faults import ContentFaultsError
from psoas_coach.content.load import DATA, load
from psoas_coach.content.schema import Content

__all__ = ["DATA", "Content", "ContentFaultsError", "load"]
