"""spaCy's training loop, made to go on after an interruption: what the next step needs lies on disk after each scoring.

The batches, their order and what dropout draws are those of an uninterrupted training; what comes out differs by no
more than what rounding makes of where arrays happen to lie in memory.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np
from spacy.language import Language
from spacy.schemas import ConfigSchemaTraining
from spacy.training import Example
from spacy.training.loop import create_evaluation_callback, create_train_batches
from spacy.util import registry, resolve_dot_names
from thinc.api import Model, Optimizer, fix_random_seed

from ekspor.errors import ConfigError
from ekspor.tag.convolution import one_thread

Say = Callable[[str], None]

SCORINGS = 10
"""How often a training is scored, however long it is: a short one must not end before its first scoring."""

WARM_UP = 0.1
"""Share of the steps in which the learning rate rises; over the others it falls to nothing."""

_REMEMBERED = ("mom1", "mom2", "averages", "nr_update")


def train(nlp: Language, trained: str, folder: Path, say: Say) -> Path:
    """Train the component `trained` as the pipeline's configuration says; the folder of its best state on the
    development corpus.

    `folder` keeps that state and where the training stands. Raises `ConfigError` where it holds another training.
    """
    config = nlp.config.interpolate()
    training = config["training"]
    corpus, dev = resolve_dot_names(config, [training["train_corpus"], training["dev_corpus"]])
    fix_random_seed(training["seed"])
    steps = batches(nlp, corpus, training)
    every = max(1, len(steps) // SCORINGS)
    training["optimizer"]["learn_rate"] |= {"warmup_steps": int(WARM_UP * len(steps)), "total_steps": len(steps)}
    settings = registry.resolve(training, schema=ConfigSchemaTraining)
    evaluate = create_evaluation_callback(nlp, dev, settings["score_weights"])
    component: Any = nlp.get_pipe(trained)
    state = State(component.model, settings["optimizer"], config.to_str())
    kept, best = folder / "checkpoint.npz", folder / "best"
    if kept.exists():
        state.restore(kept)
        say(f"going on after step {state.step}")
    losses: dict[str, float] = {}
    for batch in steps[state.step :]:
        with one_thread():
            nlp.update(batch, drop=settings["dropout"], losses=losses, sgd=state.optimizer)
        state.optimizer.step_schedules()  # type: ignore[no-untyped-call]
        state.step += 1
        if state.step % every and state.step < len(steps):
            continue
        with nlp.use_params(state.optimizer.averages):
            with nlp.select_pipes(enable=trained):  # what comes before it stands in the texts as they are read
                score, _ = evaluate()
            if score > state.best:
                state.best, state.best_step = score, state.step
                nlp.to_disk(best)
        state.save(kept)
        told = f"loss {losses.get(trained, 0.0):.1f}, F1 {score:.4f} (best {state.best:.4f})"
        say(f"step {state.step} of {len(steps)}: {told}")
        losses.clear()
        if state.step - state.best_step >= settings["patience"]:
            break
    return best


def batches(nlp: Language, corpus: Any, training: Mapping[str, Any]) -> list[list[Example]]:
    """Every batch of the training in its order, so that its length is known: the texts stand in it by reference."""
    batcher = registry.resolve({"batcher": training["batcher"]})["batcher"]
    drawn = create_train_batches(nlp, corpus, batcher, training["max_epochs"])
    return [batch for _, batch in islice(drawn, training["max_steps"])]


class State:
    """Where a training stands: the weights, what the optimizer remembers of each, and what is drawn next."""

    def __init__(self, model: Model[Any, Any], optimizer: Optimizer, config: str) -> None:
        self.model, self.optimizer, self.config = model, optimizer, config
        self.step = self.best_step = 0
        self.best = 0.0

    def save(self, path: Path) -> None:
        """Write it, so that a stop in the middle leaves the file that was there."""
        drawn: Any = np.random.get_state()
        kept: dict[str, Any] = {"step": self.step, "best_step": self.best_step, "best": self.best}
        kept |= {"config": np.array(self.config), "weights": np.frombuffer(self.model.to_bytes(), np.uint8)}
        kept |= {"drawn": drawn[1], "at": drawn[2]}
        for kind in _REMEMBERED:
            kept |= {f"{kind} {place}": value for place, value in self._by_place(getattr(self.optimizer, kind))}
        with path.with_suffix(".new").open("wb") as file:
            np.savez(file, **kept)
        path.with_suffix(".new").replace(path)

    def restore(self, path: Path) -> None:
        """Go on from what `save` wrote. Raises `ConfigError` where it is of a training by another configuration."""
        with np.load(path, allow_pickle=False) as kept:
            if str(kept["config"]) != self.config:
                raise ConfigError(f"{path.parent} holds another training: remove it, or give another --out")
            self.step, self.best_step, self.best = int(kept["step"]), int(kept["best_step"]), float(kept["best"])
            self.model.from_bytes(kept["weights"].tobytes())
            ids = [node.id for node in self.model.walk()]
            for entry in kept.files:
                if len(parts := entry.split(" ")) == 3:
                    kind, place, name = parts
                    value = kept[entry] if kept[entry].ndim else int(kept[entry])
                    getattr(self.optimizer, kind)[ids[int(place)], name] = value
            np.random.set_state(("MT19937", kept["drawn"], int(kept["at"]), 0, 0.0))
        for _ in range(self.step):
            self.optimizer.step_schedules()  # type: ignore[no-untyped-call]

    def _by_place(self, remembered: Mapping[tuple[int, str], Any]) -> Iterator[tuple[str, Any]]:
        """What is remembered by node, whose numbers another process gives otherwise, by the node's place instead."""
        places = {node.id: place for place, node in enumerate(self.model.walk())}
        return ((f"{places[node]} {name}", value) for (node, name), value in remembered.items())
