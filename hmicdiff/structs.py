"""What all data of the program are: structs, classes of typed fields, frozen unless they change.

They are msgspec's and not dataclasses, which are made of source text at each start: half a
millisecond for each of some two hundred, where a struct takes a hundredth. A class that has an
abstract base is a dataclass still, because structs have a metaclass of their own; so are the few
that `--help` needs, which is quicker without msgspec.

In `class Point(Struct, frozen=True)` a frozen one can be a key; with `dict` what is worked out once
can be kept (`cached_property`); without `eq` two are the same only if they are one object.
"""

from msgspec import Struct, field
from msgspec.structs import asdict, fields, replace

__all__ = ["Struct", "asdict", "field", "fields", "replace"]
