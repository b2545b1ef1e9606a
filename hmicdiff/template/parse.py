"""A template file back to its layout, by its syntax tree: what a person edited is read as it is."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from jinja2 import nodes

from hmicdiff.errors import TemplateFormatError
from hmicdiff.structs import replace
from hmicdiff.template.jinja import END, MACRO, VERSION
from hmicdiff.template.layout import Blank, LaidPassage, LaidReading, Layout, Part
from hmicdiff.template.render import environment, readable

_HEAD = re.compile(r"\{#-?\s*hmicdiff template, format (\d+)")
_VALUES = "v"
_ARGUMENTS = ("id", "reading", "before", "optional", "also")

Names = Mapping[str, object]


Block = tuple[LaidReading, dict[str, object], int]
"""A reading, all that its block gives, and its line."""


def is_template(text: str) -> bool:
    """Tell whether a text is a template file of whatever format, not words as they are."""
    return _HEAD.match(text) is not None


def parse(template: str) -> Layout:
    """Return what a template file says.

    Raises:
        TemplateFormatError: if it is no template of this format, or says what cannot be read back.
    """
    with readable():
        return _parsed(template)


def _parsed(template: str) -> Layout:
    head = _HEAD.match(template)
    if head and int(head.group(1)) != VERSION:
        raise TemplateFormatError(
            f"has format {head.group(1)}, and this program reads format {VERSION}: "
            "make it again with hmicdiff template"
        )
    tree = _tree(template)
    names = dict(_names(tree))
    blocks = [_block(block, names) for block in _calls(tree)]
    if not blocks and not head:
        raise TemplateFormatError(
            f"has no passages: no {{% call(v) {MACRO}(...) %}} stands in it; "
            "make it with hmicdiff template"
        )
    _check_between(tree)
    groups = groupby(blocks, key=lambda block: block[1]["id"])
    passages = tuple(_passage(list(found)) for _, found in groups)
    _check_places(passages)
    return Layout(passages=passages, end=_end(tree))


def readings_in(template: str) -> set[tuple[object, object]]:
    """Return the ids and letters of what a template can say, whatever else a person made of it.

    Where either is worked out rather than written there, it is `None`.

    Raises:
        TemplateFormatError: if it is no Jinja2.
    """
    with readable():
        tree = _tree(template)
        names = dict(_names(tree))
        given = [_arguments(block, names) for block in _calls(tree)]
    return {(each.get("id"), each.get("reading")) for each in given}


def _tree(template: str) -> nodes.Template:
    return environment().parse(template)


def _block(block: nodes.CallBlock, names: Names) -> Block:
    given = _arguments(block, names)
    _text_of(given, "id", block.lineno)
    letter = _text_of(given, "reading", block.lineno)
    also = given.get("also")
    others = tuple(map(str, also)) if isinstance(also, list) else ()
    return LaidReading(letter, tuple(_joined(_parts(block.body))), others), given, block.lineno


def _check_between(tree: nodes.Template) -> None:
    """Refuse words, and spaces, that stand in no passage: they would be in every release."""
    held = [node for each in tree.body if isinstance(each, nodes.FilterBlock) for node in each.body]
    for node in [*tree.body, *held]:
        for each in node.nodes if isinstance(node, nodes.Output) else ():
            if isinstance(each, nodes.TemplateData) and each.data:
                raise TemplateFormatError(
                    f"line {each.lineno}: words or spaces stand outside of all passages; put them "
                    "into one, or begin and end what is beside them with {%- and -%}"
                )


def _check_places(passages: Sequence[LaidPassage]) -> None:
    uses = Counter(passage.id for passage in passages)
    for passage, count in uses.items():
        if count > 1:
            raise TemplateFormatError(
                f"{passage} stands in {count} places; keep its readings together"
            )


def _passage(found: Sequence[Block]) -> LaidPassage:
    _, given, line = found[0]
    name = _text_of(given, "id", line)
    letters = [reading.letter for reading, _, _ in found]
    if len(set(letters)) < len(letters):
        raise TemplateFormatError(
            f"line {found[-1][2]}: {name} has two readings of one letter; give them two"
        )
    return LaidPassage(
        id=name,
        before=_text_of(given, "before", line),
        readings=tuple(reading for reading, _, _ in found),
        optional=given.get("optional") is True,
    )


def _calls(tree: nodes.Template) -> Iterator[nodes.CallBlock]:
    for block in tree.find_all(nodes.CallBlock):
        called = block.call.node
        if isinstance(called, nodes.Name) and called.name == MACRO:
            yield block


def _names(tree: nodes.Template) -> Iterator[tuple[str, object]]:
    """Yield what the file sets at its top: the names of separators."""
    for assign in tree.find_all(nodes.Assign):
        targets: Sequence[nodes.Node] = [assign.target]
        values: Sequence[nodes.Node] = [assign.node]
        if isinstance(assign.target, nodes.Tuple) and isinstance(assign.node, nodes.Tuple):
            targets, values = assign.target.items, assign.node.items
        for target, value in zip(targets, values, strict=False):
            if isinstance(target, nodes.Name) and isinstance(value, nodes.Const):
                yield target.name, value.value


def _arguments(block: nodes.CallBlock, names: Names) -> dict[str, object]:
    given = dict(
        zip(_ARGUMENTS, (_constant(each, names) for each in block.call.args), strict=False)
    )
    return given | {each.key: _constant(each.value, names) for each in block.call.kwargs}


def _constant(node: nodes.Node, names: Names) -> object:
    if isinstance(node, nodes.Name):
        return names.get(node.name)
    if isinstance(node, nodes.List):
        return [_constant(each, names) for each in node.items]
    return node.value if isinstance(node, nodes.Const) else None


def _text_of(given: Mapping[str, object], name: str, line: int) -> str:
    value = given.get(name)
    if not isinstance(value, str):
        raise TemplateFormatError(
            f"line {line}: {MACRO}(id, reading, before, ...) needs a text as its {name}"
        )
    return value


def _parts(body: Sequence[nodes.Node]) -> Iterator[Part]:
    for node in body:
        if not isinstance(node, nodes.Output):
            raise _unreadable(node)
        yield from map(_part, node.nodes)


def _part(node: nodes.Node) -> Part:
    if isinstance(node, nodes.TemplateData):
        return node.data
    if isinstance(node, nodes.Const) and isinstance(node.value, str):
        return node.value
    if isinstance(node, nodes.CondExpr) and isinstance(node.expr1, nodes.Concat):
        return _spaced(node.expr1.nodes)
    return _blank(node)


def _spaced(held: Sequence[nodes.Expr]) -> Blank:
    """Return a blank with the spaces that come and go with it."""
    lead, gap = (
        str(each.value) if isinstance(each, nodes.Const) else "" for each in (held[0], held[-1])
    )
    blanks = [each for each in held if not isinstance(each, nodes.Const)]
    if len(blanks) != 1:
        raise _unreadable(held[0])
    return replace(_blank(blanks[0]), lead=lead, gap=gap)


def _blank(node: nodes.Node) -> Blank:
    if isinstance(node, nodes.Filter) and node.name == "default" and node.node and node.args:
        return Blank(_key(node.node), _key(node.args[0]))
    return Blank(_key(node), _key(node))


def _key(node: nodes.Node) -> str:
    if isinstance(node, nodes.Getattr | nodes.Getitem) and isinstance(node.node, nodes.Name):
        key = node.attr if isinstance(node, nodes.Getattr) else _constant(node.arg, {})
        if node.node.name == _VALUES and isinstance(key, str):
            return key
    raise _unreadable(node)


def _unreadable(node: nodes.Node) -> TemplateFormatError:
    return TemplateFormatError(
        f"line {node.lineno}: a reading that is to be read back holds words and "
        f"{{{{ {_VALUES}.name }}}}, nothing else"
    )


def _joined(parts: Iterator[Part]) -> Iterator[Part]:
    """Join words that stand side by side."""
    words = ""
    for part in parts:
        if isinstance(part, str):
            words += part
            continue
        if words:
            yield words
        words = ""
        yield part
    if words:
        yield words


def _end(tree: nodes.Template) -> str:
    for each in tree.find_all(nodes.Filter):
        named = isinstance(each.node, nodes.Name) and each.node.name == END
        if named and each.name == "default" and each.args:
            return str(_constant(each.args[0], {}))
    return ""
