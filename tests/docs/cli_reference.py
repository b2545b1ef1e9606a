"""Makes docs/cli.md from what the commands say of themselves."""

import sys

import click

from hmicdiff.cli import cli
from hmicdiff.read.limits import Limits
from hmicdiff.structs import asdict

INTRODUCTION = """\
# Commands

Made from `--help` by `make docs`; a test holds the two together.

- `PATH...` is files, folders or glob patterns, and `-` is standard input. A folder is searched,
  with the folders in it, for every format that is read; hidden files are passed over. Links that
  leave the folder or lead nowhere, pipes, and documents in formats that are not read are named and
  skipped. A file that is named is read whatever its name: its bytes say what it is.
- `git:FILE` is the history of a file in its Git repository: each commit that changed it is a
  version, named by its day and short hash. Other names that the file had are followed. A merge is
  one version, and the commits that it brought in are none. For `report`, `show` and `facts` such a
  history is a sequence. It takes an installed `git`; no hook, pager or other program that the
  repository names is run, and nothing is fetched.
- With `--text-column NAME` each row of a table is a document: of files that end in `.csv`, `.tsv`,
  `.jsonl` or `.ndjson`, and of named files and standard input whose names say no other format.
  Without it a table in a folder is named and skipped. Findings cite the file and the row, counted
  as a spreadsheet does (the names of the columns are row 1); of JSON lines, the line.
- With `--ocr` pages of a PDF that are pictures, as in a scan, are read by OCR; it takes an
  installed `tesseract`, and `--ocr-language` where they are not in English. Findings cite
  "page 2 (OCR)", and a notice says of each file how sure OCR is of its words. Without it a scan is
  refused, and a notice says which pages of other files are pictures.
- Of files with the same text one counts, and the others are named as its copies; in a sequence,
  where nothing may change from one version to the next, each counts.
- With `--limit NAME=VALUE` a limit is changed; what goes beyond one is refused by its name.

  | limit | of | default |
  | --- | --- | --- |
  | `size` | a file, in MB; `--max-size` is the same | {size:.0f} |
  | `unpacked` | what an archive or office document holds, in MB | {unpacked:.0f} |
  | `packed` | an archive, in files | {packed:.0f} |
  | `rows` | a table, in rows | {rows:.0f} |
  | `versions` | the history of a file, in versions | {versions:.0f} |
  | `text` | a release, in characters | {text:.0f} |
  | `sentence` | a sentence, in characters | {sentence:.0f} |
  | `sentences` | a release, in sentences | {sentences:.0f} |
  | `files` | a run, in files | {files:.0f} |
  | `seconds` | the reading of a file that is no plain text, or of a page by OCR | {seconds:.0f} |
  | `memory` | the reading of such a file, in MB | {memory:.0f} |
  | `pages` | what OCR reads of a file, in pages | {pages:.0f} |

- Results go to standard output or to a file, messages and progress to standard error. A file is
  written as a whole or not at all.
- `--quiet`, `--verbose` and `--no-color` may stand before or after the command.

| exit status | means |
| --- | --- |
| 0 | done; that releases differ is no failure; for `check`, nothing has drifted |
| 1 | `check` found what no longer fits, or `verify` what does not hold |
| 2 | could not run; one line on standard error names the file and says what to do |
| 130 | interrupted |
| 141 | whoever read the output has stopped reading |
""".format(**asdict(Limits()))


def reference() -> str:
    """Return the text of docs/cli.md."""
    top = _context(cli, "hmicdiff")
    sections = [f"## hmicdiff\n\n```\n{cli.get_help(top)}\n```\n"]
    for name, command in cli.commands.items():
        shown = command.get_help(_context(command, name, top))
        sections.append(f"## hmicdiff {name}\n\n```\n{shown}\n```\n")
    return "\n".join([INTRODUCTION, *sections])


def _context(command: click.Command, name: str, top: click.Context | None = None) -> click.Context:
    return command.make_context(name, [], top, resilient_parsing=True, terminal_width=80)


if __name__ == "__main__":
    sys.stdout.write(reference())
