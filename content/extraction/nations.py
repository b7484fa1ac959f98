"""Nations: the names of states, as official pages print them."""

from __future__ import annotations

import re

from content.extraction.vocabulary import vocabulary

NAMES = vocabulary("""
    Afghanistan Albania Algeria Andorra Angola Argentina Armenia Australia Austria Azerbaijan Bahamas Bahrain Bangladesh
    Barbados Belarus Belgium Belize Benin Bhutan Bolivia Bosnia_and_Herzegovina Botswana Brazil Brunei Bulgaria
    Burkina_Faso Burundi Cambodia Cameroon Canada Cape_Verde Chad Chile China Colombia Comoros Congo Costa_Rica
    Côte_d'Ivoire Croatia Cuba Cyprus Czechia Czech_Republic Denmark Djibouti Dominican_Republic Ecuador Egypt
    El_Salvador Eritrea Estonia Eswatini Ethiopia Fiji Finland France Gabon Gambia Georgia Germany Ghana Greece
    Guatemala Guinea-Bissau Guinea Guyana Haiti Honduras Hungary Iceland India Indonesia Iran Iraq Ireland Israel
    Italy Jamaica Japan Jordan Kazakhstan Kenya Kuwait Kyrgyzstan Laos Latvia Lebanon Lesotho Liberia Libya
    Liechtenstein Lithuania Luxembourg Madagascar Malawi Malaysia Maldives Mali Malta Mauritania Mauritius Mexico
    Moldova Monaco Mongolia Montenegro Morocco Mozambique Myanmar Namibia Nepal Netherlands New_Zealand Nicaragua
    Niger Nigeria North_Macedonia Norway Oman Pakistan Panama Papua_New_Guinea Paraguay Peru Philippines Poland
    Portugal Qatar Republic_of_Korea Romania Russian_Federation Russia Rwanda Samoa San_Marino Saudi_Arabia Senegal
    Serbia Seychelles Sierra_Leone Singapore Slovakia Slovenia Somalia South_Africa South_Korea South_Sudan Spain
    Sri_Lanka Sudan Suriname Sweden Switzerland Syria Tajikistan Tanzania Thailand Timor-Leste Togo Tonga Tunisia
    Turkey Türkiye Turkmenistan Uganda Ukraine United_Arab_Emirates United_Kingdom United_States_of_America
    United_States Uruguay Uzbekistan Vanuatu Venezuela Vietnam Yemen Yugoslavia Zambia Zimbabwe UK USA US
""")
LONGEST_FIRST = sorted((name.replace("_", " ") for name in NAMES), key=lambda name: (-len(name), name))
NATION = rf"(?<![\w-])(?:{'|'.join(map(re.escape, LONGEST_FIRST))})(?![\w-])"
LIST = re.compile(rf"(?:the )?{NATION}(?:(?:,| and|, and) (?:the )?{NATION})*")


def listed(words: str) -> list[str]:
    """The nations of a text that consists of nothing else, else none."""
    return re.findall(NATION, words) if LIST.fullmatch(words.strip(" .;")) else []
