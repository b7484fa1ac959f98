"""Tests what the entries of a chronology tell."""

import pytest

from tests.content.extraction.families.tellings import mentions


def test_an_entry_tells_an_event_at_its_date():
    found = [m for m in mentions("3 May 2004: the Lake Guard hands the port over to NLF.") if m.kind == "date_event"]

    assert [(m.subject, str(m.value).split(";")[0], m.spans[0].quote[:10]) for m in found] == [
        ("Lake Guard", "2004-05-03/2004-05-03", "3 May 2004")
    ]
    assert "3 May 2004" in [span.quote for span in found[0].spans if span.role == "time"]


@pytest.mark.parametrize(
    ("entry", "statement"),
    [
        ("Shore Truce signed in Aveli.", "Shore Truce was signed in Aveli on 3 May 2004."),
        ("Lake Guard given its flag.", "Lake Guard was given its flag on 3 May 2004."),
        ("The Lake Guard opened a port.", "The Lake Guard opened a port on 3 May 2004."),
    ],
)
def test_an_entry_without_a_helper_tells_what_was_done(entry, statement):
    assert statement in [m.statement for m in mentions(f"3 May 2004: {entry}") if m.kind == "date_event"]
