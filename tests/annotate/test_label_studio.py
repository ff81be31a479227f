"""Label Studio itself: a project with our configuration, tasks pushed, edited as its page edits, exported, imported.

`make test-label-studio` installs and starts it; without it these tests are skipped.
"""

import json
import os
import socket
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from articles import ARTICLES, COFFEE, words
from label_studio import LabelStudio

from ekspor.annotate.article import Annotated, load
from ekspor.annotate.exporting import export
from ekspor.annotate.formats import Tool
from ekspor.annotate.importing import Imported, bring
from ekspor.exchange import DRAFT

ROOT = Path(__file__).parents[2]
EMAIL, PASSWORD = "annotator@example.org", "correct-horse"
START_SECONDS = 600
"""It makes its database when it starts for the first time."""


@pytest.fixture(scope="module")
def label_studio() -> Iterator[LabelStudio]:
    """A server on a free port of the loopback, its database beside its installation."""
    if not (program := os.environ.get("LABEL_STUDIO")):
        pytest.skip("needs Label Studio, which `make test-label-studio` installs and names in LABEL_STUDIO")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    folder = Path(program).parents[1] / "data"
    folder.mkdir(exist_ok=True)
    said = {"LABEL_STUDIO_BASE_DATA_DIR": str(folder), "COLLECT_ANALYTICS": "false", "LATEST_VERSION_CHECK": "false"}
    command = [program, "start", "--no-browser", "--internal-host", "127.0.0.1", "--port", str(port)]
    user = ["--username", EMAIL, "--password", PASSWORD]
    with (folder / "log.txt").open("wb") as log:
        server = subprocess.Popen([*command, *user], env=os.environ | said, stdout=log, stderr=log, cwd=folder)
        try:
            yield _signed_in(f"http://127.0.0.1:{port}", server, folder / "log.txt")
        finally:
            server.terminate()
            server.wait(timeout=60)


def _signed_in(address: str, server: subprocess.Popen[bytes], log: Path) -> LabelStudio:
    give_up = time.monotonic() + START_SECONDS
    while time.monotonic() < give_up and server.poll() is None:
        if page := LabelStudio.sign_in(address, EMAIL, PASSWORD):
            return page
        time.sleep(1)
    raise RuntimeError(f"Label Studio did not start: {log.read_text(encoding='utf-8')[-2000:]}")


class Project:
    """A project with our configuration and the tasks that were exported for it."""

    def __init__(self, server: LabelStudio, articles: list[Annotated], folder: Path) -> None:
        self.server, self.articles, self.folder = server, articles, folder
        export(articles, Tool.LABEL_STUDIO, folder / "tasks.json")
        config = (folder / "config.xml").read_text(encoding="utf-8")
        self.id = server("POST", "/api/projects/", {"title": "ekspor", "label_config": config})["id"]
        tasks = json.loads((folder / "tasks.json").read_text(encoding="utf-8"))
        server("POST", f"/api/projects/{self.id}/import", tasks)

    def task(self, article_id: str) -> Any:
        """A task with all that stands in it."""
        found = self.server("GET", f"/api/tasks?project={self.id}&fields=all&page_size=1000")["tasks"]
        return next(task for task in found if task["data"]["id"] == article_id)

    def imported(self) -> Imported:
        """What the project's export gives."""
        path = f"/api/projects/{self.id}/export?exportType=JSON&download_all_tasks=true"
        (self.folder / "export.json").write_text(json.dumps(self.server("GET", path)), encoding="utf-8")
        return bring(self.folder / "export.json", Tool.LABEL_STUDIO, self.articles)


@pytest.fixture
def project(label_studio: LabelStudio, tmp_path: Path) -> Iterator[Any]:
    made: list[Project] = []

    def make(articles: list[Annotated]) -> Project:
        made.append(Project(label_studio, articles, tmp_path))
        return made[-1]

    yield make
    for one in made:
        label_studio("DELETE", f"/api/projects/{one.id}/")


def region(article: Annotated, words: str, control: str, label: str, name: str) -> dict[str, Any]:
    """A region as the page makes it from a selection; `article.text` counts code points, and so does the page."""
    start = article.text.index(words)
    value = {"start": start, "end": start + len(words), "text": words, "labels": [label]}
    said = {"from_name": control, "to_name": "text", "type": "labels", "origin": "manual"}
    return {"id": name, **said, "value": value}


def region_of(result: list[dict[str, Any]], label: str) -> dict[str, Any]:
    return next(one for one in result if one.get("value", {}).get("labels") == [label])


def test_every_annotation_comes_back_as_it_went(project) -> None:
    articles = [*load(ROOT / "annotations" / "dev.jsonl"), *ARTICLES]
    assert project(articles).imported() == Imported(tuple(articles), ())


def test_a_saved_correction_arrives(project) -> None:
    coffee = project([COFFEE])
    annotation = coffee.task(COFFEE.id)["annotations"][0]
    result = [one for one in annotation["result"] if one.get("value", {}).get("labels") != ["PERCENT"]]
    region_of(result, "TARGET")["value"]["labels"] = ["PLANNED"]
    arrow = {"from_id": region_of(result, "PLANNED")["id"], "to_id": region_of(result, "COUNTRY")["id"]}
    result.append({"type": "relation", **arrow, "direction": "right", "labels": ["destination"]})
    result.append(region(COFFEE, "pengurus", "label", "PERSON", "Xy1"))
    coffee.server("PATCH", f"/api/annotations/{annotation['id']}/", {"result": result, "lead_time": 12.5})
    (article,) = coffee.imported().articles
    assert [said for said in words(article) if said not in words(COFFEE)] == [("pengurus", "PERSON")]
    assert ("7,5 persen", "PERCENT") not in words(article)
    planned = {**COFFEE.events[1], "status": "planned", "destination": ["Jepang"]}
    assert [{**event} for event in article.events] == [COFFEE.events[0], planned]


def test_a_draft_counts_once_a_person_has_submitted_it(project) -> None:
    draft = Annotated(COFFEE.id, COFFEE.text, COFFEE.entities, COFFEE.events, COFFEE.rest | {DRAFT: True})
    coffee = project([draft])
    assert "nobody has annotated it yet" in coffee.imported().rejections[0].reason
    task = coffee.task(COFFEE.id)
    (prediction,) = task["predictions"]
    submitted = {"result": prediction["result"], "parent_prediction": prediction["id"], "lead_time": 3.0}
    coffee.server("POST", f"/api/tasks/{task['id']}/annotations/", submitted)
    assert coffee.imported() == Imported((COFFEE,), ())


def test_a_record_drawn_from_nothing_arrives(project) -> None:
    plain = Annotated("baru", "☕ CV Niaga Jaya mengekspor kopi 5 ton ke Jepang.", (), (), {})
    new = project([plain])
    task = new.task("baru")
    result = [
        region(plain, "CV Niaga Jaya", "label", "COMPANY", "a"),
        region(plain, "5 ton", "label", "QUANTITY", "b"),
        region(plain, "5 ton", "record", "REALIZED", "c"),
        {"type": "relation", "from_id": "c", "to_id": "a", "direction": "right", "labels": ["exporter"]},
        {"type": "relation", "from_id": "c", "to_id": "b", "direction": "right", "labels": ["quantity"]},
    ]
    note = {"start": 33, "end": 38, "text": ["destination: Jepang", "commodity: kopi"]}
    result.append({"id": "c", "from_name": "note", "to_name": "text", "type": "textarea", "value": note})
    annotation = new.task("baru")["annotations"][0]
    new.server("PATCH", f"/api/annotations/{annotation['id']}/", {"result": result})
    assert task["data"]["text"] == plain.text
    (article,) = new.imported().articles
    assert article.events == (
        {
            "status": "realized",
            "exporter": ["CV Niaga Jaya"],
            "commodity": ["kopi"],
            "destination": ["Jepang"],
            "quantity": [{"amount": 5, "unit": "ton"}],
        },
    )
