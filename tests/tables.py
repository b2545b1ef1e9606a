"""A hand-made analysis with a facts table: every kind of cell, and hostile text in one."""

from dataclasses import dataclass

from hmicdiff.model.analysis import Analysis, Lossless, PlacedRelease, Status
from hmicdiff.model.facts import Cell, Column, Facts, Row
from hmicdiff.model.template import Kind, Template
from hmicdiff.structs import replace
from tests.analyses import HOSTILE, Said, place

FORMULA = '=HYPERLINK("http://evil.example")|x\n<script>alert(2)</script>'
NAMES = ("ada", "bern", "cork", "dover", "essen", "fife")
COLUMNS = (
    Column("city", Kind.NAME, "… opens its pools"),
    Column("posts", Kind.NUMBER, "Since May the office had … posts for the young, all of them"),
    Column("filled", Kind.NUMBER, "of the posts … have been filled"),
    Column("cost", Kind.MONEY, "all of it cost … a year"),
    Column("share", Kind.PERCENT, "which is … of its means"),
    Column("staff", Kind.CHOICE, f"| {HOSTILE}"),
    Column("remark", Kind.TEXT, "=1+1"),
)


@dataclass(frozen=True)
class _Told:
    """What a release says of a variable, and what is known of that."""

    text: str
    value: float | int | str | None
    derived: str | None = None
    of: float | None = None
    period: str | None = None
    reason: str | None = None
    outlier: str | None = None


_SINCE = "Since May"
_TOLD: dict[str, dict[str, _Told]] = {
    "ada": {
        "posts": _Told("four", 4, period=_SINCE),
        "filled": _Told("all but one", 3, derived="4 - 1", of=4),
        "cost": _Told("£1.2 million", 1_200_000),
        "share": _Told("5 per cent", 5),
        "staff": _Told("an increase", "increase"),
        "remark": _Told(FORMULA, None),
    },
    "bern": {
        "posts": _Told("no", 0, period="since  may"),
        "filled": _Told("86", 86, of=88),
        "cost": _Told("-3", -3),
        "share": _Told("0.5%", 0.5),
        "staff": _Told("no change", "no change"),
        "remark": _Told(HOSTILE, None),
    },
    "cork": {"posts": _Told("900", 900, outlier="far from the middle, 4 (n = 6)")},
    "dover": {
        "posts": _Told("5", 5, period="In June", reason="counted “In June”; 2 others “Since May”"),
        "remark": _Told("a long remark " * 12, None),
    },
    "essen": {"posts": _Told("7 to 9", "7/9", period="In July")},
    "fife": {"posts": _Told("8", 8, reason="counted “In June”; 2 others “Since May”")},
}


def table() -> Analysis:
    """Return an analysis of six releases of which one states all, and one nearly nothing."""
    releases = tuple(_release(name) for name in NAMES)
    return Analysis(
        generator="hmicdiff 0.1.0",
        releases=releases,
        template=Template((), ()),
        findings=(),
        notices=("A notice with <em>markup</em>.",),
        skipped=(("bad|file.txt", "is no text"),),
        lossless=Lossless(6, 6),
        facts=Facts(COLUMNS, tuple(_row(release) for release in releases)),
    )


def _release(name: str) -> PlacedRelease:
    said = [Said(f"{name.title()} opens its pools.", ("title",))]
    said += [
        Said(f"{number}: {told.text}.", (variable,), Status.FILLED, between="\n\n\n\n")
        for number, (variable, told) in enumerate(_TOLD[name].items())
    ]
    return place(name, name.title(), said)


def _row(release: PlacedRelease) -> Row:
    first, *others = release.sentences
    city = Cell(
        "city", None, release.subject or "", first.start, first.start + len(release.id), first.line
    )
    cells = [city]
    told = _TOLD[release.id]
    for (variable, one), sentence in zip(told.items(), others, strict=True):
        start = sentence.start + 3
        cell = Cell(variable, one.value, one.text, start, start + len(one.text), sentence.line)
        cells.append(
            replace(
                cell,
                derived=one.derived,
                of=one.of,
                period=one.period,
                comparable=one.reason is None,
                reason=one.reason,
                outlier=one.outlier,
            )
        )
    return Row(release.id, tuple(cells))
