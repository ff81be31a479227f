"""Reads N damaged and hostile archives (10,000 when none is given) and counts what it should never come to.

    python benchmarks/hostile.py [N] [FIRST]

A crash is an exception that leaves the readers, or the death of the process; a hang takes more than some seconds; lost
are articles that are neither read nor rejected. Where there is one, its number makes it again: `hostile(number)` of
tests/harm.py. What a change of bytes turns into something else that is no article (a web server's answer into its
request, a name into a hidden one) is counted as lost, though it is passed over as it should be.
"""

from __future__ import annotations

import faulthandler
import sys
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.append(str(Path(__file__).parents[1] / "tests"))

from harm import HARMS, SLOW, hostile, judged


def main(number: int = 10_000, first: int = 0) -> None:
    """Read them and print the table."""
    inputs, crashes, hangs, lost, articles, rejections = (Counter[str]() for _ in range(6))
    slowest = (0.0, 0)
    with TemporaryDirectory() as folder:
        for seed in range(first, first + number):
            harm, name, data = hostile(seed)
            path = Path(folder) / name
            path.write_bytes(data)
            faulthandler.dump_traceback_later(120, exit=True)
            verdict = judged(Path(folder))
            faulthandler.cancel_dump_traceback_later()
            path.unlink()
            inputs[harm] += 1
            articles[harm] += verdict.articles
            rejections[harm] += verdict.rejections
            slowest = max(slowest, (verdict.seconds, seed))
            for counter, said, what in (
                (crashes, verdict.crash, verdict.crash),
                (hangs, verdict.seconds > SLOW, f"{verdict.seconds:.1f} s"),
                (lost, verdict.loses(harm), f"{verdict.articles} articles"),
            ):
                if said:
                    counter[harm] += 1
                    print(f"  {seed}: {harm}, {name}: {what}", file=sys.stderr, flush=True)
    print(f"{'harm':10} {'inputs':>7} {'articles':>9} {'rejections':>10} {'crashes':>8} {'hangs':>6} {'lost':>5}")
    for harm in (*sorted(HARMS), "all"):
        row = (
            sum(c.values()) if harm == "all" else c[harm] for c in (inputs, articles, rejections, crashes, hangs, lost)
        )
        print("{:10} {:7,} {:9,} {:10,} {:8,} {:6,} {:5,}".format(harm, *row))
    print(f"slowest: {slowest[0]:.2f} s, number {slowest[1]}")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
