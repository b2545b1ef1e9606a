"""Months, weekdays and lengths of time in other languages: what dates and terms are made of."""

from collections.abc import Iterable, Mapping

from hmicdiff.read.english import DURATIONS

_MONTHS = """
    januar februar märz april mai juni juli august september oktober november dezember
    janvier février mars avril mai juin juillet août septembre octobre novembre décembre
    enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre
    gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre
    janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro
    januari februari maart april mei juni juli augustus september oktober november december
    stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada \
    grudnia
"""
"""German, French, Spanish, Italian, Portuguese, Dutch and Polish, a line each."""
_WEEKDAYS = """
    montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag
    lundi mardi mercredi jeudi vendredi samedi dimanche
    lunes martes miércoles jueves viernes sábado domingo
    lunedì martedì mercoledì giovedì venerdì sabato domenica
    maandag dinsdag woensdag donderdag vrijdag zaterdag zondag
    poniedziałek wtorek środa środę czwartek piątek sobota sobotę niedziela niedzielę
"""

_DURATIONS = """
    second sekunde sekunden seconde secondes segundo segundos secondo secondi seconden
    minute minuten minutes minuto minutos minuti minuut
    hour stunde stunden heure heures hora horas ora ore uur uren
    day tag tage tagen werktag werktage werktagen jour jours día días giorno giorni dia dias
    day dag dagen werkdag werkdagen
    week woche wochen semaine semaines semana semanas settimana settimane weken
    month monat monate monaten monats mois mes meses mese mesi mês maand maanden
    year jahr jahre jahren jahres an ans année années año años anno anni ano anos jaar jaren
"""
"""Lengths of time, each line behind the English one."""


def _numbered(lines: Iterable[str]) -> Mapping[str, int]:
    return {month: at for line in lines for at, month in enumerate(line.split(), 1)}


OTHER_MONTHS = {**_numbered(_MONTHS.strip().splitlines()), "setiembre": 9}
"""Their numbers. They are words of other things, too: what is a date, its day or year tells."""

OTHER_WEEKDAYS = frozenset(_WEEKDAYS.split())

_OTHER_DURATIONS = {
    word: unit for unit, *words in map(str.split, _DURATIONS.strip().splitlines()) for word in words
}

LINKS = frozenset(
    "de del d\u00eda d\u00edas dia dias mes m\u00eas a\u00f1o ano \u00b0 \u00ba".split()
)
"""What stands between the parts of a date: "5 d\u00edas del mes de mayo del a\u00f1o 2023"."""


def unit_of_time(word: str) -> str:
    """Return the English length of time that a lower-case word names; empty if it names none."""
    return word.removesuffix("s") if word in DURATIONS else _OTHER_DURATIONS.get(word, "")
