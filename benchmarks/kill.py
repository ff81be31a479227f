"""Kills runs at random moments, lets them finish, and compares what they wrote with an undisturbed run, byte for byte.

`python benchmarks/kill.py [KILLS [ARTICLES]]`: by default a hundred kills of runs over 600 articles. SIGKILL hits the
run of one, two or four workers, now and then in the moment in which its files get their names, or one of the workers
alone, which the run must survive by itself.
"""

from __future__ import annotations

import hashlib
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from os import kill
from pathlib import Path
from signal import SIGKILL

from generate import write

OPTIONS = ("--mentions", "--exchange", "--format", "parquet,jsonl,csv,sqlite")
WORKERS = (1, 1, 2, 4)
OF_WORKER, AT_COMMIT = 0.5, 0.2
"""Shares of the kills."""


def main(kills: int = 100, number: int = 600) -> int:
    """How many of the runs wrote anything else than the undisturbed one. Prints what happened."""
    lot = random.Random(kills)
    with tempfile.TemporaryDirectory() as folder:
        archive = write(Path(folder, "archive.jsonl"), number)
        expected, out = Path(folder, "expected"), Path(folder, "out")
        begun = time.perf_counter()
        finish(archive, expected, 1)
        seconds = time.perf_counter() - begun
        happened: Counter[str] = Counter()
        runs = different = 0
        while happened.total() < kills:
            runs += 1
            for _ in range(min(lot.randint(1, 4), kills - happened.total())):
                happened += disturbed(archive, out, lot, seconds)
            finish(archive, out, lot.choice(WORKERS))
            if wrong := {name for name, _ in hashes(out).items() ^ hashes(expected).items()}:
                different += 1
                print("different:", *sorted(wrong))
            shutil.rmtree(out)
            print(f"{happened.total()} of {kills} kills, {runs} runs, {different} different", file=sys.stderr)
    print(f"{number} articles, {seconds:.1f} s undisturbed; {happened.total()} kills in {runs} runs:")
    for what, times in sorted(happened.items()):
        print(f"{times:5} {what}")
    print(f"{different} of {runs} runs wrote anything else than the undisturbed one")
    return different


def start(archive: Path, out: Path, workers: int) -> subprocess.Popen[bytes]:
    """A run that has begun."""
    command = [sys.executable, "-c", "from ekspor.cli import main; main()", "run", archive, "--out", out, *OPTIONS]
    command += ["-j", str(workers)]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL)


def finish(archive: Path, out: Path, workers: int) -> None:
    """Run to the end."""
    code = start(archive, out, workers).wait()
    assert code == 0, f"the run ended with {code}"


def disturbed(archive: Path, out: Path, lot: random.Random, seconds: float) -> Counter[str]:
    """Begin a run and kill it, or a worker of it; says how far it was. Nothing, where it was done before."""
    process, end = start(archive, out, lot.choice(WORKERS)), time.monotonic() + lot.uniform(0, seconds)
    at_commit = lot.random() < AT_COMMIT
    while process.poll() is None and (not (out / "run.json.partial").exists() if at_commit else time.monotonic() < end):
        time.sleep(0.001)
    where = stage(out)
    workers = children(process.pid)
    if process.poll() is not None:
        return Counter()
    if workers and not at_commit and lot.random() < OF_WORKER:
        kill(lot.choice(workers), SIGKILL)
        code = process.wait()
        assert code == 0, f"the run did not survive its worker: {code}"
        return Counter({"a worker": 1})
    process.kill()
    process.wait()
    return Counter({where: 1})


def stage(out: Path) -> str:
    """How far a run is."""
    names = {path.name for path in out.iterdir()} if out.exists() else set()
    if "run.json.partial" in names or ("events.jsonl" in names and "manifest.json" not in names):
        return "the run, while its files got their names"
    if "manifest.json" in names:
        return "the run, again after it was complete"
    done = len(list((out / ".shards").glob("*"))) if ".shards" in names else 0
    return f"the run, with {'some' if done else 'no'} shards done"


def children(pid: int) -> list[int]:
    """The worker processes of a run."""
    found = [int(child) for path in Path(f"/proc/{pid}/task").glob("*/children") for child in path.read_text().split()]
    return [child for child in found if b"spawn_main" in Path(f"/proc/{child}/cmdline").read_bytes()]


def hashes(out: Path) -> dict[str, str]:
    """What was written, but for `run.json`, which says when and how fast."""
    files = (path for path in out.iterdir() if path.is_file() and path.name != "run.json")
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


if __name__ == "__main__":
    sys.exit(min(main(*map(int, sys.argv[1:])), 1))
