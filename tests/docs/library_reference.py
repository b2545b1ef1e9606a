"""Makes docs/library.md from the docstrings of what `import hmicdiff` gives.

The sources are read, and not the objects: what stands under a field says what it is.
"""

import ast
import inspect
import re
import sys
from collections.abc import Iterator, Sequence
from textwrap import dedent

import hmicdiff
from hmicdiff import errors

INTRODUCTION = """\
# The library

Made from the docstrings by `make docs`; a test holds the two together. All of it is in `hmicdiff`,
and nothing else is promised to stay. [The guide for developers](guides/developer.md) has examples.

All data are frozen. A type is only made by the functions here, unless a function takes it.
"""

_Function = ast.FunctionDef
_Class = ast.ClassDef
_SECTION = re.compile(r"^(Args|Returns|Raises):\n((?:^(?: {4}.*)?\n?)+)", re.MULTILINE)
_ENTRY = re.compile(r"^(\w+): ", re.MULTILINE)
_TITLES = {"Args": "Takes", "Returns": "Returns", "Raises": "Raises"}


def reference() -> str:
    """Return the text of docs/library.md."""
    found = [_definition(name) for name in hmicdiff.__all__ if not name.startswith("__")]
    parts = [
        INTRODUCTION,
        "## Functions\n",
        *(_function(one) for one in found if isinstance(one, _Function)),
        "## Types\n",
        *(_type(one) for one in found if not isinstance(one, _Function)),
        "## Errors\n\nAll of them are in `hmicdiff.errors`.\n",
        *(_error(one) for one in ast.parse(inspect.getsource(errors)).body),
    ]
    return "\n".join(filter(None, parts))


def _definition(name: str) -> ast.stmt:
    """Return where a name of the library is defined."""
    thing = inspect.unwrap(getattr(hmicdiff, name))
    module = sys.modules[thing.__module__]
    for one in ast.parse(inspect.getsource(module)).body:
        if isinstance(one, _Function | _Class) and one.name == thing.__name__:
            return one
        if isinstance(one, ast.Assign | ast.AnnAssign) and _target(one) == name:
            return one
    raise LookupError(name)


def _target(one: ast.Assign | ast.AnnAssign) -> str:
    return ast.unparse(one.target if isinstance(one, ast.AnnAssign) else one.targets[0])


def _function(one: _Function) -> str:
    returns = f" -> {_hint(one.returns)}" if one.returns else ""
    head = f"def {one.name}({', '.join(_parameters(one.args))}){returns}"
    return f"### {one.name}\n\n```python\n{_folded(head)}\n```\n\n{_described(one)}\n"


def _parameters(given: ast.arguments) -> Iterator[str]:
    first = len(given.args) - len(given.defaults)
    for at, one in enumerate(given.args):
        yield _parameter(one, given.defaults[at - first] if at >= first else None)
    if given.kwonlyargs:
        yield "*"
    for one, default in zip(given.kwonlyargs, given.kw_defaults, strict=True):
        yield _parameter(one, default)


def _parameter(one: ast.arg, default: ast.expr | None) -> str:
    shown = f"{one.arg}: {_hint(one.annotation)}"
    return shown if default is None else f"{shown} = {ast.unparse(default)}"


def _hint(annotation: ast.expr | None) -> str:
    return ast.unparse(annotation).replace("'", "") if annotation else ""


def _folded(head: str) -> str:
    """Put each parameter on a line of its own, where one line does not hold them."""
    if len(head) <= 88:
        return head
    before, _, rest = head.partition("(")
    inside, _, after = rest.rpartition(") ->")
    lines = "".join(f"    {one},\n" for one in re.split(r", (?=\w+:|\*)", inside))
    return f"{before}(\n{lines}) ->{after}"


def _listed(section: re.Match[str]) -> str:
    """Make a list of a section of a docstring."""
    inside = dedent(section[2]).strip("\n")
    if section[1] == "Returns":
        return f"*Returns:* {inside}\n\n"
    entries = _ENTRY.sub(r"- `\1`: ", re.sub(r"\n +", "\n  ", inside))
    return f"*{_TITLES[section[1]]}:*\n\n{entries}\n\n"


def _described(one: _Function | _Class) -> str:
    """Return a docstring in Markdown, with fences around what is typed at a prompt."""
    said = _SECTION.sub(_listed, ast.get_docstring(one) or "").strip()
    return re.sub(r"(?m)^(>>> .*\n(?:.+\n?)*)", r"```pycon\n\1```\n", said)


def _type(one: ast.stmt) -> str:
    if not isinstance(one, _Class):
        assert isinstance(one, ast.Assign | ast.AnnAssign)
        return f"### {_target(one)}\n\n```python\n{ast.unparse(one)}\n```\n"
    fields = "\n".join(_fields(one.body))
    return f"### {one.name}\n\n{_described(one)}\n" + (f"\n{fields}\n" if fields else "")


def _error(one: ast.stmt) -> str:
    """Return a line on an error and what it is a kind of."""
    if not isinstance(one, _Class):
        return ""
    kinds = ", ".join(f"`{ast.unparse(base)}`" for base in one.bases)
    said = " ".join((ast.get_docstring(one) or "").split())
    return f"- `{one.name}` ({kinds}): {said}"


def _fields(body: Sequence[ast.stmt]) -> Iterator[str]:
    """Yield the fields or members of a type, with what is said of each."""
    for one, after in zip(body, [*body[1:], ast.Pass()], strict=True):
        if isinstance(one, ast.AnnAssign) and not _target(one).startswith("_"):
            yield f"- `{_target(one)}` ({_hint(one.annotation)}){_said(after)}"
        elif isinstance(one, ast.Assign):
            yield f"- `{ast.unparse(one)}`{_said(after)}"
        elif _is_property(one):
            assert isinstance(one, _Function)
            said = " ".join((ast.get_docstring(one) or "").split())
            yield f"- `{one.name}` ({_hint(one.returns)}): {said}"


def _is_property(one: ast.stmt) -> bool:
    return (
        isinstance(one, _Function)
        and not one.name.startswith("_")
        and any("property" in ast.unparse(each) for each in one.decorator_list)
    )


def _said(after: ast.stmt) -> str:
    """Return what the string under a field says."""
    if isinstance(after, ast.Expr) and isinstance(after.value, ast.Constant):
        return f": {' '.join(str(after.value.value).split())}"
    return ""


if __name__ == "__main__":
    sys.stdout.write(reference())
