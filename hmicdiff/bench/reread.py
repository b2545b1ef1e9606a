"""Changed texts, read as any file is, so that it is known what sentences they really have."""

import hashlib
from collections.abc import Mapping

from hmicdiff.bench.draft import Draft, draft_of
from hmicdiff.errors import HmicdiffError
from hmicdiff.model.text import Corpus
from hmicdiff.read.conventions import Conventions
from hmicdiff.read.formats.document import Document
from hmicdiff.read.reader import corpus
from hmicdiff.read.taking import Raw
from hmicdiff.structs import Struct


class Family(Struct, frozen=True):
    """The releases of a family, each as a plain text."""

    corpus: Corpus
    drafts: Mapping[str, Draft]
    """The unchanged releases, by their sources."""
    conventions: Conventions
    """How they write, and so how changed ones are cut."""

    def is_read_as(self, draft: Draft) -> bool:
        """Tell whether a text has the sentences that its draft has, each in its role.

        Where something was put in or moved its role may be another; all else is as it was.
        """
        try:
            (release,) = corpus([_raw(draft.source, draft.text)], lambda: self.conventions).releases
        except HmicdiffError:
            return False
        found = [(sentence.start, sentence.end) for sentence in release.sentences]
        return found == list(draft.spans()) and all(
            line.change is not None or line.role is sentence.role
            for line, sentence in zip(draft.lines, release.sentences, strict=True)
        )

    def changed(self, texts: Mapping[str, str]) -> Corpus:
        """Return the family with other texts for some of its releases."""
        return corpus(
            [
                _raw(release.source, texts.get(release.source, release.text))
                for release in self.corpus.releases
            ],
            lambda: self.conventions,
        )


def family_of(given: Corpus) -> Family:
    """Read a family again as plain text, as its changed releases will be.

    What `hmicdiff text` prints of a file of any format reads as the file does.
    """
    conventions = Conventions(release.text for release in given.releases)
    read = corpus([_raw(one.source, one.text) for one in given.releases], lambda: conventions)
    return Family(read, {one.source: draft_of(one) for one in read.releases}, conventions)


def _raw(source: str, text: str) -> Raw:
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return Raw(source, digest, Document(text, "utf-8"))
