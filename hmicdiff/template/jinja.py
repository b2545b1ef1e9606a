"""A layout as a Jinja2 template that a person can read and edit."""

import re
from collections.abc import Sequence
from string import Template

from hmicdiff.template.layout import Blank, LaidPassage, LaidReading, Layout, Part

VERSION = 1
"""Goes up with every change that a reader of templates has to know of."""
MACRO = "passage"
"""The macro that each reading is given to."""
END = "end"

_HEAD = Template("""\
{#- hmicdiff template, format $version; inferred from $family.

    Filled with the values of a release, this file gives its text again:

        hmicdiff render THIS VALUES.json

    Any Jinja2 does the same if it keeps the trailing line break. Below, each passage has its
    readings, the most used first; a release says one of them, and `v` holds what it fills in.
    What parts a passage from what stands before it is named, or spelled out, beside its id.
    What a release says of its own ("own" in its values) follows the passage that it stands after.
-#}
{%- set sentence, line, paragraph, item = " ", "\\n", "\\n\\n", "\\n- " -%}

{%- macro own_after(id) -%}
  {%- for each in own if each.after == id -%}{{- each.before -}}{{- each.text -}}{%- endfor -%}
{%- endmacro -%}

{%- macro passage(id, reading, before, optional=false, also=[]) -%}
  {%- set said = passages.get(id) -%}
  {%- if said is mapping and said.get("reading", "a") == reading -%}
    {{- said.get("before", before) -}}
    {%- set v = dict(variables, **said.get("values", {})) -%}
    {{- said["written"] if "written" in said else caller(v) -}}
    {{- own_after(id) -}}
  {%- endif -%}
{%- endmacro -%}

{%- filter replace("\\n", newline | default("\\n")) -%}
{{- own_after(none) -}}
""")
_FOOT = Template("""
{{- end | default($end) -}}
{%- endfilter -%}
{#- the end -#}
""")
SEPARATORS = {"sentence": " ", "line": "\n", "paragraph": "\n\n", "item": "\n- "}
_NAMES = {text: name for name, text in SEPARATORS.items()}
_NOT_TEXT = re.compile(r"\{+|[^\S ]+|[\x00-\x1f\x7f-\x9f]+")
"""What Jinja would take for its own, and what nobody could see."""
_EDGE = re.compile(r"\A\s+|\s+\Z")
"""What Jinja would trim."""
_METHODS = frozenset(dir(dict))
_IDENTIFIER = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")


def write(layout: Layout) -> str:
    """Return the template as a text."""
    family = "1 release" if layout.releases == 1 else f"{layout.releases} releases"
    head = _HEAD.substitute(version=VERSION, family=family)
    passages = "".join(_passage(passage, layout.releases) for passage in layout.passages)
    return head + passages + _FOOT.substitute(end=literal(layout.end))


def literal(text: str) -> str:
    """Return a text as a Jinja string."""
    escaped = "".join(map(_escaped, text))
    return f'"{escaped}"'


def _escaped(char: str) -> str:
    known = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}.get(char)
    if known is not None:
        return known
    return char if char.isprintable() else _code(ord(char))


def _code(number: int) -> str:
    return f"\\u{number:04x}" if number <= 0xFFFF else f"\\U{number:08x}"  # noqa: PLR2004


def _passage(passage: LaidPassage, family: int) -> str:
    told = ", ".join(filter(None, (passage.role, f"{passage.releases} of {family}")))
    readings = (_reading(passage, reading) for reading in passage.readings)
    return f"\n{{#- {told} -#}}\n" + "".join(readings)


def _reading(passage: LaidPassage, reading: LaidReading) -> str:
    arguments = [literal(passage.id), literal(reading.letter), _separator(passage.before)]
    if passage.optional:
        arguments.append("optional=true")
    if reading.also:
        arguments.append(f"also=[{', '.join(map(literal, reading.also))}]")
    count = f"   {{#- {reading.releases} -#}}" if len(passage.readings) > 1 else ""
    head = f"{{%- call(v) {MACRO}({', '.join(arguments)}) -%}}{count}"
    return f"{head}\n{_words(reading.parts)}\n{{%- endcall -%}}\n"


def _separator(text: str) -> str:
    return _NAMES.get(text) or literal(text)


def _words(parts: Sequence[Part]) -> str:
    words = "".join(_blank(part) if isinstance(part, Blank) else _text(part) for part in parts)
    return _EDGE.sub(_quoted, words)


def _text(text: str) -> str:
    return _NOT_TEXT.sub(_quoted, text)


def _quoted(match: re.Match[str]) -> str:
    return f"{{{{ {literal(match.group())} }}}}"


def _blank(blank: Blank) -> str:
    words = _lookup(blank.key)
    if blank.key != blank.variable:
        words = f"{words} | default({_lookup(blank.variable)})"
    if blank.lead or blank.gap:
        lead = f"{literal(blank.lead)} ~ " if blank.lead else ""
        gap = f" ~ {literal(blank.gap)}" if blank.gap else ""
        words = f"{lead}{words}{gap} if {words}"
    return f"{{{{ {words} }}}}"


def _lookup(key: str) -> str:
    if _IDENTIFIER.fullmatch(key) and key not in _METHODS:
        return f"v.{key}"
    return f"v[{literal(key)}]"
