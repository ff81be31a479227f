"""A user's own rules and names, laid over those that ship."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from ekspor.errors import RuleError
from ekspor.rules import load, own

OURS = [{"form": f"n{n}", "kind": "a" if n % 2 else "b", "factor": str(n), "note": ""} for n in range(12)]


def row(form: str, kind: str = "a", factor: str = "1", **more: str) -> dict[str, str]:
    return {"form": form, "kind": kind, "factor": factor, **more}


# ── tables ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_row_is_added() -> None:
    assert own.over_rows("x.tsv", OURS, [row("baru")]) == [*OURS, {**row("baru"), "note": ""}]


def test_a_row_stands_in_the_place_of_ours() -> None:
    merged = own.over_rows("x.tsv", OURS, [row("n3", "b")])
    assert [one for one in merged if one["form"] == "n3"] == [{**row("n3", "b"), "note": ""}]


def test_a_row_takes_ours_away() -> None:
    merged = own.over_rows("x.tsv", OURS, [row("-n3", "", "")])
    assert [one["form"] for one in merged] == [f"n{n}" for n in range(12) if n != 3]


@pytest.mark.parametrize(
    ("wrong", "reason"),
    [
        (row("baru", "c"), "kind is 'c'; give one of a, b"),
        (row("baru", ""), "kind is ''; give something: it is never empty"),
        (row("baru", factor="dua"), "factor is 'dua'; give a number"),
        (row("baru", gap="1"), "the column 'gap' is none of form, kind, factor, note"),
    ],
)
def test_a_cell_must_be_what_it_is_with_us(wrong: dict[str, str], reason: str) -> None:
    with pytest.raises(RuleError, match=reason):
        own.over_rows("x.tsv", OURS, [wrong])


# ── rules ────────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_entries_go_by_their_ids_and_words_are_added() -> None:
    ours = {"rule": [{"id": "a", "pattern": "1"}, {"id": "b", "pattern": "2"}], "vocabulary": {"w": ["x"], "p": "1"}}
    mine = {
        "rule": [{"id": "b", "pattern": "3"}, {"id": "c"}, {"id": "a", "off": True}],
        "vocabulary": {"w": ["x", "y"], "p": "2"},
        "more": 1,
    }
    assert own.over_document(ours, mine) == {
        "rule": [{"id": "b", "pattern": "3"}, {"id": "c"}],
        "vocabulary": {"w": ["x", "y"], "p": "2"},
        "more": 1,
    }


@pytest.mark.parametrize(
    ("entry", "reason"),
    [
        ({"id": "a"}, "rule a: it has no label and no pattern and no examples"),
        ({"id": "a", "label": "GOODS", "pattern": "x", "examples": []}, "no label 'GOODS'; take one of MONEY"),
    ],
)
def test_an_entry_that_lacks_something_says_what(entry: dict[str, object], reason: str) -> None:
    with pytest.raises(RuleError, match=reason):
        load._rule(entry, "money")


# ── from outside ─────────────────────────────────────────────────────────────────────────────────────────────────────

Call = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    (tmp_path / "mine").mkdir()
    return tmp_path / "mine"


def call(*arguments: object) -> subprocess.CompletedProcess[str]:
    environment = {key: value for key, value in os.environ.items() if key != own.VARIABLE}
    command = [sys.executable, "-c", "from ekspor.cli import main; main()", *map(str, arguments)]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)


def test_own_names_and_units_are_read_by_every_worker_and_named_in_the_manifest(mine: Path, tmp_path: Path) -> None:
    (mine / "companies.tsv").write_text("form\tname\nWarung Nusa Bahari\tWarung Nusa Bahari\n", encoding="utf-8")
    (mine / "units.tsv").write_text("form\tunit\tfactor\nrajut\tkg\t12\n", encoding="utf-8")
    text = "Warung Nusa Bahari mengekspor 5 rajut kopi ke Jepang pada 2023."
    (tmp_path / "a.jsonl").write_text(json.dumps({"id": "a", "text": text}), encoding="utf-8")
    out = tmp_path / "out"
    done = call("run", tmp_path / "a.jsonl", "--out", out, "-j", 2, "--knowledge", mine, "--exchange")
    assert (done.returncode, done.stderr) == (0, "")
    (event,) = json.loads((out / "exchange.jsonl").read_text(encoding="utf-8"))["events"]
    assert (event["exporter"], event["quantity"]) == (["Warung Nusa Bahari"], [{"amount": 60, "unit": "kg"}])
    manifest = json.loads((out / "manifest.json").read_text(encoding="utf-8"))
    assert manifest["knowledge"] == str(mine)
    assert len(manifest["hashes"]["knowledge"]) == 64


def test_rules_that_keep_their_word_pass(mine: Path) -> None:
    (mine / "quantity.toml").write_text(
        "[[rule]]\nid = 'quantity.mine'\nlabel = 'QUANTITY'\npattern = '''\\d+\\ rajut'''\n"
        "examples = ['5 rajut']\ncounterexamples = ['rajut']\n",
        encoding="utf-8",
    )
    done = call("rules", "check", mine)
    assert (done.returncode, done.stdout) == (0, "all rules keep their word\n")


@pytest.mark.parametrize(
    ("name", "content", "code", "said"),
    [
        (
            "quantity.toml",
            "[[rule]]\nid = 'q'\nlabel = 'QUANTITY'\npattern = 'rajut'\n"
            "examples = ['5 rajut']\ncounterexamples = ['x rajut']",
            1,
            "q: does not match its example '5 rajut'\nq: matches its counterexample 'x rajut'\n2 of the rules",
        ),
        (
            "quantity.toml",
            "[[rule]]\nid = 'q'\nlabel = 'QUANTITY'\npattern = '('\nexamples = []",
            2,
            "mend the pattern",
        ),
        ("quantity.toml", "[[rule", 2, "mend what is no TOML"),
        ("units.tsv", "form\tunit\tfactor\nrajut\tkg\tdua\n", 2, "factor is 'dua'; give a number"),
        ("units.tsv", "form\tunit\nrajut\tkg\tdua\n", 2, "3 cells where the header has 2"),
        ("unit.tsv", "form\n", 2, "no file that ships has this name"),
    ],
)
def test_what_cannot_be_read_is_said_without_a_traceback(
    name: str, content: str, code: int, said: str, mine: Path
) -> None:
    (mine / name).write_text(content, encoding="utf-8")
    done = call("rules", "check", mine)
    assert done.returncode == code
    assert said in done.stdout + done.stderr
    assert "Traceback" not in done.stderr


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    done = call("extract", "-", "--knowledge", tmp_path / "none")
    assert done.returncode == 2
    assert "none: no folder" in done.stderr
