"""Makes docs/hmicdiff.1, the man page, from what the commands say of themselves."""

import sys
from collections.abc import Iterator

import click

import hmicdiff
from hmicdiff.cli import cli

_STATUS = (
    ("0", "done; for check, nothing has drifted; for verify, the report holds"),
    ("1", "check found what no longer fits, or verify what does not hold"),
    ("2", "could not run; one line on standard error says which file and what to do"),
)


def page() -> str:
    """Return the man page, as troff reads it."""
    return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    yield '.\\" made by make docs'
    yield f'.TH HMICDIFF 1 "" "hmicdiff {hmicdiff.__version__}" "User Commands"'
    yield ".SH NAME"
    yield "hmicdiff \\- infer the template behind documents and see what each says otherwise"
    yield ".SH SYNOPSIS"
    yield ".B hmicdiff"
    yield "COMMAND [OPTION]... [PATH]..."
    yield ".SH DESCRIPTION"
    yield from _paragraphs(cli.help or "")
    for name, command in cli.commands.items():
        context = click.Context(command, info_name=f"hmicdiff {name}")
        yield f'.SH "hmicdiff {name}"'
        yield f".B hmicdiff {name}"
        yield _escaped(" ".join(command.collect_usage_pieces(context)))
        yield from _paragraphs(command.help or "")
        for parameter in command.params:
            record = parameter.get_help_record(context)
            if record is not None:
                yield ".TP"
                yield f".B {_escaped(record[0])}"
                yield _escaped(record[1])
    yield ".SH EXIT STATUS"
    for status, meaning in _STATUS:
        yield from (".TP", f".B {status}", meaning)
    yield ".SH FILES"
    yield from (".TP", ".I hmicdiff.toml", "settings and corrections, here or beside the documents")
    yield from (".TP", ".I hmicdiff.baseline.json", "what is known of a family")


def _paragraphs(text: str) -> Iterator[str]:
    """Yield a help text; a paragraph after a backspace is left as it stands, as click does."""
    for paragraph in text.replace("\f", "").split("\n\n"):
        lines = [line for line in paragraph.splitlines() if line.strip()]
        yield ".PP"
        if lines and lines[0].strip() == "\b":
            yield from (".nf", *(_escaped(line) for line in lines[1:]), ".fi")
        else:
            yield _escaped(" ".join(line.strip() for line in lines))


def _escaped(text: str) -> str:
    text = text.replace("\\", "\\e").replace("-", "\\-").replace("`", "\\`")
    return f"\\&{text}" if text.startswith((".", "'")) else text


if __name__ == "__main__":
    sys.stdout.write(page())
