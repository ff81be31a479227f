"""Claims to records: the claims of an article that tell of one flow become one record, each slot with its evidence.

merge.py    which claims tell of one flow            fillers.py  what a slot says, its code, its evidence
likeness.py what two claims have in common           confidence.py  how often a record like it is right
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

import orjson

from ekspor.assemble import fillers
from ekspor.assemble.confidence import confidence
from ekspor.assemble.merge import merge
from ekspor.relate.claim import Claim
from ekspor.relate.names import Names
from ekspor.relate.reading import Cue
from ekspor.relate.weights import Weights
from ekspor.schema import Article, DocumentRef, Evidence, ExportEvent, Label, Mention, Publication


def assemble(
    article: Article,
    publication: Publication,
    mentions: Sequence[Mention],
    claims: Sequence[Claim],
    weights: Weights | None = None,
    merging: bool = True,
) -> list[ExportEvent]:
    """The records of an article, in the order of the text. Names stand at their fullest in the article.

    `weights` say how likely each is right. Without `merging` every claim is a record, in the order of the claims.
    """
    if not claims:
        return []
    names = Names(article.text, mentions)
    namer = fillers.Namer(article.text, names, mentions)
    document = DocumentRef(
        id=article.id,
        title=article.title,
        url=article.url,
        published=publication.day,
        published_from=publication.origin,
    )
    flows = merge(claims, names) if merging else claims
    sure = [confidence(claim, len(flows), weights) for claim in flows]
    people = [mention for mention in mentions if mention.label is Label.PERSON]
    return [
        _record(article.text, document, namer, claim, p).model_copy(update={"people": _people(people, document, claim)})
        for claim, p in zip(flows, sure, strict=True)
    ]


def _record(text: str, document: DocumentRef, namer: fillers.Namer, claim: Claim, sure: float) -> ExportEvent:
    record = ExportEvent(
        id="",
        document=document,
        status=claim.status,
        status_evidence=_status_evidence(text, claim.status_cue),
        exporter=namer(claim.get("exporter")),
        origin=namer(claim.get("origin")),
        commodity=namer.goods(claim.get("commodity")),
        destination=namer(claim.get("destination")),
        value=fillers.values(text, claim.get("value")),
        quantity=fillers.quantities(claim.get("quantity")),
        period=fillers.periods(claim.get("period")),
        agency=namer(claim.get("agency")),
        change=fillers.changes(claim.get("change")),
        share=fillers.shares(claim.get("share")),
        port=namer(claim.get("port")),
        sentence=text[claim.sentence.start : claim.sentence.end],
        sentence_start=claim.sentence.start,
        sentence_end=claim.sentence.end,
        confidence=sure,
    )
    return record.model_copy(update={"id": _content_hash(record)})


def _people(people: Sequence[Mention], document: DocumentRef, claim: Claim) -> tuple[str, ...]:
    """Whom the claim's sentence or the title names, each once."""
    sentence = claim.sentence
    named = (m.text for m in people if sentence.start <= m.start < sentence.end or m.text in document.title)
    return tuple(dict.fromkeys(named))


def _status_evidence(text: str, cue: Cue | None) -> tuple[Evidence, ...]:
    if cue is None:
        return ()
    return (Evidence(start=cue.start, end=cue.end, text=text[cue.start : cue.end], rules=(cue.rule,)),)


def _content_hash(record: ExportEvent) -> str:
    """The id of a record: what it says of its flow. Its confidence is measured anew with every change of the rules."""
    content = record.model_dump(mode="json", exclude={"id", "confidence", "people"})
    return hashlib.sha256(orjson.dumps(content, option=orjson.OPT_SORT_KEYS)).hexdigest()[:16]
