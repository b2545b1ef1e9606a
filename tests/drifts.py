"""Hand-made outcomes of checks: every kind of drift, and hostile text."""

from hmicdiff.model.analysis import Evidence, Level, Op, Piece
from hmicdiff.model.drift import (
    TEMPLATE_KINDS,
    Checked,
    CheckedRelease,
    Drift,
    DriftKind,
    Edit,
    NewValue,
    Stale,
    State,
)
from hmicdiff.structs import replace
from tests.analyses import HOSTILE

TEXT = "Tarn Water Buses\r\n\r\nThere was 😀 an increase in fares.\r\nNo boat was late.\r\n"
"""What `changed` is told of."""
QUOTE = "There was 😀 an increase in fares."


def drift(kind: DriftKind = DriftKind.EXTRA, **other: object) -> Drift:
    """Return something that has drifted in tarn.txt, or in the template."""
    of_template = kind in TEMPLATE_KINDS
    made = Drift(
        id=f"id-{kind.value}",
        kind=kind,
        level=Level.WARNING,
        release=None if of_template else "tarn",
        source="" if of_template else "tarn.txt",
        passage="fares",
        start=20,
        end=20 + len(QUOTE),
        line=3,
        quote=QUOTE,
        before=None,
        expected=None,
        message="This is why.",
        releases=("holm", "tarn") if of_template else (),
    )
    return replace(made, **other)


def changed(**other: object) -> Drift:
    """Return a sentence in which one word has changed."""
    pieces = (
        Piece(Op.SAME, "There was 😀 an "),
        Piece(Op.ADDED, "increase"),
        Piece(Op.DROPPED, "reduction"),
        Piece(Op.SAME, " in fares."),
    )
    before = "There was 😀 an reduction in fares."
    return drift(DriftKind.CHANGED, **{"before": before, "pieces": pieces, **other})


def release(name: str, state: State = State.UNCHANGED, **other: object) -> CheckedRelease:
    """Return a release that is called so."""
    made = CheckedRelease(name, f"{name}.txt", f"{name.title()} Water Buses", state)
    return replace(made, **other)


def checked(*found: Drift, **other: object) -> Checked:
    """Return the outcome of a check that has found this in a family of three."""
    made = Checked(
        releases=(release("holm"), release("skerry"), release("tarn", State.CHANGED)),
        drift=found,
        edits=(),
        stale=(),
        known=3,
    )
    return replace(made, **other)


def nothing() -> Checked:
    """Return a check that has found nothing."""
    return checked(releases=(release("holm"), release("tarn")))


def everything() -> Checked:
    """Return a check that has found one thing of each kind, and all else there can be."""
    evidence = (Evidence("holm", 0, 4, 1, "Holm"),)
    special = {
        DriftKind.CHANGED: changed(),
        DriftKind.TYPOGRAPHY: drift(DriftKind.TYPOGRAPHY, level=Level.NOTE),
        DriftKind.INCONSISTENT: drift(
            DriftKind.INCONSISTENT, level=Level.ERROR, rule="sum-of-parts", evidence=evidence
        ),
        DriftKind.MISSING: drift(DriftKind.MISSING, quote="", end=20, expected="Boats {run}."),
        DriftKind.REMOVED: drift(DriftKind.REMOVED, quote="", end=20, before="It was."),
        DriftKind.RENAMED: drift(DriftKind.RENAMED, passage=None, quote="", before="old.txt"),
        DriftKind.VANISHED: drift(
            DriftKind.VANISHED, release="gone", source="gone.txt", passage=None, quote="", line=1
        ),
        DriftKind.BOILERPLATE: drift(DriftKind.BOILERPLATE, before="It was so."),
    }
    found = [special.get(kind) or drift(kind) for kind in DriftKind]
    kept = drift(DriftKind.MOVED, id="kept", accepted=True)
    new = release(
        "sound",
        State.FITS,
        readings=("fares.b",),
        values=(NewValue("boats", "12", 4, known=False, seen="0 to 9"),),
    )
    return checked(
        *found,
        kept,
        releases=(release("gone", State.VANISHED), release("holm"), new, release("tarn")),
        edits=(Edit("edit", "Let fares be left out.", "fares", ("id-missing",), 2),),
        stale=(Stale("old", "holm", "extra", "fares", "Fares rose."),),
        skipped=(("b.pdf", "is a PDF"),),
    )


def hostile() -> Checked:
    """Return a check of releases with all that a format could stumble over."""
    text = f"{HOSTILE}\r\n::error::%0A,: ]]> \x00\x01\ud7ff\ufffe"
    name = "a b%,:;#?&é.txt"
    one = drift(DriftKind.EXTRA, quote=text, message=text, source=name, release="odd")
    other = drift(DriftKind.CHANGED, before=text, quote=text, source=name, release="odd")
    slip = drift(DriftKind.INCONSISTENT, rule=text, quote=text, source=name, release="odd")
    return checked(
        one,
        other,
        slip,
        releases=(CheckedRelease("odd", name, text, State.CHANGED),),
        stale=(Stale("old", "odd", "extra", text, text),),
        skipped=((text, text),),
    )
