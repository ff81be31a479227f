"""The command line: it parses, then calls plain functions. What is heavy is imported by the command that needs it.

Exit codes: 0 done, 1 done with rejects under `--strict`, 2 usage, or files that cannot be read or written, 130 stopped
by Ctrl-C.
"""

from __future__ import annotations

import dataclasses
import os
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from importlib.resources import as_file, files
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, Annotated, Any

import orjson
import typer

from ekspor.annotate.commands import app as annotate
from ekspor.config import Engine, Fields, Form, Format, Language, Limits, Partition, Settings
from ekspor.errors import ConfigError, EksporError, InputError
from ekspor.knowledge import Knowledge, use
from ekspor.read import Archive, Input, located, size
from ekspor.schema import Article, ExportEvent
from ekspor.show import console
from ekspor.train.commands import app as train

if TYPE_CHECKING:
    from ekspor.extract import Extraction
    from ekspor.run.manifest import Counts, Manifest

LIMITS: dict[str, Any] = {"characters": Settings().max_characters, **dataclasses.asdict(Limits())}
"""What `--limit` sets, with the defaults."""
INTERRUPTED = 130
"""The exit code by which shells know that Ctrl-C ended a command."""

app = typer.Typer(
    help="Reads archives of Indonesian news and writes a table of export events.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode="markdown",  # Rich's own would swallow the brackets of `ekspor[stanza]`
    context_settings={"help_option_names": ["-h", "--help"]},
)

app.add_typer(train, name="train", no_args_is_help=True)
rules = typer.Typer(help="The knowledge: rules and names.", no_args_is_help=True)
app.add_typer(rules, name="rules")
names = typer.Typer(help="Names to know.", no_args_is_help=True)
app.add_typer(names, name="names")
app.add_typer(annotate, name="annotate", no_args_is_help=True)

FileOrStdin = Annotated[
    Path,
    typer.Argument(metavar="FILE|-", help="A file of a kind that `run` reads, or standard input.", show_default=False),
]
Published = Annotated[
    datetime | None,
    typer.Option(metavar="DATE", formats=["%Y-%m-%d"], help="Its publication date; wins over what the file says."),
]
Title = Annotated[str, typer.Option(help="Its headline.")]
Model = Annotated[
    str | None,
    typer.Option("--model", metavar="NAME|PATH", help="Trained model; without one, rules and gazetteers alone."),
]
Syntax = Annotated[
    str | None,
    typer.Option(metavar="stanza|DIR", help="Also parse each sentence, with Stanza (`pip install ekspor[stanza]`)."),
]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON for machines.")]
Out = Annotated[Path, typer.Option("-o", "--out", metavar="DIR", help="Folder for the results.")]
Confidence = Annotated[
    float,
    typer.Option("--min-confidence", min=0.0, max=1.0, help="Leave out records that are less likely right."),
]
Store = Annotated[Path, typer.Argument(metavar="STORE", help="A store that `ekspor store` made.")]
People = Annotated[bool, typer.Option("--people", help="Show names of persons, which are barred without.")]
FieldNames = Annotated[
    list[str] | None,
    typer.Option(metavar="NAME", help="A column or key, in place of those that are guessed; several in their order."),
]
Workers = Annotated[int, typer.Option("-j", "--workers", min=0, help="Processes that read; 0: one a processor.")]


def main(arguments: list[str] | None = None) -> None:
    """Run the command line; ends with `SystemExit`."""
    try:
        app(arguments, obj=sys.argv[1:] if arguments is None else arguments)
    except (EksporError, OSError) as error:
        print(f"ekspor: {error}", file=sys.stderr)
        sys.exit(2)


def _version(asked: bool) -> None:
    if asked:
        from ekspor.run.identity import package_version

        print(f"ekspor {package_version()}")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    pass


@app.command()
def run(
    inputs: Annotated[
        list[str], typer.Argument(metavar="INPUT...", help="Files, folders, patterns ('*.html'), addresses, or -.")
    ],
    out: Out,
    formats: Annotated[
        str, typer.Option("--format", help=f"Forms of the tables, joined by commas: {', '.join(Format)}.")
    ] = ",".join(Settings().formats),
    skip_duplicates: Annotated[
        bool, typer.Option("--skip-duplicates", help="Reject articles that say the same as an earlier one.")
    ] = False,
    partition: Annotated[
        Partition | None, typer.Option(help="Part the Parquet table of events by year of publication.")
    ] = None,
    workers: Workers = 1,
    engine: Annotated[Engine, typer.Option(help="Workers of this machine, or of a Ray cluster.")] = Engine.LOCAL,
    address: Annotated[str | None, typer.Option(metavar="HOST:PORT", help="Of the Ray cluster.")] = None,
    shard: Annotated[
        str | None,
        typer.Option(metavar="I/N", help="Do only every Nth shard from the Ith on; a run without this then merges."),
    ] = None,
    mentions: Annotated[bool, typer.Option("--mentions", help="Also write every mention.")] = False,
    exchange: Annotated[bool, typer.Option("--exchange", help="Also write exchange.jsonl, a line an article.")] = False,
    no_prefilter: Annotated[bool, typer.Option("--no-prefilter", help="Read every article.")] = False,
    model: Model = None,
    _knowledge: Knowledge = None,
    min_confidence: Confidence = 0.0,
    published_default: Annotated[
        datetime | None,
        typer.Option(metavar="DATE", formats=["%Y-%m-%d"], help="Publication date where nothing says one."),
    ] = None,
    text_field: FieldNames = None,
    title_field: FieldNames = None,
    date_field: FieldNames = None,
    url_field: FieldNames = None,
    id_field: FieldNames = None,
    keep_text: Annotated[
        bool, typer.Option("--keep-text", help="Also write articles.jsonl, the texts in which offsets count.")
    ] = False,
    limit: Annotated[
        list[str] | None,
        typer.Option(
            metavar="NAME=NUMBER",
            help=f"What is read at most, by default {', '.join(f'{name}={n}' for name, n in LIMITS.items())}.",
        ),
    ] = None,
    strict: Annotated[bool, typer.Option("--strict", help="Exit with 1 when anything was rejected.")] = False,
    json: AsJson = False,
) -> None:
    """Read archives and write tables of export events, rejects and a manifest to a folder."""
    settings = Settings(
        fields=_fields(text=text_field, title=title_field, published=date_field, url=url_field, id=id_field),
        prefilter=not no_prefilter,
        model=model,
        min_confidence=min_confidence,
        published_default=_day(published_default),
        workers=_workers(workers),
        engine=engine,
        address=address,
        formats=_formats(formats),
        skip_duplicates=skip_duplicates,
        partition=partition,
        mentions=mentions,
        exchange=exchange,
        texts=keep_text,
    )
    settings = _limited(settings, limit or ())
    if shard is not None:
        print(_run_share(located(inputs), out, settings, shard))
        return
    manifest = _run(located(inputs), out, settings)
    if json:
        print(orjson.dumps(manifest.json()).decode())
    else:
        _summary(manifest, out)
    if strict and manifest.rejects:
        raise typer.Exit(1)


@app.command()
def extract(
    file: FileOrStdin,
    published: Published = None,
    title: Title = "",
    model: Model = None,
    _knowledge: Knowledge = None,
    syntax: Syntax = None,
    min_confidence: Confidence = 0.0,
    json: AsJson = False,
) -> None:
    """Print the export events that an article reports."""
    from ekspor import show

    screen = console()
    for found in _extractions(file, _day(published), title, model, min_confidence, syntax):
        if json:
            for event in found.records:
                print(event.model_dump_json())
        else:
            screen.print(show.article(found))


@app.command()
def explain(
    file: Annotated[
        str,
        typer.Argument(
            metavar="FILE|-|EVENT_ID", help="An article, or with --store an event or record.", show_default=False
        ),
    ],
    store: Annotated[
        Path | None, typer.Option(metavar="STORE", help="Explain an event of this store, not an article.")
    ] = None,
    published: Published = None,
    title: Title = "",
    model: Model = None,
    _knowledge: Knowledge = None,
    syntax: Syntax = None,
    json: AsJson = False,
) -> None:
    """Print what each stage made of an article: which rule fired on which words, what was dropped and why.

    Of an event of a store: which reports it was put together from and why, where they differ, its total and parts.
    """
    screen = console()
    if store is not None:
        from ekspor.store import explain as events

        account = events.account(store, file)
        if json:
            print(orjson.dumps(events.plain(account)).decode())
        else:
            for part in events.explanation(account):
                screen.print(part)
        return
    from ekspor import explain as stages

    for found in _extractions(Path(file), _day(published), title, model, syntax=syntax):
        if json:
            print(orjson.dumps(stages.plain(found)).decode())
        else:
            for part in stages.explanation(found):
                screen.print(part)


@app.command()
def evaluate(
    gold: Annotated[Path, typer.Argument(metavar="GOLD.jsonl", help="Articles with entities and events.")],
    system: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Score this exchange file instead of reading the gold's texts.")
    ] = None,
    errors: Annotated[int, typer.Option(metavar="N", help="Print the first N records that are not right.")] = 0,
    workers: Workers = 1,
    model: Model = None,
    _knowledge: Knowledge = None,
    syntax: Syntax = None,
    json: AsJson = False,
) -> None:
    """Score entities, slots and records against gold, with 95 % intervals over documents."""
    from ekspor import exchange
    from ekspor.evaluate import interval, report, score
    from ekspor.evaluate import system as pipeline

    settings = Settings(workers=_workers(workers), model=model, syntax=syntax)
    output = exchange.load(system) if system else pipeline.read_gold(gold, settings)
    tallies = score.compare(exchange.load(gold), output)
    figures, intervals = score.figures(tallies), interval.intervals(tallies)
    if json:
        print(orjson.dumps(figures | {"intervals": intervals}).decode())
        return
    screen = console()
    for part in report.errors([miss for tally in tallies for miss in tally.misses][:errors]):
        screen.print(part)
    screen.print(report.report(figures, intervals))


@app.command()
def diff(
    before: Annotated[Path, typer.Argument(metavar="RUN_A", help="Folder of a run.")],
    after: Annotated[Path, typer.Argument(metavar="RUN_B", help="Folder of another, of the same articles.")],
    number: Annotated[int, typer.Option("--show", metavar="N", min=0, help="Print the first N changes.")] = 20,
    json: AsJson = False,
) -> None:
    """Say which records a new model, rule or version added, lost or changed, slot by slot."""
    from ekspor.diff import Totals, compare, differences, report

    made, totals, screen = differences(before, after), Totals(), console()
    changes = compare(before, after, totals)
    if json:
        print(orjson.dumps({"made": made}).decode())
        for change in changes:
            print(orjson.dumps(change.json()).decode())
        print(orjson.dumps({"totals": totals.json()}).decode())
        return
    screen.print(report.made(made))
    for n, change in enumerate(changes):
        for part in report.change(change) if n < number else ():
            screen.print(part)
    for part in report.totals(totals):
        screen.print(part)


@rules.command("check")
def rules_check(
    _folder: Annotated[
        Path | None,
        typer.Argument(metavar="[DIR]", callback=use, help="Your own rules and names, over those that ship."),
    ] = None,
) -> None:
    """Hold rules to their examples and counterexamples, tables to their form. Exits with 1 when one breaks its word."""
    from ekspor import sound

    problems = list(sound.problems())
    for problem in problems:
        print(problem)
    print(f"{len(problems)} of the rules break their word" if problems else "all rules keep their word")
    if problems:
        raise typer.Exit(1)


@names.command("suggest")
def names_suggest(
    inputs: Annotated[list[Path], typer.Argument(metavar="ARCHIVE...|RUN", help="Archives, or the folder of a run.")],
    out: Out,
    least: Annotated[int, typer.Option(min=1, help="In how many articles a name must stand.")] = 3,
    workers: Workers = 1,
    model: Model = None,
    _knowledge: Knowledge = None,
) -> None:
    """Write names seen often and in no table yet as lines to review: a folder for --knowledge."""
    from ekspor.annotate import suggest
    from ekspor.annotate.sample import candidates

    found = candidates(inputs, Settings(workers=_workers(workers)), model)
    suggested = suggest.suggestions((one.article for one in found), least)
    for path in suggest.write(suggested, out):
        print(f"{len(suggested[path.stem]):,} to review in {path}")


@app.command()
def demo(out: Out = Path("ekspor-demo")) -> None:
    """Read the sample articles that ship, put them into the folder too, and print the table of their export events."""
    from ekspor import show

    with as_file(files("ekspor.samples") / "articles.jsonl") as samples:
        manifest = _run([samples], out, Settings(texts=True))
    lines = (out / "events.jsonl").read_bytes().splitlines()
    screen = console()
    for table in show.overview(map(ExportEvent.model_validate_json, lines)):
        screen.print(table)
    _summary(manifest, out)


@app.command()
def store(
    runs: Annotated[list[Path], typer.Argument(metavar="RUN...", help="Folders of runs, with their events.jsonl.")],
    out: Annotated[Path, typer.Option("-o", "--out", metavar="STORE", help="The store, a DuckDB file; may be there.")],
) -> None:
    """Add the records of runs to a store, where reports of one flow by many articles are one event."""
    from ekspor.store.build import build

    held = build(runs, out)
    print(f"{out}: {held.articles:,} articles with {held.records:,} records tell of {held.events:,} events")


@app.command()
def query(
    store: Store,
    question: Annotated[str, typer.Argument(metavar="SQL", help="Such as: FROM by_destination WHERE year = 2023")],
    csv: Annotated[bool, typer.Option("--csv", help="Print CSV.")] = False,
    people: People = False,
    json: AsJson = False,
) -> None:
    """Ask a store in SQL.

    Views: events, mentions, sources, by_destination, by_commodity, by_origin, by_exporter, by_period.
    """
    from ekspor import show
    from ekspor.store.query import ask

    answer = ask(store, question, people)
    if json:
        for line in answer.json():
            print(line)
    elif csv:
        answer.write_csv(sys.stdout)
    else:
        console().print(show.grid(answer.columns, answer.cells()))


@app.command()
def export(
    store: Store,
    out: Out,
    form: Annotated[Form, typer.Option("--format", help="Files of the tables.")] = Form.CSV,
    people: People = False,
) -> None:
    """Write a store as a Frictionless Data Package: a file a table, and datapackage.json, which explains them."""
    from ekspor.store.export import export as package

    files = package(store, out, form, people)
    print(f"{out}{os.sep}: {', '.join(path.name for path in files)}")


@app.command()
def report(
    store: Store,
    out: Annotated[Path, typer.Option("-o", "--out", metavar="FILE", help="The page, an .html file.")],
    language: Annotated[Language, typer.Option(help="The language of the page.")] = Language.ID,
    people: People = False,
) -> None:
    """Write a page on a store that opens in any browser, without network: totals, maps, targets, every source."""
    from ekspor.report import write

    number = write(store, out, language, people)
    print(f"{out}: {number:,} events")


@app.command()
def review(
    out: Annotated[Path, typer.Option("-o", "--out", metavar="FILE", help="The annotations; may be there already.")],
    inputs: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="[INPUT]...", help="Archives, or what `annotate sample` and `export` wrote; else those in FILE."
        ),
    ] = None,
    model: Model = None,
    _knowledge: Knowledge = None,
    no_prefilter: Annotated[bool, typer.Option("--no-prefilter", help="Show every article.")] = False,
    language: Annotated[Language, typer.Option(help="The language of the page.")] = Language.ID,
    port: Annotated[int, typer.Option(min=0, max=65535, help="Of this machine; 0: a free one.")] = 0,
    no_browser: Annotated[bool, typer.Option("--no-browser", help="Only print the address.")] = False,
) -> None:
    """Correct what the system finds, in the browser: every mention, every record, every slot beside its evidence."""
    from ekspor.review import serve

    settings = Settings(model=model, prefilter=not no_prefilter)
    serve(inputs or (), out, settings, language, port, open_browser=not no_browser)


@app.command()
def doctor() -> None:
    """Say what is installed: parts, models and extras, and how to get what is missing."""
    from ekspor import doctor

    for finding in doctor.examine():
        print(f"{'ok ' if finding.there else '–  '} {finding.part}: {finding.note}")


# ── what the commands share ──────────────────────────────────────────────────────────────────────────────────────────


def _run(inputs: Sequence[Input], out: Path, settings: Settings) -> Manifest:
    from ekspor.run.job import run as run_job

    with _progress(inputs) as progress:
        return run_job(inputs, out, settings, progress)


def _run_share(inputs: Sequence[Input], out: Path, settings: Settings, shard: str) -> str:
    from ekspor.run.job import Share, run_share

    number, _, of = shard.partition("/")
    if not (number.isdecimal() and of.isdecimal()):
        raise ConfigError(f"--shard {shard}: expected I/N, such as 3/16")
    with _progress(inputs) as progress:
        done = run_share(inputs, out, settings, Share(int(number), int(of)), progress)
    return (
        f"share {shard}: {done.now:,} shards done, {done.before:,} were; without --shard the same command merges them"
    )


@contextmanager
def _progress(inputs: Sequence[Input]) -> Iterator[Callable[[Counts, int], None]]:
    """A line of progress on stderr, where that is a terminal; and what Ctrl-C and SIGTERM mean for a run."""
    from rich import progress as rich

    screen = console(stderr=True)
    columns = (rich.BarColumn(20), rich.TaskProgressColumn(), rich.TextColumn("{task.description}"))
    times = (rich.TimeElapsedColumn(), rich.TextColumn("left"), rich.TimeRemainingColumn())
    before = signal.signal(signal.SIGTERM, signal.default_int_handler)  # a cluster that ends a job asks like this first
    try:
        with rich.Progress(*columns, *times, console=screen, transient=True, disable=not screen.is_terminal) as bar:
            task = bar.add_task("reading", total=size(inputs) if screen.is_terminal else None)
            begun = perf_counter()

            def tell(counts: Counts, position: int) -> None:
                speed = counts.read / (perf_counter() - begun)
                found = f"{counts.records:,} records, {counts.rejected:,} rejected"
                bar.update(task, completed=position, description=f"{counts.read:,} articles, {speed:,.0f}/s, {found}")

            yield tell
    except KeyboardInterrupt:
        print("ekspor: stopped; what is done is kept, the same command goes on from there", file=sys.stderr)
        raise typer.Exit(INTERRUPTED) from None
    finally:
        signal.signal(signal.SIGTERM, before)


def _summary(manifest: Manifest, out: Path) -> None:
    from ekspor.run.checkpoint import FOLDER as KEPT

    counts = manifest.counts
    print(
        f"{counts.read:,} articles read: {counts.written:,} with export events, {counts.no_events:,} without, "
        f"{counts.filtered:,} filtered out, {counts.rejected:,} rejected"
    )
    print(f"{counts.records:,} records in {out}{os.sep}: {', '.join(one.path for one in manifest.outputs)}")
    if (kept := _megabytes(out / KEPT)) >= 1:
        print(f"{kept:,.0f} MB kept in {out / KEPT}{os.sep} for the next run into this folder")
    if counts.duplicates:
        print(f"{counts.duplicates:,} articles say the same as an earlier one: duplicates.jsonl")
    for reason, number in sorted(manifest.rejects.items()):
        print(f"rejected, {reason}: {number:,}")
    for reason, number in sorted(manifest.no_article.items()):
        print(f"no article, {reason}: {number:,}")


def _megabytes(folder: Path) -> float:
    return sum(path.stat().st_size for path in folder.iterdir()) / 1e6


def _extractions(
    file: Path,
    published: date | None,
    title: str,
    model: str | None,
    min_confidence: float = 0.0,
    syntax: str | None = None,
) -> Iterator[Extraction]:
    from ekspor.extract import Extractor

    settings = Settings(model=model, syntax=syntax, min_confidence=min_confidence)
    archive = Archive([file], settings)
    extractor = Extractor(settings)
    for article in (item.found for item in archive):
        if not isinstance(article, Article):
            raise InputError(f"{article.source}: {article.reason}")
        said = {"published": published or article.published, "title": title or article.title}
        yield extractor(article.model_copy(update=said))


def _day(moment: datetime | None) -> date | None:
    return moment.date() if moment else None


def _workers(number: int) -> int:
    return number or os.cpu_count() or 1


def _formats(joined: str) -> tuple[Format, ...]:
    try:
        return tuple(dict.fromkeys(Format(name.strip()) for name in joined.split(",") if name.strip()))
    except ValueError as error:
        raise ConfigError(f"--format {joined}: {error}; expected some of {', '.join(Format)}") from error


def _limited(settings: Settings, given: Sequence[str]) -> Settings:
    """The settings with limits of the command line in place of theirs."""
    chosen = dict(one.partition("=")[::2] for one in given)
    if wrong := [name for name in chosen if name not in LIMITS]:
        raise ConfigError(f"--limit {wrong[0]}: there is no such limit; expected some of {', '.join(LIMITS)}")
    try:
        numbers = {name: type(LIMITS[name])(value) for name, value in chosen.items()}
    except ValueError as error:
        raise ConfigError(f"--limit {' '.join(given)}: {error}; expected such as ratio=500") from error
    characters = int(numbers.pop("characters", settings.max_characters))
    limits = dataclasses.replace(settings.limits, **numbers)
    return dataclasses.replace(settings, max_characters=characters, limits=limits)


def _fields(**chosen: list[str] | None) -> Fields:
    named = {part: tuple(map(str.strip, ",".join(names or ()).split(","))) for part, names in chosen.items()}
    return dataclasses.replace(Fields(), **{part: names for part, names in named.items() if all(names)})
