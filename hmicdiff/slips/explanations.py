"""What each rule finds, as an example, and what it asks for before it speaks.

The one place where that is written: `hmicdiff rules`, docs/slips.md and SARIF have it from here.
"""

from collections.abc import Mapping
from types import MappingProxyType

from hmicdiff.structs import Struct


class Explanation(Struct, frozen=True):
    """What a reader of a slip wants to know of its rule."""

    about: str
    """What it finds that a release does, in one line."""
    example: str
    needs: str
    """What has to be so before the rule speaks, in whole sentences."""


EXPLANATIONS: Mapping[str, Explanation] = MappingProxyType(
    {
        "foreign-subject": Explanation(
            "names another release's subject in place of its own",
            'the report on Dunmere says "The catalogue of Hexthorpe Library", the others name '
            "themselves there",
            "Three of four of the others that say the passage, and three at least, name themselves "
            "in it. A neighbour's name in a sentence that nobody else has may be meant.",
        ),
        "part-over-whole": Explanation(
            "counts more of a thing than there are",
            '"20 members of staff, 27 of whom were asked"',
            'Words make one number a part of the other, as "27 of whom", "of the 88 bids, 90" at '
            'the beginning of a clause, or "59 of 53". Numbers side by side, or one that is never '
            "more than the other elsewhere, are not enough: rooms have floors, homes have places "
            "and residents. Years, days of a month and the numbers of laws count nothing.",
        ),
        "date": Explanation(
            "names a day that is in no calendar, or another weekday",
            '"31 June", "Tuesday 3 April 2017"',
            "The day is in no calendar, or the weekday beside a whole date is not that day's.",
        ),
        "span": Explanation(
            "names a time that ends before it begins",
            '"between 9 April 2017 and 3 April 2017"',
            'It says "between" two dates, or "from" one "until" another, each with its year. What '
            'was moved "from" a day "to" an earlier one is no slip, nor a month that is compared '
            "with that of the year before.",
        ),
        "far-date": Explanation(
            "states a day of another year, or another day, than that of its document",
            '"with effect from 9 April 2013" in a notice of 8 April 2017, where that of each of '
            "the others is of its own week",
            "All others state there a day within weeks of the date of their document, this one is "
            "years away, and in the year of its document the day would be as near. Or the file "
            "is named by another day than it states, where in all others both are one day.",
        ),
        "figures-differ": Explanation(
            "states one figure in two places as two",
            '"640 books were lent" and "all 460 came back", where the others have one number in '
            "both places",
            "In nearly every other release the two places hold one number, and no other sentence "
            "of the release has the odd one, too.",
        ),
        "name-differs": Explanation(
            "writes a name in one place unlike in its others",
            '"Hexthorpe Library" throughout and "Hexthrope Library" once, where the others have '
            "one name in these places",
            "The names differ by a slip of the keys in a word of five letters or more, and not at "
            "its end, which tells case or number. In nearly every other release the places hold "
            "one name.",
        ),
        "companion": Explanation(
            "has a value with another than it goes with elsewhere",
            "the inspector of the other region",
            "Three other releases at least have the pair that is expected, and hardly any has "
            "another: the two values go together beyond what chance would bring about. What stands "
            "there instead goes with another value in three releases at least.",
        ),
        "headline": Explanation(
            "claims more or less in the headline than below it",
            '"has made improvements" over "has made some improvements"',
            "A sentence below the headline has at least five of its telling words, and differs in "
            'a word that says how much or whether at all: "some", "all", "not".',
        ),
        "blank": Explanation(
            "leaves open what was to be filled in",
            '"[number] books", "[Your Town]", "TBC", "{name}"',
            '"[insert date]", "[Your Town]", "[LAW - to be confirmed]", "(remove if not wanted)", '
            '"[dd Month yyyy]", "Date: TBC", "(room TBC)" and "XXXX" speak for themselves, but '
            "where most have them and nobody fills them in. "
            '"TBC" in a sentence, braces, angle '
            'brackets, capitals in square brackets, "XX" and lines to write on do so only where '
            "others have other words in the same place: in code, patterns and rules across the "
            'page there is nothing to fill in. Nor is there in "XXXXX/mill.py", in "XXX" beside '
            '"XXXI", or in brackets with a figure, "[CVE-2031-4]".',
        ),
        "unanswered": Explanation(
            "leaves most of the questions of a form without an answer",
            '"Berths:" and nothing behind it, where the others have a number',
            "At least five questions, or labels of lines, that most others answer, in the same "
            "line or in one of their own behind it, and half of them are open. Hardly any other "
            "leaves so many open: else the form may be left open.",
        ),
        "agreement": Explanation(
            "has a plural where the others have a singular, or the reverse",
            '"Humberside Police have made" where the others say "has"',
            "Three others at least have the other form between the same words, and hardly any "
            "has this one. What several do is a way of saying it. A verb agrees with the pronoun "
            "before it, a pronoun with the sentence before, and either with a subject far before: "
            '"sections 2 and 3 ... are" is right.',
        ),
        "full-stop": Explanation(
            "ends a sentence without a stop where the others have one",
            '"all but one of which has been approved"',
            "Three others at least say the sentence in nearly the same words, and three in four of "
            "them end it with a stop. Marks of emphasis hide no stop.",
        ),
        "hyphen": Explanation(
            "has a space beside the hyphen of a word written whole elsewhere",
            '"Self- Assessment"',
            'The word is written whole elsewhere. "Pre- and post-war" has come apart nowhere.',
        ),
        "quote-mark": Explanation(
            "has a quote mark or a bracket without its other half",
            '`"how books are kept.`',
            "The other half is looked for over an empty line if the sentence goes on after it; "
            "that of a bracket up to two paragraphs on, where a line of the page may stand "
            "between. "
            "Each paragraph of a quote may open it anew. "
            'Brackets within an address and those that are spoken of, as "([)" or \' " <\', need '
            'none; nor does one that was read for a letter, as "[hereby" where others say '
            '"I hereby".',
        ),
        "doubled-word": Explanation(
            "says a word twice in a row",
            '"the the old cards"',
            'Of short words only those count that never follow themselves: "the" and "of", and not '
            '"had" or "that"; of longer ones all, in a sentence that ends with a stop.',
        ),
    }
)
"""By the ids of the rules."""
