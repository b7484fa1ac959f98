"""Offices: what official pages call the posts that people hold, and how a sentence says who held one when."""

from __future__ import annotations

import re

from content.extraction import statements, tenures
from content.extraction.dateparts import MONTH_NAME
from content.extraction.people import UPPER
from content.extraction.scene import Scene
from content.ledger.entry import Time

OFFICE = (
    r"[Cc]ommanders?(?:[ -]in[ -][Cc]hief)?|[Cc]hief(?: of [Ss]taff| of [Mm]ission)?|[Dd]eputy [Cc]ommander|"
    r"[Dd]irector|[Ee]nvoy|[Rr]epresentative|[Mm]inister|[Pp]resident|[Ss]ecretary(?:[ -][Gg]eneral)?|"
    r"[Hh]ead(?: of [Mm]ission)?|"
    r"[Cc]hairman|[Cc]hairwoman|[Cc]hairperson|[Cc]hair|[Cc]o-?ordinator|[Cc]ommissioner|"
    r"[Aa]mbassador|[Ss]pokesperson|[Ss]pokesman|[Ss]pokeswoman|[Gg]overnor(?:-[Gg]eneral)?|[Mm]ayor|[Aa]dministrator(?:-[Gg]eneral)?"
)
MORE_OFFICES = (
    r"(?:[Cc]hief|[Cc]ommanding|[Ss]enior)(?: [A-Z]\w+)? (?:[Oo]fficer|[Oo]bserver)|"
    rf"{OFFICE}|[Dd]eputy|[Ll]eader|[Aa]dvis[eo]r|[Ii]nspector[ -][Gg]eneral|[Pp]rosecutor|[Rr]apporteur|[Mm]ediator|"
    r"[Nn]egotiator|[Oo]mbuds(?:man|woman|person)|[Cc]hancellor|[Rr]egistrar|[Cc]ommandant|[Dd]elegate|[Mm]anager|[Tt]reasurer|"
    r"[Cc]omptroller|[Ff]acilitator|[Pp]rincipal [Dd]eputy"
)
LOWER = (
    r"first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|last|new|current|present|former|previous|next|"
    r"then|acting|interim|deputy|chief|special|senior|principal|permanent|executive|assistant|prime|vice|military|police|"
    r"operational|overall|civilian|joint|political|founding|outgoing|incoming|vice|force|mission|mission's|"
    r"operation's|force's|humanitarian|media|press|regional|sector|task|contingent|international|resident|"
    r"newly appointed|long-serving|high|personal|\d{1,2}(?:st|nd|rd|th)"
)
PLACE = rf"(?!(?:{MONTH_NAME})\b)[{UPPER}](?:[\w-]|'(?!s ))*(?:'s)?"
TAIL = (
    rf"(?: (?:of|for|to|in|at|on) (?:the )?(?:{PLACE})(?: (?:(?:of|for|the|and|in|on) ){{0,2}}{PLACE}){{0,6}}"
    r"| of (?:the|this) (?:mission|force|operation|organi[sz]ation|delegation|contingent|task force)\b"
    r"| of [Ss]taff| [Gg]eneral| of operations)"
)
BEFORE = rf"(?:(?:{LOWER}|{PLACE})(?: of(?: the)?)? ){{0,6}}"
TITLE = rf"(?<![\w-]){BEFORE}(?:{MORE_OFFICES})(?![\w'])(?!-)(?: {PLACE}(?=[,.; ]|$))?{TAIL}{{0,2}}"
WHOLE = re.compile(TITLE)
AT_END = re.compile(rf"(?:^|(?<=[ (])){TITLE}(?:, {PLACE}(?: {PLACE})?)?$")
FLEETING = re.compile(r"^(?:(?:new|current|present|outgoing|incoming|then|newly appointed|long-serving|next) )+")
DATED_ORDER = re.compile(r"^(?:first|second|third|fourth|fifth|sixth|last|founding|\d+(?:st|nd|rd|th)) ", re.IGNORECASE)
OF_THE_BODY = re.compile(
    r"(?:commander|chief(?: of (?:staff|mission))?|head(?: of mission)?|spokes\w+|leader|co-?ordinator)$", re.I
)
OWN = re.compile(
    r"^(?:the )?(?:mission|operation|force|organisation|organization)'s |^(?:its|their|the) |^an? ", re.IGNORECASE
)
OWNED = re.compile(rf"^((?:the )?[{UPPER}][\w-]*[{UPPER}][\w-]*)'s ((?:[\w-]+ ){{0,3}}[\w-]+)$")
SELF = re.compile(r" of (?:the|this) (?:mission|force|operation|organi[sz]ation)$", re.IGNORECASE)


def named(scene: Scene, printed: str, body: str = "") -> str:
    """An office by a name that stands alone: "its new commander" as "commander of NLF"."""
    body = body or scene.names.topic
    bare = OWNED.sub(r"\2 of \1", printed.strip(" ,.;:"))
    is_own = re.match(r"(?:the )?(?:mission|operation|force)'s |its ", bare, re.IGNORECASE)
    while (shorter := OWN.sub("", FLEETING.sub("", bare))) != bare:
        bare = shorter
    if SELF.search(bare):
        return SELF.sub(f" of {body}", bare) if body else bare
    within = any(word in scene.names.long_of or word == body for word in re.findall(r"[\w-]+", bare))
    if body and body not in bare and (is_own or (OF_THE_BODY.search(bare) and not within)):
        return f"{bare} of {body}"
    return bare


def the(words: str) -> str:
    """An office or body with its article: "the Secretary-General", but "Commander NLF"."""
    is_office = WHOLE.fullmatch(words) is not None and not re.search(r"[Cc]ommander [A-Z]{2}", words)
    return f"the {words}" if is_office and not words.isupper() else statements.the(words)


def stands_alone(title: str) -> bool:
    """Whether an office says of what: "Foreign Minister" does not, "UN envoy" and "Head of Mission of NLF" do."""
    return re.search(r" (?:of|for|to|in) |, |\b[A-Z][A-Z0-9-]+\b", title) is not None


def is_past(title: str) -> bool:
    """Whether the office is one that somebody held before: "former president"."""
    return title.split(" ", 1)[0].casefold() in ("former", "previous", "ex-president")


def told(person: str, title: str, time: Time, *, began: bool = False, planned: bool = False) -> str:
    """Who held an office, and when, in one sentence."""
    held = f"a {title}" if is_past(title) else f"{title}," if "," in title else f"the {title}"
    if planned:
        return statements.placed(f"{person} was to become {held}", time)
    if time.nature != "state" or time.known == "unknown":
        return statements.placed(f"{person} was {held}", time)
    if time.begins is not None and time.ends is not None:
        return f"{person} was {held} from {tenures.plain(time.begins)} to {tenures.plain(time.ends)}."
    if time.begins is None:
        return f"{person} was {held} until {tenures.plain(time.ends)}."
    if began:
        return f"{person} became {held} {statements.when(time.begins)}."
    return f"{person} has been {held} since {tenures.plain(time.begins)}."
