"""What readers of the repository may rely on: documents that match the code."""

from __future__ import annotations

import ast
import doctest
import importlib
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from psoas_coach.content import DATA
from psoas_coach.ui import shell

ROOT = Path(__file__).resolve().parents[1]
TEXTS = [
    path
    for path in ROOT.rglob("*")
    if path.suffix in {".md", ".py", ".toml", ".js", ".css", ".html", ".yml", ".txt"}
    and not {".venv", ".git", "build", "node_modules"} & set(path.relative_to(ROOT).parts)
    and not any(
        part.startswith(".") and part != ".streamlit" for part in path.relative_to(ROOT).parts
    )
]

SETTING = re.compile(r'^_?[A-Z_]+_SETTING = "([^"]+)"$', re.MULTILINE)
_HEAD = (ast.Import, ast.ImportFrom, ast.If)
"""What stands above the first call: imports, also those for types alone."""


def test_every_page_is_in_the_menu_and_named() -> None:
    files = {path.stem for path in (ROOT / "pages").glob("*.py")}
    assert files == set(shell.PAGES)


@pytest.mark.parametrize("path", sorted((ROOT / "pages").glob("*.py")), ids=lambda path: path.stem)
def test_a_page_is_a_screen_in_few_lines_and_enters_through_the_frame(path: Path) -> None:
    lines = path.read_text("utf-8").splitlines()
    assert 20 <= len(lines) <= 80
    body = ast.parse(path.read_text("utf-8")).body[1:]
    statements = [line for line in body if not isinstance(line, _HEAD)]
    assert ast.unparse(statements[0]) == "shell.enter()"


@pytest.mark.parametrize("path", sorted((ROOT / "pages").glob("*.py")), ids=lambda path: path.stem)
def test_a_page_draws_parts_of_its_own_folder_or_shared_ones(path: Path) -> None:
    imported: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom):
            imported |= {str(node.module), *(f"{node.module}.{name.name}" for name in node.names)}
    others = {f"psoas_coach.ui.{page}" for page in shell.PAGES if page != path.stem}
    assert not {
        module
        for module in imported
        if module in others or module.startswith(tuple(f"{other}." for other in others))
    }


def test_every_page_with_a_folder_is_kept_apart_from_the_other_pages() -> None:
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]
    layers = [
        contract
        for contract in contracts["contracts"]
        if contract.get("containers") == ["psoas_coach.ui"]
    ]
    pages = {page.stem for page in (ROOT / "pages").glob("*.py")}
    ui = ROOT / "psoas_coach" / "ui"
    folders = {page for page in pages if any((ui / page).glob("*.py"))}
    assert [set(layer["layers"][0].split(" | ")) for layer in layers] == [folders]


MOST_LINES = 250
"""So long a module may be, so that it can be read in one go and holds one idea."""


def test_no_module_is_longer_than_can_be_read_in_one_go() -> None:
    modules = [ROOT / "app.py", *(ROOT / "pages").rglob("*.py")]
    modules += [*(ROOT / "psoas_coach").rglob("*.py")]
    lengths = {
        str(path.relative_to(ROOT)): len(path.read_text("utf-8").splitlines())
        for path in modules
        if "node_modules" not in path.parts
    }
    assert len(lengths) > len(modules) / 2
    assert {name: length for name, length in lengths.items() if length > MOST_LINES} == {}


WITH_EXAMPLES = [
    path
    for path in sorted((ROOT / "psoas_coach").rglob("*.py"))
    if ">>> " in path.read_text("utf-8")
]


@pytest.mark.parametrize("path", WITH_EXAMPLES, ids=lambda path: path.stem)
def test_the_examples_in_docstrings_hold(path: Path) -> None:
    name = ".".join(path.relative_to(ROOT).with_suffix("").parts)
    failed, tried = doctest.testmod(importlib.import_module(name))
    assert tried
    assert not failed


MANY = 3
"""So many parameters a public function may have before each is described."""


def _public_functions(body: list[ast.stmt]) -> Iterator[ast.FunctionDef]:
    for node in body:
        if isinstance(node, ast.ClassDef | ast.FunctionDef) and node.name.startswith("_"):
            continue
        if isinstance(node, ast.ClassDef):
            yield from _public_functions(node.body)
        elif isinstance(node, ast.FunctionDef):
            yield node


@pytest.mark.parametrize(
    "folder",
    sorted(path.name for path in (ROOT / "psoas_coach").iterdir() if path.suffix in {"", ".py"}),
)
def test_a_public_function_describes_each_of_its_many_parameters(folder: str) -> None:
    place = ROOT / "psoas_coach" / folder
    undescribed = []
    for path in [place] if place.is_file() else sorted(place.rglob("*.py")):
        for function in _public_functions(ast.parse(path.read_text("utf-8")).body):
            parts = function.args
            names = [
                parameter.arg for parameter in (*parts.posonlyargs, *parts.args, *parts.kwonlyargs)
            ]
            names = [name for name in names if name not in {"self", "cls"}]
            described = (ast.get_docstring(function) or "").partition("\nArgs:\n")[2]
            undescribed += [
                f"{path.relative_to(ROOT)}:{function.lineno} {name}"
                for name in names
                if len(names) >= MANY and f"    {name}: " not in described
            ]
    assert not undescribed


@pytest.mark.parametrize(
    ("folder", "allowed"), [("benchmarks", ("tests.support", "benchmarks")), ("tests", ("tests",))]
)
def test_tests_and_benchmarks_share_what_is_in_support_and_nothing_else(
    folder: str, allowed: tuple[str, ...]
) -> None:
    strange = []
    for path in sorted((ROOT / folder).rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            names = [name.name for name in node.names] if isinstance(node, ast.Import) else []
            if isinstance(node, ast.ImportFrom):
                names = [f"{node.module}.{name.name}" for name in node.names]
            strange += [
                f"{path.relative_to(ROOT)}: {name}"
                for name in names
                if name.startswith(("tests.", "benchmarks."))
                if not name.startswith(tuple(f"{package}." for package in allowed))
            ]
    assert not strange


PACKAGE = ROOT / "psoas_coach"
FLOORS = sorted(path.name for path in PACKAGE.iterdir() if (path / "__init__.py").exists())


@pytest.mark.parametrize("floor", FLOORS)
def test_the_tests_of_a_module_are_in_the_same_folder(floor: str) -> None:
    """Tests of a whole floor are named for what they prove, and lie beside its modules' tests.

    Those of a page lie with the tests of its parts: its own file has no package around it.
    """
    modules = {
        path.relative_to(PACKAGE).with_suffix("")
        for path in (PACKAGE / floor).rglob("*.py")
        if path.name != "__init__.py"
    }
    modules |= {path.relative_to(PACKAGE).parent for path in (PACKAGE / floor).rglob("__init__.py")}
    pages = {Path("ui", page) for page in shell.PAGES}
    modules |= {folder / "page" for folder in pages & modules}
    astray = []
    for path in (ROOT / "tests" / floor).rglob("test_*.py"):
        place, name = path.parent.relative_to(ROOT / "tests"), path.stem.removeprefix("test_")
        elsewhere = [module for module in modules if module.name == name and module.parent != place]
        here = any(
            f"{name}_".startswith(f"{module.name}_") for module in modules if module.parent == place
        )
        if place not in modules or (elsewhere and not here and place.name != name):
            astray.append(f"{path.relative_to(ROOT)}: {[str(place) for place in elsewhere]}")
    assert not astray


def test_every_dependency_has_its_reason_beside_it() -> None:
    text = (ROOT / "pyproject.toml").read_text("utf-8")
    table = tomllib.loads(text)
    names = [
        *table["project"]["dependencies"],
        *(
            requirement
            for extra in table["project"]["optional-dependencies"].values()
            for requirement in extra
        ),
        *table["dependency-groups"]["dev"],
    ]
    for name in names:
        line = next(line for line in text.splitlines() if f'"{name}"' in line)
        assert re.search(r"# \S.{10,}", line), name


LOCKS = ("requirements.txt", "requirements-hosted.txt", "requirements-dev.txt")


def read_lock(lock: str) -> dict[str, list[str]]:
    """The packages of a file with what stands after each: its hashes."""
    text = (ROOT / lock).read_text("utf-8").replace("\\\n", " ")
    rows = [row for row in text.splitlines() if row and not row.lstrip().startswith("#")]
    return {row.split()[0]: re.findall(r"--hash=sha256:[0-9a-f]{64}", row) for row in rows}


@pytest.mark.parametrize("lock", LOCKS)
def test_every_locked_package_is_pinned_with_its_hashes(lock: str) -> None:
    pins = read_lock(lock)
    assert pins
    assert all(re.fullmatch(r"[A-Za-z0-9_.\-]+==\S+", name) for name in pins), lock
    assert all(pins.values()), lock


def test_hosts_and_developers_get_the_apps_own_pins_and_what_hosts_need() -> None:
    app, hosted, dev = ({*read_lock(lock)} for lock in LOCKS)
    assert app <= hosted <= dev
    names = {pin.partition("==")[0] for pin in hosted - app}
    assert {"authlib", "httpx", "psycopg", "psycopg-binary"} <= names


def test_every_rule_file_is_named_in_the_guide_to_content() -> None:
    guide = (ROOT / "docs" / "content.md").read_text("utf-8")
    for path in DATA.glob("*.toml"):
        assert path.name in guide, path.name


def test_every_setting_is_described_with_the_export() -> None:
    """Its key is a constant whose name ends in ``_SETTING``, so that all of them can be found."""
    settings = {
        key
        for folder in ("psoas_coach", "pages")
        for path in (ROOT / folder).rglob("*.py")
        for key in SETTING.findall(path.read_text("utf-8"))
    }
    described = (ROOT / "docs/export.md").read_text("utf-8").partition("\n## Settings\n")[2]
    assert settings
    assert {key for key in settings if f"`{key}`" not in described} == set()


def test_readme_opens_with_what_it_is_and_names_its_limits() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    assert "medical advice" in readme
    assert readme.count("```sh") >= 2
    shown = re.findall(r'(?:src|srcset)="([^"]+)"', readme)
    assert len(shown) > 4
    for picture in shown:
        assert (ROOT / picture).is_file(), picture


def test_links_between_documents_lead_somewhere() -> None:
    for path in (path for path in TEXTS if path.suffix == ".md"):
        for target in re.findall(r"\]\((?!https?:|mailto:|#)([^)#]+)", path.read_text("utf-8")):
            assert (path.parent / target).exists(), f"{path.relative_to(ROOT)}: {target}"


DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
NAMED_FILE = re.compile(
    r"`((?:app\.py|pages|psoas_coach|data|tests|benchmarks|deploy|docs|\.ci"
    r"|ui|coach|sharing|progress|journal|guidance|body|content|commands)"
    r"(?:/[\w.\-]+)*/?)`"
)
NAMED_MODULE = re.compile(r"python -m ((?:psoas_coach|benchmarks|tests)[\w.]*)")
NAMED_SUBCOMMAND = re.compile(r"(?:psoas-coach|python -m psoas_coach) ([a-z]+)\b(?! is| at)")
NAMED_TARGET = re.compile(r"`make ([a-z\-]+)`|^make ([a-z\-]+)", re.MULTILINE)


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_file_and_command_that_a_document_names_exists(document: Path) -> None:
    text = document.read_text("utf-8")
    for name in NAMED_FILE.findall(text):
        inside = {ROOT / name, ROOT / "psoas_coach" / name}
        assert any(path.exists() for path in inside), name
    for module in NAMED_MODULE.findall(text):
        path = ROOT.joinpath(*module.rstrip(".").split("."))
        assert path.with_suffix(".py").exists() or (path / "__main__.py").exists(), module
    targets = set(re.findall(r"^([a-z\-]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    named = {first or other for first, other in NAMED_TARGET.findall(text)}
    assert named <= targets, named - targets


def test_the_way_to_todays_plan_is_eleven_modules_each_imported_by_one_before_it() -> None:
    text = (ROOT / "ARCHITECTURE.md").read_text("utf-8")
    section = text.partition("## How today's plan is made")[2].partition("\n## ")[0]
    files = re.findall(r"^\| `([\w/]+\.py)` \|", section, re.MULTILINE)
    paths = [
        next(path for path in (ROOT / f, ROOT / "psoas_coach" / f) if path.exists()) for f in files
    ]
    assert len(paths) == 11
    imported: set[str] = set()
    for place, path in enumerate(paths):
        module = ".".join(path.relative_to(ROOT).with_suffix("").parts)
        assert place == 0 or module in imported, f"{module} is imported by none before it"
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.ImportFrom):
                imported |= {
                    str(node.module),
                    *(f"{node.module}.{name.name}" for name in node.names),
                }


@pytest.mark.parametrize("document", ["README.md", "CONTRIBUTING.md"])
def test_every_subcommand_that_a_document_shows_exists(document: str) -> None:
    commands = {path.stem.rstrip("_") for path in (ROOT / "psoas_coach/commands").glob("[a-z]*.py")}
    shown = set(NAMED_SUBCOMMAND.findall((ROOT / document).read_text("utf-8")))
    assert shown
    assert shown <= commands, shown - commands
