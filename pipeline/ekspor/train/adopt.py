"""From a trained model to one in use: compared on a frozen test set, held to floors, packed for others."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from collections.abc import Iterator, Sequence
from contextlib import redirect_stdout
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory

from ekspor import adopted
from ekspor.config import Settings
from ekspor.errors import ConfigError
from ekspor.evaluate import score
from ekspor.evaluate.paired import Difference, differences
from ekspor.evaluate.system import read_gold
from ekspor.exchange import Document, load

FLOORS = "floor.toml"
"""The file of a model's folder with the least F1 by measure (`entity`, a label, `slot`, a slot, `record`)."""

Span = tuple[int, int, str]


@dataclass(frozen=True, slots=True)
class Comparison:
    """A model beside the one in use on the same articles, whole pipeline. `lost` and `won` are entities by document."""

    differences: tuple[Difference, ...]
    lost: tuple[tuple[str, Span], ...]
    won: tuple[tuple[str, Span], ...]

    def below(self, floors: dict[str, float]) -> Iterator[str]:
        """Where the model stays below a floor."""
        reached = {difference.measure: difference.after for difference in self.differences}
        for measure, least in floors.items():
            if reached.get(measure, least) < least:
                yield f"{measure} {reached[measure]:.3f} is below its floor of {least:.3f}"

    def worse(self) -> Iterator[str]:
        """What got worse by more than chance explains."""
        for one in self.differences:
            if one.worse:
                yield f"{one.measure} fell from {one.before:.3f} to {one.after:.3f} ({one.low:+.3f} to {one.high:+.3f})"


def compare(new: str, in_use: str | None, tests: Sequence[Path]) -> Comparison:
    """Read the test articles with both models and set them side by side; `in_use` None: rules and names alone."""
    gold = [document for path in tests for document in load(path)]
    before, after = (_read(model, tests) for model in (in_use, new))
    return Comparison(
        tuple(differences(score.compare(gold, before), score.compare(gold, after))),
        tuple(_found_only(gold, before, after)),
        tuple(_found_only(gold, after, before)),
    )


def adopt(new: Path, name: str, tests: Sequence[Path], force: bool = False) -> tuple[Comparison, Path]:
    """Put a model in use under a name. Raises `ConfigError` where it is below a floor or worse, unless forced."""
    in_use = adopted.find(name)
    comparison = compare(str(new), str(in_use) if in_use else None, tests)
    against = [*comparison.below(floors(in_use) | floors(new)), *comparison.worse()]
    if against and not force:
        raise ConfigError(f"{new} is not adopted: {'; '.join(against)}. With --force it is, all the same")
    return comparison, adopted.add(new, name)


def floors(model: Path | None) -> dict[str, float]:
    """The floors that a model's folder states; none where it states none. Raises `ConfigError` for a broken file."""
    path = model / FLOORS if model else None
    if path is None or not path.is_file():
        return {}
    try:
        return {measure: float(least) for measure, least in tomllib.loads(path.read_text(encoding="utf-8")).items()}
    except (ValueError, TypeError) as error:
        raise ConfigError(f"{path}: expected lines such as `entity = 0.93`: {error}") from error


def package(model: Path, name: str, version: str, out: Path) -> Path:
    """Pack a model's folder as a wheel `id_NAME-VERSION` that pip installs and `--model id_NAME` finds.

    Raises `ConfigError` where the folder is no model, or pip cannot build it.
    """
    from spacy.cli.package import package as pack

    if not (model / "meta.json").is_file():
        raise ConfigError(f"{model}: expected the folder of a trained model, with its meta.json")
    with TemporaryDirectory() as work:
        with redirect_stdout(StringIO()):
            pack(model, Path(work), name=name, version=version, create_sdist=False, create_wheel=False, silent=True)
        source = Path(work) / f"id_{name}-{version}"
        pip = [sys.executable, "-m", "pip", "wheel", "--no-deps", "--no-build-isolation", "--quiet"]
        made = subprocess.run([*pip, "--wheel-dir", out, source], capture_output=True, text=True)
    if made.returncode:
        raise ConfigError(f"{model}: pip could not pack it: {made.stderr.strip().splitlines()[-1]}")
    return next(out.glob(f"id_{name}-{version}-*.whl"))


def _read(model: str | None, tests: Sequence[Path]) -> list[Document]:
    return [document for path in tests for document in read_gold(path, Settings(model=model))]


def _found_only(
    gold: Sequence[Document], finder: Sequence[Document], other: Sequence[Document]
) -> Iterator[tuple[str, Span]]:
    """Entities of gold that the one found and the other did not."""
    for truth, found, missed in zip(gold, finder, other, strict=True):
        right = (truth.entities or frozenset()) & (found.entities or frozenset())
        yield from ((truth.id, span) for span in sorted(right - (missed.entities or frozenset())))
