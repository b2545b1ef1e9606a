from hmicdiff import api
from hmicdiff.model.analysis import FindingKind
from hmicdiff.pipeline import analyze
from hmicdiff.report.story import Claim
from hmicdiff.report.usual import Usual
from hmicdiff.report.view import build_view
from hmicdiff.structs import replace
from tests.support import family

OPENING = "The lock keepers of the river have met at the long table of the inn."
MIDDLE = "What follows was written down on the same evening by the clerk of the locks."
END = "Whoever wants to speak at the next meeting puts a note into the box by the door."
STORIES = (
    "Old Hobb has found a heron asleep in the boiler of his barge.",
    "Seven casks of vinegar rolled down the towpath without hurting anyone.",
    "Strong frost split the beam that carries the upper gate.",
    "Nettles grow higher than a donkey behind the salt store.",
    "Two brothers quarrelled about whose turn it was to paint the bollards.",
    "A pedlar sold buttons of horn to everyone who waited for water.",
    "Children fished a church hat with ribbons out of the basin.",
    "The miller's goose bit an inspector and was praised for that.",
    "Fog hid both banks until the coffee was drunk.",
    "Lightning struck the poplar beside the third weir.",
    "Somebody had tied thirty lanterns to the mast of a coal boat.",
    "An otter moved into the drawer where tolls are kept.",
    "Rain filled every rowing boat to its brim overnight.",
    "The smith forged a rudder from the railings of a bankrupt bank.",
    "Wasps built their nest inside the speaking tube.",
    "A choir from upstream practised below the echoing arch.",
)


def claims(files: list[list[str]]) -> list[Claim]:
    return list(build_view(analyze(family(*("\n\n".join(file) for file in files)))).story)


def test_where_each_has_a_story_of_its_own_that_is_no_news_and_elsewhere_it_is() -> None:
    files = [[OPENING, story, MIDDLE, END] for story in STORIES]
    odd = "Nobody may pass the upper gate before a new beam has come."
    told = claims([*files[:-1], [*files[-1][:3], odd, END]])
    (only,) = [one for one in told if one.card.kind is FindingKind.EXTRA]
    assert (only.card.quote, only.says) == (odd, "says")


def test_where_nearly_each_has_a_story_a_longer_one_is_no_news() -> None:
    longer = f"{STORIES[3]} {STORIES[9]} {STORIES[12]}"
    files = [[OPENING, story, MIDDLE, END] for story in STORIES]
    files[3][1] = longer
    assert not [one for one in claims(files) if one.card.kind is FindingKind.EXTRA]


def test_an_entry_of_a_log_is_no_news() -> None:
    files = [
        [OPENING, *(f"{day} May 1903: {STORIES[(n + 3 * day) % 16]}" for day in range(1, 4)), END]
        for n in range(16)
    ]
    files[7].insert(1, "4 May 1903: Nobody may pass the upper gate before a new beam has come.")
    assert not [one for one in claims(files) if one.card.kind is FindingKind.EXTRA]


def test_what_stands_below_the_dates_of_a_log_is_no_news() -> None:
    files = [
        [OPENING, *(f"## {day} May 1903\n\n{STORIES[(n + 3 * day) % 16]}" for day in range(1, 4))]
        for n in range(16)
    ]
    files[7].append("## 4 May 1903\n\nNobody may pass the upper gate before a new beam has come.")
    texts = {f"{n:02}.md": "\n\n".join(file) for n, file in enumerate(files)}
    story = build_view(api.analyze(api.read_texts(texts))).story
    assert not [one for one in story if one.card.kind is FindingKind.EXTRA]


def test_an_item_is_no_news_where_most_have_lists_of_their_own() -> None:
    files = [
        [OPENING, MIDDLE, "\n".join(f"- {STORIES[(n + 3 * k) % 16]}" for k in range(3)), END]
        for n in range(16)
    ]
    assert not [one for one in claims(files) if one.card.kind is FindingKind.EXTRA]


def test_one_wording_of_many_is_usual() -> None:
    said = "The upper gate is shut from noon on so that the beam can be mended by the smith."
    odd = said.replace("from noon on", "all day long")
    analysis = analyze(family(*(f"{OPENING}\n\n{one}\n\n{END}" for one in [said] * 19 + [odd])))
    card = next(
        card
        for release in build_view(analysis).releases
        for group in release.groups
        for card in group.cards
        if card.kind is FindingKind.REWORDED
    )
    assert not Usual(analysis).is_usual(card)
    passages = tuple(
        replace(
            one,
            readings=(replace(one.main, releases=one.main.releases[:4]), *one.readings[1:]),
        )
        if one.id == card.passage
        else one
        for one in analysis.template.passages
    )
    template = replace(analysis.template, passages=passages)
    assert Usual(replace(analysis, template=template)).is_usual(card)


def test_that_one_says_once_what_others_say_twice_is_news_only_if_they_do() -> None:
    said = "Whoever rings the bell after dark pays the keeper a penny for his candle."
    twice = [said, *STORIES[:3], said, END]
    analysis = analyze(
        family(*("\n\n".join(one) for one in [*[twice] * 14, [said, *STORIES[:3], END]]))
    )
    card = next(one for one in build_view(analysis).story if one.says == "says only once").card
    assert not Usual(analysis).is_usual(card)
    others = tuple(
        replace(one, text=one.text.replace("a penny", "twopence", 1)) for one in analysis.releases
    )
    assert Usual(replace(analysis, releases=others)).is_usual(card)
