"""Records out of claims: fillers, their codes and evidence, confidence, id."""

from datetime import date
from decimal import Decimal

import pytest

from ekspor.assemble import _content_hash
from ekspor.assemble.confidence import confidence
from ekspor.relate.claim import Claim, Link
from ekspor.relate.weights import Weights
from ekspor.schema import SLOTS, ExportEvent, Kind, Sentence
from lines import PUBLISHED, records

SHIPMENT = (
    "Pada Kamis (16/5/2024) CV Ridaka mengekspor 40 ton kopi senilai US$ 2 juta ke Jepang lewat Pelabuhan Tanjung Emas."
)


def one(*paragraphs: str) -> ExportEvent:
    [event] = records(*paragraphs)
    return event


# ── fillers ──────────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("slot", "code", "system"),
    [
        ("destination", "JP", "iso3166-1"),
        ("port", "IDSRG", "unlocode"),
        ("commodity", "0901", "hs2022"),
        ("exporter", None, None),
    ],
)
def test_a_name_has_its_code_and_the_system_it_is_of(slot: str, code: str | None, system: str | None) -> None:
    [filler] = getattr(one(SHIPMENT), slot)
    assert (filler.code, filler.code_system) == (code, system)


@pytest.mark.parametrize(
    ("words", "system"),
    [("Eropa", "m49"), ("ASEAN", "bloc"), ("Jepang", "iso3166-1")],
)
def test_a_region_of_the_world_and_a_bloc_have_systems_of_their_own(words: str, system: str) -> None:
    [filler] = one(f"Ekspor kopi ke {words} mencapai 40 ton.").destination
    assert filler.code_system == system


def test_an_origin_has_the_code_of_its_administration() -> None:
    [filler] = one("Ekspor furnitur Kabupaten Jepara mencapai 40 ton.").origin
    assert (filler.code, filler.code_system, filler.surface) == ("33.20", "kemendagri", "Kabupaten Jepara")


def test_money_has_its_amount_and_currency() -> None:
    [filler] = one(SHIPMENT).value
    assert (filler.low, filler.high, filler.currency) == (Decimal(2_000_000), Decimal(2_000_000), "USD")


def test_a_mass_has_its_kilograms() -> None:
    [filler] = one(SHIPMENT).quantity
    assert (filler.low, filler.unit, filler.kg) == (Decimal(40), "ton", Decimal(40_000))


def test_a_rate_has_its_unit_of_time() -> None:
    [filler] = one("Ekspor kopi mencapai 900 ton sebulan.").quantity
    assert filler.per == "month"


def test_an_amount_without_a_number_is_left_out() -> None:
    assert one("Ekspor puluhan ton kopi ke Jepang lancar.").quantity == ()


def test_both_ends_of_a_range_are_kept() -> None:
    [filler] = one("Ekspor kopi mencapai 10-12 ton.").quantity
    assert (filler.low, filler.high) == (Decimal(10), Decimal(12))


def test_a_period_has_its_days_and_grain() -> None:
    [filler] = one(SHIPMENT).period
    assert (filler.start, filler.end, filler.grain) == (date(2024, 5, 16), date(2024, 5, 16), "day")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ekspor kopi mencapai 40 ton, turun 7,16 persen.", (Decimal("-7.16"), None, None, None)),
        ("Ekspor kopi mencapai 40 ton, naik 8 ton dari tahun 2022.", (None, Decimal(8), None, "ton")),
        ("Ekspor kopi mencapai US$ 5 juta, naik US$ 1 juta dari 2022.", (None, Decimal(1_000_000), "USD", None)),
    ],
)
def test_a_change_is_a_percentage_or_an_amount(text: str, expected: tuple[object, ...]) -> None:
    [filler] = one(text).change
    assert (filler.percent, filler.amount, filler.currency, filler.unit) == expected


def test_a_share_is_a_percentage() -> None:
    [filler] = one("Sebanyak 60 persen ekspor kopi dikirim ke Jepang.").share
    assert filler.percent == 60


def test_a_class_of_firms_is_an_exporter_without_a_code() -> None:
    [filler] = one("Sebanyak 21 eksportir mengekspor 40 ton kopi.").exporter
    assert (filler.surface, filler.code, filler.canonical) == ("21 eksportir", None, None)


# ── names and evidence ───────────────────────────────────────────────────────────────────────────────────────────────


def test_a_name_stands_at_its_fullest_with_both_places_as_evidence() -> None:
    [filler] = one("Ekspor kopi ke AS mencapai 40 ton.", "Pasar Amerika Serikat memang besar.").destination
    assert filler.surface == "Amerika Serikat"
    assert [e.text for e in filler.evidence] == ["AS", "Amerika Serikat"]


def test_two_forms_of_one_thing_are_one_filler() -> None:
    event = one("Ekspor kopi ke Amerika Serikat dan AS mencapai 40 ton.")
    assert [f.surface for f in event.destination] == ["Amerika Serikat"]


@pytest.mark.parametrize(
    ("text", "goods"),
    [
        ("Ekspor produk kopi ke negara penikmat kopi itu 12 ton.", ["produk kopi"]),
        ("Ekspor mobil mencapai 49 persen dari total ekspor mobilnya.", ["mobil"]),
        ("CV Rimba mengirim madunya ke Oman sebanyak 12 ton.", ["madu"]),
        ("Ekspor karet dan turunannya 12 ton.", ["karet dan turunannya"]),
        ("Ekspor logam tanah jarang atau rare earth 12 ton.", ["logam tanah jarang"]),
        ("Ekspor batubara atau batu bara 12 ton.", ["batu bara"]),
        ("Ekspor tekstil dan produk tekstil 12 ton.", ["tekstil dan produk tekstil"]),
        ("Ekspor kopi dan olahan kopi 12 ton.", ["kopi", "olahan kopi"]),
        ("Ekspor kopi atau teh 12 ton.", ["kopi", "teh"]),
    ],
)
def test_a_good_named_again_is_no_other_good(text: str, goods: list[str]) -> None:
    (event,) = records(text)
    assert [name.surface for name in event.commodity] == goods


def test_every_filler_rests_on_the_text() -> None:
    event = one(SHIPMENT)
    for slot in SLOTS:
        for filler in getattr(event, slot):
            assert all(SHIPMENT[e.start : e.end] == e.text for e in filler.evidence)


def test_evidence_names_the_rules_that_read_and_linked() -> None:
    [filler] = one(SHIPMENT).destination
    assert filler.evidence[0].rules[-1] == "role.destination"


def test_the_status_rests_on_its_cue() -> None:
    [cue] = one("Ekspor kopi ditargetkan mencapai 40 ton.").status_evidence
    assert (cue.text, cue.rules) == ("ditargetkan", ("cue.target",))


def test_a_status_by_default_has_no_evidence() -> None:
    assert one("Ekspor kopi mencapai 40 ton.").status_evidence == ()


def test_a_record_has_the_sentence_it_rests_on_and_its_article() -> None:
    event = one("Cuaca cerah.", SHIPMENT)
    assert event.sentence == SHIPMENT
    assert (event.document.id, event.document.published, event.document.published_from) == ("a1", PUBLISHED, "input")


# ── id and confidence ────────────────────────────────────────────────────────────────────────────────────────────────


def test_the_same_article_gives_the_same_id() -> None:
    assert one(SHIPMENT).id == one(SHIPMENT).id


def test_another_amount_gives_another_id() -> None:
    assert one(SHIPMENT).id != one(SHIPMENT.replace("40 ton", "50 ton")).id


def test_weights_say_how_sure_a_record_is() -> None:
    claim = Claim(Sentence(0, 10, Kind.BODY, 0))
    claim.add("value", Link(0, 5, "words", None, ("tag", "figure.value"), score=0.93))
    weights = Weights({"record": {"value by figure.value": 1.0, "least value ≤0.95": 1.0, "records=≤2": -2.0}})
    assert confidence(claim, 1, weights) == 0.881
    assert confidence(claim, 2, weights) == 0.5


def test_a_link_by_a_weak_rule_lowers_the_confidence() -> None:
    claim = Claim(Sentence(0, 10, Kind.BODY, 0))
    claim.add("value", Link(0, 5, "words", None, ("tag", "figure.value")))
    strong = confidence(claim, 1, None)
    claim.add("agency", Link(6, 9, "who", None, ("tag", "inherit.sentence-before")))
    assert 0 < confidence(claim, 1, None) < strong < 1


def test_a_rule_never_measured_is_believed_less_than_a_good_one_and_more_than_a_bad_one() -> None:
    def of(rule: str) -> float:
        claim = Claim(Sentence(0, 10, Kind.BODY, 0))
        claim.add("value", Link(0, 5, "words", None, ("tag", rule)))
        return confidence(claim, 1, None)

    assert of("inherit.sentence-before") < of("no.such-rule") < of("figure.quantity")


def test_an_article_without_claims_has_no_records() -> None:
    assert records("Cuaca cerah di Batang.") == []


# ── people ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_record_knows_whom_its_sentence_names() -> None:
    assert one(f"{SHIPMENT[:-1]}, kata Kepala Disperindag Jepara, Endang Rahmawati.").people == ("Endang Rahmawati",)


def test_whom_it_names_does_not_change_its_id() -> None:
    named, unnamed = one(SHIPMENT), one(SHIPMENT).model_copy(update={"people": ("Endang",)})
    assert _content_hash(named) == _content_hash(unnamed)


def test_a_good_is_called_without_the_suffix_of_its_owner() -> None:
    [filler] = one("CV Rimba mengirim madunya ke Oman sebanyak 12 ton.").commodity
    assert [(e.start, e.end, e.text) for e in filler.evidence] == [(18, 25, "madunya"), (18, 22, "madu")]


def test_a_good_that_lacks_a_doubled_letter_is_the_one_that_has_it() -> None:
    told = records("Ekspor rami dan turunannya ke Peru 5 ton. Pada 2019 ekspor rami dan turunanya ke Oman 6 ton.")
    assert [[f.surface for f in event.commodity] for event in told] == [["rami dan turunannya"]] * 2
