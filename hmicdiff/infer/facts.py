"""The facts table: what each release states of each variable, and what can be compared."""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple
from unicodedata import category

from hmicdiff.align.draft import Place
from hmicdiff.align.kinds import Words, is_typed, low
from hmicdiff.infer.cells import quoted
from hmicdiff.infer.columns import Columns
from hmicdiff.infer.denied import denied
from hmicdiff.infer.figures import Figure
from hmicdiff.infer.labelled_cells import LabelledLines, figures_without_remark
from hmicdiff.infer.levels import named_by_brackets, stated_otherwise, with_levels
from hmicdiff.infer.numbering import is_section
from hmicdiff.infer.outliers import is_far_out
from hmicdiff.infer.periods import period
from hmicdiff.infer.questions import Lead, answers, leads, questions
from hmicdiff.infer.stand_ins import stands_for
from hmicdiff.infer.template import Inferred, Named, Said
from hmicdiff.infer.values import value_of
from hmicdiff.infer.whole_cells import comments, is_inside, whole, words_behind
from hmicdiff.infer.whole_spans import parted, whole_span
from hmicdiff.infer.whole_values import label_before, value_span, whole_values
from hmicdiff.language.tongue import is_english
from hmicdiff.model.facts import ONLY_AN_ID, Cell, Column, Facts, Row, is_code
from hmicdiff.model.template import FIGURE_KINDS, Kind, Passage, Reading, Slot, Template, Variable
from hmicdiff.model.text import Corpus, Release
from hmicdiff.read.boxes import is_box
from hmicdiff.read.english import BOUNDING_WORDS, CURRENCIES, FUNCTION_WORDS, NEGATIONS
from hmicdiff.read.normalize import norms
from hmicdiff.structs import replace

_SHARE = 0.25
"""A variable that fewer of the releases state is no column."""
_FEWEST = 2
"""A column of one cell compares nothing."""
_LABEL_WORDS = 5
"""So many words on either side of a slot say what it holds."""
_LONGEST = 12
"""So many words a cell can hold."""
_MOST_WORDS = 12
"""So many tell it from another that has the same words next to it."""
_HEADING_WORDS = 10
"""So many of the last words of a heading fit in the head of a column."""
_QUESTION_WORDS = 30
"""A question is told whole: its last words alone may ask for something else."""
_WORD = re.compile(r"[^\W\d_]+")
_MOSTLY = 0.5
"""What fewer of the releases state is looked at last."""
_ALIKE = 0.8
"""Where more of the releases state one thing, the column tells little of each."""
_TELLING = 3
"""Shorter words hold sentences together, also in other languages: de, at, bij."""
_IN_ADDRESS = re.compile(r"(?:://|(?:^|\s)/)\S*\s*…|…\s*/\S|\S/\s…")
"""What stands in an address of the web says where something is, and nothing of it."""
_LARGE = 1000
"""From here on what stands behind the point says nothing to a reader."""
_NUMBER = re.compile(r"-\d+$")
"""What tells variables apart that have one name says nothing to a reader."""
_STEM = 5
"""By so many first letters "case" and "cases" are one word."""
_NEAR = 2
"""What a figure counts stands right behind it, or behind one word: "three serious breaches"."""
_NOBODY = frozenset("none nobody nothing neither".split())
"""These need not say again of what there is none."""
_AFTER_FIGURE = re.compile(r"[^\W_]+|[^\w\s]|$")
_UNIT_AND_NEXT = 2
"""A word that stands for another has the same word, or the end, behind it."""
_UNIT_STEM = 3
"""So many letters alike, and "foot" counts what "feet" does not: "1 day", "3 days"."""
_FOR_PROGRAMS = re.compile(r"\{[%{#].*?[%}#]\}|^.*?[%}#]\}|\{[%{#].*$|<!--.*?-->|^.*?-->|<!--.*$")
"""Commands of a template and comments, also where they begin or end elsewhere."""
_MARKUP_OPENS = re.compile(r"\{\{\s*[\w-]{1,30}:\s*\Z")
_MARKUP_CLOSES = re.compile(r"\A\s*\}\}")
"""How what is filled in was written stands right beside it: "on {{filled:May}} at noon"."""
_FAR = 3
"""What so many more say shows better what a slot holds than what is said first."""
_SIGN = 2
"""The sign for a section, and a space."""
_ISO = re.compile(r"(?:\d{4}|-)-\d\d")
_YEARLESS = re.compile("--")
_DATED = 0.75
"""Where fewer of the cells are days, the others are pieces of some."""
_BOUNDS = frozenset((word,) for word in BOUNDING_WORDS)


def facts(
    corpus: Corpus,
    inferred: Inferred,
    said: Mapping[Place, Said],
    filled: Mapping[int, Sequence[Figure]],
) -> Facts:
    """Return the table of a family; `filled` is, release by release, what fills its slots."""
    cells = {
        variable: {inferred.ids[release]: cell for release, cell in column.items()}
        for variable, column in stated(corpus, inferred, said, filled).items()
    }
    return table(inferred.template, cells, [inferred.ids[at] for at in inferred.family])


def stated(
    corpus: Corpus,
    inferred: Inferred,
    said: Mapping[Place, Said],
    filled: Mapping[int, Sequence[Figure]],
) -> dict[str, dict[int, Cell]]:
    """Return, variable by variable, what each release of the family states.

    Of the releases those are looked at of which `filled` says what fills their slots.
    """
    hidden = {release: comments(corpus.releases[release].text) for release in filled}
    cells = _cells(corpus, inferred, filled, hidden)
    _take_whole(cells, corpus, inferred, filled)
    having: defaultdict[str, list[Named]] = defaultdict(list)
    for named in inferred.named:
        for name in {slot.variable for each in named.passage.readings for slot in each.slots}:
            having[name].append(named)
    for variable in inferred.template.variables:
        column = cells[variable.name]
        counts = variable.kind in (*FIGURE_KINDS, Kind.DATE) or _are_numbers(column.values())
        for named in having[variable.name] if variable.kind is not Kind.CHOICE else ():
            others = {
                release: number
                for release, number in named.draft.first_places()
                if release in filled and release in inferred.family and release not in column
            }
            found = (
                stated_otherwise(variable.name, variable.kind, named.passage, others, corpus)
                if counts
                else [
                    *_labelled(variable.name, named.passage, others, corpus),
                    *named_by_brackets(variable.name, named.passage, others, corpus),
                ]
            )
            column.update(
                (release, cell)
                for release, cell in found
                if not is_inside(cell.start, hidden[release])
            )
        if variable.kind in FIGURE_KINDS:
            places = [
                place
                for named in having[variable.name]
                if not _is_negated_with(variable.name, named)
                for place in named.draft.first_places()
                if place[0] in filled
            ]
            _negated(variable, cells[variable.name], corpus, places, said)
    _complete(cells, corpus, inferred, having, filled)
    return cells


def _complete(
    cells: Mapping[str, dict[int, Cell]],
    corpus: Corpus,
    inferred: Inferred,
    having: Mapping[str, Sequence[Named]],
    releases: Collection[int],
) -> None:
    """Put whole answers and lists into the columns, and mark the days of what was not."""
    told = [at for at in inferred.family if at in releases]
    for name, release, cell in list(answers(cells, inferred, corpus, set(told))):
        cells[name][release] = cell
    for release, cell in list(figures_without_remark(cells, inferred.template, corpus, told)):
        cells[cell.variable][release] = cell
    lines = LabelledLines(corpus, told)
    for variable in inferred.template.variables:
        column = cells[variable.name]
        if variable.kind is Kind.DATE:
            column.update(denied(column, corpus))
        if variable.kind in FIGURE_KINDS or variable.kind is Kind.DATE or not column:
            continue
        passages = (named.passage for named in having[variable.name])
        first = max(passages, key=lambda one: one.releases, default=None)
        if first and (label := label_before(variable.name, first)):
            found = lines.cells(variable.name, label, column)
            column.clear()
            column.update(found)


def _cells(
    corpus: Corpus,
    inferred: Inferred,
    filled: Mapping[int, Sequence[Figure]],
    hidden: Mapping[int, Sequence[tuple[int, int]]],
) -> dict[str, dict[int, Cell]]:
    """Return, variable by variable, what each release fills in first, where no comment hides it."""
    cells: dict[str, dict[int, Cell]] = {v.name: {} for v in inferred.template.variables}
    texts: defaultdict[str, dict[int, Figure]] = defaultdict(dict)
    behind: defaultdict[str, dict[int, Words]] = defaultdict(dict)
    known, ends_elsewhere = words_behind(inferred.template), parted(inferred.template)
    for release in inferred.family:
        text = corpus.releases[release].text
        for figure in filled.get(release, ()):
            column = cells[figure.slot.variable]
            if (
                release not in column
                # "it" and "the force" state nothing: the name they stand for is said elsewhere
                and not _is_stand_in(figure)
                and not is_inside(figure.start, hidden[release])
                and not is_section(text[max(0, figure.start - _SIGN) : figure.start])
            ):
                cell = _cell(figure, release, corpus, known)
                column[release] = _of_whole_span(
                    cell, figure, corpus.releases[release], ends_elsewhere
                )
                if figure.slot.kind is Kind.TEXT:
                    texts[figure.slot.variable][release] = figure
                if figure.slot.kind is Kind.NUMBER:
                    behind[figure.slot.variable][release] = _behind(figure, release, corpus)
    for variable, words in behind.items():
        cells[variable] |= _of_other_units(variable, cells[variable], words, corpus)
    for variable, of_text in texts.items():
        cells[variable] = with_levels(cells[variable], of_text, corpus)
    return _each_span_once(cells)


def _each_span_once(cells: Mapping[str, dict[int, Cell]]) -> dict[str, dict[int, Cell]]:
    """Leave out a span of time where another variable has it, of which two slots hold a half."""
    told: set[tuple[int, int, int]] = set()
    found: dict[str, dict[int, Cell]] = {variable: {} for variable in cells}
    for variable, column in cells.items():
        for release, cell in column.items():
            span = release, cell.start, cell.end
            if span not in told:
                found[variable][release] = cell
            if isinstance(cell.value, str) and "/" in cell.value:
                told.add(span)
    return found


def _behind(figure: Figure, release: int, corpus: Corpus) -> Words:
    """Return the word behind a figure, and what follows it in its sentence."""
    sentence = corpus.releases[release].sentences[figure.sentence]
    text = corpus.releases[release].text[figure.end : sentence.end]
    return tuple(_AFTER_FIGURE.findall(text)[:_UNIT_AND_NEXT])


def _of_other_units(
    variable: str, column: Mapping[int, Cell], behind: Mapping[int, Words], corpus: Corpus
) -> Iterator[tuple[int, Cell]]:
    """Yield the cells that count something else than most, with the word that says so: "2 s".

    The same word follows the unit, else a word may be no unit; but for a column that is called by
    its unit: "450 millimeters (18 inches)" among inches.
    """
    units = Counter(words[0] for words in behind.values() if words)
    called = next((unit for unit in units if unit.casefold() == variable), "")
    usual, count = Counter(behind.values()).most_common(1)[0]
    if called:
        usual, count = (called, ""), units[called]
    if len(usual) < _UNIT_AND_NEXT or 2 * count <= len(behind) or not usual[0].isalpha():
        return
    for release, (unit, *rest) in ((at, words) for at, words in behind.items() if words):
        alike = unit[:_UNIT_STEM].casefold() == usual[0][:_UNIT_STEM].casefold()
        cell = column[release]
        # of one it may be another word: "1 foot", "20 feet"
        is_unit = tuple(rest) == usual[1:] or called
        if is_unit and unit.isalpha() and not alike and cell.value != 1:
            end = corpus.releases[release].text.index(unit, cell.end) + len(unit)
            text = corpus.releases[release].quote(cell.start, end)
            reason = f"counts “{unit}”; {count} others “{usual[0]}”"
            yield release, replace(cell, text=text, end=end, comparable=False, reason=reason)


def _take_whole(
    cells: dict[str, dict[int, Cell]],
    corpus: Corpus,
    inferred: Inferred,
    releases: Collection[int],
) -> None:
    """Put what stands behind a label, as a whole, into the place of the parts of it."""
    for variable, value in whole_values(inferred.template).items():
        parts = {variable, *value.parts}
        found: dict[int, Cell] = {}
        for named in inferred.named:
            if parts.isdisjoint(slot.variable for r in named.passage.readings for slot in r.slots):
                continue
            for release, number in named.draft.first_places():
                if release in releases and release in inferred.family and release not in found:
                    sentence = corpus.releases[release].sentences[number]
                    span = value_span(sentence, corpus.releases[release], value.label)
                    if span is not None:
                        found[release] = quoted(variable, span, sentence, corpus.releases[release])
        for part in value.parts:
            cells[part] = {}
        cells[variable] |= found


def _labelled(
    variable: str, passage: Passage, places: Mapping[int, int], corpus: Corpus
) -> Iterator[tuple[int, Cell]]:
    """Yield what stands behind the label of a variable where a line has no slot for it."""
    label = label_before(variable, passage)
    for release, number in places.items() if label else ():
        sentence = corpus.releases[release].sentences[number]
        span = value_span(sentence, corpus.releases[release], label)
        if span is not None:
            yield release, quoted(variable, span, sentence, corpus.releases[release])


def _is_stand_in(figure: Figure) -> bool:
    """Tell whether words stand for a name; "the baker" does not where nobody fills in names."""
    if figure.slot.kind is Kind.TEXT and len(figure.words) > 1:
        return False
    return stands_for(figure.words)


def table(
    template: Template, stated: Mapping[str, Mapping[str, Cell]], releases: Sequence[str]
) -> Facts:
    """Return the table of what releases state, variable by variable and by their ids."""
    least = max(_FEWEST, _SHARE * len(releases))
    boxes = {name for name, column in stated.items() if _are_boxes(column)}
    labels = _labels(template, boxes)
    for name, value in whole_values(template).items():
        labels[name] = f"{value.label}: \u2026"
    asked = boxes.union(questions(template))
    whole = Columns(template, labels, asked)
    found = [
        v
        for v in _in_order(template)
        if len(stated[v.name]) >= least
        and (_say_several_things(stated[v.name]) if v.name in asked else _differ(stated[v.name]))
        and (v.kind is not Kind.DATE or _are_days(stated[v.name].values()))
        and whole.has(v, stated[v.name], len(releases))
    ]
    columns = sorted(found, key=lambda v: _rank(v, stated[v.name], labels, len(releases)))
    compared = [_compared(_kind(v, stated[v.name].values()), stated[v.name]) for v in columns]
    return Facts(
        columns=tuple(
            Column(v.name, _kind(v, stated[v.name].values()), labels.get(v.name, v.name))
            for v in columns
        ),
        rows=tuple(
            Row(
                release=release,
                cells=tuple(column[release] for column in compared if release in column),
            )
            for release in sorted(releases)
        ),
    )


def _are_boxes(column: Mapping[str, Cell]) -> bool:
    """Tell boxes that are ticked or not: whatever most do, a reader asks who does not."""
    return bool(column) and all(is_box(norms(cell.text)) for cell in column.values())


def _are_numbers(cells: Collection[Cell]) -> bool:
    return 2 * sum(isinstance(cell.value, int | float) for cell in cells) > len(cells)


def _kind(variable: Variable, cells: Collection[Cell]) -> Kind:
    """Return the kind of a column: most cells of a text can be figures, and of a number days."""
    if variable.kind is Kind.TEXT and _are_numbers(cells):
        return Kind.NUMBER
    days = sum(_ISO.match(f"{cell.value}") is not None for cell in cells)
    return Kind.DATE if variable.kind is Kind.NUMBER and 2 * days > len(cells) else variable.kind


def _are_days(cells: Collection[Cell]) -> bool:
    return sum(cell.value is not None for cell in cells) >= _DATED * len(cells)


def _differ(column: Mapping[str, Cell]) -> bool:
    """Tell whether the releases state more than one thing; else there is nothing to compare.

    Nor can what runs over several lines, or is mostly as long as a sentence, be compared: it is
    text and no fact. A mark says nothing.
    """
    texts = {cell.text for cell in column.values()}
    if any("\n" in text.strip() for text in texts):
        return False
    if median(len(text.split()) for text in texts) > _LONGEST:
        return False
    if 2 * sum(not any(map(str.isalnum, text)) for text in texts) >= len(texts):
        return False
    return _say_several_things(column)


def _say_several_things(column: Mapping[str, Cell]) -> bool:
    return len({cell.text.casefold() for cell in column.values()}) > 1


def _cell(
    figure: Figure, release: int, corpus: Corpus, behind: Mapping[str, frozenset[str]]
) -> Cell:
    if figure.value == 0 and not is_typed(figure.words):
        stated = _stated_nought(figure.slot.variable, (release, figure.sentence), corpus)
        if stated is not None:
            return stated
    sentence = corpus.releases[release].sentences[figure.sentence]
    counts = figure.slot.kind in FIGURE_KINDS
    found = whole(figure, corpus.releases[release], behind)
    value = value_of(found.date, Kind.DATE) if found.date else figure.value
    span = found.start, found.end
    return replace(
        quoted(figure.slot.variable, span, sentence, corpus.releases[release], value),
        derived=figure.derived,
        of=figure.of,
        period=period(sentence.wording, figure.start - sentence.start) if counts else None,
    )


def _of_whole_span(
    cell: Cell, figure: Figure, release: Release, ends_elsewhere: Collection[str]
) -> Cell:
    """Return a cell with the whole span of time that its words are a part of, if there is one."""
    sentence = release.sentences[figure.sentence]
    span = whole_span(figure, (cell.start, cell.end), sentence, ends_elsewhere)
    if span is None:
        return cell
    found = quoted(cell.variable, (span.start, span.end), sentence, release, span.value)
    return replace(found, period=cell.period)


def _negated(
    variable: Variable,
    column: dict[int, Cell],
    corpus: Corpus,
    places: Iterable[Place],
    said: Mapping[Place, Said],
) -> None:
    """Count as nought what a release says it has none of, where the others fill in a figure.

    That is done in the sentences at `places`, which say the passages that have the variable.
    """
    there = list(places)
    readings = {said[place].reading.id: said[place].reading for place in there}
    counted = {word for each in readings.values() for word in _counted(variable.name, each)}
    for place in there:
        release = place[0]
        filled = {slot.variable for slot in said[place].reading.slots}
        if release in column or variable.name in filled:
            continue
        cell = _stated_nought(variable.name, place, corpus, counted)
        if cell is not None:
            column[release] = cell


def _counted(variable: str, reading: Reading) -> Iterator[str]:
    """Yield the words behind the figures of a variable, by their first letters: what it counts."""
    for part, after in pairwise((*reading.parts, "")):
        if isinstance(part, Slot) and part.variable == variable and isinstance(after, str):
            words = _WORD.findall(after.casefold())
            yield from (word[:_STEM] for word in words[:_NEAR] if word not in FUNCTION_WORDS)


def _stated_nought(
    variable: str, place: Place, corpus: Corpus, counted: Collection[str] | None = None
) -> Cell | None:
    """Return that a sentence says of what is `counted`, if that is known, that there is none."""
    release = corpus.releases[place[0]]
    sentence = release.sentences[place[1]]
    lower = low(sentence.wording.norms)
    first = next(
        (
            at
            for at, word in enumerate(lower)
            if word in NEGATIONS and lower[at + 1 : at + 2] not in _BOUNDS
        ),
        None,
    )
    if first is None or _is_an_answer(lower, first) or not is_english(release.text):
        return None
    behind = {word[:_STEM] for word in lower[first + 1 :]}
    if counted is not None and lower[first] not in _NOBODY and behind.isdisjoint(counted):
        return None  # "no weld" says nothing about the shape that the others give there
    anything = next((at for at in range(first, len(lower)) if lower[at] == "any"), first)
    start = sentence.start + sentence.wording.spans[first][0]
    end = sentence.start + sentence.wording.spans[anything][1]
    return replace(
        quoted(variable, (start, end), sentence, release, 0),
        period=period(sentence.wording, start - sentence.start),
    )


def _is_an_answer(lower: Sequence[str], at: int) -> bool:
    """Tell "No" where nothing follows that there could be none of, as on a form."""
    return lower[at] == "no" and not any(word[:1].isalnum() for word in lower[at + 1 :])


def _in_order(template: Template) -> list[Variable]:
    """Order the variables as the template states them."""
    order: dict[str, int] = {}
    for passage in template.passages:
        for reading in passage.readings:
            for slot in reading.slots:
                order.setdefault(slot.variable, len(order))
    return sorted(template.variables, key=lambda v: order.get(v.name, len(order)))


def _rank(
    variable: Variable, column: Mapping[str, Cell], labels: Mapping[str, str], releases: int
) -> int:
    """Tell how soon a reader wants a column: what most state, and what says what it is, first."""
    is_id = bool(ONLY_AN_ID.fullmatch(variable.name))
    in_address = is_id and _IN_ADDRESS.search(labels.get(variable.name, ""))
    if len(column) < _MOSTLY * releases or in_address:
        return 2
    most = Counter(cell.text.casefold() for cell in column.values()).most_common(1)[0][1]
    return int(is_id or most > _ALIKE * len(column))


def _compared(kind: Kind, column: Mapping[str, Cell]) -> dict[str, Cell]:
    """Mark what cannot be compared with the rest of its column, and what is out of line."""
    marked = dict(column)
    if kind is Kind.DATE:
        # a number is no day
        marked = {at: cell for at, cell in marked.items() if not isinstance(cell.value, int)}
        return marked | dict(_without_a_year(marked))
    if kind not in FIGURE_KINDS:
        return marked
    periods = Counter(cell.period.casefold() for cell in column.values() if cell.period)
    usual, count = periods.most_common(1)[0] if periods else ("", 0)
    if 2 * count > periods.total() and count > 1:
        shown = next(c.period for c in column.values() if c.period and c.period.casefold() == usual)
        for release, cell in column.items():
            if cell.period and cell.period.casefold() != usual:
                reason = f"counted “{cell.period}”; {count} others “{shown}”"
                marked[release] = replace(cell, comparable=False, reason=reason)
    return _with_outliers(marked)


def _without_a_year(column: Mapping[str, Cell]) -> Iterator[tuple[str, Cell]]:
    """Yield the days that say no year, where most do: nobody knows which is the earlier."""
    bare = {release: cell for release, cell in column.items() if _YEARLESS.match(f"{cell.value}")}
    if 2 * len(bare) < len(column):
        for release, cell in bare.items():
            yield release, replace(cell, comparable=False, reason="says no year; most do")


def _with_outliers(column: Mapping[str, Cell]) -> dict[str, Cell]:
    numbers = {
        release: float(cell.value)
        for release, cell in column.items()
        if isinstance(cell.value, int | float) and cell.comparable and not is_code(cell.text)
    }
    marked = dict(column)
    in_order = sorted(numbers.values())
    for release, number in numbers.items():
        if in_order[0] < number < in_order[-1]:
            continue
        others = list(in_order)
        others.remove(number)
        if is_far_out(number, others):
            middle = median(in_order)
            side = "above" if number > middle else "below"
            unit = _currency(column[release].text)
            shown, usual = (f"{unit}{_shown(each)}" for each in (number, middle))
            said = f"{shown}, far {side} the middle of {usual} (n = {len(numbers)})"
            marked[release] = replace(column[release], outlier=said)
    return marked


def _shown(number: float) -> str:
    """Return a number as a reader writes it."""
    return f"{number:,.0f}" if abs(number) >= _LARGE or number.is_integer() else f"{number:g}"


def _currency(text: str) -> str:
    return next((sign for sign in text if sign in CURRENCIES), "")


class _Stated(NamedTuple):
    """Where a variable is stated."""

    reading: Reading
    place: int
    lead: Lead | None
    """The question or the heading before it."""


def _labels(template: Template, boxes: Collection[str]) -> dict[str, str]:
    """Return, variable by variable, the words around a slot of it, with "…" for the slot.

    The first slot of those that a reading states a figure in: "did not find … cases" misleads.
    Where no words are around it, it is the question before it, or the name that its list gives it.
    Of two that would have the same words each has more of its sentence; what stands behind one of
    the `boxes` says what is ticked, and is told whole.
    """
    plain: dict[str, _Stated] = {}
    negated: dict[str, _Stated] = {}
    for passage, lead in zip(template.passages, leads(template), strict=True):
        for reading in passage.readings:
            found = negated if _is_negated(reading) else plain
            for place, part in enumerate(reading.parts):
                if isinstance(part, Slot):
                    known = found.get(part.variable)
                    # a way that few have may be another sentence with the value in it
                    if known is None or len(reading.releases) > _FAR * len(known.reading.releases):
                        found[part.variable] = _Stated(reading, place, lead)
    stated = negated | plain
    labels = {name: _label(name, each, _LABEL_WORDS) for name, each in stated.items()}
    uses = Counter(labels.values())
    return {
        name: label if uses[label] == 1 else _label(name, stated[name], _MOST_WORDS)
        for name, label in labels.items()
    } | {name: _label(name, stated[name], _QUESTION_WORDS) for name in boxes & stated.keys()}


def _label(variable: str, stated: _Stated, most: int) -> str:
    parts, place = stated.reading.parts, stated.place
    around = _around(parts, place, most)
    if _says_something(around):
        return around
    if len(stated.reading.slots) == 1 and stated.lead:
        most = _QUESTION_WORDS if stated.lead.asks else _HEADING_WORDS
        return " ".join([*stated.lead.words.split()[-most:], "…"])
    if not ONLY_AN_ID.fullmatch(variable):
        return f"{variable.replace('-', ' ')} …"
    # with what else is filled in, by its name
    texts = [
        part if isinstance(part, str) else f"[{_NUMBER.sub('', part.variable)}]" for part in parts
    ]
    before, after = "".join(texts[:place]), "".join(texts[place + 1 :])
    return _around([before, parts[place], after], 1, most)


def _says_something(around: str) -> bool:
    return any(
        len(word) >= _TELLING and word.casefold() not in FUNCTION_WORDS
        for word in _WORD.findall(around)
    )


def _is_negated(reading: Reading) -> bool:
    words = reading.pattern.casefold().split()
    return any(word in NEGATIONS for word in words)


def _is_negated_with(variable: str, named: Named) -> bool:
    """Tell whether all that state a figure deny something: "shall not exceed £300 in any year"."""
    return all(
        _is_negated(reading)
        for reading in named.passage.readings
        if any(slot.variable == variable for slot in reading.slots)
    )


def _plain(part: str, *, end: bool = False) -> list[str]:
    """Return the words beside a slot on its line, without the marks that are for a program."""
    part = (_MARKUP_OPENS if end else _MARKUP_CLOSES).sub("", part)
    lines = part.split("\n")
    line = _FOR_PROGRAMS.split(lines[-1] if end else lines[0])
    words = (word.lstrip("#") for word in line[-1 if end else 0].split())
    return [word for word in words if not _is_sign(word)]


def _is_sign(word: str) -> bool:
    """Tell a picture, or what is left of the marks of a heading, among words."""
    return all(category(letter) == "So" or letter == "\ufe0f" for letter in word)


def _around(parts: Sequence[str | Slot], place: int, most: int) -> str:
    before, after = parts[:place][-1:], parts[place + 1 :][:1]
    ahead = [word for part in before if isinstance(part, str) for word in _plain(part, end=True)]
    behind = [word for part in after if isinstance(part, str) for word in _plain(part)]
    return " ".join([*ahead[-most:], "…", *behind[:most]])
