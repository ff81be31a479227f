"""`acc`: a transformer fine-tuned to tag our labels, in PyTorch, on a processor or whatever PyTorch finds.

Corpora that label other things, or only some of ours, train the same encoder through a head of their own each: what
they leave unlabelled is "nothing" to their head alone. The heads are dropped at the end.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from spacy.language import Language
from torch import Tensor, nn

from ekspor.schema import Label
from ekspor.tag.component import RulesTagger
from ekspor.tag.pieces import BEGIN, END, PAD, Pieces
from ekspor.tag.transformer import TransformerTagger, decode, hinted, hints, numbers, windowed
from ekspor.train import encoder
from ekspor.train.examples import Example, Span, labels, tagged, tags
from ekspor.train.hinted import decided, lead_astray
from ekspor.train.quantise import quantised

_IGNORED = -100  # cross entropy skips it: pieces that do not begin a token
OURS = "ekspor"
WINDOW, MARGIN = 128, 8  # pieces that the finished component reads together
_SHOWN = 300  # texts that show how far the inputs of its layers spread


@dataclass(frozen=True, slots=True)
class Recipe:
    """How `acc` is trained."""

    epochs: int = 10
    """Passes over the annotations."""
    corpus_passes: float = 1.0
    """Passes over the other corpora, spread over the epochs."""
    learning_rate: float = 2e-4
    """The highest, after the warm-up; it falls to nothing in a straight line."""
    warm_up: float = 0.1
    """Share of the steps in which the rate rises."""
    weight_decay: float = 0.01
    window: int = 128
    """Pieces read together while training; longer texts are cut at random places."""
    batch: int = 512
    """Pieces in a step, padding included."""
    dropout: float = 0.1
    unhinted: float = 0.15
    """Share of texts read without what the rules say, so that the network can do without."""
    misled: float = 0.06
    """Share of the rules' mentions that are lost, and of those moved, mislabelled or made up: the rules were made
    from some of the texts to learn from, and err more often elsewhere."""
    respelt: float = 0.1
    """Share of texts read in capitals or small letters, half each: some archives have no other."""
    patience: int = 5
    """Epochs without a better F1 on the development part before training ends."""
    seed: int = 1


class Tagger(nn.Module):
    """The encoder, what rules say of each piece added to its input, and a linear head for each task.

    Scores: [batch, pieces, tags of the task].
    """

    def __init__(self, body: nn.Module, hidden: int, hints: int, sizes: Mapping[str, int], dropout: float) -> None:
        super().__init__()
        self.encoder = body
        self.hints = nn.Embedding(hints, hidden)
        nn.init.normal_(self.hints.weight, std=0.02)
        self.dropout = nn.Dropout(dropout)
        self.heads = nn.ModuleDict({task: nn.Linear(hidden, size) for task, size in sizes.items()})

    def forward(self, ids: Tensor, hints: Tensor, mask: Tensor | None = None, task: str = OURS) -> Tensor:
        """`ids`, `hints`: [batch, pieces]; `mask`: the same, 0 for padding; None where there is none."""
        read = self.encoder.embeddings.word_embeddings(ids) + self.hints(hints)
        hidden = self.encoder(inputs_embeds=read, attention_mask=mask).last_hidden_state
        return self.heads[task](self.dropout(hidden))


@dataclass(frozen=True, slots=True)
class _Sequence:
    ids: list[int]
    hints: list[int]
    targets: list[int]


@dataclass(frozen=True, slots=True)
class _Batch:
    task: str
    ids: Tensor
    hints: Tensor
    targets: Tensor


class Trainer:
    """One training: `run_epoch` is a step of it, `state` and `restore` carry it over an interruption."""

    def __init__(
        self,
        nlp: Language,
        train: Sequence[Example],
        corpora: Mapping[str, Sequence[Example]],
        recipe: Recipe,
    ) -> None:
        torch.manual_seed(recipe.seed)
        self.nlp, self.recipe = nlp, recipe
        self.examples = {OURS: list(train), **{task: list(found) for task, found in corpora.items()}}
        self.rules = RulesTagger("rules")
        self.hinted = set(labels(train)) <= set(Label)
        self.numbers = numbers(labels(train))
        self.schemes = {task: tags(labels(found)) for task, found in self.examples.items()}
        body, vocabulary = encoder.load(encoder.Weights.open(encoder.weights_file()))
        self.pieces = Pieces(vocabulary)
        body.embeddings.word_embeddings.weight.requires_grad_(False)
        sizes = {task: len(scheme) for task, scheme in self.schemes.items()}
        self.device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
        self.half = _computes_in_half(self.device)
        hints = 2 + 2 * len(self.numbers)
        self.model = Tagger(body, body.config.hidden_size, hints, sizes, recipe.dropout).to(self.device)
        trained = [p for p in self.model.parameters() if p.requires_grad]
        torch.set_flush_denormal(True)  # Adam's averages come near nothing, where a processor is slow
        self.optimizer = torch.optim.AdamW(
            trained, lr=recipe.learning_rate, weight_decay=recipe.weight_decay, fused=True
        )
        self.epoch = 0

    # ── steps ────────────────────────────────────────────────────────────────────────────────────────────────────────

    def run_epoch(self) -> float:
        """Train one epoch; the mean loss of our own head."""
        drawn = random.Random(f"{self.recipe.seed}-{self.epoch}")
        torch.manual_seed(self.recipe.seed * 1_000 + self.epoch)
        batches = list(self._batches(drawn))
        self.model.train()
        losses = []
        for i, batch in enumerate(batches):
            self._set_rate((self.epoch + i / len(batches)) / self.recipe.epochs)
            with torch.autocast(self.device.type, torch.bfloat16, enabled=self.half):
                scores = self.model(batch.ids, batch.hints, (batch.ids != PAD).long(), batch.task)
            loss = nn.functional.cross_entropy(scores.float().transpose(1, 2), batch.targets, ignore_index=_IGNORED)
            loss.backward()
            nn.utils.clip_grad_norm_(self.model.parameters(), 1.0)
            self.optimizer.step()
            self.optimizer.zero_grad()
            if batch.task == OURS:
                losses.append(loss.item())
        self.epoch += 1
        return float(np.mean(losses))

    def _set_rate(self, done: float) -> None:
        rate = self.recipe.learning_rate * min(done / self.recipe.warm_up, (1 - done) / (1 - self.recipe.warm_up))
        for group in self.optimizer.param_groups:
            group["lr"] = rate

    # ── data ─────────────────────────────────────────────────────────────────────────────────────────────────────────

    def _batches(self, drawn: random.Random) -> Iterator[_Batch]:
        """The batches of an epoch, shuffled; each of one task and of texts of like length."""
        batches = []
        for task, examples in self.examples.items():
            if task != OURS:
                count = round(len(examples) * self.recipe.corpus_passes / self.recipe.epochs)
                examples = drawn.sample(examples, min(len(examples), count))
            cut = [window for example in examples for window in self._cut(self._sequence(example, task, drawn), drawn)]
            cut.sort(key=lambda sequence: len(sequence.ids))
            rows: list[_Sequence] = []
            for sequence in cut:
                if rows and (len(rows) + 1) * (len(sequence.ids) + 2) > self.recipe.batch:
                    batches.append((task, rows))
                    rows = []
                rows.append(sequence)
            if rows:
                batches.append((task, rows))
        drawn.shuffle(batches)
        return (self._padded(task, rows) for task, rows in batches)

    def _sequence(self, example: Example, task: str, drawn: random.Random) -> _Sequence:
        doc = self.nlp.make_doc(_respelt(example.text, drawn, self.recipe.respelt))
        encoded = self.pieces.encode(doc)
        found = tagged(doc, example, self.schemes[task])
        targets = [_IGNORED] * len(encoded.ids)
        for first, token in zip(encoded.firsts, encoded.tokens, strict=True):
            targets[first] = int(found[token])
        said = None
        if task == OURS and self.hinted and drawn.random() >= self.recipe.unhinted:
            said = hinted(lead_astray(self.rules(doc), drawn, self.recipe.misled), self.numbers)
        return _Sequence(encoded.ids, hints(encoded, said), targets)

    def _cut(self, whole: _Sequence, drawn: random.Random) -> Iterator[_Sequence]:
        size = self.recipe.window - 2
        start, end = 0, size if len(whole.ids) <= size else drawn.randint(size // 2, size)
        while start < len(whole.ids):
            yield _Sequence(whole.ids[start:end], whole.hints[start:end], whole.targets[start:end])
            start, end = end, end + size

    def _padded(self, task: str, rows: Sequence[_Sequence]) -> _Batch:
        width = max(len(row.ids) for row in rows) + 2
        ids = np.full((len(rows), width), PAD, np.int64)
        said = np.zeros((len(rows), width), np.int64)
        targets = np.full((len(rows), width), _IGNORED, np.int64)
        for i, row in enumerate(rows):
            ids[i, : len(row.ids) + 2] = [BEGIN, *row.ids, END]
            said[i, 1 : len(row.ids) + 1] = row.hints
            targets[i, 1 : len(row.ids) + 1] = row.targets
        return _Batch(task, *(torch.from_numpy(array).to(self.device) for array in (ids, said, targets)))

    # ── use ──────────────────────────────────────────────────────────────────────────────────────────────────────────

    @torch.no_grad()
    def predict(self, text: str, window: int, margin: int) -> list[Span]:
        """What our own head finds in a text, by the windows that the finished component uses."""
        self.model.eval()
        doc = self.nlp.make_doc(text)
        encoded = self.pieces.encode(doc)
        if not encoded.tokens:
            return []
        said = hints(encoded, hinted(self.rules(doc), self.numbers) if self.hinted else None)
        scores = windowed(encoded, said, window, margin, self._scores)
        found = decode(scores, self.schemes[OURS])
        tokens = [doc[i] for i in encoded.tokens]
        return [(tokens[a].idx, tokens[b - 1].idx + len(tokens[b - 1]), label) for a, b, label, _ in found]

    def _scores(self, ids: np.ndarray, given: np.ndarray) -> Any:
        with torch.autocast(self.device.type, torch.bfloat16, enabled=self.half):
            scores = self.model(*(torch.from_numpy(array).to(self.device) for array in (ids, given)))
        return scores[0].float().log_softmax(-1).cpu().numpy()

    def state(self) -> dict[str, Any]:
        """Everything that another process needs to go on after the last finished epoch."""
        return {
            "recipe": asdict(self.recipe),
            "epoch": self.epoch,
            "model": self.model.state_dict(),
            "optimizer": self.optimizer.state_dict(),
        }

    def restore(self, state: Mapping[str, Any]) -> None:
        """Go on from what `state` gave."""
        self.epoch = state["epoch"]
        self.model.load_state_dict(state["model"])
        self.optimizer.load_state_dict(state["optimizer"])


def _computes_in_half(device: torch.device) -> bool:
    """Whether a device multiplies numbers of 16 bits; a processor that only imitates it takes 20 times as long."""
    able = torch.cpu.get_capabilities()
    return device.type != "cpu" or any(able.get(name) for name in ("amx_bf16", "avx512_bf16", "bf16"))


def _respelt(text: str, drawn: random.Random, share: float) -> str:
    """The text, or rarely all of it in capitals or small letters where that leaves every offset in place."""
    if drawn.random() >= share:
        return text
    other = text.upper() if drawn.random() < 0.5 else text.lower()
    return other if len(other) == len(text) else text


def finish(trainer: Trainer, nlp: Language, work: Path, dev: Sequence[Example]) -> None:
    """Add the finished component to the pipeline: the encoder with our own head as an ONNX graph in 8 bits."""

    def read_some() -> None:
        for example in trainer.examples[OURS][:_SHOWN]:
            trainer.predict(example.text, WINDOW, MARGIN)

    network = quantised(trainer.model, read_some, work)
    parts = (network, trainer.pieces, trainer.schemes[OURS])
    tagger = TransformerTagger(trainer.nlp.vocab, "ner", WINDOW, MARGIN)
    tagger.fill(*parts)
    config: dict[str, Any] = {"window": WINDOW, "margin": MARGIN}
    if trainer.hinted:
        nlp.add_pipe("ekspor_rules", name="rules")
        config["decides"] = decided(tagger, [(trainer.rules(trainer.nlp.make_doc(e.text)), e.spans) for e in dev])
    component = nlp.add_pipe("ekspor_transformer", name="ner", config=config)
    assert isinstance(component, TransformerTagger)
    component.fill(*parts)
