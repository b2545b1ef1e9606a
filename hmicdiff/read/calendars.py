"""The names of months and weekdays in other languages than English: what a date is made of."""

from collections.abc import Iterable, Mapping

_MONTHS = """
    januar februar märz april mai juni juli august september oktober november dezember
    janvier février mars avril mai juin juillet août septembre octobre novembre décembre
    enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre
    gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre
    janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro
    januari februari maart april mei juni juli augustus september oktober november december
"""
"""German, French, Spanish, Italian, Portuguese and Dutch, a line each."""
_WEEKDAYS = """
    montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag
    lundi mardi mercredi jeudi vendredi samedi dimanche
    lunes martes miércoles jueves viernes sábado domingo
    lunedì martedì mercoledì giovedì venerdì sabato domenica
    maandag dinsdag woensdag donderdag vrijdag zaterdag zondag
"""


def _numbered(lines: Iterable[str]) -> Mapping[str, int]:
    return {month: at for line in lines for at, month in enumerate(line.split(), 1)}


OTHER_MONTHS = _numbered(_MONTHS.strip().splitlines())
"""Their numbers. They are words of other things, too: what is a date, its day or year tells."""

OTHER_WEEKDAYS = frozenset(_WEEKDAYS.split())

LINKS = frozenset(("de", "del"))
"""What stands between the parts of a date, as in "5 de mayo de 2023"."""
