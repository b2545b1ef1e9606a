"""Families made from a random template, with all that a template file has to carry."""

from dataclasses import dataclass

from hypothesis import strategies as st

SAYINGS = [
    "The harbour office has inspected {name} and every ferry that calls at the northern pier.",
    "No boat of {name} was found to be unsafe, and {count} crews were praised.",
    "Of the crews, {count} had not been trained in first aid since {date}.",
    "“All life jackets were counted,” said {name}, “and replaced where they were worn.”",
    "The master agreed to repaint the load line before {date} {extra}at the latest.",
    "Further inspections will follow in March.",
    "Passengers of {name} were asked what {name} thinks of {{ timetables }} and {% fares %}.",
    "A copy of the report can be found at www.harbour.example",
    "The office {choice} in the number of wardens on the pier (see {# note #} 3).",
]
OWN = [
    "The ferry to the outer island was out of service for a week.",
    "{{ variables }} {%- raw -%} nobody knows {#- why",
    "A bell rang.",
    'He wrote "\\n", and \\u0041 after it.',
    "{",
]
FILLERS = {
    "name": ["Tarn Water Buses", "Holm Ferries", "Skerry Cruises", "Northbank {Lines}"],
    "count": ["two", "17", "no", "all but one"],
    "date": ["May 2012", "1 June 2013", "the spring"],
    "extra": ["", "of next year ", "of this year "],
    "choice": ["saw a reduction", "saw no change", "saw an increase"],
}
BETWEEN = ["\n\n", "\n\n", "\n", " ", "\n- ", "\n\n1. ", "  \n\t\n"]
NOISE = [("“", '"'), ("”", '"'), (" ", "\n"), (" the ", " *the* "), (" ", "\u00a0"), (".", "")]
ENCODINGS = ["utf-8", "utf-8", "utf-8-sig", "utf-16", "cp1252"]


@dataclass(frozen=True)
class File:
    """A file of a family."""

    text: str
    data: bytes


@st.composite
def files(draw: st.DrawFn, sayings: tuple[str, ...], between: tuple[str, ...]) -> File:
    """Draw a file that says most of `sayings`, and more."""
    fillers = {key: draw(st.sampled_from(texts)) for key, texts in FILLERS.items()}
    pieces = []
    for saying, gap in zip(sayings, between, strict=True):
        if draw(st.integers(0, 5)) == 0:
            continue
        filled = saying
        for key, text in fillers.items():
            filled = filled.replace(f"{{{key}}}", text)
        if draw(st.integers(0, 3)) == 0:
            filled = filled.replace(*draw(st.sampled_from(NOISE)))
        pieces.append(gap + filled)
        if draw(st.integers(0, 5)) == 0:
            pieces.append(draw(st.sampled_from(BETWEEN)) + draw(st.sampled_from(OWN)))
    if len(pieces) > 1 and draw(st.integers(0, 4)) == 0:
        at = draw(st.integers(0, len(pieces) - 1))
        pieces.insert(draw(st.integers(0, len(pieces) - 1)), pieces.pop(at))
    end = draw(st.sampled_from(["\n", "", "\n\n", "  "]))
    newline = draw(st.sampled_from(["\n", "\n", "\r\n", "\r"]))
    text = ("".join(pieces).lstrip("\n ") or "A bell rang.") + end
    text = text.replace("\n", newline)
    encoding = draw(st.sampled_from(ENCODINGS))
    return File(text, text.encode(encoding))


@st.composite
def families(draw: st.DrawFn) -> list[File]:
    """Draw the files of a family."""
    picked = draw(st.lists(st.sampled_from(SAYINGS), min_size=1, max_size=8, unique=True))
    between = draw(st.lists(st.sampled_from(BETWEEN), min_size=len(picked), max_size=len(picked)))
    one = files(tuple(picked), tuple(between))
    return draw(st.lists(one, min_size=2, max_size=5))
