"""Makes docs/cli.md from what the commands say of themselves."""

import sys

import click

from hmicdiff.cli import cli

INTRODUCTION = """\
# Commands

Made from `--help` by `make docs`; a test holds the two together.

- `PATH...` is files, folders or glob patterns. A folder is searched, with the folders in it, for
  texts (`.txt`, `.text`); hidden files, and links that leave the folder, are passed over. A file
  that is named is read whatever its name.
- Results go to standard output or to a file, messages and progress to standard error. A file is
  written as a whole or not at all.
- `--quiet`, `--verbose` and `--no-color` may stand before or after the command.

| exit status | means |
| --- | --- |
| 0 | done; that releases differ is no failure |
| 2 | could not run; one line on standard error names the file and says what to do |
| 130 | interrupted |
| 141 | whoever read the output has stopped reading |
"""


def reference() -> str:
    """Return the text of docs/cli.md."""
    top = click.Context(cli, info_name="hmicdiff", terminal_width=80)
    sections = [f"## hmicdiff\n\n```\n{cli.get_help(top)}\n```\n"]
    for name, command in cli.commands.items():
        context = click.Context(command, info_name=name, parent=top, terminal_width=80)
        sections.append(f"## hmicdiff {name}\n\n```\n{command.get_help(context)}\n```\n")
    return "\n".join([INTRODUCTION, *sections])


if __name__ == "__main__":
    sys.stdout.write(reference())
