"""List the numbers that the program decides by, each with the line that says why it is this one.

    python scripts/constants.py            # all, by file
    python scripts/constants.py align      # those of the files that have this in their path

The exit status tells whether each has such a line: a string right below it, or below the last of
several that are set in one statement.
"""

import ast
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


@dataclass(frozen=True)
class Constant:
    """A number, or several under one name, that stands by itself in a module or class."""

    path: str
    line: int
    name: str
    value: str
    why: str | None


def constants(only: str = "") -> Iterator[Constant]:
    """Yield the numbers of the files that have this in their path, in the order of the files."""
    for path in sorted((ROOT / "hmicdiff").rglob("*.py")):
        name = path.relative_to(ROOT).as_posix()
        if only in name:
            tree = ast.parse(path.read_text(encoding="utf-8"))
            classes = (node.body for node in tree.body if isinstance(node, ast.ClassDef))
            for body in (tree.body, *classes):
                yield from _in(body, name)


def _in(body: Sequence[ast.stmt], path: str) -> Iterator[Constant]:
    for at, node in enumerate(body):
        names, value = _set(node)
        if value is not None and _is_number(value):
            why = _text(body[at + 1]) if at + 1 < len(body) else None
            yield Constant(path, node.lineno, names, ast.unparse(value), why)


def _set(node: ast.stmt) -> tuple[str, ast.expr | None]:
    """Return the names that are set here and to what, if they are written as those of constants."""
    match node:
        case ast.Assign(targets=[target], value=value):
            names = ast.unparse(target).strip("()")
        case ast.AnnAssign(target=target, value=value):
            names = ast.unparse(target)
        case _:
            return "", None
    return names, value if names.isupper() else None


def _is_number(node: ast.expr | None) -> bool:
    """Tell whether a number is set: one, one that is reckoned from others, or several."""
    match node:
        case ast.Constant(value=value):
            return isinstance(value, int | float) and not isinstance(value, bool)
        case ast.UnaryOp(operand=operand):
            return _is_number(operand)
        case ast.BinOp(left=left, right=right):
            return _is_number(left) or _is_number(right)
        case ast.Tuple(elts=found) | ast.Set(elts=found) | ast.Dict(values=found):
            return any(map(_is_number, found))
        case _:
            return False


def _text(node: ast.stmt) -> str | None:
    match node:
        case ast.Expr(value=ast.Constant(value=str(text))):
            return " ".join(text.split())
        case _:
            return None


def main() -> int:
    """List the numbers; return 1 if one has no reason."""
    found = list(constants(*sys.argv[1:2]))
    for each in found:
        print(f"{each.path}:{each.line} {each.name} = {each.value}")  # noqa: T201
        print(f"    {each.why or 'NO REASON'}")  # noqa: T201
    without = sum(each.why is None for each in found)
    print(f"{len(found)} numbers, {without} without a reason")  # noqa: T201
    return bool(without)


if __name__ == "__main__":
    sys.exit(main())
