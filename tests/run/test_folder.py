"""Results appear whole or not at all."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from ekspor.errors import OutputError
from ekspor.run.folder import Folder


def names(path: Path) -> set[str]:
    return {entry.name for entry in path.iterdir()}


def test_files_appear_at_the_commit(tmp_path: Path) -> None:
    folder = Folder(tmp_path / "new" / "out")
    folder.path_of("events.csv").write_text("x", encoding="utf-8")
    assert names(folder.path) == {"events.csv.partial", "manifest.json.partial"}
    folder.commit()
    assert names(folder.path) == {"events.csv", "manifest.json"}


def test_discard_leaves_an_earlier_run_as_it_was(tmp_path: Path) -> None:
    (tmp_path / "events.csv").write_text("earlier", encoding="utf-8")
    folder = Folder(tmp_path)
    folder.path_of("events.csv").write_text("half", encoding="utf-8")
    (tmp_path / "events.csv.partial.wal").touch()  # as databases put it there
    folder.discard()
    assert names(tmp_path) == {"events.csv"}
    assert (tmp_path / "events.csv").read_text(encoding="utf-8") == "earlier"


def test_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(OutputError, match="results cannot be written there"):
        Folder(tmp_path / "file" / "out")


KILLED = """
import sys, time
from pathlib import Path
from ekspor.run.folder import Folder
folder = Folder(Path(sys.argv[1]))
folder.path_of("events.csv").write_text("half")
(folder.path / "events.csv.partial.wal").touch()
print("ready", flush=True)
time.sleep(60)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="needs SIGKILL")
def test_killed_run_leaves_an_earlier_one_and_its_place_can_be_taken(tmp_path: Path) -> None:
    (tmp_path / "events.csv").write_text("earlier", encoding="utf-8")
    (tmp_path / "manifest.json").write_text("{}", encoding="utf-8")
    with subprocess.Popen([sys.executable, "-c", KILLED, tmp_path], stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"ready\n"
        process.send_signal(signal.SIGKILL)
    assert (tmp_path / "events.csv").read_text(encoding="utf-8") == "earlier"
    folder = Folder(tmp_path)
    assert names(tmp_path) == {"events.csv", "manifest.json", "manifest.json.partial"}
    folder.path_of("events.csv").write_text("later", encoding="utf-8")
    folder.commit()
    assert (tmp_path / "events.csv").read_text(encoding="utf-8") == "later"
    assert names(tmp_path) == {"events.csv", "manifest.json"}


def test_what_another_run_wrote_and_this_one_did_not_goes(tmp_path: Path) -> None:
    (tmp_path / "events.csv").write_text("earlier", encoding="utf-8")
    (tmp_path / "events" / "year=2020").mkdir(parents=True)
    (tmp_path / "notes.md").write_text("mine", encoding="utf-8")
    Folder(tmp_path).commit()
    assert names(tmp_path) == {"manifest.json", "notes.md"}


def test_folders_are_committed_whole(tmp_path: Path) -> None:
    folder = Folder(tmp_path)
    part = folder.path_of("events") / "year=2023" / "part.parquet"
    part.parent.mkdir(parents=True)
    part.touch()
    assert [name for name, _ in folder.files()] == ["events/year=2023/part.parquet", "manifest.json"]
    folder.commit()
    assert (tmp_path / "events" / "year=2023" / "part.parquet").is_file()
