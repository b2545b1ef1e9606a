"""What a Markdown file has for the program that makes a page of it, and no reader of that sees.

"{: .note}" and "{ class=next }" say how a paragraph or a link looks; "{{#include rules.md}}", "{{<
map >}}" and "{% include map.html %}" on a line of their own put something there. A name alone in
braces, "{{name}}", is none: that is a blank which nobody has filled in.
"""

import re

_VALUE = r"""(?:"[^"{}\n]*"|'[^'{}\n]*'|[^\s"'{}]+)"""
_FIRST = rf"(?:[.#][\w-]+|(?:class|id|rel|style|target|width|height|lang|data-[\w-]+)={_VALUE})"
_MORE = rf"[^\S\n]+(?:[.#]?[\w-]+(?:={_VALUE})?)"
_ATTRIBUTES = rf"\{{:?[^\S\n]*{_FIRST}(?:{_MORE})*[^\S\n]*\}}"
_COMMAND = r"\{\{[^\S\n]*(?:[#</%>][^\n]*|[\w-]+:[^{}\n]*)\}\}|\{%[^\n]*%\}"
_DIRECTIVE = re.compile(
    rf"^[^\S\n]{{0,3}}(?:{_ATTRIBUTES}|{_COMMAND})[^\S\n]*$|(?<=[)\]*_`]){_ATTRIBUTES}",
    re.MULTILINE,
)
_FENCE = re.compile(
    r"^[^\S\n]{0,3}(`{3,}+|~{3,}+)[^\n]*+\n.*?(?:^[^\S\n]{0,3}\1[`~]*[^\S\n]*$|\Z)",
    re.MULTILINE | re.DOTALL,
)
"""A block of code: what is in it is shown as it stands."""


def without_directives(text: str) -> tuple[str, str]:
    """Return a text without what is for a program, and that; lines stay where they are."""
    gone: list[str] = []
    kept: list[str] = []
    at = 0
    for fence in _FENCE.finditer(text):
        kept += _without(text[at : fence.start()], gone), fence[0]
        at = fence.end()
    kept.append(_without(text[at:], gone))
    return "".join(kept), "\n".join(gone)


def _without(text: str, gone: list[str]) -> str:
    gone += (match[0].strip() for match in _DIRECTIVE.finditer(text))
    return _DIRECTIVE.sub("", text)
