"""The goods of flows that name none: what the article is about, what a firm sends, what is being spoken of."""

import pytest

from ekspor.relate.goods import of_article, of_exporter
from lines import article, line, words


@pytest.mark.parametrize(
    ("sentences", "expected"),
    [
        (["Petani pala Fakfak gembira.", "Biji pala diminati.", "Fuli pala juga.", "Harga pala naik."], ["pala"]),
        (["Dapur itu membuat gula.", "Gula semut diminati.", "Gulanya manis.", "Lada tidak."], ["Gula semut"]),
        (["Kursi rotan dari Cirebon.", "Kursi rotan dan meja rotan.", "Rotan mahal."], ["Kursi rotan"]),
        (["Cengkeh, pala, lada, dan kopi.", "Biji pala diminati.", "Kakao dan teh tidak."], []),
        (["Dinas membuka rapat.", "Hadir bupati.", "Ada camat.", "Ada lurah.", "Pala, biji pala, fuli pala."], []),
    ],
)
def test_an_article_is_about_the_family_of_goods_that_its_lead_names(sentences: list[str], expected: list[str]) -> None:
    assert words(of_article([line(text) for text in sentences])) == expected


def test_a_firm_goes_on_with_the_goods_that_it_has_sent() -> None:
    *_, aim = article(
        "PT Sinar Nusa mengekspor 40 ton teh celup ke Oman pada 2023.",
        "Kopi, lada, dan pala belum diekspor daerah itu.",
        "Tahun ini PT Sinar Nusa menargetkan ekspor 60 ton.",
    )
    assert words(aim.get("commodity")) == ["teh celup"]


def test_a_firm_with_many_goods_goes_on_with_none_of_them() -> None:
    flows = article(
        "PT Sinar Nusa mengekspor 40 ton teh celup ke Oman pada 2023.",
        "PT Sinar Nusa mengekspor 5 ton lada ke Mesir pada 2023.",
    )
    assert of_exporter(flows[1], flows[:1]) == flows[0].get("commodity")
    assert of_exporter(flows[1], flows) == []


@pytest.mark.parametrize(
    ("before", "expected"),
    [("Berikutnya lada putih.", ["lada putih"]), ("Berikutnya lada putih dan pala.", [])],
)
def test_an_amount_is_of_the_one_good_just_spoken_of(before: str, expected: list[str]) -> None:
    *_, sent = article(
        "Lima usaha di Bangka mengirim barangnya ke luar negeri.", before, "PT Muntok Rempah melepas 12 ton ke Belanda."
    )
    assert words(sent.get("commodity")) == expected


def test_an_amount_that_a_firm_sends_is_of_that_good_though_it_is_told_in_all() -> None:
    *_, sent = article(
        "Lada ditanam warga.", "PT Muntok Rempah mengekspor dua kontainer, seluruhnya 30 ton, ke Belanda."
    )
    assert words(sent.get("commodity")) == ["Lada"]


def test_what_is_exported_in_all_is_not_of_the_good_just_spoken_of() -> None:
    *_, whole = article("Lada ditanam warga sejak lama.", "Ekspor Kabupaten Bangka pada 2023 mencapai 900 ton.")
    assert words(whole.get("commodity")) == []
