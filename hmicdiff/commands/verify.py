"""`hmicdiff verify`: whether a report still says what its sources say, byte for byte."""

import hashlib
import os
import re
import tempfile
from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict, Unpack

import click

from hmicdiff import __version__, api
from hmicdiff.api.given import settings_of
from hmicdiff.commands.many import sharing_options
from hmicdiff.commands.output import write_result
from hmicdiff.commands.report import FORMATS, make_report
from hmicdiff.console import (
    STANDARD_INPUT,
    STANDARD_OUTPUT,
    Console,
    SequenceCommand,
    console_of_run,
    everywhere,
    intake_of_run,
    min_level_option,
    name_by_option,
    one_family_option,
    paths_argument,
    reading_options,
    remember,
    sequence_option,
    skip_unreadable_option,
    template_option,
)
from hmicdiff.errors import ExitStatus, RecordError, UnreadableError

if TYPE_CHECKING:
    from hmicdiff.model.provenance import Provenance, Record
    from hmicdiff.model.text import Corpus
    from hmicdiff.read.formats.document import Settings
    from hmicdiff.report.standing import Quoted

_GENERATOR = f"hmicdiff {__version__}"
_A_GENERATOR = re.compile(r"hmicdiff \d+(?:\.\d+)+[\w.+-]*", re.ASCII)
"""What another version calls itself: what is none has been changed."""
_TOLD = 20
"""So many differences are told one by one: a screen of them. The others are counted."""


class _Options(TypedDict):
    """What the user asks for."""

    report: str
    paths: tuple[str, ...]
    min_level: str
    template: str | None
    sequence: str | None
    skip_unreadable: bool


@click.command(cls=SequenceCommand, epilog="Example:  hmicdiff verify examples/report.md seeds/")
@click.argument("report")
@paths_argument
@template_option
@min_level_option
@one_family_option
@name_by_option
@sequence_option
@sharing_options
@skip_unreadable_option
@reading_options
@everywhere
def verify(**options: Unpack[_Options]) -> int:
    """Hold REPORT against the documents that it was made of.

    REPORT is a page, a folder of pages or of Word documents, or any other file that
    `hmicdiff report` wrote, on whatever machine. Every digest, quotation, position
    and figure in it is made anew from the documents, and each byte that is otherwise is named, in
    the report or in the documents.

    A page and a JSON file say with which options they were made. For the other formats give the
    same options, and keep hmicdiff.toml as it was.

    Exit status: 0 all of it holds, 1 something does not, 2 could not run.
    """
    if STANDARD_INPUT in options["paths"]:
        raise click.UsageError("standard input can be read only once; name the files")
    verification = _Verification(options, console_of_run())
    told = list(verification.differences())
    shown = [*told[:_TOLD], *([f"and {len(told) - _TOLD} more"] if len(told) > _TOLD else [])]
    write_result(STANDARD_OUTPUT, "".join(f"{line}\n" for line in shown))
    if told:
        return ExitStatus.DRIFT
    if verification.unmade:
        raise RecordError(verification.unmade)
    write_result(
        STANDARD_OUTPUT,
        f"{options['report']}: holds: each of its bytes follows from the documents\n",
    )
    return ExitStatus.DONE


class _Verification:
    """A report, what it says of how it was made, and its sources."""

    def __init__(self, options: _Options, console: Console) -> None:
        self._options = options
        self._console = console
        self._report = Path(options["report"])
        self._form, self._first = _form_of(self._report)
        self._data = _bytes_of(self._first)
        self.unmade = ""
        """Why what follows from the sources cannot be made anew, if it cannot."""

    def differences(self) -> Iterator[str]:
        """Yield what does not hold, one line each."""
        try:
            record = self._record()
        except RecordError as error:
            yield f"{self._first}: {error}"
            record = None
        if record is not None:
            self._take_settings(record.settings)
            altered = list(self._altered(record))
            yield from altered
            if altered:
                yield f"{self._report}: the rest was not compared; it is not on these documents"
                return
            if record.generator != _GENERATOR and _A_GENERATOR.fullmatch(record.generator):
                yield from self._misplaced()
                self.unmade = f"{self._report}: {_other_version(record.generator, self._form)}"
                return
        yield from self._otherwise()

    def _record(self) -> "Record | None":
        from hmicdiff.report import record  # noqa: PLC0415 - not needed for help

        text = self._data.decode("utf-8", "replace")
        if self._form == "html":
            return record.from_page(text)
        return record.from_analysis(text) if self._form == "json" else None

    def _take_settings(self, given: "Provenance") -> None:
        """Let what is made now be made as the report was."""
        from hmicdiff.commands.family import SETTINGS  # noqa: PLC0415 - not needed for help
        from hmicdiff.config import made_with  # noqa: PLC0415

        remember(SETTINGS, made_with(given, str(self._first)))
        for name, value in (
            ("limits", given.limits),
            ("max_size", None),
            ("encoding", given.encoding),
            ("text_column", given.text_column),
            ("name_column", given.name_column),
            ("ocr", given.ocr is not None),
            ("ocr_language", given.ocr or None),
            ("one_family", given.one_family),
            ("name_by", None),
        ):
            remember(name, value)
        self._options["min_level"] = given.min_level
        self._options["sequence"] = given.sequence
        self._options["skip_unreadable"] = given.skip_unreadable
        self._check_template(given.template_sha256)

    def _check_template(self, digest: str | None) -> None:
        template = self._options["template"]
        if digest is None:
            self._options["template"] = None
        elif template is None:
            raise RecordError(f"{self._first}: was made with --template; name that file, too")
        elif hashlib.sha256(_bytes_of(Path(template))).hexdigest() != digest:
            raise RecordError(f"{template}: is not the template that {self._first} was made with")

    def _altered(self, record: "Record") -> Iterator[str]:
        """Yield which sources are not those of the report, and what they say otherwise."""
        from hmicdiff.read import reader  # noqa: PLC0415 - not needed for help
        from hmicdiff.report.standing import quoted  # noqa: PLC0415

        had, settings = record.sources, self._reading()
        now = reader.digests(self._options["paths"], skip_unreadable=True, settings=settings)
        skipped = dict(now.skipped)
        for source in sorted(had.keys() - now.of.keys()):
            why = skipped.get(source, "is not among the documents any more")
            yield f"{source}: {why}; the report is on it"
        yield from self._come(record, now.of)
        other = sorted(one for one in had.keys() & now.of.keys() if had[one] != now.of[one])
        if other:
            quotes = quoted(self._data.decode("utf-8", "replace"), self._form)
            corpus = self._corpus
            for source in other:
                yield f"{source}: has the sha256 {now.of[source]}; the report has {had[source]}"
                yield from _said_otherwise(source, corpus, quotes.get(source))

    def _come(self, record: "Record", now: Mapping[str, str]) -> Iterator[str]:
        """Yield which documents the report does not have; copies of others it has by their name."""
        from hmicdiff.read.copies import copies_in  # noqa: PLC0415 - not needed for help

        for source in sorted(now.keys() - record.sources.keys() - record.copies.keys()):
            yield f"{source}: the report is not on this file"
        if record.copies:
            found = copies_in(self._corpus.releases)
            alike = {one for each in found for one in (each.original, *each.others)}
            for source, original in record.copies.items():
                if source not in alike:
                    yield f"{source}: the report has it as a copy of {original}; but it differs"

    def _reading(self) -> "Settings":
        given = dict(intake_of_run().settings)
        return settings_of(None, **given)

    @cached_property
    def _corpus(self) -> "Corpus":
        """The documents as they are read now, without those that no longer can be."""
        return api.read(
            self._options["paths"],
            skip_unreadable=True,
            template=self._options["template"],
            **intake_of_run().settings,
        )

    def _misplaced(self) -> Iterator[str]:
        """Yield what is quoted otherwise than it stands, which needs nothing made anew."""
        from hmicdiff.report.standing import misplaced  # noqa: PLC0415 - not needed for help

        if self._form == "json":
            texts = {one.source: one.text for one in self._corpus.releases}
            for line in misplaced(self._data.decode("utf-8"), texts):
                yield f"{self._report}: {line}"

    def _otherwise(self) -> Iterator[str]:
        """Yield what is otherwise than in the report that is made of the same sources now."""
        from hmicdiff.report.compared import compare  # noqa: PLC0415 - not needed for help

        with tempfile.TemporaryDirectory(prefix="hmicdiff-") as folder:
            made = self._made_anew(Path(folder))
            for given, wanted in made.items():
                if wanted is None:
                    yield f"{given}: is no part of this report"
                    continue
                data = _bytes_of(given) if given.is_file() else b""
                for each in compare(data, wanted, self._form):
                    where = f"line {each.line}, column {each.column}"
                    about = f", in {each.about}" if each.about else ""
                    stands = f"“{each.stands}” stands for “{each.wanted}”"
                    yield f"{given}: {where}{about}: {stands}"

    def _made_anew(self, folder: Path) -> dict[Path, bytes | None]:
        """Return by the files of the report what each would be now; none for one too many."""
        pages = self._report.is_dir()
        target = folder / self._report.resolve().name
        make_report(
            self._options["paths"],
            self._form,
            f"{target}{os.sep}" if pages else str(target),
            Console(quiet=True, verbose=False, plain=True),
            skip_unreadable=self._options["skip_unreadable"],
            template=self._options["template"],
            min_level=self._options["min_level"],
            sequence=self._options["sequence"],
        )
        made = {path.relative_to(folder): path for path in folder.rglob("*") if path.is_file()}
        beside = self._report.parent
        if pages:
            here = {path.relative_to(beside) for path in self._report.rglob("*") if path.is_file()}
            return {
                beside / path: made[path].read_bytes() if path in made else None
                for path in sorted(here | made.keys())
            }
        return {beside / path: real.read_bytes() for path, real in sorted(made.items())}


def _form_of(report: Path) -> tuple[str, Path]:
    """Return the format of a report, and the file that says how it was made.

    Raises:
        UsageError: if no report has such a name.
    """
    if report.is_dir():
        documents = sorted(report.glob("*.docx"))
        if not documents and not (report / "index.html").exists():
            raise click.UsageError(f"{report}: holds no report; name the file or folder of one")
        return ("docx", documents[0]) if documents else ("html", report / "index.html")
    form = FORMATS.get(report.suffix.lower())
    if form is None:
        known = ", ".join(sorted(FORMATS))
        raise click.UsageError(f"{report}: no report ends so; they end in {known}")
    return form, report


def _bytes_of(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise UnreadableError(str(path), f"cannot be read ({reason})") from error


def _said_otherwise(source: str, corpus: "Corpus", had: "Quoted | None") -> Iterator[str]:
    """Yield what a source says now, where the report has it otherwise."""
    from hmicdiff.report.controls import one_line  # noqa: PLC0415 - not needed for help
    from hmicdiff.report.standing import changed, unsaid  # noqa: PLC0415

    release = next((one for one in corpus.releases if one.source == source), None)
    if release is None:
        yield f"{source}: {dict(corpus.skipped).get(source, 'cannot be read any more')}"
        return
    if had is None:
        return
    for each in changed(had, release):
        where = "" if had.sentences else f"line {each.line}, column {each.column}: "
        yield f"{source}: {where}“{each.stands}” stands there; the report has “{each.wanted}”"
    for quote, names in unsaid(had, release).items():
        yield f"{source}: “{one_line(quote)}” stands nowhere in it any more ({', '.join(names)})"


def _other_version(generator: str, form: str) -> str:
    """Say that a report of another version cannot be made anew, and what was looked at."""
    held = "its digests, quotations and positions hold" if form == "json" else "its digests hold"
    return (
        f"was made by {generator}, and this is {_GENERATOR}: {held}; what follows from them can be "
        "made anew by that version alone"
    )
