"""Static files are named by what the manifest says, however often they are asked for."""

from __future__ import annotations

import json

import pytest

from kfor_site.storage import StaticFiles


def test_addresses_are_those_of_the_manifest(tmp_path):
    told = {"paths": {"css/app.css": "css/app.0a1b.css"}, "version": "1.1", "hash": "0a1b"}
    (tmp_path / "staticfiles.json").write_text(json.dumps(told))
    files = StaticFiles(location=tmp_path, base_url="/static/")

    assert [files.url("css/app.css") for _asked in range(2)] == ["/static/css/app.0a1b.css"] * 2
    with pytest.raises(ValueError, match="Missing staticfiles manifest entry"):
        files.url("css/none.css")
