"""Every tool's form holds every article without loss, counts as the tool counts, and brings back what was edited."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from articles import ARTICLES, COFFEE, COMBINED, words
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.tokens import DocBin
from spacy.vocab import Vocab

from ekspor.annotate import record
from ekspor.annotate.article import Annotated, load
from ekspor.annotate.exporting import export, kept_beside
from ekspor.annotate.formats import Tool
from ekspor.annotate.formats.found import file_name
from ekspor.annotate.importing import Imported, bring
from ekspor.errors import InputError
from ekspor.schema import Label

ROOT = Path(__file__).parents[2]
every_tool = pytest.mark.parametrize("tool", Tool)
HOLD_EVERYTHING = tuple(tool for tool in Tool if tool not in (Tool.BRAT, Tool.CAS))


def there_and_back(articles: Sequence[Annotated], tool: Tool, folder: Path) -> Imported:
    export(articles, tool, folder / "x")
    return bring(folder / "x", tool, load(kept_beside(folder / "x")))


@every_tool
@pytest.mark.parametrize("part", ["train", "dev", "test"])
def test_our_annotations_come_back_as_they_went(tool: Tool, part: str, tmp_path: Path) -> None:
    articles = load(ROOT / "annotations" / f"{part}.jsonl")
    assert there_and_back(articles, tool, tmp_path) == Imported(tuple(articles), ())


@every_tool
@pytest.mark.parametrize("part", ["train", "dev", "written", "seeds"])
def test_real_articles_come_back_as_they_went(tool: Tool, part: str, shared: Path, tmp_path: Path) -> None:
    articles = load(shared / "gold" / f"{part}.jsonl")
    assert there_and_back(articles, tool, tmp_path) == Imported(tuple(articles), ())


@every_tool
def test_emoji_combining_marks_and_odd_line_ends_come_back(tool: Tool, tmp_path: Path) -> None:
    assert there_and_back(ARTICLES, tool, tmp_path) == Imported(tuple(ARTICLES), ())


@pytest.mark.parametrize("tool", HOLD_EVERYTHING)
def test_what_holds_everything_needs_nothing_kept_aside(tool: Tool, tmp_path: Path) -> None:
    export(ARTICLES, tool, tmp_path / "x")
    back = bring(tmp_path / "x", tool, ())
    assert [(a.id, a.text, a.entities, a.rest) for a in back.articles] == [
        (a.id, a.text, a.entities, a.rest) for a in ARTICLES
    ]
    for one, other in zip(back.articles, ARTICLES, strict=True):
        assert all(record.same(a, b) for a, b in zip(one.events, other.events, strict=True))


@pytest.mark.parametrize("tool", [Tool.BRAT, Tool.CAS])
def test_what_a_form_cannot_hold_is_said(tool: Tool, tmp_path: Path) -> None:
    assert "no id, title, date" in export(ARTICLES, tool, tmp_path / "x")


# ── offsets as the tool counts them ──────────────────────────────────────────────────────────────────────────────────


def test_label_studio_counts_code_points(tmp_path: Path) -> None:
    export([COFFEE], Tool.LABEL_STUDIO, tmp_path / "x")
    (task,) = json.loads((tmp_path / "x").read_text(encoding="utf-8"))
    regions = [one["value"] for one in task["annotations"][0]["result"] if one.get("from_name") == "label"]
    assert all(COFFEE.text[region["start"] : region["end"]] == region["text"] for region in regions)


def test_doccano_counts_utf_16_units(tmp_path: Path) -> None:
    export([COFFEE], Tool.DOCCANO, tmp_path / "x")
    line = json.loads((tmp_path / "x").read_text(encoding="utf-8"))
    units = line["text"].encode("utf-16-le")
    spans = [units[2 * e["start_offset"] : 2 * e["end_offset"]].decode("utf-16-le") for e in line["entities"]]
    assert spans[: len(COFFEE.entities)] == [said for said, _ in words(COFFEE)]


def test_a_cas_counts_utf_16_units(tmp_path: Path) -> None:
    export([COFFEE], Tool.CAS, tmp_path / "x")
    xmi = (tmp_path / "x" / f"{file_name(COFFEE.id)}.xmi").read_text(encoding="utf-8")
    start = len(COFFEE.text[: COFFEE.text.index("Jepang")].encode("utf-16-le")) // 2
    assert f'begin="{start}" end="{start + 6}" value="COUNTRY"' in xmi


def test_brat_counts_code_points(tmp_path: Path) -> None:
    export([COFFEE], Tool.BRAT, tmp_path / "x")
    start = COFFEE.text.index("Jepang")
    lines = (tmp_path / "x" / f"{file_name(COFFEE.id)}.ann").read_text(encoding="utf-8").split("\n")
    assert f"T7\tCOUNTRY {start} {start + 6}\tJepang" in lines


@every_tool
def test_an_offset_between_the_halves_of_a_character_is_never_written(tool: Tool, tmp_path: Path) -> None:
    article = Annotated("e", "☕🚢 ke Jepang", ((1, 2, "COMMODITY"), (6, 12, "COUNTRY")), (), {})
    assert there_and_back([article], tool, tmp_path).articles == (article,)


# ── edits made in the tool arrive ────────────────────────────────────────────────────────────────────────────────────


def lines_of(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line]


def edited(tool: Tool, path: Path) -> Annotated:
    back = bring(path, tool, load(kept_beside(path)))
    assert back.rejections == ()
    return back.articles[0]


@pytest.fixture
def exported(tmp_path: Path, request: pytest.FixtureRequest) -> Path:
    export([COFFEE], request.param, tmp_path / "x")
    return tmp_path / "x"


to = {tool: pytest.mark.parametrize("exported", [tool], indirect=True) for tool in Tool}


@to[Tool.LABEL_STUDIO]
def test_label_studio_a_mention_and_an_arrow_more(exported: Path) -> None:
    tasks = json.loads(exported.read_text(encoding="utf-8"))
    result = tasks[0]["annotations"][0]["result"]
    start = COFFEE.text.index("pengurus")
    value = {"start": start, "end": start + 8, "text": "pengurus", "labels": ["PERSON"]}
    result.append({"id": "new", "from_name": "label", "to_name": "text", "type": "labels", "value": value})
    target = next(r["id"] for r in result if r["type"] == "labels" and r["value"]["labels"] == ["TARGET"])
    country = next(r["id"] for r in result if r["type"] == "labels" and r["value"]["labels"] == ["COUNTRY"])
    # drawn from the mention to the record, as a person may do it
    result.append({"type": "relation", "from_id": country, "to_id": target, "labels": ["destination"]})
    exported.write_text(json.dumps(tasks), encoding="utf-8")
    article = edited(Tool.LABEL_STUDIO, exported)
    assert ("pengurus", "PERSON") in words(article)
    assert article.events[1]["destination"] == ["Jepang"]
    assert article.events[0] == COFFEE.events[0]


@to[Tool.LABEL_STUDIO]
def test_label_studio_another_status_and_another_note(exported: Path) -> None:
    tasks = json.loads(exported.read_text(encoding="utf-8"))
    for one in tasks[0]["annotations"][0]["result"]:
        if one["type"] == "textarea":
            one["value"]["text"] = ["change: 7.5%\nport: Tanjung Priok"]
        elif one.get("from_name") == "record" and one["value"]["labels"] == ["REALIZED"]:
            one["value"]["labels"] = ["HALTED"]
    exported.write_text(json.dumps(tasks), encoding="utf-8")
    event = edited(Tool.LABEL_STUDIO, exported).events[0]
    assert (event["status"], event["change"], event["port"]) == ("halted", [{"percent": 7.5}], ["Tanjung Priok"])


@to[Tool.DOCCANO]
def test_doccano_a_mention_and_a_record_less(exported: Path) -> None:
    line = lines_of(exported)[0]
    record_id = next(e["id"] for e in line["entities"] if e["label"] == "REALIZED")
    person = next(e["id"] for e in line["entities"] if e["label"] == "PERCENT")
    line["entities"] = [e for e in line["entities"] if e["id"] not in (record_id, person)]
    line["relations"] = [r for r in line["relations"] if r["from_id"] != record_id]
    exported.write_text(json.dumps(line), encoding="utf-8")
    article = edited(Tool.DOCCANO, exported)
    assert article.events == COFFEE.events[1:]
    assert len(article.entities) == len(COFFEE.entities) - 1


@to[Tool.DOCCANO]
def test_doccano_without_relations_gives_triples(exported: Path) -> None:
    line = lines_of(exported)[0]
    start = len(line["text"].split("Jepang")[0].encode("utf-16-le")) // 2
    exported.write_text(json.dumps({"text": line["text"], "label": [[start, start + 6, "COUNTRY"]]}), encoding="utf-8")
    assert words(edited(Tool.DOCCANO, exported)) == [("Jepang", "COUNTRY")]


@to[Tool.PRODIGY]
def test_prodigy_another_label_and_other_lines(exported: Path) -> None:
    line = lines_of(exported)[0]
    line["spans"][-1]["label"] = "REGION"
    line["records"] = line["records"].replace("3000000 USD", "3500000 USD\nport: Tanjung Priok")
    exported.write_text(json.dumps(line), encoding="utf-8")
    article = edited(Tool.PRODIGY, exported)
    assert words(article)[-1] == ("Jepang", "REGION")
    assert article.events[1]["value"] == [{"amount": 3500000, "currency": "USD"}]
    assert article.events[1]["port"] == ["Tanjung Priok"]


@to[Tool.BRAT]
def test_brat_a_mention_and_an_argument_more(exported: Path) -> None:
    notes = exported / f"{file_name(COFFEE.id)}.ann"
    start = COFFEE.text.index("pengurus")
    lines = notes.read_text(encoding="utf-8").rstrip("\n").split("\n")
    lines = [line + " destination:T7" if line.startswith("E2\t") else line for line in lines]
    notes.write_text("\n".join([*lines, f"T99\tPERSON {start} {start + 8}\tpengurus"]), encoding="utf-8")
    article = edited(Tool.BRAT, exported)
    assert ("pengurus", "PERSON") in words(article)
    assert article.events[1]["destination"] == ["Jepang"]
    assert article.rest == COFFEE.rest


@to[Tool.CAS]
def test_cas_another_value_and_status(exported: Path) -> None:
    xmi = exported / f"{file_name(COFFEE.id)}.xmi"
    text = xmi.read_text(encoding="utf-8")
    xmi.write_text(text.replace('value="COUNTRY"', 'value="REGION"').replace('"TARGET"', '"PLANNED"'), encoding="utf-8")
    article = edited(Tool.CAS, exported)
    assert words(article)[-1] == ("Jepang", "REGION")
    assert article.events[1] == {**COFFEE.events[1], "status": "planned"}


@to[Tool.CONLL]
def test_conll_another_tag_and_record(exported: Path) -> None:
    text = exported.read_text(encoding="utf-8")
    text = text.replace("B-COUNTRY", "B-REGION").replace("# record = target", "# record = planned | port: Tanjung Mas")
    exported.write_text(text, encoding="utf-8")
    article = edited(Tool.CONLL, exported)
    assert words(article)[-1] == ("Jepang", "REGION")
    assert article.events[1] == {**COFFEE.events[1], "status": "planned", "port": ["Tanjung Mas"]}


@to[Tool.DOCBIN]
def test_docbin_an_entity_less(exported: Path) -> None:
    (doc,) = DocBin(store_user_data=True).from_disk(exported).get_docs(Vocab())
    doc.set_ents(list(doc.ents[:2]))
    DocBin(docs=[doc], store_user_data=True).to_disk(exported)
    assert words(edited(Tool.DOCBIN, exported)) == words(COFFEE)[:2]


# ── what cannot be read is refused with its reason ───────────────────────────────────────────────────────────────────


@every_tool
def test_what_is_no_file_of_the_tool_is_said(tool: Tool, tmp_path: Path) -> None:
    (tmp_path / "x").write_bytes(b"\xff\xfe no annotations")
    with pytest.raises(InputError, match="x"):
        bring(tmp_path / "x", tool, ())


OVERLAPPING = [
    (
        Tool.LABEL_STUDIO,
        json.dumps(
            [
                {
                    "data": {"text": "kopi Gayo"},
                    "annotations": [
                        {
                            "result": [
                                {"id": "a", "type": "labels", "value": {"start": 0, "end": 9, "labels": ["COMMODITY"]}},
                                {"id": "b", "type": "labels", "value": {"start": 5, "end": 9, "labels": ["REGION"]}},
                            ]
                        }
                    ],
                }
            ]
        ),
    ),
    (Tool.DOCCANO, json.dumps({"text": "kopi Gayo", "label": [[0, 9, "COMMODITY"], [5, 9, "REGION"]]})),
    (
        Tool.PRODIGY,
        json.dumps(
            {
                "text": "kopi Gayo",
                "answer": "accept",
                "spans": [{"start": 0, "end": 9, "label": "COMMODITY"}, {"start": 5, "end": 9, "label": "REGION"}],
            }
        ),
    ),
]


@pytest.mark.parametrize(("tool", "content"), OVERLAPPING)
def test_overlapping_mentions_are_refused_with_their_words(tool: Tool, content: str, tmp_path: Path) -> None:
    (tmp_path / "x").write_text(content, encoding="utf-8")
    (rejection,) = bring(tmp_path / "x", tool, ()).rejections
    assert rejection.reason == "COMMODITY 0–9 'kopi Gayo' and REGION 5–9 'Gayo' overlap; keep the longest"


@pytest.mark.parametrize(("end", "reason"), [(10, "lies outside the text"), (0, "lies outside the text")])
def test_mentions_outside_the_text_are_refused(end: int, reason: str, tmp_path: Path) -> None:
    line = {"text": "kopi Gayo", "answer": "accept", "spans": [{"start": 0, "end": end, "label": "COMMODITY"}]}
    (tmp_path / "x").write_text(json.dumps(line), encoding="utf-8")
    assert reason in bring(tmp_path / "x", Tool.PRODIGY, ()).rejections[0].reason


def test_a_label_that_is_none_of_ours_is_refused(tmp_path: Path) -> None:
    (tmp_path / "x").write_text(json.dumps({"text": "kopi Gayo", "label": [[0, 4, "GOODS"]]}), encoding="utf-8")
    assert "the label GOODS of 0–4 is none of MONEY" in bring(tmp_path / "x", Tool.DOCCANO, ()).rejections[0].reason


def test_doccano_counting_graphemes_is_refused(tmp_path: Path) -> None:
    (tmp_path / "x").write_text(json.dumps({"text": "🚢 kopi", "label": [[1, 3, "COMMODITY"]]}), encoding="utf-8")
    assert "grapheme clusters" in bring(tmp_path / "x", Tool.DOCCANO, ()).rejections[0].reason


def test_a_task_that_nobody_annotated_is_refused(tmp_path: Path) -> None:
    draft = Annotated("d", "kopi", (), (), {"draft": True})
    for tool, reason in ((Tool.LABEL_STUDIO, "nobody has annotated it yet"), (Tool.PRODIGY, "its answer is None")):
        assert reason in there_and_back([draft], tool, tmp_path).rejections[0].reason


def test_an_arrow_between_mentions_is_refused_with_what_to_do(tmp_path: Path) -> None:
    export([COFFEE], Tool.LABEL_STUDIO, tmp_path / "x")
    tasks = json.loads((tmp_path / "x").read_text(encoding="utf-8"))
    tasks[0]["annotations"][0]["result"].append({"type": "relation", "from_id": "m0", "to_id": "m1", "labels": []})
    (tmp_path / "x").write_text(json.dumps(tasks), encoding="utf-8")
    (rejection,) = bring(tmp_path / "x", Tool.LABEL_STUDIO, [COFFEE]).rejections
    assert "starts at no record: mark a span as REALIZED" in rejection.reason


def test_a_character_that_xml_cannot_hold_is_said(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"U\+000C at 4"):
        export([Annotated("e", "kopi\f", (), (), {})], Tool.CAS, tmp_path / "x")


def test_a_token_that_does_not_stand_in_the_text_is_refused(tmp_path: Path) -> None:
    export([COMBINED], Tool.CONLL, tmp_path / "x")
    text = (tmp_path / "x").read_text(encoding="utf-8")
    (tmp_path / "x").write_text(text.replace("mengirim\t", "mengirm\t"), encoding="utf-8")
    assert "'mengirm' does not stand at" in bring(tmp_path / "x", Tool.CONLL, ()).rejections[0].reason


# ── whatever a text holds ────────────────────────────────────────────────────────────────────────────────────────────

CHARACTERS = st.sampled_from("a B9.,$%()-\n\r\t |#:=\"'\\/<>&\u00a0\u00ad\u0085\u2028\u0301é☕🚢👍🏽\ufeff\u200b")


@st.composite
def articles(draw: st.DrawFn) -> Annotated:
    text = draw(st.text(CHARACTERS, min_size=1, max_size=40))
    cuts = sorted(draw(st.sets(st.integers(0, len(text)), max_size=6)))
    labels = draw(st.lists(st.sampled_from(Label), min_size=len(cuts), max_size=len(cuts)))
    spans = [(start, end, label.value) for start, end, label in zip(cuts[::2], cuts[1::2], labels, strict=False)]
    events = (
        {"status": "planned", "commodity": [text[start:end]], "share": [{"percent": 5}]} for start, end, _ in spans
    )
    return Annotated(draw(st.text(CHARACTERS, min_size=1, max_size=9)), text, tuple(spans), tuple(events), {"n": 1})


@every_tool
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(article=articles())
def test_every_article_comes_back(tool: Tool, article: Annotated, tmp_path: Path) -> None:
    for old in (tmp_path / "x").glob("*") if (tmp_path / "x").is_dir() else ():
        old.unlink()
    assert there_and_back([article], tool, tmp_path) == Imported((article,), ())
