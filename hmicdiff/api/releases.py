"""From files to an analysis: of one family, of several, of one too large to be held whole."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from hmicdiff.api.given import Progress, listed, provenance_of, settings_of
from hmicdiff.errors import ArgumentError
from hmicdiff.writing import StrPath

if TYPE_CHECKING:
    from hmicdiff.bulk.whole import Whole
    from hmicdiff.model.analysis import Analysis
    from hmicdiff.model.corrections import Corrections
    from hmicdiff.model.text import Corpus
    from hmicdiff.slips.settings import SlipSettings


def read(  # noqa: PLR0913 - whatever can be said of what is read
    paths: StrPath | Iterable[StrPath],
    *,
    skip_unreadable: bool = False,
    max_bytes: int | None = None,
    limits: Iterable[str] = (),
    encoding: str | None = None,
    text_column: str | None = None,
    name_column: str | None = None,
    ocr: str | bool = False,
    template: StrPath | None = None,
) -> "Corpus":
    """Read the releases that files, folders or glob patterns stand for.

    Args:
        paths: one path, or several; "-" is standard input, "git:FILE" the versions of a file in
            its Git repository.
        skip_unreadable: leave files out that cannot be read; the corpus names them as skipped.
        max_bytes: how large a release may be; 10 MB where nothing is said.
        limits: other limits on what is read, as "sentence=50000"; `hmicdiff.read.limits.Limits`
            has their names.
        encoding: the encoding of all texts; it is found out where nothing is said.
        text_column: the column of tables (CSV, JSON lines) that has the texts: each row is a
            release. Where none is named a table is read as one text.
        name_column: the column that has what each row is called; its number where none is named.
        ocr: whether pages of a PDF that are pictures are read by OCR, which takes an installed
            tesseract; or the languages to read them in, as it names them: "deu+eng".
        template: what they will be held against: of the settings at the head of a file those are
            lines of the text that it has, and not those that most releases have.

    Raises:
        NoReleasesError: if there is nothing to read.
        LimitError: if there is no such limit, or there are more files than allowed.
        UnknownEncodingError: if there is no such encoding.
        UnreadableError: if a file cannot be read and `skip_unreadable` is not set.
    """
    from hmicdiff.read import reader  # noqa: PLC0415

    settings = settings_of(
        max_bytes, limits, encoding, text_column, name_column, ocr, template=template
    )
    return reader.read(listed(paths), skip_unreadable=skip_unreadable, settings=settings)


def read_texts(
    texts: Mapping[str, str] | Iterable[tuple[str, str]],
    *,
    skip_unreadable: bool = False,
    limits: Iterable[str] = (),
) -> "Corpus":
    """Read releases that are at hand as text: in a program, a database, a notebook.

    >>> from hmicdiff import analyze, read_texts
    >>> letter = "Dear {}, your permit no. {} has been granted. It is valid for one year."
    >>> letters = {name: letter.format(name, at) for at, name in enumerate(["Ann", "Bo", "Cy"], 41)}
    >>> letters["Bo"] += " You need not reply."
    >>> analysis = analyze(read_texts(letters))
    >>> [(each.release, each.kind.value, each.quote) for each in analysis.findings]
    [('bo', 'extra', 'You need not reply.')]

    Args:
        texts: the texts by their names, or pairs of a name and a text. Findings name the release by
            its name, and the line in it.
        skip_unreadable: leave out what cannot be read; the corpus names it as skipped.
        limits: limits on what is read, as for `read`.

    Raises:
        NoReleasesError: if there are none.
        ArgumentError: if they are not pairs.
        LimitError: if there is no such limit, or there are more texts than allowed.
        UnreadableError: if a text is empty, is none, or has the name of another one, and
            `skip_unreadable` is not set.
    """
    from hmicdiff.read import reader  # noqa: PLC0415

    pairs = list(texts.items() if isinstance(texts, Mapping) else texts)
    for pair in pairs:
        if not isinstance(pair, tuple | list) or len(pair) != 2:  # noqa: PLR2004 - a pair
            raise ArgumentError(f"{pair!r} is no pair of a name and a text: take a dict of texts")
    settings = settings_of(None, limits, None)
    return reader.read_texts(pairs, skip_unreadable=skip_unreadable, settings=settings)


def analyze(  # noqa: PLR0913 - whatever can be said of a family
    corpus: "Corpus",
    progress: Progress | None = None,
    names: Mapping[str, str] | None = None,
    *,
    template: StrPath | None = None,
    slips: "SlipSettings | None" = None,
    sequence: str | None = None,
    one_family: bool = False,
    name_by: str | None = None,
    corrections: "Corrections | None" = None,
) -> "Analysis":
    """Infer the template of a family and find what each release says otherwise.

    Args:
        corpus: the releases.
        progress: is told what is being done.
        names: other names for variables, by the names that they would have.
        template: a file to hold the releases against, instead of inferring what they share: a
            text, or a template that `export` made.
        slips: which slips are told and how much they matter; all of them where nothing is said.
        sequence: how releases that are each an edit of the one before are put in order: "date",
            "name", or "auto" for the date where each states one, else the name; the analysis then
            tells what has changed since the last one, and how long each passage lived.
        one_family: leave no release out of the family, however little of the template it has.
        name_by: what releases are called by: "title", "file", or the name of a variable; by
            whom they are about where nothing is said.
        corrections: what somebody knows better of the family.

    Returns:
        The analysis, with the proof that the template and what fills it give every release again.

    Raises:
        NamesError: if there is no variable of such a name, or two would have the same; or none to
            name releases by.
        UnreadableError: if the template cannot be read.
        TemplateFormatError: if it is a template that cannot be read back.
        ValueError: if there is no such order.
    """
    from hmicdiff import pipeline  # noqa: PLC0415
    from hmicdiff.bulk.garbage import kept_for_now  # noqa: PLC0415
    from hmicdiff.model.corrections import NO_CORRECTIONS  # noqa: PLC0415
    from hmicdiff.sequence import copied  # noqa: PLC0415
    from hmicdiff.structs import replace  # noqa: PLC0415
    from hmicdiff.template import proof  # noqa: PLC0415

    held = None
    if template is not None:
        from hmicdiff.template import given  # noqa: PLC0415 - it takes Jinja

        held = given.read_template(template, corpus)
    with kept_for_now():
        analysis = proof.proved(
            pipeline.analyze(
                corpus,
                progress,
                names,
                held,
                slips,
                corrections or NO_CORRECTIONS,
                one_family=one_family,
                name_by=name_by,
                copies_once=sequence is None,  # else they are versions, and one may be as the last
            )
        )
        given_with = provenance_of(
            names, slips, template, name_by, corrections, one_family=one_family
        )
        analysis = copied.with_copied(replace(analysis, settings=given_with), corpus)
        return analysis if sequence is None else in_sequence(analysis, corpus, sequence)


def in_sequence(analysis: "Analysis", corpus: "Corpus", sequence: str) -> "Analysis":
    """Return an analysis with what has changed from release to release, as `analyze` tells it.

    Args:
        analysis: the analysis of one family.
        corpus: the releases that it is of.
        sequence: how they are put in order: "date", "name", or "auto".

    Raises:
        ValueError: if there is no such order.
    """
    from hmicdiff.sequence import trace  # noqa: PLC0415
    from hmicdiff.sequence.order import Wish  # noqa: PLC0415
    from hmicdiff.structs import replace  # noqa: PLC0415

    orders = [each.value for each in Wish]
    if sequence not in orders:
        raise ValueError(f"no order {sequence!r}; there are {', '.join(orders)}")
    made_with = replace(analysis.settings, sequence=sequence)
    return trace.with_sequence(replace(analysis, settings=made_with), corpus, Wish(sequence))


@contextmanager
def analyze_many(  # noqa: PLR0913 - as `read` and `analyze` together
    paths: StrPath | Iterable[StrPath],
    *,
    skip_unreadable: bool = False,
    limits: Iterable[str] = (),
    encoding: str | None = None,
    text_column: str | None = None,
    name_column: str | None = None,
    ocr: str | bool = False,
    names: Mapping[str, str] | None = None,
    slips: "SlipSettings | None" = None,
    workers: int = 1,
    executor: str | None = None,
    cache: StrPath | None = None,
    versions: bool = False,
    progress: Progress | None = None,
) -> Iterator["Whole | None"]:
    """Analyze a family that is too large to be held whole: over a thousand files.

    The template is inferred from a panel of them, and each is placed in it. What comes out does
    not depend on the workers, the executor or the cache. While the context lasts Python does not
    look for objects that only refer to each other.

    Args:
        paths: one path, or several.
        skip_unreadable: leave files out that cannot be read.
        limits: limits on what is read, as for `read`.
        encoding: the encoding of all texts; it is found out where nothing is said.
        text_column: the column of tables (CSV, JSON lines) that has the texts: each row is a
            release. Where none is named a table is read as one text.
        name_column: the column that has what each row is called; its number where none is named.
        ocr: whether pages of a PDF that are pictures are read by OCR, which takes an installed
            tesseract; or the languages to read them in, as it names them: "deu+eng".
        names: other names for variables, by the names that they would have.
        slips: which slips are told and how much they matter; all of them where nothing is said.
        workers: how many processes do the work.
        executor: a cluster that does it instead, as "dask://host:port".
        cache: a file that keeps work for the next run; it is made if it is not there.
        versions: whether files of one text are versions of a document, each of which counts, and
            no copies.
        progress: is told what is being done.

    Yields:
        The family, to be told release by release while the context lasts; none if it is not so
        large, or not one family: then `read` and `analyze` are for it.

    Raises:
        NoReleasesError: if there is nothing to read.
        LimitError: if there is no such limit, or there are more files than allowed.
        UnreadableError: if a file cannot be read and `skip_unreadable` is not set.
        ExecutorError: if there is no such executor.
    """
    from hmicdiff.bulk.large import large  # noqa: PLC0415

    settings = settings_of(None, limits, encoding, text_column, name_column, ocr)
    files = large(listed(paths), settings)
    if not files:
        yield None
        return
    from hmicdiff.bulk.family import Sharing, family  # noqa: PLC0415
    from hmicdiff.bulk.options import Options  # noqa: PLC0415
    from hmicdiff.structs import replace  # noqa: PLC0415

    options = Options(settings, skip_unreadable, slips, names, versions)
    with family(files, options, Sharing(workers, executor, cache), progress) as found:
        yield None if found is None else replace(found, settings=provenance_of(names, slips))


def across_families(analyses: Sequence["Analysis"]) -> list["Analysis"]:
    """Return analyses of one run, with who says a release's own words in another family.

    Each of the `analyses` is of one of the `families` of a corpus.
    """
    from hmicdiff.differences.other_families import with_other_families  # noqa: PLC0415

    return with_other_families(analyses)


def families(corpus: "Corpus", corrections: "Corrections | None" = None) -> tuple["Corpus", ...]:
    """Part a corpus into families that each have a template of their own, the largest first.

    What belongs to none is a family of one; a corpus of one family is returned as it is, also where
    a few strangers are in it. `corrections` say of some documents that they are of one family.
    """
    from hmicdiff.infer import families as parting  # noqa: PLC0415

    parts = parting.families(corpus)
    if corrections is None or not corrections.family or len(parts) == 1:
        return parts
    from hmicdiff.infer.corrected import united  # noqa: PLC0415

    return united(parts, corrections)
