"""What a report was made with, so that it can be made again and held against its sources."""

from collections.abc import Mapping

from hmicdiff.model.corrections import NO_CORRECTIONS, Corrections
from hmicdiff.structs import Struct, field

OFF = "off"
"""What stands for a rule that is switched off."""


class Provenance(Struct, frozen=True, omit_defaults=True):
    """The settings of a run, as far as they are not the usual ones."""

    limits: tuple[str, ...] = ()
    """Limits that were changed, as NAME=VALUE."""
    encoding: str | None = None
    text_column: str | None = None
    name_column: str | None = None
    ocr: str | None = None
    """The languages that OCR read in, or "" where none was named; none without OCR."""
    skip_unreadable: bool = False
    min_level: str = "note"
    """The least level of the slips that are told."""
    names: Mapping[str, str] = field(default_factory=dict)
    """Names for variables, by the names that they would have."""
    slips: Mapping[str, str] = field(default_factory=dict)
    """Levels for the rules that find slips, or "off"."""
    name_by: str | None = None
    """What releases are called by: "title", "file", or a variable."""
    one_family: bool = False
    corrections: Corrections = NO_CORRECTIONS
    sequence: str | None = None
    """The order of the releases that was asked for, if one was."""
    template_sha256: str | None = None
    """The digest of the template that was given."""


class Record(Struct, frozen=True, omit_defaults=True):
    """What a report says of how it was made."""

    generator: str
    """The program and its version."""
    settings: Provenance
    sources: Mapping[str, str]
    """By its source the digest of each file."""
    copies: Mapping[str, str] = field(default_factory=dict)
    """By its source the file that a copy has the text of; copies have no digest of their own."""
