"""What is known of English beforehand: words of the language, none of any one subject.

Everything else that hmicdiff knows of a family it learns from the family. For another language
these sets are what to replace.
"""

ABBREVIATIONS = frozenset(
    """
    mr mrs ms mx messrs dr prof rev revd rt hon sr jr st ste mt fr bro
    sgt cpl capt cpt cdr cmdr col lt gen maj brig adm wg sqn supt insp det cllr gov sen rep pres amb
    jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun
    ltd co corp inc plc llc llp bros dept univ inst assn assoc govt gmbh cie retd
    etc viz cf al ibid i.e e.g ie eg a.m p.m vs v c ca approx est
    no nos p pp vol vols ch chap s ss sec sect para paras reg regs r art arts cl cls fig figs ed eds
    app sched pt ref refs tel fax ext incl excl max min avg
    sq cu in ft yd yds mi oz lb lbs kg km cm mm hr hrs mins secs
    ave rd blvd hwy bldg apt ph.d m.d b.a m.a b.sc m.sc u.s u.k u.n e.u d.c
    """.split()
)
"""Words whose stop does not end a sentence."""

WORDS_TOO = frozenset("app art arts fig figs in max min sat sun".split())
"""Of these, words as well: whether one is short for something the family tells."""

TITLES = frozenset("mr mrs ms mx dr prof rev sir lady".split())
"""Words before a name."""

PARTICLES = frozenset("van von de den der da do dos di del della la le ter ten zu".split())
"""Words that a family's name begins with, at times with a capital."""

COMPANY_FORMS = frozenset(
    "inc ltd co corp plc llc llp lp bros gmbh cie sa ag bv nv pty "
    "lda ltda srl sarl sas snc spa sl kg ohg ug oy aps".split()
)
"""Abbreviations after a company's name: no sentence begins with them."""

CLOSING_ABBREVIATIONS = COMPANY_FORMS | frozenset(
    "etc jr sr esq a.m p.m u.s u.k u.n e.u d.c ph.d m.d b.a m.a b.sc m.sc".split()
)
"""Abbreviations that a sentence may well end with."""

OTHER_ABBREVIATIONS = frozenset(
    """
    nr abs abschn bzw gem mio mrd tsd vgl bspw ggf evtl ziff kap bd hrsg med jur hr hrn fr str tel
    dipl ing lic priv doz
    mme mlle mmes melle mgr env ex vve ste cdt cne
    sra srta sres dna dña dª ud uds vd pág págs núm avda ctra pza excmo excma ilmo ilma rvdo cía
    dra drs prof profa eng enga arq exmo exma lda ltda sto
    ev kath luth
    lgs dlgs d.lgs d.l d.m l.r t.u d.p.r d.p.c.m ss.mm.ii
    coop sig sigg dott dottssa avv geom egr spett
    dhr mw mevr ir jhr fam blz zgn
    """.split()
)
"""Abbreviations of German, French, Spanish, Portuguese, Italian and Dutch that are no words of
English; most are titles."""

ANY_ABBREVIATIONS = ABBREVIATIONS | OTHER_ABBREVIATIONS

ARTICLES_BEFORE_ORDINALS = frozenset("am im der die das dem den des vom zum zur".split())
"""German words after which a number has a stop of its own, and a noun with a capital follows."""

HANGING_WORDS = frozenset(
    """
    of to in on at by for from with into upon before between during until within the a an and or
    der die das den dem und le la les et el los y
    """.split()
)
"""Words that nothing ends with: a line that does goes on in the next one."""

TAKEN_OUT = frozenset(
    """
    redacted removed deleted withheld omitted illegible inaudible anonymised anonymized private
    confidential
    geschw\u00e4rzt gel\u00f6scht anonymisiert unleserlich
    supprim\u00e9 caviard\u00e9 occult\u00e9 anonymis\u00e9 illisible
    eliminado suprimido omitido removido ilegible omissis illeggibile
    verwijderd gelakt onleesbaar
    \u0443\u0434\u0430\u043b\u0435\u043d\u043e \u0441\u043a\u0440\u044b\u0442\u043e
    """.split()
)
"""What stands in brackets where words were taken out on purpose, in several languages."""

SAYING_WORDS = frozenset(
    """
    said says say added adds asked asks told tells wrote writes replied replies explained explains
    warned warns insisted insists announced announces noted notes stated states called calls cried
    cries shouted shouts exclaimed exclaims continued continues concluded concludes
    """.split()
)
"""Words that follow the name of a speaker after what was said."""

SENTENCE_STARTERS = frozenset(
    """
    a an the this that these those it its he she they we you i his her their our your my there here
    who what when where why how which in on at by for from with without after before since until
    while as if although though because but and or so yet however therefore moreover furthermore
    nevertheless all any both each every few many more most much neither no none not now only other
    several some such one two three once then thus please also further during under between upon to
    of mr mrs ms dr prof sir lady
    nobody nothing everybody everyone everything somebody someone something anybody anyone
    """.split()
)
"""Words that begin a sentence when they are capitalized after an abbreviation."""

CONNECTIVES = frozenset(
    """
    additionally finally lastly firstly secondly thirdly similarly likewise meanwhile consequently
    however therefore moreover furthermore nevertheless also
    """.split()
)
"""Words that begin a sentence where a capital comes before them and a comma behind them."""

CLAUSE_STARTERS = frozenset(
    """
    the this that these those it its he she they we you his her their our your there if when
    although because however therefore all any both each every no neither none such
    nobody nothing everybody everyone everything somebody someone something anybody anyone
    """.split()
)
"""Those of them that seldom stand after a name in the middle of a sentence, as "or" and "in" do."""

FUNCTION_WORDS = frozenset(
    """
    is are was were am be been being has have had having do does did
    it its they their them he she his her him this that these those which who whom whose there
    a an the and or but nor of to in on at by for from with into onto upon as than so if then
    also very some any every each all both either neither no not never none only just still
    however therefore will would shall should may might can could must ought
    """.split()
)
"""Words that hold a sentence together: a difference in these alone is one of wording."""

AGREEMENT_WORDS = frozenset(
    """
    is are was were am be been being has have had do does did
    it its they their them he she his her him this that these those which who
    """.split()
)
"""Words that agree with a name nearby and are no part of it."""

PREPOSITIONS = frozenset("of to in on at by for from with into onto upon within under".split())

NEGATIONS = frozenset("not no never none neither nor cannot without didn't hasn't haven't".split())

BOUNDING_WORDS = frozenset(
    """
    more less fewer later earlier sooner longer further greater smaller higher lower only just
    """.split()
)
"""After a negation these set a bound, and nothing is said not to be: "no more than", "not only"."""

CONDITIONS = frozenset("if unless except provided subject".split())
"""Words that begin a condition."""

DECIDING_WORDS = frozenset(
    """
    not no never none nor neither cannot without some any all every each both only more less fewer
    most least many few several always often sometimes seldom must should shall may might could can
    significant significantly slight slightly increase increased decrease decreased reduction
    reduced
    """.split()
)
"""Words that change what is claimed, however small they are."""

ARTICLES = frozenset("a an the".split())

OTHER_ARTICLES = frozenset(
    "der die das den dem des ein eine einen einem einer eines le la les un une el los las una "
    "il lo gli het de een os um uma".split()
)
"""Those of German, French, Spanish, Italian, Dutch and Portuguese, which agree with a noun."""

QUANTIFIERS = frozenset(
    """
    no none any all some few many several most a an very hardly only small large great number of
    handful couple
    kein keine keinen keiner keines einige mehrere wenige viele zahlreiche
    aucun aucune plusieurs quelques seul seule un une
    ning\u00fan ninguno ninguna varios varias alguno algunos algunas pocos pocas solo sola
    nessun nessuno nessuna alcuni alcune diversi diverse pochi poche
    geen enkele enige meerdere verscheidene
    nenhum nenhuma v\u00e1rios v\u00e1rias alguns algumas poucos poucas
    """.split()
)
"""What stands in the place of a number: "several", "a small number of", "keine"."""

STREETS_BEFORE_NAMES = frozenset(
    "calle avenida avda plaza paseo camino carretera ronda rua travessa largo pra\u00e7a estrada "
    "via viale piazza corso vicolo strada".split()
)
"""Words before the name of a street in Spanish, Portuguese and Italian: the house comes behind."""

DETERMINERS = frozenset("a an the no all any some every each none".split())
"""Words that may begin a value: "a reduction", "no change"."""

MONTHS = frozenset(
    """
    january february march april may june july august september october november december
    jan feb mar apr jun jul aug sep sept oct nov dec
    """.split()
)

YEARS = range(1800, 2200)
"""Numbers that are years where a year can stand."""

WEEKDAYS = frozenset(
    """
    monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur fri sat sun
    """.split()
)

NUMBER_WORDS = frozenset(
    """
    zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
    sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety
    hundred thousand million billion none half
    """.split()
)

TENS = frozenset("twenty thirty forty fifty sixty seventy eighty ninety".split())
UNIT_ORDINALS = {
    "first": "one", "second": "two", "third": "three", "fourth": "four", "fifth": "five",
    "sixth": "six", "seventh": "seven", "eighth": "eight", "ninth": "nine",
}  # fmt: skip
"""What stands behind a ten in an ordinal, "forty-eighth", and its number."""

MAGNITUDES = frozenset("hundred thousand million billion trillion m bn k".split())

DURATIONS = frozenset(
    """
    second seconds minute minutes hour hours day days week weeks fortnight month months year years
    """.split()
)

CURRENCIES = frozenset("\u00a3 $ \u20ac \u00a5".split())

FILL_IN_WORDS = frozenset("add complete describe enter fill give insert specify state type".split())
"""Tell whoever uses a template to fill something in."""

FILLED_IN_NOUNS = frozenset(
    "address amount company currency date day email month name number sum title year".split()
)
"""What most templates leave open; in brackets it says so without a verb."""

OPTION_WORDS = frozenset(
    "alternative delete if include keep option optional optionally use".split()
)
"""Begin what a template says of a part that may be left out."""

DRAFTING_WORDS = frozenset("comment draft drafter drafting guidance instruction note".split())
"""Begin what a template says to whoever uses it; "drafting note", "note to draft"."""

GREETING_WORDS = frozenset(
    "dear hello hi hey good sehr hallo liebe lieber bonjour madame monsieur "
    "estimado estimada querido hola gentile ciao beste geachte caro cara prezado".split()
)
"""Begin a letter, in the languages that most letters are in."""

CLOSING_WORDS = frozenset(
    "regards wishes thanks sincerely faithfully yours cheers gr\u00fc\u00dfe gr\u00fc\u00dfen "
    "gru\u00df cordialement saludos atentamente saluti groeten cumprimentos atenciosamente".split()
)
"""End a letter, before the name."""

CONFIDENCE_WORDS = frozenset(
    "addressed addressee attachment attachments confidential confidentiality delete disclaimer "
    "e-mail email error intended notify privileged recipient recipients sender unauthorised "
    "unauthorized virus viruses vertraulich confidentiel confidencial destinatario".split()
)
"""Of such words a notice of confidence has several."""
