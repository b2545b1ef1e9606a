"""Passages of which several are one for another reason than their words."""

from collections.abc import Sequence

from hmicdiff.align.answers import unite_answers
from hmicdiff.align.constraints import Constraints
from hmicdiff.align.corrected import corrected
from hmicdiff.align.draft import Draft
from hmicdiff.align.labelled import unite_labelled
from hmicdiff.align.lone import unite_lone_values
from hmicdiff.align.same_frame import unite_framed
from hmicdiff.align.settled import NOTHING, Settled
from hmicdiff.align.vocabulary import Forms
from hmicdiff.model.text import Corpus


def unite_all(
    drafts: Sequence[Draft],
    corpus: Corpus,
    forms: Forms,
    known: Constraints,
    settled: Settled = NOTHING,
) -> list[Draft]:
    """Return passages with lines of one label, values alone and answers as one, and as is `known`.

    What somebody knows better comes last, so that it holds; what is `settled` stays where it is,
    and two passages of settled releases stay two.
    """
    drafts = unite_lone_values(unite_labelled(drafts, corpus, settled), corpus, settled)
    drafts = unite_answers(unite_framed(drafts, corpus, settled), corpus, settled)
    return corrected(drafts, forms, known, settled)
