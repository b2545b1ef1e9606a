"""Arbitrary texts and families."""

from hypothesis import strategies as st

WORDS = st.sampled_from(
    "the a boats crews ferry pier inspectors found had some no not 3 12% £4.5m all but one of "
    "Mr. Green said: which were ready, (again) “well” 'fine' *Safe* – - • 1. a) e.g. www.x.org "
    "self-assess- ment Notes o\ufb03ce\u00ad cafe\u0301 It\u00a0is".split()
)
SPACES = st.sampled_from([" ", " ", " ", " ", "\n", "\r\n", "\r", "\n\n", "\r\n\r\n", "\t", ". "])
PROSE = st.lists(st.tuples(WORDS, SPACES), max_size=60).map(
    lambda pairs: "".join(word + space for word, space in pairs)
)
"""What looks like a release: words, marks, lists, wraps and blank lines of any kind."""

ANYTHING = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=200)
"""Any characters but NUL."""

MARKS = st.sampled_from(["", "\ufeff"])
TEXTS = st.tuples(MARKS, PROSE | ANYTHING).map("".join)

PLAIN = [
    "The harbour office has inspected every ferry that calls at the northern pier.",
    "No boat was found to be unsafe.",
    "Two crews had not been trained in first aid since the spring.",
    "All life jackets were counted and replaced where they were worn.",
    "The master of the vessel agreed to repaint the load line before winter.",
    "Further inspections will follow in March.",
    "Passengers were asked what they thought of the new timetable.",
    "A copy of the report can be found at the harbour office.",
]
RELEASES = st.lists(st.sampled_from(PLAIN), min_size=1, max_size=8).map("\n\n".join)
FAMILIES = st.lists(RELEASES, min_size=2, max_size=5, unique=True)
"""Releases that share, lack, repeat and move sentences."""
