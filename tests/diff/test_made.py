from pathlib import Path

import pytest
from folders import record, run

from ekspor.diff import differences
from ekspor.errors import InputError


def test_version_settings_and_inputs_that_differ_are_named(tmp_path: Path) -> None:
    before = run(tmp_path / "a", [record("d1")], inputs=[{"path": "x.jsonl", "sha256": "1"}])
    after = run(
        tmp_path / "b",
        [],
        ekspor="0.2.0",
        settings={"model": "sm", "prefilter": True},
        inputs=[{"path": "x.jsonl", "sha256": "2"}],
    )
    assert differences(before, after) == {
        "ekspor": ("0.1.0", "0.2.0"),
        "inputs.x.jsonl": ("1", "2"),
        "settings.model": (None, "sm"),
        "settings.prefilter": (None, True),
    }


def test_runs_that_only_found_different_things_were_made_alike(tmp_path: Path) -> None:
    assert differences(run(tmp_path / "a", [record("d1")]), run(tmp_path / "b", [])) == {}


@pytest.mark.parametrize("content", [None, "{"])
def test_a_folder_without_a_manifest_is_refused(tmp_path: Path, content: str | None) -> None:
    folder = run(tmp_path / "a", [])
    (folder / "manifest.json").unlink()
    if content is not None:
        (folder / "manifest.json").write_text(content)
    with pytest.raises(InputError, match=r"manifest\.json"):
        differences(folder, folder)
