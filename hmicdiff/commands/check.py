"""`hmicdiff check`: what no longer fits a baseline, and its acceptance."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict, Unpack

import click

from hmicdiff import api, config
from hmicdiff.commands import watch as watching
from hmicdiff.commands.accept import called
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
    watch_option,
)
from hmicdiff.errors import BaselineError, ExitStatus

if TYPE_CHECKING:
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
@click.option("--update", is_flag=True, help="Accept all of it, and name what.")
@click.option(
    "--accept",
    metavar="NAME",
    multiple=True,
    help="Accept one thing, by its id, or one release. Can be given several times.",
)
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
    release the id, the file, or a part of the subject. --verbose adds what is only known, and
    shows in full what is cut.

    Exit status: 0 nothing has drifted, 1 something has, 2 could not run.
    """
    console = console_of_run()
    accepting = options["update"] or options["accept"]
    if options["update"] and options["accept"]:
        raise click.UsageError("--update accepts everything; leave out --accept, or --update")
    if options["watch"] and accepting:
        raise click.UsageError("--watch accepts nothing; run --update or --accept by themselves")
    check_ = _Check(options, console)
    check_target(options["output"], options["paths"])
    if options["watch"]:
        settings = [folder / config.FILE for folder in folders_of(options["paths"])]
        also = [check_.file, *settings]
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
        self.file = _baseline_file(options["baseline"], options["paths"])

    def tell(self) -> int:
        """Tell what has drifted, and return what to exit with."""
        return self._tell(self._hold(api.load_baseline(self.file)))

    def accept(self) -> int:
        """Accept what is asked for, then tell what is left."""
        known = api.load_baseline(self.file)
        held = self._hold(known)
        names = self._options["accept"]
        wanted = called(names, held.checked, self._options["paths"]) if names else None
        updated = held.updated(wanted)
        api.save_baseline(updated.baseline, self.file, instead_of=known)
        for line in updated.told:
            self._console.say(line)
        self._console.say(f"wrote {self.file}")
        return self._tell(self._hold(updated.baseline))

    def _hold(self, baseline: "Baseline") -> "Held":
        from hmicdiff.slips.settings import SlipSettings  # noqa: PLC0415 - not needed for help

        intake = intake_of_run()
        rules = config.find(folders_of(self._options["paths"])).slips
        with progress_bar(self._console) as bar:
            return api.check(
                self._options["paths"],
                baseline,
                skip_unreadable=self._options["skip_unreadable"],
                limits=intake.limits,
                encoding=intake.encoding,
                slips=SlipSettings(rules),
                progress=bar,
            )

    def _tell(self, held: "Held") -> int:
        checked, output = held.checked, self._options["output"]
        level, strict = self._options["min_level"], self._options["strict"]
        printed = output == STANDARD_OUTPUT
        for source, reason in checked.skipped:
            self._console.say(f"skipped {source}: {reason}")
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
