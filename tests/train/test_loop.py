"""spaCy's training loop, interrupted and taken up again."""

from dataclasses import replace
from itertools import islice
from pathlib import Path

import pytest
from spacy import util

from ekspor.errors import ConfigError
from ekspor.train import compare, sm
from ekspor.train.examples import Example, read, spans_of
from ekspor.train.loop import SCORINGS
from ekspor.train.sm import Recipe

ANNOTATIONS = Path(__file__).parents[2] / "annotations"
RECIPE = Recipe(repeats=1, epochs=3)


class StoppedError(Exception):
    """What stops a training in its middle."""


@pytest.fixture(scope="module")
def texts() -> list[Example]:
    return list(islice(read(ANNOTATIONS / "train.jsonl"), 4))


def weights(
    texts: list[Example], folder: Path, recipe: Recipe = RECIPE, stop_after: int = 0
) -> tuple[bytes, list[str]]:
    """The weights that a training ends with, and what it said; one that stops after so many scorings goes on then."""
    said: list[str] = []

    def say(line: str) -> None:
        said.append(line)
        if len(said) == stop_after:
            raise StoppedError

    try:
        nlp = sm.train(texts[:3], texts[3:], [], recipe, folder, say)
    except StoppedError:
        nlp = sm.train(texts[:3], texts[3:], [], recipe, folder, say)
    return nlp.get_pipe("ner").model.to_bytes(), said


def test_an_interrupted_training_ends_as_one_that_was_not(texts: list[Example], tmp_path: Path) -> None:
    folder = tmp_path / "training"
    whole, said = weights(texts, folder)
    for path in folder.glob("checkpoint*"):
        path.unlink()
    resumed, told = weights(texts, folder, stop_after=4)
    assert resumed == whole
    assert [line for line in told if line.startswith("step")] == said
    assert any(line.startswith("going on after step") for line in told)


def test_the_shortest_training_is_scored(texts: list[Example], tmp_path: Path) -> None:
    _, said = weights(texts, tmp_path, replace(RECIPE, epochs=1))
    steps = int(said[-1].split(":")[0].split(" of ")[1])
    assert len(said) >= min(steps, SCORINGS)
    assert said[-1].startswith(f"step {steps} of {steps}:")


def test_a_state_is_chosen_by_what_it_finds_with_the_rules_and_without(texts: list[Example], tmp_path: Path) -> None:
    _, said = weights(texts, tmp_path)
    nlp, gold = util.load_model(tmp_path / "best"), set(texts[3].spans)
    with_rules = set(spans_of(nlp(texts[3].text)))
    alone = set(compare.alone(nlp)(texts[3].text))
    right = len(with_rules & gold) + len(alone & gold)
    f1 = 2 * right / (len(with_rules) + len(alone) + 2 * len(gold))
    assert alone != with_rules
    assert said[-1].endswith(f"(best {f1:.4f})")


def test_another_recipe_in_the_same_folder_is_refused(texts: list[Example], tmp_path: Path) -> None:
    with pytest.raises(StoppedError):
        sm.train(texts[:3], texts[3:], [], RECIPE, tmp_path, stopping)
    with pytest.raises(ConfigError, match="holds another training"):
        weights(texts, tmp_path, replace(RECIPE, seed=2))


def stopping(line: str) -> None:
    raise StoppedError(line)
