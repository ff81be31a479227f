"""spaCy's training loop, interrupted and taken up again."""

from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from spacy import util
from thinc.api import Adam, Linear, Model, Optimizer

from ekspor.errors import ConfigError
from ekspor.train import compare, sm
from ekspor.train.examples import Example, read, spans_of
from ekspor.train.loop import SCORINGS, State
from ekspor.train.sm import Recipe

ANNOTATIONS = Path(__file__).parents[2] / "annotations"
RECIPE = Recipe(repeats=1, epochs=3)


class StoppedError(Exception):
    """What stops a training in its middle."""


@pytest.fixture(scope="module")
def texts() -> list[Example]:
    return list(islice(read(ANNOTATIONS / "train.jsonl"), 4))


def steps(texts: list[Example], folder: Path, recipe: Recipe = RECIPE, stop_after: int = 0) -> list[str]:
    """What a training said; one that stops after so many scorings goes on then."""
    said: list[str] = []

    def say(line: str) -> None:
        said.append(line)
        if len(said) == stop_after:
            raise StoppedError

    try:
        sm.train(texts[:3], texts[3:], [], recipe, folder, say)
    except StoppedError:
        sm.train(texts[:3], texts[3:], [], recipe, folder, say)
    return said


def test_an_interrupted_training_goes_on_where_it_was_last_scored(texts: list[Example], tmp_path: Path) -> None:
    said = steps(texts, tmp_path, stop_after=4)
    reached = [line.split(":")[0].split(" of ")[0] for line in said]
    assert reached[4] == f"going on after {reached[3]}"
    counted = [int(line.split()[1]) for line in [*reached[:4], *reached[5:]]]
    assert counted == sorted(set(counted))
    assert f"of {counted[-1]}:" in said[-1]


def test_what_is_kept_of_a_training_comes_back(tmp_path: Path) -> None:
    trained, new = (State(*network(), "settings") for _ in range(2))
    trained.step, trained.best_step, trained.best = 3, 2, 0.5
    for _ in range(trained.step):
        update(trained)
    trained.save(tmp_path / "checkpoint.npz")
    drawn = np.random.rand(5)
    new.restore(tmp_path / "checkpoint.npz")
    assert (np.random.rand(5) == drawn).all()
    assert (new.step, new.best_step, new.best) == (3, 2, 0.5)
    assert new.model.to_bytes() == trained.model.to_bytes()
    assert new.optimizer.learn_rate == trained.optimizer.learn_rate == 0.125
    for kind in ("mom1", "mom2", "averages", "nr_update"):
        remembered, kept = (list(getattr(one.optimizer, kind).values()) for one in (new, trained))
        assert len(kept) == 2
        assert all(np.array_equal(one, other) for one, other in zip(remembered, kept, strict=True))


def network() -> tuple[Model[Any, Any], Optimizer]:
    """A layer, and an optimizer whose rate halves with each step."""
    layer = Linear(2, 3)
    layer.initialize()
    return layer, Adam(learn_rate=(2.0**-n for n in range(10)))


def update(state: State) -> None:
    """A step towards nothing."""
    found, back = state.model.begin_update(np.ones((4, 3), np.float32))
    back(found)
    state.model.finish_update(state.optimizer)
    state.optimizer.step_schedules()


def test_the_shortest_training_is_scored(texts: list[Example], tmp_path: Path) -> None:
    said = steps(texts, tmp_path, replace(RECIPE, epochs=1))
    number = int(said[-1].split(":")[0].split(" of ")[1])
    assert len(said) >= min(number, SCORINGS)
    assert said[-1].startswith(f"step {number} of {number}:")


def test_a_state_is_chosen_by_what_it_finds_with_the_rules_and_without(texts: list[Example], tmp_path: Path) -> None:
    said = steps(texts, tmp_path)
    nlp, gold = util.load_model(tmp_path / "best"), set(texts[3].spans)
    with_rules = set(spans_of(nlp(texts[3].text)))
    alone = set(compare.alone(nlp)(texts[3].text))
    right = len(with_rules & gold) + len(alone & gold)
    f1 = 2 * right / (len(with_rules) + len(alone) + 2 * len(gold))
    assert alone != with_rules
    assert float(said[-1].split("best ")[1].rstrip(")")) == pytest.approx(f1, abs=0.01)


def test_another_recipe_in_the_same_folder_is_refused(texts: list[Example], tmp_path: Path) -> None:
    with pytest.raises(StoppedError):
        sm.train(texts[:3], texts[3:], [], RECIPE, tmp_path, stopping)
    with pytest.raises(ConfigError, match="holds another training"):
        steps(texts, tmp_path, replace(RECIPE, seed=2))


def stopping(line: str) -> None:
    raise StoppedError(line)
