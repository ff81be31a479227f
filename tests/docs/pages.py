"""The pages of the documentation, and their blocks of code run as a reader would who copies one after the other.

    sh          commands, each of which must end well
    console     commands after "$ ", and what they print
    python      code, which must not raise
    … norun: WHY    behind the language: shown, not run; its commands and options must be there all the same

A page's blocks run in one folder, in which are an `article.txt`, an `archive/` and its annotations, `gold.jsonl`.
`make` is asked for its steps and takes none.
"""

from __future__ import annotations

import gzip
import io
import itertools
import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from contextlib import chdir, contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any
from unittest.mock import patch

from markdown_it import MarkdownIt

from ekspor import adopted
from ekspor.cli import main

ROOT = Path(__file__).parents[2]
PAGES = sorted(
    path
    for pattern in ("*.md", "docs/*.md", "annotations/*.md", "models/*.md", "models/*/*.md")
    for path in ROOT.glob(pattern)
)
ARTICLE = """Ekspor Furnitur Jepara Lampaui Target

JEPARA – Ekspor furnitur Kabupaten Jepara ke Amerika Serikat sepanjang 2023 mencapai US$ 171,2 juta.

“Itu melampaui target US$ 165 juta,” kata Kepala Disperindag Jepara, Kamis (11/1/2024).
"""
SAMPLES = files("ekspor.samples")

OF_A_SHELL = re.compile(r"[|<>;&$*]")
OWN_PROCESS = re.compile(r"--knowledge|ekspor rules check|ekspor train package")
"""What a process that has read the rules that ship cannot do any more, or what leaves files open."""


@dataclass(frozen=True, slots=True)
class Block:
    """A fenced block: `line` is that of its first line of code, counted from 0; `why_not` it is not to be run."""

    line: int
    language: str
    why_not: str
    code: str

    @property
    def commands(self) -> list[str]:
        """The commands of a block for a shell, what they go on with on other lines included."""
        if self.language == "console":
            return [command for command, _ in self.dialogue()]
        return list(_commands(self.code.splitlines()))

    def dialogue(self) -> Iterator[tuple[str, list[str]]]:
        """The commands of a console, as written, each with the lines of its output."""
        lines = self.code.splitlines()
        starts = [n for n, line in enumerate(lines) if line.startswith("$ ")]
        for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
            goes_on = start + 1
            while goes_on < end and lines[goes_on].startswith("> "):
                goes_on += 1
            yield "\n".join(line[2:] for line in lines[start:goes_on]), lines[goes_on:end]


def _commands(lines: list[str]) -> Iterator[str]:
    waiting, until = "", ""
    for line in lines:
        waiting += line + "\n"
        if until:
            until = "" if line == until else until
        elif here := re.search(r"<<\s*'?(\w+)'?", line):
            until = here[1]
        if not until and not line.endswith("\\"):
            if waiting.strip() and not waiting.lstrip().startswith("#"):
                yield waiting.rstrip("\n")
            waiting = ""


def blocks(text: str) -> list[Block]:
    """The fenced blocks of a page."""
    found = []
    for token in MarkdownIt().parse(text):
        if token.type == "fence" and token.map:
            language, _, rest = token.info.partition(" ")
            found.append(Block(token.map[0] + 1, language, rest.removeprefix("norun:").strip(), token.content))
    return found


class Reader:
    """Somebody who tries a page in a folder of their own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._names: dict[str, Any] = {}
        (folder / "article.txt").write_text(ARTICLE, encoding="utf-8")
        (folder / "gold.jsonl").write_bytes(SAMPLES.joinpath("gold.jsonl").read_bytes())
        (folder / "archive").mkdir()
        (folder / "archive" / "2023.jsonl.gz").write_bytes(
            gzip.compress(SAMPLES.joinpath("articles.jsonl").read_bytes())
        )

    def renewed(self, text: str) -> str:
        """The page with what its commands print now. Raises `AssertionError` where one does not end well."""
        lines = text.splitlines()
        alike = {"COLUMNS": "80", "PYTHONUTF8": "1", "NO_COLOR": "1"}  # whatever the terminal of the tests is
        with patch.dict(os.environ, alike | {adopted.VARIABLE: str(self.folder / ".models")}):
            os.environ.pop("FORCE_COLOR", None)
            tried = [(block, self._tried(block)) for block in blocks(text)]
        for block, code in reversed(tried):
            lines[block.line : block.line + len(block.code.splitlines())] = code.splitlines()
        return "\n".join(lines) + "\n"

    def _tried(self, block: Block) -> str:
        """The code of the block as it should stand."""
        if block.why_not:
            return block.code
        if block.language == "python":
            with chdir(self.folder), redirect_stdout(io.StringIO()):
                exec(compile(block.code, f"line {block.line}", "exec"), self._names)
        if block.language == "sh":
            for command in block.commands:
                self.run(command)
        if block.language == "console":
            return "".join("$ " + c.replace("\n", "\n> ") + "\n" + self.run(c) for c, _ in block.dialogue())
        return block.code

    def run(self, command: str) -> str:
        """What a command prints, on either stream, without blanks at the ends of lines."""
        printed = b""
        for part in piped(command):
            code, printed = self._run(part, printed)
            assert code == 0, f"{part}\nended with {code} and said:\n{printed.decode()}"
        return "".join(f"{line.rstrip()}\n" for line in printed.decode().splitlines())

    def _run(self, command: str, given: bytes) -> tuple[int, bytes]:
        words = shlex.split(command, comments=True)
        if words[0] == "make":
            return _process(["make", "-n", *words[1:]], ROOT, given)
        if words[0] != "ekspor" or OF_A_SHELL.search(_bare(command)) or OWN_PROCESS.search(command):
            return _process(["sh", "-eu", "-c", command], self.folder, given)
        return self._called(words[1:], given)

    def _called(self, arguments: list[str], given: bytes) -> tuple[int, bytes]:
        """The command in this process, which has read the rules already."""
        said = io.StringIO()
        with chdir(self.folder), redirect_stdout(said), redirect_stderr(said), _input(given):
            try:
                main(arguments)
            except SystemExit as ended:
                return (ended.code if isinstance(ended.code, int) else int(ended.code is not None)), _bytes(said)
        return 0, _bytes(said)


def _process(arguments: list[str], folder: Path, given: bytes) -> tuple[int, bytes]:
    commands = str(Path(sys.executable).parent)
    environment = os.environ | {"PATH": f"{commands}{os.pathsep}{os.environ['PATH']}"}
    done = subprocess.run(
        arguments,
        cwd=folder,
        env=environment,
        check=False,
        input=given,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    return done.returncode, done.stdout


@contextmanager
def _input(given: bytes) -> Iterator[None]:
    before, sys.stdin = sys.stdin, io.TextIOWrapper(io.BytesIO(given))
    try:
        yield
    finally:
        sys.stdin = before


def _bytes(said: io.StringIO) -> bytes:
    return said.getvalue().encode()


def piped(command: str) -> list[str]:
    """The commands between the bars of a pipe; one with other signs of a shell is left whole to it."""
    bare = _bare(command)
    if "|" not in bare or re.search(r"[<>;&$]", bare):
        return [command]
    bars = [-1, *(n for n, sign in enumerate(bare) if sign == "|"), len(command)]
    return [command[start + 1 : end].strip() for start, end in itertools.pairwise(bars)]


def _bare(command: str) -> str:
    """The command with what is quoted or a remark made dots, every other character in its place."""
    return re.sub(r"'[^']*'|\"[^\"$]*\"|(?<!\S)#.*", lambda found: "." * len(found[0]), command)
