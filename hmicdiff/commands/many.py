"""Families too large to be held whole: what the options are, and how they are reported."""

from collections.abc import Sequence

import click

from hmicdiff import api, config
from hmicdiff.commands.family import folders_of, progress_bar
from hmicdiff.commands.output import plural, write_pieces, write_report
from hmicdiff.console import STANDARD_OUTPUT, Command, Console, intake_of_run, keep, kept


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
            help="So many processes; these three are for over 1,000 releases.",
        ),
    ):
        command = option(command)
    return command


def report_many(
    paths: Sequence[str],
    form: str,
    target: str,
    console: Console,
    *,
    skip_unreadable: bool,
    min_level: str,
) -> bool:
    """Report a large family; tell whether it was one."""
    from hmicdiff.model.analysis import Level  # noqa: PLC0415 - not needed for help
    from hmicdiff.slips.settings import SlipSettings  # noqa: PLC0415

    settings = config.find(folders_of(paths))
    intake = intake_of_run()
    printed = target == STANDARD_OUTPUT
    with (
        progress_bar(console) as bar,
        api.analyze_many(
            paths,
            skip_unreadable=skip_unreadable,
            limits=intake.limits,
            encoding=intake.encoding,
            names=settings.names,
            slips=SlipSettings(settings.slips, Level(min_level)),
            workers=kept("workers"),
            executor=kept("executor"),
            cache=kept("cache"),
            progress=bar,
        ) as whole,
    ):
        if whole is None:
            return False
        bar.clear()
        for source, reason in whole.skipped:
            console.say(f"skipped {source}: {reason}")
        for notice in whole.notices:
            console.say(notice)
        if form == "json":
            write_pieces(target, api.stream(whole))
        else:
            write_report([whole.analysis()], form, target, color=console.color and printed)
        if not printed:
            console.say(f"wrote {target}: {plural(whole.lossless.releases, 'release')}")
    return True
