"""`--knowledge DIR`: the command runs again, in a process that reads the user's own rules and names from its start."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Annotated

import typer

from ekspor.rules import own

_COMMAND = """
import sys
try:
    from ekspor.cli import main
except Exception as error:
    print(f"ekspor: {error}", file=sys.stderr)
    sys.exit(2)
main()
"""
"""What cannot be read is said, not shown as a traceback; it comes up while the package is imported."""


def use(context: typer.Context, folder: Path | None) -> Path | None:
    """Go on where the folder is the one that this process reads, else run the command again in one that does."""
    if folder is None or own.folder() == folder.absolute():
        return folder
    environment = os.environ | {own.VARIABLE: str(folder.absolute())}
    arguments = context.find_root().obj
    done = subprocess.run([sys.executable, "-c", _COMMAND, *arguments], env=environment, check=False)
    sys.exit(done.returncode)


Knowledge = Annotated[
    Path | None,
    typer.Option(
        "--knowledge", metavar="DIR", callback=use, is_eager=True, help="Your own rules and names, over ours."
    ),
]
"""The option of every command that reads articles. It has done its work when the command starts."""
