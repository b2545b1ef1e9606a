"""A check as JUnit XML: a test case for each release, and one for the template."""

from collections.abc import Iterable
from xml.etree import ElementTree as ET

from hmicdiff.model.drift import CheckedRelease, State
from hmicdiff.report.controls import writable
from hmicdiff.report.drift.view import DriftView, Told
from hmicdiff.report.wording import plural

_SUITE = "hmicdiff check"


def present(view: DriftView) -> str:
    """Return the outcome of a check; a release fails if something of it counts.

    A release that is gone and may be, and a file that was left out on request, is skipped.
    """
    suite = ET.Element("testsuite", name=_SUITE)
    for release in view.checked.releases:
        _case(suite, release, view)
    for source, reason in view.checked.skipped:
        case = ET.SubElement(suite, "testcase", classname=_SUITE, name=writable(source))
        ET.SubElement(case, "skipped", message=writable(reason))
    of_template = [told for told in view.counted if not told.source]
    _failure(ET.SubElement(suite, "testcase", classname=_SUITE, name="template"), of_template, view)
    for name, tag in (("tests", "testcase"), ("failures", "failure"), ("skipped", "skipped")):
        suite.set(name, str(len(list(suite.iter(tag)))))
    suite.set("errors", "0")
    ET.indent(suite, " ")
    return f"<?xml version='1.0' encoding='utf-8'?>\n{ET.tostring(suite, encoding='unicode')}\n"


def _case(suite: ET.Element, release: CheckedRelease, view: DriftView) -> None:
    place = writable(view.wanted.place(release.source))
    name = f"{writable(release.subject or release.id)} ({place})"
    case = ET.SubElement(suite, "testcase", classname=_SUITE, name=name, file=place)
    found = view.of(release.id)
    if release.state is State.VANISHED and not found:
        ET.SubElement(case, "skipped", message="is no longer there, which is accepted")
    _failure(case, found, view)


def _failure(case: ET.Element, found: Iterable[Told], view: DriftView) -> None:
    lines = [f"{view.spot(told)}: {told.level.value}: {told.head} [{told.id}]" for told in found]
    if lines:
        message = f"{plural(len(lines), 'thing')} drifted"
        failure = ET.SubElement(case, "failure", type="drift", message=message)
        failure.text = writable("\n".join(lines))
