"""`hmicdiff review`: the judgements most worth a look, and the answers to them."""

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from hmicdiff.commands.correct import Documents, write_corrections
from hmicdiff.commands.output import write_result
from hmicdiff.console import (
    STANDARD_OUTPUT,
    Console,
    console_of_run,
    everywhere,
    name_by_option,
    one_family_option,
    paths_argument,
    reading_options,
)
from hmicdiff.errors import CorrectionError

if TYPE_CHECKING:
    from hmicdiff.review.question import Question

MOST = 20
"""As `review.questions.MOST`, which would make `--help` slow."""
_CHOICES = ("y", "n", "", "q")


@click.command(epilog="Example:  hmicdiff review seeds/")
@paths_argument
@click.option(
    "--answers",
    metavar="FILE",
    help="Take the answers from FILE: the list that this command prints, filled in.",
)
@click.option(
    "--count",
    metavar="N",
    type=click.IntRange(min=1),
    default=MOST,
    show_default=True,
    help="Ask so many questions at the most.",
)
@one_family_option
@name_by_option
@reading_options
@everywhere
def review(paths: tuple[str, ...], *, answers: str | None, count: int) -> None:
    """Ask about the judgements that matter most and are least sure.

    Each question can be answered with yes or no: whether two sentences say the same, whether two
    documents are of one family, whom one is about. The answers go into hmicdiff.toml, as
    `hmicdiff correct` writes them, and nothing is asked twice. On a terminal the questions are
    asked one by one; else they are printed as a list, to be filled in and given back with
    --answers.
    """
    console = console_of_run()
    documents = Documents(paths, console)
    asked = _questions(documents, count)
    if not asked:
        console.say("there is nothing to ask: no judgement is in doubt that anything depends on")
    elif answers is not None:
        _correct(documents, asked, _given(answers, asked, console))
    elif sys.stdin.isatty() and sys.stdout.isatty():
        _correct(documents, asked, _answered(asked))
    else:
        from hmicdiff.review.answers import form  # noqa: PLC0415 - not needed for help

        write_result(STANDARD_OUTPUT, form(asked))


def _questions(documents: Documents, count: int) -> "list[Question]":
    from hmicdiff.bulk.large import LARGE  # noqa: PLC0415 - not needed for help
    from hmicdiff.model.corrections import NO_CORRECTIONS  # noqa: PLC0415
    from hmicdiff.review.questions import questions  # noqa: PLC0415

    if len(documents.corpus.releases) > LARGE:
        raise CorrectionError(
            f"more than {LARGE} documents are not corrected; name some of them to review these"
        )
    corrections = documents.settings.corrections or NO_CORRECTIONS
    return questions(documents.analyses, documents.corpus, corrections, count)


def _given(file: str, asked: "Sequence[Question]", console: Console) -> Mapping[str, bool]:
    """Return the answers in a file; what is asked no longer is told.

    Raises:
        CorrectionError: if the file cannot be read, or a line is no answer.
    """
    from hmicdiff.review.answers import read  # noqa: PLC0415 - not needed for help

    try:
        text = Path(file).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        reason = (getattr(error, "strerror", None) or "is not UTF-8 text").lower()
        raise CorrectionError(f"{file}: cannot be read ({reason})") from error
    try:
        answers, unknown = read(text, asked)
    except CorrectionError as error:
        raise CorrectionError(f"{file}: {error}") from error
    for name in unknown:
        console.say(f"{file}: {name} is not asked any more; the list may be of other documents")
    return answers


def _answered(asked: "Sequence[Question]") -> Mapping[str, bool]:
    """Ask on the terminal, one question after the other, until all are answered or it is enough."""
    from hmicdiff.report.controls import visible  # noqa: PLC0415 - not needed for help
    from hmicdiff.review.answers import told  # noqa: PLC0415

    answers = {}
    for at, question in enumerate(asked, 1):
        click.echo(f"\n{at} of {len(asked)}  {visible(chr(10).join(told(question)))}")
        answer = click.prompt(
            "y yes, n no, Enter leave it, q enough",
            default="",
            show_default=False,
            type=click.Choice(_CHOICES, case_sensitive=False),
            show_choices=False,
        )
        if answer == "q":
            break
        if answer:
            answers[question.id] = answer == "y"
    return answers


def _correct(
    documents: Documents, asked: "Sequence[Question]", answers: Mapping[str, bool]
) -> None:
    """Write what the answers correct."""
    from hmicdiff.review.answers import corrections  # noqa: PLC0415 - not needed for help

    made = [
        correction
        for question in asked
        if question.id in answers
        for correction in corrections(question, yes=answers[question.id])
    ]
    if made:
        write_corrections(documents, made)
    else:
        documents.console.say("no answer corrects anything")
