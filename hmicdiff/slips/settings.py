"""Which rules look for slips, and how much what they find matters."""

from collections.abc import Mapping

from hmicdiff.model.analysis import Level
from hmicdiff.structs import Struct, field

_ORDER = tuple(Level)
"""From what matters least to what matters most."""


class SlipSettings(Struct, frozen=True):
    """What is set for a family or a run."""

    levels: Mapping[str, Level | None] = field(default_factory=dict)
    """Other levels for rules by their ids; `None` for a rule that is switched off."""
    least: Level = Level.NOTE
    """Slips below this level are not told."""

    def level(self, rule: str, usual: Level) -> Level | None:
        """Return the level of a rule, `None` where its slips are not told."""
        level = self.levels.get(rule, usual)
        told = level is not None and _ORDER.index(level) >= _ORDER.index(self.least)
        return level if told else None
