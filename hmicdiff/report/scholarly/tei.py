"""The family as a critical apparatus in TEI P5, by parallel segmentation.

Each passage is an `app`, each way of writing it a `rdg` with its witnesses and their exact words;
what fills a slot is a `seg`. There is no `lem`: no release is the base of the others.
"""

from collections.abc import Iterator, Sequence
from xml.sax.saxutils import escape, quoteattr

from hmicdiff.model.analysis import Analysis, PlacedRelease
from hmicdiff.report.controls import writable
from hmicdiff.report.scholarly.witnesses import Locus, SaidPassage, groups, loci, witnesses, xml_id

_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<TEI xmlns="http://www.tei-c.org/ns/1.0">\n'


def present(analysis: Analysis, *, color: bool = False) -> str:  # noqa: ARG001 - as all presenters
    """Return the family as a TEI document; strangers are no witnesses."""
    family = witnesses(analysis)
    ids = [one.id for one in family]
    return "".join(
        (
            _HEAD,
            *_header(analysis, family),
            " <text>\n  <body>\n",
            *(_app(locus, number, ids) for number, locus in enumerate(loci(analysis), 1)),
            "" if family else "   <p/>\n",
            "  </body>\n </text>\n</TEI>\n",
        )
    )


def _header(analysis: Analysis, family: Sequence[PlacedRelease]) -> Iterator[str]:
    count = f"{len(family)} document{'' if len(family) == 1 else 's'}"
    yield (
        " <teiHeader>\n  <fileDesc>\n"
        f"   <titleStmt><title>A collation of {count}</title></titleStmt>\n"
        f"   <publicationStmt><p>Made by {_text(analysis.generator)}.</p></publicationStmt>\n"
        "   <sourceDesc>\n"
    )
    if family:
        yield "    <listWit>\n"
        for one in family:
            name = _text(one.subject or one.id)
            yield (
                f'     <witness xml:id="{xml_id("w", one.id)}" n={_attribute(one.id)}>{name} '
                f"(<idno>{_text(one.source)}</idno>, "
                f'<idno type="sha256">{one.sha256}</idno>)</witness>\n'
            )
        yield "    </listWit>\n"
    else:
        yield "    <p>No documents.</p>\n"
    yield (
        "   </sourceDesc>\n  </fileDesc>\n  <encodingDesc>\n"
        '   <variantEncoding method="parallel-segmentation" location="internal"/>\n'
        "   <editorialDecl><p>Passages stand in the order of the inferred template; "
        "what a witness has elsewhere is of the type moved. White space is kept. "
        "What stands between the passages is left out.</p></editorialDecl>\n"
        "  </encodingDesc>\n </teiHeader>\n"
    )


def _app(locus: Locus, number: int, family: Sequence[str]) -> str:
    passage = locus.passage
    lacking = [one for one in family if one not in locus.said]
    told = [
        f'   <ab xml:id="{xml_id("p", passage.id)}" n="{number}" '
        f"type={_attribute(passage.role)}><app>\n"
    ]
    told += [f"    {_rdg(said, holders)}\n" for said, holders in groups(locus)]
    if lacking:
        told.append(f'    <rdg type="missing" wit="{_wits(lacking)}"/>\n')
    return "".join((*told, "   </app></ab>\n"))


def _rdg(said: SaidPassage, holders: Sequence[str]) -> str:
    kind = ' type="moved"' if said.moved else ""
    also = " ".join(f"#{xml_id('p', one)}" for one in said.also)
    ana = f' corresp="{also}"' if also else ""
    head = (
        f'<rdg wit="{_wits(holders)}" n={_attribute(said.reading)}{kind}{ana} xml:space="preserve">'
    )
    return f"{head}{''.join(_inside(said))}</rdg>"


def _inside(said: SaidPassage) -> Iterator[str]:
    """Yield the words, with what fills a slot as a segment, unless sentences were put together."""
    done = 0
    for value in said.values:
        start, end = value.start - said.start, value.end - said.start
        if start < done or said.text[start:end] != value.text or start == end:
            continue
        yield _text(said.text[done:start])
        yield f'<seg type="slot" n={_attribute(value.variable)}>{_text(value.text)}</seg>'
        done = end
    yield _text(said.text[done:])


def _wits(ids: Sequence[str]) -> str:
    return " ".join(f"#{xml_id('w', one)}" for one in ids)


def _text(text: str) -> str:
    # a carriage return would be read as a line feed
    return escape(writable(text), {"\r": "&#13;"})


def _attribute(text: str) -> str:
    return quoteattr(" ".join(writable(text).split()))
