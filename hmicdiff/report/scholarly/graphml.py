"""The variant graph in GraphML: readings as nodes, the way of each release through them as edges.

Each release is a path from the start to the end in the order of its own sentences. What has moved
makes the graph go back.
"""

from collections.abc import Iterator, Mapping
from itertools import pairwise
from xml.sax.saxutils import escape

from hmicdiff.model.analysis import Analysis, PlacedRelease
from hmicdiff.report.controls import writable
from hmicdiff.report.scholarly.witnesses import witnesses, xml_id

_HEAD = """\
<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
"""
_KEYS = {
    "node": {
        "label": "string",
        "passage": "string",
        "role": "string",
        "number": "int",
        "releases": "int",
        "witnesses": "string",
    },
    "edge": {"releases": "int", "witnesses": "string"},
}
"""What is known of nodes and edges: `number` is the place of the passage in the template."""
_START, _END = "start", "end"


def present(analysis: Analysis, *, color: bool = False) -> str:  # noqa: ARG001 - as all presenters
    """Return the variant graph of the family; strangers have no part in it."""
    family = witnesses(analysis)
    paths = {one.id: _path(one) for one in family}
    return "".join(
        (
            _HEAD,
            *_keys(),
            '  <graph id="variants" edgedefault="directed">\n',
            *_nodes(analysis, paths),
            *_edges(paths),
            "  </graph>\n</graphml>\n",
        )
    )


def _path(release: PlacedRelease) -> tuple[str, ...]:
    return (_START, *(xml_id("r", one.reading) for one in release.sentences), _END)


def _keys() -> Iterator[str]:
    for of, known in _KEYS.items():
        for name, kind in known.items():
            yield (f'  <key id="{of}.{name}" for="{of}" attr.name="{name}" attr.type="{kind}"/>\n')


def _nodes(analysis: Analysis, paths: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    holders: dict[str, list[str]] = {}
    for release, path in paths.items():
        for node in dict.fromkeys(path):
            holders.setdefault(node, []).append(release)
    yield _node(_START, {"label": "", "releases": len(paths)})
    for number, passage in enumerate(analysis.template.passages, 1):
        for reading in passage.readings:
            node = xml_id("r", reading.id)
            if node in holders:
                known: dict[str, str | int] = {"label": reading.pattern, "passage": passage.id}
                known |= {"role": passage.role.value, "number": number}
                yield _node(node, known | _held(holders[node]))
    yield _node(_END, {"label": "", "releases": len(paths)})


def _edges(paths: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    holders: dict[tuple[str, str], list[str]] = {}
    for release, path in paths.items():
        for edge in dict.fromkeys(pairwise(path)):
            holders.setdefault(edge, []).append(release)
    for (one, other), own in sorted(holders.items()):
        data = _data("edge", _held(own))
        yield f'    <edge source="{one}" target="{other}">{data}</edge>\n'


def _held(own: list[str]) -> dict[str, str | int]:
    return {"releases": len(own), "witnesses": " ".join(own)}


def _node(name: str, known: Mapping[str, str | int]) -> str:
    return f'    <node id="{name}">{_data("node", known)}</node>\n'


def _data(of: str, known: Mapping[str, str | int]) -> str:
    return "".join(
        f'<data key="{of}.{name}">{escape(writable(str(value)), {chr(13): "&#13;"})}</data>'
        for name, value in known.items()
    )
