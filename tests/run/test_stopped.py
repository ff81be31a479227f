"""Runs that are stopped in the middle: nothing is lost, nothing doubled, and the same command goes on."""

import json
import resource
import signal
import subprocess
import sys
import time
from importlib.resources import files
from pathlib import Path

import pytest
from engines import obedient
from test_job import hashes, large, shards_of

from conftest import ROOT
from ekspor.config import Format, Settings
from ekspor.errors import OutputError
from ekspor.run.checkpoint import FOLDER
from ekspor.run.job import run

posix = pytest.mark.skipif(sys.platform == "win32", reason="needs POSIX signals and limits")
MAIN = "from ekspor.cli import main; main()"


@posix
@pytest.mark.parametrize(
    ("limit", "form"),
    [(300, Format.CSV), (3000, Format.CSV), (3000, Format.PARQUET), (3000, Format.SQLITE), (3000, Format.DUCKDB)],
)
def test_full_disk_ends_the_run_and_the_next_goes_on(limit: int, form: Format, tmp_path: Path) -> None:
    """Files may not grow beyond the limit: the smaller stops the first shard, the larger the tables."""
    settings = Settings(formats=(form,))
    path, out = large(tmp_path / "a.jsonl", 300), tmp_path / "out"
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, hard))
    try:
        with pytest.raises(OutputError, match="make room or mend it, and run the same command again"):
            run([path], out, settings, build=obedient)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert not list(tmp_path.rglob("*.partial"))
    done = len(list((out / FOLDER).iterdir()))
    run([path], out, settings, build=obedient)
    assert shards_of(out)["before"] == done
    run([path], tmp_path / "undisturbed", settings, build=obedient)
    differing = {name for name, _ in hashes(out).items() ^ hashes(tmp_path / "undisturbed").items()}
    assert differing <= {"events.duckdb"}


def samples(path: Path, times: int) -> Path:
    """The sample articles so many times over, each with an id of its own."""
    shipped = files("ekspor.samples").joinpath("articles.jsonl").read_text(encoding="utf-8").splitlines()
    entries = ({**json.loads(line), "id": f"{n}-{m}"} for n in range(times) for m, line in enumerate(shipped))
    path.write_text("".join(json.dumps(entry) + "\n" for entry in entries), encoding="utf-8")
    return path


@posix
@pytest.mark.parametrize("by", [signal.SIGINT, signal.SIGTERM])
def test_interrupted_run_says_that_the_next_goes_on(by: signal.Signals, tmp_path: Path) -> None:
    path, out = samples(tmp_path / "a.jsonl", 400), tmp_path / "out"
    command = [sys.executable, "-c", MAIN, "run", path, "--out", out, "-j", "2", "--format", "csv"]
    with subprocess.Popen(command, stderr=subprocess.PIPE) as process:
        while process.poll() is None and not any((out / FOLDER).glob("*")):
            time.sleep(0.01)
        process.send_signal(by)
        _, said = process.communicate()
    assert (process.returncode, said) == (
        130,
        b"ekspor: stopped; what is done is kept, the same command goes on from there\n",
    )
    assert {name.name for name in out.iterdir()} == {FOLDER}


@posix
def test_killed_runs_write_what_undisturbed_ones_do() -> None:
    subprocess.run([sys.executable, ROOT / "benchmarks" / "kill.py", "3", "60"], check=True)
