"""What part a named thing plays in a sentence: destination, origin, exporter, reporting agency, or none."""

from __future__ import annotations

import re
from typing import Literal

from ekspor.relate.line import Line
from ekspor.schema import Country, Label, Mention, Region

Role = Literal[
    "destination", "origin", "exporter", "agency", "commodity", "port", "open", "home", "domestic", "inbound", "none"
]
"""`open`: a country with nothing that says its part; next to a figure it is the destination, elsewhere nothing.
`home`: Indonesia itself. `domestic`: a place in the country that goods are sent to, `inbound`: Indonesia as the destination: neither is an export of Indonesia."""

_LIST = r"(?:(?:negara|negara-negara|kawasan|benua|wilayah|pasar|pelanggan|pembeli|importir|buyer|berbagai|beberapa|sejumlah|seperti|antara|lain|yakni|yaitu|adalah|ialah|ke|di|:|,|anggota|kota|utama|lainnya|ekspor|kami|mereka|kita|langsung|juga|sebuah|jaringan|ritel|meliputi|masih|tetap|mulai|dari|terbesar|dan|termasuk|misalnya|sekitar|daratan|besar|terutama|khususnya|baru|tradisional|nontradisional)[\s,]*)*\Z"
_TO = re.compile(
    r"\b(?:ke|menuju|tujuan|tujuannya|negara\s+tujuan|bertujuan|destinasi|pasar|pasarnya|pembeli|importir|buyer|konsumen|pelanggan|merambah|menembus|menyasar|untuk|kepada|pesanan|order|melayani|mancanegara|luar\s+negeri|permintaan)\s*[:(]?\s*"
    + _LIST,
    re.I,
)
_FROM = re.compile(
    r"\b(?:dari|asal|berasal\s+dari|milik|buatan|produksi|produk|oleh|olahan\s+pabrik|pabrik)\s+(?:negara|provinsi|daerah|wilayah|pelabuhan|kawasan|petani|perajin|kebun|desa|kota|kabupaten|sejumlah|beberapa)?\s*\Z",
    re.I,
)
_EXPORTS_OF = re.compile(r"\bekspor(?:nya)?(?:\s+(?!ke\b|tujuan\b|dan\b|menuju\b)\w+){0,2}\s+\Z", re.I)
_EXPORTS = re.compile(
    r"\s+(?:(?:juga|sudah|telah|akan|hanya|tercatat|masih|berhasil|menghentikan)\s+)*(?:mengekspor|mengapalkan|mengirim|menjual|ekspor)\b",
    re.I,
)
_BUYER_AFTER = re.compile(
    r"\s*(?:\([^)]*\)\s*)?(?:,\s*)?(?:yang\s+)?(?:masih|tetap|tercatat|juga|kini|menjadi|merupakan|adalah|jadi|sebagai|ikut|\s)*\s*\b(?:pasar|negara\s+tujuan|tujuan|pembeli|penyerap|pengimpor|importir|menyerap|membeli|mengambil|mengimpor|menampung|memesan|menyusul|penyumbang\s+terbesar|konsumen)\b",
    re.I,
)
_POSSESSED = re.compile(
    r"\b(?:presiden|pemerintah|pemerintahan|menteri|perdana\s+menteri|kanselir|raja|ratu|tarif|kebijakan|dolar|dollar|dubes|duta\s+besar|warga|tentara|bank\s+sentral|otoritas|parlemen|senat|kongres|ekonomi|perekonomian|perang|bea|impor|rupiah\s+terhadap|terhadap|dengan|antara|asosiasi|perusahaan|investor|wisatawan|di|oleh|bagi|produksi|teknologi|standar|mahkamah\s+agung)\s+\Z",
    re.I,
)
_IMPORTED = re.compile(
    r"\b(?:impor|mengimpor|didatangkan|mendatangkan|diimpor|membeli|pembelian)\b[^.;]{0,60}\bdari\s+" + _LIST, re.I
)
_AT = re.compile(r"\b(?:di|pada|bertempat)\s+(?:\w+\s+){0,2}\Z", re.I)
_VENUE_AFTER = re.compile(
    r"\s*,\s*(?:pada\s+)?(?:hari\s+)?(?:senin|selasa|rabu|kamis|jum'?at|sabtu|minggu|kemarin)\b|\s*\((?:\d|senin|selasa|rabu|kamis|jumat|sabtu|minggu)",
    re.I,
)
_PARTNER = re.compile(
    r"\b(?:dengan|kepada|pembeli|importir|buyer|dari|ke|bersama|pesanan|dipesan\s+oleh|saham|pinjaman|tentang)\s+\Z",
    re.I,
)
_ASSOCIATION = re.compile(
    r"\b(?:asosiasi|gabungan|himpunan|perkumpulan|persatuan|perhimpunan|serikat|ikatan|kadin|kamar\s+dagang|apindo|gapki|gapkindo|asmindo|himki|hipmi|aprisindo|association|council|club|federation|gpei|gapmmi|aprobi|apkasindo|aeki|gaikindo|dewan)\b",
    re.I,
)
_FINANCIAL = re.compile(
    r"\b(?:bank|bursa|bei|sekuritas|asuransi|danantara|himbara|bri|bni|bca|nasdaq|sgx|reuters|bloomberg|pelindo|pelabuhan\s+indonesia|garuda)\b",
    re.I,
)
_THROUGH = re.compile(r"[^.,;]{0,20}\bmelalui\b", re.I)
_TITLE = r"(?:kepala|plt\.?|sekretaris|kabid|kasi|kabag|direktur\w*|dirjen|ketua|wakil|statistisi|humas|juru\s+bicara|jubir|kadis|deputi|subkoordinator|pejabat|komisioner|petugas|gubernur)"
_SPEAKER_BEFORE = re.compile(
    rf"\b{_TITLE}\b(?:[\s,]+(?!kata|ujar)[\w.&/-]+){{0,6}}[\s,]*\Z"
    r"|\b(?:data|catatan|laporan|statistik)\b[^,.;]{0,50}\Z"
    r"|\b(?:menurut|berdasarkan|mengutip|merujuk|disertifikasi|diperiksa|difasilitasi|dirilis|dicatat|pemeriksaan|melalui|keterangan|dokumen)\s+(?:(?:dari|oleh|resmi|pihak|dinas|petugas)\s+)*\Z",
    re.I,
)
_SPEAKER_AFTER = re.compile(
    r"(?:\s*\([^)]*\)|\s+(?:setempat|kabupaten|kota|provinsi|sendiri|juga|telah|sudah|kembali|pun|terus|dan)\b|\s+[A-Z][\w.]*){0,6}[\s,]*\b(?:men|me|mem|meng|meny)(?:catat|catatkan|laporkan|yebut|yebutkan|gungkapkan|yatakan|gatakan|jelaskan|rilis|rekap|bukukan|beberkan|proyeksikan|perkirakan|aksir|ilai|rinci|yodorkan|aparkan|uturkan|yampaikan|gaku|gakui|argetkan|matok|data|gklaim|ghitung|unjukkan|lepas|ggagalkan|erbitkan|resmikan|meriksa|fasilitasi|gamankan|gecek|duga|asang|utup|meringatkan|amerkan|ungkap)\b"
    r"|[^.;]{0,40}\b(?:mencatat|merilis|menyebut|melaporkan|memeriksa|mengawal|menunjukkan|memproyeksikan|membukukan|menggagalkan|mencegat|menerbitkan|menaksir|mematok|memasang|menduga|mengungkap)\b",
    re.I,
)
_PRICED = re.compile(
    r"\b(?:harga|harganya|impor|mengimpor|diimpor|produksi|memproduksi|konsumsi|pabrik|stok|industri|smelter|bantuan|membeli|pembelian|kebutuhan|subsidi)\s+(?:(?:global|dunia|nasional|rata-rata|jual|acuan|berupa|komoditas|bahan|baku)\s+)*\Z",
    re.I,
)
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
            return "none" if line.before(mention.start, _PRICED) else "commodity"
        case Label.PORT:
            return "none" if line.before(mention.start, _TO) else "port"
        case _:
            return "none"


def roles(line: Line, mentions: list[Mention]) -> list[tuple[Mention, Role]]:
    """The part of each name; the members of a list share the part of its first ("ke Nigeria dan Malaysia", "ke Osaka, Jepang")."""
    out: list[tuple[Mention, Role]] = []
    for mention in sorted(mentions):
        part = role(line, mention)
        if part in ("open", "none") and mention.label is Label.COUNTRY:
            part = _of_list(line, mention, part)
        out.append((mention, part))
    return out


def _of_list(line: Line, mention: Mention, part: Role) -> Role:
    group = next((g for g in line.groups if mention in g.mentions), None)
    first = group.mentions[0] if group is not None else mention
    if first is not mention and role(line, first) in ("destination", "origin"):
        return role(line, first)
    cities = [
        m
        for m in line.of(Label.REGION)
        if m.end <= first.start and line.text[m.end : first.start].strip(" \xa0") in (",", "(")
    ]
    if cities and (role(line, cities[-1]) == "destination" or line.before(cities[-1].start, _TO)):
        return "destination"
    return part


def reporters(line: Line) -> list[Mention]:
    """Agencies and associations that speak in the sentence: after a title or "data", before or as the agent of a verb of
    reporting, or in one list with such a one."""
    found = [m for m in line.of(Label.AGENCY, Label.COMPANY) if _reports(line, m)]
    listed = [g for g in line.groups if g.label is Label.AGENCY and any(m in found for m in g.mentions)]
    return sorted({*found, *(m for g in listed for m in g.mentions)})


def _reports(line: Line, mention: Mention) -> bool:
    if role(line, mention) != "agency" or line.after(mention.end, _THROUGH):
        return False
    around = line.before(mention.start, _SPEAKER_BEFORE) or line.after(mention.end, _SPEAKER_AFTER)
    return around is not None or _by_minister(line, mention)


def _by_minister(line: Line, mention: Mention) -> bool:
    """ "Menteri Perdagangan … menyebut" speaks for the "Kementerian Perdagangan" that the article names."""
    match = re.match(r"Kementerian\s+(\w+)", mention.text)
    return (
        match is not None
        and re.search(rf"\bMenteri\s+(?:Koordinator\s+(?:Bidang\s+)?)?{re.escape(match[1])}\b", line.text) is not None
    )


def is_association(name: str) -> bool:
    """Whether a COMPANY is a business association, which reports flows and does not export."""
    return _ASSOCIATION.search(name) is not None


def _country(line: Line, mention: Mention) -> Role:
    value = mention.value
    if line.before(mention.start, _IMPORTED):
        return "none"
    towards = line.before(mention.start, _TO) is not None
    if isinstance(value, Country) and value.code == "ID":
        return "inbound" if towards and line.has("export", "shipment") else "home"
    if towards:
        return "destination"
    if (
        line.before(mention.start, _FROM)
        or line.before(mention.start, _EXPORTS_OF)
        or line.after(mention.end, _EXPORTS)
    ):
        return "origin"
    if line.after(mention.end, _BUYER_AFTER):
        return "destination"
    if line.before(mention.start, _AT) and line.has("shipment", "halted"):
        return "destination"
    if line.before(mention.start, _POSSESSED):
        return "none"
    return "open"


def _is_foreign(line: Line, mention: Mention) -> bool:
    """A city abroad: listed as one, or followed by its country ("Valencia, Spanyol")."""
    if isinstance(mention.value, Region) and mention.value.country not in (None, "ID"):
        return True
    after = [
        m
        for m in line.of(Label.COUNTRY)
        if m.start >= mention.end and line.text[mention.end : m.start].strip(" \xa0") in (",", "(")
    ]
    return any(isinstance(m.value, Country) and m.value.code != "ID" for m in after)


def _region(line: Line, mention: Mention) -> Role:
    ports = [
        p
        for p in line.of(Label.PORT)
        if p.end <= mention.start and line.text[p.end : mention.start].strip(" ,(\xa0") in ("", "di")
    ]
    if ports:
        return "none"
    foreign = _is_foreign(line, mention)
    if line.before(mention.start, _TO):
        return "destination" if foreign else "domestic"
    if foreign:
        return "destination" if line.before(mention.start, _AT) else "none"
    if line.after(mention.end, _VENUE_AFTER) and line.before(mention.start, _AT):
        return "none"
    return "origin"


def _company(line: Line, mention: Mention) -> Role:
    if is_association(mention.text):
        return "agency"
    if _FINANCIAL.search(mention.text) or line.before(mention.start, _PARTNER):
        return "none"
    return "exporter"
