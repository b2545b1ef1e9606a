"""`hmicdiff correct`: what you know better, written into the settings of the family."""

import difflib
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from hmicdiff import api, config, writing
from hmicdiff.commands.family import folders_of
from hmicdiff.commands.output import write_result
from hmicdiff.console import (
    STANDARD_OUTPUT,
    Console,
    console_of_run,
    everywhere,
    intake_of_run,
    reading_options,
)
from hmicdiff.errors import ConfigError, CorrectionError

if TYPE_CHECKING:
    from hmicdiff.model.analysis import Analysis
    from hmicdiff.model.text import Corpus, Release
    from hmicdiff.settings_text import Value

ARGUMENTS = {
    "same": "RELEASE QUOTE RELEASE QUOTE",
    "different": "RELEASE QUOTE RELEASE QUOTE",
    "subject": "RELEASE WORDS",
    "family": "RELEASE RELEASE...",
    "fixed": "RELEASE QUOTE WORDS",
    "name": "VARIABLE NAME",
    "right": "RELEASE KIND QUOTE",
}
"""What each kind of correction takes, behind the documents."""
_LEAST_ALIKE = 0.3
"""What is less like the quote that was given is not what was meant."""


@click.command(epilog="Example:  hmicdiff correct subject seeds/ 004_4bd3e47d58c08ce5.txt Cumbria")
@click.argument("kind", type=click.Choice(tuple(ARGUMENTS)), metavar="KIND")
@click.argument("path")
@click.argument("words", nargs=-1, required=True)
@reading_options
@everywhere
def correct(kind: str, path: str, words: tuple[str, ...]) -> None:
    """Write what you know better of the documents in PATH into hmicdiff.toml.

    It holds in every report and check from then on, also when documents are added; one that no
    longer applies is named. WORDS depend on the KIND:

    \b
    same RELEASE QUOTE RELEASE QUOTE       these two say the same passage
    different RELEASE QUOTE RELEASE QUOTE  these two do not
    subject RELEASE WORDS                  this is whom it is about
    family RELEASE RELEASE...              these are of one family
    fixed RELEASE QUOTE WORDS              these words in it are no value
    name VARIABLE NAME                     this column is called so
    right RELEASE KIND QUOTE               this finding is right as it stands

    RELEASE is a file, an id, or a part of one or of a subject; QUOTE a sentence or a part that no
    other sentence has, of what is missing the words that the others have. The file is the one that
    is used now, else it is made where you are.
    """  # noqa: D301 - what click takes for "as it stands" is no backslash
    console = console_of_run()
    expected = ARGUMENTS[kind].removesuffix("...").split()
    if len(words) < len(expected) or (kind != "family" and len(words) > len(expected)):
        raise click.UsageError(f"{kind} takes PATH {ARGUMENTS[kind]}")
    documents = Documents([path], console)
    write_corrections(documents, [(kind, _MEANT[kind](documents, words))])


Correction = tuple[str, "Mapping[str, Value]"]
"""A kind, and the fields of a correction of that kind; of a name, the variable and the name."""


class Documents:
    """The documents that are corrected; each thing is found out when it is first asked for."""

    def __init__(self, paths: Sequence[str], console: Console) -> None:
        """Take the documents that `paths` stand for."""
        self.paths = paths
        self.console = console

    @cached_property
    def corpus(self) -> "Corpus":
        """The documents as they are read."""
        return api.read(self.paths, skip_unreadable=True, **intake_of_run().settings)

    @cached_property
    def settings(self) -> config.Config:
        """What is set so far."""
        return config.find(folders_of(self.paths))

    @cached_property
    def analyses(self) -> "list[Analysis]":
        """Their families, as they are corrected so far."""
        from hmicdiff.commands.family import analyze_families  # noqa: PLC0415 - seldom needed

        quiet = Console(quiet=True, verbose=False, plain=True)
        return analyze_families(self.corpus, self.paths, quiet, on_screen=False)

    def release(self, name: str) -> "Release":
        """Return the one document that a name stands for.

        Raises:
            CorrectionError: if it stands for none, or for several.
        """
        wanted = name.casefold()
        exact = [each for each in self.corpus.releases if each.source == name]
        found = exact or [each for each in self.corpus.releases if wanted in each.source.casefold()]
        if len(found) != 1:
            called = {
                each.source
                for analysis in self.analyses
                for each in analysis.releases
                if name == each.id or wanted in each.id or wanted in (each.subject or "").casefold()
            }
            found = [each for each in self.corpus.releases if each.source in called] or found
        if len(found) == 1:
            return found[0]
        what = (
            f"can be any of {', '.join(each.source for each in found[:5])}" if found else "is none"
        )
        raise CorrectionError(f"{name!r} {what} of the documents; name one file")

    def sentence(self, name: str, quote: str) -> Mapping[str, str]:
        """Return a sentence of a document, whole, as it is named.

        Raises:
            CorrectionError: if there is none, or are several, of such words.
        """
        from hmicdiff.align.constraints import place_of  # noqa: PLC0415 - not needed for help
        from hmicdiff.model.corrections import Quote  # noqa: PLC0415

        release = self.release(name)
        place = place_of(Quote(release.source, quote), [release])
        if place is None:
            near = _near(quote, release)
            raise CorrectionError(
                f"{release.source}: no sentence, or more than one, has “{quote}”{near}"
            )
        said = " ".join(release.sentences[place[1]].wording.text.split())
        return {"release": release.source, "quote": said}


def write_corrections(documents: Documents, corrections: Sequence[Correction]) -> None:
    """Write corrections into the settings of a family, and print the lines.

    Raises:
        ConfigError: if the settings cannot be read, or the file cannot take the lines.
    """
    file = _file_of(documents.paths)
    text = config.text_of(file) if file.exists() else ""
    before = text
    for kind, fields in corrections:
        longer, added = _with(text, kind, fields)
        if added in text:
            documents.console.say(f"{file}: has that already")
            continue
        text = longer
        write_result(STANDARD_OUTPUT, added)
    if text == before:
        return
    try:
        config.settings_in(text, file)
    except ConfigError as error:
        raise ConfigError(
            f"{error}; nothing was written, write the lines above yourself"
        ) from error
    writing.write(str(file), text)
    documents.console.say(f"wrote {file}")


def _with(text: str, kind: str, fields: "Mapping[str, Value]") -> tuple[str, str]:
    from hmicdiff.settings_text import with_correction, with_name  # noqa: PLC0415 - not for help

    if kind == "name":
        return with_name(text, str(fields["variable"]), str(fields["name"]))
    return with_correction(text, kind, fields)


def _file_of(paths: Sequence[str]) -> Path:
    """Return the settings that are in use, else those where the user stands."""
    files = [folder / config.FILE for folder in folders_of(paths)]
    return next((file for file in files if file.is_file()), files[0])


def _pair(documents: Documents, words: Sequence[str]) -> "Mapping[str, Value]":
    one, two = documents.sentence(*words[:2]), documents.sentence(*words[2:])
    if one == two:
        raise CorrectionError(f"{one['release']}: “{one['quote']}” is one sentence, and not two")
    return {"one": one, "two": two}


def _subject(documents: Documents, words: Sequence[str]) -> "Mapping[str, Value]":
    release = documents.release(words[0])
    subject = " ".join(words[1].split())
    if subject.casefold() not in " ".join(release.text.split()).casefold():
        raise CorrectionError(f"{release.source}: does not say “{subject}”; take words that it has")
    return {"release": release.source, "subject": subject}


def _family(documents: Documents, words: Sequence[str]) -> "Mapping[str, Value]":
    return {"releases": [documents.release(name).source for name in words]}


def _fixed(documents: Documents, words: Sequence[str]) -> "Mapping[str, Value]":
    from hmicdiff.read.normalize import wording  # noqa: PLC0415 - not needed for help

    sentence = documents.sentence(*words[:2])
    if wording(words[2]).normal not in wording(sentence["quote"]).normal:
        raise CorrectionError(f"{sentence['release']}: “{words[2]}” does not stand in the sentence")
    return {**sentence, "words": " ".join(words[2].split())}


def _name(documents: Documents, words: Sequence[str]) -> "Mapping[str, Value]":
    variable, name = words
    known = {each.name for analysis in documents.analyses for each in analysis.template.variables}
    if variable not in known:
        raise CorrectionError(f"no variable {variable!r}; there are {', '.join(sorted(known))}")
    own = {told: was for was, told in documents.settings.names.items()}
    if variable in own:
        raise CorrectionError(
            f"{documents.settings.source}: {own[variable]} is called {variable} there; change that"
        )
    if name in known - {variable}:
        raise CorrectionError(f"another variable is called {name!r} already; take another name")
    return {"variable": variable, "name": name}


def _right(documents: Documents, words: Sequence[str]) -> "Mapping[str, Value]":
    from hmicdiff.read.normalize import wording  # noqa: PLC0415 - not needed for help

    release, kind = documents.release(words[0]), _kind_of(words[1])
    quote = wording(words[2]).normal
    ids = {one.id: one.source for analysis in documents.analyses for one in analysis.releases}
    mine = [
        each.quote or each.expected or ""
        for analysis in documents.analyses
        for each in analysis.findings
        if ids[each.release] == release.source and each.kind == kind
    ]
    found = [each for each in mine if wording(each).normal == quote]
    found = found or [each for each in mine if quote in wording(each).normal]
    if len(set(found)) != 1:
        told = f"{len(found)} findings" if found else "no finding"
        raise CorrectionError(f"{release.source}: {told} of the kind {kind!r} has “{words[2]}”")
    return {"release": release.source, "kind": kind, "quote": " ".join(found[0].split())}


_MEANT: Mapping[str, Callable[[Documents, Sequence[str]], Mapping[str, Any]]] = {
    "same": _pair,
    "different": _pair,
    "subject": _subject,
    "family": _family,
    "fixed": _fixed,
    "name": _name,
    "right": _right,
}


def _kind_of(word: str) -> str:
    """Return a kind of finding by the name that it has, or that reports call it by.

    Raises:
        CorrectionError: if there is no such kind.
    """
    from hmicdiff.model.analysis import FindingKind  # noqa: PLC0415 - not needed for help

    kinds = {each.value: each.value for each in FindingKind} | {
        "slip": FindingKind.INCONSISTENT.value
    }
    if word.casefold() not in kinds:
        raise CorrectionError(f"no kind of finding {word!r}; there are {', '.join(sorted(kinds))}")
    return kinds[word.casefold()]


def _near(quote: str, release: "Release") -> str:
    """Return the sentence that may have been meant, as the end of a message."""
    said = [" ".join(each.wording.text.split()) for each in release.sentences]
    near = difflib.get_close_matches(quote, said, 1, _LEAST_ALIKE)
    return f"; did you mean “{near[0]}”?" if near else ""
