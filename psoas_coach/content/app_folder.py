"""The location of the app's files outside the package: ``app.py``, ``pages/`` and ``data/``.

In a source checkout they are next to the package. A wheel contains them inside the package, because
an installed program must not put folders of its own next to other packages.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

PACKAGE: Final = Path(__file__).resolve().parents[1]
BUNDLE: Final = "_app"
"""The folder of the app inside the package of a wheel, as in ``pyproject.toml``."""


def find_app_folder(package: Path = PACKAGE) -> Path:
    """Return the folder with ``app.py``, ``pages/``, ``data/`` and ``.streamlit/``.

    Args:
        package: The folder of the ``psoas_coach`` package.
    """
    bundle = package / BUNDLE
    return bundle if bundle.is_dir() else package.parent


APP_FOLDER: Final = find_app_folder()
