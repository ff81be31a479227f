"""What is left of the relation stage when an ingredient is switched off, as the benchmark does."""

from ekspor.config import Relations
from ekspor.relate import inherit
from ekspor.relate.claim import Claim
from ekspor.schema import Status
from ekspor.segment import segment
from lines import PUBLISHED, mentions, said


def told(text: str, using: Relations) -> list[Claim]:
    return inherit.relate(text, segment(text, ""), mentions(text), PUBLISHED, None, using)


TWO = "Ekspor kopi ke Jepang pada 2023 mencapai 40 ton. Nilai ekspor tersebut naik menjadi US$ 2 juta pada 2024."


def test_without_inheritance_a_claim_has_only_what_its_sentence_says() -> None:
    assert "destination" in said(told(TWO, Relations())[-1])
    assert "destination" not in said(told(TWO, Relations(inheritance=False))[-1])


def test_without_context_a_target_is_taken_for_a_flow_that_happened() -> None:
    text = "Ekspor kopi tahun ini ditargetkan 40 ton."
    assert [claim.status for claim in told(text, Relations())] == [Status.TARGET]
    assert [claim.status for claim in told(text, Relations(context=False))] == [Status.REALIZED]
