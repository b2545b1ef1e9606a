"""A release as a Word document: its differences from the template as tracked changes.

Who accepts all changes has the words of the release, who rejects all the words of the template as
they would stand in it; the findings are comments. Both are proved of the very document before it is
handed out.
"""

from collections.abc import Iterable, Iterator, Mapping
from xml.sax.saxutils import quoteattr

from hmicdiff.errors import ProofError
from hmicdiff.model.analysis import Analysis, Finding, PlacedRelease
from hmicdiff.model.text import spot
from hmicdiff.report.names import ReleaseName, name_releases
from hmicdiff.report.office.edits import redline
from hmicdiff.report.office.known import Template, prepared
from hmicdiff.report.office.paragraphs import CommentEdge, Mark, Paragraph, TextRun, paragraphs
from hmicdiff.report.office.redline_proof import faults
from hmicdiff.report.office.wordml import STYLES, About, package, paragraph, words
from hmicdiff.report.wording import KINDS, listing

_AUTHOR = "hmicdiff"
_FEW = 6
"""So many of those who do the same are named in a comment."""


def documents(analysis: Analysis) -> dict[str, bytes]:
    """Return a document for each release, by the names of files: their ids.

    Raises:
        ProofError: if a document would not give the release's or the template's words.
    """
    family = prepared(analysis)
    names = name_releases(analysis.releases, analysis.sequence)
    return {
        f"{release.id}.docx": _document(release, family, names) for release in analysis.releases
    }


def document(analysis: Analysis, release: PlacedRelease) -> bytes:
    """Return the document of one release of an analysis.

    Raises:
        ProofError: if it would not give the release's or the template's words.
    """
    names = name_releases(analysis.releases, analysis.sequence)
    return _document(release, prepared(analysis), names)


def _document(release: PlacedRelease, family: Template, names: Mapping[str, ReleaseName]) -> bytes:
    line = redline(release, family)
    writer = _Writer()
    body = "".join(map(writer.paragraph, paragraphs(release, line)))
    comments = "".join(
        _comment(number, finding, names)
        for number, finding in enumerate(line.findings)
        if number in writer.commented
    )
    about = About(names[release.id].name, family.analysis.generator, release.source, release.sha256)
    made = package(body, comments, about)
    for fault in faults(made, release, line):
        raise ProofError(f"{release.source}: its Word document {fault}; please report this")
    return made


class _Writer:
    """Numbers changes in the order in which they are written."""

    def __init__(self) -> None:
        self._changes = 0
        self.commented: set[int] = set()

    def paragraph(self, one: Paragraph) -> str:
        mark = "" if one.mark is Mark.KEPT else self._tag(one.mark, "/")
        return paragraph("".join(map(self._part, one.parts)), STYLES[one.role], mark)

    def _part(self, part: TextRun | CommentEdge) -> str:
        if isinstance(part, CommentEdge):
            return self._edge(part)
        if part.mark is Mark.KEPT:
            return f"<w:r>{words(part.text)}</w:r>"
        tag = "w:delText" if part.mark is Mark.DROPPED else "w:t"
        end = "</w:del>" if part.mark is Mark.DROPPED else "</w:ins>"
        return f"{self._tag(part.mark)}<w:r>{words(part.text, tag)}</w:r>{end}"

    def _tag(self, mark: Mark, closed: str = "") -> str:
        self._changes += 1
        name = "del" if mark is Mark.DROPPED else "ins"
        return f'<w:{name} w:id="{self._changes}" w:author="{_AUTHOR}"{closed}>'

    def _edge(self, edge: CommentEdge) -> str:
        if edge.opens:
            self.commented.add(edge.number)
            return f'<w:commentRangeStart w:id="{edge.number}"/>'
        return (
            f'<w:commentRangeEnd w:id="{edge.number}"/>'
            f'<w:r><w:commentReference w:id="{edge.number}"/></w:r>'
        )


def _comment(number: int, finding: Finding, names: Mapping[str, ReleaseName]) -> str:
    told = "".join(
        paragraph(f"<w:r>{words(line)}</w:r>", "CommentText") for line in _told(finding, names)
    )
    author = f"w:author={quoteattr(_AUTHOR)} w:initials={quoteattr(_AUTHOR[:1])}"
    return f'<w:comment w:id="{number}" {author}>{told}</w:comment>'


def _told(finding: Finding, names: Mapping[str, ReleaseName]) -> Iterator[str]:
    """Yield what a comment says: the finding, what it rests on, and who does the same."""
    kind = KINDS[finding.kind]
    yield f"{kind.label}: {finding.message}"
    for one in finding.evidence:
        yield f"{_called(names, [one.release])}, {spot(one.line, one.where)}: “{one.quote}”"
    if finding.shared_with:
        yield f"{kind.shared} {_called(names, finding.shared_with)}"


def _called(names: Mapping[str, ReleaseName], ids: Iterable[str]) -> str:
    found = [names[one].name for one in ids]
    more = len(found) - _FEW
    return listing([*found[:_FEW], f"{more} more"] if more > 0 else found)
