"""A template that releases are held against: a text, or a template file, read like a release."""

import os
from pathlib import Path

from hmicdiff.errors import NoReleasesError, TemplateFormatError
from hmicdiff.model.text import Release
from hmicdiff.read.decode import Decoded
from hmicdiff.read.reader import Raw, corpus, read
from hmicdiff.template.layout import Layout
from hmicdiff.template.parse import is_template, parse


def read_template(path: str | os.PathLike[str]) -> Release:
    """Return the text of the template in a file.

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
        return release
    try:
        text = _spoken(parse(release.text))
    except TemplateFormatError as error:
        raise TemplateFormatError(f"{release.source}: {error}") from error
    raw = Raw(release.source, release.sha256, Decoded(text, release.encoding))
    return corpus([raw]).releases[0]


def _spoken(layout: Layout) -> str:
    said = []
    for passage in layout.passages:
        parts = passage.readings[0].parts
        words = (part if isinstance(part, str) else f"{{{part.variable}}}" for part in parts)
        said.append(passage.before + "".join(words))
    return "".join(said) + layout.end
