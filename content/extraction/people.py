"""People: names of persons as official pages print them, with rank, initials, particles and where they come from."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from content.extraction.vocabulary import vocabulary

UPPER = "A-Z" + "".join(chr(code) for code in (*range(0xC0, 0x250), *range(0x1E00, 0x1F00)) if chr(code).isupper())
RANKS = (
    r"(?:Lieutenant|Lt|Lieut|Major|Maj|Brigadier|Brig|Colonel|Col)\.?[ -](?:General|Gen)",
    r"(?:Lieutenant|Lt|Lieut)\.?[ -](?:Colonel|Col|Commander|Cdr|Cmdr)",
    r"(?:Rear|Vice)[ -](?:Admiral|Adm)",
    r"Air (?:Chief |Vice[ -])?Marshal|Air Commodore|Group Captain|Field Marshal|(?:Wing|Squadron) (?:Commander|Leader)",
    r"Chief (?:Superintendent|Inspector|Commissioner|Constable|Justice)|Sergeant[ -]Major|Warrant Officer",
    r"General|Brigadier|Colonel|Major|Captain|Commodore|Commander|Admiral|Lieutenant|Sergeant|Superintendent|Inspector",
    r"Gen|Lt|Maj|Brig|Col|Capt|Cdr|Cmdr|Adm|Sgt|Amb|Prof|Dr|Mr|Mrs|Ms|Sir|Dame|Lord|Lady",
    r"LTGEN|LTG|MAJGEN|MGEN|MG|BRIGGEN|BGEN|BG|GEN|COL|LTC|RADM|VADM|RDML|CAPT|CDR",
    r"Ambassador|Judge|Justice|Professor|Senator|Prime Minister|President|Chancellor|Commissioner|H\.E",
)
RANK = rf"(?:(?:{'|'.join(RANKS)})\.? (?:\((?:ret|retd|ret'd|retired)\.?\) )?){{1,3}}"
WORD = rf"(?:[{UPPER}](?:[\w-]|'(?!s\b))*\w|d'[{UPPER}]\w+|(?:al|el|ad|an|ar|as|ash|at|az)-[{UPPER}][\w-]+)"
PART = rf"(?:St\. {WORD}|{WORD}|[{UPPER}]\.(?:[ -]?[{UPPER}]\.){{0,3}}|[{UPPER}](?= ))"
PARTICLE = (
    r"(?:van|der|den|de|la|le|los|las|del|della|di|da|dos|das|do|du|von|zu|zur|ten|ter|al|el|bin|ibn|ben|abu|af|av)"
)
NAME = rf"{PART}(?: (?:{PARTICLE} ){{0,2}}{PART}){{0,4}}"
RANKED = re.compile(rf"(?<![\w-])(?<!Secretary )(?<!Director )(?<!Attorney )(?P<rank>{RANK})(?P<name>{NAME})")
BARE = re.compile(rf"(?<![\w'-])(?P<name>{PART}(?: (?:{PARTICLE} ){{0,2}}{PART}){{1,7}})(?!['\w-])")
ORIGIN = re.compile(
    rf"(?: of (?:the )?[{UPPER}][\w'-]*(?: (?:and |of (?:the )?)?[{UPPER}][\w'-]*){{0,4}}"
    rf"|,? \((?:[{UPPER}][\w' -]{{1,30}}(?:, [{UPPER}][\w -]{{1,20}})?)\)|, (?:ret(?:ire)?d\.?|OBE|CBE|KCB)\b)"
)
NO_NAMES = vocabulary("""
    the a an in on at by for of from to with its his her their this that these those it he she they we our but and or
    as if when while after before since during under until later among however also today both all no some
    command commands commander force forces council group office ministry mission missions operation operations
    headquarters committee agreement agreements accord accords treaty resolution union nations united european security
    general secretary assembly national regional joint international army navy police guard battalion brigade regiment
    squadron division corps fleet government parliament republic kingdom states federation north south east west
    northern southern eastern western central member members head deputy chief director minister prime president
    representative special envoy ambassador commission conference summit board bank fund agency institute university
    centre center school academy college company team unit task party movement front alliance coalition league
    association organisation organization society cross crescent airport camp base city province region sector zone
    area island islands lake river mount street note media about field programme program project plan act law decision
    article chapter protocol convention charter memorandum status public affairs information training advisory
    monitoring support peace peacekeeping stabilization stabilisation assistance humanitarian rule staff elections
    election secretariat debate framework directorate department service services court tribunal embassy delegation
    port bay sea gulf ocean air naval military civilian civil maritime land royal high senior acting former new first
    second third spokesperson spokesman spokeswoman coordinator co-ordinator commissioner adviser advisor chairman
    chairperson chair governor mayor administrator inspector prosecutor senator king queen prince
    africa african asia asian america american europe arab islamic christian serb albanian british dutch french german
    italian spanish portuguese turkish greek swedish norwegian danish finnish polish indian canadian australian irish
    saudi sri burkina sierra costa puerto san santa saint new papua bosnia timor addis cape hong tel
    korea zealand lanka leone rica salvador marino faso guinea herzegovina arabia leste ababa york
    middle near far cold world war day week year month question questions answers page fact facts sheet press release
    history background structure contact home news photo photos video
    cities combat events issues powers offensive
    foreign defence defense interior finance trade under commandant
    supreme allied vice assistant executive permanent lead nation battle resolute joint provincial multinational
    secretary-general under-secretary-general vice-president governor-general
    officer officers medical observer observers guards fusiliers rifles marines hussars dragoons lancers grenadiers
""")


SHIPS = vocabulary(
    "HNLMS HMS HMCS HMAS USS USNS FS FGS MT MV SS NRP ITS ESPS HS TCG KNM HDMS HNOMS LE INS RV MS Camp Fort"
)


DAYS = vocabulary("""
    january february march april may june july august september october november december feb apr jun jul aug sep sept
    oct nov dec monday tuesday wednesday thursday friday saturday sunday
""")


@dataclass(frozen=True, slots=True)
class Person:
    """A name with its rank, where it stands in its sentence, and where the words on their origin end."""

    words: str
    start: int
    end: int
    behind: int
    is_ranked: bool

    @property
    def surname(self) -> str:
        """The last word of the name, by which a text calls someone again."""
        return self.words.rsplit(None, 1)[-1]


def find(words: str) -> list[Person]:
    """The persons of a sentence, in their order: whoever has a rank, and other names that look like a person's."""
    ranked = list(_ranked(words))
    taken = [(person.start, person.end) for person in ranked]
    bare = [one for one in _bare(words) if not any(one.start < end and start < one.end for start, end in taken)]
    return sorted([*ranked, *bare], key=lambda person: person.start)


def _ranked(words: str) -> Iterator[Person]:
    for match in RANKED.finditer(words):
        start, end = match.start(), match.start("name") + _length(match["name"])
        parts = words[match.start("name") : end].split()
        if not parts or (len(parts) == 1 and parts[0].isupper()):
            continue
        office = re.match(r"(?:Commander|Commissioner|President|Prime Minister|Chancellor) ", match["rank"])
        if office is not None and (len(match["rank"].split()) > 1 or re.search(r"[A-Z][\w-]* $", words[:start])):
            start += office.end()
        if start < match.start("name") or len(parts) > 1:
            yield _person(words, start, end, ranked=start < match.start("name"))


def _length(name: str) -> int:
    """How much of a name is left where it ends before the first word that is no name."""
    for word in re.finditer(r"\S+", name):
        if word.group().casefold() in NO_NAMES:
            return len(name[: word.start()].rstrip())
    return len(name)


def _bare(words: str) -> Iterator[Person]:
    """Two or more capitalised words in a row of which none is an organisation's, an office's or a place's."""
    for match in BARE.finditer(words):
        parts = list(re.finditer(r"\S+", match["name"]))
        if parts[0].group() in SHIPS:
            continue
        while parts and _is_no_name(parts[0].group()):
            parts.pop(0)
        while parts and _is_no_name(parts[-1].group()):
            parts.pop()
        capitals = [part for part in parts if any(sign.isupper() for sign in part.group())]
        if not 2 <= len(capitals) <= 5 or any(_is_no_name(part.group()) for part in parts):
            continue
        start, end = match.start() + parts[0].start(), match.start() + parts[-1].end()
        is_thing = re.search(r"\b[Tt]he $", words[:start]) is not None
        if not is_thing and not (len(parts) == 2 and parts[1].group().endswith("s") and parts[0].group() == "The"):
            yield _person(words, start, end, ranked=False)


def _is_no_name(word: str) -> bool:
    bare = word.strip(".").casefold()
    letters = re.sub(r"[^\w]", "", word)
    is_short_form = letters.isupper() and 1 < len(letters) < 7 and "." not in word
    return bare in NO_NAMES or bare in DAYS or is_short_form or any(sign.isdigit() for sign in word)


def _person(words: str, start: int, end: int, *, ranked: bool) -> Person:
    origin = ORIGIN.match(words, end)
    return Person(words[start:end], start, end, origin.end() if origin is not None else end, ranked)
