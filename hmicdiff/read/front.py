"""What is set at the head of files, "date: 2031-05-04": what a family's documents say by it.

Most of it is for a program, and left out. What nearly all documents set, each as it is about, is a
fact of each: it becomes a line of its text. What all set alike, what few set, and what only repeats
the title or the name of the file does not.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from pathlib import PurePosixPath

from hmicdiff.read.formats.document import SETTINGS, Document, Front, dropped
from hmicdiff.structs import replace

_NEARLY_ALL = 0.9
"""What fewer of the documents set would be told as missing in the others."""
_ALIKE = 0.8
"""Where more set the same, it is how the files are made rather than what they are about."""
_HALF = 0.5
"""What the texts of half of the known documents have is kept in a new one, too."""
_FEWEST = 3
"""Of two documents nothing shows what is each one's own."""
_LONGEST = 12
"""So many words a cell can hold; a longer value is a text."""
_ADDRESS = re.compile(r"\S*[/\\]\S*")
_LABEL = re.compile(r"^([^:\n]+): ", re.MULTILINE)
_WORD = re.compile(r"[^\W_]+")


def with_settings(
    documents: Sequence[tuple[str, Document]],
    known: Iterable[str] | None,
    template: str | None = None,
) -> list[Document]:
    """Return documents, each given with its source, with lines for those settings that are facts.

    `known` are the texts of the family that were read before, where there are some; `template` is
    what one says that is given: there those are facts that it has lines for.
    """
    if all(document.front is None for _, document in documents):
        return [document for _, document in documents]
    if template is not None:
        fronts = [document.front for _, document in documents if document.front]
        keys = {each.key for front in fronts for each in front.settings}
        kept = {key for key in keys if f"{key}: " in template}
    elif known is None:
        kept = _telling(documents)
    else:
        texts = list(known)
        uses = Counter(key for text in texts for key in set(_LABEL.findall(text)))
        kept = {key for key, count in uses.items() if count >= _HALF * len(texts)}
    return [
        document if document.front is None else _with(document, document.front, kept)
        for _, document in documents
    ]


def _telling(documents: Sequence[tuple[str, Document]]) -> set[str]:
    """Return what nearly all documents set, and not all alike, by its key."""
    values: defaultdict[str, list[str]] = defaultdict(list)
    for source, document in documents:
        title = document.text.partition("\n")[0]
        own = {_words(title), _words(PurePosixPath(source).stem)}
        settings = document.front.settings if document.front else ()
        for key, value in {each.key: each.value for each in settings}.items():
            is_text = len(value.split()) > _LONGEST
            repeats = not _words(value).isdecimal() and _words(value) in own
            values[key].append("" if repeats or is_text or _ADDRESS.fullmatch(value) else value)
    least = max(_FEWEST, _NEARLY_ALL * len(documents))
    return {key for key, said in values.items() if len(said) >= least and _differ(said)}


def _words(text: str) -> str:
    return "".join(_WORD.findall(text.casefold()))


def _differ(said: Sequence[str]) -> bool:
    """Tell whether most values say something, and hardly any is the one that most have."""
    most = Counter(value.casefold() for value in said).most_common(1)[0][1]
    return 2 * said.count("") < len(said) and most <= _ALIKE * len(said)


def _with(document: Document, front: Front, kept: Collection[str]) -> Document:
    """Return a document with a line for each setting that is kept; the rest is noted."""
    told = {each.key: each for each in front.settings if each.key in kept}
    left, added = front.words, ""
    places = [place for place in document.places if place[0] < front.at]
    for setting in told.values():
        left = left.replace(setting.words, "", 1)
        places.append((front.at + len(added) + 1, setting.where))
        added += f"\n{setting.key}: {setting.value}\n"
    after = [place for place in document.places if place[0] > front.at + 1]
    following = [(front.at + 1, document.where(front.at + 1)), *after]
    places += [(at + len(added), where) for at, where in following if at < len(document.text)]
    notes = [note for note in document.notes if not note.text.startswith(SETTINGS)]
    return replace(
        document,
        text=document.text[: front.at] + added + document.text[front.at :],
        places=tuple(places) if told else document.places,
        notes=(*([dropped(SETTINGS, left)] if left.strip() else ()), *notes),
    )
