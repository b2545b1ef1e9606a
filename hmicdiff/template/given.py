"""A template that releases are held against: a text, or a template file, read like a release."""

import os
from pathlib import Path

from hmicdiff.errors import NoReleasesError, TemplateFormatError
from hmicdiff.model.text import Span
from hmicdiff.pipeline import Held
from hmicdiff.read.formats.document import Document
from hmicdiff.read.reader import corpus, read
from hmicdiff.read.taking import Raw
from hmicdiff.template import guard
from hmicdiff.template.layout import Layout
from hmicdiff.template.parse import is_template, parse


def read_template(path: str | os.PathLike[str]) -> Held:
    """Return the template in a file.

    Of a template file it is what the first reading of each passage says, with the name of the
    variable, in braces, for what is filled in.

    Raises:
        NoReleasesError: if there is no such file, or there are several.
        UnreadableError: if it cannot be read.
        TemplateFormatError: if it is a template file that cannot be read back.
    """
    if Path(path).is_dir():
        raise NoReleasesError(f"{os.fspath(path)}: is a folder; name the file of the template")
    release, *others = read([path]).releases
    if others:
        raise NoReleasesError(f"{os.fspath(path)}: is several files; name the one of the template")
    if not is_template(release.text):
        return Held(release)
    try:
        guard.check(release.text)
        text, optional = _spoken(parse(release.text))
    except TemplateFormatError as error:
        raise TemplateFormatError(f"{release.source}: {error}") from error
    raw = Raw(release.source, release.sha256, Document(text, release.encoding))
    (spoken,) = corpus([raw]).releases
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
