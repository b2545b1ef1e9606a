"""Hand-made analyses for tests of reports: every kind of finding, and hostile text."""

import hashlib
from collections.abc import Sequence

from hmicdiff.model.analysis import (
    Analysis,
    Finding,
    FindingKind,
    Lossless,
    Match,
    Op,
    Piece,
    PlacedRelease,
    PlacedSentence,
    Status,
    Value,
)
from hmicdiff.model.facts import Cell, Column, Facts, Row
from hmicdiff.model.template import Kind, Passage, Reading, Slot, Template, Variable
from hmicdiff.model.text import Role
from hmicdiff.structs import Struct, replace

HOSTILE = (
    "<script>alert(1)</script> {{ 7 * 7 }} | a_b *c* `d` </style> <!-- &lt; "
    "\u202eesrever\u202c \x1b[31m [x](http://evil.example) "
    "<b onclick='alert(3)'> [y](javascript:alert(4)) \u200f" + "w" * 120
)


class Said(Struct, frozen=True, dict=True):
    """A sentence to be placed."""

    text: str
    passages: tuple[str, ...]
    status: Status = Status.BOILERPLATE
    role: Role = Role.PARAGRAPH
    moved: bool = False
    filled: tuple[tuple[str, str], ...] = ()
    """Variables and their values in the text."""
    between: str = "\r\n"
    """What stands after it."""


def place(
    name: str, subject: str | None, said: Sequence[Said], missing: tuple[str, ...] = ()
) -> PlacedRelease:
    """Return a release that says this."""
    text = "\r\n"
    sentences, values = [], []
    for one in said:
        start = len(text)
        sentences.append(
            PlacedSentence(
                start=start,
                end=start + len(one.text),
                line=text.count("\n") + 1,
                role=one.role,
                passages=one.passages,
                reading=f"{one.passages[0]}.a",
                status=one.status,
                moved=one.moved,
                matched_by=Match.ALONE if one.status is Status.EXTRA else Match.SLOTS,
                confidence=0.5,
            )
        )
        for number, (variable, value) in enumerate(one.filled):
            at = start + one.text.index(value)
            slot = f"{one.passages[0]}.a.{number}"
            values.append(Value(variable, one.passages[0], slot, at, at + len(value), value, None))
        text += one.text + one.between
    return PlacedRelease(
        id=name,
        source=f"{name}.txt",
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        encoding="utf-8",
        subject=subject,
        stranger=False,
        text=text,
        sentences=tuple(sentences),
        missing=missing,
        values=tuple(values),
    )


def found(
    release: PlacedRelease,
    kind: FindingKind,
    index: int,
    *,
    passage: str | None = None,
    expected: str | None = None,
    shared: tuple[str, ...] = (),
    pieces: tuple[Piece, ...] = (),
    surprise: float = 4.0,
) -> Finding:
    """Return a finding on a sentence; on the place before it for what is missing."""
    sentence = release.sentences[index]
    end = sentence.start if kind is FindingKind.MISSING else sentence.end
    return Finding(
        release=release.id,
        kind=kind,
        passage=passage or sentence.passages[0],
        start=sentence.start,
        end=end,
        line=sentence.line,
        quote=release.text[sentence.start : end],
        expected=expected,
        shared_with=shared,
        message=f"A message on what is {kind}.",
        surprise=surprise,
        pieces=pieces,
    )


def _title(city: str) -> Said:
    return Said(
        f"{city} opens its pools",
        ("title",),
        Status.FILLED,
        role=Role.TITLE,
        filled=(("city", city),),
        between="\r\n\r\n",
    )


_LEAD = Said("It found:", ("lead",), between="\r\n- ")
_MONEY = Said("Money was spent.", ("money",), role=Role.ITEM, between="\r\n- ")
_STAFF = Said("Staff were hired.", ("staff",), role=Role.ITEM, between="\r\n\r\n")
_END = Said("For more see the site.", ("end",), role=Role.NOTE)


def _reading(passage: str, *parts: str | Slot, releases: tuple[str, ...]) -> Reading:
    return Reading(f"{passage}.a", parts, releases)


def _template() -> Template:
    everyone = ("ada", "bern", "cork", "dover")
    city = Slot("title.a.0", "city", Kind.NAME)
    lead = "It found:"

    def passage(name: str, role: Role, section: str | None, *readings: Reading) -> Passage:
        holders = {one for reading in readings for one in reading.releases}
        return Passage(name, role, section, len(holders), len(holders) < len(everyone), readings)

    return Template(
        passages=(
            passage(
                "title",
                Role.TITLE,
                None,
                _reading("title", city, " opens its pools", releases=everyone),
            ),
            passage("lead", Role.PARAGRAPH, None, _reading("lead", lead, releases=everyone)),
            passage(
                "money",
                Role.ITEM,
                lead,
                _reading("money", "Money was spent.", releases=("ada", "bern", "dover")),
                Reading("money.b", ("Money, and staff, were found.",), ("cork",)),
            ),
            passage(
                "staff",
                Role.ITEM,
                lead,
                _reading("staff", "Staff were hired.", releases=("ada", "bern", "cork")),
            ),
            passage(
                "rumour",
                Role.PARAGRAPH,
                lead,
                _reading("rumour", HOSTILE, releases=("bern",)),
            ),
            passage(
                "end",
                Role.NOTE,
                None,
                _reading("end", "For more see the site.", releases=everyone),
            ),
        ),
        variables=(Variable("city", Kind.NAME, ("title.a.0",)),),
    )


def releases() -> tuple[PlacedRelease, ...]:
    """Return four: a plain one, a hostile one, one that merges and moves, one that lacks."""
    cork = Said("Money, and staff, were found.", ("money", "staff"), Status.REWORDED, Role.ITEM)
    return (
        place("ada", "Ada", [_title("Ada"), _LEAD, _MONEY, _STAFF, _END]),
        place(
            "bern",
            "Bern <b>",
            [
                _title("Bern"),
                _LEAD,
                _MONEY,
                _STAFF,
                Said(HOSTILE, ("rumour",), Status.EXTRA),
                replace(_END, text="For more — see the site."),
            ],
        ),
        place("cork", None, [replace(_END, moved=True), _title("Cork"), _LEAD, cork]),
        place(
            "dover",
            "Dover",
            [
                _title("Dover"),
                _LEAD,
                replace(_MONEY, text="Money was"),
                replace(_MONEY, text="spent."),
                _END,
            ],
            ("staff",),
        ),
    )


def findings(family: Sequence[PlacedRelease]) -> tuple[Finding, ...]:
    """Return findings of every kind."""
    _, bern, cork, dover = family
    kinds = FindingKind
    drop = (
        Piece(Op.SAME, "Money"),
        Piece(Op.DROPPED, " was spent."),
        Piece(Op.ADDED, ", and staff, were found."),
    )
    names = (
        Piece(Op.FILLED, "Cork"),
        Piece(Op.SAME, " opens"),
        Piece(Op.DROPPED, " all"),
        Piece(Op.SAME, " its pools"),
    )
    return (
        found(bern, kinds.EXTRA, 4, surprise=90.5),
        found(
            dover, kinds.MISSING, 4, passage="staff", expected="Staff were hired.", surprise=20.0
        ),
        found(cork, kinds.REWORDED, 3, expected="Money was spent.", pieces=drop, surprise=12.0),
        found(cork, kinds.MERGED, 3, expected="Money was spent. Staff were hired."),
        found(
            cork,
            kinds.REWORDED,
            1,
            expected="{city} opens all its pools",
            pieces=names,
            surprise=3.0,
        ),
        found(cork, kinds.MOVED, 0, shared=("dover",)),
        found(dover, kinds.MOVED, 4, shared=("cork",)),
        found(dover, kinds.SPLIT, 2, expected="Money was spent."),
        found(
            bern,
            kinds.TYPOGRAPHY,
            5,
            expected="For more see the site.",
            pieces=(
                Piece(Op.SAME, "For more "),
                Piece(Op.ADDED, "— "),
                Piece(Op.SAME, "see the site."),
            ),
            surprise=0.5,
        ),
    )


def family() -> Analysis:
    """Return an analysis with findings of every kind, a notice and a skipped file."""
    made = releases()
    return Analysis(
        generator="hmicdiff 0.1.0",
        releases=made,
        template=_template(),
        findings=findings(made),
        notices=("A notice with <em>markup</em>.",),
        skipped=(("bad|file.txt", "is no text"),),
        lossless=Lossless(len(made), len(made)),
        facts=_facts(made),
    )


def _facts(family: Sequence[PlacedRelease]) -> Facts:
    """Return a table with a plain figure, a reckoned one and one that cannot be compared."""
    values = [one.values[0] for one in family]
    figures: tuple[float | int | str, ...] = (1, 0.5, "cork")
    plain, part, odd = (
        Cell("city", value, own.text, own.start, own.end, 2)
        for value, own in zip(figures, values, strict=False)
    )
    return Facts(
        columns=(Column("city", Kind.NAME, "... opens its pools"),),
        rows=(
            Row("ada", (plain,)),
            Row("bern", (replace(part, derived="2 - 1.5", of=2, period="in May"),)),
            Row("cork", (replace(odd, comparable=False, reason="a name", outlier="far"),)),
            Row("dover", ()),
        ),
    )


def with_stranger() -> Analysis:
    """Return the family with a release that belongs to another."""
    analysis = family()
    text = Said("Quite another matter.", ("other",), Status.EXTRA)
    stranger = replace(place("zzz", None, [text]), stranger=True)
    reading = Reading("other.a", (text.text,), ("zzz",))
    template = replace(
        analysis.template,
        passages=(
            *analysis.template.passages,
            Passage("other", Role.PARAGRAPH, None, 1, optional=True, readings=(reading,)),
        ),
    )
    return replace(
        analysis,
        releases=(*analysis.releases, stranger),
        template=template,
        findings=(found(stranger, FindingKind.EXTRA, 0, surprise=500.0), *analysis.findings),
        lossless=Lossless(5, 5),
    )


def alone() -> Analysis:
    """Return an analysis of one release, which says nothing otherwise than itself."""
    one = place("ada", None, [Said("Ada opens its pools.", ("ada",))])
    reading = Reading("ada.a", ("Ada opens its pools.",), ("ada",))
    return Analysis(
        generator="hmicdiff 0.1.0",
        releases=(one,),
        template=Template((_only(reading),), ()),
        findings=(),
        notices=("One release alone has no template.",),
        skipped=(),
        lossless=Lossless(1, 1),
    )


def _only(reading: Reading) -> Passage:
    return Passage("ada", Role.TITLE, None, 1, optional=False, readings=(reading,))


def empty() -> Analysis:
    """Return an analysis of nothing."""
    return Analysis("hmicdiff 0.1.0", (), Template((), ()), (), (), (), Lossless(0, 0))


def large(releases: int = 40, passages: int = 200) -> Analysis:
    """Return a family of many long releases of which each lacks, adds and rewords something."""
    words = "The office of the city has found that the work on item {} was done in good time."
    names = [f"office-of-the-place-{number:02}" for number in range(releases)]
    made = [
        place(
            name,
            f"Office of the Place {n}",
            [
                Said(
                    words.format(p) + (" But not here." if (p + n) % 17 == 0 else ""),
                    (f"p{p}",),
                    Status.REWORDED if (p + n) % 17 == 0 else Status.BOILERPLATE,
                )
                for p in range(passages)
                if (p * n) % 23 != 1
            ],
            tuple(f"p{p}" for p in range(passages) if (p * n) % 23 == 1),
        )
        for n, name in enumerate(names)
    ]
    told = [
        found(
            release,
            FindingKind.REWORDED,
            index,
            expected=release.text[sentence.start : sentence.end - len(" But not here.")],
            pieces=(Piece(Op.SAME, release.text[sentence.start : sentence.end]),),
        )
        for release in made
        for index, sentence in enumerate(release.sentences)
        if sentence.status is Status.REWORDED
    ]
    told += [
        found(release, FindingKind.MISSING, 0, passage=one, expected=words.format(one))
        for release in made
        for one in release.missing
    ]
    template = Template(
        tuple(
            Passage(
                f"p{p}",
                Role.ITEM,
                f"Part {p // 20}",
                releases,
                optional=True,
                readings=(Reading(f"p{p}.a", (words.format(p),), tuple(names)),),
            )
            for p in range(passages)
        ),
        (),
    )
    return Analysis(
        "hmicdiff 0.1.0", tuple(made), template, tuple(told), (), (), Lossless(releases, releases)
    )
