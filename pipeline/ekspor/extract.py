"""The journey of one article: segment, date, tag, normalise, relate, assemble, validate."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

from ekspor import assemble, legible, normalise, notebook, published, relate, sanity, segment, syntax, tag, validate
from ekspor.config import Settings
from ekspor.normalise import dollars
from ekspor.relate.claim import Claim, Link
from ekspor.relate.scorer import Scorer
from ekspor.relate.weights import Weights, shipped
from ekspor.schema import Article, Dropped, ExportEvent, Kind, Mention, Publication, Rejection, Sentence
from ekspor.syntax import Parse, Tree


@dataclass(frozen=True, slots=True)
class Extraction:
    """Everything that was found in one article, stage by stage."""

    article: Article
    published: Publication
    sentences: tuple[Sentence, ...]
    mentions: tuple[Mention, ...]
    dropped: tuple[Dropped, ...]
    claims: tuple[Claim, ...]
    records: tuple[ExportEvent, ...]
    rejections: tuple[Rejection, ...]
    trees: tuple[Tree, ...] = ()
    """With `--syntax` alone."""

    def _repr_html_(self) -> str:
        """Text and records as notebooks show them."""
        return notebook.article(self.article.text, self.mentions, self.records)


_Span = TypeVar("_Span", Mention, Link)


def _as_written(span: _Span, text: str) -> _Span:
    """A mention or filler with the words of the article, whose lines may be wrapped and its capitals missing."""
    written = text[span.start : span.end]
    return span if span.text == written else replace(span, text=written)


def _told_as_written(claim: Claim, text: str) -> Claim:
    claim.slots = {slot: [_as_written(link, text) for link in links] for slot, links in claim.slots.items()}
    return claim


class Extractor:
    """Reads articles with one model and one set of settings; loads the model once.

    `weights` are of the learned scorer, in place of those that ship; a `scorer` decides in place of one with them;
    `parse` makes trees in place of the parser that the settings name.
    """

    def __init__(
        self,
        settings: Settings | None = None,
        weights: Weights | None = None,
        scorer: Scorer | None = None,
        parse: Parse | None = None,
    ) -> None:
        self.settings = settings or Settings()
        self._weights = weights or (shipped() if self.settings.relations.learned else None)
        self._scorer = scorer or (Scorer(self._weights) if self._weights is not None else None)
        self._nlp = tag.model.load(self.settings.model) if self.settings.model else None
        self._parse = parse or (syntax.load(self.settings.syntax).parse if self.settings.syntax else None)

    def __call__(self, article: Article) -> Extraction:
        """All stages, in order."""
        text = legible.legible(article.text)
        sentences = segment.segment(text, article.title)
        publication = published.publication(article, sentences, self.settings.published_default)
        found, dropped = tag.tag(segment.unwrapped(text, sentences), self._nlp)
        mentions = tuple(normalise.normalise(_as_written(m, article.text), publication.day) for m in found)
        trees = self._parse(article.text) if self._parse else ()
        using = self.settings.relations
        title = headline(article, sentences, publication.day)
        told = relate.relate(text, sentences, mentions, publication.day, self._scorer, using, trees, title)
        claims = tuple(_told_as_written(claim, article.text) for claim in told)
        records = assemble.assemble(article, publication, mentions, claims, self._weights, using.merging)
        records = sanity.checked([dollars.with_usd(record) for record in records])
        sure = [record for record in records if record.confidence >= self.settings.min_confidence]
        outcomes = [validate.validate(record, article.text) for record in sure]
        return Extraction(
            article,
            publication,
            sentences,
            mentions,
            tuple(dropped),
            claims,
            tuple(o for o in outcomes if isinstance(o, ExportEvent)),
            tuple(o for o in outcomes if isinstance(o, Rejection)),
            trees,
        )


def headline(
    article: Article, sentences: Sequence[Sentence], published: date | None
) -> tuple[str, tuple[Mention, ...]]:
    """The title of an article with its mentions, where the text does not repeat it; else nothing."""
    if any(sentence.kind is Kind.HEADLINE for sentence in sentences):
        return "", ()
    title = legible.legible(article.title)
    found, _ = tag.tag(title)
    return title, tuple(normalise.normalise(mention, published) for mention in found)


def extract(text: str, published: date | None = None, title: str = "") -> list[ExportEvent]:
    """The export events of one article's text, with rules and gazetteers alone. For many articles use `pipe`."""
    return list(Extractor()(Article(id="-", text=text, title=title, published=published)).records)


def load(model: str | None = None) -> Extractor:
    """An extractor with the trained model at a path or under an installed name; ConfigError when it cannot be."""
    return Extractor(Settings(model=model))


def pipe(articles: Iterable[Article], model: str | None = None) -> Iterator[Extraction]:
    """Everything found in each article, in order."""
    extractor = load(model)
    return (extractor(article) for article in articles)
