"""The network in 8 bits, where PyTorch is installed."""

import pytest

pytest.importorskip("torch", reason="training acc needs PyTorch: make train-setup")
pytest.importorskip("transformers", reason="training acc needs transformers: make train-setup")

import torch
from transformers import BertConfig, BertModel

from ekspor.train.acc import OURS, Tagger
from ekspor.train.quantise import even_out

IDS, HINTS = torch.tensor([[0, 5, 6, 9, 2], [0, 7, 8, 4, 2]]), torch.tensor([[0, 1, 2, 3, 0], [0, 3, 1, 1, 0]])
FAR = 7  # the column whose inputs spread far


def tagger() -> Tagger:
    """A small one with random weights, one column of whose normalised layers spreads a hundred times as far."""
    torch.manual_seed(1)
    config = BertConfig(
        vocab_size=10,
        hidden_size=16,
        num_hidden_layers=2,
        num_attention_heads=2,
        intermediate_size=32,
        max_position_embeddings=8,
        attn_implementation="eager",
    )
    model = Tagger(BertModel(config, add_pooling_layer=False), 16, 4, {OURS: 5}, 0.0).eval()
    for layer in model.encoder.encoder.layer:
        layer.attention.output.LayerNorm.weight.data[FAR] = 100
    return model


@torch.no_grad()
def spread(model: Tagger) -> float:
    """How far the widest column that a layer reads spreads, in times of the median."""
    seen = []
    layer = model.encoder.encoder.layer[0].intermediate.dense
    read = getattr(layer, "part", layer)
    hook = read.register_forward_pre_hook(lambda _, given: seen.append(given[0].abs().amax(dim=(0, 1))))
    model(IDS, HINTS)
    hook.remove()
    return float(seen[0].max() / seen[0].median())


@torch.no_grad()
def test_a_network_that_is_evened_out_says_the_same() -> None:
    model = tagger()
    before = model(IDS, HINTS)
    even_out(model, lambda: model(IDS, HINTS))
    assert torch.allclose(model(IDS, HINTS), before, atol=1e-4)


@torch.no_grad()
def test_inputs_that_spread_far_are_evened_out() -> None:
    model = tagger()
    before = spread(model)
    even_out(model, lambda: model(IDS, HINTS))
    assert before > 50
    assert spread(model) < before / 5
