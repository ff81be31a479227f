"""Reads N damaged and hostile archives (10,000 when none is given) and counts what it should never come to.

    python benchmarks/hostile.py [N] [FIRST]

A crash is an exception that leaves the readers, or the death of the process; a hang takes more than some seconds; lost
are inputs with an article whose text is still there and that is neither read, nor rejected, nor counted as something
else (a page that was not found, a hidden file). Where there is one, its number makes it again: `hostile(number)` of
tests/harm.py.
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
    inputs, articles, rejections, others, crashes, hangs, lost = columns = [Counter[str]() for _ in range(7)]
    slowest = (0.0, 0)
    with TemporaryDirectory() as folder:
        for seed in range(first, first + number):
            given = hostile(seed)
            harm, path = given.harm, Path(folder) / given.name
            path.write_bytes(given.data)
            faulthandler.dump_traceback_later(120, exit=True)
            verdict = judged(Path(folder))
            faulthandler.cancel_dump_traceback_later()
            path.unlink()
            inputs[harm] += 1
            articles[harm] += verdict.articles
            rejections[harm] += verdict.rejections
            others[harm] += verdict.no_articles
            slowest = max(slowest, (verdict.seconds, seed))
            for counter, said, what in (
                (crashes, verdict.crash, verdict.crash),
                (hangs, verdict.seconds > SLOW, f"{verdict.seconds:.1f} s"),
                (lost, verdict.loses(given.articles), f"{verdict.articles} of {given.articles} articles"),
            ):
                if said:
                    counter[harm] += 1
                    print(f"  {seed}: {harm}, {given.name}: {what}", file=sys.stderr, flush=True)
    print("harm        inputs  articles rejections no articles crashes  hangs  lost")
    for harm in (*sorted(HARMS), "all"):
        row = (column.total() if harm == "all" else column[harm] for column in columns)
        print("{:10} {:7,} {:9,} {:10,} {:11,} {:7,} {:6,} {:5,}".format(harm, *row))
    print(f"slowest: {slowest[0]:.2f} s, number {slowest[1]}")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
