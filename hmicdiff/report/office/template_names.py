"""What the blanks and the optional passages of a Word template are called, and what fills them.

Word templates are filled by flat names: `{{ subject }}`, `has_media_policy`, `wording_title`.
"""

import keyword
import re
from collections.abc import Iterator, Mapping

from hmicdiff.structs import Struct
from hmicdiff.template.layout import Blank, LaidPassage, LaidReading, Layout
from hmicdiff.template.values import Said, Values

Context = Mapping[str, str | bool]
"""What a template is filled with, by name."""
_RESERVED = frozenset({"true", "false", "none", "self", "loop", "range", "dict", "namespace"})
"""What Jinja has a meaning of its own for, besides the words that Python reserves, too."""
_NO_NAME = re.compile(r"\W", re.ASCII)
_SEVERAL = 2
"""A wording that one document alone uses is a departure from the template and not a part of it."""


class DocumentTemplate(Struct, frozen=True):
    """A family as a Word template and what fills it."""

    document: bytes
    contexts: Mapping[str, Context]
    """What fills it for each release, by the release's id."""


class Names(Struct, frozen=True, dict=True):
    """The names, each of one thing only."""

    blanks: Mapping[tuple[str, str], str]
    """By the passage and the key of a blank."""
    variables: Mapping[str, str]
    """By the variable."""
    has: Mapping[str, str]
    """By the passage, where it is optional."""
    wording: Mapping[str, str]
    """By the passage, where it has several readings."""


def readings_of(passage: LaidPassage) -> tuple[LaidReading, ...]:
    """Return the main reading, and others that several use."""
    main, *others = passage.readings
    return (main, *(one for one in others if one.releases >= _SEVERAL))


def names_of(layout: Layout, values: tuple[Values, ...]) -> Names:
    """Name all that a Word template of this layout is filled with.

    A blank is called as its variable where no document fills it otherwise than its other places.
    """
    taken: set[str] = set()
    own = sorted(set(_own(layout, values)))
    variables = sorted({blank.variable for _, blank in _blanks(layout)})
    named = {one: free_name(one, taken) for one in variables}
    return Names(
        blanks={(passage, key): free_name(f"{key}_in_{passage}", taken) for passage, key in own},
        variables=named,
        has={one.id: free_name(f"has_{one.id}", taken) for one in layout.passages if one.optional},
        wording={
            one.id: free_name(f"wording_{one.id}", taken)
            for one in layout.passages
            if len(readings_of(one)) > 1
        },
    )


def name_of(names: Names, passage: str, blank: Blank) -> str:
    """Return what a blank of a passage is called."""
    return names.blanks.get((passage, blank.key)) or names.variables[blank.variable]


def context_of(layout: Layout, names: Names, values: Values) -> dict[str, str | bool]:
    """Return what fills the template for one document."""
    made: dict[str, str | bool] = {
        name: values.variables.get(variable, "") for variable, name in names.variables.items()
    }
    for passage in layout.passages:
        said = values.passages.get(passage.id)
        if passage.id in names.has:
            made[names.has[passage.id]] = said is not None
        if passage.id in names.wording:
            made[names.wording[passage.id]] = spoken(passage, said).letter
        for reading in readings_of(passage):
            for blank in reading.blanks:
                if (passage.id, blank.key) in names.blanks:
                    name = names.blanks[passage.id, blank.key]
                    made[name] = text_of(blank, said, values)
    return made


def spoken(passage: LaidPassage, said: Said | None) -> LaidReading:
    """Return the reading that a Word template has for a document: its own, or the main one."""
    kept = readings_of(passage)
    return next((one for one in kept if said and one.letter == said.reading), kept[0])


def text_of(blank: Blank, said: Said | None, values: Values) -> str:
    """Return what fills a blank; nothing where the document has nothing for it."""
    texts = {**values.variables, **(said.values if said else {})}
    return texts.get(blank.key, texts.get(blank.variable, ""))


def _own(layout: Layout, values: tuple[Values, ...]) -> Iterator[tuple[str, str]]:
    """Yield the blanks that some document fills otherwise than the variable's other places."""
    for passage_id, blank in _blanks(layout):
        for one in values:
            said = one.passages.get(passage_id)
            usual = one.variables.get(blank.variable, "")
            if said is not None and text_of(blank, said, one) != usual:
                yield passage_id, blank.key
                break


def _blanks(layout: Layout) -> Iterator[tuple[str, Blank]]:
    for passage in layout.passages:
        for reading in readings_of(passage):
            for blank in reading.blanks:
                yield passage.id, blank


def free_name(wanted: str, taken: set[str]) -> str:
    """Return a name that Jinja and Python can have and nothing else has."""
    name = _NO_NAME.sub("_", wanted)
    if name[:1].isdigit() or not name:
        name = f"_{name}"
    if keyword.iskeyword(name) or name.lower() in _RESERVED:
        name = f"{name}_"
    made, number = name, 1
    while made in taken:
        number += 1
        made = f"{name}_{number}"
    taken.add(made)
    return made
