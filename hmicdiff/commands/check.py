"""`hmicdiff check`: what no longer fits a baseline, and its acceptance."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict, Unpack

import click

from hmicdiff import api, config
from hmicdiff.commands import watch as watching
from hmicdiff.commands.accept import called, known_as
from hmicdiff.commands.baseline import FILE
from hmicdiff.commands.family import folders_of, progress_bar, tell_notes, tell_omissions
from hmicdiff.commands.output import check_target, format_of, write_result
from hmicdiff.console import (
    STANDARD_OUTPUT,
    Console,
    console_of_run,
    everywhere,
    format_option,
    intake_of_run,
    output_option,
    paths_argument,
    reading_options,
    skip_unreadable_option,
    template_option,
    watch_option,
)
from hmicdiff.errors import BaselineError, ExitStatus

if TYPE_CHECKING:
    from hmicdiff.baseline.against_template import AgainstTemplate
    from hmicdiff.baseline.held import Held
    from hmicdiff.model.baseline import Baseline

_FORMATS = {".txt": "text", ".json": "json", ".xml": "junit", ".sarif": "sarif"}
_ALL_FORMATS = (*_FORMATS.values(), "github")
"""The names in `report.drift.formats`; importing those would make `--help` slow."""
_LEVELS = ("note", "warning", "error")


class _Options(TypedDict):
    """What the user asks for."""

    paths: tuple[str, ...]
    baseline: str | None
    update: bool
    accept: tuple[str, ...]
    forget: tuple[str, ...]
    template: str | None
    form: str | None
    output: str
    min_level: str
    strict: bool
    watch: bool
    skip_unreadable: bool


@click.command(epilog="Example:  hmicdiff check seeds/ --baseline examples/baseline.json")
@paths_argument
@click.option(
    "--baseline",
    metavar="FILE",
    help=f"What is known.  [default: {FILE} here, else in or beside the folder]",
)
@click.option(
    "--update",
    is_flag=True,
    help="Accept all that is new or has changed, and name it. No known document is forgotten.",
)
@click.option(
    "--accept",
    metavar="NAME",
    multiple=True,
    help="Accept one thing, by its id, or one release. Can be given several times.",
)
@click.option(
    "--forget",
    metavar="NAME",
    multiple=True,
    help="Take one known document out of the baseline. Can be given several times.",
)
@template_option
@format_option(_ALL_FORMATS, "text")
@output_option
@click.option(
    "--min-level",
    type=click.Choice(_LEVELS),
    default="warning",
    show_default=True,
    help="Leave out what is less; it does not count.",
)
@click.option("--strict", is_flag=True, help="Let a new release that fits count, too.")
@watch_option
@skip_unreadable_option
@reading_options
@everywhere
def check(**options: Unpack[_Options]) -> int:
    """Tell what no longer fits a baseline.

    A release is unchanged, changed, new or gone. What has drifted is told with its line, what
    stood there before or what the template has, and an id. A NAME to accept is such an id; or of a
    release the id, the file, or a part of the id or the subject. --verbose adds what is only
    known, and shows in full what is cut.

    Where some files are named, or a folder with less than half of the known ones, only these are
    checked.
    With --template nothing has to be known: --baseline FILE then keeps what is accepted.

    Exit status: 0 nothing has drifted, 1 something has, 2 could not run.
    """
    console = console_of_run()
    accepting = options["update"] or options["accept"] or options["forget"]
    if options["update"] and options["accept"]:
        raise click.UsageError("--update accepts everything; leave out --accept, or --update")
    if options["watch"] and accepting:
        raise click.UsageError(
            "--watch writes nothing; run --update, --accept or --forget by themselves"
        )
    if accepting and options["template"] is not None and options["baseline"] is None:
        raise click.UsageError("name the file that keeps what is accepted with --baseline")
    check_ = _Check(options, console)
    check_target(options["output"], options["paths"])
    if options["watch"]:
        settings = [folder / config.FILE for folder in folders_of(options["paths"])]
        also = [*filter(None, (check_.file, _path(options["template"]))), *settings]
        watched = watching.Watched(options["paths"], also, options["output"])
        watching.again_and_again(check_.tell, watched, console)
    return check_.accept() if accepting else check_.tell()


class _Check:
    """A check, as it is asked for."""

    def __init__(self, options: _Options, console: Console) -> None:
        self._options = options
        self._console = console
        output = options["output"]
        name = None if output == STANDARD_OUTPUT else output
        self._form = options["form"] or format_of(name, _FORMATS, "text")
        self.file = _file(options)

    def tell(self) -> int:
        """Tell what has drifted, and return what to exit with."""
        return self._tell(self._hold(self._known()))

    def accept(self) -> int:
        """Accept what is asked for, then tell what is left."""
        known = self._known()
        assert self.file is not None and known is not None  # noqa: S101, PT018 - or it was refused
        held = self._hold(known)
        names = self._options["accept"]
        wanted = (
            None if self._options["update"] else called(names, held.checked, self._options["paths"])
        )
        updated = held.updated(wanted, known_as(self._options["forget"], known))
        before = known if self.file.exists() else None
        api.save_baseline(updated.baseline, self.file, instead_of=before)
        for line in updated.told:
            self._console.say(line)
        self._console.say(f"wrote {self.file}")
        return self._tell(self._hold(updated.baseline))

    def _known(self) -> "Baseline | None":
        """Return what is known; with a template it need not be anything, nor be there."""
        if self.file is None:
            return None
        if self._options["template"] is not None and not self.file.exists():
            from hmicdiff.baseline.against_template import NOTHING_KNOWN  # noqa: PLC0415

            return NOTHING_KNOWN
        known = api.load_baseline(self.file)
        if self._options["template"] is None and not known.releases:
            raise BaselineError(
                f"{self.file}: knows no release, only what was accepted against a template; name "
                "that with --template, or make a baseline with  hmicdiff baseline"
            )
        return known

    def _hold(self, known: "Baseline | None") -> "Held | AgainstTemplate":
        from hmicdiff.slips.settings import SlipSettings  # noqa: PLC0415 - not needed for help

        intake = intake_of_run()
        given = config.find(folders_of(self._options["paths"]))
        rules, corrections = given.slips, given.corrections
        template = self._options["template"]
        with progress_bar(self._console) as bar:
            if template is not None:
                return api.check_template(
                    self._options["paths"],
                    template,
                    known,
                    skip_unreadable=self._options["skip_unreadable"],
                    **intake.settings,
                    slips=SlipSettings(rules),
                    corrections=corrections,
                    progress=bar,
                )
            assert known is not None  # noqa: S101 - without a template there is a baseline
            return api.check(
                self._options["paths"],
                known,
                skip_unreadable=self._options["skip_unreadable"],
                **intake.settings,
                slips=SlipSettings(rules),
                corrections=corrections,
                progress=bar,
            )

    def _tell(self, held: "Held | AgainstTemplate") -> int:
        from hmicdiff.model.corrections import UNMET  # noqa: PLC0415 - not needed for help

        checked, output = held.checked, self._options["output"]
        level, strict = self._options["min_level"], self._options["strict"]
        printed = output == STANDARD_OUTPUT
        for source, reason in checked.skipped:
            self._console.say(f"skipped {source}: {reason}")
        for told in checked.uncorrected:
            self._console.say(f"{UNMET}{told}")
        for source, notes in held.notes.items():
            tell_notes(source, notes, self._console)
        tell_omissions(held.notes.items(), self._console)
        color = self._console.color and printed
        shown = api.present_check(
            checked,
            self._form,
            min_level=level,
            strict=strict,
            paths=self._options["paths"],
            texts=held.texts,
            color=color,
            verbose=self._console.verbose,
        )
        write_result(output, shown, styled=color)
        drifted = api.drifted(checked, min_level=level, strict=strict)
        if not printed:
            self._console.say(f"wrote {output}: {'drift' if drifted else 'no drift'}")
        return ExitStatus.DRIFT if drifted else ExitStatus.DONE


def _path(given: str | None) -> Path | None:
    return None if given is None else Path(given)


def _file(options: _Options) -> Path | None:
    """Return the file of the baseline; none if there is a template instead and none is named."""
    if options["template"] is None:
        return _baseline_file(options["baseline"], options["paths"])
    return None if options["baseline"] is None else Path(options["baseline"])


def _baseline_file(given: str | None, paths: Sequence[str]) -> Path:
    """Return the file of the baseline: the one given, else the one that is nearest.

    Raises:
        BaselineError: if there is none.
    """
    again = f"make one with  hmicdiff baseline {' '.join(paths)}"
    if given is not None:
        if not Path(given).exists():
            raise BaselineError(f"{given}: no such baseline; {again} -o {given}")
        return Path(given)
    folders = folders_of(paths)
    for folder in [*folders, *(folder.resolve().parent for folder in folders[1:])]:
        if (folder / FILE).is_file():
            return folder / FILE
    raise BaselineError(f"there is no {FILE} here or beside the releases; {again}")
