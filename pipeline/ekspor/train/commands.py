"""`ekspor train …`: it parses, calls plain functions and prints. What is heavy is imported by its command."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import orjson
import typer

from ekspor import show
from ekspor.config import Size
from ekspor.knowledge import Knowledge

if TYPE_CHECKING:
    from ekspor.train.adopt import Comparison

app = typer.Typer(help="Learn from annotations, compare with what is in use, adopt.")

AsJson = Annotated[bool, typer.Option("--json", help="Print JSON for machines.")]
Folder = Annotated[Path, typer.Argument(metavar="MODEL", help="The folder of a trained model.")]
Name = Annotated[str, typer.Option(metavar="NAME", help="The name under which `--model` finds it.")]
Tests = Annotated[
    list[Path], typer.Option("--test", metavar="FILE", help="Annotated articles that nothing was trained or tuned on.")
]


@app.command("ner")
def ner(
    inputs: Annotated[
        list[Path], typer.Argument(metavar="TRAIN...", help="Annotated articles, in the exchange format with texts.")
    ],
    dev: Annotated[list[Path], typer.Option(metavar="FILE", help="Annotated articles to choose the best epoch by.")],
    out: Annotated[Path, typer.Option("-o", "--out", metavar="DIR", help="Folder for the model.")],
    size: Annotated[Size, typer.Option(help="sm: small and fast; acc: accurate, needs PyTorch to train.")] = Size.SM,
    corpus: Annotated[
        list[Path] | None, typer.Option(metavar="FILE", help="acc: text that labels other things, or some of ours.")
    ] = None,
    unlabelled: Annotated[
        list[Path] | None, typer.Option(metavar="FILE", help="sm: text in which the teacher finds names to learn.")
    ] = None,
    teacher: Annotated[str | None, typer.Option(metavar="NAME|PATH", help="sm: the model to learn from.")] = None,
    epochs: Annotated[int | None, typer.Option(min=1, help="The most passes over the articles.")] = None,
    seed: Annotated[int, typer.Option(help="Of everything drawn by lot.")] = 1,
    in_use: Annotated[str | None, typer.Option(metavar="NAME|PATH", help="A model to set beside the new one.")] = None,
    _knowledge: Knowledge = None,
    json: AsJson = False,
) -> None:
    """Train a tagger on annotated articles. A run that was interrupted goes on where it stopped."""
    from ekspor.evaluate import report
    from ekspor.train import ner as training

    screen = show.console(stderr=True)
    job = training.Job(
        size,
        tuple(inputs),
        tuple(dev),
        out,
        corpora=tuple(corpus or ()),
        unlabelled=tuple(unlabelled or ()),
        teacher=teacher,
        epochs=epochs,
        seed=seed,
        in_use=in_use,
    )
    table = training.train(job, screen.print)
    if json:
        print(orjson.dumps(table).decode())
    else:
        show.console().print(report.side_by_side(table))


@app.command("relate")
def relate(
    inputs: Annotated[
        list[Path], typer.Argument(metavar="TRAIN...", help="Annotated articles, in the exchange format with texts.")
    ],
    out: Annotated[Path, typer.Option("-o", "--out", metavar="FILE", help="File for the weights.")],
    empty: Annotated[list[Path] | None, typer.Option(metavar="FILE", help="Articles that tell of no exports.")] = None,
    texts: Annotated[
        list[Path] | None, typer.Option(metavar="FILE", help="Texts of annotations that have only their hash.")
    ] = None,
    syntax: Annotated[
        str | None,
        typer.Option(metavar="stanza|DIR", help="Parse them, for weights that are used with `--syntax` as well."),
    ] = None,
    _knowledge: Knowledge = None,
    json: AsJson = False,
) -> None:
    """Train the learned scorer of relations, and its confidence, on annotated articles."""
    from ekspor.evaluate import report
    from ekspor.syntax import load
    from ekspor.train import relate as training

    parse = load(syntax).parse if syntax else None
    learned = training.train(inputs, out, empty or [], texts or [], parse)
    if json:
        print(orjson.dumps(dataclasses.asdict(learned)).decode())
        return
    screen = show.console()
    for name, figures in (("rules alone", learned.rules), ("with the learned scorer", learned.learned)):
        slot, record = figures["slot"], figures["record"]
        screen.print(f"{name}, across folds: slots {slot['f1']:.3f}, whole records {record['f1']:.3f}")
    screen.print(report.reliability([dataclasses.asdict(part) for part in learned.reliability]))


@app.command()
def compare(
    model: Annotated[str, typer.Argument(metavar="MODEL", help="A model, by name or folder.")],
    test: Tests,
    in_use: Annotated[
        str | None, typer.Option(metavar="NAME|PATH", help="The model beside it; without one, rules and names alone.")
    ] = None,
    json: AsJson = False,
) -> None:
    """Set a model beside the one in use, whole pipeline, on a frozen test set: what got better, worse, won and lost."""
    from ekspor.train import adopt as adopting

    _print(adopting.compare(model, in_use, test), test, json)


@app.command()
def adopt(
    model: Folder,
    name: Name,
    test: Tests,
    force: Annotated[bool, typer.Option("--force", help="Even below a floor, or where something got worse.")] = False,
    json: AsJson = False,
) -> None:
    """Put a model in use under a name, if it holds its floors and nothing got significantly worse."""
    from ekspor.train import adopt as adopting

    comparison, folder = adopting.adopt(model, name, test, force)
    _print(comparison, test, json)
    typer.echo(f"`--model {name}` is {folder} now", err=True)


@app.command()
def rollback(name: Annotated[str, typer.Argument(metavar="NAME", help="The name of an adopted model.")]) -> None:
    """Go back to the model that was in use before under a name."""
    from ekspor import adopted

    print(f"`--model {name}` is {adopted.back(name)} now")


@app.command()
def package(
    model: Folder,
    name: Name,
    out: Annotated[Path, typer.Option("-o", "--out", metavar="DIR", help="Folder for the wheel.")],
    version: Annotated[str, typer.Option(help="The version of the wheel.")] = "0.1.0",
) -> None:
    """Pack a model as a wheel: `pip install` it, and `--model id_NAME` finds it."""
    from ekspor.train import adopt as adopting

    print(adopting.package(model, name, version, out))


def _print(comparison: Comparison, tests: list[Path], json: bool) -> None:
    if json:
        print(orjson.dumps(dataclasses.asdict(comparison)).decode())
        return
    from ekspor.evaluate import report
    from ekspor.train.examples import read

    screen = show.console()
    screen.print(report.differences(comparison.differences))
    texts = {one.id: one.text for path in tests for one in read(path)}
    for what, spans in (("lost", comparison.lost), ("won", comparison.won)):
        for line in report.examples(what, spans, texts):
            screen.print(line)
