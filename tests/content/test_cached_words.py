"""Functions that cache sentences do so for each language; no module stores a sentence.

Read from the source: a function is followed through every function of ours that it names.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CACHES = {"cache", "lru_cache"}
SAYS = {
    "psoas_coach.ui.words.say",
    "psoas_coach.ui.words.has",
    "psoas_coach.content.language.get_language",
}
"""Whoever reaches one of these depends on the language of the run."""
LOAD = "psoas_coach.content.load"
WORDS = {"words", "move_words"}
Function = ast.FunctionDef | ast.AsyncFunctionDef


def list_modules() -> dict[str, Path]:
    """Return the file of every module by its name."""
    names = {}
    for file in (ROOT / "psoas_coach").rglob("*.py"):
        parts = file.relative_to(ROOT).with_suffix("").parts
        names[".".join(parts).removesuffix(".__init__")] = file
    return names


@cache
def parse_modules() -> Mapping[str, ast.Module]:
    return {name: ast.parse(path.read_text("utf-8")) for name, path in list_modules().items()}


@cache
def list_imports(tree: ast.Module) -> dict[str, str]:
    """Return what each imported name of a module stands for, with its module."""
    names = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module:
            for name in node.names:
                names[name.asname or name.name] = f"{node.module}.{name.name}"
        elif isinstance(node, ast.Import):
            for name in node.names:
                names[name.asname or name.name] = name.name
    return names


def list_references(node: ast.AST, module: str, imports: Mapping[str, str]) -> Iterator[str]:
    """Yield the whole name of everything that is named within a node."""
    for child in ast.walk(node):
        if isinstance(child, ast.Name):
            yield find_origin(imports.get(child.id, f"{module}.{child.id}"))
        elif isinstance(child, ast.Attribute) and isinstance(child.value, ast.Name):
            owner = imports.get(child.value.id)
            if owner is not None:
                yield find_origin(f"{owner}.{child.attr}")


@cache
def find_origin(name: str) -> str:
    """Return where something is defined that a package may only hand on."""
    module, _, part = name.rpartition(".")
    handed_on = list_imports(parse_modules()[module]) if module in parse_modules() else {}
    origin = handed_on.get(part, name)
    return name if origin == name else find_origin(origin)


def reads_words(node: ast.AST, module: str, imports: Mapping[str, str]) -> bool:
    """Whether a node loads the content by itself, and takes sentences from it."""
    attributes = {child.attr for child in ast.walk(node) if isinstance(child, ast.Attribute)}
    return LOAD in list_references(node, module, imports) and bool(attributes & WORDS)


@cache
def follow() -> tuple[Mapping[str, Function], frozenset[str]]:
    """Return every function by its name, and the names of those that lead to a sentence."""
    functions: dict[str, Function] = {}
    leads: dict[str, set[str]] = {}
    saying = set(SAYS)
    for module, tree in parse_modules().items():
        imports = list_imports(tree)
        for node in tree.body:
            parts = node.body if isinstance(node, ast.ClassDef) else [node]
            for part in parts:
                if not isinstance(part, Function):
                    continue
                owner = f"{node.name}." if isinstance(node, ast.ClassDef) else ""
                name = f"{module}.{owner}{part.name}"
                functions[name] = part
                # Rules are the same in every language: to load them is no sentence yet.
                leads[name] = set(list_references(part, module, imports)) if name != LOAD else set()
                if reads_words(part, module, imports):
                    saying.add(name)
    while True:
        more = {name for name, to in leads.items() if name not in saying and to & saying}
        if not more:
            return functions, frozenset(saying)
        saying |= more


def is_cached(function: Function) -> bool:
    for decorator in function.decorator_list:
        called = decorator.func if isinstance(decorator, ast.Call) else decorator
        name = called.attr if isinstance(called, ast.Attribute) else getattr(called, "id", "")
        if name in CACHES:
            return True
    return False


def test_a_cache_that_knows_no_language_holds_no_sentence() -> None:
    functions, saying = follow()
    uncached = [
        name for name, function in functions.items() if is_cached(function) and name in saying
    ]
    assert sorted(uncached) == []


def test_the_search_finds_what_it_looks_for() -> None:
    functions, saying = follow()
    assert "psoas_coach.ui.dates.format_day" in saying, "it calls say"
    assert "psoas_coach.ui.moves.evidence.write_claims" in saying
    assert "psoas_coach.body.description.describe" in saying, "it takes words of the content"
    assert "psoas_coach.ui.stage.build_breathing_figure" in saying, "through the body"
    assert "psoas_coach.body.pose_solver.solve_move" not in saying
    assert sum(is_cached(function) for function in functions.values()) > 20


def test_no_module_holds_a_sentence_from_when_it_was_imported() -> None:
    _, saying = follow()
    never = saying | {LOAD}
    for name, tree in parse_modules().items():
        imports = list_imports(tree)
        for node in list_calls_at_import(tree):
            called = set(list_references(node.func, name, imports))
            assert not called & never, f"{name}, line {node.lineno}"


def test_a_call_at_import_is_found_wherever_it_stands() -> None:
    tree = ast.parse("""
A = f(say())
class B:
    c: str = g()
def d(e=h()):
    return i()
if __name__ == "__main__":
    j()
K = lambda: l()
@m()
def n(): ...
""")
    called = {ast.unparse(node.func) for node in list_calls_at_import(tree)}
    assert called == {"f", "say", "g", "h", "m"}


def list_calls_at_import(tree: ast.Module) -> Iterator[ast.Call]:
    """Yield the calls of a module that run when it is imported."""
    waiting: list[ast.AST] = list(tree.body)
    while waiting:
        node = waiting.pop()
        if isinstance(node, Function):
            waiting += [
                *node.decorator_list,
                *node.args.defaults,
                *filter(None, node.args.kw_defaults),
            ]
            continue
        if isinstance(node, ast.Lambda) or is_main_guard(node):
            continue
        if isinstance(node, ast.Call):
            yield node
        waiting += ast.iter_child_nodes(node)


def is_main_guard(node: ast.AST) -> bool:
    return isinstance(node, ast.If) and "__name__" in ast.unparse(node.test)
