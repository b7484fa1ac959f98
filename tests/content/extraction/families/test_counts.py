"""Tests what clauses count: what was done to so many, what they did, and whose count it is."""

import pytest

from tests.content.extraction.families.figures_told import mentions, statement, times, told


@pytest.mark.parametrize(
    ("words", "fact"),
    [
        ("In 2013 the mission trained 300 police officers.", ("LMM", "police-officers-trained", "300 police officers")),
        ("It has escorted some two dozen ships.", ("LMM", "ships-escorted", "about 24 ships")),
        ("LMM freed all 22 sailors.", ("LMM", "sailors-freed", "22 sailors")),
        ("The mission lost nine members in 2012.", ("LMM", "members-lost", "9 members")),
        ("LMM destroyed well over 4,200 weapons.", ("LMM", "weapons-destroyed", "over 4200 weapons")),
        ("The mission will deploy 40 more police.", ("LMM", "additional-police-deployed", "40 additional police")),
        ("More than 18 members of LMM have lost their lives.", ("LMM", "killed", "over 18 members")),
        ("Three peacekeepers were killed on 4 June 2013.", ("LMM", "killed", "3 peacekeepers")),
        ("There are 14 checkpoints along the line.", ("LMM", "checkpoints", "14 checkpoints")),
        ("LMM is made up of 280 to 310 staff.", ("LMM", "staff", "280-310 staff")),
        (
            "The mission employs 210 international and 340 local staff.",
            ("LMM", "international-staff", "210 international staff"),
        ),
        ("The mission now numbers 95 judges, 40 clerks and 12 guards.", ("LMM", "clerks", "40 clerks")),
        ("The troops are drawn from 27 nations.", ("LMM", "contributing-nations", "27 nations")),
    ],
)
def test_a_clause_tells_what_was_done_to_how_many(words: str, fact: tuple[str, str, str]):
    assert fact in told(words)


@pytest.mark.parametrize(
    "words",
    [
        "The mission did not train 300 officers.",
        "If funds allow, the mission could train 300 officers.",
        "Resolution 1244 of 1999 called on 12 states to act.",
        "One of the two boats sank.",
        "He is 45 years old.",
        "Two-thirds of the boats sank.",
        "The agreement was signed by 12 states.",
        "Page 3 of 12",
        "The 3rd boat sank on 5 March.",
    ],
)
def test_no_count_is_made_of_what_did_not_happen_or_counts_nothing(words: str):
    assert told(words) == set()


def test_what_each_of_several_has_is_not_the_whole():
    facts = told("The force consists of three battalions, each with 500 soldiers.")

    assert facts == {("LMM", "battalions", "3 battalions")}


def test_what_a_dated_text_tells_as_done_was_done_by_then():
    assert times("The mission seized 214 boats.") == {"214": "../2014-03-05"}
    assert times("The mission seized 214 boats some time before.") == {"214": "None"}


def test_the_heading_names_the_event_that_the_count_belongs_to():
    found = mentions("Hijacking of the ferry Aurora\n\nEight suspects were handed over to the police in June 2013.")

    assert [(one.subject, one.attribute, one.tier) for one in found] == [
        ("Hijacking of the ferry Aurora", "suspects-handed-over", "A")
    ]


def test_a_guess_at_the_owner_is_shown_to_the_instructor_only():
    assert [one.tier for one in mentions("About 120 patrols were carried out in June 2013.")] == ["B"]


def test_the_statement_is_the_clause_with_the_subject_by_name():
    assert statement("In 2013 its crews escorted 214 ferries.") == "The LMM crews escorted 214 ferries in 2013."


def test_what_a_present_clause_counts_takes_no_date_from_a_name():
    assert times("Article 5 of the 1998 Agreement lists seven conditions.") == {"7": "2014-03-05/2014-03-05"}


def test_an_aside_on_a_group_is_told_as_of_the_text():
    words = "In 2012 LMM was joined by the Lake League, a grouping of 13 nations, on the shore."

    assert times(words) == {"13": "2014-03-05/2014-03-05"}


def test_a_comparison_stays_out_of_the_statement():
    assert statement("LMM handled 4,100 applications in 2013, up from last year.") == (
        "LMM handled 4,100 applications in 2013."
    )


@pytest.mark.parametrize(
    ("words", "fact"),
    [
        ("The Reform Party won 41 of the 72 seats.", ("Reform Party", "seats-won", "41 seats")),
        ("Nine of its members died on the lake.", ("LMM", "killed", "9 members")),
        ("In 2013 the line was used 1,150 times.", ("Line", "times-used", "1150 times")),
        ("The first 200 officers landed in May 2013.", ("LMM", "officers-landed", "200 officers")),
        ("LMM sent 20 or 30 boats in 2013.", ("LMM", "boats-sent", "20-30 boats")),
        ("Two guards were killed by a mine.", ("LMM", "killed", "2 guards")),
        ("By the time it closed, 900 boats had been handed in.", ("Boats", "boats-handed-in", "900 boats")),
    ],
)
def test_a_part_of_many_is_counted_with_what_it_is_a_part_of(words: str, fact: tuple[str, str, str]):
    assert fact in told(words)


@pytest.mark.parametrize(
    "words",
    [
        "The first 100 days were hard.",
        "The boats were three times as fast.",
        "It withdrew from three of the five ports.",
        "LMM sent one or two boats.",
    ],
)
def test_the_first_days_and_definite_groups_are_not_counted(words: str):
    assert told(words) == set()


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Nine of its members died in 2013.", "9 members of LMM died in 2013."),
        ("By the time it closed, 900 boats had been handed in.", "900 boats had been handed in."),
        (
            "LMM lost 93 boats in 2013, more than any other mission.",
            "LMM lost 93 boats in 2013, more than any other mission.",
        ),
    ],
)
def test_the_statement_is_good_english(words: str, expected: str):
    assert statement(words).removesuffix(" (the source gives no date).").rstrip(".") == expected.rstrip(".")


@pytest.mark.parametrize(
    ("words", "subject"),
    [
        ("Some 300 people were killed in 2013.", "People killed"),
        ("By 2013 some 300 people had fled.", "People who had fled"),
        ("Some 300 people lost their lives in 2013.", "People who lost their lives"),
        ("Some 300 people are thought to have drowned.", "People thought to have drowned"),
        ("Some 300 people work on the lake.", "LMM"),
        ("Three guards were killed in 2013.", "LMM"),
    ],
)
def test_people_who_belong_to_nobody_are_the_subject_of_what_befell_them(words: str, subject: str):
    assert {whose for whose, _, _ in told(words)} == {subject}
