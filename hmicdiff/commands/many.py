"""Families too large to be held whole: what the options are, and how they are reported."""

from collections.abc import Sequence

import click

from hmicdiff import api
from hmicdiff.commands.family import progress_bar, read_family, read_with, settings_of_run
from hmicdiff.commands.output import plural, write_pages_or_report, write_pieces
from hmicdiff.console import STANDARD_OUTPUT, Command, Console, intake_of_run, keep, kept

_SHARING = ("executor", "cache")


def sharing_options(command: Command) -> Command:
    """Add the options of commands that can share out their work."""
    for option in (
        click.option(
            "--cache",
            metavar="FILE",
            expose_value=False,
            callback=keep,
            help="Keep work here for the next run; may be deleted at any time.",
        ),
        click.option(
            "--executor",
            metavar="dask://HOST:PORT",
            expose_value=False,
            callback=keep,
            help="Share the work out to a cluster that sees the same files.",
        ),
        click.option(
            "--workers",
            metavar="N",
            type=click.IntRange(min=1),
            default=1,
            show_default=True,
            expose_value=False,
            callback=keep,
            help="Worker processes. Used only for more than 1,000 files, as are --executor and "
            "--cache.",
        ),
    ):
        command = option(command)
    return command


def tell_unshared(console: Console) -> None:
    """Say which options do nothing, as the files are few."""
    from hmicdiff.bulk.large import LARGE  # noqa: PLC0415 - not needed for help

    given = (("--workers", kept("workers") > 1), *((f"--{one}", kept(one)) for one in _SHARING))
    for option, is_given in given:
        if is_given:
            console.say(f"{option} does nothing here: it is for more than {LARGE:,} files")


def tell_held(paths: Sequence[str], console: Console) -> None:
    """Say that many files are all held in memory, where nothing else can be done with them."""
    from hmicdiff.bulk.large import large  # noqa: PLC0415 - not needed for help

    count = len(large(paths))
    if count:
        console.say(
            f"{count} files: with --template they are all held in memory, by one process and "
            "without the cache"
        )


def _tell_uncorrected(paths: Sequence[str], source: str, console: Console) -> None:
    """Say that a large family is not corrected: the words may be in documents far apart."""
    from hmicdiff.bulk.large import LARGE, large  # noqa: PLC0415 - not needed for help

    if large(paths):
        console.say(f"{source}: of more than {LARGE} files [corrections] are not applied")


def report_many(
    paths: Sequence[str],
    form: str,
    target: str,
    console: Console,
    *,
    skip_unreadable: bool,
    min_level: str,
    sequence: str | None = None,
) -> bool:
    """Report a large family; tell whether it was one.

    However it is written, the findings are the same: a folder of pages, a text or a sequence are
    made of what the JSON has.
    """
    from hmicdiff.model.analysis import Level  # noqa: PLC0415 - not needed for help
    from hmicdiff.slips.settings import SlipSettings  # noqa: PLC0415
    from hmicdiff.structs import replace  # noqa: PLC0415

    settings = settings_of_run(paths)
    if settings.corrections is not None:
        _tell_uncorrected(paths, settings.source, console)
    intake = intake_of_run()
    printed = target == STANDARD_OUTPUT
    with (
        progress_bar(console) as bar,
        api.analyze_many(
            paths,
            skip_unreadable=skip_unreadable,
            **intake.settings,
            names=settings.names,
            slips=SlipSettings(settings.slips, Level(min_level)),
            workers=kept("workers"),
            executor=kept("executor"),
            cache=kept("cache"),
            versions=sequence is not None,
            progress=bar,
        ) as found,
    ):
        if found is None:
            return False
        read = read_with(found.settings, intake, skip_unreadable=skip_unreadable)
        whole = replace(found, settings=read)
        bar.clear()
        for source, reason in whole.skipped:
            console.say(f"skipped {source}: {reason}")
        for notice in whole.notices:
            console.say(notice)
        if form == "json" and sequence is None:
            write_pieces(target, api.stream(whole))
        else:
            analysis = whole.analysis()
            if sequence is not None:
                corpus = read_family(paths, console, skip_unreadable=skip_unreadable)
                analysis = api.in_sequence(analysis, corpus, sequence)
            write_pages_or_report([analysis], form, target, color=console.color and printed)
        if not printed:
            console.say(f"wrote {target}: {plural(whole.lossless.releases, 'release')}")
    return True
