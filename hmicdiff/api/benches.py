"""How far the program can be trusted on given releases: changes planted, and counted."""

from typing import TYPE_CHECKING

from hmicdiff.api.given import Progress, chosen

if TYPE_CHECKING:
    from hmicdiff.bench.run import Bench
    from hmicdiff.model.text import Corpus


def bench(
    corpus: "Corpus",
    progress: Progress | None = None,
    *,
    rounds: int = 20,
    rate: float = 0.05,
    seed: int = 1,
) -> "Bench":
    """Plant changes in a family and count, kind by kind, which are told and what else is.

    Args:
        corpus: the releases of one family; they are left as they are, and copies left out.
        progress: is told what is being done.
        rounds: how often changes are planted anew.
        rate: the share of the sentences that is changed in each round, above 0 and up to 0.5.
        seed: another number plants other changes; the same plants the same.

    Raises:
        BenchError: if the family is too small, or agrees nowhere.
    """
    from hmicdiff.bench import run  # noqa: PLC0415
    from hmicdiff.read.copies import once  # noqa: PLC0415

    return run.bench(once(corpus)[0], run.Setting(rounds, rate, seed), progress)


def present_bench(bench: "Bench", format: str = "text") -> str:  # noqa: A002 - named as the option is
    """Return a bench as "text", "json" or "csv".

    Raises:
        ValueError: if there is no such format.
    """
    from hmicdiff.bench import data, table  # noqa: PLC0415

    formats = {"text": table.present, "json": data.as_json, "csv": data.as_csv}
    return chosen(formats, format)(bench)
