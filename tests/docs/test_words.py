"""What the documentation names is there: commands and options in running text, targets of make, files it links to."""

import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer
from pages import PAGES, ROOT, blocks, piped

from ekspor.cli import app

REFERENCE = sorted((ROOT / "docs" / "reference").glob("*.md"))

pages = pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))


def commands(page: Path) -> Iterator[str]:
    """Commands in running text and in blocks, those that are not run among them."""
    text = page.read_text(encoding="utf-8")
    for block in blocks(text):
        for command in block.commands if block.language in ("sh", "console") else ():
            joined = command.replace("\\\n", " ")
            for part in (re.sub(r"\$\(.*\)", "ID", joined), *re.findall(r"\$\((.*)\)", joined)):
                yield from piped(part)
    yield from re.findall(r"`((?:ekspor|make) [^`]+)`", text)


def unknown(words: list[str]) -> list[str]:
    """The words of a command that are neither a command of ekspor nor an option of it."""
    command: Any = typer.main.get_command(app)
    while words and words[0] in (below := getattr(command, "commands", {})):
        command, words = below[words[0]], words[1:]
    if words and not words[0].startswith("-") and hasattr(command, "commands"):
        return words[:1]
    known = {"-", "-h", "--help"} | {name for parameter in command.params for name in parameter.opts}
    return [word for word in words if word.startswith("-") and word not in known]


@pages
def test_commands_and_options_are_there(page: Path) -> None:
    for command in commands(page):
        words = shlex.split(command, comments=True)
        if words[:1] == ["ekspor"] and not words[1].isupper() and "…" not in words:
            assert unknown(words[1:]) == [], command


@pages
def test_targets_of_make_are_there(page: Path) -> None:
    there = set(re.findall(r"(?m)^([\w-]+):", (ROOT / "Makefile").read_text(encoding="utf-8")))
    asked = {shlex.split(command)[1] for command in commands(page) if command.startswith("make ")}
    assert asked <= there


@pytest.mark.parametrize("page", [*PAGES, *REFERENCE], ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    for target in re.findall(r"\]\((?!https?:)([^)\s]+)\)", text):
        path, _, heading = target.partition("#")
        linked = (page.parent / path) if path else page
        assert linked.exists(), target
        assert not heading or heading in anchors(linked), target


def anchors(page: Path) -> set[str]:
    """The headings of a page as GitHub names them."""
    heads = re.findall(r"(?m)^#+ (.+)$", page.read_text(encoding="utf-8"))
    return {re.sub(r"[^\w\- ]", "", head.lower()).replace(" ", "-") for head in heads}


def test_what_is_shown_and_not_run_says_why() -> None:
    shown = [block for page in PAGES for block in blocks(page.read_text(encoding="utf-8"))]
    assert {block.why_not for block in shown} - {""} == NOT_RUN


NOT_RUN = {
    "sets up .venv",
    "menyiapkan .venv",
    "minutes",
    "needs Ray",
    "needs SLURM",
    "needs the treebanks, and hours",
    "needs what Label Studio exports",
    "there is no model before the first",
    "waits for a person at a browser",
}
"""Every reason for which a block of the documentation is not run."""
