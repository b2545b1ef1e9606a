"""The slips of the seeds: each is in the releases, and there are no others."""

from tests.support import of_seeds

SLIPS = {
    ("humberside-police", 26, "agreement", "have"),
    ("northamptonshire-police", 15, "hyphen", "Self- Assessment"),
    ("northamptonshire-police", 5, "headline", "Northamptonshire Police has made improvements"),
    ("northumbria-police", 5, "headline", "Northumbria Police has made improvements"),
    ("northumbria-police", 21, "agreement", "has"),
    ("northumbria-police", 21, "full-stop", "approved"),
}


def test_the_slips_of_the_seeds() -> None:
    found = {
        (one.release, one.line, one.rule, one.quote.partition(" to how")[0])
        for one in of_seeds().findings
        if one.rule
    }
    assert found == SLIPS
