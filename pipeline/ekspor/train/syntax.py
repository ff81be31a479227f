"""Train the parser that `ekspor.syntax` loads, with Stanza's own tools, from treebanks in CoNLL-U.

    python -m ekspor.train.syntax ud_csui/id_csui-ud-train.conllu ud_pud/id_pud-ud-test.conllu \\
        --near ud_gsd/id_gsd-ud-dev.conllu --never ud_csui/id_csui-ud-test.conllu \\
        --text news/raw.txt.gz --out models/id_ekspor_stanza

The first treebank is the one to be good at: every tenth sentence of it is held back, and each part keeps the state that
scores best on these. A part whose file is in the folder already is left as it is: delete a file to train it again.
"""

from __future__ import annotations

import argparse
import gzip
import importlib
import os
import random
import re
import subprocess
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any

import numpy as np

from ekspor import syntax
from ekspor.syntax import LANGUAGE, PARTS, RESOURCES, VECTORS

_HELD_BACK = 10  # every tenth sentence of the first treebank
_UNLIKE = {"compound": "nmod"}  # GSD's name for nouns that describe nouns; CSUI and PUD call them nmod
_SHORTHAND = f"{LANGUAGE}_ekspor"

_SMALL = "--char_emb_dim 32 --char_hidden_dim 64 --transformed_dim 64 --word_cutoff 2"
_SETTINGS = {
    "tokenize": "--max_seqlen 300 --batch_size 16 --steps 1400 --eval_steps 200 --report_steps 200",
    "mwt": "--num_epoch 15",
    "pos": f"{_SMALL} --word_emb_dim 32 --hidden_dim 128 --deep_biaff_hidden_dim 128 --tag_emb_dim 32"
    " --batch_size 32 --max_steps 1500 --eval_interval 150 --fix_eval_interval --log_step 50",
    "lemma": "--num_epoch 7 --hidden_dim 96 --emb_dim 32 --pos_dim 32 --batch_size 100 --log_step 500",
    "depparse": f"{_SMALL} --word_emb_dim 32 --hidden_dim 192 --num_layers 2 --tag_emb_dim 32"
    " --deep_biaff_hidden_dim 192 --deep_biaff_output_dim 96 --no_xpos --no_ufeats"
    " --optim adam --beta2 0.95 --weight_decay 0 --no_second_optim --batch_size 1000 --log_step 50 --no_checkpoint",
}
"""What each of Stanza's trainers is told: small networks, so that a processor parses with them."""
_FIRST = "--lr 0.003 --max_steps 800 --eval_interval 100"
_THEN = "--lr 0.001 --max_steps 400 --eval_interval 50"
"""The parser learns from the tags and lemmas of the treebanks, and then from those that it will get: the tagger's."""
_KEPT = 12_000
"""Words of the vectors that ship. On the sentences held back, the other half of them brought 0.1 in LAS."""

_MODULES = {
    "tokenize": "tokenizer",
    "mwt": "mwt_expander",
    "pos": "tagger",
    "lemma": "lemmatizer",
    "depparse": "parser",
}


# ── treebanks ────────────────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Tagged:
    """A sentence of a treebank: its text and its lines of ten columns."""

    text: str
    rows: tuple[tuple[str, ...], ...]

    def __str__(self) -> str:
        lines = ["\t".join(row) for row in self.rows]
        return "\n".join([f"# text = {self.text}", *lines, "", ""])


def read(path: Path) -> Iterator[Tagged]:
    """The sentences of a CoNLL-U file, with what we do not predict (XPOS, FEATS) left blank."""
    for block in path.read_text(encoding="utf-8").strip().split("\n\n"):
        lines = block.split("\n")
        text = next(line.removeprefix("# text = ") for line in lines if line.startswith("# text = "))
        rows = (line.split("\t") for line in lines if not line.startswith("#"))
        yield Tagged(text, tuple(_row(row) for row in rows if "." not in row[0]))


def _row(row: list[str]) -> tuple[str, ...]:
    number, form, lemma, upos, _, _, head, relation, _, misc = row
    spaces = "SpaceAfter=No" if "SpaceAfter=No" in misc else "_"
    return number, form, lemma, upos, "_", "_", head, _UNLIKE.get(relation, relation), "_", spaces


@dataclass(frozen=True, slots=True)
class Data:
    """The files that Stanza's trainers read."""

    folder: Path
    seed: int
    ending: str = "conllu"

    @property
    def dev(self) -> Path:
        """The sentences held back."""
        return self.folder / f"dev.{self.ending}"

    @property
    def strict(self) -> Path:
        """The treebanks that follow the guidelines of the first."""
        return self.folder / f"strict.{self.ending}"

    @property
    def all(self) -> Path:
        """These and the near ones."""
        return self.folder / f"all.{self.ending}"

    @property
    def vectors(self) -> Path:
        """Word vectors, of more words and in more bits than those that ship."""
        return self.folder / "vectors.pt"

    def text(self, of: Path) -> tuple[Path, Path, Path]:
        """Running text of a file, the label of each of its characters, and its multi-word tokens."""
        return of.with_suffix(".txt"), of.with_suffix(".labels"), of.with_suffix(".mwt.json")


def prepare(treebanks: Sequence[Path], near: Sequence[Path], never: Sequence[Path], folder: Path, seed: int) -> Data:
    """Write the training files."""
    folder.mkdir(parents=True, exist_ok=True)
    data = Data(folder, seed)
    first = list(read(treebanks[0]))
    dev = first[_HELD_BACK - 1 :: _HELD_BACK]
    kept_out = {sentence.text for path in never for sentence in read(path)} | {sentence.text for sentence in dev}
    strict = [s for s in chain(first, *map(read, treebanks[1:])) if s.text not in kept_out]
    everything = strict + [s for path in near for s in read(path) if s.text not in kept_out]
    for path, sentences in ((data.dev, dev), (data.strict, strict), (data.all, everything)):
        path.write_text("".join(map(str, sentences)), encoding="utf-8")
        text, labels, words = data.text(path)
        text.write_text(_running(sentences, random.Random(seed)), encoding="utf-8")
        _python("stanza.utils.datasets.prepare_tokenizer_data", text, path, "-o", labels, "-m", words)
    return data


def _running(sentences: Iterable[Tagged], drawn: random.Random) -> str:
    """Paragraphs of one to five sentences: treebanks have no paragraphs, but the tokenizer must know their ends."""
    left, paragraphs = list(sentences), []
    while left:
        size = drawn.randint(1, 5)
        paragraphs.append(" ".join(sentence.text for sentence in left[:size]))
        del left[:size]
    return "\n\n".join(paragraphs) + "\n\n"


# ── vectors ──────────────────────────────────────────────────────────────────────────────────────────────────────────

_TOKEN = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*|\d[\d.,]*|[^\w\s]")
_PLACES = (-2, -1, 1, 2)
_SMOOTHING = 0.75  # of contexts, so that rare ones do not weigh too much (Levy, Goldberg and Dagan 2015)


def vectors(text: Path, *, words: int = 24_000, contexts: int = 8_000, size: int = 64) -> tuple[list[str], np.ndarray]:
    """Words, most frequent first, and vectors of where they stand: the singular vectors of positive pointwise mutual
    information with the two neighbours on each side, each place a context of its own, since syntax lives in order."""
    from scipy.sparse import coo_matrix, csr_matrix
    from scipy.sparse.linalg import svds

    names, ids = _numbered(text)
    words, contexts = min(words, len(names)), min(contexts, len(names))
    order = np.argsort(-np.bincount(ids), kind="stable")
    rank = np.empty_like(order)
    rank[order] = np.arange(len(order))
    tokens = rank[ids]
    shape = (words, contexts * len(_PLACES))
    total: Any = csr_matrix(shape, dtype=np.float64)
    for place, shift in enumerate(_PLACES):
        here, there = (tokens[-shift:], tokens[:shift]) if shift < 0 else (tokens[:-shift], tokens[shift:])
        known = (here < words) & (there < contexts)
        pairs, number = np.unique(here[known] * shape[1] + there[known] + place * contexts, return_counts=True)
        total = total + coo_matrix((number, (pairs // shape[1], pairs % shape[1])), shape).tocsr()
    found = total.tocoo()
    near = np.asarray(total.sum(axis=0)).ravel() ** _SMOOTHING
    share = found.data * near.sum() / (np.asarray(total.sum(axis=1)).ravel()[found.row] * near[found.col])
    information = coo_matrix((np.maximum(np.log(share), 0), (found.row, found.col)), shape).tocsr()
    left, strength, _ = svds(information, k=size, v0=np.ones(min(shape)))
    spread = left * np.sqrt(strength)
    return [names[i] for i in order[:words]], (spread / spread.std()).astype(np.float32)


def _numbered(text: Path) -> tuple[list[str], np.ndarray]:
    """The words of a text in the order they first come, and for each token of it the number of its word."""
    number: dict[str, int] = {}
    ids = np.fromiter((number.setdefault(token, len(number)) for token in _tokens(text)), np.int64)
    return list(number), ids


def _tokens(text: Path) -> Iterator[str]:
    with gzip.open(text, "rb") if text.suffix == ".gz" else text.open("rb") as lines:
        for line in lines:
            for token in _TOKEN.findall(line.decode().lower()):
                yield "0" if token[0].isdigit() else token


def _write_vectors(text: Path, data: Data) -> None:
    plain = data.vectors.with_suffix(".txt")
    names, rows = vectors(text)
    lines = (f"{name} {' '.join(f'{x:.4f}' for x in row)}\n" for name, row in zip(names, rows, strict=True))
    plain.write_text(f"{len(names)} {rows.shape[1]}\n" + "".join(lines), encoding="utf-8")
    _python("stanza.models.common.convert_pretrain", data.vectors, plain, -1)


# ── parts ────────────────────────────────────────────────────────────────────────────────────────────────────────────


def train(part: str, data: Data, out: Path) -> None:
    """Train one part with Stanza and put it in `out`, packed."""
    name = f"{part}.pt"
    if part == "depparse":
        first = data.folder / "depparse.first.pt"
        _train(part, data, first.name, *_files(part, data), *_FIRST.split())
        tagged = Data(data.folder, data.seed, "tagged.conllu")
        _tag(out, data, tagged)
        _train(part, data, name, *_files(part, tagged), "--continue_from", first, *_THEN.split())
    else:
        _train(part, data, name, *_files(part, data))
    pack(data.folder / name, out / name)


def _train(part: str, data: Data, name: str, *arguments: object) -> None:
    _python(
        f"stanza.models.{_MODULES[part]}",
        *("--mode", "train", "--shorthand", _SHORTHAND, "--seed", data.seed, "--cpu"),
        *("--save_dir", data.folder, "--save_name", name),
        *_SETTINGS[part].split(),
        *arguments,
    )


def _files(part: str, data: Data) -> Iterator[str | Path]:
    if part != "lemma":
        yield from ("--lang", LANGUAGE)
    if part == "tokenize":
        text, labels, words = data.text(data.all)
        dev_text, dev_labels, _ = data.text(data.dev)
        yield from ("--txt_file", text, "--label_file", labels, "--mwt_json_file", words)
        yield from ("--dev_txt_file", dev_text, "--dev_label_file", dev_labels, "--dev_conll_gold", data.dev)
        return
    yield from ("--train_file", data.strict if part == "lemma" else data.all, "--eval_file", data.dev)
    if part == "mwt":
        yield from ("--gold_file", data.dev)
    elif part in ("pos", "depparse"):
        yield from ("--wordvec_pretrain_file", data.vectors)


def _tag(models: Path, data: Data, tagged: Data) -> None:
    """Write the training files with the tags and lemmas that the trained parts give their words."""
    pipeline = syntax.pipeline(models, PARTS[:-1])
    conll = importlib.import_module("stanza.utils.conll").CoNLL
    for given, out in ((data.dev, tagged.dev), (data.all, tagged.all)):
        document = conll.conll2doc(str(given))
        for word in document.iter_words():
            word.upos = word.lemma = None
        conll.write_doc2conll(pipeline.process(document, processors="pos,lemma"), str(out))


def pack(trained: Path, out: Path) -> None:
    """Write a trained part with weights in 16 bits, which are widened as they are loaded, and without the trainer's
    state and paths."""
    import torch

    saved = torch.load(trained, map_location="cpu", weights_only=True)
    saved = {key: value for key, value in saved.items() if "optim" not in key}
    for key in ("config", "args"):
        if isinstance(saved.get(key), dict):
            saved[key] = {name: _without_folder(value) for name, value in saved[key].items()}
    if "emb" in saved:
        saved = _most_frequent(saved, _KEPT)
    unfinished = out.with_suffix(".new")
    torch.save(_narrowed(saved), unfinished, _use_new_zipfile_serialization=False)
    unfinished.replace(out)


def _most_frequent(saved: dict[str, Any], words: int) -> dict[str, Any]:
    units = saved["vocab"]["_id2unit"][:words]
    vocabulary = saved["vocab"] | {"_id2unit": units, "_unit2id": {unit: i for i, unit in enumerate(units)}}
    return {"vocab": vocabulary, "emb": saved["emb"][:words].clone()}  # else the rest is written along


def _narrowed(value: Any) -> Any:
    import torch

    if isinstance(value, torch.Tensor):
        return value.half() if value.is_floating_point() else value
    return {key: _narrowed(inner) for key, inner in value.items()} if isinstance(value, dict) else value


def _without_folder(value: Any) -> Any:
    return Path(value).name if isinstance(value, str) and os.sep in value else value


def _python(module: str, *arguments: object) -> None:
    """Run a module of Stanza's, in a process of its own: its trainers set seeds and threads for the whole process."""
    threads = {name: os.environ.get(name, "1") for name in ("OMP_NUM_THREADS", "MKL_NUM_THREADS")}
    subprocess.run([sys.executable, "-m", module, *map(str, arguments)], env=os.environ | threads, check=True)


# ── command ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def main(arguments: Sequence[str] | None = None) -> None:
    """Train what is missing in the folder."""
    parser = argparse.ArgumentParser(prog="python -m ekspor.train.syntax", description=(__doc__ or "").split("\n")[0])
    add = parser.add_argument
    add("treebanks", nargs="+", type=Path, metavar="CONLLU", help="the first is the one to be good at")
    add("--near", action="append", default=[], type=Path, help="a treebank with other lemmas; may be repeated")
    add("--never", action="append", default=[], type=Path, help="its sentences are not trained on; may be repeated")
    add("--text", type=Path, required=True, help="plain text, .gz or not, to make word vectors from")
    add("--out", type=Path, required=True, help="folder for the models")
    add("--work", type=Path, default=Path("build/syntax"), help="folder for what lies between")
    add("--seed", type=int, default=1)
    given = parser.parse_args(arguments)
    syntax.stanza()  # says what is missing
    given.out.mkdir(parents=True, exist_ok=True)
    (given.out / RESOURCES).write_text("{}\n", encoding="utf-8")
    data = prepare(given.treebanks, given.near, given.never, given.work, given.seed)
    if not data.vectors.is_file():
        _write_vectors(given.text, data)
    pack(data.vectors, given.out / VECTORS)
    for part in PARTS:
        if not (given.out / f"{part}.pt").is_file():
            train(part, data, given.out)


if __name__ == "__main__":
    main()
