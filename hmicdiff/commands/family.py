"""The releases of a command, read and analyzed with all that the user is told meanwhile."""

import sys
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from hmicdiff import api, config
from hmicdiff.commands.output import plural
from hmicdiff.console import Console, Intake, intake_of_run, kept, remember
from hmicdiff.errors import ConfigError, NamesError, SeveralFamiliesError
from hmicdiff.progress import ProgressBar

if TYPE_CHECKING:
    from hmicdiff.model.analysis import Analysis
    from hmicdiff.model.corrections import Corrections
    from hmicdiff.model.provenance import Provenance
    from hmicdiff.model.text import Corpus, Note


SETTINGS = "settings"
"""What the settings of a report that is made again are kept as, for the run."""
_NONE = "No two of the {} files share more than a few words: there is no family to compare"


def folders_of(paths: Sequence[str]) -> list[Path]:
    """Return where settings, and what else is kept beside a family, are looked for, in order.

    That is where the user stands, then where the releases are.
    """
    from hmicdiff.read.history import file_of  # noqa: PLC0415 - not needed for help

    given = [Path(file_of(path)) for path in paths]
    return [Path(), *(path if path.is_dir() else path.parent for path in given)]


def settings_of_run(paths: Sequence[str]) -> config.Config:
    """Return the settings of a family: those that a report was made with, else those beside it."""
    given: config.Config | None = kept(SETTINGS)
    return config.find(folders_of(paths)) if given is None else given


def read_with(made_with: "Provenance", intake: Intake, *, skip_unreadable: bool) -> "Provenance":
    """Return what an analysis was made with, and how its files were read besides."""
    from hmicdiff.read.limits import Limits, changed  # noqa: PLC0415 - not needed for help
    from hmicdiff.structs import replace  # noqa: PLC0415

    usual = Limits()
    return replace(
        made_with,
        limits=tuple(one for one in intake.limits if changed(usual, [one]) != usual),
        encoding=intake.encoding,
        text_column=intake.text_column,
        name_column=intake.name_column,
        ocr=intake.ocr if isinstance(intake.ocr, str) else "" if intake.ocr else None,
        skip_unreadable=skip_unreadable,
    )


@contextmanager
def progress_bar(console: Console) -> Iterator[ProgressBar]:
    """Show how far the work is, at a terminal and unless silence is asked for."""
    bar = ProgressBar(sys.stderr, shown=not console.quiet and sys.stderr.isatty())
    try:
        yield bar
    finally:
        bar.clear()


def read_family(
    paths: Sequence[str],
    console: Console,
    *,
    skip_unreadable: bool = False,
    template: str | None = None,
) -> "Corpus":
    """Read the releases as the options say, and tell what was skipped, left out or in doubt.

    `template` is what they will be held against, if anything is.
    """
    intake = intake_of_run()
    remember("skip_unreadable", skip_unreadable)
    corpus = api.read(
        paths,
        skip_unreadable=skip_unreadable,
        template=template,
        **intake.settings,
    )
    for source, reason in corpus.skipped:
        console.say(f"skipped {source}: {reason}")
    for release in corpus.releases:
        console.explain(f"read {release.source} ({release.format}, {release.encoding})")
        tell_notes(release.source, release.notes, console)
    _tell_unused({release.format for release in corpus.releases}, intake, console)
    return corpus


def _tell_unused(formats: "Collection[str]", intake: Intake, console: Console) -> None:
    """Say which options do nothing, as no file is of the kind that they are for."""
    for option, given, form, kind in (
        ("--text-column", intake.text_column is not None, "table", "table (.csv, .tsv, .jsonl)"),
        ("--ocr", bool(intake.ocr), "pdf", "PDF"),
    ):
        if given and form not in formats:
            console.say(f"{option} does nothing here: none of the files is a {kind}")


def tell_notes(source: str, notes: "Iterable[Note]", console: Console) -> None:
    """Tell what is in doubt about the reading of a release; all notes, if more is to be said."""
    for note in notes:
        tell = console.say if note.kind == "doubtful" else console.explain
        tell(f"{source}: {note.kind}: {note.text}")


def tell_omissions(files: "Iterable[tuple[str, Iterable[Note]]]", console: Console) -> None:
    """Tell what was left out of files, given by source and notes, where no report tells it."""
    from hmicdiff.read.omissions import omissions  # noqa: PLC0415 - not needed for help

    for line in omissions(files):
        console.say(line)


def one_family(corpus: "Corpus", paths: Sequence[str]) -> "Corpus":
    """Return the corpus if it is one family, or is taken for one.

    Raises:
        SeveralFamiliesError: if it is several, or no family at all.
    """
    known_families(corpus, paths, None, several=False)
    return corpus


def known_families(
    corpus: "Corpus", paths: Sequence[str], template: str | None, *, several: bool
) -> "Sequence[Corpus]":
    """Return the families of a corpus; one if it is held against one template.

    Raises:
        SeveralFamiliesError: if there are more, unless they may be `several`, or none at all.
    """
    parts = _parts(corpus, template, settings_of_run(paths).corrections)
    if _are_none(parts):
        raise SeveralFamiliesError(f"{_NONE.format(len(parts))}; name files of one template")
    if len(parts) > 1 and not several:
        named = "; ".join(", ".join(one.source for one in part.releases[:3]) for part in parts[:3])
        raise SeveralFamiliesError(
            f"{len(corpus.releases)} files of {len(parts)} families ({named} ...): name the files "
            "of one; hmicdiff report shows all"
        )
    return parts


def _parts(
    corpus: "Corpus", template: str | None, corrections: "Corrections | None"
) -> "tuple[Corpus, ...]":
    """Return the families of a corpus, unless the user says that it is one."""
    is_one = template or kept("one_family")
    return (corpus,) if is_one else api.families(corpus, corrections)


def _corrections_of(
    parts: "Sequence[Corpus]", corrections: "Corrections | None"
) -> "Sequence[Corrections | None]":
    """Return the corrections of each family."""
    if corrections is None:
        return [None] * len(parts)
    from hmicdiff.model.corrections import of_parts  # noqa: PLC0415 - few families have some

    return of_parts(corrections, [{each.source for each in part.releases} for part in parts])


def analyze_families(
    corpus: "Corpus",
    paths: Sequence[str],
    console: Console,
    *,
    on_screen: bool,
    template: str | None = None,
    min_level: str = "note",
    sequence: str | None = None,
    parts: "Sequence[Corpus] | None" = None,
) -> "list[Analysis]":
    """Analyze as `analyze_family` does, each family by itself; of what is none, each release.

    `parts` are the families, if they are known already.
    """
    corrections = settings_of_run(paths).corrections
    parts = parts or _parts(corpus, template, corrections)
    if _are_none(parts):
        console.say(f"{_NONE.format(len(parts))}; each is shown alone.")
    analyses = [
        analyze_family(
            part,
            paths,
            console,
            on_screen=on_screen,
            template=template,
            min_level=min_level,
            sequence=sequence,
            family=(at, parts),
            corrections=mine,
        )
        for at, (part, mine) in enumerate(
            zip(parts, _corrections_of(parts, corrections), strict=True)
        )
    ]
    return api.across_families(analyses) if len(analyses) > 1 else analyses


def analyze_family(  # noqa: PLR0913 - an argument for each option
    corpus: "Corpus",
    paths: Sequence[str],
    console: Console,
    *,
    on_screen: bool,
    template: str | None = None,
    min_level: str = "note",
    sequence: str | None = None,
    family: "tuple[int, Sequence[Corpus]]" = (0, ()),
    corrections: "Corrections | None" = None,
) -> "Analysis":
    """Analyze, and say what a reader has to know first where the report itself will not do so.

    `on_screen` is whether the report is a text that goes to standard output; `family` the number
    of the family among all those that there are.
    """
    from hmicdiff.model.analysis import Level  # noqa: PLC0415 - not needed for help
    from hmicdiff.slips.settings import SlipSettings  # noqa: PLC0415
    from hmicdiff.structs import replace  # noqa: PLC0415

    settings = settings_of_run(paths)
    slips = SlipSettings(settings.slips, Level(min_level))
    try:
        with progress_bar(console) as bar:
            analysis = api.analyze(
                corpus,
                bar,
                settings.names,
                template=template,
                slips=slips,
                sequence=sequence,
                one_family=bool(kept("one_family")),
                name_by=kept("name_by") or settings.name_by,
                corrections=settings.corrections if corrections is None else corrections,
            )
    except NamesError as error:
        if kept("name_by"):
            raise
        raise ConfigError(f"{settings.source}: {error}") from error
    made_with = read_with(
        analysis.settings, intake_of_run(), skip_unreadable=bool(kept("skip_unreadable"))
    )
    if settings.corrections is not None:  # also those of other families of the same run
        made_with = replace(made_with, corrections=settings.corrections)
    analysis = replace(analysis, settings=made_with)
    told = _place_among(*family)
    if told:
        analysis = replace(analysis, notices=(told, *analysis.notices))
    if not (on_screen and sys.stdout.isatty()):
        tell = console.explain if _are_none(family[1]) else console.say
        for notice in analysis.notices:
            tell(notice)
    return analysis


def _are_none(parts: "Sequence[Corpus]") -> bool:
    """Tell whether releases were parted into what is no family at all."""
    return len(parts) > 1 and all(_is_alone(part) for part in parts)


def _is_alone(part: "Corpus") -> bool:
    """Tell whether a part of the releases is one document, with its copies."""
    from hmicdiff.read.copies import once  # noqa: PLC0415 - not needed for help

    return len(once(part)[0].releases) == 1


def _place_among(at: int, parts: "Sequence[Corpus]") -> str:
    """Say which of several families is meant, where there are several."""
    from hmicdiff.model.analysis import ONE_OF_SEVERAL  # noqa: PLC0415 - not needed for help

    families = sum(not _is_alone(part) for part in parts)
    if len(parts) < 2:  # noqa: PLR2004 - several
        return ""
    if not families:
        return f"{_NONE.format(len(parts))}; {parts[at].releases[0].source} is shown alone."
    if at >= families:
        return f"{parts[at].releases[0].source} is of none of the {plural(families, 'family')}."
    return f"{ONE_OF_SEVERAL}: this is family {at + 1} of {families}."
