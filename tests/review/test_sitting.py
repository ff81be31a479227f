"""A sitting: what is shown, what is saved, and what of it a later sitting shows again."""

import json
from pathlib import Path

import pytest
from sittings import COCOA, COFFEE, REALIZED, TARGET, TEXT, draft, sitting, words

from ekspor.annotate.article import Annotated, load, save
from ekspor.annotate.exporting import export
from ekspor.annotate.formats import Tool
from ekspor.annotate.importing import bring
from ekspor.errors import InputError, OutputError
from ekspor.exchange import DRAFT
from ekspor.review.sitting import Sitting, StaleError
from ekspor.review.state import Saving
from ekspor.schema import Label
from ekspor.train import examples

ROOT = Path(__file__).parents[2]


def saving(held: Sitting, number: int = 0, **changes: object) -> Saving:
    """The article as it is shown, with changes."""
    shown = held.show(number)
    return Saving.model_validate({name: shown[name] for name in Saving.model_fields} | changes)


def stages(held: Sitting) -> list[str]:
    return [one["stage"] for one in held.overview()]


def test_a_draft_is_shown_with_everything_pending_and_its_evidence(tmp_path: Path) -> None:
    shown = sitting(tmp_path).show(0)
    assert all(one["pending"] for one in shown["mentions"])
    value = next(filler for filler in shown["records"][0]["fillers"] if filler["slot"] == "value")
    assert value["said"] == "2000000 USD"
    assert [shown["text"][start:end] for start, end in value["evidence"]] == ["US$ 2 juta"]
    assert shown["mention_disagreements"] == shown["record_disagreements"] == []


def test_a_plain_article_is_read_by_the_system(tmp_path: Path) -> None:
    line = {"id": "a", "text": COFFEE.text, "published": "2024-02-05"}
    (tmp_path / "a.jsonl").write_text(json.dumps(line), encoding="utf-8")
    shown = sitting(tmp_path, (), inputs=[tmp_path / "a.jsonl"]).show(0)
    assert ("US$ 2 juta", "MONEY") in [(shown["text"][m["start"] : m["end"]], m["label"]) for m in shown["mentions"]]
    assert shown["records"][0]["confidence"] is not None


def test_nothing_is_written_before_somebody_decides(tmp_path: Path) -> None:
    sitting(tmp_path).show(0)
    assert [path.name for path in tmp_path.iterdir()] == ["drafts.jsonl"]


def test_what_is_done_is_an_exchange_file_and_what_is_begun_lies_beside(tmp_path: Path) -> None:
    held = sitting(tmp_path)
    held.save(0, saving(held, done=True))
    held.save(1, saving(held, 1))
    assert stages(held) == ["done", "open"]
    [done] = load(tmp_path / "mine.jsonl")
    assert (done.entities, done.events) == (COFFEE.entities, COFFEE.events)
    assert DRAFT not in done.rest
    assert [one.id for one in load(tmp_path / "mine.jsonl.open")] == ["kakao"]


def test_an_article_that_is_opened_again_leaves_the_file_of_what_is_done(tmp_path: Path) -> None:
    held = sitting(tmp_path)
    held.save(0, saving(held, done=True))
    held.save(0, saving(held, done=False))
    assert load(tmp_path / "mine.jsonl") == []
    assert stages(held) == ["open", "new"]


def test_what_was_begun_goes_on_in_a_later_sitting(tmp_path: Path) -> None:
    held = sitting(tmp_path)
    shown = held.show(0)
    mentions = [one | {"pending": n > 1} for n, one in enumerate(shown["mentions"]) if n != 3]
    held.save(0, saving(held, mentions=mentions))
    again = sitting(tmp_path).show(0)
    assert again["mentions"] == mentions
    assert [COFFEE.text[one["start"] : one["end"]] for one in again["rejected"]["mentions"]] == ["Jepang"]
    assert again["records"] == shown["records"]


def test_undecided_proposals_give_way_to_those_of_a_new_system(tmp_path: Path) -> None:
    held = sitting(tmp_path)
    records = held.show(0)["records"]
    accepted = records[0] | {"pending": False, "fillers": [one | {"pending": False} for one in records[0]["fillers"]]}
    held.save(0, saving(held, records=[accepted, records[1]]))
    planned = TARGET | {"status": "planned"}
    newer = draft(TEXT.replace("Siti Rahmah", "[PERSON Siti Rahmah]"), REALIZED, planned)
    shown = sitting(tmp_path, [newer]).show(0)
    assert [(one["status"], one["pending"]) for one in shown["records"]] == [("realized", False), ("planned", True)]
    assert "PERSON" in [one["label"] for one in shown["mentions"]]


def test_what_was_rejected_is_not_proposed_again(tmp_path: Path) -> None:
    held = sitting(tmp_path)
    held.save(0, saving(held, mentions=held.show(0)["mentions"][1:], records=held.show(0)["records"][1:]))
    shown = sitting(tmp_path).show(0)
    assert [one["status"] for one in shown["records"]] == ["target"]
    assert "COMPANY" not in [one["label"] for one in shown["mentions"]]
    assert [one["status"] for one in shown["rejected"]["records"]] == ["realized"]


def test_a_later_system_that_says_something_else_disagrees_until_somebody_decides(tmp_path: Path) -> None:
    held = sitting(tmp_path)
    held.save(0, saving(held, done=True))
    assert held.news(0) == 0
    more = REALIZED | {"value": [{"amount": 2500000, "currency": "USD"}]}
    later = sitting(tmp_path, [draft(TEXT.replace("[COUNTRY Jepang]", "Jepang"), more, TARGET)])
    shown = later.show(0)
    assert [one["words"] for one in shown["mention_disagreements"]] == ["Jepang"]
    [dispute] = shown["record_disagreements"]
    assert (dispute["here"], dispute["slots"], dispute["known"]) == (0, ["value"], False)
    kept = {"mentions": shown["mention_disagreements"][0]["here"], "records": []}
    later.save(0, saving(later, rejected={"mentions": [], "records": [dispute["system"]]}, kept=kept))
    assert later.news(0) == 0
    assert sitting(tmp_path, [draft(TEXT.replace("[COUNTRY Jepang]", "Jepang"), more, TARGET)]).news(0) == 0


def test_what_a_person_adds_is_no_disagreement(tmp_path: Path) -> None:
    held = sitting(tmp_path)
    start = COFFEE.text.index("kakao")
    mentions = [*held.show(0)["mentions"], {"start": start, "end": start + 5, "label": "COMMODITY", "pending": False}]
    held.save(0, saving(held, mentions=mentions, records=[*held.show(0)["records"], {"status": "planned"}]))
    assert held.news(0) == 0
    assert [one["words"] for one in held.show(0)["mention_disagreements"]] == ["kakao"]


def test_gold_of_others_is_done_and_disputed_by_the_system(tmp_path: Path) -> None:
    gold = Annotated(COFFEE.id, COFFEE.text, COFFEE.entities, (), {"published": "2024-02-05"})
    held = sitting(tmp_path, [gold])
    assert stages(held) == ["done"]
    assert held.news(0) > 0
    assert not held.show(0)["records"]


def test_what_cannot_be_read_is_kept_with_what_was_expected(tmp_path: Path) -> None:
    held = sitting(tmp_path)
    records = held.show(0)["records"]
    records[0]["fillers"].append({"slot": "quantity", "said": "banyak sekali", "evidence": [], "pending": False})
    said = held.save(0, saving(held, records=records))
    assert "expected an amount and its unit" in said["errors"][0]["message"]
    assert held.save(0, saving(held, done=True))["done"] is False
    again = sitting(tmp_path).show(0)
    assert again["records"][0]["fillers"][-1]["said"] == "banyak sekali"
    assert "quantity" not in load(tmp_path / "mine.jsonl.open")[0].events[0]


def test_findings_of_the_guideline_stand_at_their_filler(tmp_path: Path) -> None:
    held = sitting(tmp_path)
    records = held.show(0)["records"]
    records[0]["fillers"][2]["said"] = "Antartika"
    found = held.save(0, saving(held, records=records))["findings"]
    assert ("wrong", 0, "destination: Antartika") in [(one["level"], one["record"], one["filler"]) for one in found]


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"mentions": [{"start": 0, "end": 9999, "label": "MONEY"}]}, "lies outside the text"),
        ({"mentions": [{"start": 3, "end": 9, "label": "MONEY"}, {"start": 5, "end": 12, "label": "DATE"}]}, "overlap"),
        (
            {
                "records": [
                    {"status": "target", "fillers": [{"slot": "origin", "said": "Jember", "evidence": [[5, 5]]}]}
                ]
            },
            "evidence 5–5 lies outside",
        ),
    ],
)
def test_what_cannot_stand_is_refused_with_the_reason(tmp_path: Path, changes: dict, reason: str) -> None:
    held = sitting(tmp_path)
    with pytest.raises(ValueError, match=reason):
        held.save(0, saving(held, **changes))
    assert stages(held) == ["new", "new"]


def test_two_windows_cannot_overwrite_each_other(tmp_path: Path) -> None:
    held = sitting(tmp_path)
    old = saving(held)
    held.save(0, old)
    with pytest.raises(StaleError, match="another window"):
        held.save(0, old)


def test_a_file_that_another_program_changed_is_not_overwritten(tmp_path: Path) -> None:
    held = sitting(tmp_path)
    held.save(0, saving(held, done=True))
    save([COCOA], tmp_path / "mine.jsonl")
    with pytest.raises(OutputError, match="another program"):
        held.save(0, saving(held))
    assert [one.id for one in load(tmp_path / "mine.jsonl")] == ["kakao"]


def test_an_article_finds_its_decisions_by_its_text(tmp_path: Path) -> None:
    held = sitting(tmp_path)
    held.save(0, saving(held, done=True))
    assert stages(sitting(tmp_path, [draft(TEXT, name="another id")])) == ["done"]


def test_a_text_that_changed_under_its_id_is_left_out_with_the_reason(tmp_path: Path) -> None:
    held = sitting(tmp_path)
    held.save(0, saving(held, done=True))
    later = sitting(tmp_path, [draft(TEXT + " (*)"), COCOA])
    assert [one["id"] for one in later.overview()] == ["kakao"]
    assert "no longer the one that was reviewed" in later.rejections[0].reason


def test_a_review_of_another_text_is_refused(tmp_path: Path) -> None:
    held = sitting(tmp_path)
    held.save(0, saving(held, done=True))
    line = (tmp_path / "mine.jsonl").read_text(encoding="utf-8").replace("Selasa", "Rabu..")
    (tmp_path / "mine.jsonl").write_text(line, encoding="utf-8")
    with pytest.raises(InputError, match="its text is no longer the one that was reviewed"):
        sitting(tmp_path, ())


def test_without_inputs_the_reviewed_articles_are_shown(tmp_path: Path) -> None:
    held = sitting(tmp_path)
    held.save(1, saving(held, 1, done=True))
    assert [one["id"] for one in sitting(tmp_path, ()).overview()] == ["kakao"]


@pytest.mark.parametrize("part", ["dev", "test"])
def test_gold_that_nobody_changed_says_what_it_said(tmp_path: Path, part: str) -> None:
    gold = load(ROOT / "annotations" / f"{part}.jsonl")[:8]
    held = sitting(tmp_path, gold)
    for number in range(len(gold)):
        held.save(number, saving(held, number))
    kept = load(tmp_path / "mine.jsonl")
    assert [(one.id, one.entities, one.events) for one in kept] == [(one.id, one.entities, one.events) for one in gold]


def test_the_same_decisions_give_the_same_bytes(tmp_path: Path) -> None:
    files = []
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        held = sitting(tmp_path / name)
        held.save(0, saving(held, done=True))
        files.append((tmp_path / name / "mine.jsonl").read_bytes())
    assert files[0] == files[1]


# ── what fills a slot ────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("slot", "said", "filler"),
    [
        ("value", "2500000 USD", "2500000 USD"),
        ("value", "Rp1,2 miliar", "1200000000 IDR"),
        ("quantity", "1.200 ton sebulan", "1200 ton per month"),
        ("period", "tahun lalu", "2023-01-01..2023-12-31"),
        ("change", "-7.5%", "-7.5%"),
        ("exporter", "CV Niaga Jaya", "CV Niaga Jaya"),
    ],
)
def test_a_slot_is_filled_in_our_form_or_in_that_of_the_text(tmp_path: Path, slot: str, said: str, filler: str) -> None:
    assert [one.said for one in sitting(tmp_path).fill(0, slot, said)] == [filler]


@pytest.mark.parametrize(
    ("slot", "said", "reason"),
    [
        ("value", "banyak", "expected an amount and its currency, such as 171200000 USD"),
        ("quantity", "1.200 ton", "1.2 ton in the form of records and 1200 ton as the press writes"),
        ("nilai", "2 USD", "fills no slot"),
    ],
)
def test_what_fills_nothing_is_refused_with_what_was_expected(
    tmp_path: Path, slot: str, said: str, reason: str
) -> None:
    with pytest.raises(ValueError, match=reason):
        sitting(tmp_path).fill(0, slot, said)


def test_a_mention_fills_a_slot_with_itself_as_evidence(tmp_path: Path) -> None:
    start = COFFEE.text.index("US$ 3 juta")
    [filler] = sitting(tmp_path).fill_from(0, "value", (start, start + 10), Label.MONEY)
    assert (filler.said, filler.evidence) == ("3000000 USD", ((start, start + 10),))


def test_words_find_their_evidence(tmp_path: Path) -> None:
    [filler] = sitting(tmp_path).fill(0, "value", "3000000 USD")
    [(start, end)] = filler.evidence
    assert COFFEE.text[start:end] == "US$ 3 juta"
    assert words(COFFEE)[0] == ("CV Niaga Jaya", "COMPANY")


# ── what others make of the files ────────────────────────────────────────────────────────────────────────────────────


def test_what_is_done_can_be_learnt_from_and_what_is_begun_cannot(tmp_path: Path) -> None:
    held = sitting(tmp_path)
    held.save(0, saving(held, done=True))
    held.save(1, saving(held, 1))
    [example] = examples.read(tmp_path / "mine.jsonl")
    assert example.spans == COFFEE.entities
    with pytest.raises(InputError, match="a draft"):
        examples.read(tmp_path / "mine.jsonl.open")


@pytest.mark.parametrize("tool", Tool)
def test_what_is_done_goes_through_every_tool_and_can_be_reviewed_again(tmp_path: Path, tool: Tool) -> None:
    held = sitting(tmp_path)
    held.save(0, saving(held, done=True))
    done = load(tmp_path / "mine.jsonl")
    export(done, tool, tmp_path / "out")
    save(bring(tmp_path / "out", tool, done).articles, tmp_path / "mine.jsonl")
    shown = sitting(tmp_path, ()).show(0)
    assert (shown["done"], shown["records"]) == (True, held.show(0)["records"])
