"""The proof that a template and values give the releases back."""

from hmicdiff.model.analysis import Analysis
from hmicdiff.template.export import Exported, export
from hmicdiff.template.jinja import write
from hmicdiff.template.render import compiled, filled
from hmicdiff.template.store import values_object


def rebuilt(analysis: Analysis, exported: Exported | None = None) -> int:
    """Count the releases of which the template gives the text again, character by character.

    It is Jinja that fills the template as it would be written, not a copy of what it does. Give
    what `export` made of the analysis if it is at hand.
    """
    exported = exported or export(analysis)
    template = compiled(write(exported.layout))
    return sum(
        filled(template, values_object(values)) == release.text
        for release, values in zip(analysis.releases, exported.values, strict=True)
    )
