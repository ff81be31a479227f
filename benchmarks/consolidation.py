"""How well reports of one flow are brought together: `python benchmarks/consolidation.py [--errors]`.

Gold: annotations/clusters.jsonl, a report a line with the flow it tells of. B³ (Bagga and Baldwin 1998) and pairwise
F1, for the flows with an even number, by which the rules of store/same.py were tuned, and for the others.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import combinations
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from ekspor.normalise import commodity, company, country, region
from ekspor.normalise.dollars import with_usd
from ekspor.schema import DocumentRef, ExportEvent, MoneyFiller, NameFiller, PeriodFiller, QuantityFiller
from ekspor.store.consolidate import consolidate
from ekspor.store.flow import flow

GOLD = Path(__file__).parents[1] / "annotations" / "clusters.jsonl"
KILOGRAMS = {"g": Decimal("0.001"), "kg": Decimal(1), "ton": Decimal(1000)}

Groups = Sequence[frozenset[str]]


def record(line: dict[str, Any], name: str) -> ExportEvent:
    """A report as the record that reading its article would give."""
    document = DocumentRef(id=line["article"], title="", url=None, published=line["published"], published_from="input")
    amounts = {
        "value": [
            MoneyFiller(
                surface="-", evidence=(), low=v["amount"], high=v["amount"], currency=v["currency"], per=v.get("per")
            )
            for v in line["value"]
        ],
        "quantity": [
            QuantityFiller(
                surface="-",
                evidence=(),
                low=q["amount"],
                high=q["amount"],
                unit=q["unit"],
                per=q.get("per"),
                kg=Decimal(str(q["amount"])) * KILOGRAMS[q["unit"]] if q["unit"] in KILOGRAMS else None,
            )
            for q in line["quantity"]
        ],
        "period": [PeriodFiller(surface="-", evidence=(), grain=None, **p) for p in line["period"]],
        "change": [
            {"surface": "-", "evidence": (), "percent": c.get("percent"), "amount": c.get("amount")}
            for c in line["change"]
        ],
        "share": [{"surface": "-", "evidence": (), "percent": s["percent"]} for s in line["share"]],
    }
    names = {
        "exporter": [_filler(words, "idx", company.parse) for words in line["exporter"]],
        "origin": [_filler(words, "kemendagri", region.parse, country.parse) for words in line["origin"]],
        "commodity": [_filler(words, "hs2022", commodity.parse) for words in line["commodity"]],
        "destination": [_filler(words, "iso3166-1", country.parse, region.parse) for words in line["destination"]],
    }
    rest = {"sentence": "-", "sentence_start": 0, "sentence_end": 1, "confidence": 1.0}
    return with_usd(ExportEvent(id=name, document=document, status=line["status"], **names, **amounts, **rest))


def _filler(words: str, system: str, *parsers: Callable[[str], Any]) -> NameFiller:
    value = next((found for parse in parsers if (found := parse(words)) is not None), None)
    code = getattr(value, "code", None) or getattr(value, "hs", None)
    return NameFiller(
        surface=words,
        evidence=(),
        code=code,
        code_system=system if code else None,
        canonical=getattr(value, "name", None),
    )


def groups(names: Iterable[tuple[str, str]]) -> Groups:
    """Reports by the flow that they are said to tell of."""
    found: dict[str, set[str]] = {}
    for report, group in names:
        found.setdefault(group, set()).add(report)
    return [frozenset(group) for group in found.values()]


def b_cubed(gold: Groups, system: Groups) -> tuple[float, float, float]:
    """Precision, recall and F1 over the reports: how much of its group of the one is in its group of the other."""
    here, there = ({report: group for group in side for report in group} for side in (system, gold))
    precision = sum(len(here[one] & there[one]) / len(here[one]) for one in here) / len(here)
    recall = sum(len(here[one] & there[one]) / len(there[one]) for one in here) / len(here)
    return precision, recall, 2 * precision * recall / (precision + recall)


def pairwise(gold: Groups, system: Groups) -> tuple[float, float, float]:
    """Precision, recall and F1 over pairs of reports that are put together."""
    of_gold, of_system = set(_pairs(gold)), set(_pairs(system))
    right = len(of_gold & of_system)
    precision, recall = right / max(1, len(of_system)), right / max(1, len(of_gold))
    return precision, recall, 2 * precision * recall / max(1e-9, precision + recall)


def _pairs(side: Groups) -> Iterator[frozenset[str]]:
    return (frozenset(pair) for group in side for pair in combinations(sorted(group), 2))


def main(errors: bool) -> None:
    """Print the table, and the pairs of the tuned half that are wrong."""
    lines = {f"r{n:03}": json.loads(line) for n, line in enumerate(GOLD.open(encoding="utf-8"), 1)}
    found = consolidate(flow(record(line, name)) for name, line in lines.items())
    table = Table("flows", "measure", "P", "R", "F1")
    for half, of in (("even, tuned by", 0), ("odd", 1), ("all", None)):
        inside = {name for name, line in lines.items() if of is None or int(line["flow"][1:]) % 2 == of}
        gold = groups((name, lines[name]["flow"]) for name in sorted(inside))
        system = [group for one in found if (group := frozenset(f.id for f in one.flows) & inside)]
        for measure, score in (("B³", b_cubed), ("pairs", pairwise)):
            table.add_row(f"{half} ({len(gold)})", measure, *(f"{figure:.3f}" for figure in score(gold, system)))
        if errors and of == 0:
            for pair in sorted(map(sorted, set(_pairs(gold)) ^ set(_pairs(system)))):
                print(
                    *(
                        "\n  " + json.dumps({k: v for k, v in lines[name].items() if v}, ensure_ascii=False)
                        for name in pair
                    )
                )
    Console().print(table)


if __name__ == "__main__":
    main("--errors" in sys.argv)
