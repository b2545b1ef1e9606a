"""A made-up family whose truth is known: notices of a harbour office, one per ferry company."""

import random
from collections.abc import Sequence
from dataclasses import dataclass, field

COMPANIES = [
    f"{first} {second}"
    for second in ("Ferries", "Water Buses", "Cruises", "Lines", "Boats")
    for first in (
        "Tarn Skerry Holm Northbank Lough Kelso Brae Fintry Morven Ardle Colsay Unst"
    ).split()
]

PASSAGES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("title", ("{company} has improved how it looks after its passengers",)),
    (
        "asked",
        ("In 2014 the harbour board asked its office to look at every ferry in the region.",),
    ),
    (
        "visit",
        ("The office visited {company} on {date} and spoke to {crew} members of its crews.",),
    ),
    (
        "jackets",
        (
            "Life jackets were counted on every boat, and {jackets} of them had to be replaced.",
            "On every boat the life jackets were counted; {jackets} of them had to be replaced.",
        ),
    ),
    ("drill", ("A fire drill was held on each boat without notice to the master.",)),
    ("trained", ("The office found that {trained} of the crews had been trained in first aid.",)),
    ("fares", ("Fares are shown at the pier and on the boats as the licence demands.",)),
    (
        "wardens",
        (
            "The number of wardens on the pier has {change} since the last visit.",
            "Since the last visit the number of wardens on the pier has {change}.",
        ),
    ),
    (
        "complaints",
        ("Passengers made {complaints} complaints in the year, mainly about delays.",),
    ),
    ("lights", ("The navigation lights were repaired while the office was there.",)),
    ("plan", ("{company} will send the office a plan for the winter timetable.",)),
    ("next", ("The office will come back in the spring and look at what has been done.",)),
    ("copy", ("A copy of the full report can be had from the harbour office.",)),
)
OPTIONAL = ("drill", "lights")
MOVABLE = "fares"
EXTRAS = (
    "One boat had been painted over its load line and was kept in port for a day.",
    "The office thanks the school at Inverlay for its drawings of the pier.",
    "A dog was found asleep in the engine room and came to no harm.",
    "Two lifebelts that bear the name of another harbour were sent back there.",
    "The canteen sells soup that the inspectors could recommend.",
    "Parking behind the customs house is closed until the sea wall is mended.",
)
CHANGES = ("risen", "fallen", "stayed the same")


@dataclass
class Notice:
    """A document and what is true of it."""

    company: str
    said: list[tuple[str | None, str]] = field(default_factory=list)
    """Its sentences with the passages that they say."""
    moved: bool = False
    values: dict[str, str] = field(default_factory=dict)

    @property
    def name(self) -> str:
        return self.company.lower().replace(" ", "-") + ".txt"

    @property
    def text(self) -> str:
        return "\n\n".join(text for _, text in self.said) + "\n"

    @property
    def missing(self) -> set[str]:
        return {name for name, _ in PASSAGES} - {name for name, _ in self.said if name}

    @property
    def extra(self) -> set[str]:
        return {text for name, text in self.said if name is None}

    def replace(self, old: str, new: str) -> "Notice":
        """Return it with a word changed."""
        assert any(old in text for _, text in self.said)
        said = [(name, text.replace(old, new, 1)) for name, text in self.said]
        return Notice(self.company, said, self.moved, self.values)


def notices(count: int, seed: int = 1) -> list[Notice]:
    """Return so many notices, the same for the same seed."""
    rng = random.Random(seed)  # noqa: S311 - nothing here is secret
    extras = list(EXTRAS)
    return [_notice(company, rng, extras) for company in rng.sample(COMPANIES, count)]


def notice_of(company: str, seed: int) -> Notice:
    """Return the notice of one company, the same for the same seed."""
    rng = random.Random(seed)  # noqa: S311 - nothing here is secret
    return _notice(company, rng, list(EXTRAS) if rng.random() < 1 / 10 else [])


def _notice(company: str, rng: random.Random, extras: list[str]) -> Notice:
    crew = rng.randint(20, 60)
    values = {
        "company": company,
        "date": f"{rng.randint(1, 28)} {rng.choice(('March', 'April', 'May'))} 2015",
        "crew": str(crew),
        "jackets": str(rng.randint(2, 40)),
        "trained": f"{rng.randint(5, crew)} of {crew}",
        "change": rng.choice(CHANGES),
        "complaints": str(rng.randint(1, 90)),
    }
    notice = Notice(company, values=values)
    for name, wordings in PASSAGES:
        if name in OPTIONAL and rng.random() < 0.4:
            continue
        words = rng.choice(wordings) if rng.random() < 0.4 else wordings[0]
        notice.said.append((name, words.format(**values)))
    if rng.random() < 0.15:
        _move(notice)
    if extras and rng.random() < 0.2:
        notice.said.insert(rng.randint(2, len(notice.said) - 1), (None, extras.pop()))
    return notice


def _move(notice: Notice) -> None:
    at = next(n for n, (name, _) in enumerate(notice.said) if name == MOVABLE)
    notice.said.append(notice.said.pop(at))
    notice.moved = True


def texts(given: Sequence[Notice]) -> dict[str, str]:
    """Return the files of some notices, by their names."""
    return {notice.name: notice.text for notice in given}
