"""The library: what the commands do, as functions.

Each imports what it needs when it is called, so that asking for help does not load the stages.
"""

from hmicdiff.api.baselines import (
    baseline_text,
    check,
    check_template,
    drifted,
    load_baseline,
    present_check,
    save_baseline,
    take_baseline,
)
from hmicdiff.api.benches import bench, present_bench
from hmicdiff.api.given import Progress
from hmicdiff.api.releases import (
    across_families,
    analyze,
    analyze_many,
    families,
    in_sequence,
    read,
    read_texts,
)
from hmicdiff.api.reports import (
    check_folder,
    check_format,
    load,
    pages_of_families,
    present,
    present_apart,
    present_bytes,
    present_facts,
    present_families,
    present_pages,
    save,
    stream,
    stream_analysis,
    write_pages,
)
from hmicdiff.api.templates import (
    export,
    extract,
    extract_files,
    render,
    render_files,
    save_values,
)

__all__ = [
    "Progress",
    "across_families",
    "analyze",
    "analyze_many",
    "baseline_text",
    "bench",
    "check",
    "check_folder",
    "check_format",
    "check_template",
    "drifted",
    "export",
    "extract",
    "extract_files",
    "families",
    "in_sequence",
    "load",
    "load_baseline",
    "pages_of_families",
    "present",
    "present_apart",
    "present_bench",
    "present_bytes",
    "present_check",
    "present_facts",
    "present_families",
    "present_pages",
    "read",
    "read_texts",
    "render",
    "render_files",
    "save",
    "save_baseline",
    "save_values",
    "stream",
    "stream_analysis",
    "take_baseline",
    "write_pages",
]
