"""Texts as hypothesis makes them: sentences of missions, with whatever Unicode holds between their words."""

from __future__ import annotations

from hypothesis import strategies as st

NAMES = st.sampled_from(
    ["The Lake Force (LF)", "LF", "The Northern Lake Mission (NLM)", "It", "The Ärmelkanal Guard", "THE LAKE FORCE"]
)
DAYS = st.sampled_from(
    ["on 12 June 1999", "in early 2002", "since May 2011", "2003-2005", "by 31 June 2004", "today", "until 3 May 2014"]
)
NUMBERS = st.sampled_from(["900", "about 5 600", "1,200", "seven", "no more than 2\u00a0500", "3,4,5", "150-180"])
PEOPLE = st.sampled_from(["General Ada Berg", "Brig. Gen. Li\u0301ga van der Ozola", "Mr\u202fN. O’Hara", "Ada Berg"])
PLACES = st.sampled_from(["Velin", "Camp Orsa", "the port of Sankt Müll", "نهر الليطاني", "Łódź, Poland"])
MARKS = st.sampled_from(
    [
        "\u200f",
        "\u202e",
        "\u00a0",
        "\u0301",
        "\U0001f6a2",
        "\ufeff",
        "\u2028",
        "\r\n",
        "\t",
        "((",
        "“",
        "…",
        ";",
        " ",
        "İ",
        "ﬁ",
        "\ud83d",
    ]
)
FORMS = st.sampled_from(
    [
        "{name} had {number} troops {day}.",
        "{name} was set up {day} in {place}.",
        "{person} commanded {name} {day}.",
        "{name} is a body of {number} officers from {place}.",
        "Its tasks are to:\r\n• watch {place};\r\n• train {number} guards.",
        "Strength: {number} men ({day})",
        "{name} is based in {place} and {place}; it was led by {person}.",
        "{day}: the council met {person} in {place}.",
        "{name} rests on Security Council Resolution 1244 (1999) {day}.",
        "MAIN TASKS",
    ]
)


@st.composite
def _lines(draw: st.DrawFn) -> str:
    words = draw(FORMS).format(
        name=draw(NAMES), number=draw(NUMBERS), day=draw(DAYS), person=draw(PEOPLE), place=draw(PLACES)
    )
    for mark in draw(st.lists(MARKS | st.characters(), max_size=3)):
        at = draw(st.integers(0, len(words)))
        words = words[:at] + mark + words[at:]
    return words


TEXTS = st.builds(
    lambda gap, lines: gap.join(lines),
    st.sampled_from(["\n\n", "\r\n", " ", "\n", "\r\n\r\n", "\u2029", "\x0b"]),
    st.lists(_lines(), min_size=1, max_size=8),
)
"""Texts of missions; lone surrogates and all other code points may stand in them."""
