"""From a trained model to one in use."""

import shutil
import zipfile
from pathlib import Path

import pytest

from ekspor import adopted, shipped
from ekspor.config import Settings
from ekspor.errors import ConfigError
from ekspor.evaluate.paired import differences
from ekspor.evaluate.score import compare
from ekspor.exchange import Document
from ekspor.run.job import run
from ekspor.train import adopt as adopting

ROOT = Path(__file__).parents[2]


@pytest.fixture(autouse=True)
def models(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(adopted.VARIABLE, str(tmp_path / "models"))
    return tmp_path / "models"


@pytest.fixture
def model(tmp_path: Path) -> Path:
    (tmp_path / "new").mkdir()
    (tmp_path / "new" / "meta.json").write_text("{}", encoding="utf-8")
    return tmp_path / "new"


@pytest.fixture
def test_set(tmp_path: Path) -> Path:
    path = tmp_path / "test.jsonl"
    gold = (ROOT / "pipeline/ekspor/samples/gold.jsonl").read_text(encoding="utf-8").splitlines()
    path.write_text("\n".join(gold[:3]), encoding="utf-8")
    return path


# ── under a name ─────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_name_finds_the_model_adopted_last(model: Path) -> None:
    assert adopted.find("harian") is None
    first = adopted.add(model, "harian")
    second = adopted.add(model, "harian")
    assert first != second
    assert adopted.find("harian") == second


def test_one_goes_back_to_the_model_before(model: Path) -> None:
    first = adopted.add(model, "harian")
    adopted.add(model, "harian")
    assert adopted.back("harian") == first == adopted.find("harian")


def test_before_the_first_there_is_none(model: Path) -> None:
    adopted.add(model, "harian")
    with pytest.raises(ConfigError, match="no earlier model"):
        adopted.back("harian")


def test_what_was_adopted_is_a_copy(model: Path) -> None:
    kept = adopted.add(model, "harian")
    (model / "meta.json").unlink()
    assert (kept / "meta.json").exists()


@pytest.mark.parametrize("name", ["sm", "acc", "../harian", "", "a b"])
def test_names_that_cannot_be(model: Path, name: str) -> None:
    with pytest.raises(ConfigError, match="no name for a model"):
        adopted.add(model, name)


# ── compared ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def documents(found: int) -> list[Document]:
    """Twenty documents of four entities, of which so many are found in each."""
    return [Document(str(n), frozenset((i, i + 1, "COMPANY") for i in range(found)), ()) for n in range(20)]


@pytest.mark.parametrize(
    ("before", "after", "worse", "better"), [(4, 2, True, False), (2, 4, False, True), (3, 3, False, False)]
)
def test_what_chance_does_not_explain(before: int, after: int, worse: bool, better: bool) -> None:
    gold = documents(4)
    found = differences(compare(gold, documents(before)), compare(gold, documents(after)))
    (company,) = [one for one in found if one.measure == "COMPANY"]
    assert (company.worse, company.better) == (worse, better)


def test_a_model_that_ships_is_adopted_and_found(test_set: Path) -> None:
    comparison, folder = adopting.adopt(shipped.model("sm"), "harian", [test_set])
    assert adopted.find("harian") == folder
    assert {"entity", "COMPANY", "slot", "exporter", "record"} <= {one.measure for one in comparison.differences}


def test_a_run_finds_a_model_by_the_name_it_was_adopted_under(tmp_path: Path, test_set: Path) -> None:
    adopted.add(shipped.model("sm"), "harian")
    manifest = run([test_set], tmp_path / "run", Settings(model="harian"))
    assert manifest.counts.records


def test_below_a_floor_nothing_is_adopted_unless_forced(tmp_path: Path, test_set: Path) -> None:

    strict = tmp_path / "strict"
    shutil.copytree(shipped.model("sm"), strict)
    (strict / adopting.FLOORS).write_text("entity = 0.9999\n", encoding="utf-8")
    with pytest.raises(ConfigError, match=r"below its floor of 1\.000"):
        adopting.adopt(strict, "harian", [test_set])
    assert adopted.find("harian") is None
    _, folder = adopting.adopt(strict, "harian", [test_set], force=True)
    assert adopted.find("harian") == folder


def test_floors_that_are_none_are_refused(model: Path) -> None:
    (model / adopting.FLOORS).write_text("entity = tinggi\n", encoding="utf-8")
    with pytest.raises(ConfigError, match="expected lines such as"):
        adopting.floors(model)


# ── packed ───────────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.filterwarnings(
    "ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning"
)  # spaCy's files
def test_a_wheel_holds_the_model(tmp_path: Path) -> None:
    wheel = adopting.package(shipped.model("sm"), "harian", "1.2.3", tmp_path / "dist")
    assert wheel.name == "id_harian-1.2.3-py3-none-any.whl"
    with zipfile.ZipFile(wheel) as packed:
        assert "id_harian/id_harian-1.2.3/config.cfg" in packed.namelist()


def test_a_folder_that_is_no_model_is_not_packed(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="expected the folder of a trained model"):
        adopting.package(tmp_path, "harian", "1.2.3", tmp_path / "dist")
