"""The list of questions as a text that can be filled in, and what its answers correct."""

from collections.abc import Iterator, Mapping, Sequence

from hmicdiff.errors import CorrectionError
from hmicdiff.model.corrections import Quote
from hmicdiff.review.question import Asked, Question

YES, NO = "yes", "no"
_WORDS: Mapping[str, bool] = {"yes": True, "y": True, "no": False, "n": False}
_TITLES: Mapping[Asked, str] = {
    Asked.SAME: "Do these two say the same thing, in the same or other words?",
    Asked.FAMILY: "Are these two documents filled-in copies of one template?",
    Asked.SUBJECT: "Is this document about the one that it names here?",
}

Fields = Mapping[str, str | Sequence[str] | Mapping[str, str]]
Correction = tuple[str, Fields]
"""A kind of correction, and its fields."""


def form(questions: Sequence[Question]) -> str:
    """Return the questions as a text: an answer belongs behind each sign of equality."""
    shown = "\n".join(
        "".join(f"# {line}\n" for line in (f"{at} of {len(questions)}", *told(each)))
        + f"{each.id} =\n"
        for at, each in enumerate(questions, 1)
    )
    return f"# Write yes or no behind each =, or nothing.\n\n{shown}" if shown else ""


def told(question: Question) -> Iterator[str]:
    """Yield a question, line by line, with what the program thinks."""
    yield _TITLES[question.asked]
    for line, quote in zip(question.lines, question.quotes, strict=True):
        yield f"  {line}  “{quote.quote}”"
    taken = "so far they are" if question.is_yes else "so far they are not"
    hangs = "1 thing hangs" if question.depends == 1 else f"{question.depends} things hang"
    if question.asked is Asked.SAME:
        yield f"  {taken} taken for it (probability of yes {question.sure:.2f}); {hangs} on it"


def read(text: str, questions: Sequence[Question]) -> tuple[dict[str, bool], list[str]]:
    """Return the answers that a text has, by the ids of the questions, and ids that are none.

    Raises:
        CorrectionError: if a line is no answer.
    """
    known = {each.id for each in questions}
    found: dict[str, bool] = {}
    unknown: list[str] = []
    for number, line in enumerate(text.splitlines(), 1):
        name, _, answer = line.partition("#")[0].partition("=")
        name, answer = name.strip(), answer.strip().casefold()
        if not name or not answer:
            continue
        if answer not in _WORDS:
            raise CorrectionError(f"line {number}: {answer!r} is no answer; write yes or no")
        if name in known:
            found[name] = _WORDS[answer]
        else:
            unknown.append(name)
    return found, unknown


def corrections(question: Question, *, yes: bool) -> list[Correction]:
    """Return what an answer corrects, or makes sure."""
    one, two = question.one, question.two
    if two is None:
        subject = {"release": one.release, "subject": one.quote}
        return [("subject", subject)] if yes else []
    if question.asked is Asked.FAMILY:
        return [("family", {"releases": [two.release, one.release]})] if yes else []
    return [("same" if yes else "different", {"one": _fields(one), "two": _fields(two)})]


def _fields(quote: Quote) -> dict[str, str]:
    return {"release": quote.release, "quote": quote.quote}
