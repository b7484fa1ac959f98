"""Tests who stands under whom and who leads, mans or provides what."""

import pytest

from tests.content.extraction.families.tellings import mentions


def roles(words: str) -> list[tuple[str, str, str]]:
    return [(m.subject, m.attribute, str(m.value)) for m in mentions(words) if m.kind == "role"]


@pytest.mark.parametrize(
    ("words", "role"),
    [
        ("The Lake Police answers to Parliament.", ("Lake Police", "reports-to", "Parliament")),
        (
            "NLF is under the operational control of Joint Command Aveli.",
            ("NLF", "under-the-authority-of", "Joint Command Aveli"),
        ),
        ("NLF is accountable to the Lake Council.", ("NLF", "accountable-to", "Lake Council")),
        ("Italy leads Regional Command West.", ("Italy", "leads", "Regional Command West")),
        ("General Ada Lind has commanded the force since May 2018.", ("General Ada Lind", "commands", "NLF")),
        (
            "NLF has been subordinate to Joint Command Aveli since 2019.",
            ("NLF", "subordinate-to", "Joint Command Aveli"),
        ),
        ("The envoy heads the office. He answered to the Lake Council.", ("Envoy", "reports-to", "Lake Council")),
        ("The truce was brokered by Norway.", ("Norway", "brokers", "Truce")),
        ("The talks were chaired by Ivo Marin.", ("Ivo Marin", "chairs", "Talks")),
        (
            "Political control is exercised by the Lake Council.",
            ("Lake Council", "exercises", "Political control"),
        ),
        ("NLF is a small force led by the European Union.", ("European Union", "leads", "NLF")),
        ("Italy is the lead nation of Sector West.", ("Italy", "office", "lead nation of Sector West")),
        ("- Sector West, Aveli – lead nation Italy", ("Italy", "office", "lead nation of Sector West")),
        ("Lead nation: Italy", ("Italy", "office", "lead nation of NLF")),
        ("- Medical Company: Austria", ("Austria", "provides", "Medical Company")),
        ("The field hospital is provided by Norway.", ("Norway", "provides", "field hospital")),
        ("Sector 2, in the east, is manned by Ghana.", ("Ghana", "mans", "Sector 2")),
        ("Italy is due to take over command of NLF in June 2020.", ("Italy", "takes-over", "command of NLF")),
    ],
)
def test_links_of_command_are_read(words: str, role: tuple[str, str, str]):
    assert role in roles(words)


def test_each_nation_of_a_row_mans_its_own_sector():
    words = "Sector 1 is manned by Ghana, Sector 2, which holds Aveli, by the United Kingdom, and Sector 3 by Peru."

    assert roles(words) == [
        ("Ghana", "mans", "Sector 1"),
        ("United Kingdom", "mans", "Sector 2"),
        ("Peru", "mans", "Sector 3"),
    ]


def test_a_provider_until_and_since_then():
    words = "- Field hospital, Camp Aveli, provided by Austria until April 2019 and by Slovakia since then"

    assert [m.statement for m in mentions(words) if m.attribute == "provides"] == [
        "Austria provided the field hospital until April 2019.",
        "Slovakia has provided the field hospital since April 2019.",
    ]


@pytest.mark.parametrize(
    ("words", "role"),
    [
        ("NLF is in charge of the ferry ports.", ("NLF", "in-charge-of", "the ferry ports")),
        ("Vetting is now the responsibility of the Lake Police.", ("Lake Police", "responsible-for", "vetting")),
        ("NLF watches over the ceasefire line.", ("NLF", "oversees", "the ceasefire line")),
        ("NLF is responsible for safety on the lake.", ("NLF", "responsible-for", "safety on the lake")),
        ("Its main task is to supervise the ceasefire.", ("NLF", "main-task", "supervise the ceasefire")),
        (
            "Her deputy, Ivo Marin, is in charge of the Staff College.",
            ("Ivo Marin", "in-charge-of", "the Staff College"),
        ),
    ],
)
def test_duties_are_read(words: str, role: tuple[str, str, str]):
    assert role in roles(words)


@pytest.mark.parametrize(
    ("words", "role", "said"),
    [
        (
            "Political control and legal direction are in the hands of the Lake Council.",
            ("Lake Council", "exercises", "political control and legal direction"),
            "Political control and legal direction are in the hands of the Lake Council.",
        ),
        (
            "Overall command of the boats rests with the Shore Guard.",
            ("Shore Guard", "exercises", "overall command of the boats"),
            "Overall command of the boats lies with the Shore Guard.",
        ),
        (
            "The port is now in the hands of the Shore Guard.",
            ("Shore Guard", "holds", "port"),
            "The port is in the hands of the Shore Guard.",
        ),
        (
            "Political control: Shore Council, in Aveli",
            ("Shore Council", "exercises", "political control"),
            "The Shore Council exercises political control.",
        ),
    ],
)
def test_a_power_is_told_of_the_one_who_has_it(words: str, role: tuple[str, str, str], said: str):
    told = [(m.subject, m.attribute, str(m.value), m.statement) for m in mentions(words) if m.kind == "role"]

    assert (*role, said) in told


@pytest.mark.parametrize(
    "words",
    [
        "The problem lies with the harbour.",
        "These powers lie with the Shore Guard.",
        "Control of the port does not lie with the Shore Guard.",
    ],
)
def test_no_power_is_read_of_other_things(words: str):
    assert [one for one in mentions(words) if one.rule == "role: in whose hands"] == []


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (
            "General Ada Lind has commanded the force since May 2018.",
            "General Ada Lind has commanded NLF since May 2018.",
        ),
        (
            "NLF has been subordinate to Joint Command Aveli since 2019.",
            "NLF has been subordinate to Joint Command Aveli since 2019.",
        ),
        (
            "General Karl Otto commanded the boats; today it is led by General Ada Lind.",
            "General Ada Lind led NLF on 1 May 2020.",
        ),
        (
            "NLF was commanded by General Ada Lind from 2013 to 2015.",
            "General Ada Lind commanded NLF from 2013 to 2015.",
        ),
        (
            "The Special Envoy for the Lakes reports to the Secretary-General.",
            "The Special Envoy for the Lakes reported to the Secretary-General on 1 May 2020.",
        ),
    ],
)
def test_links_are_told_in_plain_sentences(words: str, said: str):
    assert said in [mention.statement for mention in mentions(words)]


@pytest.mark.parametrize(
    "words",
    [
        "General Ana Berg does not report to the Lake Council.",
        "The Assembly asked the Lake Guard to watch the line, to report to Velin and to mediate in disputes.",
        "The Lake Guard is not under the command of the Shore Brigade.",
        "General Ana Berg no longer commands the Lake Guard.",
        "In answer to a request by the Lake Council, the boats came.",
    ],
)
def test_no_link_is_made_of_what_is_denied_or_asked_for(words: str):
    assert [one for one in mentions(words) if one.kind == "role"] == []
