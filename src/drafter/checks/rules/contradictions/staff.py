"""Staff: what the text announces for the people who work for the council."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.checks.pattern import Pattern, words, words_of
from drafter.checks.reading import Reading
from drafter.checks.rule import Hit, report_rule
from drafter.checks.rules.contradictions.evidence import Evidence, denied
from drafter.checks.sentences import sentences
from drafter.checks.substance import is_nothing
from drafter.checks.wording import quoted
from drafter.report.template import Level

_PEOPLE = (
    r"(?:posts?|roles?|jobs?|staff|employees?|workforce|teams?|officers?|managers?|assistants?|supervisors?"
    r"|operatives?|workers?|caseworkers?|advis[eo]rs?|administrators?|co-?ordinators?|apprentices?|trainees?"
    r"|lifeguards?|attendants?|wardens?|cleaners?|caretakers?|keepers?|diggers?|drivers?|nurses?|librarians?"
    r"|inspectors?|analysts?|engineers?|surveyors?|planners?|solicitors?|technicians?|clerks?|receptionists?|assessors?"
    r"|tutors?|mentors?|trainers?|auditors?|accountants?|lawyers?|practitioners?|investigators?|therapists?|cooks?"
    r"|rangers?|gardeners?|loaders?|stewards?|navigators?|interpreters?|Officers?|Managers?|Assistants?|Supervisors?"
    r"|Advis[eo]rs?|Workers?|Co-?ordinators?|Apprentices?|FTEs?|full[- ]time equivalents?|(?:\d+|[a-z]+) people)\b"
)
_GAP = r"(?:[\w’'-]+,? ){0,6}?"
_NEAR = r"(?:[\w’'-]+ ){0,3}?"
_AHEAD = r"(?:will|would|is|are|to|being|has been|have been|has|have|due to|must|needs? to)"
_WORDS_OF_PEOPLE = words(
    "post posts role roles job jobs staff employee employees workforce team teams officer officers manager managers"
    " assistant assistants supervisor supervisors operative operatives worker workers caseworker caseworkers adviser"
    " advisers advisor advisors administrator administrators coordinator coordinators ordinator ordinators"
    " apprentice apprentices trainee trainees lifeguard lifeguards attendant attendants warden wardens cleaner"
    " cleaners caretaker caretakers keeper keepers digger diggers driver drivers nurse nurses librarian librarians"
    " inspector inspectors analyst analysts engineer engineers surveyor surveyors planner planners solicitor"
    " solicitors technician technicians clerk clerks receptionist receptionists assessor assessors tutor tutors mentor"
    " mentors trainer trainers auditor auditors accountant accountants lawyer lawyers practitioner practitioners"
    " investigator investigators therapist therapists cook cooks ranger rangers gardener gardeners"
    " loader loaders steward stewards navigator navigators interpreter interpreters fte ftes equivalent equivalents"
    " people"
)
_ANNOUNCED = (
    Pattern(
        r"\b(?:restructur\w+|(?:voluntary |compulsory )?redundanc(?:y|ies)|made redundant|TUPE|severance|(?:staffing"
        r"|headcount) (?:reduction|saving|change)s?)\b",
        words=words(
            "restructure restructures restructured restructuring restructurings redundancy redundancies redundant"
            " tupe severance staffing headcount"
        ),
    ),
    # What is done to them: two lifeguards are taken on, nine posts are expected to be lost.
    Pattern(
        rf"(?<![Ll]amp )(?<![Ss]ign )(?<![Ff]ence )(?<![Gg]oal )(?<![Gg]ate )\b{_PEOPLE} {_GAP}{_AHEAD} {_NEAR}"
        r"(?:created|deleted|cut|lost|removed|frozen|regraded|transferred|added|established|recruited|advertised"
        r"|appointed|hired|engaged|employed|taken on|seconded|redeployed|merged|combined|amalgamated|reorganised"
        r"|disestablished|abolished|relocated|reduced|expanded|enlarged|disbanded|dismissed|offered other work"
        r"|brought together|re-?evaluated|set up|made permanent|outsourced|taken in house)\b",
        words=_WORDS_OF_PEOPLE,
    ),
    # How many there are: staffing would fall by 2.5 posts; 24 staff transferring to the council; 12 jobs at risk.
    Pattern(
        r"\b(?:[Ee]stablishment|[Ss]taffing(?: levels?| numbers)?|[Hh]eadcount|[Ww]orkforce|[Ss]taff (?:hours|numbers))"
        r" (?:will|would|is to|are to|must|falls?|rises?|grows?|shrinks?) \w+|\b(?:jobs|posts|roles|staff|employees"
        r"|positions) (?:(?:are|is|would be|will be) )?at risk\b|\b(?:[Ss]taff|[Ee]mployees|officers|[a-z]*workers)"
        r" (?:who (?:will|would) )?(?:transfer|transferring|moving) to\b|\b(?:[Ss]taff|[Ee]mployees"
        r"|[Cc]aretakers|[Ww]ardens|[Dd]rivers|[Cc]leaners|[Ll]ifeguards|[Ll]ibrarians|[Rr]angers) (?:will|would)"
        r" (?:transfer|work (?:weekends|evenings|nights|shifts|longer|fewer)|be (?:transferred|moved|made"
        r"|asked to work|redeployed))\b|\bunder a new (?:rota|shift pattern"
        r"|working pattern)\b",
        words=_WORDS_OF_PEOPLE | words("establishment staffing headcount workforce positions rota shift pattern"),
    ),
    # What is paid for: an additional post; two more wardens; two apprentices.
    Pattern(
        r"\b(?:needs?|requires?|fund(?:s|ing)?|provid(?:e|es|ing) for|pays? for|employ(?:s|ing)?) (?:[\w-]+ ){0,3}?"
        r"(?:additional|extra|more|new|further|temporary|permanent|full-time|part-time) (?:[\w-]+ ){0,2}?"
        rf"{_PEOPLE}(?![’'])|\bwill employ (?:[\w-]+ ){{1,3}}?{_PEOPLE}",
        words=_WORDS_OF_PEOPLE,
    ),
    # Who else is wanted, whatever they are called: two more registrars will be needed.
    Pattern(
        r"\b(?i:\d+|an?|one|two|three|four|five|six) (?:more|additional|extra|further|new) (?![a-z]*(?:comput"
        r"|scann|boil|print"
        r"|serv|heat|trail|contain|shelt|monit|sens|met|lock|mow|mot|tow|coll|let|numb|quart|rail|roll|speak|transform)(?:er|or)s?\b)"
        r"[a-z]+(?:er|or|ar|ist|ant|ian|eer)s? (?:will|would|are to|is to) be (?:needed|required|recruited|employed"
        r"|appointed|engaged|taken on)\b",
        words=words("needed required recruited employed appointed engaged taken"),
    ),
    # Of whom one more is wanted: two gardeners look after it, and a third would be engaged.
    Pattern(
        r"\b(?:an?|one|two|three)(?: (?:second|third|fourth|fifth|further|more|other))? (?:would|will|is to|are to) be"
        r" (?:engaged|recruited|appointed|employed|hired|taken on)\b|\banother (?:would|will|is to) be"
        r" (?:engaged|recruited|appointed|employed|hired|taken on)\b",
        words=words("engaged recruited appointed employed hired taken"),
    ),
    # What they do: fourteen operatives would transfer, eleven posts become ten, the hours of the clerk will rise.
    Pattern(
        rf"(?<![Ll]amp )(?<![Ss]ign )(?<![Ff]ence )(?<![Gg]oal )\b{_PEOPLE} (?:(?:who|now|based|working|employed)"
        rf" (?:[\w’'-]+ ){{0,5}}?)?{_NEAR}(?:will|would|is to|are to|must)"
        r" (?:also |all |then )?(?:transfer|move|go|pass|cross|end|cease|become|close|merge|join|shrink|grow|rise"
        r"|fall|double|leave)\b|\b(?:posts|roles|jobs|teams) (?:become|becomes|merge|go) (?:\w+)\b"
        r"|\b(?:[Nn]ight|[Dd]ay|[Ee]arly|[Ll]ate|[Ee]vening|[Ww]eekend|[Tt]wilight) shifts? [^.;\n]{0,30}?(?:will|would"
        r"|is to|are to) (?:end|stop|cease|start|begin|be (?:ended|withdrawn|introduced|added|cut))\b",
        words=_WORDS_OF_PEOPLE | words("shift shifts"),
    ),
    # What becomes of them, told as it is: the twelve drivers transfer to the contractor, its hours change.
    Pattern(
        rf"\b(?:[Tt]he|[Oo]ur|[Ii]ts|[Aa]ll|[’']s)(?: (?:\d+|[a-z]+)){{0,3}}? {_PEOPLE} (?:transfers?"
        rf"|pass(?:es)?|retires?)"
        r" (?:to|into|from|on|in|at)\b|\b(?:[Tt]heir|[Ii]ts|whose) (?:working )?(?:hours|shifts|grades?"
        r"|duties) (?:changes?|increase"
        r"|rises?|falls?|move|go)\b|\b(?:intends?|plans?|proposes?|hopes?|expects?|wants?|needs?) to (?:recruit"
        r"|appoint|hire|employ)"
        rf" (?:[\w-]+ ){{1,4}}?{_PEOPLE}",
        words=_WORDS_OF_PEOPLE | words("hours shifts grade grades duties"),
    ),
    # What is no longer there: the role would not be needed after September.
    Pattern(
        r"\b(?:posts?|roles?|jobs?|positions?)\b [^.;\n]{0,60}?\b(?:will|would|is|are) (?:not"
        r"|no longer) (?:be )?(?:needed|required|filled|replaced)\b|\b(?:on|under) their existing terms\b"
        r"|\bbusiness case for (?:[\w’'-]+ ){1,3}(?:social )?(?:workers|officers|posts|managers)\b|\bvacanc(?:y"
        r"|ies) (?:[\w’'-]+ ){0,7}(?:frozen|deleted|held|filled)\b|\b(?:[Cc]reation|[Ll]oss|[Dd]eletion"
        r"|[Aa]ppointment|[Rr]ecruitment|[Tt]ransfer|[Mm]erger|[Ss]econdment|[Rr]edeployment|[Ee]stablishment"
        r"|[Rr]egrading|[Rr]eduction) (?:of|in) (?:[\w.’'-]+ ){0,4}?(?:posts?|jobs|staff|roles|teams|officers"
        r"|managers|full[- ]time equivalents?|FTEs?|employees)\b|\b(?:not filling|leaving unfilled|freezing"
        r"|holding(?: vacant)?) (?:[\w’'-]+ ){0,3}?(?:posts?|vacanc(?:y|ies))\b|\b[Rr]ecruit(?:ing"
        r"|ment)? to (?:the )?(?:[\w’'-]+ )?vacanc(?:y|ies)\b",
        words=words(
            "post posts role roles job jobs position positions terms case vacancy vacancies staff teams officers"
            " managers equivalent equivalents fte ftes employees"
        ),
    ),
    # What somebody does: recruits two officers, merges two teams, ends the role of Supervisor.
    Pattern(
        r"\b(?:creat(?:e|es|ing)|delet(?:e|es|ing)|abolish(?:es|ing)?|disestablish(?:es|ing)?|establish(?:es|ing)?"
        r"|recruit(?:s|ing|ment of|ment to)?|appoint(?:s|ing)?|hir(?:e|es|ing)|tak(?:e|es|ing) on|second(?:s|ing)"
        r"|redeploy(?:s|ing)?|regrad(?:e|es|ing)|merg(?:e|es|ing)|combin(?:e|es|ing)|amalgamat(?:e|es|ing)"
        r"|reorganis(?:e|es|ing)|los(?:e|es|ing)|shed(?:s|ding)?|engag(?:e|es|ing)(?! with)|transfer(?:s|ring)?"
        r"|set(?:s|ting)? up|cut(?:s|ting)?|add(?:s|ing)?|remov(?:e|es|ing)|expand(?:s|ing)?|reduc(?:e|es"
        r"|ing)) (?:[\w’'-]+ ){0,4}?(?:posts?|roles?|jobs|staff|employees|team|teams|officers?|[a-z]*workers?"
        r"|managers?|assistants?|supervisors?|operatives|advis[eo]rs?|co-?ordinators?|apprentices?|lifeguards?"
        r"|inspectors?|engineers?|surveyors?|planners?|technicians?|wardens?|analysts?|Officers?|Managers?"
        r"|Assistants?|Supervisors?|Advis[eo]rs?|Workers?|Co-?ordinators?|FTEs?|full[- ]time equivalents?"
        r"|\d+ people)\b|\b(?:end|ends|ending|ended) (?:the|one|a) (?:role|job|post)s? of\b|\brecruitment (?:is|has"
        r"|will|to the|for)\b|\b(?:regraded|redeployed|seconded) (?:post|to|from|into)\b",
        words=_WORDS_OF_PEOPLE | words("recruitment regraded redeployed seconded"),
    ),
    # Their terms: the contracts of two grave diggers are varied, the rota is staffed by another team.
    Pattern(
        r"\b(?:var(?:y|ies|ying)|chang(?:e|es|ing)|amend(?:s|ing)?|rais(?:e|es|ing)|extend(?:s|ing)?|alter(?:s|ing)?"
        rf"|increas(?:e|es|ing)|reduc(?:e|es|ing)|cut(?:s|ting)?) {_GAP}(?:contracts of employment"
        rf"|terms and conditions"
        r"|job descriptions|working (?:hours|patterns?)|shift patterns?|rotas?)\b"
        rf"|\b(?:hours|contracts?|terms|grades?|shifts|rotas?|pay) of {_GAP}{_PEOPLE} {_GAP}{_AHEAD} \w+"
        rf"|\b{_PEOPLE}[’']s? (?:hours|contracts?|grades?|terms|shifts) {_GAP}{_AHEAD} \w+"
        r"|\b(?:their|whose) (?:contracts|hours|terms|shifts|grades|jobs) (?:will|would|are to|have to) \w+"
        r"|\bgo on a rota\b|\b(?:[Ss]hift|[Ww]orking) patterns? (?:will|would|is to|are to) \w+|\bby redeploying\b"
        r"|\brota (?:will be|would be|is to be) \w+",
        words=_WORDS_OF_PEOPLE | words("contracts terms descriptions working shift rota rotas redeploying their whose"),
    ),
)
_OTHERS = Pattern(
    r"(?i)\b(?:contractors?|providers?|suppliers?|trusts?|compan(?:y|ies)|firms?|employers?|operators?|academ(?:y"
    r"|ies)|schools?|department|government|ministry|police|universit(?:y|ies)|colleges?|charit(?:y|ies)|association"
    r"|bank|agency|manufacturer|landlord|its own|their own)\b",
    words=words(
        "contractor contractors provider providers supplier suppliers trust trusts company companies firm firms"
        " employer employers operator operators academy academies school schools department government ministry"
        " police university universities college colleges charity charities association bank agency manufacturer"
        " landlord own"
    ),
)
_OUR_OWN = Pattern(r"(?i)\b(?:the council|council[’']s|our|the service|the directorate)\b")
_PRONOUN = Pattern(r"(?i)^\W*(?:it|they|its|their|he|she)\b|\b(?:it|they) (?:has|have|had)\b")
_OF_OTHERS = Pattern(
    r"(?i) (?:employed by|by|of|at|within) the (?:contractor|provider|supplier|trust|company|department|police"
    r"|school)",
    words=words("contractor provider supplier trust company department police school"),
)
_OVER = Pattern(
    r"(?i)^[^.;]{0,60}\b(?:was|were|has been|had been)(?: \w+)? (?:completed|concluded|finished|implemented in)\b"
    r"|^ (?:was|were) (?:completed|concluded|finished)",
    words=words("completed concluded finished implemented"),
)
_OF_THINGS = Pattern(r"(?i)^ (?:servers?|buildings?|equipment|software|systems?|stock|by a (?:screen|machine))\b")
_THINGS = Pattern(
    r"(?i)\b(?:lamp|sign|fence|goal|gate|bollard|marker|finger|timber|wooden|steel|mooring|trading|guard|gate|blog)"
    r"[- ]?posts?\b|\bjobs (?:in|for|across) (?:the (?:town|area|city|borough|county|district|region)|local)\b",
    words=words("jobs post posts lampposts signposts goalposts gateposts"),
)
_WORKFORCE = r"(?:the |our |any )?(?:[a-z’']+ ){0,3}?(?:staff\w*|posts|jobs|employees|workforce|establishment)\b"
_TOUCHED = r"(?:(?:directly )?affected|lost|changed|at risk)\b"
_DENIED = Pattern(
    r"(?i)^(?:there (?:are|is|will be|would be) )?no (?:[a-z]+ )?(?:changes? (?:to|for|in)|impacts? (?:on|for)"
    rf"|effects? (?:on|for)|consequences (?:for|on)|implications? (?:for|on)) {_WORKFORCE}"
    r"|^(?:no (?:members? of )?(?:staff|employees?|posts?|jobs?)|(?:nobody|no one|no-one)(?:[’']s (?:job|post|hours))?)"
    rf" (?:are|is|will be|would be) {_TOUCHED}"
    r"|^no (?:additional|extra|more|further|new) (?:[a-z]+ )?(?:staff|posts?|employees|recruitment|officers) (?:are|is"
    r"|will be|would be) (?:needed|required|sought|proposed|created)\b"
    r"|^[^.;]{1,60}\b(?:can|will|is to|are to|would) be (?:met|done|carried out|delivered|absorbed|staffed|managed)"
    r" (?:from|within|by|with) (?:the )?(?:present|existing|current) (?:establishment|staff\w*|teams?|resources"
    r"|workforce)\b"
    r"|^(?:the|this|these) \w+ (?:has|have|will have|would have) no (?:direct )?(?:impacts?|effects?|implications?"
    rf"|consequences) (?:on|for) {_WORKFORCE}"
    r"|^(?:the|this|these) (?:[a-z]+ ){1,3}?(?:do|does|will|would) not (?:directly )?(?:affect|touch|concern"
    rf"|involve) {_WORKFORCE}"
    r"|^(?:the )?(?:staff\w*|posts|jobs|employees|workforce|establishment) (?:is|are|will be|would be) (?:not"
    r" (?:directly )?affected|unaffected|unchanged)\b"
)
_LOOSE = Pattern(r"(?i)\b(?:redundant|posts?)$")


def _is_other(said: Evidence) -> bool:
    """Whether it is another employer's doing, over and done with, or not about people at all."""
    before = said.before
    if _THINGS.found(said.sentence) is not None:
        return True
    if said.found.match[0] == "TUPE":
        return False
    if _OVER.found(said.after) is not None or (
        _LOOSE.found(said.found.match[0]) is not None and _OF_THINGS.found(said.after) is not None
    ):
        return True
    if _OF_OTHERS.found(said.after[:60]) is not None and "transfer" not in said.found.match[0]:
        return True
    if _OUR_OWN.found(before) is not None:
        return False
    if _OTHERS.found(before) is not None or _OTHERS.found(said.found.match[0]) is not None:
        return True
    earlier = said.found.passage.text[max(0, said.start - 240) : said.start]
    return _PRONOUN.found(before + said.found.match[0]) is not None and _OTHERS.found(earlier) is not None


def _denied_and_told(reading: Reading) -> Iterator[Hit]:
    """As in "None directly. The team will grow by one officer.": the section itself says otherwise."""
    for passage in reading.passages:
        if passage.role != "staff":
            continue
        spans = sentences(passage.text)
        if len(spans) < _FEWEST or not is_nothing(passage.text[slice(*spans[0])]):
            continue
        for start, end in spans[1:]:
            said = passage.text[start:end]
            found = next((match for each in _ANNOUNCED if (match := each.found(said)) is not None), None)
            if found is None or not _NEGATED.isdisjoint(words_of(said)) or _OTHERS.found(said) is not None:
                continue
            first = passage.text[slice(*spans[0])]
            message = f"This says {quoted(first)}, and then {quoted(said, 110)}"
            yield Hit(message, "Say what changes for staff, or correct the text.", passage, start, end)
            break


_FEWEST = 2
_NEGATED = words("no not none never without nor neither nobody unless if")


@report_rule("X501", "staff-denied", Level.WARNING, draft=Level.ADVICE)
def staff_denied(reading: Reading) -> Iterator[Hit]:
    """The section on staff says "None", and the text announces a restructure, new or lost posts, or redundancies.

    Why:
        The committee decides on people's work without being told. The trade unions will read both paragraphs.
    Bad:
        [sections.human_resources]
        text = "None"
        [sections.background]
        text = "Two teams become one. This will require a restructure."
    Bad:
        [sections.human_resources]
        text = "None, because the report is for information."
        [sections.background]
        text = "Three posts of Housing Options Officer are created from 1 April 2027."
    Good:
        [sections.human_resources]
        text = "None: no post is created, changed or lost."
        [sections.background]
        text = "The new rota needs no restructure and no redundancies. Lamp posts are removed in June 2027."
    Cure:
        Say what changes for staff, and where consultation with them has got to.
    """
    yield from _denied_and_told(reading)
    yield from denied(
        reading, "staff", _ANNOUNCED, "Say what changes for staff, or correct the text.", also=_DENIED, doubt=_is_other
    )
