"""What all data of the program are: structs, classes of typed fields, frozen unless they change.

They are msgspec's and not dataclasses, which are made of source text at each start: half a
millisecond for each of some two hundred, where a struct takes a hundredth. A class that has an
abstract base is a dataclass still, because structs have a metaclass of their own; so are the few
that `--help` needs, which is quicker without msgspec.

In `class Point(Struct, frozen=True)` a frozen one can be a key; with `dict` what is worked out once
can be kept (`cached_property`); without `eq` two are the same only if they are one object.
"""

from typing import TypeVar

from msgspec import Struct, ValidationError, convert, field
from msgspec.structs import asdict, fields, replace

__all__ = ["Struct", "StructError", "asdict", "converted", "field", "fields", "replace"]

StructError = ValidationError
"""What is raised where plain data are not those of a struct; it says where."""
_Kind = TypeVar("_Kind")


def converted(data: object, kind: type[_Kind]) -> _Kind:
    """Return plain data, as TOML or JSON has them, as a struct of this kind.

    Raises:
        StructError: if they are none.
    """
    return convert(data, kind)
