"""A flow told as a part of one before it: "Empat kontainer di antaranya dikapalkan", "Yang 22 kontainer lagi …"."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from ekspor.relate.claim import Claim, Link
from ekspor.relate.line import Line
from ekspor.relate.reading import measure
from ekspor.schema import Money, Quantity


def whole_of(line: Line, claim: Claim, flows: Iterable[Claim]) -> Claim | None:
    """The last of the flows told before that the amount of a claim is said to be a part of: it is greater, and counted
    in the same measure."""
    if not any(_is_said_to_be_a_part(line, link) for link in claim.amounts):
        return None
    told = [flow for flow in flows if is_part(claim, flow)]
    return told[-1] if told else None


def is_part(claim: Claim, whole: Claim) -> bool:
    """Whether an amount of a claim is less than one of another that is counted in the same measure."""
    most = {measure(link.value): least(link) for link in whole.amounts}
    return any(
        (counted := measure(link.value)) in most and Decimal(0) < least(link) < most[counted] for link in claim.amounts
    )


def least(link: Link) -> Decimal:
    """The lower end of an amount; nothing where it has none."""
    low = link.value.low if isinstance(link.value, Money | Quantity) else None
    return low if low is not None else Decimal(0)


def _is_said_to_be_a_part(line: Line, amount: Link) -> bool:
    return bool(line.before(amount.start, "part.before") or line.after(amount.end, "part.after"))
