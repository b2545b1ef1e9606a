"""A template that releases are held against: a text, or a template file, read like a release."""

import os
from collections.abc import Sequence
from pathlib import Path

from hmicdiff.errors import NoReleasesError, TemplateFormatError
from hmicdiff.model.text import Corpus, Release, Span
from hmicdiff.pipeline import Held
from hmicdiff.read.formats.document import Document, Settings
from hmicdiff.read.omissions import omissions
from hmicdiff.read.reader import corpus, read
from hmicdiff.read.taking import Raw
from hmicdiff.structs import replace
from hmicdiff.template import guard
from hmicdiff.template.layout import Layout
from hmicdiff.template.marked import marked, settled, with_possessives, without_text
from hmicdiff.template.marks import marks
from hmicdiff.template.parse import is_template, parse


def read_template(path: str | os.PathLike[str], releases: Corpus) -> Held:
    """Return the template in a file, that `releases` are to be held against.

    Of a template file it is what the first reading of each passage says, with the name of the
    variable, in braces, for what is filled in. In any other file brackets, lines and fields may
    stand for what is filled in, and parts may be marked as optional; what a bracket means that may
    as well be text, the releases tell.

    Raises:
        NoReleasesError: if there is no such file, or there are several.
        UnreadableError: if it cannot be read.
        TemplateFormatError: if it is a template file that cannot be read back.
    """
    if Path(path).is_dir():
        raise NoReleasesError(f"{os.fspath(path)}: is a folder; name the file of the template")
    release, *others = read([path], settings=Settings(fields=True)).releases
    if others:
        raise NoReleasesError(f"{os.fspath(path)}: is several files; name the one of the template")
    if not is_template(release.text):
        return _of_text(release, releases)
    try:
        guard.check(release.text)
        text, optional = _spoken(parse(release.text))
    except TemplateFormatError as error:
        raise TemplateFormatError(f"{release.source}: {error}") from error
    return _held(release, text, optional)


def _of_text(release: Release, releases: Corpus) -> Held:
    """Return the template that a person wrote, with what its marks mean."""
    found = without_text(release.text, marks(release.text), releases)
    told = omissions([(release.source, release.notes)])
    if not found:
        return Held(release, told=tuple(told))
    trial = marked(release.text, found)
    found = settled(trial, _held(release, trial.text, ()).release, releases)
    final = marked(release.text, found)
    held = _held(release, final.text, final.optional)
    return replace(held, blanks=final.blanks, told=(*final.told, *told))


def _held(release: Release, text: str, optional: Sequence[Span]) -> Held:
    """Return a template that says a text, some of it optional."""
    raw = Raw(release.source, release.sha256, Document(text, release.encoding))
    (spoken,) = corpus([raw]).releases
    spoken = replace(
        spoken,
        sentences=tuple(replace(s, wording=with_possessives(s.wording)) for s in spoken.sentences),
    )
    numbers = (
        number
        for number, sentence in enumerate(spoken.sentences)
        if any(span.start <= sentence.start < span.end for span in optional)
    )
    return Held(spoken, frozenset(numbers))


def _spoken(layout: Layout) -> tuple[str, list[Span]]:
    """Return what the template says, and where it says what is optional."""
    text = ""
    optional: list[Span] = []
    for passage in layout.passages:
        start = len(text)
        parts = passage.readings[0].parts
        words = (part if isinstance(part, str) else f"{{{part.variable}}}" for part in parts)
        text += passage.before + "".join(words)
        if passage.optional:
            optional.append(Span(start, len(text)))
    return text + layout.end, optional
