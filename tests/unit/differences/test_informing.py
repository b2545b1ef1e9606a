from hmicdiff.differences.informing import Informing
from hmicdiff.differences.lookup import HEART, Lookup
from hmicdiff.differences.stems import stems
from tests.support import add_release

FRAME = "on the towpath contrary to rule nine"


def words(text: str) -> tuple[str, ...]:
    return stems(text.split())


def informing(*sentences: str) -> Informing:
    """Return how much words tell where each of these stands in a passage of its own."""
    return Informing([words(sentence)] for sentence in sentences)


def test_what_frames_a_sentence_tells_hardly_anything() -> None:
    offences = (
        "Bathing pit ponies/Fishing by night/Cycling without lamps/Selling jellied eels/Racing dogs"
    )
    framed = [f"{what} {FRAME}" for what in offences.split("/")]
    found = informing(*framed, *map(str.swapcase, "abcdefghij"))
    assert found.shared(words(framed[0]), words(framed[1])) < HEART
    alone = informing("Bathing horses", framed[1])
    assert alone.shared(words(framed[0]), words(framed[1])) > HEART


def test_ways_to_say_one_passage_are_no_frame() -> None:
    ways = [f"The keeper opens the upper lock {when}" for when in ("at dawn", "at dusk", "late")]
    one = Informing([list(map(words, ways)), [words("Eels are sold by weight")]])
    assert one.shared(words(ways[0]), words(ways[1])) > HEART


def test_what_nobody_weighs_is_held() -> None:
    assert informing("Eels").held((), words("Eels")) == 1.0


def test_who_turns_it_round_does_not_say_it_twice() -> None:
    hit = words("The lodger hit the landlord with a ladle in the front parlour of the inn.")
    turned = words("The landlord hit the lodger with a ladle in the front parlour of the inn.")
    found = Lookup()
    add_release(found, "both", [(hit, (), (), ("p",)), (turned, (), (), ("p",))])
    add_release(found, "twice", [(hit, (), (), ("p",)), (hit, (), (), ("p",))])
    assert found.saying_twice(hit) == {"twice"}


def test_who_shares_a_frame_alone_has_not_the_passage() -> None:
    offences = ("Bathing horses", "Fishing by night", "Cycling without a bell", "Selling eels")
    found = Lookup()
    for at, what in enumerate(offences):
        passage = "p" if at < 2 else str(at)
        add_release(found, what, [(words(f"{what} {FRAME}"), (), (), (passage,))])
    add_release(found, "other", [(words(f"Mooring abreast {FRAME}"), (), (), ("q",))])
    assert found.only_like("p", words(f"Bathing horses {FRAME}")) == {"Fishing by night"}
    assert found.holding("p", words(f"Bathing horses {FRAME}")) == {"Bathing horses"}
