"""What part a named thing plays in a sentence: destination, origin, exporter, reporting agency, or none."""

from __future__ import annotations

import re
from typing import Literal

from ekspor.relate.line import Line
from ekspor.schema import Country, Label, Mention, Region

Role = Literal["destination", "origin", "exporter", "agency", "commodity", "port", "open", "home", "none"]
"""`open`: a country with nothing that says its part; next to a figure it is the destination, elsewhere nothing.
`home`: Indonesia itself. A region in the country that goods are sent to makes a domestic flow and is "none"."""

_LIST = r"(?:(?:negara|negara-negara|kawasan|benua|wilayah|pasar|pelanggan|pembeli|importir|buyer|berbagai|beberapa|sejumlah|seperti|antara|lain|yakni|yaitu|adalah|ialah|ke|di|:|,|anggota|kota|utama|lainnya|langsung|juga|sebuah|jaringan|ritel|meliputi|masih|tetap|mulai|dari|terbesar|dan|termasuk|misalnya|sekitar|daratan|besar|terutama|khususnya|baru|tradisional|nontradisional)[\s,]*)*\Z"
_TO = re.compile(
    r"\b(?:ke|menuju|tujuan|tujuannya|negara\s+tujuan|bertujuan|destinasi|pasar|pasarnya|pembeli|importir|buyer|konsumen|pelanggan|merambah|menembus|menyasar|untuk|kepada|melayani|mancanegara|luar\s+negeri|permintaan)\s*[:(]?\s*"
    + _LIST,
    re.I,
)
_FROM = re.compile(r"\b(?:dari|asal|berasal\s+dari|milik|buatan|produksi|produk|oleh|olahan\s+pabrik|pabrik)\s+(?:negara|provinsi|daerah|wilayah|pelabuhan|kawasan|petani|perajin|kebun|desa|kota|kabupaten|sejumlah|beberapa)?\s*\Z", re.I)
_BUYER_AFTER = re.compile(
    r"\s*(?:\([^)]*\)\s*)?(?:,\s*)?(?:yang\s+)?(?:masih|tetap|tercatat|juga|kini|menjadi|merupakan|adalah|jadi|sebagai|ikut|\s)*\s*\b(?:pasar|negara\s+tujuan|tujuan|pembeli|penyerap|pengimpor|importir|menyerap|membeli|mengambil|mengimpor|menampung|memesan|menyusul|penyumbang\s+terbesar|konsumen)\b",
    re.I,
)
_POSSESSED = re.compile(
    r"\b(?:presiden|pemerintah|pemerintahan|menteri|perdana\s+menteri|kanselir|raja|ratu|tarif|kebijakan|dolar|dollar|dubes|duta\s+besar|warga|tentara|bank\s+sentral|otoritas|parlemen|senat|kongres|ekonomi|perekonomian|perang|bea|impor|rupiah\s+terhadap|terhadap|dengan|antara|asosiasi|perusahaan|investor|wisatawan|di|oleh|bagi|produksi|teknologi|standar|mahkamah\s+agung)\s+\Z",
    re.I,
)
_IMPORTED = re.compile(r"\b(?:impor|mengimpor|didatangkan|mendatangkan|diimpor|membeli|pembelian)\b[^.;]{0,60}\bdari\s+" + _LIST, re.I)
_AT = re.compile(r"\b(?:di|pada|bertempat)\s+(?:\w+\s+){0,2}\Z", re.I)
_VENUE_AFTER = re.compile(r"\s*,\s*(?:pada\s+)?(?:hari\s+)?(?:senin|selasa|rabu|kamis|jum'?at|sabtu|minggu|kemarin)\b|\s*\((?:\d|senin|selasa|rabu|kamis|jumat|sabtu|minggu)", re.I)
_PARTNER = re.compile(r"\b(?:dengan|kepada|pembeli|importir|buyer|dari|ke|bersama|pesanan|dipesan\s+oleh|saham|pinjaman|tentang)\s+\Z", re.I)
_ASSOCIATION = re.compile(
    r"\b(?:asosiasi|gabungan|himpunan|perkumpulan|persatuan|perhimpunan|serikat|ikatan|kadin|kamar\s+dagang|apindo|gapki|gapkindo|asmindo|himki|hipmi|aprisindo|association|council|club|federation|gpei|gapmmi|aprobi|apkasindo|aeki|gaikindo|dewan)\b",
    re.I,
)
_FINANCIAL = re.compile(r"\b(?:bank|bursa|bei|sekuritas|asuransi|danantara|himbara|mandiri|bri|bni|bca|nasdaq|sgx|reuters|bloomberg|pelindo|pelabuhan\s+indonesia|garuda)\b", re.I)
_ABSENT = re.compile(r"\b(?:hadir|dihadiri|turut\s+hadir|tampak\s+hadir)\b", re.I)


def role(line: Line, mention: Mention) -> Role:
    """The part of a name in its sentence, from the words around it."""
    match mention.label:
        case Label.COUNTRY:
            return _country(line, mention)
        case Label.REGION:
            return _region(line, mention)
        case Label.COMPANY:
            return _company(line, mention)
        case Label.AGENCY:
            return "none" if _ABSENT.search(line.text[line.sentence.start : mention.start]) else "agency"
        case Label.COMMODITY:
            return "commodity"
        case Label.PORT:
            return "port"
        case _:
            return "none"


def is_association(name: str) -> bool:
    """Whether a COMPANY is a business association, which reports flows and does not export."""
    return _ASSOCIATION.search(name) is not None


def _country(line: Line, mention: Mention) -> Role:
    value = mention.value
    if line.before(mention.start, _IMPORTED):
        return "none"
    if isinstance(value, Country) and value.code == "ID":
        return "home"
    if line.before(mention.start, _TO):
        return "destination"
    if line.before(mention.start, _FROM):
        return "origin"
    if line.after(mention.end, _BUYER_AFTER):
        return "destination"
    if line.before(mention.start, _POSSESSED):
        return "none"
    return "open"


def _is_foreign(mention: Mention) -> bool:
    value = mention.value
    return isinstance(value, Region) and value.code is None and not value.candidates and value.level is None


def _region(line: Line, mention: Mention) -> Role:
    ports = [p for p in line.of(Label.PORT) if p.end <= mention.start and line.text[p.end : mention.start].strip(" ,\xa0") == ""]
    if ports:
        return "none"
    if line.before(mention.start, _TO):
        return "destination" if _is_foreign(mention) else "none"
    if line.after(mention.end, _VENUE_AFTER) and line.before(mention.start, _AT):
        return "none"
    return "origin"


def _company(line: Line, mention: Mention) -> Role:
    if is_association(mention.text):
        return "agency"
    if _FINANCIAL.search(mention.text) or line.before(mention.start, _PARTNER):
        return "none"
    return "exporter"
