"""hmicdiff: `report --format json`, from files to text."""

import hmicdiff
from benchmarks.runners.protocol import Answer, File
from hmicdiff.model.analysis import Analysis


def run(files: list[File]) -> Answer:
    """Read, analyze, and write the report."""
    analysis = hmicdiff.analyze(hmicdiff.read([file.path for file in files]))
    hmicdiff.present(analysis, "json")
    return answer_of(analysis)


def answer_of(analysis: Analysis) -> Answer:
    """Return what an analysis says in the form in which all are scored."""
    releases = analysis.releases
    return Answer(
        segments={
            one.source: [(s.start, s.end, list(s.passages)) for s in one.sentences]
            for one in releases
        },
        missing=[(one.source, name) for one in releases for name in one.missing],
        extra=[
            (one.source, number)
            for one in releases
            for number, sentence in enumerate(one.sentences)
            if sentence.status == "extra"
        ],
        moved=[
            (one.source, number)
            for one in releases
            for number, sentence in enumerate(one.sentences)
            if sentence.moved
        ],
        values={one.source: [(v.start, v.end, v.value) for v in one.values] for one in releases},
        templates=[
            "".join(part if isinstance(part, str) else "<*>" for part in reading.parts)
            for passage in analysis.template.passages
            for reading in passage.readings
        ],
    )
