"""Tests manage.py extract: JSON alone on stdout, the same bytes for the same files, one sentence for a refusal."""

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command

from kfor_site.console import Refused, WrongUsage

SAMPLE = Path(__file__).parents[2] / "samples" / "lake_mission.txt"
NAMES = (
    "id fact document kind subject attribute value unit hedge time modality negated statement quote start end tier rule"
)


def run(*args: object) -> str:
    out = StringIO()
    call_command("extract", *map(str, args), stdout=out)
    return out.getvalue()


def test_extract_prints_one_object_a_mention_with_exact_quotes():
    rows = [json.loads(line) for line in run(SAMPLE).splitlines()]

    text = run("--text", SAMPLE)
    assert text == SAMPLE.read_text(encoding="utf-8")
    assert {tuple(row) for row in rows} == {tuple(NAMES.split())}
    assert all(text[row["start"] : row["end"]] == row["quote"] for row in rows)
    assert len({row["id"] for row in rows}) == len(rows)


def test_extract_never_takes_today_for_the_date_of_a_text():
    assert run(SAMPLE, "--today", "2030-01-01") == run(SAMPLE)


def test_extract_gives_equal_facts_of_two_files_one_id(tmp_path: Path):
    copy = tmp_path / "copy.txt"
    copy.write_bytes(SAMPLE.read_bytes())

    facts = [json.loads(line)["fact"] for line in run(SAMPLE, copy).splitlines()]

    assert len(set(facts)) * 2 == len(facts)


def test_extract_takes_title_and_date_from_meta(tmp_path: Path):
    meta = tmp_path / "meta.json"
    meta.write_text(json.dumps({SAMPLE.name: {"title": "The lake", "published": "2015-06"}}), encoding="utf-8")

    rows = [json.loads(line) for line in run(SAMPLE, "--meta", meta).splitlines()]

    (now,) = [row for row in rows if row["value"] == 380]
    assert (now["time"]["earliest"], now["time"]["known"]) == ("2015-06-01", "stated")


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("empty.txt", b""),
        ("picture.txt", b"\x89PNG\r\n"),
        ("latin.txt", "Fähre\n".encode("cp1252") * 9),
        ("lake.doc", b"words"),
    ],
)
def test_extract_refuses_with_one_sentence(name: str, data: bytes, tmp_path: Path):
    (tmp_path / name).write_bytes(data)

    with pytest.raises(Refused, match=name) as refusal:
        run(tmp_path / name)

    assert refusal.value.returncode == 1


def test_extract_refuses_a_text_published_after_today(tmp_path: Path):
    meta = tmp_path / "meta.json"
    meta.write_text(json.dumps({SAMPLE.name: {"published": "2031-06"}}), encoding="utf-8")

    with pytest.raises(Refused, match="check its date"):
        run(SAMPLE, "--meta", meta, "--today", "2030-01-01")


@pytest.mark.parametrize("args", [[], [SAMPLE, "--today", "soon"]])
def test_extract_tells_wrong_usage(args: list[object]):
    with pytest.raises(WrongUsage) as refusal:
        run(*args)

    assert refusal.value.returncode == 2
