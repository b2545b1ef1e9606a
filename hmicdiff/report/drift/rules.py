"""What is told of each kind of drift, the same in every format."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from hmicdiff.model.analysis import Level
from hmicdiff.model.drift import Drift, DriftKind
from hmicdiff.structs import Struct

UNLISTED = "new-release"
"""The rule of a release that fits and is not in the baseline, where that is asked for."""


class Rule(Struct, frozen=True):
    """A kind of drift, or a kind of slip."""

    id: str
    short: str
    """As a title."""
    text: str
    """What it means, and what to do."""
    level: Level = Level.WARNING
    """What it has where nothing else is said."""


_ACCEPT = "Mend the release, or accept it with --update."
_KINDS: Mapping[DriftKind, Rule] = MappingProxyType(
    {
        kind: Rule(kind.value, short, text, level)
        for kind, short, text, level in (
            (
                DriftKind.CHANGED,
                "A sentence was changed",
                f"A release of the baseline says otherwise what it said. {_ACCEPT}",
                Level.WARNING,
            ),
            (
                DriftKind.ADDED,
                "A sentence was added",
                f"A release of the baseline says what it did not say. {_ACCEPT}",
                Level.WARNING,
            ),
            (
                DriftKind.REMOVED,
                "A sentence was removed",
                f"A release of the baseline no longer says what it said. {_ACCEPT}",
                Level.WARNING,
            ),
            (
                DriftKind.EXTRA,
                "The template does not have it",
                f"A release says what few releases of the baseline say, or none. {_ACCEPT}",
                Level.WARNING,
            ),
            (
                DriftKind.MISSING,
                "A passage is missing",
                f"A release lacks what most releases of the baseline say. {_ACCEPT}",
                Level.WARNING,
            ),
            (
                DriftKind.REWORDED,
                "A passage in new words",
                f"A release says a passage as no release of the baseline does. {_ACCEPT}",
                Level.WARNING,
            ),
            (
                DriftKind.MOVED,
                "A passage in another place",
                f"A release says a passage out of the template's order. {_ACCEPT}",
                Level.WARNING,
            ),
            (
                DriftKind.MERGED,
                "Passages merged",
                f"One sentence says what the baseline's releases say in several. {_ACCEPT}",
                Level.WARNING,
            ),
            (
                DriftKind.SPLIT,
                "A sentence split",
                f"Several sentences say what the baseline's releases say in one. {_ACCEPT}",
                Level.WARNING,
            ),
            (
                DriftKind.VALUE,
                "An unusual value",
                "A value is another than all others have there, of another type, or far out of "
                f"their range. {_ACCEPT}",
                Level.WARNING,
            ),
            (
                DriftKind.INCONSISTENT,
                "A slip",
                f"A release contradicts itself, or looks like a slip of the pen. {_ACCEPT}",
                Level.WARNING,
            ),
            (
                DriftKind.TYPOGRAPHY,
                "Other typography",
                "The same words are written with other quote marks, dashes or spaces.",
                Level.NOTE,
            ),
            (
                DriftKind.RENAMED,
                "A file has another name",
                "A release is word for word what it was, in another file. Accept it.",
                Level.WARNING,
            ),
            (
                DriftKind.VANISHED,
                "A release is gone",
                "A release of the baseline is no longer there. Restore it, or take it out of the "
                "baseline with --forget.",
                Level.WARNING,
            ),
            (
                DriftKind.STRANGER,
                "A document of another family",
                "A document shares hardly anything with the template. Move it away, or accept it.",
                Level.WARNING,
            ),
            (
                DriftKind.PASSAGE,
                "The template has a new passage",
                f"Several new releases say what no release of the baseline says. {_ACCEPT}",
                Level.WARNING,
            ),
            (
                DriftKind.USUAL,
                "Another reading is now the usual one",
                f"Most releases now put a passage in other words than most did. {_ACCEPT}",
                Level.WARNING,
            ),
            (
                DriftKind.BOILERPLATE,
                "A standing sentence was changed",
                f"All that came since say a passage in the same new words. {_ACCEPT}",
                Level.WARNING,
            ),
        )
    }
)
_UNLISTED = Rule(
    UNLISTED,
    "A release is not in the baseline",
    "A new release fits the template, and --strict asks for it to be known. Add it with --update.",
)


def rule_id(drift: Drift) -> str:
    """Return what a thing is an instance of: its kind, of a slip the rule that found it."""
    return f"{drift.kind.value}/{drift.rule}" if drift.rule else drift.kind.value


def rule(name: str) -> Rule:
    """Return the rule with an id that `rule_id` gave, or `UNLISTED`."""
    if name == UNLISTED:
        return _UNLISTED
    kind, _, slip = name.partition("/")
    found = _KINDS[DriftKind(kind)]
    if not slip:
        return found
    from hmicdiff.slips.explanations import EXPLANATIONS  # noqa: PLC0415 - few checks find slips

    text = found.text
    if slip in EXPLANATIONS:
        explained = EXPLANATIONS[slip]
        text = (
            f"A release {explained.about}. For example: {explained.example}. {explained.needs} "
            f"{_ACCEPT}"
        )
    return Rule(name, f"{found.short}: {slip.replace('-', ' ')}", text, found.level)


def rules(used: Iterable[str]) -> list[Rule]:
    """Return all rules, then those of the slips that are `used`; sorted, each once."""
    known = [*(kind.value for kind in DriftKind), UNLISTED]
    return [rule(name) for name in [*known, *sorted(set(used) - set(known))]]
