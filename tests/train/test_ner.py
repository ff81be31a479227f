"""From annotations to a model that `--model` takes."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from ekspor import tag
from ekspor.config import Size
from ekspor.errors import ConfigError
from ekspor.schema import Label
from ekspor.train import ner
from ekspor.train.ner import Job

ANNOTATIONS = Path(__file__).parents[2] / "annotations"


def first(lines: int, source: Path, target: Path) -> Path:
    """The first lines of a file as a file of its own."""
    target.write_text("\n".join(source.read_text(encoding="utf-8").split("\n")[:lines]) + "\n", encoding="utf-8")
    return target


@pytest.fixture(scope="module")
def job(tmp_path_factory: pytest.TempPathFactory) -> Job:
    folder = tmp_path_factory.mktemp("ner")
    train = first(6, ANNOTATIONS / "train.jsonl", folder / "train.jsonl")
    dev = first(2, ANNOTATIONS / "train.jsonl", folder / "dev.jsonl")
    return Job(Size.SM, (train,), (dev,), folder / "model", epochs=1)


@pytest.mark.filterwarnings("ignore::UserWarning", "ignore::DeprecationWarning")
def test_a_small_tagger_is_trained_and_saved(job: Job) -> None:
    said: list[str] = []
    table = ner.train(job, said.append)
    assert said[0] == "6 texts to learn from, 2 to choose by"
    assert len(said) > 10  # a short training, too, is scored often enough for a state to be chosen
    assert list(table) == ["model alone", "rules alone", "model and rules"]
    assert table["model and rules"]["entity"] >= table["rules alone"]["entity"] > 0.9
    assert not (job.out / "training").exists()

    nlp = tag.model.load(str(job.out))
    assert {m.label for m in tag.tag("Ekspor kopi ke Jepang 5 ton", nlp)[0]} >= {Label.COUNTRY, Label.QUANTITY}
    meta = json.loads((job.out / "meta.json").read_text(encoding="utf-8"))
    assert len(next(iter(meta["training"]["data"]["train"].values()))) == 64
    assert str(job.out) not in (job.out / "config.cfg").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"unlabelled": (Path("teks.txt"),)}, "--unlabelled and --teacher belong together"),
        ({"corpora": (Path("lain.jsonl"),)}, "sm cannot learn other labels"),
        ({"size": Size.ACC, "unlabelled": (Path("teks.txt"),), "teacher": "acc"}, "a teacher is for sm"),
    ],
)
def test_a_job_that_cannot_work_says_why(job: Job, change: dict[str, object], said: str) -> None:
    with pytest.raises(ConfigError, match=said):
        ner.train(replace(job, **change))  # type: ignore[arg-type]


def test_development_labels_must_have_been_learnt(job: Job, tmp_path: Path) -> None:
    entry = {"id": "a", "text": "Kopi.", "entities": [{"start": 0, "end": 4, "label": "GOODS"}]}
    (tmp_path / "dev.jsonl").write_text(json.dumps(entry) + "\n", encoding="utf-8")
    with pytest.raises(ConfigError, match="has labels that no training text has: GOODS"):
        ner.train(replace(job, dev=(tmp_path / "dev.jsonl",)))
