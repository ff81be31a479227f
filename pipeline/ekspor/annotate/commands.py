"""`ekspor annotate …`: it parses, calls plain functions and prints. What is heavy is imported by its command."""

from __future__ import annotations

import dataclasses
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import orjson
import typer

from ekspor.annotate import article
from ekspor.annotate.formats import Tool
from ekspor.config import Settings
from ekspor.knowledge import Knowledge

if TYPE_CHECKING:
    from ekspor.annotate.agreement import Agreement
    from ekspor.annotate.lint import Finding
    from ekspor.schema import Rejection

app = typer.Typer(help="Choose articles, carry them to an annotation tool and back, check and compare.")

Articles = Annotated[
    list[Path], typer.Argument(metavar="ARTICLES...", help="Exchange files with texts.", show_default=False)
]
Out = Annotated[Path, typer.Option("-o", "--out", metavar="PATH", help="What to write.")]
Model = Annotated[str | None, typer.Option("--model", metavar="NAME|PATH", help="Trained model; else rules alone.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON for machines.")]


@app.command()
def sample(
    inputs: Annotated[list[Path], typer.Argument(metavar="ARCHIVE...|RUN", help="Archives, or the folder of a run.")],
    out: Out,
    number: Annotated[int, typer.Option("-n", "--number", min=1, help="How many articles.")] = 30,
    model: Model = None,
    _knowledge: Knowledge = None,
    known: Annotated[
        list[Path] | None, typer.Option(metavar="ARTICLES", help="Annotated already: neither these nor their like.")
    ] = None,
    workers: Annotated[int, typer.Option("-j", "--workers", min=1, help="Processes that read.")] = 1,
) -> None:
    """Choose the articles that teach most: uncertain, disputed between rules and model, unlike the others."""
    from ekspor.annotate import sample as sampling

    found = list(sampling.candidates(inputs, Settings(workers=workers), model))
    taken = sampling.sample(found, number, article.load(*known or ()))
    article.save(taken, out)
    print(f"{len(taken):,} of {len(found):,} articles that could report an export, as drafts in {out}")


@app.command("export")
def export_to(
    articles: Articles,
    to: Annotated[Tool, typer.Option(help="The tool, or the form.")],
    out: Out,
    predict: Annotated[bool, typer.Option("--predict", help="With the system's annotations, not theirs.")] = False,
    model: Model = None,
    _knowledge: Knowledge = None,
) -> None:
    """Write annotated articles, or the drafts of `sample`, in the form of an annotation tool."""
    from ekspor.annotate.draft import drafted
    from ekspor.annotate.exporting import export, kept_beside

    loaded = article.load(*articles)
    if predict or model:
        loaded = list(drafted(loaded, Settings(model=model)))
    lacks = export(loaded, to, out)
    print(f"{len(loaded):,} articles for {to} in {out}")
    if lacks:
        print(f"{lacks}: that stays in {kept_beside(out)}")


@app.command("import")
def import_from(
    path: Annotated[Path, typer.Argument(metavar="PATH", help="What the tool wrote.", show_default=False)],
    source: Annotated[Tool, typer.Option("--from", help="The tool, or the form.")],
    out: Out,
    exported: Annotated[
        list[Path] | None,
        typer.Option("--exported", metavar="ARTICLES", help="The articles as exported; else PATH.kept.jsonl."),
    ] = None,
    by: Annotated[
        str | None, typer.Option(metavar="WHO", help="Of several annotators the one, as the tool's file names them.")
    ] = None,
    strict: Annotated[bool, typer.Option("--strict", help="Exit with 1 when an article was refused.")] = False,
) -> None:
    """Read what a tool wrote into an exchange file with texts; an article that cannot be is refused with the reason."""
    from ekspor.annotate.exporting import kept_beside
    from ekspor.annotate.importing import bring

    beside = [kept_beside(path)] if kept_beside(path).is_file() else []
    back = bring(path, source, article.load(*exported or beside), by)
    article.save(back.articles, out)
    print(f"{len(back.articles):,} articles in {out}")
    _refuse(back.rejections)
    if strict and back.rejections:
        raise typer.Exit(1)


@app.command()
def check(articles: Articles, json: AsJson = False) -> None:
    """Hold annotations to the guideline. Exits with 1 when something is wrong."""
    from ekspor.annotate import lint, lint_records
    from ekspor.schema import Rejection

    findings: list[Finding] = []
    refused: list[Rejection] = []
    number = 0
    for one in (one for path in articles for one in article.read(path)):
        if isinstance(one, Rejection):
            refused.append(one)
            continue
        number += 1
        findings += [*lint.mentions(one), *lint_records.records(one)]
    for finding in findings:
        print(orjson.dumps(dataclasses.asdict(finding)).decode() if json else _told(finding))
    counts = Counter(finding.level for finding in findings)
    if not json:
        print(f"{number:,} articles: {counts[lint.Level.WRONG]} wrong, {counts[lint.Level.LOOK]} to look at")
    _refuse(refused)
    if counts[lint.Level.WRONG] or refused:
        raise typer.Exit(1)


@app.command()
def agreement(
    one: Annotated[Path, typer.Argument(metavar="A", help="An exchange file with texts.", show_default=False)],
    other: Annotated[Path, typer.Argument(metavar="B", help="The same articles, by another.", show_default=False)],
    show: Annotated[int, typer.Option(metavar="N", help="Print the first N disagreements of each kind.")] = 0,
    json: AsJson = False,
) -> None:
    """Say how alike two people annotated: F1 of mentions and records, Cohen's kappa by label, where they differ."""
    from ekspor.annotate import agreement as agreeing

    found = agreeing.agreement(agreeing.paired(article.load(one), article.load(other)))
    if json:
        print(orjson.dumps(dataclasses.asdict(found)).decode())
    else:
        _print_agreement(found, show)


@app.command()
def diff(
    gold: Annotated[Path, typer.Argument(metavar="GOLD", help="An exchange file with texts.", show_default=False)],
    system: Annotated[
        Path | None, typer.Argument(metavar="[SYSTEM]", help="The same articles; else what the system reads.")
    ] = None,
    out: Annotated[Path, typer.Option("-o", "--out", metavar="FILE", help="The page.")] = Path("diff.html"),
    model: Model = None,
    _knowledge: Knowledge = None,
) -> None:
    """Write two annotations side by side into one HTML page that needs no network."""
    from ekspor.annotate.agreement import paired
    from ekspor.annotate.diff import page
    from ekspor.annotate.draft import drafted

    ones = article.load(gold)
    others = article.load(system) if system else drafted(ones, Settings(model=model))
    names = (gold.name, system.name if system else f"ekspor, {model or 'rules alone'}")
    compared = paired(ones, others)
    out.write_text(page(compared, names), encoding="utf-8")
    print(f"{len(compared):,} articles side by side in {out}")


# ── what the commands print ──────────────────────────────────────────────────────────────────────────────────────────


def _refuse(rejections: Sequence[Rejection]) -> None:
    for rejection in rejections:
        print(f"refused: {rejection.source}: {rejection.reason}", file=sys.stderr)


def _told(finding: Finding) -> str:
    where = finding.article if finding.start is None else f"{finding.article}:{finding.start}"
    return f"{finding.level:5}  {where}  {finding.lint}  “{finding.words}”: {finding.message}"


def _print_agreement(found: Agreement, show: int) -> None:
    from rich.console import Console
    from rich.table import Table

    from ekspor.annotate.agreement import OUTSIDE
    from ekspor.evaluate import report

    console = Console(markup=False, emoji=False, highlight=False)
    for part in report.errors(found.records[:show]):
        console.print(part)
    for one in found.mentions[:show]:
        sides = (" + ".join(label for _, _, label in side) or OUTSIDE for side in (one.one, one.other))
        console.print(f"{one.article}:{one.start}  “{one.words}”: {' against '.join(sides)}")
    table = Table("label", "F1", "kappa over tokens")
    by_label = found.figures.get("entities", {}) | {OUTSIDE: found.figures.get("entity", {"f1": 1.0})}
    for label, kappa in found.kappa.items():
        table.add_row("all" if label == OUTSIDE else label, f"{by_label[label]['f1']:.3f}", f"{kappa:.3f}")
    console.print(table)
    slot, whole = found.figures["slot"]["f1"], found.figures["record"]["f1"]
    console.print(f"records: slots F1 {slot:.3f}, whole records F1 {whole:.3f}")
    console.print(f"{len(found.mentions)} stretches with other mentions, {len(found.records)} records that differ")
