"""A trained `acc` as an ONNX graph whose large layers are read and weighed in 8 bits."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn

from ekspor.tag.pieces import BEGIN, END

_SHIFTED = 0.65
"""How much of a column's spread goes from the inputs to the weights: 0 none of it, 1 all."""
_LEAST = 1e-5


def quantised(model: nn.Module, read_some: Callable[[], None], work: Path) -> bytes:
    """The graph from `ids` and `hints` [batch, pieces] to log probabilities `scores` [batch, pieces, tags].

    `model` is a `Tagger`; it is evened out on the way. `read_some` has it read the texts that show how far its inputs
    spread. `work` is a folder for files that are not needed afterwards.
    """
    from onnxruntime.quantization import QuantType, quantize_dynamic

    even_out(model, read_some)
    whole, small = work / "whole.onnx", work / "small.onnx"
    axes = {0: "batch", 1: "pieces"}
    torch.onnx.export(
        _Scored(model).eval().cpu(),
        (torch.tensor([[BEGIN, 5, 6, END], [BEGIN, 7, 8, END]]), torch.tensor([[0, 1, 2, 0], [0, 3, 1, 0]])),
        str(whole),
        input_names=["ids", "hints"],
        output_names=["scores"],
        dynamic_axes={"ids": axes, "hints": axes, "scores": axes},
        opset_version=17,
        dynamo=False,  # the newer exporter's graphs cannot be quantised dynamically
    )
    quantize_dynamic(
        whole, small, per_channel=True, weight_type=QuantType.QInt8, op_types_to_quantize=["MatMul", "Gather"]
    )
    return small.read_bytes()


class _Scored(nn.Module):
    """What the finished component runs: our own head, with log probabilities."""

    def __init__(self, model: nn.Module) -> None:
        super().__init__()
        self.model = model

    def forward(self, ids: Tensor, hints: Tensor) -> Tensor:
        return self.model(ids, hints).log_softmax(-1)


@torch.no_grad()
def even_out(model: nn.Module, read_some: Callable[[], None]) -> None:
    """Divide the inputs of the encoder's layers, column by column, by what their weights are multiplied with.

    The network says the same, but a few columns of its inputs that spread far no longer leave the others a few of the
    256 steps of 8 bits (SmoothQuant: Xiao et al. 2023, https://arxiv.org/abs/2211.10438).
    """
    spread: dict[nn.Linear, Tensor] = {}

    def watch(layer: nn.Linear, given: tuple[Tensor, ...]) -> None:
        most = given[0].detach().float().abs().amax(dim=(0, 1))
        spread[layer] = torch.maximum(spread[layer], most) if layer in spread else most

    places = list(_places(model))
    watching = [layers[0].register_forward_pre_hook(watch) for _, _, layers in places]
    read_some()
    for hook in watching:
        hook.remove()
    for owner, name, layers in places:
        weights = torch.stack([layer.weight.abs().amax(dim=0) for layer in layers]).amax(dim=0)
        scale = spread[layers[0]].clamp(min=_LEAST) ** _SHIFTED / weights.clamp(min=_LEAST) ** (1 - _SHIFTED)
        for layer in layers:
            layer.weight.mul_(scale)
        setattr(owner, name, _Evened(getattr(owner, name), 1 / scale))


def _places(model: Any) -> Iterator[tuple[nn.Module, str, Sequence[nn.Linear]]]:
    """Each part of the encoder with an input of its own: its owner, its name there, the layers that read that input."""
    for layer in model.encoder.encoder.layer:
        own = layer.attention.self
        yield layer.attention, "self", (own.query, own.key, own.value)
        for owner in (layer.attention.output, layer.intermediate, layer.output):
            yield owner, "dense", (owner.dense,)


class _Evened(nn.Module):
    """A part that reads its input multiplied column by column."""

    def __init__(self, part: nn.Module, factor: Tensor) -> None:
        super().__init__()
        self.part, self.factor = part, nn.Parameter(factor)

    def forward(self, read: Tensor, *others: Any, **named: Any) -> Any:
        return self.part(read * self.factor, *others, **named)
