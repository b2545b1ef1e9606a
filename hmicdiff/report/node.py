"""Parsed JSON, with errors that say where the data is not what it should be."""

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, TypeVar

from hmicdiff.errors import AnalysisFormatError

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")
E = TypeVar("E", bound=StrEnum)
_HALF = re.compile("[\ud800-\udfff]")
"""Half of a character in UTF-16, which JSON can name and no file can hold."""


@dataclass(frozen=True, slots=True)
class Node:
    """A value of parsed JSON and the path to it."""

    data: object
    path: str

    def __getitem__(self, key: str) -> "Node":
        """Return a member of an object."""
        path = f"{self.path}.{key}" if self.path else key
        if not isinstance(self.data, dict):
            raise self.error("an object")
        if key not in self.data:
            raise Node(None, path).error("there")
        return Node(self.data[key], path)

    def has(self, key: str) -> bool:
        """Tell whether an object has a member of this name."""
        return isinstance(self.data, dict) and key in self.data

    def where(self) -> str:
        """Return the page or paragraph that an object may have beside its line."""
        return (self["where"].optional(Node.text) or "") if self.has("where") else ""

    def error(self, wanted: str) -> AnalysisFormatError:
        """Return the error that this is not what was `wanted`."""
        return AnalysisFormatError(f"not a saved analysis: {self.path or 'it'} is not {wanted}")

    def text(self) -> str:
        """Return a string."""
        if not isinstance(self.data, str):
            raise self.error("a string")
        if not self.data.isascii() and _HALF.search(self.data):
            raise self.error("a string of whole characters")
        return self.data

    def count(self) -> int:
        """Return a whole number."""
        if not isinstance(self.data, int) or isinstance(self.data, bool) or self.data < 0:
            raise self.error("a count")
        return self.data

    def number(self) -> float:
        """Return a number."""
        return float(self.figure())

    def figure(self) -> float | int:
        """Return a number, whole or not as it is written."""
        if not isinstance(self.data, int | float) or isinstance(self.data, bool):
            raise self.error("a number")
        return self.data

    def flag(self) -> bool:
        """Return a truth value."""
        if not isinstance(self.data, bool):
            raise self.error("true or false")
        return self.data

    def scalar(self) -> float | int | str | None:
        """Return a number, a string or nothing, as it is."""
        if isinstance(self.data, bool) or not isinstance(self.data, int | float | str | None):
            raise self.error("a number, a string or null")
        return self.text() if isinstance(self.data, str) else self.data

    def choice(self, choices: type[E]) -> E:
        """Return a member of an enumeration."""
        try:
            return choices(self.text())
        except ValueError as error:
            raise self.error(f"one of {', '.join(choices)}") from error

    def optional(self, read: "Callable[[Node], T]") -> T | None:
        """Return what `read` returns, or nothing for null."""
        return None if self.data is None else read(self)

    def all(self, read: "Callable[[Node], T]") -> tuple[T, ...]:
        """Return what `read` returns for each element of a list."""
        if not isinstance(self.data, list):
            raise self.error("a list")
        return tuple(read(Node(one, f"{self.path}[{n}]")) for n, one in enumerate(self.data))

    def texts(self) -> tuple[str, ...]:
        """Return a list of strings."""
        return self.all(Node.text)
