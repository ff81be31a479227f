"""Words of context, found as whole words outside mentions."""

from typing import get_args

import pytest

from ekspor.relate import cues
from ekspor.relate.reading import CueKind
from ekspor.rules.load import document
from lines import line, marked


def kinds(text: str) -> list[tuple[str, str]]:
    return [(text[c.start : c.end], c.kind) for c in line(text).cues]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nilai ekspor kopi", ("Nilai ekspor", "export")),
        ("EKSPOR kopi", ("EKSPOR", "export")),
        ("nilai\xa0ekspor kopi", ("nilai\xa0ekspor", "export")),
        ("Barang itu dihentikan", ("dihentikan", "halted")),
        ("kopi diimpor", ("diimpor", "import")),
        ("kini ditargetkan", ("ditargetkan", "target")),
        ("dijual di dalam negeri", ("dalam negeri", "domestic")),
        ("tikar itu dilempar ke luar negeri", ("dilempar ke luar negeri", "export")),
        ("kopi itu belum juga bisa diberangkatkan", ("belum juga bisa diberangkatkan", "halted")),
        ("tak satu pun pengiriman terlaksana", ("tak satu pun pengiriman", "halted")),
        ("tak sekilo pun keluar", ("tak sekilo pun", "halted")),
    ],
)
def test_a_cue_is_found(text: str, expected: tuple[str, str]) -> None:
    assert expected in kinds(text)


@pytest.mark.parametrize("text", ["mengeksporkannya", "eksporter", "kutarget"])
def test_a_part_of_a_word_is_no_cue(text: str) -> None:
    assert kinds(text) == []


def test_the_longest_cue_wins() -> None:
    assert kinds("tidak memenuhi ketentuan ekspor")[0][0] == "tidak memenuhi ketentuan ekspor"


def test_the_word_of_export_in_the_name_of_an_office_is_none_of_exports() -> None:
    assert [kind for _, kind in kinds("Direktur Jenderal Pengembangan Ekspor Nasional")] == ["office"]


def test_a_word_can_mean_two_things() -> None:
    assert {kind for _, kind in kinds("kuota ekspor")} == {"export", "planned"}


def test_a_word_inside_a_mention_is_no_cue() -> None:
    text, mentions = marked("[AGENCY Lembaga Pembiayaan Ekspor] didirikan")
    assert cues.find(text, mentions) == []


@pytest.mark.parametrize(("text", "sign"), [("naik", 1), ("turun", -1), ("ekspor", 0)])
def test_a_change_has_a_direction(text: str, sign: int) -> None:
    assert {c.sign for c in line(text).cues} == {sign}


def test_every_kind_of_cue_is_known_to_relate() -> None:
    assert {cue["kind"] for cue in document("cues")["cue"]} == set(get_args(CueKind))  # type: ignore[attr-defined]


def test_a_longer_cue_that_goes_on_as_another_word_leaves_the_shorter_one() -> None:
    text = "Desa itu mengekspor kelapa."
    assert [text[cue.start : cue.end] for cue in cues.find(text, [])] == ["mengekspor"]
