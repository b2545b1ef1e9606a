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
LAST = "Copies of this hang in the inn until the ice breaks up in spring."
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


def test_where_what_most_have_is_lacking_the_stories_beside_it_count() -> None:
    files = [[OPENING, MIDDLE, story, LAST, END] for story in STORIES]
    told = claims([*files[:-1], [OPENING, STORIES[15], END]])
    assert not [one for one in told if one.card.kind is FindingKind.EXTRA]


def test_only_those_that_have_what_it_stands_beside_can_have_a_story_there() -> None:
    files = [[OPENING, *[MIDDLE, STORIES[n]] * (n < 9), END] for n in range(16)]
    for file in files[6:9]:
        del file[2]
    files[0][2] = "Nobody may pass the upper gate before a new beam has come, and " + " and ".join(
        f"the {who} of the lock has to wait" for who in ("smith", "clerk", "miller", "carter")
    )
    files[0][2] += "."
    assert not [one for one in claims(files) if one.card.kind is FindingKind.EXTRA]


def test_the_rest_of_a_sentence_that_a_page_cuts_is_no_news() -> None:
    rest = "keepers may pass the upper gate at night before a new beam has come."
    files = [[OPENING, MIDDLE, END]] * 16
    (only,) = claims([*files, [OPENING, rest.capitalize(), MIDDLE, END]])
    assert only.card.kind is FindingKind.EXTRA
    assert claims([*files, [OPENING, rest, MIDDLE, END]]) == []


def test_a_name_with_a_small_letter_begins_a_sentence() -> None:
    said = "weir keepers are paid on the last day of each month."
    files = [[OPENING, said, MIDDLE, END]] * 16
    own = "weir keepers may not pass the upper gate at night."
    (only,) = claims([*files, [OPENING, own, said, MIDDLE, END]])
    assert only.card.quote == own


def test_a_headline_is_no_news_where_sentences_have_stops() -> None:
    files = [[OPENING, MIDDLE, END]] * 16
    headline = "Lock keeper finds a heron asleep in the boiler of his barge"
    (only,) = claims([*files, [OPENING, f"{headline}.", MIDDLE, END]])
    assert only.card.kind is FindingKind.EXTRA
    assert claims([*files, [OPENING, headline, MIDDLE, END]]) == []
    lacking = [[*one, headline] for one in files]
    assert claims([*lacking, files[0]]) == []


def test_of_few_that_tell_stories_nothing_of_their_own_is_news() -> None:
    few = [[OPENING, MIDDLE, END] for _ in range(4)]
    for n, file in enumerate(few):
        several = (one.rstrip(".") for one in STORIES[4 * n : 4 * n + 4])
        more = f"{' while '.join(several)}, and nobody could tell how or why that was so."
        file[n:n] = [more, f"It was {n + 3} o'clock when {STORIES[n]}"]
    assert not [one for one in claims(few) if one.card.kind is FindingKind.EXTRA]


def test_a_value_that_several_have_is_no_news() -> None:
    said = "The upper gate is opened at {} in the morning, as the clerk wrote down."
    files = [[OPENING, said.format("seven"), MIDDLE, END]] * 30
    odd = [OPENING, said.format("nine"), MIDDLE, END]
    (only,) = claims([*files, odd])
    assert only.card.kind is FindingKind.VALUE
    assert claims([*files, odd, odd]) == []


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
