"""What ``pip install .`` gives: a command that runs the app from any folder, with all of its data.

The wheel is built and installed for real, into an environment of its own. Its dependencies are
those of the environment that runs the tests, so that no test needs a network.
"""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import tarfile
import tomllib
import venv
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from psoas_coach.content import load
from psoas_coach.content.app_folder import APP_FOLDER, BUNDLE, find_app_folder
from tests.support.app_server import App

pytestmark = pytest.mark.server

ROOT = Path(__file__).resolve().parents[1]
ANSWERS = '{"answers": {}}'
OPEN_TODAY = """
from streamlit import config
from streamlit.testing.v1 import AppTest
from psoas_coach.content.app_folder import APP_FOLDER
config.get_config_options()  # read all there is, so that nothing overwrites the next line
config.set_option("server.address", "localhost")  # AppTest reads no file beside the app
app = AppTest.from_file(str(APP_FOLDER / "app.py"), default_timeout=60)
app.context["timezone"] = "Europe/Berlin"
app.run()
print(APP_FOLDER)
print(len(app.exception), len(app.error), [one.label for one in app.button])
"""


@pytest.fixture(scope="module")
def sdist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The source distribution."""
    return _build(ROOT, "sdist", tmp_path_factory.mktemp("sdist"))


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, as pip builds it from a checkout."""
    return _build(ROOT, "wheel", tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="module")
def scripts(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with the commands of an environment that has the wheel installed."""
    folder = tmp_path_factory.mktemp("installed") / "venv"
    venv.create(folder, with_pip=False, symlinks=os.name != "nt")
    places = sysconfig.get_paths("venv", {"base": str(folder), "platbase": str(folder)})
    (Path(places["purelib"]) / "dependencies.pth").write_text(sysconfig.get_path("purelib"))
    python = Path(places["scripts"]) / "python"
    subprocess.run(
        [
            sys.executable,
            "-m",
            "pip",
            "--python",
            python,
            "install",
            "--no-deps",
            "--no-index",
            wheel,
        ],
        stdout=subprocess.DEVNULL,
        check=True,
    )
    return Path(places["scripts"])


@pytest.fixture
def empty_folder(tmp_path: Path) -> Path:
    """A working directory that has nothing to do with the checkout."""
    folder = tmp_path / "somewhere else"
    folder.mkdir()
    return folder


def _build(source: Path, target: str, folder: Path) -> Path:
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", target, "-d", str(folder)],
        cwd=source,
        check=True,
        stdout=subprocess.DEVNULL,
    )
    (built,) = folder.iterdir()
    return built


def _outside(**more: str) -> dict[str, str]:
    """The environment without what would lead Python back to the checkout."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    return {**environment, **more}


def _contents(wheel: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(wheel) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


class InstalledApp(App):
    """The app that the installed command starts, in a folder of its own."""

    def __init__(self, command: list[str], folder: Path) -> None:
        super().__init__(folder)
        self._command, self._folder = command, folder

    def start(self) -> None:
        with self.log_file.open("ab") as log:
            self._process = subprocess.Popen(
                self._command,
                cwd=self._folder,
                env=_outside(
                    PSOAS_COACH_DATABASE_URL=self.database,
                    STREAMLIT_SERVER_PORT=str(self.port),
                ),
                stdout=log,
                stderr=subprocess.STDOUT,
            )
        self.wait()


@pytest.fixture(params=[[], ["run"]], ids=["no command", "run"])
def installed_app(
    request: pytest.FixtureRequest, scripts: Path, empty_folder: Path
) -> Iterator[InstalledApp]:
    app = InstalledApp([str(scripts / "psoas-coach"), *request.param], empty_folder)
    try:
        app.start()
        yield app
    finally:
        app.kill()


def test_a_wheel_holds_the_app_and_every_file_of_its_data(wheel: Path) -> None:
    contents = _contents(wheel)
    for part in ("app.py", ".streamlit/config.toml", "pages", "data"):
        files = [ROOT / part] if (ROOT / part).is_file() else sorted((ROOT / part).rglob("*.*"))
        for file in files:
            if file.is_file() and "__pycache__" not in file.parts:
                name = f"psoas_coach/{BUNDLE}/{file.relative_to(ROOT).as_posix()}"
                assert contents[name] == file.read_bytes(), name
    assert not any("secrets" in name or "__pycache__" in name for name in contents)


def test_the_source_distribution_is_complete(sdist: Path, wheel: Path, tmp_path: Path) -> None:
    """A wheel built from it is the checkout's own, and its tests and documents are there."""
    with tarfile.open(sdist) as archive:
        archive.extractall(tmp_path, filter="data")
    (source,) = tmp_path.iterdir()
    (tmp_path / "built").mkdir()
    assert _contents(_build(source, "wheel", tmp_path / "built")) == _contents(wheel)
    for part in ("README.md", "LICENSE", "requirements.txt", "tests/conftest.py", "docs/images"):
        assert (source / part).exists(), part


def test_the_command_serves_the_app_from_any_folder(installed_app: InstalledApp) -> None:
    """Its own configuration holds there: the loopback address, and nothing sent to anybody."""
    assert installed_app.running()
    log = installed_app.log()
    assert f"http://localhost:{installed_app.port}" in log
    assert "Network URL" not in log
    assert "Collecting usage statistics" not in log


def test_a_page_is_drawn_from_the_installed_files(scripts: Path, empty_folder: Path) -> None:
    done = subprocess.run(
        [scripts / "python", "-c", OPEN_TODAY],
        cwd=empty_folder,
        env=_outside(PSOAS_COACH_DATABASE_URL=f"sqlite:///{empty_folder}/journal.sqlite3"),
        capture_output=True,
        text=True,
        check=True,
    )
    place, drawn = done.stdout.split("\n")[:2]
    assert Path(place).parent.name == "psoas_coach"
    assert ROOT not in Path(place).parents
    words = load().words
    assert drawn.startswith("0 0 ")
    assert words["today.first.start"] in drawn


def test_assess_gives_the_same_from_a_wheel_as_from_the_checkout(
    scripts: Path, empty_folder: Path
) -> None:
    (empty_folder / "answers.json").write_text(ANSWERS)
    installed, checkout = (
        subprocess.run(
            [*command, "assess", empty_folder / "answers.json"],
            cwd=folder,
            env=_outside(),
            capture_output=True,
            check=True,
        ).stdout
        for command, folder in (
            ([scripts / "psoas-coach"], empty_folder),
            ([sys.executable, "-m", "psoas_coach"], ROOT),
        )
    )
    assert installed == checkout
    assert b'"level"' in installed


def test_the_app_is_found_in_a_checkout_and_in_a_wheel(tmp_path: Path) -> None:
    package = tmp_path / "psoas_coach"
    package.mkdir()
    assert find_app_folder(package) == tmp_path
    (package / BUNDLE).mkdir()
    assert find_app_folder(package) == package / BUNDLE
    assert APP_FOLDER == ROOT


def test_the_four_packages_of_the_product_are_declared() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    declared = project["project"]["dependencies"] + project["dependency-groups"]["dev"]
    for name in ("streamlit", "pandas", "altair", "pytest"):
        assert any(requirement.startswith(f"{name}>=") for requirement in declared), name


def test_declared_dependencies_are_the_imported_ones() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "deptry", "."],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
