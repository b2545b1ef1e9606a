"""A layout and values to a text, part by part, without a template engine.

It does what the template file does in Jinja. Every run proves by it that nothing was lost; whenever
a template file is made, Jinja has to give the releases by that file, too (`files.rebuilt_by`).
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from hmicdiff.template.layout import Blank, LaidPassage, Layout
from hmicdiff.template.values import Own, Said, Values


def filled_in(layout: Layout, values: Values) -> str:
    """Return the text that a layout gives with the values of a release."""
    own: defaultdict[str | None, list[Own]] = defaultdict(list)
    for each in values.own:
        own[each.after].append(each)
    pieces = list(_own(own[None]))
    for passage in layout.passages:
        said = values.passages.get(passage.id)
        if said is not None and said.reading in passage.by_letter:
            pieces.append(passage.before if said.before is None else said.before)
            pieces.append(_sentence(passage, said, values))
            pieces += _own(own[passage.id])
    pieces.append(layout.end if values.end is None else values.end)
    return "".join(pieces).replace("\n", values.newline)


def _own(sentences: Iterable[Own]) -> Iterator[str]:
    for each in sentences:
        yield each.before
        yield each.text


def _sentence(passage: LaidPassage, said: Said, values: Values) -> str:
    if said.written is not None:
        return said.written
    texts = {**values.variables, **said.values} if said.values else values.variables
    return "".join(
        part.filled(texts[part.key if part.key in texts else part.variable])
        if isinstance(part, Blank)
        else part
        for part in passage.by_letter[said.reading].parts
    )
