"""An analysis as a notebook shows it: what it is of, and what stands out."""

from collections.abc import Iterator

from hmicdiff.model.analysis import Analysis
from hmicdiff.report.controls import visible
from hmicdiff.report.names import name_releases
from hmicdiff.report.story import Claim
from hmicdiff.report.view import build_view
from hmicdiff.report.wording import listing, plural

_MOST = 7
"""So many claims are read at a glance; the page has all."""


def present(analysis: Analysis) -> str:
    """Return a short HTML fragment, without scripts, styles and links; all words are escaped."""
    view = build_view(analysis)
    told = view.story[:_MOST]
    names = name_releases(analysis.releases, analysis.sequence)
    made = [f"<p><strong>{_text(view.title)}</strong></p>"]
    made += [f"<p>{_text(each)}</p>" for each in view.summary]
    made += [f"<p><em>{_text(each)}</em></p>" for each in view.notices]
    if told:
        made += ["<p>What stands out:</p>", "<ul>", *map(_claim, told), "</ul>"]
    more = len(analysis.findings) - sum(claim.number for claim in told)
    if more > 0 and names:
        made.append(f"<p>{plural(more, 'more finding')} in analysis.findings.</p>")
    return "\n".join(made) + "\n"


def _claim(claim: Claim) -> str:
    return f"<li>{''.join(_parts(claim))}</li>"


def _parts(claim: Claim) -> Iterator[str]:
    more = [f"{claim.more} more"] * bool(claim.more)
    names = listing([*(name.name for name in claim.names), *more])
    yield _text(" ".join(filter(None, (claim.before, names, claim.says))))
    card = claim.card
    quote = card.quote or "".join(chunk.text for chunk in card.expected)
    if quote:
        yield f" <q>{_text(quote)}</q>"
    yield f" <small>({_text(card.release.id)}, {_text(card.spot)})</small>"


def _text(words: str) -> str:
    from html import escape  # noqa: PLC0415 - its tables take time

    return escape(visible(words))
