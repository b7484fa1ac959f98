"""Holding verbs: the words by which sentences say that somebody holds, took or will take an office."""

from __future__ import annotations

import re

from content.extraction.offices import TITLE
from content.extraction.people import UPPER
from content.extraction.vocabulary import vocabulary

ADVERB = (
    r"(?: (?:currently|also|now|then|formally|officially|today|previously|later|subsequently|recently|since|"
    r"unanimously|initially))?"
)
POST = r"(?:post|posts|position|role|office|duties|functions|function|responsibilities|job|appointment)"
IS = (
    rf"is|remains|serves as|acts as|is (?:serving|acting) as|holds the {POST} of|continues (?:to serve )?as|has been|"
    r"has served as|has acted as|has been serving as"
)
WAS = (
    rf"was|served as|acted as|had been|had served as|held the {POST} of|was serving as|continued as|used to be|"
    rf"remained|worked as|occupied the {POST} of"
)
BECAME = (
    r"became|(?:was|has been|had been) (?:appointed|named|elected|designated|nominated|chosen|confirmed|sworn in|"
    rf"selected|made|promoted to)|took (?:over|office|up (?:his|her|the|their) {POST})|"
    rf"assumed (?:his |her |the |their )?{POST}|took (?:up|over) the {POST}|succeeded to the {POST}"
)
PLANNED = (
    r"will be|will become|will serve as|will take over as|is to become|is due to become|is to take over as|"
    r"will be appointed(?: as)?|will succeed as"
)
WHEN = r"(?:,? (?:on|in|since|with effect from|effective|from) [^,;.]{3,28}?,?)?"
DETERMINER = r"(?: (?:the|a|an|its|their|his|her|our))?"
VERB = re.compile(
    rf"(?:,? who)?{ADVERB} (?:(?P<planned>{PLANNED})|(?P<became>{BECAME})|(?P<was>{WAS})|(?P<is>{IS}))"
    rf"{ADVERB}{WHEN}(?: (?:as|to be|to serve as|to the {POST} of|of|to))?{ADVERB}{DETERMINER} (?P<title>{TITLE})"
)
ASIDES = (
    re.compile(r", [^;.]{2,110}?,(?= (?:is|was|has|became|served|serves|took|assumed|will|remains|had|acts) )"),
    re.compile(r", an? [\w -]{2,50}?(?= who )"),
)
IN_COMMAND = re.compile(r",? (?P<verb>is|was|remains|remained|has been|had been) in (?:overall |full )?command\b")
FEAT = re.compile(
    r" (?:is|was|became|remains) (?P<feat>(?:the|NATO's|its) (?:first|last|second|third|fourth|only|youngest|longest)"
    r"(?:[ -][\w-]+){1,5} to (?:command|lead|head|hold|serve|chair|run|direct|be|become|take)\b[^,;.]*)"
)
APPOSED = re.compile(
    rf",? (?P<open>\()?(?:the |its |their |an? )?(?P<title>{TITLE})"
    r"(?=[,.;:)]|$| (?:from|since|until|in|at the time|and|between|who|said|told) )"
)
TITLE_IS = re.compile(
    rf"(?:^|[ (])(?P<title>{TITLE}|COM[A-Z]{{3,9}})(?: (?:of|for) (?:the )?\w+)?"
    r"(?:,? since [^,;.]{3,20}?)?,? (?:at (?:the|that) time )?"
    r"(?P<verb>is|was|has been|will be|became|remains|had been)(?: currently| now| then| at present| initially)? "
    r"(?:the (?:(?!of|by|to|with|for|in|and)[\w-]+ ){0,3})?$"
)
TITLE_BEFORE = re.compile(rf"(?:^|(?<=[ (\"]))(?P<title>{TITLE}),? (?:the )?$")
NAMED_AS = re.compile(rf",? (?:as|to be|to serve as|to the {POST} of) (?:the |its |their )?(?P<title>{TITLE})")
NAMING = re.compile(r"\b(?:appoint|name|designate|nominate|elect|select|confirm)(?:s|ed|d)?(?: [A-Z]\w*)? $")
DEPUTY = re.compile(
    rf"\b(?:[Hh]er|[Hh]is|[Tt]heir|(?P<of>[{UPPER}][\w-]+)'s) "
    r"(?P<kin>deputy|successor|predecessor|(?:chief of staff)),? $"
)
HIS_DEPUTY = re.compile(
    r" (?P<verb>is|was|became|has been|serves as|served as) (?:his|her|their) (?P<title>(?:[A-Z]\w+ )?[Dd]eputy)\b"
)
UNDER = re.compile(
    r"\bunder (?P<clear>the (?:command|leadership|direction|orders) of )?"
    r"(?:the |its |their )?(?:[\w-]+ )?(?:[Cc]ommander )?$"
)
WORKING = vocabulary("become be deploy operate serve begin start arrive land stand form fight work")
SPEECH = re.compile(r'"[^"]*$')
COMMANDED = re.compile(
    r"\b(?P<body>[\w-]+),? (?:was|is|has been|had been) (?:first |initially |then |now |currently )?"
    r"(?:commanded|led|headed) by (?:the )?$"
)
