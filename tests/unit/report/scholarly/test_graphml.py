"""The variant graph."""

from collections.abc import Callable
from itertools import pairwise

import pytest

from hmicdiff.model.analysis import Analysis
from hmicdiff.report.scholarly import graphml
from hmicdiff.report.scholarly.witnesses import witnesses, xml_id
from tests import analyses, office
from tests.support import of_seeds

G = "{http://graphml.graphdrawing.org/xmlns}"
MAKERS = (analyses.family, analyses.with_stranger, analyses.alone, analyses.empty, of_seeds)

Graph = tuple[dict[str, dict[str, str]], dict[tuple[str, str], dict[str, str]]]


def graph(analysis: Analysis) -> Graph:
    """Return what is known of the nodes and of the edges."""
    root = office.parsed(graphml.present(analysis))

    def known(one: object) -> dict[str, str]:
        return {
            str(each.get("key")).partition(".")[2]: each.text or ""
            for each in one.iter(f"{G}data")  # type: ignore[attr-defined]
        }

    nodes = {str(one.get("id")): known(one) for one in root.iter(f"{G}node")}
    edges = {
        (str(one.get("source")), str(one.get("target"))): known(one)
        for one in root.iter(f"{G}edge")
    }
    return nodes, edges


@pytest.mark.parametrize("make", MAKERS)
def test_every_release_is_a_path(make: Callable[[], Analysis]) -> None:
    analysis = make()
    nodes, edges = graph(analysis)
    assert {name for edge in edges for name in edge} <= set(nodes)
    for release in witnesses(analysis):
        path = ["start", *(xml_id("r", one.reading) for one in release.sentences), "end"]
        for edge in pairwise(path):
            assert release.id in edges[edge]["witnesses"].split()


def test_nodes_have_the_words_of_their_readings() -> None:
    nodes, _ = graph(of_seeds())
    for passage in of_seeds().template.passages:
        for reading in passage.readings:
            known = nodes[xml_id("r", reading.id)]
            assert known["label"] == reading.pattern
            assert known["passage"] == passage.id
            assert int(known["releases"]) == len(reading.releases)


def test_edges_say_how_many_go_there() -> None:
    analysis = of_seeds()
    nodes, edges = graph(analysis)
    assert sum(int(known["releases"]) for edge, known in edges.items() if edge[0] == "start") == 5
    for edge in edges.values():
        assert int(edge["releases"]) == len(edge["witnesses"].split())
    assert nodes["end"]["releases"] == "5"
