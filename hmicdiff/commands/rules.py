"""`hmicdiff rules`: what the rules that find slips look for."""

import textwrap
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from hmicdiff import config
from hmicdiff.commands.output import write_result
from hmicdiff.console import STANDARD_OUTPUT, everywhere

if TYPE_CHECKING:
    from hmicdiff.model.analysis import Level

_WIDTH = 79
"""As terminals are at the least."""


@click.command(epilog="Example:  hmicdiff rules full-stop")
@click.argument("rule", required=False)
@everywhere
def rules(rule: str | None) -> None:
    """Explain the rules that find slips: all in short, or RULE in full.

    Each has a level, which hmicdiff.toml can change or switch off.
    """
    from hmicdiff.slips.registry import RULES  # noqa: PLC0415 - not needed for help

    settings = config.find([Path()])
    if rule is None:
        lines = _list(settings.slips)
    elif rule in RULES:
        lines = _whole(rule, settings)
    else:
        raise click.UsageError(f"no rule {rule!r}; there are {', '.join(RULES)}")
    write_result(STANDARD_OUTPUT, "".join(f"{line}\n" for line in lines))


def _list(levels: "Mapping[str, Level | None]") -> Iterator[str]:
    from hmicdiff.slips.registry import RULES  # noqa: PLC0415 - not needed for help

    size = max(map(len, RULES))
    for name, rule in RULES.items():
        level = _level(levels.get(name, rule.level))
        yield f"{name:<{size}}  {level:<7}  {rule.about}"


def _whole(name: str, settings: config.Config) -> Iterator[str]:
    from hmicdiff.slips.explanations import EXPLANATIONS  # noqa: PLC0415 - not needed for help
    from hmicdiff.slips.registry import RULES  # noqa: PLC0415

    rule, explained = RULES[name], EXPLANATIONS[name]
    level = _level(rule.level)
    yield f"{name} ({level})"
    if name in settings.slips and settings.slips[name] is not rule.level:
        yield f"{settings.source} has it as: {_level(settings.slips[name])}"
    for text in (
        f"It finds that a release {rule.about}.",
        f"For example: {explained.example}.",
        explained.needs,
        "What is meant so can be left: hmicdiff correct right. For all documents a line below "
        f'[slips] in hmicdiff.toml sets another level, or none:  {name} = "off"',
    ):
        yield ""
        yield from textwrap.wrap(text, _WIDTH, break_on_hyphens=False)


def _level(level: "Level | None") -> str:
    return "off" if level is None else level.value
