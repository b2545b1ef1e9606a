"""The page: one file that needs nothing else."""

import hashlib
from base64 import b64encode

from markupsafe import Markup

from hmicdiff.model.analysis import Analysis
from hmicdiff.report.templated import builtin_templates, environment
from hmicdiff.report.view import build_view


def present(analysis: Analysis, *, color: bool = False) -> str:  # noqa: ARG001 - as all presenters
    """Return the report as a page."""
    folder = builtin_templates() / "html"
    style = (folder / "style.css").read_text(encoding="utf-8")
    script = (folder / "report.js").read_text(encoding="utf-8")
    page = environment().get_template("report.html.jinja")
    return page.render(
        view=build_view(analysis),
        style=Markup(style),  # noqa: S704 - our own file
        script=Markup(script),  # noqa: S704 - our own file
        policy=_policy(style, script),
    )


def _policy(style: str, script: str) -> str:
    """Allow this style and this script and nothing else, whatever a release holds."""
    return f"default-src 'none'; style-src {_digest(style)}; script-src {_digest(script)}"


def _digest(source: str) -> str:
    return f"'sha256-{b64encode(hashlib.sha256(source.encode()).digest()).decode()}'"
