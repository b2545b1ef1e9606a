"""The template as a Word document with Jinja tags, as docxtpl and docassemble fill them in.

A blank is `{{ name }}`; a paragraph that not all documents have stands between paragraphs with
`{%p if has_name %}` and `{%p endif %}`. Every run fills it in for each document and compares.
"""

import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from xml.etree import ElementTree as ET

from hmicdiff.errors import ProofError
from hmicdiff.model.analysis import Analysis
from hmicdiff.model.text import Role
from hmicdiff.report.controls import writable
from hmicdiff.report.office.known import flat, words_of
from hmicdiff.report.office.template_names import (
    Context,
    DocumentTemplate,
    Names,
    context_of,
    name_of,
    names_of,
    readings_of,
    spoken,
    text_of,
)
from hmicdiff.report.office.wordml import STYLES, About, W, package, paragraph, words
from hmicdiff.structs import Struct
from hmicdiff.template.export import export
from hmicdiff.template.layout import Blank, LaidPassage, LaidReading, Layout
from hmicdiff.template.values import Values

_TAGS = re.compile(r"\{(?=[{%#])|(?<=[}%#])\}")
"""What Jinja would take for its own."""
_OWN_LINE = re.compile(r"\{%p (.*?) %\}")


def template_document(analysis: Analysis) -> DocumentTemplate:
    """Return the template of a family as a Word document with tags.

    Raises:
        ProofError: if filled in for a document it would not give the template's words.
    """
    exported = export(analysis)
    layout = exported.layout
    names = names_of(layout, exported.values)
    body = "".join(_paragraphs(layout, names))
    document = package(body, "", About("Template", analysis.generator))
    contexts = {one.release: context_of(layout, names, one) for one in exported.values}
    for values in exported.values:
        told = filled(document, contexts[values.release])
        if words_of(told) != words_of(writable(" ".join(_expected(layout, values)))):
            raise ProofError(
                f"{values.release}: the Word template does not give the template's words for it; "
                "please report this"
            )
    return DocumentTemplate(document, contexts)


class _Group(Struct, frozen=True):
    """Passages that stand in one paragraph."""

    marker: str
    passages: tuple[LaidPassage, ...]


def _groups(layout: Layout) -> Iterator[_Group]:
    group: list[LaidPassage] = []
    marker = ""
    for passage in layout.passages:
        apart = "\n" in passage.before or bool(passage.before.strip())
        if group and apart:
            yield _Group(marker, tuple(group))
            group = []
        if not group:
            marker = f"{flat(passage.before).strip()} ".lstrip()
        group.append(passage)
    if group:
        yield _Group(marker, tuple(group))


def _paragraphs(layout: Layout, names: Names) -> Iterator[str]:
    for group in _groups(layout):
        style = STYLES[Role(group.passages[0].role)]
        optional = all(one.optional for one in group.passages)
        lead = _tagless(group.marker)
        if optional:
            wanted = " or ".join(names.has[one.id] for one in group.passages)
            yield _line(f"{{%p if {wanted} %}}", "Normal")
        if len(group.passages) == 1:
            yield from _choice(group.passages[0], names, lead, style)
        else:
            inside = "".join(_inline(group.passages, names))
            yield _line(lead + inside, style)
        if optional:
            yield _line("{%p endif %}", "Normal")


def _choice(passage: LaidPassage, names: Names, lead: str, style: str) -> Iterator[str]:
    """Yield the paragraphs of one passage: its readings, of which one is meant."""
    main, *others = readings_of(passage)
    for at, reading in enumerate(others):
        word = "elif" if at else "if"
        yield _line(f"{{%p {word} {_is(passage, reading, names)} %}}", "Normal")
        yield _line(lead + _reading(passage, reading, names), style)
    if others:
        yield _line("{%p else %}", "Normal")
    yield _line(lead + _reading(passage, main, names), style)
    if others:
        yield _line("{%p endif %}", "Normal")


def _inline(passages: Sequence[LaidPassage], names: Names) -> Iterator[str]:
    """Yield the passages of one paragraph, each with the space that comes and goes with it."""
    for at, passage in enumerate(passages):
        main, *others = readings_of(passage)
        made = _reading(passage, main, names)
        for reading in others:
            other = _reading(passage, reading, names)
            made = (
                f"{{% if {_is(passage, reading, names)} %}}{other}{{% else %}}{made}{{% endif %}}"
            )
        space = " " if at else ""
        made = space + made
        if passage.optional:
            made = f"{{% if {names.has[passage.id]} %}}{made}{{% endif %}}"
        yield made


def _is(passage: LaidPassage, reading: LaidReading, names: Names) -> str:
    return f"{names.wording[passage.id]} == '{reading.letter}'"


def _reading(passage: LaidPassage, reading: LaidReading, names: Names) -> str:
    return "".join(
        _blank(name_of(names, passage.id, part), part)
        if isinstance(part, Blank)
        else _tagless(flat(part))
        for part in reading.parts
    )


def _blank(name: str, blank: Blank) -> str:
    made = f"{{{{ {name} }}}}"
    if blank.lead or blank.gap:
        return f"{{% if {name} %}}{blank.lead}{made}{blank.gap}{{% endif %}}"
    return made


def _tagless(text: str) -> str:
    """Return words in which Jinja finds no tag."""
    return _TAGS.sub(lambda found: f"{{% raw %}}{found[0]}{{% endraw %}}", text)


def _line(text: str, style: str) -> str:
    return paragraph(f"<w:r>{words(text)}</w:r>", style)


def filled(document: bytes, context: Context) -> str:
    """Return the words of a Word template, filled in: what docxtpl does, without the layout."""
    from hmicdiff.template.render import compiled  # noqa: PLC0415 - it takes Jinja

    with zipfile.ZipFile(io.BytesIO(document)) as container:
        root = ET.fromstring(container.read("word/document.xml"))  # noqa: S314 - we wrote it
    lines = (
        "".join(text.text or "" for text in line.iter(f"{{{W}}}t"))
        for line in root.iter(f"{{{W}}}p")
    )
    source = "\n".join(_OWN_LINE.sub(r"{% \1 %}", line) for line in lines)
    return compiled(source).render(context)


def _expected(layout: Layout, values: Values) -> Iterator[str]:
    """Yield what the template says for a document, passage by passage."""
    for group in _groups(layout):
        said = [(one, values.passages.get(one.id)) for one in group.passages]
        told = [(one, own) for one, own in said if own is not None or not one.optional]
        if told:
            yield group.marker
        for passage, own in told:
            reading = spoken(passage, own)
            texts = {one.key: text_of(one, own, values) for one in reading.blanks}
            yield reading.filled(texts)
