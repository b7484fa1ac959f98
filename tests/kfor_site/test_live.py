"""A running server beside the tests: what it writes is seen, and the tables are empty again for the next test."""

from __future__ import annotations

from urllib.request import urlopen

import pytest

from tests.factories import save_everything


@pytest.mark.parametrize("_round", [1, 2])
def test_a_live_server_sees_guarded_rows_and_leaves_none(live_server, transactional_db, ana, _round):
    rows = save_everything(ana)

    with urlopen(f"{live_server.url}/readyz") as page:
        assert page.status == 200
    assert type(rows["Attempt"])._default_manager.count() == 1
