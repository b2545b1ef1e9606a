"""Several families, each with an analysis of its own: shown one after the other, never mixed."""

import json
import re
from collections.abc import Sequence
from contextlib import suppress
from pathlib import PurePath

from hmicdiff.errors import UnknownReleaseError
from hmicdiff.model.analysis import Analysis
from hmicdiff.report import html, sequence_text, text
from hmicdiff.report.controls import one_line
from hmicdiff.report.formats import FACTS, FORMATS
from hmicdiff.report.json import written
from hmicdiff.report.record import record_of
from hmicdiff.report.spreadsheet import joined
from hmicdiff.report.view import build_view, find_release

FORMAT = "hmicdiff.families"
VERSION = 1
"""Goes up with every change that a reader has to know of."""
JOINED = frozenset({"csv", "json", "md", "text"})
"""The formats in which the reports of several families are one text."""
PART = re.compile(r"family-\d+")
"""The folder of a family in a folder of several."""


def present(analyses: Sequence[Analysis], form: str, *, color: bool = False) -> str:
    """Return the reports of several families as one text, in a format that is no page."""
    shown = [FORMATS[form].present(analysis, color=color) for analysis in analyses]
    return _joined(analyses, shown, form)


def present_facts(
    analyses: Sequence[Analysis], form: str, *, color: bool = False, verbose: bool = False
) -> str:
    """Return the facts tables of several families as one text: a document alone has none."""
    families = [analysis for analysis in analyses if len(analysis.releases) > 1]
    shown = [FACTS[form](analysis, color=color, verbose=verbose) for analysis in families]
    return _joined(families, shown, form)


def _joined(analyses: Sequence[Analysis], shown: Sequence[str], form: str) -> str:
    if form == "json":
        return _as_json(analyses, shown)
    if form == "csv":
        many = [len(analysis.releases) > 1 for analysis in analyses]
        names = (str(at) if is_family else "" for at, is_family in enumerate(many, 1))
        return joined(zip(names, shown, strict=True))
    heads = _heads(analyses)
    if form == "md":
        return "\n".join(f"# {head}\n\n{each}" for head, each in zip(heads, shown, strict=True))
    ruled = (f"{head}\n{'=' * len(head)}\n\n" for head in heads)
    return "\n\n".join(map("".join, zip(ruled, shown, strict=True)))


def show(analyses: Sequence[Analysis], query: str, *, color: bool, verbose: bool) -> str:
    """Return the report on one release, of the first family that has it.

    Raises:
        UnknownReleaseError: if none has, or a family has several that answer to `query`.
    """
    for analysis in analyses[:-1]:
        with suppress(UnknownReleaseError):
            return text.show(analysis, query, color=color, verbose=verbose)
    return text.show(analyses[-1], query, color=color, verbose=verbose)


def document(analyses: Sequence[Analysis], query: str) -> tuple[str, bytes]:
    """Return one release as a Word document and its name, of the first family that has it.

    Raises:
        UnknownReleaseError: if none has, or a family has several that answer to `query`.
        ProofError: if the document would not hold what it should.
    """
    for analysis in analyses[:-1]:
        with suppress(UnknownReleaseError):
            return _document(analysis, query)
    return _document(analyses[-1], query)


def _document(analysis: Analysis, query: str) -> tuple[str, bytes]:
    from hmicdiff.report.office import docx  # noqa: PLC0415 - few ask for it

    found = find_release(build_view(analysis), query).name.id
    release = next(one for one in analysis.releases if one.id == found)
    return f"{found}.docx", docx.document(analysis, release)


def show_sequence(analyses: Sequence[Analysis], query: str | None, *, color: bool) -> str:
    """Return what has changed in one release since the last one, or in each of every family.

    Raises:
        UnknownReleaseError: if no family has it, or one has several that answer to `query`.
    """
    if query is None:
        shown = [sequence_text.show_all(analysis, color=color) for analysis in analyses]
        return "\n".join(shown)
    for analysis in analyses[:-1]:
        with suppress(UnknownReleaseError):
            return sequence_text.show(analysis, query, color=color)
    return sequence_text.show(analyses[-1], query, color=color)


def folder(analyses: Sequence[Analysis]) -> dict[str, str]:
    """Return a folder of pages; of several families, a folder each and a page that lists them."""
    if len(analyses) == 1:
        return html.folder(analyses[0])
    names = [f"family-{at}" for at in range(1, len(analyses) + 1)]
    made = {html.INDEX: _listed(analyses, [f"{name}/{html.INDEX}" for name in names])}
    for name, analysis in zip(names, analyses, strict=True):
        made |= {f"{name}/{path}": page for path, page in html.folder(analysis).items()}
    return made


def beside(target: str, number: int) -> list[str]:
    """Return the names of as many files beside `target`: "a-1.html", "a-2.html"."""
    path = PurePath(target)
    return [str(path.with_name(f"{path.stem}-{at}{path.suffix}")) for at in range(1, number + 1)]


def pages(analyses: Sequence[Analysis], target: str) -> dict[str, str]:
    """Return a page with links under the name `target`, and a page a family beside it."""
    names = beside(target, len(analyses))
    made = {
        name: FORMATS["html"].present(analysis, color=False)
        for name, analysis in zip(names, analyses, strict=True)
    }
    return {target: _listed(analyses, [PurePath(name).name for name in names]), **made}


def _listed(analyses: Sequence[Analysis], links: Sequence[str]) -> str:
    families = [
        _family(link, head, analysis)
        for link, head, analysis in zip(links, _heads(analyses), analyses, strict=True)
    ]
    return html.listed(families, record_of(*analyses))


def _family(link: str, head: str, analysis: Analysis) -> dict[str, object]:
    """Return what the page that lists families says of one."""
    view = build_view(analysis)
    several = len(analysis.releases) > 1
    passages = [passage for section in view.template for passage in section.passages]
    return {
        "page": link,
        "head": head,
        "begins": passages[0].readings[0].words if several and passages else (),
        "summary": view.summary if several else (),
        "releases": [(one.name.name, one.source) for one in view.releases],
    }


def _heads(analyses: Sequence[Analysis]) -> list[str]:
    """Return what each family is called; what is of none comes last.

    Of one family it is said how many files stand beside it: it is not counted.
    """
    families = sum(len(analysis.releases) > 1 for analysis in analyses)
    alone = len(analyses) - families
    stand = "1 file stands" if alone == 1 else f"{alone} files stand"
    beside = f"; {stand} alone" if alone and families == 1 else ""
    return [
        (f"Family {at} of {families}" if families > 1 else "The family")
        + f": {len(analysis.releases)} releases{beside}"
        if at <= families
        else f"In no family: {one_line(analysis.releases[0].source)}"
        for at, analysis in enumerate(analyses, 1)
    ]


def _as_json(analyses: Sequence[Analysis], shown: Sequence[str]) -> str:
    data = {
        "format": {"name": FORMAT, "version": VERSION},
        "generator": analyses[0].generator,
        "families": [json.loads(each) for each in shown],
    }
    return written(data)
