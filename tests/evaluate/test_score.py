"""The figures against small cases counted by hand, and against the guideline's own program."""

import importlib.util
import json
import random
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from ekspor import exchange
from ekspor.evaluate.interval import intervals
from ekspor.evaluate.score import compare, figures
from ekspor.exchange import Document

Entry = dict[str, Any]


def scored(gold: list[Entry], system: list[Entry]) -> Entry:
    return figures(compare([exchange.document(e) for e in gold], [exchange.document(e) for e in system]))


def one(*events: Entry, entities: list[tuple[int, int, str]] | None = None, name: str = "a") -> list[Entry]:
    entry: Entry = {"id": name, "events": list(events)}
    if entities is not None:
        entry["entities"] = [{"start": s, "end": e, "label": label} for s, e, label in entities]
    return [entry]


COFFEE = {"status": "realized", "commodity": ["kopi"], "value": [{"amount": 65_000_000, "currency": "USD"}]}
TEA = {"status": "target", "commodity": ["teh"], "destination": ["Mesir"], "agency": ["BPS"]}


def test_same_output_is_perfect() -> None:
    out = scored(one(COFFEE, TEA), one(TEA, COFFEE))
    assert (out["slot"]["f1"], out["record"]["f1"], out["slot_per_document"]) == (1, 1, 1)


def test_absent_document_counts_as_empty() -> None:
    out = scored(one(COFFEE), [])
    assert out["slot"] == {"p": 0, "r": 0, "f1": 0, "tp": 0, "system": 0, "gold": 3}


def test_document_without_records_on_either_side_counts_one() -> None:
    assert scored(one(), one())["slot_per_document"] == 1


def test_document_that_only_the_system_has_is_ignored() -> None:
    assert scored(one(COFFEE), one(COFFEE) + one(TEA, name="b"))["record"]["system"] == 1


def test_status_and_agency_alone_make_no_pair() -> None:
    other = {"status": "target", "commodity": ["kopi"], "agency": ["BPS"]}
    assert scored(one(TEA), one(other))["slot"]["tp"] == 0


def test_numbers_agree_within_a_thousandth() -> None:
    near = COFFEE | {"value": [{"amount": 65_060_000, "currency": "USD"}]}
    far = COFFEE | {"value": [{"amount": 65_100_000, "currency": "USD"}]}
    assert scored(one(COFFEE), one(near))["record"]["tp"] == 1
    assert scored(one(COFFEE), one(far))["record"]["tp"] == 0


@pytest.mark.parametrize(
    "value",
    [
        {"amount": 65_000_000, "currency": "IDR"},
        {"amount": 65_000_000, "currency": "USD", "per": "year"},
        {"amount": "65000000", "currency": "USD"},
        {"amount": True, "currency": "USD"},
        {"amount": float("nan"), "currency": "USD"},
        {"currency": "USD"},
        {"percent": 65_000_000},
        "65 juta USD",
        None,
    ],
)
def test_value_that_does_not_agree(value: object) -> None:
    out = scored(one(COFFEE), one(COFFEE | {"value": [value]}))
    assert (out["slots"]["value"]["tp"], out["slots"]["value"]["system"]) == (0, 1)


def test_half_of_the_names_makes_a_right_record() -> None:
    gold = COFFEE | {"destination": ["Jepang", "Mesir", "Italia"]}
    assert scored(one(gold), one(gold | {"destination": ["Jepang"]}))["record"]["tp"] == 1
    assert (
        scored(one(gold), one(gold | {"destination": ["Kanada", "Jepang", "Peru", "Kuba", "Iran", "Oman"]}))["record"][
            "tp"
        ]
        == 0
    )


def test_entities_exact_overlapping_and_core() -> None:
    gold = one(entities=[(0, 4, "MONEY"), (10, 14, "REGION")])
    out = scored(gold, one(entities=[(0, 4, "MONEY"), (12, 18, "REGION"), (20, 22, "DATE")]))
    assert out["entity"]["tp"] == 1
    assert out["entity_overlap_f1"] == 0.8
    assert out["entity_core"]["f1"] == 1
    assert set(out["entities"]) == {"MONEY", "REGION", "DATE"}


def test_gold_without_entities_has_no_figures_for_them() -> None:
    assert "entity" not in scored(one(COFFEE), one(COFFEE, entities=[(0, 1, "MONEY")]))


def test_misses_name_what_is_wrong() -> None:
    gold = one(COFFEE, TEA)
    system = one(COFFEE | {"status": "planned"}, {"status": "halted", "commodity": ["nikel"]})
    [tally] = compare([exchange.document(gold[0])], [exchange.document(system[0])])
    assert [miss.kind for miss in tally.misses] == ["wrong", "missed", "spurious"]
    assert tally.misses[1].gold == TEA


def test_intervals_are_the_same_every_time_and_hold_the_figure() -> None:
    gold = [d for n in range(20) for d in one(COFFEE, TEA, name=str(n))]
    system = [d for n in range(20) for d in one(COFFEE, *([TEA] if n % 3 else []), name=str(n))]
    tallies = compare([exchange.document(e) for e in gold], [exchange.document(e) for e in system])
    bounds = intervals(tallies)
    assert bounds == intervals(tallies)
    low, high = bounds["slot"]
    assert low < figures(tallies)["slot"]["f1"] < high
    assert set(bounds) == {"record", "slot", "slot_per_document"}
    assert intervals([]) == {}


# ── against the guideline's own program ──────────────────────────────────────────────────────────────────────────────


@pytest.fixture(scope="session")
def theirs(shared: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("guideline_score", shared / "spec" / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def assert_same_figures(theirs: ModuleType, gold: list[Entry], system: list[Entry]) -> None:
    expected, errors = theirs.score({e["id"]: e for e in gold}, {e["id"]: e for e in system})
    tallies = compare([exchange.document(e) for e in gold], [exchange.document(e) for e in system])
    assert figures(tallies) == expected
    assert sum(len(tally.misses) for tally in tallies) == len(errors)


def load(path: Path) -> list[Entry]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def damaged(document: Entry, chance: random.Random, names: list[str]) -> Entry:
    """A system's output as it might be: spans moved, records lost, fillers lost, swapped, misread."""
    events = []
    for event in document["events"]:
        if chance.random() < 0.15:
            continue
        event = json.loads(json.dumps(event))
        if chance.random() < 0.15:
            event["status"] = chance.choice(["realized", "target", "planned", "halted"])
        for slot, fillers in event.items():
            if not isinstance(fillers, list):
                continue
            if chance.random() < 0.1:
                fillers.clear()
            for n, filler in enumerate(fillers):
                if chance.random() < 0.15:
                    fillers[n] = misread(filler, chance, names)
            if chance.random() < 0.1 and slot in ("exporter", "commodity", "destination", "origin"):
                fillers.append(chance.choice(names))
        events += [event] * (2 if chance.random() < 0.1 else 1)
    entities = [
        e | {"start": e["start"] + chance.choice([0, 0, 0, 2]), "end": e["end"] + 2} if chance.random() < 0.2 else e
        for e in document["entities"]
        if chance.random() < 0.9
    ]
    chance.shuffle(events)
    return {"id": document["id"], "entities": entities, "events": events}


def misread(filler: Any, chance: random.Random, names: list[str]) -> Any:
    if isinstance(filler, str):
        return chance.choice([filler.upper(), filler.split()[-1], "PT " + filler, chance.choice(names), "", 3])
    key = chance.choice(list(filler))
    wrong = {
        "amount": [1, None, "x", filler.get("amount", 0) * 1.0005],
        "percent": [0, 5.5],
        "start": ["2020-01-01", None],
    }
    return filler | {key: chance.choice(wrong.get(key, ["IDR", "ton", "2020-12-31", "year"]))}


@pytest.mark.parametrize("name", ["seeds", "train", "written", "dev"])
def test_same_figures_on_gold_with_damage(theirs: ModuleType, shared: Path, name: str) -> None:
    gold = load(shared / "gold" / f"{name}.jsonl")
    names = sorted(
        {f for d in gold for e in d["events"] for slot in ("commodity", "destination") for f in e.get(slot, ())}
    )
    for seed in range(3):
        system = [damaged(document, random.Random(f"{seed} {document['id']}"), names) for document in gold]
        assert_same_figures(theirs, gold, system)
    assert_same_figures(theirs, gold, gold)
    assert_same_figures(theirs, gold, [])


def test_same_verdict_on_names(theirs: ModuleType, shared: Path) -> None:
    """Every pair of the names that gold puts into slots, and of the names of countries."""
    from ekspor.evaluate.names import same_name
    from ekspor.schema import NAME_SLOTS

    gold = [d for name in ("train", "written", "dev") for d in load(shared / "gold" / f"{name}.jsonl")]
    names = {f for d in gold for e in d["events"] for slot in NAME_SLOTS for f in e.get(slot, ())}
    countries = list(json.loads((shared / "spec" / "countries.json").read_text(encoding="utf-8")))
    some = random.Random(1).sample(sorted(names) + countries, 300)
    assert [(a, b) for a in some for b in some if same_name(a, b) != theirs.same_name(a, b)] == []


def test_documents_are_compared_by_id() -> None:
    gold = [Document("a", None, (COFFEE,)), Document("b", None, (TEA,))]
    assert figures(compare(gold, gold[::-1]))["record"]["f1"] == 1
