"""Run one program on one family: `python -m benchmarks.runners NAME INPUT OUTPUT RUNS LIMIT`."""

import importlib
import json
import resource
import sys
import time
from dataclasses import asdict
from pathlib import Path

from benchmarks.runners.protocol import Answer, Runner, read_files


def peak() -> int:
    """Return the most memory that this process has had, in bytes."""
    status = Path("/proc/self/status")
    if status.exists():  # what getrusage says there counts the process that started this one
        lines = status.read_text(encoding="ascii", errors="replace").splitlines()
        return next(int(line.split()[1]) * 1024 for line in lines if line.startswith("VmHWM"))
    size = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return size if sys.platform == "darwin" else size * 1024


def main() -> None:
    """Run, and stop when the next run would take longer than is left of the time.

    Time is the processor's, which does not depend on what else the machine does.
    """
    name, given, target, runs, limit = sys.argv[1:]
    files = read_files(given)
    run: Runner = importlib.import_module(f"benchmarks.runners.{name}").run
    seconds: list[float] = []
    answer = Answer()
    while len(seconds) < int(runs) and sum(seconds) + max(seconds, default=0) <= float(limit):
        start = time.process_time()
        answer = run(files)
        seconds.append(time.process_time() - start)
    told = {"seconds": seconds, "peak": peak(), "answer": asdict(answer)}
    Path(target).write_text(json.dumps(told), encoding="utf-8")


if __name__ == "__main__":
    main()
