"""Drain3 with its own settings: a sentence is a message, a cluster is a passage."""

from drain3 import TemplateMiner
from drain3.template_miner_config import TemplateMinerConfig

from benchmarks.runners.protocol import Answer, File, labelled


def run(files: list[File]) -> Answer:
    """Mine the sentences for templates, then read the values back."""
    miner = TemplateMiner(config=TemplateMinerConfig())
    clusters = {
        (file.source, number): miner.add_log_message(said)["cluster_id"]
        for file in files
        for number, said in enumerate(file.said())
    }
    templates = {one.cluster_id: one.get_template() for one in miner.drain.clusters}
    answer = labelled(files, {key: [f"cluster {one}"] for key, one in clusters.items()})
    answer.templates = sorted(templates.values())
    answer.values = {
        file.source: [
            found
            for number, said in enumerate(file.said())
            for found in _values(
                miner, templates[clusters[file.source, number]], said, file.sentences[number]
            )
        ]
        for file in files
    }
    return answer


def _values(
    miner: TemplateMiner, template: str, said: str, where: tuple[int, int]
) -> list[tuple[int, int, int | str]]:
    """Return where in a release the parameters of a sentence stand."""
    found: list[tuple[int, int, int | str]] = []
    at, (start, end) = 0, where
    for one in miner.extract_parameters(template, said, exact_matching=False) or ():
        here = said.find(one.value, at)
        if here >= 0 and len(said) == end - start:
            number = int(one.value) if one.value.isdigit() else one.value
            found.append((start + here, start + here + len(one.value), number))
            at = here + len(one.value)
    return found
