"""Where the parts of the app that are no Python package lie: ``app.py``, ``pages/`` and ``data/``.

In a source checkout they stand beside the package. A wheel carries them inside the package, since
an installed program may put no folders of its own beside other packages.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

PACKAGE: Final = Path(__file__).resolve().parents[1]
BUNDLE: Final = "_app"
"""The folder inside the package that a wheel puts the app into; ``pyproject.toml`` names it too."""


def find_app_folder(package: Path = PACKAGE) -> Path:
    """Return the folder that holds ``app.py``, ``pages/``, ``data/`` and ``.streamlit/``.

    Args:
        package: The folder of the ``psoas_coach`` package.
    """
    bundle = package / BUNDLE
    return bundle if bundle.is_dir() else package.parent


APP_FOLDER: Final = find_app_folder()
