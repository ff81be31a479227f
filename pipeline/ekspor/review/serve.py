"""The command: articles and ledger together, a server on them, the page in the browser."""

from __future__ import annotations

import signal
import sys
import webbrowser
from collections.abc import Sequence
from pathlib import Path

from ekspor.config import Language, Settings
from ekspor.errors import ConfigError, InputError
from ekspor.review.guide import guide
from ekspor.review.ledger import Ledger
from ekspor.review.server import Server
from ekspor.review.sitting import Sitting
from ekspor.review.sources import sources


def serve(
    inputs: Sequence[Path], out: Path, settings: Settings, language: Language, port: int, open_browser: bool
) -> None:
    """Show the page until Ctrl-C or SIGTERM. Raises `InputError` where there is no article to review or a file cannot
    be read, `ConfigError` where the port is taken."""
    sitting = Sitting(sources(inputs, settings), Ledger(out), settings)
    for rejection in sitting.rejections:
        print(f"left out: {rejection.source or rejection.article_id}: {rejection.reason}", file=sys.stderr)
    if not len(sitting):
        raise InputError(f"there is no article to review: name archives or drafts, or annotations that {out} holds")
    try:
        server = Server(sitting, guide(language), port)
    except OSError as error:
        raise ConfigError(f"port {port}: {error.strerror or error}; choose another, or 0 for a free one") from error
    for ending in (signal.SIGINT, signal.SIGTERM):
        signal.signal(ending, signal.default_int_handler)
    with server:
        try:
            print(f"{len(sitting):,} articles at {server.address}", f"kept in {out}; Ctrl-C ends", sep="\n", flush=True)
            if open_browser:
                webbrowser.open(server.address)
            server.serve_forever()
        except KeyboardInterrupt:
            print("\nended; everything is kept")
