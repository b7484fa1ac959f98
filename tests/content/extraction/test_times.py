"""Tests as of when what a plainer rule picks up holds."""

from tests.content.extraction.families.tellings import mentions


def test_a_year_that_saw_so_many_is_the_year_of_the_figure():
    (found,) = [one for one in mentions("2011 saw 300 boats seized, 2012 none at all.") if one.value == 300]

    assert found.time is not None
    assert str(found.time.begins).startswith("2011")


def test_a_year_does_not_do_anything():
    assert "2011" not in {one.subject for one in mentions("2011 saw 300 boats seized, 2012 none at all.")}
