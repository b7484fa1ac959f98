"""Legal words: how sentences say that something rests on a resolution, a treaty or an invitation."""

from __future__ import annotations

import re

from content.extraction.vocabulary import vocabulary

COUNCIL = re.compile(
    r"(?:[A-Z][\w'-]* ){0,3}(?:Security Council|General Assembly|Council of Ministers|North"
    r" Atlantic Council)\b(?! resolution)",
    re.I,
)
BASES = re.compile(
    r"\b(?:under the authority of|mandated by|authori[sz]ed by|(?:derives?|derived) (?:its|their|his)? ?(?:mandate|"
    r"authority)? ?from|on the basis of|operat(?:ed|es|ing) under|(?:in|into) accordance with|in conformity with|"
    r"pursuant to|established (?:by|under|through)|based on|acting under|endorsed by|under|set up by|created by|"
    r"in line with|by virtue of|owes? (?:its|their) (?:existence|origin|mandate) to|provided for (?:in|by)|rests on|"
    r"stems from|empowered by|conducted under|launched under|deployed under|extended by|renewed by|prolonged by|"
    r"in implementation of|in support of|as (?:agreed|foreseen|laid down|set out|provided for) in)\b(?: the)? ",
    re.IGNORECASE,
)
BASIS_OF = re.compile(
    r"\b(?:is|remains|was|forms|provides) (?:still |today |to this day )?the "
    r"(?:legal basis|legal foundation|basis|foundation|mandate|authority) (?:of|for) (?:the )?"
)
BASIS_IS = re.compile(
    r"\b(?:[Ii]ts|[Tt]he|[Tt]heir|[Tt]he (?:mission|force|operation)'s) (?:legal |juridical )?"
    r"(?:basis|mandate|foundation)"
    r" (?:for [^.;,]{3,40} )?(?:is|was|remains|lies in|is laid down in|is set out in|is contained in) (?:the )?"
)
GIVEN_IN = re.compile(
    r"\b(?P<verb>invited|authori[sz]ed|mandated|requested|asked|empowered|established|created|set up|launched)"
    r" (?P<what>[^.;]{2,120}?) (?:in|by|through|under|with) (?:the |its )?(?=[A-Z]|(?:resolution|decision) )"
)
OPENS = re.compile(
    r"^,? (?:\([A-Z]+\),? )?(?:(?:of|adopted on|passed on) \d{1,2} \w+ \d{4},? )?(?:which |that |also |then |first )?"
    r"(?P<verb>authori[sz]ed|established|created|set up|mandated|opened the way"
    r" for|allowed|empowered|extended|renewed|provided for|called for|launched|approved|endorsed|enabled|tasked)"
    r" (?:the )?(?:(?:deployment|creation|establishment|mandate|launch) of (?:the )?)?"
)
REQUEST = re.compile(
    r"\b(?:(?:(?:at|on|upon) (?:the )?|by (?:the )?(?=invitation))(?P<what>request|invitation) (?:of|from)|"
    r"in (?:answer|response|reply) to an? (?P<asked>request|invitation) (?:of|from|by)) (?:the )?"
    r"(?P<who>(?:host |[A-Z][a-z]+ )?[Gg]overnment(?: of (?:the )?[A-Z][\w'-]*(?: [A-Z][\w'-]*){0,3})?"
    r"(?: in [A-Z][\w'-]*)?|[A-Z][\w'-]*(?: (?:of (?:the )?|and (?:the )?)?[A-Z][\w'-]*){0,6}|parties|"
    r"host (?:state|country|nation))"
)
BEGUN = re.compile(r"\b(?:launched|established|deployed|set up|created|mandated|sent|formed|extended|conducted)\b")
UNNUMBERED = re.compile(
    r"(?!Chapter|Article)(?!.*(?:[Rr]esolution|Decision|Action|Position|UNSCR|Regulation|Directive)\b[^a-z]*\d).*"
)
LEGAL_KEY = re.compile(r"(?:legal (?:basis|framework|base)|mandate|authority|authori[sz]ation|basis)$", re.IGNORECASE)
MADE = vocabulary("adopt pass set establish create launch deploy form found constitute")
WEAK = vocabulary(
    "under in into based established set created endorsed extended renewed prolonged launched deployed as"
)
WINDOW = 230
