"""Claims to records: the claims of an article that tell of one flow become one record, each slot with its evidence."""

from __future__ import annotations

import hashlib
import math
from collections.abc import Iterable, Sequence
from decimal import Decimal
from functools import cache

import orjson

from ekspor.assemble.merge import merge
from ekspor.relate.claim import Change, Claim, Link, Share
from ekspor.relate.names import Names
from ekspor.rules.load import table
from ekspor.schema import (
    NAME_SLOTS,
    Article,
    ChangeFiller,
    Commodity,
    Company,
    Country,
    DocumentRef,
    Evidence,
    ExportEvent,
    Mention,
    Money,
    MoneyFiller,
    NameFiller,
    Period,
    PeriodFiller,
    Port,
    Publication,
    Quantity,
    QuantityFiller,
    Region,
    ShareFiller,
)


_PRIOR = (3, 4)
"""Right and all of the cases that every rule is given beforehand, so that a rule seen twice is not believed for ever."""


def assemble(
    article: Article, publication: Publication, mentions: Sequence[Mention], claims: Sequence[Claim]
) -> list[ExportEvent]:
    """The records of an article, in the order of the text. Names stand at their fullest in the article."""
    names = Names(article.text, mentions)
    document = DocumentRef(
        id=article.id,
        title=article.title,
        url=article.url,
        published=publication.day,
        published_from=publication.origin,
    )
    return [_record(article, document, names, mentions, claim) for claim in merge(claims, names)]


def _record(
    article: Article, document: DocumentRef, names: Names, mentions: Sequence[Mention], claim: Claim
) -> ExportEvent:
    by_start = {(m.start, m.end): m for m in mentions}
    slots: dict[str, object] = {slot: _name_fillers(claim.slots.get(slot, ()), names, by_start) for slot in NAME_SLOTS}
    slots["value"] = tuple(f for link in claim.slots.get("value", ()) if (f := _money(link)))
    slots["quantity"] = tuple(f for link in claim.slots.get("quantity", ()) if (f := _quantity(link)))
    slots["period"] = tuple(_period(link) for link in claim.slots.get("period", ()))
    slots["change"] = tuple(f for link in claim.slots.get("change", ()) if (f := _change(link)))
    slots["share"] = tuple(
        ShareFiller(surface=link.text, evidence=(_evidence(link),), percent=link.value.percent)
        for link in claim.slots.get("share", ())
        if isinstance(link.value, Share)
    )
    cue = claim.status_cue
    status_evidence = (
        ()
        if cue is None
        else (Evidence(start=cue.start, end=cue.end, text=article.text[cue.start : cue.end], rules=(cue.rule,)),)
    )
    sentence = claim.sentence
    record = ExportEvent(
        id="",
        document=document,
        status=claim.status,
        status_evidence=status_evidence,
        sentence=article.text[sentence.start : sentence.end],
        sentence_start=sentence.start,
        sentence_end=sentence.end,
        confidence=_confidence(claim),
        **slots,  # type: ignore[arg-type]
    )
    return record.model_copy(update={"id": _content_hash(record)})


def _content_hash(record: ExportEvent) -> str:
    content = record.model_dump(mode="json", exclude={"id", "confidence"})
    return hashlib.sha256(orjson.dumps(content, option=orjson.OPT_SORT_KEYS)).hexdigest()[:16]


def _confidence(claim: Claim) -> float:
    """How often a record like this is right, from how often its rules were (rules/reliability.tsv): the status's share times
    the geometric mean of the fillers'."""
    shares = [_reliability(link.rules[-1]) for links in claim.slots.values() for link in links]
    mean = math.prod(shares) ** (1 / len(shares)) if shares else 0.0
    return round(_reliability(f"status.{claim.status}") * mean, 3)


@cache
def _reliabilities() -> dict[str, float]:
    return {row["rule"]: (int(row["right"]) + _PRIOR[0]) / (int(row["all"]) + _PRIOR[1]) for row in table("reliability")}


def _reliability(rule: str) -> float:
    return _reliabilities().get(rule, _PRIOR[0] / _PRIOR[1])


def _evidence(link: Link) -> Evidence:
    return Evidence(start=link.start, end=link.end, text=link.text, rules=link.rules)


def _name_fillers(
    links: Iterable[Link], names: Names, by_start: dict[tuple[int, int], Mention]
) -> tuple[NameFiller, ...]:
    fillers: dict[str, NameFiller] = {}
    for link in links:
        mention = by_start.get((link.start, link.end))
        full = names.full(mention) if mention is not None else None
        surface = full.text if full is not None else link.text
        value = full.value if full is not None and full.value is not None else link.value
        key = f"{value.code}" if isinstance(value, Country) else surface.casefold()
        evidence = (_evidence(link),)
        if full is not None and mention is not None and (full.start, full.end) != (mention.start, mention.end):
            evidence += (Evidence(start=full.start, end=full.end, text=full.text, rules=(full.rule, "names.full")),)
        if key in fillers:
            fillers[key] = fillers[key].model_copy(update={"evidence": fillers[key].evidence + evidence})
        else:
            fillers[key] = NameFiller(surface=surface, evidence=evidence, **_coded(value))  # type: ignore[arg-type]
    return tuple(fillers.values())


def _coded(value: object) -> dict[str, object]:
    match value:
        case Country():
            system = {"country": "iso3166-1", "region": "m49", "bloc": "bloc"}[value.kind]
            return {
                "code": value.code,
                "code_system": system,
                "canonical": value.name,
                "flags": ("ambiguous",) if value.ambiguous else (),
            }
        case Region():
            return {
                "code": value.code,
                "code_system": "kemendagri" if value.code else None,
                "canonical": value.name,
                "flags": ("ambiguous",) if value.ambiguous else (),
            }
        case Port():
            return {"code": value.code, "code_system": "unlocode" if value.code else None, "canonical": value.name}
        case Commodity():
            return {
                "code": value.hs,
                "code_system": "hs2022" if value.hs else None,
                "canonical": value.name,
                "flags": ("provisional",) if value.provisional else (),
            }
        case Company():
            return {"code": value.ticker, "code_system": "idx" if value.ticker else None, "canonical": value.name}
        case _:
            return {"canonical": getattr(value, "name", None)}


def _flags(value: Money | Quantity) -> tuple[str, ...]:
    return tuple(flag for flag, on in (("approximate", value.approximate), ("ambiguous", value.ambiguous)) if on)


def _money(link: Link) -> MoneyFiller | None:
    value = link.value
    if not isinstance(value, Money) or (value.low is None and value.high is None):
        return None
    return MoneyFiller(
        surface=link.text,
        evidence=(_evidence(link),),
        low=value.low,
        high=value.high,
        currency=value.currency,
        per=link.per,
        flags=_flags(value),
    )


def _quantity(link: Link) -> QuantityFiller | None:
    value = link.value
    if not isinstance(value, Quantity) or (value.low is None and value.high is None):
        return None
    return QuantityFiller(
        surface=link.text,
        evidence=(_evidence(link),),
        low=value.low,
        high=value.high,
        unit=value.unit,
        per=link.per,
        kg=value.kg,
        flags=_flags(value),
    )


def _period(link: Link) -> PeriodFiller:
    value = link.value
    if not isinstance(value, Period):
        return PeriodFiller(
            surface=link.text, evidence=(_evidence(link),), start=None, end=None, grain=None, flags=("unresolved",)
        )
    return PeriodFiller(
        surface=link.text,
        evidence=(_evidence(link),),
        start=value.start,
        end=value.end,
        grain=value.grain,
        flags=("relative",) if value.relative else (),
    )


def _change(link: Link) -> ChangeFiller | None:
    value = link.value
    if not isinstance(value, Change):
        return None
    evidence = (_evidence(link),)
    if value.percent is not None:
        return ChangeFiller(surface=link.text, evidence=evidence, percent=value.percent)
    amount: Decimal | None = value.amount.low if value.amount is not None else None
    if isinstance(value.amount, Money):
        return ChangeFiller(surface=link.text, evidence=evidence, amount=amount, currency=value.amount.currency)
    if isinstance(value.amount, Quantity):
        return ChangeFiller(surface=link.text, evidence=evidence, amount=amount, unit=value.amount.unit)
    return None
