"""No import hides inside a function to dodge a cycle: the thing would be on the wrong floor."""

import ast

import pytest

from tests.support.project import Source, sources

# (file, module): why this one waits. Cost of loading is a reason, a cycle is not.
_COST = "scikit-learn takes seconds to load, which no other command should pay"
LATE_WITH_REASON: dict[tuple[str, str], str] = {
    ("app/jobs/heavy.py", "app.jobs"): "the web process names these jobs and must stay without numpy",
    ("app/commands/evaluate_more.py", "analysis.themes.moods.mood_scores"): _COST,
    ("app/commands/evaluate_more.py", "analysis.themes.discovery.reading"): _COST,
    ("app/commands/evaluate.py", "analysis.themes.measures.learning"): _COST,
    ("app/commands/evaluate_more.py", "analysis.themes.discovery.scores"): _COST,
    ("app/jobs/scoring.py", "analysis.themes.trust.rereading"): _COST,
    ("app/jobs/groups.py", "analysis.themes.discovery.unnamed_groups"): _COST,
}


def hidden_imports(source: Source) -> list[str]:
    """Return each import inside a function that has no reason written above."""
    found: dict[str, None] = {}
    for function in ast.walk(source.tree):
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef):
            for node in ast.walk(function):
                for module in _imported(node):
                    if (source.path, module) not in LATE_WITH_REASON:
                        found[f"{source.path}:{getattr(node, 'lineno', 0)} imports {module} late"] = None
    return list(found)


def _imported(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    return [node.module or "."] if isinstance(node, ast.ImportFrom) else []


def test_every_import_stands_at_the_top() -> None:
    assert [fault for source in sources() for fault in hidden_imports(source)] == []


def test_every_reason_is_still_needed() -> None:
    held = {path: source for source in sources() for path in [source.path]}
    for path, module in LATE_WITH_REASON:
        assert module in held[path].text


@pytest.mark.parametrize("line", ["import surveys.intake", "from app import factory"])
def test_a_planted_late_import_is_found(line: str) -> None:
    assert len(hidden_imports(Source("app/jobs.py", f"def run():\n    if True:\n        {line}\n"))) == 1
    assert hidden_imports(Source("app/jobs.py", f"{line}\n")) == []
