"""How good the records are, against gold: never below the floors in models/floor.toml."""

import tomllib
from functools import cache
from importlib.resources import files
from pathlib import Path

import pytest

from conftest import ROOT
from ekspor import exchange
from ekspor.config import Settings
from ekspor.evaluate.score import compare, figures
from ekspor.evaluate.system import read_gold

FLOORS = {
    (gold, figure): floor
    for gold, of_gold in tomllib.loads((ROOT / "models" / "floor.toml").read_text(encoding="utf-8")).items()
    for figure, floor in of_gold.items()
}


@cache
def scores(articles: Path, gold: Path) -> dict[str, float]:
    """F1 by figure, with rules and names alone."""
    found = figures(compare(exchange.load(gold), read_gold(articles, Settings())))
    return {name: found[name]["f1"] for name in ("entity", "slot", "record")}


def assert_no_worse(name: str, figure: str, articles: Path, gold: Path) -> None:
    score, floor = scores(articles, gold)[figure], FLOORS[name, figure]
    assert score >= floor, f"{figure} F1 on {name} fell to {score}; `ekspor evaluate {gold} --errors 20` shows where"


@pytest.mark.parametrize("figure", [figure for gold, figure in FLOORS if gold == "samples"])
def test_samples(figure: str) -> None:
    folder = Path(str(files("ekspor.samples")))
    assert_no_worse("samples", figure, folder / "articles.jsonl", folder / "gold.jsonl")


@pytest.mark.parametrize("figure", [figure for gold, figure in FLOORS if gold == "seeds"])
def test_seeds(figure: str, shared: Path) -> None:
    seeds = shared / "gold" / "seeds.jsonl"
    if not seeds.is_file():
        pytest.skip("needs ../shared/gold/seeds.jsonl")
    assert_no_worse("seeds", figure, seeds, seeds)
