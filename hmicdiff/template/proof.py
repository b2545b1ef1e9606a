"""The proof that a template and values give the releases back."""

from hmicdiff.model.analysis import Analysis, Lossless
from hmicdiff.structs import replace
from hmicdiff.template.export import Exported, export
from hmicdiff.template.fill import filled_in


def rebuilt(analysis: Analysis, exported: Exported | None = None) -> int:
    """Count the releases of which the template gives the text again, character by character.

    Each is put together from its parts, by the words of the readings and the values alone. Give
    what `export` made of the analysis if it is at hand.
    """
    exported = exported or export(analysis)
    return sum(
        filled_in(exported.layout, values) == release.text
        for release, values in zip(analysis.releases, exported.values, strict=True)
    )


def proved(analysis: Analysis) -> Analysis:
    """Return the analysis with the proof, for its releases, that nothing was lost.

    A release counts as rebuilt if its sentences and what stands between them give its text, and
    the template filled with its values does too.
    """
    count = min(analysis.lossless.rebuilt, rebuilt(analysis))
    return replace(analysis, lossless=Lossless(len(analysis.releases), count))
